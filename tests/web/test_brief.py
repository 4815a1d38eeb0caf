from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pypdf import PdfReader

from sayso.domain.account import EventAccount
from sayso.domain.claim import Aspect
from sayso.domain.identity import ActorKind, Place
from sayso.domain.ids import content_id
from sayso.domain.text import Span
from sayso.errors import CannotPrint
from sayso.web.brief.file import brief_file
from sayso.web.brief.making import brief_of
from sayso.web.brief.printing import find_chromium, pdf_of
from sayso.web.brief.spoken import sentences
from sayso.web.brief.told import Brief
from sayso.web.desk import Desk
from sayso.web.selection import selection
from sayso.withholding import MARK, withholder
from tests.web.asking import ask, page, text
from tests.web.crowd import HANDLER, HOSTILE, SCRIPT
from tests.web.invented import (
    BODY,
    EMPTY,
    HEAD,
    LEDGER,
    RECORDED,
    TOLD_TAKEN,
    InventedLedger,
    matter,
    person,
    position,
    said,
    written,
)
from tests.web.placed import FORDS


def made(ledger: InventedLedger = LEDGER, *, named: bool = False, **asked: str) -> Brief:
    """The brief of a selection."""
    return brief_of(Desk(ledger), selection("/brief", asked), named=named)


def parsed(brief: Brief) -> html.HtmlElement:
    """Its file."""
    return html.document_fromstring(brief_file(brief).decode())


# ------------------------------------------------------------------ what it says

SEEN: Final = person("Orsolya Venn", None, ActorKind.WITNESS)
STORY = written(
    "Baker Orsolya Venn tells of shots at Tarn Ford",
    "Mereth Observer",
    datetime(2031, 5, 16, 8, 0, tzinfo=UTC),
    (HEAD, "Baker Orsolya Venn tells of shots at Tarn Ford"),
    (BODY, "ORSOLYA  VENN, a baker, said that Ms. Venn’s own window was hit. “I am\nOrsolya, and I saw it,” she said."),
    url="https://observer.example/2031/baker-orsolya-venn-tells",
)
TOLD = replace(
    said(STORY, "that Ms. Venn’s own window was hit", SEEN, cue="said", source="ORSOLYA  VENN, a baker,"),
    actor=replace(SEEN, mentions=(Span(STORY.text.words.index("ORSOLYA"), STORY.text.words.index("ORSOLYA") + 22),)),
)
SHOTS = content_id("event", "shots")
BAKERY = InventedLedger(
    versions=(
        (
            RECORDED,
            EventAccount(
                SHOTS,
                "shots, as Venn tells",
                None,
                None,
                None,
                Place("place-1", (), "Tarn Ford", lat=51.0, lon=30.0, precision=2),
                (STORY.report.id,),
                (
                    matter(
                        Aspect.WHAT,
                        "Ms. Venn’s own window was hit",
                        position(TOLD),
                        because="asserted by Orsolya Venn",
                    ),
                ),
            ),
        ),
    ),
    documents=(STORY,),
    told=(TOLD,),
)


def test_each_quotation_leads_to_its_words_in_their_report() -> None:
    """Who says what, with a number; under the number the words stand as they are in the text, and their place."""
    seen = page(LEDGER, "/brief")
    voices = text(seen, "article.brief p.voice")
    assert any(one.startswith("Free Tarn League says: “its fighters had taken the bridge") for one in voices)
    for link in seen.xpath("//p[@class='voice']/a[@class='said']"):
        (note,) = seen.xpath(f"//li[@id='{link.get('href')[1:]}']")
        claim = LEDGER.claim(note.xpath(".//a[starts-with(@href, '/claims/')]/text()")[0])
        assert "".join(one.text_content() for one in note.xpath(".//mark")) == claim.words
    assert seen.xpath(f"//section[@class='notes']//a[@href='/claims/{TOLD_TAKEN.id}']")


def test_contested_points_and_what_was_said_of_checking_stand_first() -> None:
    """Each leads to its matter."""
    seen = page(LEDGER, "/brief")
    points = seen.xpath("//ul[@class='points']/li/a/@href")
    assert points
    assert all(seen.xpath(f"//div[@id='{one[1:]}']") for one in points)


def test_a_file_needs_nothing_and_tells_neither_when_nor_where_it_was_made() -> None:
    """Its links lead within it or to the reports' own addresses; the same brief makes the same bytes."""
    brief = made()
    seen = parsed(brief)
    assert not seen.xpath("//script|//img|//link|//@style|//@onclick")
    for href in seen.xpath("//@href"):
        assert href.startswith("https://") or seen.xpath(f"//*[@id='{href[1:]}']"), href
    assert brief_file(brief) == brief_file(made())
    assert "default-src 'none'" in seen.xpath("//meta[@http-equiv]/@content")[0]


def test_hostile_words_stand_as_words() -> None:
    """Whatever a report holds is text in the file too."""
    shown = brief_file(made(HOSTILE, named=True)).decode()
    assert SCRIPT not in shown
    assert HANDLER not in shown
    assert not html.document_fromstring(shown).xpath("//script|//@onerror")


def test_no_side_stands_first_but_by_the_alphabet() -> None:
    """The order is told, and it is the one that is told."""
    for event in made(FORDS).events:
        for one in event.matters:
            assert [side.name for side in one.sides] == sorted(side.name for side in one.sides)
    assert "alphabetical order" in made(FORDS).order


def test_an_empty_brief_says_so() -> None:
    """Where nothing fits, the file says it too."""
    assert "No event fits." in parsed(made(EMPTY)).text_content()
    assert "No event fits." in list(sentences(made(EMPTY)))


# ------------------------------------------------------------------ whom it does not name


def test_no_form_of_a_witness_s_name_is_in_any_form_of_the_brief() -> None:
    """Not in quotations, headlines, labels, addresses, reasons or the words around; not in the PDF's metadata."""
    brief = made(BAKERY)
    everything = [brief_file(brief).decode(), "\n".join(sentences(brief)), repr(brief)]
    everything.append(ask_text(BAKERY, "/brief"))
    for shown in everything:
        assert not re.search("orsolya|venn", shown, re.IGNORECASE)
    assert brief.withheld
    assert MARK in brief.sources[0].title  # type: ignore[operator]
    assert brief.sources[0].link is None
    assert brief.events[0].matters[0].sides[0].voices[0].name == "a witness, not named here"


def test_witnesses_are_named_where_that_is_asked_for() -> None:
    """Nothing is altered then, and the brief says that they are named."""
    brief = made(BAKERY, named=True)
    assert MARK not in brief_file(brief).decode()
    assert "Orsolya Venn" in brief_file(brief).decode()
    assert "Orsolya Venn says" in ask_text(BAKERY, "/brief?witnesses=named")
    assert brief.sources[0].link == STORY.report.url


def ask_text(ledger: InventedLedger, path: str) -> str:
    """A page's own words, without its address."""
    return str(page(ledger, path).text_content())


NAME = st.text("abcdefghijklmnopqrstuvwxyzéüñ", min_size=3, max_size=9).map(str.capitalize)
AROUND = st.text(" .,;“”’()\n-", min_size=1, max_size=4)


@given(first=NAME, last=NAME, between=AROUND, before=AROUND, after=AROUND, loud=st.booleans())
def test_a_name_is_found_however_it_is_written(
    first: str, last: str, between: str, before: str, after: str, *, loud: bool
) -> None:
    """In capitals, broken over lines, turned round, or by its parts alone; all else stays as it was."""
    kept = withholder([(f"{first} {last}", True)])
    written_as = (str.upper if loud else str)(f"{first}{between}{last}")
    for words in (f"{before}{written_as}{after}", f"{before}{last}, {first}{after}", f"{before}{last}{after}"):
        shown = kept.told(words)
        assert not kept.holds(shown)
        assert shown.startswith(before)
        assert shown.endswith(after)


def test_a_place_or_body_in_a_description_is_no_name() -> None:
    """The words “residents of Ambrek” are withheld as they are called; Ambrek is told."""
    kept = withholder([("residents of Ambrek", True)], known=["Ambrek"])
    assert kept.told("Ambrek burns, residents of Ambrek say") == f"Ambrek burns, {MARK} say"


# ------------------------------------------------------------------ its pictures


def test_the_map_shows_areas_as_areas_and_counts_what_it_cannot_show() -> None:
    """A dot only for what is known exactly; a country has no point; every event is on the map or counted beside."""
    brief = made(FORDS)
    assert brief.map is not None
    precise = {n for n, one in enumerate(brief.events, start=1) if one.place and "named place at" in one.place}
    for spot in brief.map.spots:
        assert (spot.area is None) == (set(spot.events) <= precise)
    drawn = sum(len(one.events) for one in brief.map.spots)
    counted = [int(one.split()[0]) for one in brief.map_beside]
    assert counted[0] == drawn
    assert sum(counted) == len(brief.events)
    dated = [int(one.split()[0]) for one in brief.time_beside]
    assert brief.timeline is not None
    assert dated[0] == len(brief.timeline.lines)
    assert sum(dated) == len(brief.events)


def test_events_on_both_sides_of_the_date_line_are_neighbours_on_the_map() -> None:
    """The map does not go around the world to show them."""
    places = [Place(f"place-{lon}", (), "Reef", lat=-17.0, lon=lon, precision=1) for lon in (179.5, -179.5)]
    base = FORDS.versions[0][1]
    ledger = replace(
        FORDS,
        versions=tuple(
            (RECORDED, replace(base, id=content_id("event", n), place=place)) for n, place in enumerate(places)
        ),
    )
    drawn = made(ledger).map
    assert drawn is not None
    xs = sorted(one.x for one in drawn.spots)
    assert 0 < xs[0] < xs[1] < drawn.width
    assert xs[1] - xs[0] < drawn.width / 2


def test_disputed_borders_are_drawn_apart() -> None:
    """A map of where borders are disputed has both kinds."""
    base = FORDS.versions[0][1]
    place = Place("place-1", (), "Somewhere high", lat=34.5, lon=76.0, precision=1)
    drawn = made(replace(FORDS, versions=((RECORDED, replace(base, place=place)),))).map
    assert drawn is not None
    assert drawn.disputed
    assert drawn.borders


# ------------------------------------------------------------------ PDF


def test_without_chromium_a_pdf_is_refused_in_one_line() -> None:
    """Nothing is looked for where the user named a program that is not there."""
    assert find_chromium({"SAYSO_CHROMIUM": "/nowhere/chromium"}) is None
    with pytest.raises(CannotPrint, match=r"no Chromium was found"):
        pdf_of(b"", "Brief", None)


@pytest.mark.browser
def test_a_pdf_has_the_brief_s_words_and_tells_nothing_else() -> None:
    """Its metadata are its title and the program's name: no hour, no system; its links lead to its words."""
    answer = ask_pdf(BAKERY)
    pdf = PdfReader(io.BytesIO(answer))
    assert {str(name): str(value) for name, value in (pdf.metadata or {}).items()} == {
        "/Title": "Brief",
        "/Producer": "sayso",
    }
    assert pdf.xmp_metadata is None
    words = " ".join(one.extract_text() for one in pdf.pages)
    assert "A witness, not named here" in " ".join(words.split())
    assert not re.search("orsolya|venn", words, re.IGNORECASE)
    assert b"file://" not in answer


def ask_pdf(ledger: InventedLedger) -> bytes:
    """The PDF, as the desk gives it."""
    from sayso.web.app import make_app

    answer = ask(make_app(ledger), "/brief.pdf")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == 'attachment; filename="brief.pdf"'
    return answer.content
