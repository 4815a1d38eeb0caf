"""The home-made dossiers: their gold stands in their words, and both halves are there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evaluation.homemade.dossier import faults
from evaluation.homemade.generate import ASSERTS, DENIES, generated
from evaluation.homemade.measure import PARTS, all_dossiers
from evaluation.homemade.notation import long_written, written

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


def test_the_long_ones_are_as_long_as_reports_are() -> None:
    """Eight dossiers of three to five reports, each of some hundred words, half of them to look at."""
    dossiers = list(long_written())
    assert Counter(one.part for one in dossiers) == {"look": 4, "measure": 4}
    assert all(3 <= len(one.reports) <= 5 for one in dossiers)
    lengths = [sum(len(words.split()) for words in report.paragraphs) for one in dossiers for report in one.reports]
    assert min(lengths) >= 200
    assert max(lengths) <= 450


def test_all_gold_of_the_long_ones_stands_in_their_words() -> None:
    """Every key, speaker and cue is in its report, and every name in a status is listed."""
    assert [fault for one in long_written() for fault in faults(one)] == []


def test_an_optional_claim_says_so() -> None:
    """A claim marked optional carries the mark that the scorer looks for, and the others do not."""
    claims = [claim for one in long_written() for claim in one.claims]
    assert {claim.get("optional") for claim in claims} == {True, None}
