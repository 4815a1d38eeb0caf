"""Lines of page dumps: their shape, their numbers, the learned model and what is made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sayso.domain.text import BlockKind
from sayso.errors import UnusableModel
from sayso.read.linefeatures import BUCKETS, WIDTH, features_of
from sayso.read.linemodel import COLUMNS, LineModel, PathWeights, Trees, best_path, installed_model, table_of
from sayso.read.lines import classify_lines
from sayso.read.shape import LOOKED_AT, shape_of

ARTICLE = [
    f"On day {number} the army of Vardia said that it held the bridge at Karsk, and the rebels said that it did not."
    for number in range(1, 13)
]
MENU = ["Home", "World", "Sport", "Business", "Weather", "Travel", "Opinion", "Culture", "Health", "Science"] * 2
TEASERS = [f"Goat {number} rescued from roof of car after hours of negotiation" for number in range(40)]


def model() -> LineModel:
    """A model of random weights, with two trees: one of three leaves, and one that is a leaf."""
    rng = np.random.default_rng(1)
    column = np.array([[0, WIDTH], [0, 0]], dtype=np.int32)
    limit = np.array([[0.5, 0.0], [0.0, 0.0]])
    left = np.array([[1, -1], [-1, -1]], dtype=np.int32)
    right = np.array([[-3, -2], [-1, -1]], dtype=np.int32)
    trees = Trees(column, limit, left, right, np.array([[1.0, -1.0, 2.0], [0.25, 0.0, 0.0]]))
    return LineModel(rng.standard_normal(BUCKETS).astype(np.float32), -0.5, trees, PathWeights(1.0, 0.5, 2.0))


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


def test_the_headline_under_a_word_that_leads_to_it_is_another_reports() -> None:
    """It is no sentence of the article that it stands in; a sentence is, wherever it stands."""
    lines = [*ARTICLE[:6], "RELATED:", TEASERS[0], *ARTICLE[6:9], "Related:", *ARTICLE[9:]]
    kinds = classify_lines(lines, learned=False)
    assert kinds[7] is BlockKind.LINK
    assert kinds[12] is BlockKind.BODY


def test_features_have_one_shape() -> None:
    """A row a line, whatever the line: empty of words, endless, or of a script without spaces."""
    features = features_of(
        [shape_of(words) for words in ("***", "x" * 5_000_000, "気象庁は13日、地震があったと発表した。", "a")]
    )
    assert features.rows.shape == (4, WIDTH)
    assert features.words.shape == features.lines.shape == features.worth.shape
    assert set(features.lines.tolist()) == {1, 2, 3}
    assert np.isfinite(features.rows).all()


def test_what_words_say_does_not_depend_on_how_many_there_are() -> None:
    """The weights of a line's words and pairs make a vector of length one, whatever the line."""
    features = features_of([shape_of(words) for words in ("word", "one two one two", "x " * 5_000, *ARTICLE)])
    lengths = np.bincount(features.lines, features.worth**2)
    assert lengths == pytest.approx(np.ones(len(lengths)), abs=1e-5)
    assert features.words.max() < BUCKETS


def test_trees_lead_each_line_to_its_leaf() -> None:
    """Not above the limit is left, above it is right; leaves of all trees are summed."""
    table = np.zeros((3, COLUMNS), dtype=np.float32)
    table[:, 0] = 0.5, 0.5, 0.75
    table[:, WIDTH] = 0.0, 0.1, 0.0
    assert model().trees.scores(table).tolist() == [1.25, -0.75, 2.25]


def test_trees_that_lead_in_circles_are_refused() -> None:
    """A node's children come behind it, in the columns and leaves that there are."""
    trees = model().trees
    with pytest.raises(ValueError, match="not trees"):
        replace(trees, left=trees.left * 0)
    with pytest.raises(ValueError, match="not trees"):
        replace(trees, right=trees.right - 9)
    with pytest.raises(ValueError, match="other columns"):
        replace(trees, column=trees.column + COLUMNS)


def test_beside_a_line_stands_what_its_neighbours_words_say() -> None:
    """Those of the line first, then of three lines to either side; beyond the page they say that it is no body."""
    features = features_of([shape_of(words) for words in ("One", "Two")])
    table = table_of(features, np.array([1.0, 2.0], dtype=np.float32))
    assert table.shape == (2, COLUMNS)
    assert table[:, WIDTH:].tolist() == [
        [1.0, -3.0, -3.0, -3.0, 2.0, -3.0, -3.0],
        [2.0, -3.0, -3.0, 1.0, -3.0, -3.0, -3.0],
    ]


def test_at_most_a_part_of_a_line_counts() -> None:
    """A line of five million characters has the shape of its beginning."""
    assert len(shape_of("word " * 1_000_000).words) == LOOKED_AT


def test_sentences_without_spaces_are_prose() -> None:
    """Two letters of such a script count as a word."""
    assert shape_of("気象庁は13日、地震があったと発表した。").prose


def test_a_model_is_what_was_saved(tmp_path: Path) -> None:
    """Trees are kept to the digit, and what words say to a part of the largest."""
    one = model()
    one.save(tmp_path / "lines.npz")
    other = LineModel.open(tmp_path / "lines.npz")
    assert (other.weights, other.bias) == (one.weights, one.bias)
    assert float(np.abs(one.words - other.words).max()) <= float(np.abs(one.words).max()) / 254 + 1e-6
    table = np.random.default_rng(2).standard_normal((50, COLUMNS)).astype(np.float32)
    assert (one.trees.scores(table) == other.trees.scores(table)).all()


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
    assert (Path(__file__).parents[2] / "models" / "lines-2" / "lines.npz").stat().st_size < 200_000


@pytest.mark.parametrize(
    "last",
    [
        "After the raid the mayor of Karsk said in a letter that her office had asked the army for",
        "“Nobody told us that the bri",
        "The guild disputes it. Its men were at",
    ],
)
def test_an_excerpt_that_stops_in_mid_sentence_stops_in_its_article(last: str) -> None:
    """The last paragraph of an excerpt is body, though no full stop ends it."""
    assert classify_lines([*ARTICLE[:6], last])[-1] is BlockKind.BODY


@pytest.mark.parametrize(
    "below",
    [
        TEASERS[:1],
        TEASERS[:5],
        ["Northern Radio", "Bridge at Karsk Reopens as Ferry Guild and Army Agree on Terms of Truce"],
    ],
)
def test_titles_below_an_article_are_no_part_of_it(below: list[str]) -> None:
    """Short titles, lists of them and titles in capitals stand under articles."""
    assert BlockKind.BODY not in classify_lines([*ARTICLE[:6], *below])[6:]
