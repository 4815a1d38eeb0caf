"""Events and claims as a STIX 2.1 bundle: a report for each event, a note for each claim, an opinion on each matter.

Source: OASIS Standard "STIX Version 2.1", 10 June 2021. A claim's note holds its words and names its speaker as author;
what the speaker does with a matter's proposition is an ``opinion`` on the matter's note. Confidence and likelihood are
left out: nobody gave any. Ids are made of ours (UUID 5), so that the same ledger makes the same bundle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid5

from sayso.domain.account import AspectAccount, EventAccount, Position
from sayso.domain.claim import Stance
from sayso.domain.identity import ActorKind
from sayso.domain.json_values import Json
from sayso.export.geojson import point_of
from sayso.export.jsonld import known
from sayso.export.jsonparts import document_of
from sayso.export.material import Hiding, Material
from sayso.withholding import MARK, WITHHELD
from sayso.wording import ASPECTS, VERIFICATIONS

NAMESPACE: Final = UUID("6f2c9f0a-6a0f-5c6e-9b4e-0d5b3d1f7a11")
EPOCH: Final = "1970-01-01T00:00:00.000Z"

OPINIONS: Final = {
    Stance.ASSERTS: "strongly-agree",
    Stance.CONFIRMS: "strongly-agree",
    Stance.QUALIFIES: "agree",
    Stance.DISPUTES: "disagree",
    Stance.DENIES: "strongly-disagree",
}
"""Whoever declines, or says that it was not verified, has no opinion on it: they have a note alone."""

_CLASSES: Final = {
    ActorKind.PERSON.value: "individual",
    ActorKind.OFFICIAL.value: "individual",
    ActorKind.WITNESS.value: "individual",
    ActorKind.STATE.value: "organization",
    ActorKind.ORGANISATION.value: "organization",
    ActorKind.OUTLET.value: "organization",
    ActorKind.ARMED_GROUP.value: "group",
    ActorKind.UNNAMED.value: "unknown",
    ActorKind.UNKNOWN.value: "unknown",
}


def stix(material: Material) -> Iterator[bytes]:
    """The selection's events with their matters, positions and reports as one bundle."""
    moment = material.moment.isoformat() if material.moment else ""
    name = uuid5(NAMESPACE, f"{moment} {material.wanted.filters!r} {material.wanted.named}")
    head: dict[str, Json] = {"type": "bundle", "id": f"bundle--{name}"}
    return document_of(head, "objects", _objects(material))


def stix_id(kind: str, *of: str) -> str:
    """The id of an object that is made of ours."""
    return f"{kind}--{uuid5(NAMESPACE, ' '.join((kind, *of)))}"


def _objects(material: Material) -> Iterator[dict[str, Json]]:
    told: set[str] = set()
    for account, hiding in material.accounts():
        writer = _Event(material, account, hiding)
        for one in writer.objects():
            if str(one["id"]) not in told:
                if str(one["type"]) in ("identity", "location"):
                    told.add(str(one["id"]))  # these alone can come again with another event
                yield one


class _Event:
    """The objects of one event."""

    def __init__(self, material: Material, account: EventAccount, hiding: Hiding) -> None:
        self._material = material
        self._account = account
        self._hiding = hiding
        span = material.span_recorded(account.id)
        self._created = _moment(span[0]) if span else EPOCH
        self._modified = _moment(span[1]) if span else EPOCH

    def objects(self) -> Iterator[dict[str, Json]]:
        """Identities and the place first, then the matters, then the report that refers to all of them."""
        refs: list[Json] = []
        for one in self._parts():
            refs.append(one["id"])
            yield one
        account, url = self._account, self._material.wanted.address("events", self._account.id)
        if not refs:  # a report refers to something
            note = self._common("note", account.id) | {"content": "Nothing is claimed of it.", "object_refs": []}
            note["object_refs"] = [stix_id("report", account.id)]
            refs.append(note["id"])
            yield note
        yield self._common("report", account.id) | known(
            {
                "name": self._hiding.told(account.label),
                "published": self._created,
                "object_refs": list(dict.fromkeys(map(str, refs))),
                "external_references": [{"source_name": "sayso", "url": url, "external_id": account.id}],
            }
        )

    def _parts(self) -> Iterator[dict[str, Json]]:
        place = self._account.place
        if place is not None and (point_of(place) is not None or place.country):
            yield self._place()
        for number, matter in enumerate(self._account.aspects):
            yield from self._matter(number, matter)

    def _place(self) -> dict[str, Json]:
        place = self._account.place
        assert place is not None
        pointed = point_of(place) is not None
        reach = place.radius_km * 1000 if place.radius_km is not None else None
        told = self._common("location", str(place.name), str(place.lat), str(place.lon), str(place.country))
        return told | known(
            {
                "name": self._hiding.text(place.name),
                "latitude": place.lat if pointed else None,
                "longitude": place.lon if pointed else None,
                "precision": reach if pointed else None,  # metres about the point
                "country": place.country,
            }
        )

    def _matter(self, number: int, matter: AspectAccount) -> Iterator[dict[str, Json]]:
        note = stix_id("note", self._account.id, str(number))
        status = f"{matter.agreement.value}; {VERIFICATIONS[matter.verification]}; {self._hiding.told(matter.because)}"
        for position in matter.positions:
            if position.actor.id is not None:
                yield self._identity(position)
        yield self._common("note", self._account.id, str(number)) | {
            "abstract": ASPECTS[matter.aspect],
            "content": f"{self._hiding.told(matter.proposition)}\n\n{status}",
            "object_refs": [stix_id("report", self._account.id)],
        }
        for at, position in enumerate(matter.positions):
            opinion = OPINIONS.get(position.stance)
            if opinion is not None:
                yield self._opinion(note, f"{number} {at}", position, opinion)

    def _identity(self, position: Position) -> dict[str, Json]:
        actor = position.actor
        hidden = actor.kind in WITHHELD and not self._hiding.named
        name = MARK if hidden else self._hiding.name(actor.name, actor.kind) or MARK
        told = self._common("identity", MARK if hidden else str(actor.id))
        return told | {"name": name, "identity_class": _CLASSES.get(actor.kind or "", "unknown")}

    def _opinion(self, note: str, number: str, position: Position, opinion: str) -> dict[str, Json]:
        actor = position.actor
        name = self._hiding.name(actor.name, actor.kind)
        links: list[Json] = [
            {"source_name": "sayso", "url": self._material.wanted.address("claims", claim), "external_id": claim}
            for claim in position.claims
        ]
        return self._common("opinion", self._account.id, number) | known(
            {
                "opinion": opinion,
                "authors": [name] if name is not None else None,
                "object_refs": [note],
                "external_references": links or None,
            }
        )

    def _common(self, kind: str, *of: str) -> dict[str, Json]:
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": stix_id(kind, *of),
            "created": self._created,
            "modified": self._modified,
        }


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
