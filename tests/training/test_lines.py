"""Training of the line model, on pages of our own."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.lines import counted, digest_of, figures, read_again
from sayso.read.linemodel import COLUMNS
from sayso.read.shape import shape_of
from training.corpora.pages import LabelledPage, labels, part_of


def invented(number: int) -> LabelledPage:
    """A page with a menu, an article and a list of other reports."""
    body = [f"The army of Vardia said on day {number}{day} that it held the bridge at Karsk." for day in range(8)]
    menu = ["Home", "World", "Sport", "Weather", f"Section {number}"] * 3
    teasers = [f"Goat {number}{day} rescued from roof of car" for day in range(12)]
    lines = (*menu, *body, *teasers)
    told = (*(False for _ in menu), *(True for _ in body), *(False for _ in teasers))
    return LabelledPage(f"{number}.html", f"xx/{number}", "en", lines, told, tuple(False for _ in lines))


def test_training_learns_what_a_body_is() -> None:
    """A few trees on invented pages tell the body of another one."""
    pytest.importorskip("lightgbm")
    lines = pytest.importorskip("training.lines")
    model = lines.trained([invented(n) for n in range(20)], lines.Config(rounds=20))
    page = invented(30)
    assert model.body([shape_of(line) for line in page.lines]) == list(page.body)


def test_trees_judge_as_they_were_grown() -> None:
    """Written as arrays, trees give a table's rows the scores that the library gives them."""
    lightgbm = pytest.importorskip("lightgbm")
    lines = pytest.importorskip("training.lines")
    table = np.random.default_rng(1).standard_normal((400, COLUMNS)).astype(np.float32)
    said = (table[:, 3] + table[:, 7] > table[:, 200]).astype(np.float32)
    settings = {"objective": "binary", "num_leaves": 6, "verbosity": -1, "num_threads": 1}
    grown = lightgbm.train(settings, lightgbm.Dataset(table, said), 12)
    trees = lines.written([one["tree_structure"] for one in grown.dump_model()["tree_info"]])
    assert trees.scores(table) == pytest.approx(grown.predict(table, raw_score=True), abs=1e-5)


def test_a_line_is_body_where_it_stands_in_the_gold() -> None:
    """Whole or in part; a line that the page prints twice once; none where the page shows too little of the body."""
    one = "The army said on Friday that it holds the pass above the town of Karsk."
    two = "Nobody else who was reached by telephone on that day agreed with the army."
    lines = ["Home", one, one, "Goat rescued from roof", two, "Read more: the pass"]
    assert labels(lines, [one, two]) == [False, False, True, False, True, False]
    assert labels(lines, [one, two, *(f"{word} " * 40 for word in ("unseen", "hidden"))]) == []


def test_of_a_line_printed_twice_the_one_with_the_gold_s_marks_is_body() -> None:
    """A picture's alternative text that repeats a sentence without its full stop is none, however near."""
    one = "The army said on Friday that it holds the pass above the town of Karsk."
    two = "Nobody else who was reached by telephone on that day agreed with the army."
    three = "The town council, which meets on Mondays, has not answered any question since."
    assert labels([one, two, one[:-1], three], [one, two, three]) == [True, True, False, True]


def test_publishers_are_split_by_name_alone() -> None:
    """Three in five train, one in five develops, one in five tests; always the same."""
    parts = [part_of(f"xx/{n}") for n in range(1_000)]
    assert parts == [part_of(f"xx/{n}") for n in range(1_000)]
    assert 550 < parts.count("train") < 650
    assert 150 < parts.count("dev") < 250


def test_the_measure_counts_lines() -> None:
    """Precision, recall and F1 of the body's lines, the standfirst passed over where that is asked."""
    page = LabelledPage("a", "xx/1", "en", ("a", "b", "c", "d"), (True, True, False, True), (True, False, False, False))
    told = [False, True, True, False]
    assert figures([counted(page, told, standfirst=True)]) == (50.0, 100 / 3, 40.0)
    assert figures([counted(page, told, standfirst=False)]) == (50.0, 50.0, 50.0)


def test_lines_read_again_are_put_right() -> None:
    """What the gold has wrong counts the other way, by the digests of its lines; other pages stay as they are."""
    page = LabelledPage("a", "xx/1", "en", ("a", "b", "c"), (True, False, True), (False, False, False))
    wrong = {"body": [digest_of("b")], "furniture": [digest_of("a")]}
    assert read_again(page, {"a": wrong}).body == (False, True, True)
    assert read_again(page, {"b": wrong}) == page
