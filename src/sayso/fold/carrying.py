"""Where a person's judgement holds on, once what it is about was read again or its page was changed. Pure.

A judgement names an id, and ids are contents. Another reading of the same report may find the same words with another
cue or aspect, and a new version of a page has ids of its own; the judgement goes with the words:

- in another reading of the report, to the claim of exactly the same stretch of text;
- in a later version of the page, to the claim of the same words (case, punctuation and accents aside) by the same
  speaker.

Where the judged claim was found beside others of the same words, only one of the same aspect and stance fits: a
rejected misreading says nothing of the reading beside it. Where several fit, those alone of the same speaker, then
aspect, then stance are looked at, as long as there are any. Where still not exactly one fits, the judgement is carried
nowhere, and that is said (``History.adrift``). An event is found again by the words that mean it (in the same report a
trigger in common; in a later version the same naming words), under the same rule of exactly one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from sayso.domain.ledger import ToldClaim, ToldEvent
from sayso.relate.spelling import folded_words

_Told = TypeVar("_Told", ToldClaim, ToldEvent)


def claim_in(was: ToldClaim, beside: Iterable[ToldClaim], present: str, claims: Iterable[ToldClaim]) -> str | None:
    """The id of the claim that a former one is now; None: none, or it cannot be told which.

    Args:
        was: a claim that stands no more.
        beside: what was found in its report when it was.
        present: the report that took the place of its report, or its report itself where that was read again.
        claims: those that stand in it.
    """
    if present == was.claim.report:
        fit = [one for one in claims if one.claim.content == was.claim.content]
    else:
        mine = folded_words(was.words)
        fit = [one for one in claims if _speaker(one) == _speaker(was) and folded_words(one.words) == mine]
    if any(one.id != was.id and _same_words(one, was) for one in beside):
        fit = [one for one in fit if (one.claim.aspect, one.claim.stance) == (was.claim.aspect, was.claim.stance)]
    return _only(was, fit, (_speaker, lambda one: one.claim.aspect, lambda one: one.claim.stance))


def event_in(was: ToldEvent, present: str, events: Iterable[ToldEvent]) -> str | None:
    """As ``claim_in``, for an event."""
    if present == was.report:
        triggers = set(was.event.triggers)
        fit = [one for one in events if not triggers.isdisjoint(one.event.triggers)]
    else:
        mine = folded_words(was.words)
        fit = [one for one in events if mine and folded_words(one.words) == mine]
    return _only(was, fit, (lambda one: one.event.type, lambda one: folded_words(one.words)))


def _same_words(one: ToldClaim, other: ToldClaim) -> bool:
    if one.claim.content == other.claim.content:
        return True
    return _speaker(one) == _speaker(other) and folded_words(one.words) == folded_words(other.words)


def _speaker(told: ToldClaim) -> str | None:
    return " ".join(told.actor.name.casefold().split()) if told.actor else None


def _only(was: _Told, fit: Sequence[_Told], by: Sequence[Callable[[_Told], object]]) -> str | None:
    """The only one that fits, narrowed by what it should have in common as long as something is left."""
    for key in by:
        if len(fit) > 1:
            fit = [one for one in fit if key(one) == key(was)] or fit
    return fit[0].id if len(fit) == 1 else None


def final(report: str, next_of: Mapping[str, str]) -> str:
    """The report that stands in the place of this one now; itself where none does."""
    for _ in next_of:  # a way without end would be a fault of the ledger, and must not hang whoever asks
        if report not in next_of:
            break
        report = next_of[report]
    return report
