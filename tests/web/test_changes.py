"""What changed, as page, file and API: over a real ledger whose clock the tests set."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.domain.claim import Stance
from sayso.ledger import Ledger
from sayso.web.app import make_app
from sayso.web.changespage import SIZE
from tests.ledger.builders import MONDAY, Happening, Page, Told, build
from tests.web.asking import ask, page, text

DAY = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)
SAYS = Page()
DENIES = Page(publisher="Taldine Post", told=(Told("Ostr High Command", Stance.DENIES),), body="a second one")


def clock(hours: int) -> Callable[[], datetime]:
    """A clock that stands so many hours after the day's noon."""
    return lambda: DAY + timedelta(hours=hours)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One report at noon, a denial of it two hours later."""
    for hours, report in ((0, SAYS), (2, DENIES)):
        with Ledger.open(str(tmp_path / "one.db"), clock=clock(hours)) as opened:
            opened.record(build(report))
    with Ledger.open(str(tmp_path / "one.db"), clock=clock(3)) as opened:
        yield opened


def test_the_page_tells_what_changed_and_why(ledger: Ledger) -> None:
    """The axis with its former and its present value, the matter, the reason, and the words of the new claims."""
    seen = page(ledger, "/changes?since=2031-05-01T13:00")
    (event,) = text(seen, "div.became-of h3")
    assert event == "raid, Korva"
    agreement = text(seen, "li.change-agreement")[0]
    assert agreement.startswith("agreement: from uncontested →to contested")
    assert "denied by Ostr High Command" in agreement
    assert "the bridge at Korva was taken" in agreement
    (report,) = seen.xpath("//li[contains(@class, 'change-reports-new')]//a/@href")
    assert report.startswith("/reports/")


def test_where_nothing_was_recorded_it_says_so(ledger: Ledger) -> None:
    """An empty answer is no empty page."""
    seen = page(ledger, "/changes?since=2031-05-01T14:00")
    assert text(seen, "div.blank h3") == ["Nothing that was recorded in this time bears on any answer."]


def test_a_date_alone_is_told_from_its_beginning(ledger: Ledger) -> None:
    """What was recorded on the day that is asked for belongs to it."""
    assert text(page(ledger, "/changes?since=2031-05-01"), "li.change-event-new")
    assert not text(page(ledger, "/changes?since=2031-05-02"), "li.change-event-new")


def test_between_two_earlier_moments_nothing_later_is_told(ledger: Ledger) -> None:
    """``as_of`` is the later end: the denial was not recorded yet."""
    seen = page(ledger, "/changes?since=2031-05-01T11:00&as_of=2031-05-01T13:00")
    assert text(seen, "li.change-event-new strong") == ["new event"]
    assert not text(seen, "li.change-agreement")


def test_one_event_is_asked_for_alone(ledger: Ledger) -> None:
    """Its page leads here, and its changes are those of the whole."""
    event = ledger.events()[0].id
    linked = page(ledger, f"/events/{event}").xpath("//p[@class='spans']/a/@href")
    assert all(one.startswith(f"/changes?event={event}&since=") for one in linked)
    seen = page(ledger, f"/changes?event={event}&since=2031-05-01T13:00")
    assert text(seen, "h1 a") == ["raid, Korva"]
    assert text(seen, "li.change-agreement")
    assert ask(make_app(ledger), "/changes?event=event-nowhere").status_code == 404


def test_many_events_come_in_parts(tmp_path: Path) -> None:
    """The parts are the whole, each event once."""
    with Ledger.open(str(tmp_path / "many.db"), clock=clock(0)) as ledger:
        for number in range(SIZE + 3):
            town, day = f"Town{chr(97 + number) * 3}", MONDAY + timedelta(days=40 * number)
            told = Told(f"Council of {town}", words=f"the mill of {town} burned down")
            ledger.record(build(Page(f"{town} News", (told,), (Happening("fire", town, day, None),), day)))
        total = len(ledger.events())
        seen = [page(ledger, f"/changes?since=2031-05-01&page={n}").xpath("//div/h3/a/@href") for n in (1, 2)]
        assert (len(seen[0]), len(seen[0]) + len(seen[1])) == (SIZE, total)
        assert len({*seen[0], *seen[1]}) == total
        first = page(ledger, "/changes?since=2031-05-01")
        assert len(text(first, "li.change-event-new")) == 1  # of the others they are a link away
        (href, *_) = first.xpath("//p[@class='later']/a/@href")
        assert text(page(ledger, href), "li.change-event-new")


def test_the_files_have_every_change(ledger: Ledger) -> None:
    """CSV and JSON hold what the ledger tells, code by code."""
    since = DAY + timedelta(hours=1)
    answer = ask(make_app(ledger), "/changes?since=2031-05-01T13:00&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(one["kind"], one["before"], one["after"]) for one in rows] == [
        (one.kind.value, one.before or "", one.after or "") for one in ledger.changed(since)
    ]


def test_the_api_gives_the_public_shape(ledger: Ledger) -> None:
    """``change/1``, as the command line prints it; pages count events."""
    told = ask(make_app(ledger), "/api/changes?since=2031-05-01T13:00").json()
    assert told["total"] == 1
    assert {one["sayso"] for one in told["items"]} == {"change/1"}
    assert [one["kind"] for one in told["items"]] == [
        one.kind.value for one in ledger.changed(DAY + timedelta(hours=1))
    ]


def test_an_event_of_an_earlier_moment_notes_no_visit(ledger: Ledger) -> None:
    """Whoever looks at what was known then has not seen what is known now."""
    event = ledger.events()[0].id
    assert page(ledger, f"/events/{event}").xpath("//section[@id='visit'][@hidden]")
    assert not page(ledger, f"/events/{event}?as_of=2031-05-01T13:00").xpath("//section[@id='visit']")
