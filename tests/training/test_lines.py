"""Training of the line model, on pages of our own."""

from __future__ import annotations

import numpy as np

from evaluation.lines import counted, figures
from sayso.read.linefeatures import features_of
from sayso.read.linemodel import LineModel
from sayso.read.shape import shape_of
from training.corpora.pages import LabelledPage, labels, part_of
from training.lines import Config, gathered, trained, weighed


def invented(number: int) -> LabelledPage:
    """A page with a menu, an article and a list of other reports."""
    body = [f"The army of Vardia said on day {number}{day} that it held the bridge at Karsk." for day in range(8)]
    menu = ["Home", "World", "Sport", "Weather", f"Section {number}"] * 3
    teasers = [f"Goat {number}{day} rescued from roof of car" for day in range(12)]
    lines = (*menu, *body, *teasers)
    told = (*(False for _ in menu), *(True for _ in body), *(False for _ in teasers))
    return LabelledPage(f"{number}.html", f"xx/{number}", "en", lines, told, tuple(False for _ in lines))


def test_training_learns_what_a_body_is() -> None:
    """A few steps on invented pages tell the body of another one."""
    config = Config(hidden=8, epochs=20, batch=64, nets=2, dropout=0.0)
    rng = np.random.default_rng(config.seed)
    model = weighed(trained(gathered([invented(n) for n in range(8)], config, rng), config, rng), [invented(20)])
    page = invented(30)
    assert isinstance(model, LineModel)
    assert model.body([shape_of(line) for line in page.lines]) == list(page.body)
    assert len(model.scores(features_of([shape_of("One.")]))) == 1


def test_a_line_is_body_where_it_stands_in_the_gold() -> None:
    """Whole or in part; a line that the page prints twice once; none where the page shows too little of the body."""
    one = "The army said on Friday that it holds the pass above the town of Karsk."
    two = "Nobody else who was reached by telephone on that day agreed with the army."
    lines = ["Home", one, one, "Goat rescued from roof", two, "Read more: the pass"]
    assert labels(lines, [one, two]) == [False, False, True, False, True, False]
    assert labels(lines, [one, two, *(f"{word} " * 40 for word in ("unseen", "hidden"))]) == []


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
