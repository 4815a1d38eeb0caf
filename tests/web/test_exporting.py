from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from lxml import html

from sayso.errors import LedgerError
from sayso.export.formats import FORMATS
from sayso.web.app import make_app
from tests.export.shelves import rows
from tests.web.asking import ask, page
from tests.web.crowd import HOSTILE
from tests.web.invented import LEDGER, RAID, InventedLedger
from tests.web.placed import fords


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_a_file_of_its_own_type(form: str) -> None:
    """It comes whole, under a name, with its length."""
    answer = ask(make_app(LEDGER), f"/export/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMATS[form].media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="{FORMATS[form].file}"'
    assert int(answer.headers["content-length"]) == len(answer.content) > 0


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_are_exported_as_words(form: str) -> None:
    """Whatever reports say, the file is one that its readers understand."""
    answer = ask(make_app(HOSTILE), f"/export/{form}")
    assert answer.status_code == 200
    if FORMATS[form].columns:
        assert all(None not in row for row in rows(answer.content))
    else:
        json.loads(answer.content)


def test_a_selection_is_exported_as_the_list_shows_it() -> None:
    """The list, the map and the timeline lead to files of the same filters."""
    for path in ("/", "/map", "/timeline"):
        links = page(LEDGER, f"{path}?actor=governor").xpath("//*[@class='downloads']//details//a/@href")
        assert links == [f"/export/{name}?actor=governor" for name in FORMATS]
    told = json.loads(ask(make_app(LEDGER), "/export/geojson?actor=governor").text)
    assert [one["id"] for one in told["features"]] == [RAID]


def test_records_have_the_address_of_the_pages_that_were_asked() -> None:
    """So that a link in a file leads back."""
    told = rows(ask(make_app(LEDGER), "/export/claims").content)
    assert told[0]["record_url"] == f"http://127.0.0.1:8710/claims/{told[0]['claim']}"


def test_witnesses_are_named_only_where_that_is_asked_for() -> None:
    """As in a brief."""
    assert b"Orla Venn" not in ask(make_app(LEDGER), "/export/claims").content
    assert b"Orla Venn" in ask(make_app(LEDGER), "/export/claims?witnesses=named").content


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    """As a page that says so."""
    answer = ask(make_app(LEDGER), "/export/spreadsheet")
    assert answer.status_code == 400
    assert "claims, acled, ucdp" in answer.text


class Broken(InventedLedger):
    """A ledger that fails after a while."""

    def reports(self, as_of: object = None, *, ids: Iterable[str] | None = None):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG002
        raise LedgerError("the ledger cannot be read")


def test_a_failure_on_the_way_is_an_error_and_no_file_cut_short() -> None:
    """Nothing goes out before all of it is made."""
    broken = Broken(LEDGER.versions, LEDGER.documents, LEDGER.told)
    answer = ask(make_app(broken), "/export/claims")
    assert answer.status_code == 503
    assert "content-disposition" not in answer.headers
    assert html.document_fromstring(answer.text).xpath("//h1")


def test_no_row_is_left_out_of_a_long_table() -> None:
    """Nor comes twice: the file is asked for in portions."""
    app = make_app(fords(450))
    ids = [row["id"] for row in rows(ask(app, "/?format=csv").content)]
    assert len(ids) == len(set(ids)) == 450
    assert len(rows(ask(app, "/export/acled").content)) == 450


def test_every_table_of_an_event_and_of_reports_offers_its_files() -> None:
    """CSV and JSON stand under each table."""
    event = page(LEDGER, f"/events/{RAID}")
    assert event.xpath("//a[@download]/@href") == [
        f"/events/{RAID}?format=csv",
        f"/events/{RAID}?format=json",
        f"/events/{RAID}/reports?format=csv",
        f"/events/{RAID}/reports?format=json",
    ]
    assert "/reports/refused?format=csv" in page(LEDGER, "/reports").xpath("//a[@download]/@href")


def test_unknown_is_not_zero_in_a_format_of_events() -> None:
    """A flood without place has no coordinates at 0, 0."""
    told = json.loads(ask(make_app(replace(LEDGER)), "/export/geojson").text)
    flood = next(one for one in told["features"] if "flood" in one["properties"]["label"])
    assert flood["geometry"] is None
    assert flood["properties"]["contested"] == 0
