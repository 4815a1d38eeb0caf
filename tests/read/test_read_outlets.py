"""Whose page it is."""

from __future__ import annotations

import csv
from importlib.resources import files
from zoneinfo import available_timezones

import pytest

from sayso.read.names import names_in
from sayso.read.outlets import copyright_holder, outlet_by_name, outlet_by_url, outlet_in_text


def rows() -> list[dict[str, str]]:
    """The table of outlets."""
    lines = files("sayso.read").joinpath("outlets.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_the_table_is_whole() -> None:
    """Every outlet has a name of its own, an address of its own, a zone that exists and a kind that is known."""
    table = rows()
    assert len(table) >= 100
    assert len({row["domain"] for row in table}) == len(table)
    assert len({row["name"].casefold() for row in table}) == len(table)
    assert {row["zone"] for row in table} <= available_timezones()
    assert {row["kind"] for row in table} == {"wire", "outlet"}
    assert all(len(row["country"]) == 2 for row in table)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://edition.cnn.com/x", "CNN"),
        ("https://notbbc.example/bbc.co.uk", None),
        ("https://evilbbc.co.uk/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_tells_its_outlet(url: str, name: str | None) -> None:
    """By whole parts of the host's name only."""
    outlet = outlet_by_url(url)
    assert (outlet.name if outlet else None) == name


def test_a_name_is_known_with_or_without_its_article() -> None:
    """In any case of letters."""
    assert outlet_by_name("guardian") == outlet_by_name("The Guardian") is not None
    assert outlet_by_name("The Halden Courier") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("She exclusively told LBC that it was over. Picture: LBC/Social media", "LBC"),
        ("Photo: Reuters. Photo: Reuters. Photo: Reuters.", None),
        ("He told the BBC. He told the BBC again.", None),
        (
            "(Ana Lome for The Washington Post) A clip verified by The Washington Post shows a boat.",
            "The Washington Post",
        ),
        ("A clip seen by Reuters shows it. Reuters could not independently verify it.", None),
        ("Al Jazeera's Ana Lome, reporting from Korva, said so.", None),
        ("TRT World's Ana Lome reports from Korva.", "TRT World"),
        ("She exclusively told LBC. Photo: LBC. It exclusively told CNN. Photo: CNN.", None),
        ("The ferry sank at noon.", None),
    ],
)
def test_a_text_tells_its_outlet_by_how_it_speaks_of_itself(words: str, name: str | None) -> None:
    """A picture of an agency, a word to a rival, or a tie tells nothing."""
    found = outlet_in_text(words)
    assert (found[0].name if found else None) == name


def test_a_copyright_line_names_its_holder() -> None:
    """Known or not; a year is needed."""
    assert copyright_holder("© 2031 The Halden Courier. All rights reserved.") == "The Halden Courier"
    assert copyright_holder("the © sign") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mira Tolen", ("Mira Tolen",)),
        ("By Mira Tolen and Jan Oske", ("Mira Tolen", "Jan Oske")),
        ("By Mira Tolen, Jan Oske & Ilse Varga", ("Mira Tolen", "Jan Oske", "Ilse Varga")),
        ("By Mira Tolen, Defence Editor", ("Mira Tolen",)),
        ("By Mira Tolen in Karsk", ("Mira Tolen",)),
        ("Written by: Ilse van der Aa", ("Ilse van der Aa",)),
        ("By MIRA TOLEN and MIRA TOLEN", ("MIRA TOLEN",)),
        ("https://courier.example/mira", ()),
        ("Von:", ()),
        ("By the light of a moon nobody saw", ()),
        ("", ()),
    ],
)
def test_a_byline_is_told_into_names(line: str, names: tuple[str, ...]) -> None:
    """Without the word before, the post, or the place."""
    assert names_in(line) == names
