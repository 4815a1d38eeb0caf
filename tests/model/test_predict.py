"""From a document to its attributions, with scores made by hand in place of a net's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Sentence, Span, Text
from sayso.model.bundle import Bundle, Thresholds
from sayso.model.decode import Chain, Floats
from sayso.model.encode import Batch, Ints, Vocabulary
from sayso.model.heads import free_chain
from sayso.model.predict import LearnedTagger

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "mara", "ilan", "said", "denied", "the", "bridge", "stands", ".")
TOKENS = ("O", "S-cue")
LINKS = ("O", "S-source", "S-content")
TRIGGERS = ("O", "S-trigger")
ARGUMENTS = ("O", "S-place")
TYPES = ("Attack", "other")
NAMES = tuple(PIECES.index(name) for name in ("mara", "ilan"))
CUES = tuple(PIECES.index(cue) for cue in ("said", "denied"))


class ByRule:
    """Scores as a perfect net would for "<name> <cue> <content> ." sentences; counts what it was asked."""

    def __init__(self) -> None:
        self.windows = 0
        self._ids: Ints = np.zeros((0, 0), np.int64)

    def read(self, batch: Batch) -> dict[str, Floats]:
        """A cue is one of two words."""
        self.windows += len(batch.ids)
        self._ids = np.take_along_axis(batch.ids, batch.heads, 1)
        tokens = np.zeros((*self._ids.shape, 2), np.float32)
        tokens[:, :, 1] = np.where(np.isin(self._ids, CUES), 4, -4)
        hidden = np.zeros((*self._ids.shape, 1), np.float32)
        stands = self._ids == PIECES.index("stands")
        triggers = np.where(stands[:, :, None], np.array([-4, 4], np.float32), np.array([4, -4], np.float32))
        return {
            "tokens": tokens,
            "hidden": hidden,
            "factuality": self._ids[:, :, None].astype(np.float32) - 10,
            "triggers": triggers,
            "types": np.where(batch.blocks[:, :, None] % 2 == 0, np.array([3, 0]), np.array([0, 3])).astype(np.float32),
        }

    def links(self, read: dict[str, Floats], blocks: Ints, cues: Ints) -> Floats:
        """The word before is the source if it is a name; the words up to the full stop are the content."""
        assert len(read["tokens"]) == len(blocks)
        scores = np.zeros((len(cues), self._ids.shape[1], 3), np.float32)
        scores[:, :, 0] = 2
        for number, (row, first, last) in enumerate(cues.tolist()):
            if self._ids[row, first - 1] in NAMES:
                scores[number, first - 1, 1] = 6
            for word in range(last + 1, self._ids.shape[1]):
                if self._ids[row, word] == PIECES.index("."):
                    break
                scores[number, word, 2] = 6
        return scores

    def arguments(self, read: dict[str, Floats], blocks: Ints, triggers: Ints) -> Floats:
        """Two answers: nothing, and place, which is the word after the trigger."""
        assert len(read["tokens"]) == len(blocks)
        scores = np.zeros((len(triggers), self._ids.shape[1], 2), np.float32)
        scores[:, :, 0] = 2
        for number, (_, _, last) in enumerate(triggers.tolist()):
            scores[number, last + 1, 1] = 6
        return scores


def tagger(window: int = 64, **limits: float) -> LearnedTagger:
    """A tagger over ``ByRule``."""
    free = (np.zeros((len(labels) + 1,) * 2, np.float32) for labels in (TOKENS, LINKS))
    tokens, links = (Chain(labels, steps) for labels, steps in zip((TOKENS, LINKS), free, strict=True))
    thresholds = Thresholds(**{"cue_bias": 0.0, "source_bias": 0.0, "cue": 0.0} | limits)
    chains = {"tokens": tokens, "links": links, "triggers": free_chain(TRIGGERS), "arguments": free_chain(ARGUMENTS)}
    bundle = Bundle(Path(), "by-rule", chains, thresholds, window, 4, TYPES)
    return LearnedTagger(bundle, Vocabulary(PIECES), ByRule())


def document(*paragraphs: str, kinds: tuple[BlockKind, ...] = ()) -> Document:
    """A report of so many paragraphs, each one sentence."""
    blocks, start = [], 0
    for paragraph, kind in zip(paragraphs, kinds or (BlockKind.BODY,) * len(paragraphs), strict=True):
        blocks.append(Block(Span(start, start + len(paragraph)), kind))
        start += len(paragraph) + 1
    sentences = tuple(Sentence(block.span, number) for number, block in enumerate(blocks))
    report = Report("report-1", None, None, None, None, (), None, None, None, "en", "", "")
    return Document(report, Text("\n".join(paragraphs), tuple(blocks), sentences))


def told(given: Document, reader: LearnedTagger) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, in words."""
    text = given.text
    return [
        (text.quote(one.source), text.quote(one.cue), text.quote(one.content))
        for one in reader.read(given).attributions
    ]


def test_source_cue_and_content_are_words_of_the_text() -> None:
    """Case and spacing are the page's."""
    given = document("Mara  said the bridge stands.", "Ilan DENIED the bridge.")
    assert told(given, tagger()) == [("Mara", "said", "the bridge stands"), ("Ilan", "DENIED", "the bridge")]


def test_furniture_is_not_read() -> None:
    """Only the article's own blocks are handed to the net."""
    given = document("Mara said the bridge.", "Ilan said the bridge.", kinds=(BlockKind.TEASER, BlockKind.BODY))
    assert told(given, tagger()) == [("Ilan", "said", "the bridge")]


def test_a_source_that_nobody_names_is_empty_and_a_cue_without_content_is_nothing() -> None:
    """None is not unknown."""
    given = document("The bridge, denied the bridge.", "Mara said.")
    assert told(given, tagger()) == [("", "denied", "the bridge")]


def test_a_long_report_is_read_in_windows_and_each_cue_once() -> None:
    """Forty paragraphs in windows of three or so give forty attributions, in order."""
    lines = [f"{name} said the bridge stands." for name in ("Mara", "Ilan") * 20]
    given, reader = document(*lines), tagger(window=24)
    assert told(given, reader) == [(line.split()[0], "said", "the bridge stands") for line in lines]
    assert isinstance(reader._scorer, ByRule)
    assert reader._scorer.windows > 10


def test_thresholds_decide_and_the_raw_score_is_kept() -> None:
    """A cue below its threshold is not reported."""
    given = document("Mara said the bridge stands.")
    (found,) = tagger().read(given).attributions
    assert 0.8 < found.score < 1
    assert tagger(cue=0.9999).read(given).attributions == ()
    assert tagger(cue_bias=-9.0).read(given).attributions == ()
    assert told(given, tagger(source_bias=-9.0)) == [("", "said", "the bridge stands")]


def test_an_empty_report_has_no_attributions() -> None:
    """No blocks, no words, no windows."""
    assert tagger().read(document()).attributions == ()


def test_heads_that_judge_words_are_asked_by_span() -> None:
    """The value is the first word's, within the scale; a span on no word that was read has none."""
    given = document("Teaser denied.", "Mara denied the bridge stands.", kinds=(BlockKind.TEASER, BlockKind.BODY))
    tagged, text = tagger().read(given), given.text.words
    values = [
        tagged.factuality(Span(at, at + len(word)))
        for word in ("stands", "Mara", "Teaser", " ")
        for at in (text.index(word),)
    ]
    assert values == [0.0, -3.0, None, None]


def test_a_scheme_of_a_few_values_is_answered_by_the_nearest() -> None:
    """A scheme without such values is answered as the net has it."""
    given = document("Mara said the bridge stands.")
    tagged, words = tagger().read(given), given.text.words
    at = Span(words.index("bridge"), words.index("bridge") + 6)
    assert tagged.bundle is not None
    scaled = replace(tagged, bundle=replace(tagged.bundle, scales=((-3.0, 0.0, 3.0),)))
    assert (tagged.factuality(at), scaled.factuality(at)) == (-1.0, 0.0)


def test_every_word_of_a_long_report_keeps_its_own_window_s_scores() -> None:
    """Windows overlap, words are judged once."""
    given = document(*(["Mara said the bridge stands."] * 30))
    tagged = tagger(window=24).read(given)
    values = tagged.scores["factuality"][:, 0].reshape(30, -1)
    assert (values == values[0]).all()
    assert set(tagged.scores) == {"factuality", "triggers", "types"}


def test_a_trigger_of_a_contested_event_is_asked_for_its_arguments() -> None:
    """Type and place are the net's; a trigger of no such event has neither."""
    given = document("The bridge stands.", "The bridge stands.")
    first, second = tagger().read(given).events
    text = given.text
    assert (text[first.trigger], first.type, text.quote(first.places)) == ("stands", "Attack", ".")
    assert (text[second.trigger], second.type, second.places) == ("stands", None, ())


def test_every_trigger_of_a_long_report_is_found_once() -> None:
    """A window reports the triggers at the words that it owns."""
    given = document(*(["Mara said the bridge stands."] * 30))
    assert [given.text[one.trigger] for one in tagger(window=24).read(given).events] == ["stands"] * 30


def test_scores_below_a_threshold_are_no_findings() -> None:
    """Triggers and types have thresholds of their own."""
    given = document("The bridge stands.")
    assert tagger(trigger=0.99999).read(given).events == ()
    (one,) = tagger(type=0.99999).read(given).events
    assert one.type is None


def test_only_the_triggers_that_are_asked_for_have_arguments() -> None:
    """The others are found with their type, and their words are not asked about."""
    given = document("The bridge stands. Ilan said the bridge stands.")
    last = given.text.words.rindex("stands")
    first, second = tagger().read(given, [Span(last, last + 6)]).events
    assert (first.type, first.places) == ("Attack", ())
    assert (second.type, given.text.quote(second.places)) == ("Attack", ".")
