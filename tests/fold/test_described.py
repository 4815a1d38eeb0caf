"""What describes an event that several reports tell: what most of them bear out, of that the most exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.identity import Event, Place, Time
from sayso.domain.ids import content_id
from sayso.domain.ledger import ToldEvent
from sayso.domain.text import Span
from sayso.fold.described import label_told, place_told, time_told

MAY = datetime(2031, 5, 1, tzinfo=UTC)


def place(
    name: str,
    at: tuple[float, float] | None = None,
    precision: int | None = None,
    country: str | None = None,
    admin: tuple[str, ...] = (),
    radius: float | None = None,
) -> Place:
    """An invented place; one without a point is not in the gazetteer."""
    lat, lon = at or (None, None)
    return Place(
        content_id("place", name, name), (Span(0, 1),), name, None, lat, lon, precision, country, admin, None, radius
    )


KORVA = place("Korva", (10.0, 20.0), 1, "XV", ("Tessel Province",))
KORVAH = place("the mill of Korva", (10.1, 20.1), 1, "XV", ("Tessel Province",))
TELMARIN = place("Telmarin", (40.0, 60.0), 1, "XO")
TESSEL = place("Tessel Province", (10.5, 20.5), 4, "XV", (), 150.0)
VARN = place("Varn", (12.0, 22.0), 6, "XV", (), 600.0)
LESK = place("Lesk")


def days(first: int, last: int) -> Time:
    """From the beginning of one day of the month to the end of another."""
    start, end = MAY + timedelta(days=first), MAY + timedelta(days=last + 1, microseconds=-1)
    return Time(content_id("time", "t", first), Span(0, 1), None, "date", start, end)


def told(where: Place | None = None, when: Time | None = None, number: int = 0, words: str = "raid") -> ToldEvent:
    """An event of one report."""
    event = Event(content_id("event", f"report-{number}", number), None, (), (), where.id if where else None, None)
    return ToldEvent(event, f"report-{number}", words, where, when)


def each(*places: Place | None) -> list[ToldEvent]:
    """One report for each of these places."""
    return [told(one, number=number) for number, one in enumerate(places)]


def test_one_report_does_not_move_what_others_place_elsewhere() -> None:
    """However exact its place is, and though it was published first."""
    assert place_told(each(TELMARIN, KORVA, KORVA)) == KORVA


def test_the_area_around_a_place_speaks_for_it() -> None:
    """A report that names the province or the country bears out the place in it, which is told."""
    assert place_told(each(TELMARIN, TESSEL, KORVA)) == KORVA
    assert place_told(each(TELMARIN, VARN, KORVA)) == KORVA


def test_places_near_one_another_speak_for_one_another() -> None:
    """Two names for points within 25 km are one place, told as it was first."""
    assert place_told(each(TELMARIN, KORVAH, KORVA)) == KORVAH


def test_of_equally_told_places_the_located_one_is_told_then_the_first() -> None:
    """What the gazetteer does not have comes after what it has; where nothing decides, print does."""
    assert place_told(each(LESK, TELMARIN)) == TELMARIN
    assert place_told(each(KORVA, TELMARIN)) == KORVA
    assert place_told(each(TELMARIN, KORVA)) == TELMARIN
    assert place_told(each(None, None)) is None


def test_a_name_that_most_tell_is_told_though_nobody_can_locate_it() -> None:
    """An honest unlocated name is better than a place that one report alone has."""
    assert place_told(each(LESK, TELMARIN, LESK)) == LESK


def test_one_report_does_not_move_the_day_on_which_others_agree() -> None:
    """The day most of them bear out is told, and the narrowest of what they tell."""
    month, week, day, other = days(0, 30), days(6, 12), days(8, 8), days(20, 20)
    assert time_told([told(when=one) for one in (other, month, week, day)]) == day
    assert time_told([told(when=one) for one in (month, week)]) == week
    assert time_told([told(when=None)]) is None


def test_of_times_that_overlap_the_one_told_most_often_is_told() -> None:
    """A night that reaches into the next day does not move the day that most reports tell."""
    day, start = days(8, 8), MAY + timedelta(days=8, hours=18)
    night = Time(content_id("time", "n", 8), Span(0, 1), None, "time", start, start + timedelta(hours=12))
    assert time_told([told(when=one) for one in (night, day, day)]) == day
    assert time_told([told(when=one) for one in (day, night, night)]) == night


@given(st.lists(st.sampled_from([KORVA, KORVAH, TELMARIN, TESSEL, VARN, LESK, None]), max_size=6))
def test_the_place_is_one_that_a_report_tells_and_nothing_more_exact_lies_in_it(places: list[Place | None]) -> None:
    """Nothing is made up, nothing is averaged; a country is told only where no report tells more."""
    found = place_told(each(*places))
    assert found in [*places, None]
    assert (found is None) == (not any(places))
    if found == VARN:
        assert not {KORVA, KORVAH, TESSEL} & {one for one in places if one}


def test_a_bare_participle_is_no_label() -> None:
    """What is told by a participle alone is called by its noun; with whom it befell it stays as told."""
    bare = [replace(one, words="Captured") for one in each(KORVA)]
    assert label_told(bare, KORVA) == "capture, Korva"
    whole = [replace(one, words="two sailors were killed") for one in each(KORVA)]
    assert label_told(whole, KORVA) == "two sailors were killed, Korva"


def test_of_words_that_share_the_commonest_the_most_told_name_the_event() -> None:
    """What two reports call a missile launch is one, and not a headline's shorter words that one of them has."""
    words = ("Fires Missile", "missile launch", "missile launch", "missile test at sea")
    reports = [told(number=number, words=one) for number, one in enumerate(words)]
    assert label_told(reports, None) == "missile launch"


def test_the_label_has_the_place_that_is_told() -> None:
    """The event's name and its place are of one account."""
    reports = each(TELMARIN, KORVA, KORVA)
    assert label_told(reports, place_told(reports)) == "raid, Korva"
