"""The bundle in ``models/``: it opens, reads plain cases right, and is the one that its card tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.domain.mention import Mode
from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.model.predict import LearnedTagger

BUNDLE = Path(__file__).parents[2] / "models" / "reader-2"

pytestmark = pytest.mark.skipif(not BUNDLE.is_dir(), reason="no bundle in this checkout")

REPORT = Report("report-1", None, None, None, None, (), None, None, None, "en", "", "")


@pytest.fixture(scope="module")
def tagger() -> LearnedTagger:
    """Loaded once: it takes a quarter of a second."""
    return LearnedTagger.open(BUNDLE, threads=1)


def document(*paragraphs: str) -> Document:
    """A report of so many paragraphs."""
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), BlockKind.BODY))
        start += len(paragraph) + 1
    return Document(REPORT, Text("\n".join(paragraphs), tuple(blocks), ()))


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "Sefra's defence minister said that the army had left the port.",
            "Sefra's defence minister",
            "said",
            "that the army had left the port",
        ),
        (
            'The raid "was over by noon," Colonel Anselm Dray told reporters.',
            "Colonel Anselm Dray",
            "told",
            'The raid "was over by noon',
        ),
        (
            "According to the regional governor, three houses burned down.",
            "the regional governor",
            "According to",
            "three houses burned down",
        ),
    ],
)
def test_plain_cases_are_read_right(tagger: LearnedTagger, sentence: str, source: str, cue: str, content: str) -> None:
    """Source before, after, and in front of what is said."""
    given = document(sentence)
    (found,) = tagger.read(given).attributions
    said = [given.text.quote(part) for part in (found.source, found.cue, found.content)]
    assert [said[0], said[1], said[2].strip('",. ')] == [source, cue, content]


def test_two_speakers_in_one_sentence_keep_their_own_words(tagger: LearnedTagger) -> None:
    """Links are by cue, not by what stands nearest."""
    given = document("Sefra says the bridge was shelled from the north, while Tolm insists its guns were silent.")
    first, second = tagger.read(given).attributions
    assert [given.text.quote(one.source) for one in (first, second)] == ["Sefra", "Tolm"]
    assert "bridge" in given.text.quote(first.content)
    assert "guns" in given.text.quote(second.content)


def test_a_quotation_broken_by_its_speaker_is_one_content_in_two_pieces(tagger: LearnedTagger) -> None:
    """And its mode is direct."""
    given = document('"We hold the town," said Ilka Brandt, a militia commander. "Nobody has left."')
    (found,) = tagger.read(given).attributions
    assert len(found.content) == 2
    assert found.mode is Mode.DIRECT


def test_a_report_without_speakers_has_no_attributions(tagger: LearnedTagger) -> None:
    """Narration alone is the outlet's own voice."""
    assert tagger.read(document("Rain fell on the valley. The ferry runs twice a day.")).attributions == ()


def test_reading_twice_gives_the_same_scores(tagger: LearnedTagger) -> None:
    """Whatever stands in other windows."""
    line = "The mayor said the bridge was closed."
    once, twice = tagger.read(document(line)), tagger.read(document(line))
    assert [one.score for one in once.attributions] == [one.score for one in twice.attributions]


def test_the_card_names_data_terms_and_figures() -> None:
    """A model without a card is not shipped."""
    card = (BUNDLE / "README.md").read_text(encoding="utf-8")
    assert all(word in card for word in ("PolNeAR", "Apache-2.0", "LDC", "95 %", "Known failures"))
