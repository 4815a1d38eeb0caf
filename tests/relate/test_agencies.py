"""Which agencies a report credits."""

from __future__ import annotations

import pytest

from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.relate import agency_of, credits_of
from sayso.relate.agencies import agency_named


def document(*paragraphs: str, byline: tuple[str, ...] = (), kind: BlockKind = BlockKind.BODY) -> Document:
    """A report of these paragraphs; the first may be of another kind."""
    whole, blocks = "", []
    for number, paragraph in enumerate(paragraphs):
        span = Span(len(whole), len(whole) + len(paragraph))
        blocks.append(Block(span, BlockKind.BODY if number else kind))
        whole += paragraph + "\n"
    report = Report("report-1", None, None, None, None, byline, "The Herald", None, None, "en", "", "")
    return Document(report, Text(whole, tuple(blocks), ()))


def agency(found: Document) -> str | None:
    """The one agency whose copy the report is."""
    return agency_of(credits_of(found))


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("TALDINE, March 3 (Northwire) - Troops crossed the river.", "Northwire"),
        ("KORVA (AA) — Troops crossed the river.", "Anadolu Agency"),
        ("Korva, Varn (AP) – Troops crossed the river.", "Associated Press"),
        ("KORVA/TALDINE, March 3 (Reuters) - Troops crossed the river.", "Reuters"),
        ("Korva, 3 mars (AFP) - Des soldats ont traversé le fleuve.", "Agence France-Presse"),
        ("Korva, 3 mar (EFE).- Las tropas cruzaron el río.", "EFE"),
        ("Korva (dpa) - Soldaten haben den Fluss überquert.", "dpa"),
        ("KORVA, March 3. /TASS/. Troops crossed the river.", "TASS"),
        ("KORVA, March 3. /noon/. Troops crossed the river.", None),
        ("(Reuters) - Troops crossed the river.", "Reuters"),
        ("Troops crossed the river, a spokesman (42) said.", None),
        ("Troops crossed the river.", None),
    ],
)
def test_a_dateline_names_its_agency(paragraph: str, name: str | None) -> None:
    """The tag between a dateline's place and its dash is the agency, known by name or not."""
    assert agency(document(paragraph, "More of it.")) == name


def test_a_dateline_of_its_own_block_needs_no_dash() -> None:
    """Some pages set the dateline apart."""
    assert agency(document("KORVA (AFP)", "More.", kind=BlockKind.DATELINE)) == "Agence France-Presse"


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        (("Ada Moor", "Reuters"), "Reuters"),
        (("Ada Moor and AFP",), "Agence France-Presse"),
        (("By The Associated Press",), "Associated Press"),
        (("Ada Moor avec AFP",), "Agence France-Presse"),
        (("Von dpa",), "dpa"),
        (("Varn Press Agency",), "Varn Press Agency"),
        (("Ada Moor",), None),
        (("Pa Lind",), None),
    ],
)
def test_a_byline_may_be_an_agency_s(byline: tuple[str, ...], name: str | None) -> None:
    """An agency that is known, or calls itself one, writes under its own name."""
    assert agency(document("Troops crossed the river.", byline=byline)) == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Talks go on. (dpa)", "dpa"),
        ("Talks go on. (aa)", None),  # a tag is written as its agency writes it
        ("Talks go on. (AP)", "Associated Press"),
        ("Source: Interfax", "Interfax"),
        ("Source : AFP", "Agence France-Presse"),
        ("Quelle: dpa", "dpa"),
        ("Fuente: EFE", "EFE"),
        ("— with AFP", "Agence France-Presse"),
        ("Herald avec AFP", "Agence France-Presse"),
        ("Mit Material von dpa", "dpa"),
        ("Con información de EFE", "EFE"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "Associated Press"),
        ("Copyright 2031 The Herald. All rights reserved.", None),
        ("Source: a soldier", None),
        ("With a heavy heart", None),
        ("Talks go on (see map)", None),
    ],
)
def test_a_closing_credit_names_a_known_agency(last: str, name: str | None) -> None:
    """A credit under the last paragraph, in English, French, German or Spanish, counts where it is an agency's."""
    assert agency(document("Troops crossed the river.", last)) == name


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("Talks go on. (AP/Reuters)", {"Associated Press", "Reuters"}),
        ("Talks go on. (dpa, AFP)", {"dpa", "Agence France-Presse"}),
        ("AP and Reuters contributed to this report.", {"Associated Press", "Reuters"}),
        ("Reuters contributed to this report.", {"Reuters"}),
        ("Associated Press writer Ada Moor in Korva contributed to this report.", {"Associated Press"}),
        ("Information from AFP was used in this report.", {"Agence France-Presse"}),
    ],
)
def test_what_an_agency_gave_in_part_is_credited_and_is_not_the_whole(last: str, names: set[str]) -> None:
    """Two agencies are both named; of one that contributed it is not told which words are its."""
    credited = credits_of(document("Troops crossed the river.", last))
    assert {one.agency for one in credited} == names
    assert agency_of(credited) is None


def test_a_credit_tells_its_place_and_words() -> None:
    """Each credit points at the words that give it."""
    found = document("KORVA (AFP) - Troops crossed the river.", "Reuters contributed to this report.")
    told = [(one.agency, one.where, found.text[one.words], one.whole) for one in credits_of(found) if one.words]
    assert told == [
        ("Agence France-Presse", "dateline", "AFP", True),
        ("Reuters", "credit line", "Reuters contributed to this report", False),
    ]


def test_a_tag_is_no_word() -> None:
    """Agencies are known by their tags letter for letter, and by their names in any capitals."""
    assert agency_named("AA") == "Anadolu Agency"
    assert agency_named("aa") is None
    assert agency_named("the associated press") == "Associated Press"
    assert agency_named("Pa") is None


def test_long_paragraphs_take_no_time() -> None:
    """A hostile line of five million characters is looked at by its ends alone."""
    for line in ("A" * 5_000_000, "(" * 5_000_000, "A (" * 1_700_000, " " * 4_999_999 + "x", "a and " * 800_000):
        assert credits_of(document(line, line)) == ()
