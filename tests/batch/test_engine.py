"""Many inputs: the same outcomes in the same order, whatever the number of processes and whatever breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.batch.engine import read_inputs
from sayso.batch.reading import Outcome
from sayso.domain.reading import Reading
from sayso.errors import EmptyInput, MissingInput, UnreadableReport

WORDS = "The river guard said on Monday that two boats had crossed to Lindery.\n"


@pytest.fixture
def pile(tmp_path: Path) -> list[Path | UnreadableReport]:
    """Six inputs: four texts, an empty file, and a refusal that was made before."""
    files: list[Path | UnreadableReport] = []
    for number in range(4):
        files.append(tmp_path / f"{number}.txt")
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{WORDS * (number + 1)}", "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    return [files[0], MissingInput("gone.txt", "no such file"), files[1], tmp_path / "empty.txt", files[2], files[3]]


def names(outcomes: list[Outcome]) -> list[str]:
    """What became of each input, in order."""
    return [one.report.id if isinstance(one, Reading) else str(one) for one in outcomes]


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_inputs(pile: list[Path | UnreadableReport], workers: int) -> None:
    """Each input has one outcome, in the order given, and a refusal stands where its input stood."""
    outcomes = list(read_inputs(pile, workers))
    assert isinstance(outcomes[1], MissingInput)
    assert isinstance(outcomes[3], EmptyInput)
    paths = [Path(one.report.path or "").name for one in outcomes if isinstance(one, Reading)]
    assert paths == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_two_processes_find_what_one_finds(pile: list[Path | UnreadableReport]) -> None:
    """The number of workers changes nothing in the readings."""
    alone = [one for one in read_inputs(pile, 1) if isinstance(one, Reading)]
    together = [one for one in read_inputs(pile, 2) if isinstance(one, Reading)]
    assert alone == together


def test_no_input_gives_no_outcome() -> None:
    """An empty pile ends at once on any number of workers."""
    assert list(read_inputs([], 2)) == []
