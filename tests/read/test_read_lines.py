"""Lines of page dumps: their shape, their numbers, the learned model and what is made of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sayso.domain.text import BlockKind
from sayso.errors import UnusableModel
from sayso.read.linefeatures import BUCKETS, WIDTH, WORDS, features_of
from sayso.read.linemodel import LineModel, PathWeights, best_path, installed_model
from sayso.read.lines import classify_lines
from sayso.read.shape import LOOKED_AT, shape_of

ARTICLE = [
    f"On day {number} the army of Vardia said that it held the bridge at Karsk, and the rebels said that it did not."
    for number in range(1, 13)
]
MENU = ["Home", "World", "Sport", "Business", "Weather", "Travel", "Opinion", "Culture", "Health", "Science"] * 2
TEASERS = [f"Goat {number} rescued from roof of car after hours of negotiation" for number in range(40)]


def model(hidden: int = 3) -> LineModel:
    """A model of random weights."""
    rng = np.random.default_rng(1)

    def drawn(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.standard_normal(shape).astype(np.float32)

    by_word = drawn(BUCKETS, hidden)
    by_word[0] = 0.0
    ones = np.ones(WIDTH, dtype=np.float32)
    weights = PathWeights(1.0, 0.5, 2.0)
    return LineModel(0 * ones, ones, drawn(WIDTH, hidden), by_word, drawn(hidden), drawn(hidden + 1), weights)


def test_a_pages_article_is_told_from_its_furniture() -> None:
    """Menus above it and headlines below it are none of it."""
    kinds = classify_lines([*MENU, *ARTICLE, "More Top Stories", *TEASERS])
    body = [i for i, kind in enumerate(kinds) if kind is BlockKind.BODY]
    assert body
    assert set(body) <= set(range(len(MENU), len(MENU) + len(ARTICLE)))
    assert len(body) >= len(ARTICLE) - 1


def test_a_bare_article_needs_no_model() -> None:
    """Where half of the lines are prose, there is no page around it."""
    assert classify_lines(ARTICLE * 8) == classify_lines(ARTICLE * 8, learned=False)


def test_features_have_one_shape() -> None:
    """A row a line, whatever the line: empty of words, endless, or of a script without spaces."""
    features = features_of(
        [shape_of(words) for words in ("***", "x" * 5_000_000, "気象庁は13日、地震があったと発表した。", "a")]
    )
    assert features.rows.shape == (4, WIDTH)
    assert features.words.shape == (4, WORDS)
    assert np.isfinite(features.rows).all()


def test_at_most_a_part_of_a_line_counts() -> None:
    """A line of five million characters has the shape of its beginning."""
    assert len(shape_of("word " * 1_000_000).words) == LOOKED_AT


def test_sentences_without_spaces_are_prose() -> None:
    """Two letters of such a script count as a word."""
    assert shape_of("気象庁は13日、地震があったと発表した。").prose


def test_a_model_is_what_was_saved(tmp_path: Path) -> None:
    """Eight bits a weight keep scores to a few hundredths of their range."""
    one = model()
    one.save(tmp_path / "lines.npz")
    other = LineModel.open(tmp_path / "lines.npz")
    features = features_of([shape_of(words) for words in [*MENU, *ARTICLE]])
    scores, kept = one.scores(features), other.scores(features)
    assert other.weights == one.weights
    assert float(np.abs(scores - kept).max()) < 0.03 * float(np.ptp(scores))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"words"])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    """One line, whatever is wrong with the file."""
    (tmp_path / "lines.npz").write_bytes(content)
    with pytest.raises(UnusableModel):
        LineModel.open(tmp_path / "lines.npz")


def test_the_best_path_changes_where_it_pays() -> None:
    """A weak doubt between firm lines does not change it; a strong one does."""
    odds = np.array([-3, -3, 3, -0.5, 3, 3, -3], dtype=np.float32)
    assert best_path(odds, 1.0) == [False, False, True, True, True, True, False]
    assert best_path(odds, 0.0) == [False, False, True, False, True, True, False]


def test_the_installed_model_is_small() -> None:
    """It comes with the program in less than 200 KB."""
    assert installed_model() is not None
    assert (Path(__file__).parents[2] / "models" / "lines-1" / "lines.npz").stat().st_size < 200_000
