"""Claims as they are looked at when those of one event are sorted into matters. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.domain.claim import Aspect, Stance
from sayso.fold.agreement import TAKES_SIDE
from sayso.fold.decisions import Decisions
from sayso.fold.said import Said
from sayso.fold.values import Field
from sayso.relate import Saying, is_thin
from sayso.relate.content import names_of


def with_aspect(said: Sequence[Said]) -> Iterator[tuple[Said, Aspect]]:
    """Each claim with the aspect that it is accounted under.

    A denial or a word of checking that has no content of its own ("called the claim a lie") and for which no aspect was
    found is about what was claimed before it in its report, and so under the aspect of that.
    """
    last: dict[str, Aspect] = {}
    for one in sorted(said, key=lambda one: (one.report.id, one.order[2], one.order)):
        aspect = one.told.claim.aspect
        if aspect is Aspect.OTHER and one.stance is not Stance.ASSERTS and is_thin(aspect, one.gist):
            aspect = last.get(one.report.id, aspect)
        elif one.stance in TAKES_SIDE:
            last[one.report.id] = aspect
        yield one, aspect


def saying_of(one: Said, aspect: Aspect, decisions: Decisions) -> Saying:
    """A claim as it is looked at when its event's claims are sorted. ``aspect``: that which it is accounted under."""
    return Saying(
        id=one.told.id,
        report=one.report.id,
        words=one.gist,
        stance=one.stance,
        start=one.order[2],
        order=one.order,
        aspect=aspect,
        settled=Field.ASPECT in decisions.corrections.get(one.told.id, ()),
        follows=one.gone is not None or decisions.rejected(one.told.id),
        by=_party(one, decisions),
    )


def _party(one: Said, decisions: Decisions) -> frozenset[str]:
    """The names of who makes a claim and of their side."""
    actor = one.told.actor
    if actor is None:
        return frozenset()
    return names_of(actor.name) | names_of(decisions.sides.get(actor.id, actor.side) or "")
