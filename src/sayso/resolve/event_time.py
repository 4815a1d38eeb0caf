"""When an event was, from all the times that its triggers are tied to, or that the report lends it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.domain.identity import Event, Time
from sayso.resolve.focus import Draft
from sayso.resolve.when import Calendar, Hold, Tie

WEIGHT = {Hold.LOOSE: 1, Hold.CLEAR: 2, Hold.FIRM: 4}
"""What a tie counts: the firmer, the more often it is right (``evaluation/TIMES.md``)."""

A_WEEK = 3
"""UCDP's date_prec of a week."""


def time_told(ties: Sequence[Tie], when: Mapping[str, Time]) -> str | None:
    """The time that the event's ties bear out most: those whose own time overlaps it, each by its weight.

    Of times of which one takes in the other the inner one is told, unless it is tied loosely and the other is a week or
    less. Of times borne out alike the more firmly tied is told, then the first.
    """
    known = [one for one in ties if one.time in when]
    inner = [one for one in known if not any(_is_finer(other, one, when) for other in known)]
    return (
        max(
            inner,
            key=lambda one: (_borne_out(one, known, when), one.hold, -known.index(one)),
            default=Tie("", Hold.LOOSE),
        ).time
        or None
    )


def _is_finer(inner: Tie, outer: Tie, when: Mapping[str, Time]) -> bool:
    told = when[outer.time]
    return _takes_in(told, when[inner.time]) and (inner.hold > Hold.LOOSE or (told.precision or 0) > A_WEEK)


def _takes_in(outer: Time, inner: Time) -> bool:
    """Whether the one lies inside the other and is narrower."""
    if not (outer.earliest and outer.latest and inner.earliest and inner.latest):
        return False
    narrower = inner.latest - inner.earliest < outer.latest - outer.earliest
    return narrower and outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _borne_out(one: Tie, ties: Sequence[Tie], when: Mapping[str, Time]) -> int:
    return sum(WEIGHT[other.hold] for other in ties if _agree(when[one.time], when[other.time]))


def _agree(one: Time, other: Time) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return one.id == other.id or (one.earliest is None and one.value is not None and one.value == other.value)
    return one.earliest <= other.latest and other.earliest <= one.latest


def inheriting(
    calendar: Calendar,
    when: Mapping[str, Time],
    drafts: Sequence[Draft],
    events: Sequence[Event],
    main: int | None,
    parts: Sequence[int],
) -> Iterator[Event]:
    """Gives the event that the report is about the time of the lede, or of its parts, and its parts the time of it.

    Each where nothing else is said of when they were.

    Args:
        calendar: the report's times, by sentence.
        when: the same by their ids.
        drafts: its events in the making.
        events: what became of each.
        main: the number of the one that the report is about; None: there is none.
        parts: the numbers of those that are parts of it.
    """
    whole = None
    if main is not None:
        own = {calendar.sentence(mention.trigger.start) for mention in drafts[main].mentions}
        rest = (draft for number, draft in enumerate(drafts) if number != main)
        others = {tie.time for draft in rest for tie in draft.ties if tie.hold > Hold.LOOSE}
        of_parts = [when[time] for number in parts if (time := events[number].time) is not None]
        whole = events[main].time or calendar.of_lede(own, others) or _shared(of_parts)
    for number, event in enumerate(events):
        inherits = event.time is None and (number == main or number in parts)
        yield replace(event, time=whole) if inherits else event


def _shared(times: Sequence[Time]) -> str | None:
    """The first of some times that all agree; None where there is none or they part."""
    agree = all(_agree(one, other) for one in times for other in times)
    return times[0].id if times and agree else None
