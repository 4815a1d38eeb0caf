"""``sayso gazetteer``, and reading with a list of one's own."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import sayso
from tests.gazetteer.rows import dump


def test_a_dump_becomes_the_list_that_reading_asks(tmp_path: Path) -> None:
    """What was built from a dump tells reading where a place is, and the reading says which list told it."""
    built = sayso("gazetteer", "build", str(dump(tmp_path)), "--out", str(tmp_path / "own.gaz"), cwd=tmp_path)
    assert built.status == 0, built.err
    assert "12 places" in built.err
    page = tmp_path / "page.txt"
    page.write_text("Shots were heard in Krayvoron, Vardia, on Monday.\n", "utf-8")
    read = sayso(
        "read",
        "--json",
        "--rules-only",
        "--gazetteer",
        str(tmp_path / "own.gaz"),
        "--db",
        str(tmp_path / "x.db"),
        str(page),
        cwd=tmp_path,
    )
    assert read.status == 0, read.err
    places = {one["name"]: one for one in json.loads(read.out)["places"]}
    place = places["Krayvoron"]
    assert (place["gazetteer"], place["country"], place["precision"]) == ("geonames:8", "VA", 1)
    assert (place["radius_km"], place["claimed_by"], place["candidates"][0]["name"]) == (0.0, [], "Krayvoron")


def test_find_shows_every_place_of_a_name(tmp_path: Path) -> None:
    """Each line is one place; a name that nobody bears ends with the status for "not found"."""
    own = str(tmp_path / "own.gaz")
    assert sayso("gazetteer", "build", "-q", str(dump(tmp_path)), "--out", own, cwd=tmp_path).status == 0
    found = sayso("gazetteer", "find", "Ulmen", "--json", "--gazetteer", own, cwd=tmp_path)
    assert [json.loads(line)["country"] for line in found.out.splitlines()] == ["OS", "VA"]
    assert sayso("gazetteer", "find", "Nowherton", "--gazetteer", own, cwd=tmp_path).status == 5


def test_a_file_that_is_no_list_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """A wrong file is one line and a status of its own; nothing is recorded."""
    wrong = tmp_path / "wrong.gaz"
    wrong.write_text("no list")
    page = tmp_path / "page.txt"
    page.write_text("Shots were heard in Krayvoron.\n", "utf-8")
    read = sayso("read", "--gazetteer", str(wrong), "--db", str(tmp_path / "x.db"), str(page), cwd=tmp_path)
    assert read.status == 6
    assert read.err.splitlines()[-1].startswith("sayso: ")
    assert "is no compiled gazetteer" in read.err
