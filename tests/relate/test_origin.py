"""Where claims come from, as far as the report tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Actor, ActorKind, actor_id
from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.relate import agency_of, origin_of

CLAIM = Claim(
    id="claim-1",
    report="report-1",
    attribution="attribution-1",
    actor=None,
    source=(),
    cue=(),
    content=(Span(0, 1),),
    event=None,
    aspect=Aspect.OTHER,
    stance=Stance.ASSERTS,
    certainty=Certainty.CERTAIN,
    score=1.0,
)
OWN_VOICE = replace(CLAIM, attribution=None)
HERALD = Actor(actor_id("The Herald"), "The Herald", ActorKind.OUTLET, ())


def document(*paragraphs: str, byline: tuple[str, ...] = (), kind: BlockKind = BlockKind.BODY) -> Document:
    """A report of these paragraphs; the first may be of another kind."""
    whole, blocks = "", []
    for number, paragraph in enumerate(paragraphs):
        span = Span(len(whole), len(whole) + len(paragraph))
        blocks.append(Block(span, BlockKind.BODY if number else kind))
        whole += paragraph + "\n"
    report = Report("report-1", None, None, None, None, byline, "The Herald", None, None, "en", "", "")
    return Document(report, Text(whole, tuple(blocks), ()))


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("TALDINE, March 3 (Northwire) - Troops crossed the river.", "Northwire"),
        ("KORVA (AA) — Troops crossed the river.", "Anadolu Agency"),
        ("Korva, Varn (AP) – Troops crossed the river.", "Associated Press"),
        ("(Reuters) - Troops crossed the river.", "Reuters"),
        ("Troops crossed the river (NATO) - and came back.", "NATO"),
        ("Troops crossed the river, a spokesman (42) said.", None),
        ("Troops crossed the river.", None),
    ],
)
def test_a_dateline_names_its_agency(paragraph: str, agency: str | None) -> None:
    """The tag between a dateline's place and its dash is the agency, known by name or not."""
    assert agency_of(document(paragraph, "More of it.")) == agency


def test_a_dateline_of_its_own_block_needs_no_dash() -> None:
    """Some pages set the dateline apart."""
    assert agency_of(document("KORVA (AFP)", "More.", kind=BlockKind.DATELINE)) == "Agence France-Presse"


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        (("Ada Moor", "Reuters"), "Reuters"),
        (("Ada Moor and AFP",), "Agence France-Presse"),
        (("Varn Press Agency",), "Varn Press Agency"),
        (("Ada Moor",), None),
        (("Pa Lind",), None),
    ],
)
def test_a_byline_may_be_an_agency_s(byline: tuple[str, ...], agency: str | None) -> None:
    """An agency that is known, or calls itself one, writes under its own name."""
    assert agency_of(document("Troops crossed the river.", byline=byline)) == agency


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("Talks go on. (dpa)", "dpa"),
        ("Talks go on. (aa)", None),  # a tag is written as its agency writes it
        ("Talks go on. (AP)", "Associated Press"),
        ("Source: Interfax", "Interfax"),
        ("Source: a soldier", None),
        ("Talks go on (see map)", None),
    ],
)
def test_a_closing_credit_names_a_known_agency(last: str, agency: str | None) -> None:
    """A credit under the last paragraph counts where it is an agency's."""
    assert agency_of(document("Troops crossed the river.", last)) == agency


def test_a_named_speaker_is_the_origin_in_every_report() -> None:
    """Whoever prints them, a ministry's words are the ministry's, agency copy or not."""
    ministry = Actor(actor_id("Ministry of Varn"), "Ministry of Varn", ActorKind.STATE, ())
    assert origin_of(CLAIM, ministry, "report-1", None) == ministry.id
    assert origin_of(CLAIM, ministry, "report-2", "Reuters") == ministry.id


def test_an_unnamed_speaker_has_no_known_origin() -> None:
    """Nobody's words, a nameless officer's and a witness's of this one report have no known lineage."""
    assert origin_of(CLAIM, None, "report-1", "Reuters") is None
    for kind in (ActorKind.UNNAMED, ActorKind.WITNESS, ActorKind.UNKNOWN):
        officer = Actor(actor_id("a senior officer", "report-1"), "a senior officer", kind, ())
        assert origin_of(CLAIM, officer, "report-1", None) is None


def test_unattributed_words_are_the_agency_s_or_the_outlet_s() -> None:
    """A report's own voice is its agency's where it is agency copy; with neither it is not known."""
    assert origin_of(OWN_VOICE, HERALD, "report-1", "Reuters") == actor_id("Reuters")
    assert origin_of(OWN_VOICE, HERALD, "report-1", None) == HERALD.id
    assert origin_of(OWN_VOICE, None, "report-1", None) is None


def test_another_outlet_that_is_quoted_is_the_origin() -> None:
    """What the Herald is said to have reported is the Herald's."""
    assert origin_of(CLAIM, HERALD, "report-2", "Reuters") == HERALD.id


def test_long_paragraphs_take_no_time() -> None:
    """A hostile line of five million characters is looked at by its ends alone."""
    for line in ("A" * 5_000_000, "(" * 5_000_000, "A (" * 1_700_000, " " * 4_999_999 + "x"):
        assert agency_of(document(line, line)) is None
