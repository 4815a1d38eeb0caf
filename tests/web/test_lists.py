from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from sayso.errors import BadRequest
from sayso.export.cells import csv_of
from sayso.ledger.overview import EventsFound
from sayso.web.app import make_app
from sayso.web.lists import EVENTS, counted_beside, pager_of
from sayso.web.selection import NAMES, selection
from tests.web.asking import ask, page, text
from tests.web.crowd import HANDLER, HOSTILE, SCRIPT
from tests.web.invented import EMPTY, LEDGER, RAID, TOLD_TAKEN
from tests.web.placed import FORDS, fords


def hrefs(seen: object, css: str) -> list[str]:
    """Where the links in the elements of a class lead."""
    return [str(one) for one in seen.xpath(f"//*[contains(@class, '{css}')]//a/@href")]  # type: ignore[attr-defined]


def test_filters_narrow_the_list_and_say_so() -> None:
    """What is hidden is counted, what is set can be taken away, and the address tells it all."""
    seen = page(LEDGER, "/?actor=governor&agreement=contested")
    assert text(seen, "tbody th") == ["Raid on the bridge at Tarn Ford"]
    assert text(seen, "p.counts")[0] == "1 event · 1 hidden by the filters · 0 without place · 0 without date"
    assert text(seen, "ul.chips bdi") == ["Who speaks: governor", "Agreement: contested"]
    assert hrefs(seen, "chips")[:2] == ["/?agreement=contested", "/?actor=governor"]
    assert seen.xpath("//select[@name='agreement']/option[@selected]/@value") == ["contested"]
    assert seen.xpath("//input[@name='actor']/@value") == ["governor"]


def test_the_same_selection_is_a_list_a_map_and_a_timeline() -> None:
    """Each of the three views keeps the filters of the others."""
    for path in ("/", "/map", "/timeline"):
        seen = page(LEDGER, f"{path}?actor=governor&page=1")
        assert hrefs(seen, "views") == [f"{one}?actor=governor" for one in ("/", "/map", "/timeline", "/brief")]


def test_no_result_is_not_an_empty_ledger() -> None:
    """Where nothing fits, the page says that nothing was lost and leads back."""
    for path in ("/", "/timeline"):
        seen = page(LEDGER, f"{path}?q=nowhere-said")
        assert text(seen, "div.blank h2") == ["No event fits these filters"]
        assert hrefs(seen, "blank") == [path]


def test_beyond_what_is_counted_it_is_told_that_there_is_more() -> None:
    """Nothing is counted beside what was not counted, and there is a way on."""
    asked = selection("/", QueryParams("agreement=contested"))
    found = EventsFound((), 9_000, 5_000, 1, 2, 3, 4, more=True)
    pager = pager_of(asked, found.fitting, EVENTS, *counted_beside(found, narrowed=True), more=found.more)
    assert (pager.counts, pager.next) == ("1–50 of more than 5,000 events", "/?agreement=contested&page=2")


def test_a_long_list_comes_in_parts() -> None:
    """Fifty at a time; the parts are the whole."""
    first, second = (page(FORDS, f"/?page={n}") for n in (1, 2))
    assert text(first, "p.counts")[0].startswith("1–50 of 60 events")
    assert first.xpath("//a[@rel='next']/@href") == ["/?page=2"]
    assert second.xpath("//a[@rel='prev']/@href") == ["/?page=1"]
    both = [one for seen in (first, second) for one in hrefs(seen, "events")]
    assert len(set(both)) == 60
    assert text(page(FORDS, "/?page=9"), "div.blank h2") == ["No event fits these filters"]


TABLES = (
    *(
        "/?",
        "/map?",
        "/timeline?",
        "/reports?",
        "/reports/refused?",
        "/search?q=bridge&",
        "/search?kind=report&q=bridge&",
    ),
    *(f"/events/{RAID}?", f"/events/{RAID}/reports?"),
)


@pytest.mark.parametrize("path", TABLES)
def test_every_table_is_a_file_too(path: str) -> None:
    """CSV and JSON have the same rows, all of them, under a name; unknown is empty and null, never zero."""
    app = make_app(LEDGER)
    as_csv, as_json = (ask(app, f"{path}format={form}") for form in ("csv", "json"))
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in as_csv.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    objects = json.loads(as_json.text)
    assert rows
    assert len(rows) == len(objects)
    assert list(rows[0]) == list(objects[0])
    for row, one in zip(rows, objects, strict=True):
        assert all((row[name] == "") == (one[name] in (None, "", [])) for name in row)


def test_unknown_and_zero_are_two_values_in_a_file() -> None:
    """An event without any matter has 0 contested ones, and no place, which is not 0."""
    flood = next(one for one in json.loads(ask(make_app(LEDGER), "/?format=json").text) if "flood" in one["label"])
    assert (flood["contested"], flood["lat"], flood["earliest"]) == (0, None, None)


def test_words_that_a_spreadsheet_would_run_are_words() -> None:
    """What begins like a formula gets an apostrophe before it in CSV, and stays as it is in JSON."""
    app = make_app(fords(1))
    answer = ask(app, "/?q==1%2B1&format=csv")
    assert answer.status_code == 200
    told = b"".join(csv_of(["a"], [{"a": "=HYPERLINK(1)"}, {"a": "-5 men"}, {"a": "5 men"}])).decode("utf-8-sig")
    assert told.split("\r\n") == ["a", "'=HYPERLINK(1)", "'-5 men", "5 men", ""]


def test_a_search_finds_claims_and_reports() -> None:
    """Both kinds are listed apart, with the words lit where they stand; a claim's hit leads to the claim."""
    seen = page(LEDGER, "/search?q=bridge+taken")
    assert text(seen, "section h2") == ["Claims", "Reports"]
    assert f"/claims/{TOLD_TAKEN.id}" in hrefs(seen, "hits")
    assert {"bridge", "taken"} <= set(text(seen, "mark.found"))
    assert "Lake Mirror" in text(seen, "ol.hits span.where")
    assert len(text(seen, "ol.hits span.where")) == len(text(seen, "ol.hits li"))
    assert text(page(LEDGER, "/search?q=zebra"), "p.absent") == ["Nothing in this ledger holds these words."] * 2


def test_hostile_words_in_filters_and_hits_are_only_words() -> None:
    """Neither what is searched for nor what is found can become markup."""
    for path in (
        "/search?q=script",
        "/?q=script",
        "/?actor=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/timeline",
        "/map",
    ):
        answer = ask(make_app(HOSTILE), path)
        assert answer.status_code == 200
        assert SCRIPT not in answer.text
        assert HANDLER not in answer.text
        assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"from": "soon"}, "is not a time"),
        ({"agreement": "settled"}, "is no value of “agreement”"),
        ({"origins": "-1"}, "a whole number"),
        ({"page": "0"}, "a whole number"),
        ({"order": "random"}, "is no value of “order”"),
        ({"format": "xlsx"}, "is no value of “format”"),
        ({"q": "x" * 401}, "400 characters at most"),
    ],
)
def test_an_address_that_means_nothing_is_refused(asked: dict[str, str], why: str) -> None:
    """The message names the value and what it could be; nothing is guessed."""
    with pytest.raises(BadRequest, match=why):
        selection("/", asked)


@given(st.dictionaries(st.sampled_from([*NAMES, "format"]), st.text(max_size=30)))
def test_any_address_is_understood_or_refused(asked: dict[str, str]) -> None:
    """Whatever is in an address, it is a selection or a plain refusal; a selection's links lead to it again."""
    try:
        found = selection("/", asked)
    except BadRequest:
        return
    again = selection("/", dict(found.given))
    assert (again.filters, again.order, again.page) == (found.filters, found.order, found.page)


def test_a_day_in_the_filters_is_the_whole_day() -> None:
    """From its first moment to its last."""
    found = selection("/", {"from": "2031-05-14", "to": "2031-05-14"}).filters
    assert found.since is not None
    assert found.until is not None
    assert (found.since.isoformat(), found.until.isoformat()) == (
        "2031-05-14T00:00:00+00:00",
        "2031-05-14T23:59:59.999999+00:00",
    )


def test_what_a_map_cannot_show_is_counted_beside_it() -> None:
    """No place, no position, a country alone: three counts, and none of them has a mark on the map."""
    seen = page(FORDS, "/map")
    assert text(seen, "p.counts")[0] == (
        "36 on the map · 8 without any place · 8 with a place whose position is not known · "
        "8 of which the country or the sea alone is known"
    )
    drawn = json.loads(ask(make_app(FORDS), "/map/events.json").text)["events"]
    assert len(drawn) == 36
    assert {one["radius"] for one in drawn} == {0, 25, 50, 100}
    assert {round(one["lat"], 2) for one in drawn} == {50.0, 50.31, 50.62, 50.93, 51.24}  # where they are, not aside


def test_a_map_of_a_part_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more events than one map takes, the first are drawn, and the page tells that there are others."""
    monkeypatch.setattr("sayso.web.mappage.MOST", 5)
    assert text(page(FORDS, "/map"), "p.counts")[0] == "5 on the map, the first of more"


def test_the_timeline_keeps_three_clocks_apart() -> None:
    """What happened, was said and was recorded have columns of their own; the undated are in the table and counted."""
    seen = page(FORDS, "/timeline")
    assert "12 without date" in text(seen, "p.counts")[0]
    first = seen.xpath("//tbody/tr[1]/td[@data-label]")
    assert [one.get("data-label") for one in first] == ["Happened", "Said", "Recorded"]
    bars = seen.xpath("//*[local-name()='svg'][@role='list']/*[local-name()='a']/@aria-label")
    assert bars[0] == "1 March 2031: 3 events"
    narrowed = seen.xpath("//*[local-name()='svg'][@role='list']/*[local-name()='a']/@href")[0]
    assert narrowed == "/timeline?from=2031-03-01&to=2031-03-01"
    assert len(text(page(FORDS, narrowed), "tbody tr")) == 3


def test_what_lies_beyond_the_axis_has_a_mark_in_its_clock_s_row_and_the_legend_explains_it() -> None:
    """Everything was recorded after the axis ends; of an empty selection there is neither mark nor legend."""
    seen = page(FORDS, "/timeline")
    marks = seen.xpath("//tbody//*[@class='beyond']")
    assert {one.get("d") for one in marks} == {"M986 21L998 25L986 29"}
    assert all("recorded" in one.text_content() for one in marks)
    assert text(seen, "ul.clocks li")[-1] == "earlier or later than this axis"
    assert not page(FORDS, "/timeline?actor=nobody").xpath("//*[@class='beyond']")


@pytest.mark.parametrize("path", ["/", "/reports", "/map", "/timeline", "/search", "/changes", "/brief"])
def test_a_first_run_says_what_to_do_on_every_page(path: str) -> None:
    """An empty ledger has no tables, but a way on; nobody is told that filters hide anything."""
    seen = page(EMPTY, path)
    assert text(seen, "pre.command") == ["sayso read PATH --db LEDGER"]
    assert not text(seen, "table")
    assert "Nothing was lost" not in seen.text_content()
