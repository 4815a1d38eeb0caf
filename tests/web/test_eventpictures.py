"""The pictures on an event's page: the area that is known, and three clocks, as of the moment that is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sayso.domain.account import EventAccount
from sayso.domain.identity import Place
from sayso.domain.ledger import Entry
from sayso.web.eventpictures import clocks_of, where_of
from tests.web.asking import page, text
from tests.web.invented import LEDGER, RAID, RECORDED

ACCOUNT: EventAccount = LEDGER.event(RAID)
ENTRIES = LEDGER.recorded(ACCOUNT.reports)


def located(precision: int, radius: float | None) -> EventAccount:
    """The event at a point, known so exactly."""
    place = Place("place-1", (), "Tarn Ford", None, 49.0, 20.0, precision, "XV", radius_km=radius)
    return replace(ACCOUNT, place=place)


def test_a_named_place_is_a_point_and_a_district_an_area() -> None:
    """Uncertainty is drawn as the area in which it lies."""
    exact, wide = where_of(located(1, 0.0)), where_of(located(3, 40.0))
    assert exact
    assert exact.spots[0].area is None
    assert wide
    assert wide.spots[0].area is not None
    assert wide.spots[0].area.startswith("M")


def test_a_country_is_no_point_of_a_map() -> None:
    """Where no more than the country is known, or no position at all, there is no map."""
    assert where_of(located(6, 500.0)) is None
    assert where_of(replace(ACCOUNT, place=Place("place-1", (), "Tarn Ford"))) is None
    assert where_of(replace(ACCOUNT, place=None)) is None


def test_each_report_stands_on_the_clock_where_it_was_published() -> None:
    """It leads to the report; what was recorded long after lies beyond the axis and is told so."""
    late = [Entry(RECORDED + timedelta(days=4000), one.by, one.body) for one in ENTRIES]
    found = clocks_of(ACCOUNT, late)
    assert found
    said = [one for one in found.stretches if one.clock == "said"]
    assert {one.href for one in said} <= {f"/reports/{name}" for name in ACCOUNT.reports}
    assert said
    (recorded,) = [one for one in found.stretches if one.clock == "recorded"]
    assert recorded.beyond == 1


def test_an_event_of_which_no_clock_is_known_has_no_line_of_time() -> None:
    """Nothing happened, was said or recorded at a known time: there is nothing to draw."""
    assert clocks_of(replace(ACCOUNT, earliest=None, latest=None), ()) is None


def test_the_page_has_the_clocks_and_says_what_they_are() -> None:
    """Each mark has its words, for whoever does not see it."""
    seen = page(LEDGER, f"/events/{RAID}")
    assert text(seen, "div.pictures figcaption")
    marks = seen.xpath("//svg[contains(@class, 'clocks-picture')]//a/@aria-label")
    assert marks
    assert all(marks)


def test_the_event_s_page_explains_the_mark_of_what_lies_beyond_its_line_of_time() -> None:
    """The key stands in the legend where the mark stands in the picture."""
    seen = page(LEDGER, f"/events/{RAID}")
    marks = seen.xpath("//*[contains(@class, 'clocks-picture')]//*[@class='beyond']")
    assert [one.get("d") for one in marks] == ["M986 50L998 54L986 58"]
    assert text(seen, "ul.clocks li")[-1] == "earlier or later than this axis"
