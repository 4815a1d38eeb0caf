"""PolNeAR's standoff to examples, and examples to labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sayso.domain.text import Span
from sayso.model.encode import Vocabulary, Words, words_of
from training.corpora.example import Attributed, paragraphs
from training.corpora.polnear import read_attributions, read_polnear
from training.labels import LINKS, TOKENS, attribution_labels, factuality_labels, hedge_labels

TEXT = 'The mayor of Ostrava Nova said: "It held," and left.\n\nReportedly the dam broke.'
STANDOFF = (
    "T1\tSource 0 25\tThe mayor of Ostrava Nova",
    "T2\tCue 26 30\tsaid",
    'T3\tContent 32 42;43 51\t"It held," and left',
    "T4\tAttribution 26 30\tsaid",
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    "T5\tCue 54 64\tReportedly",
    "T6\tContent 65 78\tthe dam broke",
    "E2\tAttribution-no-source:T5 Content:T6 Cue:T5",
    "#1\tAnnotatorNotes T1\tnot a mark",
)
VOCABULARY = Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]"))


def words(text: str) -> Words:
    """All words of a text."""
    return words_of(text, paragraphs(text), VOCABULARY)


def read(labels: tuple[str, ...], row: np.ndarray) -> str:
    """Labels in a line."""
    return " ".join(labels[index] for index in row.tolist())


def test_standoff_is_read_with_pieces_and_without_a_source() -> None:
    """A content in two pieces stays in two; an attribution that nobody is named in has an empty source."""
    first, second = read_attributions(STANDOFF)
    assert first.content == (Span(32, 42), Span(43, 51))
    assert (second.source, second.cue, second.content) == ((), (Span(54, 64),), (Span(65, 78),))


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    """Line ends are the file's own, so that offsets hold."""
    for folder, suffix, held in (("text", "txt", TEXT), ("attributions", "ann", "\n".join(STANDOFF))):
        (tmp_path / folder).mkdir()
        for name in ("b", "a"):
            (tmp_path / folder / f"{name}.{suffix}").write_text(held, encoding="utf-8", newline="")
    examples = read_polnear(tmp_path)
    assert [example.name for example in examples] == ["a", "b"]
    assert [len(example.attributions or ()) for example in examples] == [2, 2]
    assert [len(example.blocks) for example in examples] == [2, 2]


def test_labels_say_first_inner_last_or_only_word() -> None:
    """Every word has one label; links have a row a cue, and only that cue's source and content in it."""
    marked = attribution_labels(words(TEXT), read_attributions(STANDOFF))
    assert read(TOKENS, marked.tokens) == (
        "B-source I-source I-source I-source E-source S-cue O B-content I-content I-content I-content E-content "
        "B-content E-content O S-cue B-content I-content E-content O"
    )
    assert marked.cues.tolist() == [[5, 5], [15, 15]]
    assert read(LINKS, marked.links[1]) == " ".join(["O"] * 16 + ["B-content", "I-content", "E-content", "O"])


def test_attributions_that_share_a_cue_are_one_row() -> None:
    """The net asks a cue, not an attribution."""
    shared = Attributed((), (Span(26, 30),), (Span(65, 68),))
    marked = attribution_labels(words(TEXT), (*read_attributions(STANDOFF), shared))
    assert marked.cues.tolist() == [[5, 5], [15, 15]]
    assert LINKS[marked.links[0, 16]] == "S-content"


def test_other_heads_labels() -> None:
    """Hedges are spans; factuality is a number at a predicate and nothing elsewhere."""
    cut = words("It may rain")
    assert hedge_labels(cut, [Span(3, 6)]).tolist() == [0, 4, 0]
    values = factuality_labels(cut, [(Span(7, 11), 0.5)])
    assert np.isnan(values).tolist() == [True, True, False]
    assert values[2] == np.float32(0.5)
