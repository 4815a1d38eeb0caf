"""An event's account as the overview keeps it: packed JSON from which the same account comes back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sayso.domain.account import (
    Agreement,
    AspectAccount,
    EventAccount,
    Position,
    Possibly,
    Speaker,
    Spread,
    Verification,
)
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.relation import ClaimRelation, ClaimRelationKind, Independence
from sayso.domain.text import Span, Spans
from sayso.ledger.trees import from_json, place_from, place_to, quantities_from, quantities_to

_Tree = Mapping[str, Any]


def account_to(account: EventAccount) -> bytes:
    """An account as JSON in ASCII, packed to a sixth: lone surrogates, which no file can hold, are escapes in it."""
    told = json.dumps(
        {
            "id": account.id,
            "label": account.label,
            "type": account.type,
            "earliest": account.earliest.isoformat() if account.earliest else None,
            "latest": account.latest.isoformat() if account.latest else None,
            "place": place_to(account.place) if account.place else None,
            "reports": account.reports,
            "as_of": account.aspects[0].as_of.isoformat() if account.aspects else None,
            "aspects": [_aspect_to(one) for one in account.aspects],
            "possibly": [[one.event, one.report, one.score, one.because] for one in account.possibly],
        },
        separators=(",", ":"),
    )
    return zlib.compress(told.encode("ascii"), 1)


def account_from(said: bytes, as_of: datetime | None = None) -> EventAccount:
    """The account that ``account_to`` wrote.

    Args:
        said: what it wrote.
        as_of: the moment that it is told as of: a later one than it was made at, with nothing recorded in between that
            it depends on. None: the one it was made at.
    """
    tree = from_json(zlib.decompress(said).decode("ascii"))
    moment = as_of if as_of is not None else _moment(tree["as_of"])
    return EventAccount(
        id=tree["id"],
        label=tree["label"],
        type=tree["type"],
        earliest=_moment(tree["earliest"]),
        latest=_moment(tree["latest"]),
        place=place_from(tree["place"]) if tree["place"] else None,
        reports=tuple(tree["reports"]),
        aspects=tuple(_aspect_from(one, moment) for one in tree["aspects"] if moment is not None),
        possibly=tuple(Possibly(*one) for one in tree["possibly"]),
    )


def _aspect_to(one: AspectAccount) -> _Tree:
    spread = one.spread
    return {
        "aspect": one.aspect,
        "proposition": one.proposition,
        "positions": [
            [[who.actor.id, who.actor.name, who.actor.side, who.actor.kind], who.stance, who.certainty, who.claims,
             who.reports, who.rival, [claim for claim, _ in who.quantities],
             quantities_to(told for _, told in who.quantities)]
            for who in one.positions
        ],
        "spread": [spread.reports, spread.publishers, spread.origins, spread.origins_unknown],
        "agreement": one.agreement,
        "verification": one.verification,
        "because": one.because,
        "claims": one.claims,
        "relations": [
            [tie.kind, tie.subject, tie.object, tie.independence, _words_to(tie.subject_words),
             _words_to(tie.object_words), tie.score, tie.because, tie.given]
            for tie in one.relations
        ],
    }  # fmt: skip


def _aspect_from(tree: _Tree, as_of: datetime) -> AspectAccount:
    return AspectAccount(
        aspect=Aspect(tree["aspect"]),
        proposition=tree["proposition"],
        positions=tuple(
            Position(
                Speaker(*actor), Stance(stance), Certainty(certainty), tuple(claims), tuple(reports), rival,
                tuple(zip(telling, quantities_from(quantities), strict=True)),
            )
            for actor, stance, certainty, claims, reports, rival, telling, quantities in tree["positions"]
        ),
        spread=Spread(*tree["spread"]),
        agreement=Agreement(tree["agreement"]),
        verification=Verification(tree["verification"]),
        as_of=as_of,
        because=tree["because"],
        claims=tuple(tree["claims"]),
        relations=tuple(
            ClaimRelation(
                ClaimRelationKind(kind), one, other, Independence(independence), _words_from(here), _words_from(there),
                score, because, tuple(given),
            )
            for kind, one, other, independence, here, there, score, because, given in tree["relations"]
        ),
    )  # fmt: skip


def _words_to(spans: Spans) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _words_from(told: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in told)


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
