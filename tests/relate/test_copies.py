"""Which texts repeat which."""

from __future__ import annotations

import random
import time

import pytest

from sayso.domain.ledger import RelationKind
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.relate import relate_texts, sketch_text
from sayso.relate.copies import FEWEST, INDEXED, MOST, containment

VOCABULARY = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("rin", "tal", "ve", "sk")]


def words(number: int, seed: int) -> list[str]:
    """Invented words, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  the same words each time
    return [chance.choice(VOCABULARY) for _ in range(number)]


def text(*blocks: tuple[list[str], BlockKind]) -> Text:
    """A text of paragraphs."""
    whole, found = "", []
    for said, kind in blocks:
        if said:
            start = len(whole)
            whole += " ".join(said)
            found.append(Block(Span(start, len(whole)), kind))
            whole += "\n"
    return Text(whole, tuple(found), ())


def body(*parts: list[str]) -> Text:
    """A text that is all body."""
    return text(*((part, BlockKind.BODY) for part in parts))


def share(one: Text, other: Text) -> float:
    """The containment of two texts, the same from either side."""
    mine, theirs = sketch_text(one), sketch_text(other)
    found = containment(mine, theirs)
    assert found == containment(theirs, mine)
    return found


def test_a_copy_contains_its_text() -> None:
    """A copy is a copy in other capitals, quotation marks and line breaks."""
    said = words(400, 1)
    assert share(body(said), body([one.upper() + "," for one in said[:200]], said[200:])) > 0.9


def test_texts_of_their_own_share_nothing() -> None:
    """Two reports on one matter do not repeat one another."""
    assert share(body(words(400, 1)), body(words(400, 2))) == 0.0


@pytest.mark.parametrize("kept", [0.5, 0.8])
@pytest.mark.parametrize("size", [120, 600, 3000])
def test_the_estimate_is_near_the_truth(kept: float, size: int) -> None:
    """The estimate lies within three standard errors of what is truly contained, at any length."""
    for seed in range(5):
        said, own = words(size, seed), words(size, seed + 100)
        cut = int(size * kept)
        found = share(body(said), body(said[:cut] + own[cut:]))
        samples = min(size, MOST / 2)
        assert abs(found - kept) < 3 * (kept * (1 - kept) / samples) ** 0.5 + 8 / size


@pytest.mark.parametrize("size", [120, 600, 3000])
def test_a_long_quotation_is_no_copy(size: int) -> None:
    """A fifth of the text in common is far from one text."""
    said = words(size, 1)
    assert share(body(said), body(said[: size // 5] + words(size, 2)[size // 5 :])) < 0.3


def test_a_short_report_within_a_long_one_is_repeated() -> None:
    """What counts is the shorter text."""
    said = words(150, 1)
    for length in (100, 300, 500):
        assert share(body(said), body(words(length, 2), said, words(length, 3))) > 0.9


def test_furniture_is_no_text() -> None:
    """What every page of an outlet carries ties no two of them."""
    furniture = (words(300, 9), BlockKind.TEASER)
    one = text((words(60, 1), BlockKind.BODY), furniture)
    other = text((words(60, 2), BlockKind.BODY), furniture)
    assert share(one, other) == 0.0


def test_a_sentence_in_common_is_no_copy() -> None:
    """Fewer shared runs than chance or a set phrase may give say nothing, however short the text."""
    said = words(7 + FEWEST - 1, 1)
    assert share(body(said), body(said)) == 0.0
    said = words(7 + FEWEST, 1)
    assert share(body(said), body(said)) == 1.0


def test_a_sketch_stays_small() -> None:
    """However long the text, and a line of a million characters takes seconds at most."""
    began = time.process_time()
    sketch = sketch_text(body(words(200_000, 1)))
    assert time.process_time() - began < 30
    assert 0 < len(sketch.hashes) <= MOST
    assert 0 < len(sketch.indexed) <= INDEXED
    assert sketch.indexed < sketch.hashes
    assert all(0 <= value < 2**63 for value in sketch.hashes)


def test_a_text_without_words_has_an_empty_sketch() -> None:
    """Nothing is contained in nothing."""
    sketch = sketch_text(body([]))
    assert (sketch.level, sketch.hashes) == (0, frozenset())
    assert relate_texts("report-1", sketch, {"report-2": sketch}) == ()


def test_the_tie_says_how_much() -> None:
    """A copy is tied to its text with the share that they have in common, and never to itself."""
    sketch = sketch_text(body(words(100, 1)))
    (tie,) = relate_texts("report-3", sketch, {"report-2": sketch, "report-3": sketch})
    assert (tie.kind, tie.left, tie.right, tie.score) == (RelationKind.REPEATS, "report-2", "report-3", 1.0)
    assert tie.because == "about 100% of the shorter text's runs of 8 words stand in the other"
