"""The learned score of whether two claims answer one question, and how groups are made of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.claim import Aspect
from sayso.errors import UnusableModel
from sayso.relate.gathering import gathered
from sayso.relate.question import APART, FEATURES, QuestionModel, Wording, Wordings, question_model

ALL = slice(None)
WORDS = (
    "the guards took Brevik",
    "Sunde has fallen",
    "nine villagers were wounded",
    "no boats were used",
    "it is false",
)
wordings = st.lists(
    st.builds(Wording, st.sampled_from(WORDS), st.sampled_from(Aspect), st.booleans()), min_size=1, max_size=6
)


@given(wordings)
def test_the_score_is_symmetric(told: list[Wording]) -> None:
    """Which of two claims is asked first makes no difference."""
    scores = question_model().scores(Wordings(told), ALL, ALL)
    assert np.array_equal(scores, scores.T)


def test_a_denial_in_like_words_answers_the_question_of_what_it_denies() -> None:
    """Polarity plays no part: likeness of content does."""
    told = Wordings(
        [
            Wording("officers fired tear gas into the march", Aspect.WHAT, against=False),
            Wording("no tear gas was fired at the march by officers", Aspect.WHO_DID, against=True),
            Wording("the ferry was overloaded", Aspect.WHAT, against=False),
        ]
    )
    same, other = question_model().scores(told, slice(0, 1), slice(1, 3))[0]
    assert same > question_model().least > other


def test_two_places_held_are_two_questions() -> None:
    """No likeness of words makes the fall of one town that of another."""
    held = [Wording(f"the guards took {town} by night", Aspect.CONTROL, against=False) for town in ("Brevik", "Sunde")]
    assert question_model().scores(Wordings(held), ALL, ALL)[0, 1] == APART


def test_groups_are_joined_by_averages() -> None:
    """One close pair does not bring together two groups whose other pairs are far apart."""
    scores = np.full((4, 4), -9.0)
    for one, other in ((0, 1), (2, 3)):
        scores[one, other] = scores[other, one] = 5.0
    scores[1, 2] = scores[2, 1] = 4.0
    assert gathered(scores, [[0], [1], [2], [3]], 1.0) == [[0, 1], [2, 3]]


def test_groups_of_two_kinds_are_never_joined() -> None:
    """What is of no kind joins either, and is then of its kind."""
    scores = np.full((3, 3), 5.0)
    scores[0, 2] = scores[2, 0] = 6.0
    assert gathered(scores, [[0], [1], [2]], 1.0, ["what", "where", None]) == [[0, 2], [1]]


def test_what_is_given_stays_together() -> None:
    """Groups from the start are not taken apart, however unlike their members are."""
    assert gathered(np.full((2, 2), -9.0), [[0, 1]], 1.0) == [[0, 1]]


def test_a_model_is_written_and_opened(tmp_path: Path) -> None:
    """What is written is read again; another form is refused by name."""
    file = tmp_path / "weights.json"
    model = QuestionModel(tuple(float(n) for n in range(len(FEATURES))), -1.5, 1.25)
    model.write(file)
    assert QuestionModel.open(file) == model
    file.write_text('{"format": 9}')
    with pytest.raises(UnusableModel, match="another version"):
        QuestionModel.open(file)
