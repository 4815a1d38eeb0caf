"""What tables of coded events want of an event and an account does not have: who took part, and how many died.

Nothing is decided here. Where reports differ, the value that most of them tell is given where a format has room for one
alone, the others beside it, and that it was so is said in the row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from sayso.domain.account import EventAccount
from sayso.domain.claim import FOR, Aspect
from sayso.domain.json_values import Json
from sayso.domain.ledger import ToldClaim
from sayso.domain.mention import Role
from sayso.domain.report import Report
from sayso.export.material import Hiding, Material
from sayso.relate import count_of, figure_among, quantities_of
from sayso.relate.content import DEAD
from sayso.withholding import MARK

LONGEST = 1_000
"""Code points of a claim that are looked at for a figure."""

_CASUALTIES = re.compile(r"\bcasualt(?:y|ies)\b", re.IGNORECASE)
"""Takes in the wounded: by this word alone nobody was told to be dead."""

_NAMELESS = frozenset(
    (
        *("i", "we", "us", "you", "he", "him", "she", "her", "it", "they", "them", "who", "which", "that", "this"),
        *("these", "those", "one", "another", "others", "somebody", "someone", "anybody", "anyone", "nobody", "noone"),
        *("everybody", "everyone", "itself", "himself", "herself", "themselves"),
    )
)
"""Pronouns: by themselves they tell of nobody who took part."""

_NOBODY = re.compile(r"\b(?:nobody|no[- ]one|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part, as reports tell it; ``kind`` None: their reports do not say what they are."""

    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many were killed, as one claim tells it; ``high`` None: no upper bound."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with all that a table of events wants.

    ``reports``: the first published first. ``initiators`` and ``targets``: whom most reports name first. ``deaths``:
    every figure that somebody holds; none: nobody told any, which is not zero.
    """

    account: EventAccount
    hiding: Hiding
    reports: tuple[Report, ...]
    claims: Mapping[str, ToldClaim]
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    deaths: tuple[Deaths, ...]

    @property
    def lowest(self) -> int | None:
        """The lowest figure of deaths; None: none was told."""
        return min((one.low for one in self.deaths), default=None)

    @property
    def highest(self) -> int | None:
        """The highest figure of deaths; None: none was told, or one has no upper bound."""
        tops = [one.high for one in self.deaths]
        return None if not tops or None in tops else max(one for one in tops if one is not None)

    @property
    def agreed(self) -> int | None:
        """The one figure that everybody who gives any gives; None: none, or several, or one that is a range."""
        return self.lowest if self.lowest is not None and self.lowest == self.highest else None

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who put its reports out, each once; where that is not known nothing stands."""
        return tuple(dict.fromkeys(one.publisher for one in self.reports if one.publisher))


def happenings(material: Material) -> Iterator[Happening]:
    """The events of a selection, in its order."""
    for account, hiding in material.accounts():
        reports = sorted(material.reports(account.reports).values(), key=_published)
        claims = {one.id: one for one in material.claims_by_id(_counted(account))}
        told = list(_participants(material, account, hiding))
        yield Happening(
            account=account,
            hiding=hiding,
            reports=tuple(reports),
            claims=claims,
            initiators=_parties(told, Role.INITIATOR),
            targets=_parties(told, Role.TARGET),
            deaths=tuple(_deaths(claims.values())),
        )


def _published(report: Report) -> tuple[bool, float, str]:
    when = report.published
    return when is None, when.timestamp() if when else 0.0, report.id


def _counted(account: EventAccount) -> Iterable[str]:
    """The claims that can give a figure of those killed."""
    wanted = (Aspect.HOW_MANY, Aspect.WHO_SUFFERED)
    return [claim for matter in account.aspects if matter.aspect in wanted for claim in matter.claims]


def _deaths(claims: Iterable[ToldClaim]) -> Iterator[Deaths]:
    for one in claims:
        if one.claim.stance not in FOR:
            continue
        gist = one.words[:LONGEST]
        count = count_of(_CASUALTIES.sub(" ", gist))
        if count is None or count.harm != DEAD:
            continue
        if _NOBODY.search(gist):
            yield Deaths(0, 0)
        elif (figure := figure_among(quantities_of(one))) is not None and isfinite(figure.low):
            yield Deaths(round(figure.low), round(figure.high) if isfinite(figure.high) else None)


Told = tuple[str, Party]
"""A role and who had it."""


def _participants(material: Material, account: EventAccount, hiding: Hiding) -> Iterator[Told]:
    """Who had which role, once for each report that tells it."""
    for report in account.reports:
        reading = material.reading(report)
        text = reading.get("text")
        cast = {one.get("id"): one for one in objects(reading.get("actors"))}
        found: dict[Told, None] = {}
        for event in objects(reading.get("events")):
            if not material.is_of(str(event.get("id")), account.id):
                continue
            for one in objects(event.get("participants")):
                party = _party(one, cast, text if isinstance(text, str) else "", hiding)
                if party is not None:
                    found[(str(one.get("role")), party)] = None
        yield from found


def _party(
    told: Mapping[str, Json], cast: Mapping[Json, Mapping[str, Json]], text: str, hiding: Hiding
) -> Party | None:
    actor = cast.get(told.get("actor"))
    if actor is not None:
        kind = str(actor["kind"])
        name = hiding.name(str(actor["name"]), kind)
        return Party(name, kind) if name else None
    spans = told.get("spans")
    words = [
        text[pair[0] : pair[1]]
        for pair in (spans if isinstance(spans, list) else ())
        if isinstance(pair, list) and isinstance(pair[0], int) and isinstance(pair[1], int)
    ]
    name = hiding.text(" ".join(" ".join(words).split()))
    return Party(name, None) if name and name != MARK and name.casefold() not in _NAMELESS else None


def _parties(told: Sequence[Told], role: Role) -> tuple[Party, ...]:
    """Those who had a role: whom most reports name first, of equals who was named first."""
    of_role = [party for had, party in told if had == role.value]
    named: Counter[str] = Counter(one.name.casefold() for one in of_role)
    first: dict[str, Party] = {}
    for one in of_role:
        first.setdefault(one.name.casefold(), one)
    order = list(first)
    return tuple(first[name] for name in sorted(order, key=lambda name: (-named[name], order.index(name))))


def objects(told: Json) -> list[dict[str, Json]]:
    """The objects of a JSON array."""
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
