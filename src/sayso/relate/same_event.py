"""Whether two reports tell of the same event: by place, time, type, participants and trigger words.

The score depends on the two events alone and is symmetric, so that the order in which reports arrive cannot matter.
Candidates are found by shared keys: two events without a common key have no way to the threshold, and adding a report
touches only those that have one. Within one report the reader held its events apart; between two reports an event is
therefore tied only to those that it is most like, and that are most like it.

Main events are tied by what whole reports tell, a learned probability; lesser events by weights set by hand. Headline
likeness plays no part. Between one and not one there is a band of events that are possibly one: told, not acted upon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from sayso.domain.ledger import Relation, RelationKind
from sayso.gazetteer.extent import km_between
from sayso.relate.event_sketch import EventSketch
from sayso.relate.spelling import alike, skeleton
from sayso.relate.story import Story, story_model, story_of
from sayso.relate.types import TypeLikeness, type_likeness

PLACE, TIME, TYPE, TRIGGER, CAST = 0.35, 0.25, 0.15, 0.15, 0.10
THRESHOLD = 0.6
ENOUGH_ABOUT_WHAT = 0.8
"""Same place and day is not yet same event: type, trigger or participants must agree at least this far."""

POSSIBLE = 0.4
"""From here to ``THRESHOLD`` two events are possibly one: told, and never acted upon."""

STORY_SUPPORTED, STORY, STORY_APART, POSSIBLE_STORY = 0.05, 0.2, 0.4, 0.08
"""The learned probability that two reports tell one story from which their main events are one: where types agree and
triggers are shared, or names are; where nothing speaks either way; where types exclude one another, or places or times
differ; and from where on they are possibly one."""

STORY_OF_A_DAY, STORY_OF_A_PLACE = 0.08, 0.05
"""The same where both date it to one day, and where both put it at one place."""

SAME_DAY, SAME_PLACE = 1.0, 0.9
ENOUGH_NAMES = 0.35
"""Cosine of the names that two reports tell most: from here on they are of one cast."""

ENOUGH_ALIKE = 0.3
"""Share of the fewer trigger stems that both tell."""

FOREMOST = 14
"""Stems of a report by which its main event is looked up, in pairs."""

MOST_NAMES = 20

NEAR_KM = 10.0
WINDOW = timedelta(days=3)
"""How far from its publication an event without a date may lie."""

WIDEST = timedelta(days=31)
"""A time wider than a month ("last year") is too vague to tie events by; such events are left to people."""

SLIP = timedelta(days=1)
"""Two zones may give one night two dates."""


def event_keys(event: EventSketch) -> frozenset[str]:
    """The keys under which an event is found: each place, and each named actor with each trigger, on each of its days.

    Keys of actors tell whether the event has a place: where both have one, it decides, and actors need not be asked.
    A main event is also found by pairs of the stems that its report tells most.
    """
    return _keys(event, "A" if event.placed else "a").union(_story_keys(event))


def asked_keys(event: EventSketch) -> frozenset[str]:
    """The keys under which an event's neighbours are found; symmetric: who finds is found."""
    return _keys(event, "a").union(() if event.placed else _keys(event, "A"), _story_keys(event))


def _story_keys(event: EventSketch) -> Iterator[str]:
    """Pairs of the stems that a report tells most; by main events alone."""
    if event.focus:
        for one, other in combinations(sorted(event.told[:FOREMOST]), 2):
            yield f"s:{one}:{other}"


def _keys(event: EventSketch, by_actor: str) -> frozenset[str]:
    if event.first is None or event.last is None:
        return frozenset()
    keys = [f"{by_actor}:{actor}:{trigger}" for actor in event.actors for trigger in event.triggers]
    if event.placed:
        keys += [f"p:{skeleton(name)}" for name in (*event.places, *event.within)]
        keys += [f"g:{event.gazetteer}"] if event.gazetteer else []
    days = range(event.first.toordinal(), event.last.toordinal() + 1 + (SLIP.days if event.dated else 0))
    return frozenset(f"{key}:{day}" for key in keys for day in days)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two events are, 0 to 1, and what speaks for it."""

    score: float
    because: str


NOT_ALIKE = Likeness(0.0, "")


def likeness(left: EventSketch, right: EventSketch, *, one_text: bool = False, one_story: bool = False) -> Likeness:
    """Compares two events of different reports.

    Args:
        left: one event.
        right: the other; the order of the two makes no difference.
        one_text: the reports repeat one text, so that their dates say nothing about the event's.
        one_story: the reports' main events are one, so that lesser events without a date are of one time.
    """
    when, why_when = (1.0, "one text") if one_text else _time(left, right)
    if one_story and not when and left.first is None and right.first is None:
        when, why_when = 0.5, "in reports of one main event"
    kind = type_likeness(left.type, right.type)
    if left.focus and right.focus and (told := _main_events(left, right, when, why_when, kind)).score:
        return told
    trigger = _shared(left.triggers, right.triggers)
    actors = not left.actors.isdisjoint(right.actors)
    placeless = not (left.placed and right.placed)
    if 0.0 in (when, kind.score) or (placeless and not (actors and trigger) and not one_text):
        return NOT_ALIKE
    where, why_where = _place(left, right)
    if not where:
        return NOT_ALIKE
    cast = 1.0 if actors else 0.8 * _shared(left.cast, right.cast)
    if max(kind.score if kind.known else 0.0, trigger, cast) < ENOUGH_ABOUT_WHAT:
        return NOT_ALIKE
    score = PLACE * where + TIME * when + TYPE * kind.score + TRIGGER * trigger + CAST * cast
    both_say = ", ".join(sorted(left.triggers & right.triggers)[:3])
    reasons = (
        why_where,
        why_when,
        kind.because,
        f"both say {both_say}" if both_say else "",
        "same participants" if actors else "",
    )
    return Likeness(round(score, 4), "; ".join(reason for reason in reasons if reason))


def _main_events(left: EventSketch, right: EventSketch, when: float, why_when: str, kind: TypeLikeness) -> Likeness:
    """Whether two reports have one main event, by the words that they tell most; nothing where that says too little.

    The less time, type and place agree, the more the words must.
    """
    told = story_of(left, right)
    story = story_model().score(told)
    where, why_where = _place(left, right) if left.placed and right.placed else (0.0, "")
    needed = _needed(left, right, told, when, where, kind)
    if story < min(needed, POSSIBLE_STORY):
        return NOT_ALIKE
    both = sorted(set(left.told[:FOREMOST]) & set(right.told[:FOREMOST]), key=left.told.index)
    share = (story - needed) / (1 - needed)
    score = THRESHOLD + (1 - THRESHOLD) * share if share >= 0 else POSSIBLE + (THRESHOLD - POSSIBLE) * story / needed
    reasons = (f"main events of reports that both tell of {', '.join(sorted(both[:5]))}", why_where, why_when)
    return Likeness(round(score, 4), "; ".join(reason for reason in reasons if reason))


def _needed(left: EventSketch, right: EventSketch, told: Story, when: float, where: float, kind: TypeLikeness) -> float:
    """The probability that two reports tell one story from which their main events are one.

    What two reports agree in lowers it, what they differ in raises it. Two that date their events to one day, or put
    them at one place at one time, call one thing by two kinds sooner than they tell of two things.
    """
    one_day = when >= SAME_DAY and left.dated and right.dated
    one_place = where >= SAME_PLACE
    enough = [STORY]
    if kind.known and kind.score and _shared(left.triggers, right.triggers) >= ENOUGH_ALIKE:
        enough.append(STORY_SUPPORTED)
    if when and (told.names or 0.0) >= ENOUGH_NAMES:
        enough.append(STORY_SUPPORTED)
    if one_day:
        enough.append(STORY_OF_A_DAY)
    if one_place:
        enough.append(STORY_OF_A_PLACE)
    needed = min(enough)
    apart = not when and left.first and right.first
    unlike = not kind.score and not one_day and not (one_place and when)
    elsewhere = left.placed and right.placed and left.point and right.point and not where
    return max(needed, STORY_APART) if apart or unlike or elsewhere else needed


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    """The overlap coefficient: how much of the smaller set is in the larger."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _place(left: EventSketch, right: EventSketch) -> tuple[float, str]:
    if not (left.placed and right.placed):
        return 0.4, "place not known to both"
    if left.gazetteer and left.gazetteer == right.gazetteer:
        return 1.0, f"same place ({min(left.places + right.places, default=left.gazetteer)})"
    names = sorted(name for one in left.places for other in right.places if alike(one, other) for name in (one, other))
    if names:
        return 1.0, f"same place ({names[0]})"
    if left.point and right.point and km_between(*left.point, *right.point) <= NEAR_KM:
        return 0.9, f"places within {NEAR_KM:.0f} km"
    inside = [n for a, b in ((left, right), (right, left)) for n in a.places for w in b.within if alike(n, w)]
    if inside:
        return 0.6, f"one place within the other ({min(inside)})"
    return 0.0, ""


def _time(left: EventSketch, right: EventSketch) -> tuple[float, str]:
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return 0.0, ""
    gap = max(left.first, right.first) - min(left.last, right.last)
    if not (left.dated or right.dated):
        # two windows of one width: their gap is measured between the publications
        close = abs(left.first - right.first) <= WINDOW
        return (0.5, "published within days of one another") if close else (0.0, "")
    if not (left.dated and right.dated):
        return (0.5, "published within days of the date") if gap <= timedelta() else (0.0, "")
    if gap > SLIP:
        return 0.0, ""
    if gap > timedelta():
        return 0.8, "a day apart"
    exact = max(left.last - left.first, right.last - right.first) <= SLIP
    return (1.0, "same day") if exact else (0.6, "times overlap")


def relate_events(
    told: Sequence[EventSketch], others: Iterable[EventSketch], *, repeated: frozenset[str] = frozenset()
) -> tuple[Relation, ...]:
    """Finds which of one report's events are told by other reports too.

    Args:
        told: all the events of one report.
        others: events of other reports; at least all that share a key with one of ``told``.
        repeated: ids of reports that repeat this one's text.

    Returns:
        The ties at or above ``THRESHOLD``, and between main events of reports that share none, those above ``POSSIBLE``
        as possible ones; in order of their ids. Events of one report are never tied to one another.
    """
    pairs: dict[str, list[tuple[Likeness, EventSketch, EventSketch]]] = defaultdict(list)
    perhaps: dict[str, list[tuple[Likeness, EventSketch, EventSketch]]] = defaultdict(list)
    mine = {one.report for one in told}
    others = [other for other in others if other.report not in mine]
    together = {
        other.report
        for other in others
        for one in told
        if one.focus and other.focus and likeness(one, other).score >= THRESHOLD
    }
    for other in others:
        one_text, one_story = other.report in repeated, other.report in together
        for one in told:
            found = likeness(one, other, one_text=one_text, one_story=one_story)
            if found.score >= THRESHOLD:
                pairs[other.report].append((found, one, other))
            elif found.score >= POSSIBLE and one.focus and other.focus:
                perhaps[other.report].append((found, one, other))
    ties = [_tie(RelationKind.SAME_EVENT, pair) for of_report in pairs.values() for pair in _mutually_best(of_report)]
    ties += [
        _tie(RelationKind.POSSIBLY_SAME, pair)
        for report, of_report in perhaps.items()
        if report not in pairs
        for pair in of_report
    ]
    return tuple(sorted(ties, key=lambda tie: tie.id))


def _tie(kind: RelationKind, pair: tuple[Likeness, EventSketch, EventSketch]) -> Relation:
    found, one, other = pair
    return Relation(kind, min(one.event, other.event), max(one.event, other.event), found.score, found.because)


def _mutually_best(
    pairs: list[tuple[Likeness, EventSketch, EventSketch]],
) -> list[tuple[Likeness, EventSketch, EventSketch]]:
    """The pairs in which each is the other's best; where nothing tells two apart, both are tied."""
    best: dict[str, float] = defaultdict(float)
    for found, one, other in pairs:
        best[one.event] = max(best[one.event], found.score)
        best[other.event] = max(best[other.event], found.score)
    return [pair for pair in pairs if pair[0].score == best[pair[1].event] == best[pair[2].event]]
