"""What the word heads found, as nouns of the domain: event mentions, entities and hedges in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.domain.event_types import NO_EVENT
from sayso.domain.factuality import STATED, Certainty, Factuality, Polarity
from sayso.domain.mention import EntityKind, EntityMention, EventMention, Participant, Role
from sayso.domain.text import Span, Spans
from sayso.model.decode import Run
from sayso.model.encode import Words
from sayso.model.heads import Happening
from sayso.model.spans import spans_of

ROLES = {
    "initiator": Role.INITIATOR,
    "victim": Role.TARGET,
    "target": Role.TARGET,
    "instrument": Role.INSTRUMENT,
}
"""The net's roles that are participants; people acted upon and things acted upon are both targets to the contract."""

PLACE, TIME = "place", "time"

CERTAIN, PROBABLE, POSSIBLE = 2.5, 1.5, 0.5
"""Least distance from zero, on the scale from -3 to +3, of a predicate that is held certain, probable or possible."""


def factuality_of(value: float) -> Factuality:
    """A value from -3 (certainly not) to +3 (certainly) in FactBank's terms (Saurí and Pustejovsky 2009)."""
    far = abs(value)
    if far < POSSIBLE:
        return Factuality(Certainty.UNCOMMITTED, Polarity.UNKNOWN)
    polarity = Polarity.POSITIVE if value > 0 else Polarity.NEGATIVE
    if far < PROBABLE:
        return Factuality(Certainty.POSSIBLE, polarity)
    return Factuality(Certainty.PROBABLE if far < CERTAIN else Certainty.CERTAIN, polarity)


def span_of(run: Run, words: Words) -> Span:
    """Code points from the first word's start to the last word's end."""
    return Span(int(words.starts[run.first]), int(words.ends[run.last]))


def _of_kind(arguments: Iterable[Run], kind: str, words: Words) -> Spans:
    return spans_of((one for one in arguments if one.kind == kind), words)


def _participants(arguments: Sequence[Run], words: Words) -> tuple[Participant, ...]:
    return tuple(
        Participant(ROLES[one.kind], (span_of(one, words),))
        for one in sorted(arguments, key=lambda each: each.first)
        if one.kind in ROLES
    )


def mentions_of(
    found: Iterable[Happening], words: Words, values: Sequence[float], least_share: float
) -> tuple[EventMention, ...]:
    """Happenings as event mentions, in text order.

    Args:
        found: runs count the text's words.
        words: the words that the runs count.
        values: the factuality of each word, none where the bundle does not judge it.
        least_share: the probability from which a type is told.
    """
    every = []
    for one in sorted(found, key=lambda each: each.trigger.first):
        told = one.type if one.share >= least_share and one.type != NO_EVENT else None
        every.append(
            EventMention(
                span_of(one.trigger, words),
                told,
                _participants(one.arguments, words),
                factuality_of(values[one.trigger.first]) if len(values) else STATED,
                places=_of_kind(one.arguments, PLACE, words),
                times=_of_kind(one.arguments, TIME, words),
                score=one.trigger.score,
            )
        )
    return tuple(every)


def entities_of(runs: Iterable[Run], words: Words) -> tuple[EntityMention, ...]:
    """Runs of the entity head as entity mentions, in text order."""
    ordered = sorted(runs, key=lambda each: each.first)
    return tuple(EntityMention(span_of(run, words), EntityKind(run.kind), run.score) for run in ordered)
