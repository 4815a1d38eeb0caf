"""The learned pair score and what it looks at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from tests.relate.test_same_event import OTHER, RAID, TOLD, sketches

from sayso.errors import UnusableModel
from sayso.relate.event_sketch import EventSketch
from sayso.relate.story import Story, story_of
from training.pairing import FEATURES, WIDTH, Compared, PairModel, features_of, near, pair_model
from training.setting import setting_of

NIGHT = setting_of("one", "Militia men of Korva said the", "on the bridge at night")
COURT = setting_of("two", "A judge in Ostrel opened the", "of three smugglers")


@given(sketches("report-1"), sketches("report-2"))
def test_features_are_symmetric(left: EventSketch, right: EventSketch) -> None:
    """Which of two events is named first makes no difference to any number."""
    assert features_of(left, right, Compared(story_of(left, right)), NIGHT, COURT) == pytest.approx(
        features_of(right, left, Compared(story_of(right, left)), COURT, NIGHT)
    )


def test_there_is_a_number_for_each_name() -> None:
    """The list of names and the row of numbers are as long as one another."""
    assert len(features_of(RAID, OTHER, Compared(story_of(RAID, OTHER)), NIGHT, COURT)) == WIDTH == len(FEATURES)


def test_the_same_words_of_one_story_score_above_other_words() -> None:
    """A raid told by two reports of one story is likelier one event than a raid and a trial of two stories."""
    raid = replace(RAID, told=TOLD, around=frozenset({"korva", "night", "bridge"}))
    again = replace(OTHER, told=TOLD, around=raid.around)
    trial = replace(
        OTHER, told=("court",), triggers=frozenset({"trial"}), around=frozenset({"judge"}), cast=frozenset()
    )
    one_story = Compared(story_of(raid, again), 1.0, 0.3, 0.4, grouped=True)
    rows = [
        features_of(raid, again, one_story, NIGHT, replace(NIGHT, sentence="three")),
        features_of(raid, trial, Compared(Story(0.0, 0.0)), NIGHT, COURT),
    ]
    high, low = pair_model().scores(rows)
    assert high > pair_model().same > low


def test_words_that_mean_the_same_are_near() -> None:
    """Stems that are near in meaning are nearer than others; an unknown one is near itself alone."""
    assert near("arrest", "detain") > near("arrest", "bridg")
    assert near("qwxz", "qwxz") == 1.0
    assert near("qwxz", "raid") == 0.0


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
