from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.export.formats import FORMATS
from tests.cli.program import REPORT, sayso
from tests.export.shelves import rows


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of one report."""
    folder = tmp_path_factory.mktemp("exports")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    assert sayso("read", "report.txt", "--rules-only", cwd=folder).status == 0
    return folder


def test_it_goes_to_standard_output_or_into_a_file(ledger: Path) -> None:
    """The same bytes; the line on standard error names the file and what is withheld."""
    printed = sayso("export", "claims", cwd=ledger)
    written = sayso("export", "claims", "--out", "claims.csv", cwd=ledger)
    assert printed.status == written.status == 0
    assert (ledger / "claims.csv").read_bytes() == printed.out.encode()
    assert written.err.startswith("wrote claims.csv: Claims, one a row (CSV), ")
    assert any("Karst Brigade" in row["speaker"] for row in rows(printed.out.encode()))


def test_every_format_is_named_in_the_help_and_has_its_page(ledger: Path) -> None:
    """Those that the command knows are those that it tells of."""
    told = " ".join(sayso("export", "--help", cwd=ledger).out.split())
    page = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")
    for form in FORMATS:
        assert form in told
        assert f"## `{form}`" in page


def test_filters_and_the_pages_address_are_taken(ledger: Path) -> None:
    """A selection that nothing fits is an empty file and no fault."""
    told = sayso("export", "geojson", "--only", "place=nowhere", "--base", "https://desk.example", cwd=ledger)
    assert json.loads(told.out)["features"] == []
    named = sayso("export", "claims", "--base", "https://desk.example/", cwd=ledger)
    assert rows(named.out.encode())[0]["record_url"].startswith("https://desk.example/claims/claim-")


def test_a_whole_ledger_is_exported_and_taken_in(ledger: Path) -> None:
    """What is taken in is checked, and exports to the same text."""
    assert sayso("export", "ledger", "--out", "all.jsonl", cwd=ledger).status == 0
    taken = sayso("import", "all.jsonl", "again.db", cwd=ledger)
    assert (taken.status, taken.err) == (0, "")
    assert "and checked all of it" in taken.out
    assert sayso("export", "ledger", "--db", "again.db", cwd=ledger).out == (ledger / "all.jsonl").read_text()
    again = sayso("import", "all.jsonl", "again.db", cwd=ledger)
    assert (again.status, len(again.complaints)) == (2, 1)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("parquet",), "is no format; it is one of claims, acled"),
        (("claims", "--only", "colour=red"), "is no filter"),
        (("claims", "--as-of", "yesterday"), "is not a time"),
        (("claims", "--out", "no/such/folder/claims.csv"), "cannot be written"),
        (("ledger", "--only", "place=Lindery"), "is exported whole"),
        (("claims", "--dossier", "nobody's"), "no dossier of this ledger is called"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(ledger: Path, asked: tuple[str, ...], why: str) -> None:
    """Nothing is written then."""
    before = {one.name for one in ledger.iterdir()}
    ran = sayso("export", *asked, cwd=ledger)
    assert ran.status == 2
    assert len(ran.complaints) == 1
    assert why in ran.complaints[0]
    assert {one.name for one in ledger.iterdir() if not one.name.endswith(("-wal", "-shm"))} <= before
