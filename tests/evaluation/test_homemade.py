"""The home-made dossiers: their gold stands in their words, and both halves are there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evaluation.homemade.dossier import faults
from evaluation.homemade.generate import ASSERTS, DENIES, generated
from evaluation.homemade.measure import PARTS, all_dossiers
from evaluation.homemade.notation import written

OWN = Path(__file__).parents[2] / "training" / "corpora" / "own"


def test_there_are_at_least_sixty_of_two_to_five_reports() -> None:
    """The set is as large as it says, and short."""
    dossiers = all_dossiers()
    assert len(dossiers) >= 60
    assert all(2 <= len(one.reports) <= 5 for one in dossiers)
    assert len({one.name for one in dossiers}) == len(dossiers)


def test_all_gold_stands_in_the_words() -> None:
    """Every key, speaker and cue is in its report, and every name in a status is listed."""
    assert [fault for one in all_dossiers() for fault in faults(one)] == []


def test_both_halves_have_their_share() -> None:
    """Neither the half to look at nor the half only measured is a remnant."""
    parts = Counter(one.part for one in all_dossiers())
    assert set(parts) == set(PARTS)
    assert min(parts.values()) >= len(all_dossiers()) // 3


def test_the_same_dossiers_are_generated_each_time() -> None:
    """Generation is deterministic, so that figures can be compared."""
    assert [one.digest() for one in generated()] == [one.digest() for one in generated()]
    assert len(list(written())) >= 10


def test_no_frame_is_a_training_template() -> None:
    """No frame of the generator stands among the training sentences."""
    trained = "\n".join(file.read_text("utf-8") for file in OWN.glob("*.txt"))
    for frame in (*ASSERTS, *(one for one, _ in DENIES)):
        assert frame.format(S="@", s="@", c="%", C="%", neg="%", Neg="%") not in trained
