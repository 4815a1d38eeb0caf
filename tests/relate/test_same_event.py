"""Which events of different reports are held to be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.ledger import RelationKind
from sayso.relate import EventSketch, asked_keys, event_keys, relate_events
from sayso.relate.same_event import POSSIBLE, THRESHOLD, likeness

MONDAY = date(2031, 3, 3)

RAID = EventSketch(
    event="event-1",
    report="report-1",
    type="Armed clash",
    triggers=frozenset({"raid"}),
    places=("korva",),
    within=("taldine",),
    gazetteer=None,
    point=None,
    wide=False,
    first=MONDAY,
    last=MONDAY,
    dated=True,
    actors=frozenset({"actor-varn"}),
    cast=frozenset({"varn", "troop"}),
)
OTHER = replace(RAID, event="event-2", report="report-2")
DAY = timedelta(days=1)

names = st.sampled_from(["korva", "korvah", "telmarin", "telmaryn", "taldine"])
PEOPLE_AND_PLACES = ("korva", "varn", "ostrel", "telmarin", "brandt", "lisk", "haskel", "taldine", "sorrin", "hathe")
dates = st.one_of(st.none(), st.integers(0, 12).map(lambda n: MONDAY + n * DAY))


@st.composite
def sketches(draw: st.DrawFn, report: str) -> EventSketch:
    """An event of a report, out of few places, days, words and actors."""
    first = draw(dates)
    return EventSketch(
        event=f"event-{draw(st.uuids())}",
        report=report,
        type=draw(st.sampled_from(["Armed clash", "Attack", "Peaceful protest", "Agreement", "Arrests", None])),
        triggers=draw(st.frozensets(st.sampled_from(["raid", "strik", "blast"]), max_size=2)),
        places=tuple(sorted(draw(st.frozensets(names, max_size=2)))),
        within=tuple(draw(st.lists(names, max_size=1))),
        gazetteer=draw(st.sampled_from([None, None, "g1", "g2"])),
        point=draw(st.sampled_from([None, (50.4, 35.5), (50.45, 35.55), (48.6, 38.0)])),
        wide=draw(st.booleans()),
        first=first,
        last=first + draw(st.integers(0, 6)) * DAY if first else None,
        dated=draw(st.booleans()),
        actors=draw(st.frozensets(st.sampled_from(["actor-varn", "actor-ostr"]), max_size=2)),
        cast=draw(st.frozensets(st.sampled_from(["troop", "villag", "guard"]), max_size=2)),
        focus=draw(st.booleans()),
        names=tuple(draw(st.lists(st.sampled_from(PEOPLE_AND_PLACES), unique=True, max_size=8))),
    )


@given(sketches("report-1"), sketches("report-2"), st.booleans())
def test_likeness_is_symmetric(one: EventSketch, other: EventSketch, one_text: bool) -> None:
    """Who is compared with whom makes no difference, the reasons included."""
    assert likeness(one, other, one_text=one_text) == likeness(other, one, one_text=one_text)


@given(sketches("report-1"), sketches("report-2"))
def test_events_without_a_common_key_are_never_tied(one: EventSketch, other: EventSketch) -> None:
    """The index loses nothing but places known by coordinates alone: each finds the other, or neither does.

    Lesser events without a date have no key of their own: they are compared once their reports' main events are tied.
    """
    found = not asked_keys(one).isdisjoint(event_keys(other))
    assert found == (not asked_keys(other).isdisjoint(event_keys(one)))
    named = replace(one, point=None), replace(other, point=None)
    keyed = (one.first and other.first) or (one.focus and other.focus)
    if keyed and likeness(*named).score >= THRESHOLD:
        assert found


@given(st.lists(sketches("report-1"), max_size=3), st.lists(sketches("report-2"), max_size=3))
def test_reports_are_tied_the_same_from_either_side(left: list[EventSketch], right: list[EventSketch]) -> None:
    """Whichever report comes second, the ties are the same."""
    assert relate_events(left, right) == relate_events(right, left)


def test_the_same_raid_in_two_reports_is_one() -> None:
    """Same place, day, type and word: one event, and the tie says why."""
    (tie,) = relate_events([RAID], [OTHER])
    assert (tie.kind, tie.left, tie.right) == (RelationKind.SAME_EVENT, "event-1", "event-2")
    assert tie.score == 1.0
    assert tie.because == "same place (korva); same day; same type (Armed clash); both say raid; same participants"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(OTHER, places=("korvah",)), True),  # a spelling
        (replace(OTHER, places=("telmarin",), within=()), False),
        (replace(OTHER, places=("taldine",), within=()), True),  # the district
        (replace(OTHER, first=MONDAY + DAY, last=MONDAY + DAY), True),  # a night
        (replace(OTHER, first=MONDAY + 2 * DAY, last=MONDAY + 2 * DAY), False),
        (replace(OTHER, first=MONDAY - 3 * DAY, last=MONDAY + 3 * DAY, dated=False), True),
        (replace(OTHER, first=MONDAY + DAY, last=MONDAY + 7 * DAY, dated=False), False),
        (replace(OTHER, first=None, last=None), False),
        (replace(OTHER, type="Peaceful protest"), False),
        (replace(OTHER, type="Attack"), True),
        (replace(OTHER, type=None, triggers=frozenset({"clash"})), True),  # same participants
        (replace(OTHER, type=None, triggers=frozenset({"visit"}), actors=frozenset(), cast=frozenset()), False),
        (replace(OTHER, places=()), True),  # no place, but the same actor and word on the same day
        (replace(OTHER, places=(), actors=frozenset()), False),
        (replace(OTHER, wide=True, triggers=frozenset({"visit"})), False),  # a whole country places nothing
        (replace(OTHER, report="report-1"), False),  # a report holds its own events apart
    ],
)
def test_what_speaks_for_and_against(other: EventSketch, same: bool) -> None:
    """Place, time, type, participants and words each have their say."""
    assert bool(relate_events([RAID], [other])) is same


TOLD = (*PEOPLE_AND_PLACES, *(f"word{n}" for n in range(20)))
STORY = replace(OTHER, focus=True, told=TOLD, places=("elsewhere",), within=(), triggers=frozenset({"talk"}))


def _half(of: int) -> tuple[str, ...]:
    """The first words of the story, and then others."""
    return (*TOLD[:of], *(f"other{n}" for n in range(30 - of)))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (STORY, True),
        (replace(STORY, told=_half(8)), True),
        (replace(STORY, told=_half(1)), False),
        (replace(STORY, told=()), False),
        (replace(STORY, focus=False), False),  # not what that report is about
        (replace(STORY, told=_half(3), type=None), True),
        (replace(STORY, told=_half(3), type="Peaceful protest"), True),  # of one day, called by another kind
        (replace(STORY, told=_half(3), type="Peaceful protest", first=None, last=None), False),
        (replace(STORY, told=_half(2), type=None, first=None, last=None), False),
        (replace(STORY, told=_half(2), type=None, first=None, last=None, places=("korva",)), True),
        (replace(STORY, told=_half(2), type=None, dated=False), False),
        (replace(STORY, told=_half(2), type=None, dated=False, names=PEOPLE_AND_PLACES), True),
        (replace(STORY, told=_half(3), first=MONDAY + 30 * DAY, last=MONDAY + 30 * DAY), False),
        (replace(STORY, first=None, last=None), True),
    ],
)
def test_main_events_of_reports_that_tell_the_same_are_one(other: EventSketch, same: bool) -> None:
    """Two reports' main events are one where the reports tell the same, and the more the less time and kind agree."""
    raid = replace(RAID, focus=True, told=TOLD, names=PEOPLE_AND_PLACES if other.names else ())
    kinds = {tie.kind for tie in relate_events([raid], [other])}
    assert (RelationKind.SAME_EVENT in kinds) is same


def test_what_is_likely_but_not_sure_is_told_as_possible() -> None:
    """Between one and not one there is a band in which a person decides, and it never holds what is tied."""
    raid = replace(RAID, focus=True, told=TOLD)
    (tie,) = relate_events([raid], [replace(STORY, told=_half(2), type=None, dated=False)])
    assert tie.kind is RelationKind.POSSIBLY_SAME
    assert POSSIBLE <= tie.score < THRESHOLD


def test_main_events_that_tell_the_same_find_one_another() -> None:
    """Pairs of the foremost words are keys, for events without place, time or actors as well."""
    bare = replace(RAID, focus=True, told=TOLD, places=(), within=(), first=None, last=None, actors=frozenset())
    assert event_keys(bare) & asked_keys(replace(bare, event="event-2", report="report-2", told=_half(2)))


def test_an_event_is_tied_to_its_likest_alone() -> None:
    """Of two raids in one report, the one that is more alike is the one; what nothing tells apart is tied twice."""
    lesser = replace(OTHER, event="event-3", triggers=frozenset({"skirmish"}), actors=frozenset())
    assert [tie.right for tie in relate_events([RAID], [OTHER, lesser])] == ["event-2"]
    twin = replace(OTHER, event="event-3")
    assert {tie.right for tie in relate_events([RAID], [OTHER, twin])} == {"event-2", "event-3"}


def test_copies_are_tied_whatever_day_they_are_printed() -> None:
    """One text printed weeks later tells of the same events."""
    late = replace(OTHER, first=MONDAY + 30 * DAY, last=MONDAY + 36 * DAY, dated=False)
    assert relate_events([RAID], [late]) == ()
    assert len(relate_events([RAID], [late], repeated=frozenset({"report-2"}))) == 1


def test_undated_lesser_events_are_one_in_reports_of_one_main_event() -> None:
    """No date is no other date: where the main events are one, place, type and trigger decide; else nothing does."""
    told = ("reed", "column", "korva", "bridge", "taldine", "herald", "varn")
    main = replace(RAID, event="main-1", first=None, last=None, dated=False, focus=True, told=told)
    part = replace(RAID, event="part-1", first=None, last=None, dated=False, type="Non-state actor overtakes territory")
    part = replace(part, triggers=frozenset({"captur"}), actors=frozenset())
    there = [replace(main, event="main-2", report="report-2"), replace(part, event="part-2", report="report-2")]
    tied = {(one.left, one.right) for one in relate_events([main, part], there)}
    assert tied == {("main-1", "main-2"), ("part-1", "part-2")}
    apart = [replace(there[0], told=("ferry", "harbour", "storm", "captain", "rescue")), there[1]]
    assert not relate_events([main, part], apart)
