"""Events, their reports and who speaks of them as statements of FollowTheMoney, one value a row.

Source: FollowTheMoney 4 (Organized Crime and Corruption Reporting Project, OpenSanctions), its statement model and the
schemas Event, Article, Person, Organization, PublicBody and LegalEntity. What is claimed has no schema there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha1
from typing import Final

from sayso.domain.account import EventAccount, Speaker
from sayso.domain.identity import ActorKind
from sayso.domain.report import Report
from sayso.export.cells import Row
from sayso.export.material import Hiding, Material
from sayso.withholding import WITHHELD

COLUMNS: Final = (
    "id", "entity_id", "canonical_id", "prop", "schema", "value", "dataset", "lang", "original_value", "external",
    "first_seen", "last_seen", "origin",
)  # fmt: skip
DATASET: Final = "sayso"

_SCHEMAS: Final = {
    ActorKind.PERSON.value: "Person",
    ActorKind.OFFICIAL.value: "Person",
    ActorKind.WITNESS.value: "Person",
    ActorKind.STATE.value: "PublicBody",
    ActorKind.ORGANISATION.value: "Organization",
    ActorKind.ARMED_GROUP.value: "Organization",
    ActorKind.OUTLET.value: "Organization",
}
"""Whatever else speaks is a ``LegalEntity``: somebody, of a kind that is not known."""

Told = tuple[str, str, str, str]
"""An entity's id and schema, a property and its value."""


def statement_rows(material: Material) -> Iterator[Row]:
    """The rows of a selection: each event, its reports and its speakers, each entity where it comes first."""
    seen: set[str] = set()
    for account, hiding in material.accounts():
        span = material.span_recorded(account.id)
        reports = material.reports(account.reports)
        entities = [list(_event(account, hiding))]
        entities += [list(_report(reports[one], hiding)) for one in account.reports if one in reports]
        speakers = {position.actor.id: position.actor for matter in account.aspects for position in matter.positions}
        entities += [list(_speaker(one, hiding)) for one in speakers.values()]
        for told in entities:
            if told and told[0][0] not in seen:
                seen.add(told[0][0])
                yield from (_row(one, span) for one in told)


def _row(told: Told, span: tuple[datetime, datetime] | None) -> Row:
    entity, schema, prop, value = told
    first, last = (one.astimezone(UTC).isoformat(timespec="seconds") for one in span) if span else (None, None)
    return {
        "id": sha1("\0".join((DATASET, *told)).encode("utf-8", "replace"), usedforsecurity=False).hexdigest(),
        "entity_id": entity,
        "canonical_id": entity,
        "prop": prop,
        "schema": schema,
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "external": "f",
        "first_seen": first,
        "last_seen": last,
        "origin": "sayso",
    }


def _event(account: EventAccount, hiding: Hiding) -> Iterator[Told]:
    place = account.place
    values = {
        "name": hiding.text(account.label) or None,
        "startDate": account.earliest.isoformat() if account.earliest else None,
        "endDate": account.latest.isoformat() if account.latest else None,
        "location": hiding.text(place.name) if place else None,
        "country": place.country.lower() if place and place.country else None,
        "recordId": account.id,
    }
    yield from _known(account.id, "Event", values)


def _report(report: Report, hiding: Hiding) -> Iterator[Told]:
    values = {
        "title": hiding.text(report.title),
        "publisher": report.publisher,
        "publishedAt": report.published.isoformat() if report.published else None,
        "modifiedAt": report.updated.isoformat() if report.updated else None,
        "sourceUrl": hiding.address(report.url),
        "language": report.language,
        "contentHash": report.sha256_raw,
    }
    yield from _known(report.id, "Article", values)


def _speaker(actor: Speaker, hiding: Hiding) -> Iterator[Told]:
    """Whoever has a name; those who are not named by a report, or by this file, are no entity."""
    if actor.id is None or (actor.kind in WITHHELD and not hiding.named):
        return
    schema = _SCHEMAS.get(actor.kind or "", "LegalEntity")
    yield from _known(actor.id, schema, {"name": hiding.name(actor.name, actor.kind)})


def _known(entity: str, schema: str, values: dict[str, str | None]) -> Iterator[Told]:
    yield from ((entity, schema, name, value) for name, value in values.items() if value)
