from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from sayso.domain.claim import Stance
from sayso.domain.identity import actor_id
from sayso.ledger import Ledger
from sayso.ledger.judgements import file_in, set_side
from sayso.web.app import make_app
from sayso.web.visitor import ANYBODY
from tests.export.shelves import rows
from tests.ledger.builders import Happening, Page, Told, build, ticking
from tests.web.asking import ask, page, post, text

NAME = "The river war & <others>"
PAGES = (
    Page(told=(Told(), Told(who="Governor Tessel", stance=Stance.DENIES))),
    Page(
        publisher="Taldine Post",
        told=(Told(words="the mill was washed away"),),
        events=(Happening(trigger="flood", place="Telmarin", type="Other"),),
    ),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A raid and a flood; nothing is filed."""
    with Ledger.open(str(tmp_path / "one.db"), clock=ticking()) as made:
        for one in PAGES:
            made.record(build(one))
        yield made


def event(ledger: Ledger, word: str) -> str:
    """The id of the event that is called so."""
    return next(one.id for one in ledger.events() if word in one.label)


def filed(ledger: Ledger, item: str, what: str = "in", **more: str) -> int:
    """Sends the form of a page; the answer's status."""
    fields = {"token": ANYBODY.seal or "", "item": item, "dossier": NAME, "by": "Ada Moor", "what": what} | more
    return post(make_app(ledger), "/filing", fields).status_code


def test_an_event_is_filed_on_its_page_and_taken_out_again(ledger: Ledger) -> None:
    """The page says what it is in; the dossier leads to its list."""
    raid = event(ledger, "raid")
    assert text(page(ledger, f"/events/{raid}"), "section.filing p.absent") == ["In no dossier."]
    assert filed(ledger, raid) == 303
    shown = page(ledger, f"/events/{raid}")
    assert text(shown, "section.filing bdi") == [NAME]
    (link,) = shown.xpath("//section[@id='dossiers']//ul//a/@href")
    assert text(page(ledger, link), "tbody th") == ["raid, Korva"]
    assert filed(ledger, raid, "out") == 303
    assert text(page(ledger, f"/events/{raid}"), "section.filing p.absent") == ["In no dossier."]


def test_a_report_is_filed_with_its_events(ledger: Ledger) -> None:
    """On the report's page; its events are in then."""
    flood = event(ledger, "flood")
    report = ledger.event(flood).reports[0]
    assert filed(ledger, report) == 303
    assert text(page(ledger, f"/reports/{report}"), "section.filing bdi") == [NAME]
    assert text(page(ledger, f"/events/{flood}"), "section.filing bdi") == [NAME]


@pytest.mark.parametrize("path", ["/", "/map", "/timeline", "/brief"])
def test_a_dossier_is_a_filter_of_every_view(ledger: Ledger, path: str) -> None:
    """The others are hidden, and counted as hidden."""
    ledger.judge(file_in(event(ledger, "flood"), NAME), "Ada Moor")
    answer = ask(make_app(ledger), f"{path}?dossier=The+river+war+%26+%3Cothers%3E")
    assert answer.status_code == 200
    assert "1 hidden by the filters" in answer.text
    assert "<others>" not in answer.text


def test_exports_and_the_api_take_a_dossier(ledger: Ledger) -> None:
    """Its events alone, with its sides."""
    raid = event(ledger, "raid")
    ledger.judge(file_in(raid, "War"), "Ada Moor")
    ledger.judge(set_side(actor_id("Governor Tessel"), "West", "War"), "Ada Moor")
    ledger.judge(set_side(actor_id("Governor Tessel"), "East", "Another"), "Ada Moor")
    app = make_app(ledger)
    told = json.loads(ask(app, "/api/events?dossier=War").text)
    assert [one["event"]["id"] for one in told["items"]] == [raid]
    for shape in (told["items"][0], json.loads(ask(app, f"/api/events/{raid}?dossier=War").text)):
        sides = {one["actor"]["name"]: one["actor"]["side"] for one in shape["aspects"][0]["positions"]}
        assert sides == {"Ministry of Varn": None, "Governor Tessel": "West"}
    claims = rows(ask(app, "/export/claims?dossier=War").content)
    assert {(row["event"], row["speaker"], row["side"]) for row in claims} == {
        (raid, "Ministry of Varn", ""),
        (raid, "Governor Tessel", "West"),
    }
    assert rows(ask(app, "/?dossier=War&format=csv").content)[0]["sides"] == "West"
    assert "West" in text(page(ledger, f"/events/{raid}?dossier=War"), "tr.groups th")


def test_a_form_from_elsewhere_or_without_a_name_files_nothing(ledger: Ledger) -> None:
    """Nor one that means nothing, nor for what is not there."""
    raid = event(ledger, "raid")
    assert filed(ledger, raid, token="forged") == 400  # noqa: S106  no password
    assert filed(ledger, raid, by=" ") == 400
    assert filed(ledger, raid, what="perhaps") == 400
    assert filed(ledger, raid, dossier="  ") == 400
    assert filed(ledger, "event-0000000000000000") == 404
    assert ask(make_app(ledger), "/filing").status_code == 405
    assert ledger.dossiers() == ()


def test_the_form_offers_the_dossiers_that_there_are(ledger: Ledger) -> None:
    """Those with sides alone too."""
    ledger.judge(set_side(actor_id("Governor Tessel"), "West", "A border"), "Ada Moor")
    shown: html.HtmlElement = page(ledger, f"/events/{event(ledger, 'raid')}")
    assert shown.xpath("//datalist[@id='file-names']/option/@value") == ["A border"]
