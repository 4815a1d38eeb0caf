"""The learned pair score and what it looks at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnusableModel
from sayso.relate.event_sketch import EventSketch
from sayso.relate.pairing import FEATURES, WIDTH, PairModel, Story, features_of, pair_model, story_of
from sayso.relate.setting import setting_of
from sayso.relate.words import Words, alike_told, common, near, weight
from tests.relate.test_same_event import OTHER, RAID, TOLD, sketches

NIGHT = setting_of("one", "Militia men of Korva said the", "on the bridge at night")
COURT = setting_of("two", "A judge in Ostrel opened the", "of three smugglers")
stems = st.sampled_from(["raid", "attack", "quake", "korva", "the", "kill", "bridge"])


@given(sketches("report-1"), sketches("report-2"))
def test_features_are_symmetric(left: EventSketch, right: EventSketch) -> None:
    """Which of two events is named first makes no difference to any number."""
    assert features_of(left, right, story_of(left, right), NIGHT, COURT) == pytest.approx(
        features_of(right, left, story_of(right, left), COURT, NIGHT)
    )


def test_there_is_a_number_for_each_name() -> None:
    """The list of names and the row of numbers are as long as one another."""
    assert len(features_of(RAID, OTHER, story_of(RAID, OTHER), NIGHT, COURT)) == WIDTH == len(FEATURES)


def test_the_same_words_of_one_story_score_above_other_words() -> None:
    """A raid told by two reports of one story is likelier one event than a raid and a trial of two stories."""
    raid = replace(RAID, told=TOLD, around=frozenset({"korva", "night", "bridge"}))
    again = replace(OTHER, told=TOLD, around=raid.around)
    trial = replace(
        OTHER, told=("court",), triggers=frozenset({"trial"}), around=frozenset({"judge"}), cast=frozenset()
    )
    one_story = replace(story_of(raid, again), rare=0.3, rare_names=0.4, grouped=True)
    rows = [
        features_of(raid, again, one_story, NIGHT, replace(NIGHT, sentence="three")),
        features_of(raid, trial, Story(0.0, 0.0), NIGHT, COURT),
    ]
    high, low = pair_model().scores(rows)
    assert high > pair_model().same > low


@given(st.lists(stems, max_size=6, unique=True), st.lists(stems, max_size=6, unique=True))
def test_cosines_are_symmetric_and_bounded(left: list[str], right: list[str]) -> None:
    """Both cosines lie between 0 and 1 and do not depend on the order of the two."""
    for measure in (common, alike_told):
        assert 0 <= measure(left, right) <= 1.000001
        assert measure(left, right) == pytest.approx(measure(right, left))


def test_words_that_mean_the_same_are_near() -> None:
    """Stems that are near in meaning are nearer than others; an unknown one is near itself alone."""
    assert near("arrest", "detain") > near("arrest", "bridg")
    assert near("qwxz", "qwxz") == 1.0
    assert near("qwxz", "raid") == 0.0


def test_common_words_tell_less_than_names() -> None:
    """A stem that everybody uses weighs less than one that nobody knows."""
    assert weight("year") < weight("raid") < weight("qwxz") == 1.0


def test_a_model_is_written_and_read_back(tmp_path: Path) -> None:
    """What is written gives the same scores when it is read, to four digits of each weight."""
    model, rows = pair_model(), np.random.default_rng(1).random((5, WIDTH)).astype(np.float32)
    model.write(tmp_path / "pairs.json")
    assert PairModel.open(tmp_path / "pairs.json").scores(rows) == pytest.approx(model.scores(rows), abs=1e-3)


@pytest.mark.parametrize("held", ["", "{}", '{"format": 99}', "[]"])
def test_a_damaged_model_is_told(tmp_path: Path, held: str) -> None:
    """A file that is none, or of another form, is one clear error."""
    (tmp_path / "pairs.json").write_text(held)
    with pytest.raises(UnusableModel):
        PairModel.open(tmp_path / "pairs.json")
    with pytest.raises(UnusableModel):
        Words.open(tmp_path / "words.npz")
