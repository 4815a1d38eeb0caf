"""How far a run is, told where there is no terminal."""

from __future__ import annotations

import pytest

from sayso.cli.console import PLAIN_EVERY, estimate, with_progress


@pytest.mark.parametrize(
    ("left", "done", "seconds", "told"),
    [
        (0, 100, 5.0, ""),
        (50, 100, 0.0, ""),
        (1, 100, 1.0, ", about 1 s left"),
        (900, 100, 5.0, ", about 45 s left"),
        (24_000, 100, 5.0, ", about 20 min left"),
        (720_000, 100, 5.0, ", about 10 h left"),
    ],
)
def test_the_rest_is_estimated_by_what_was_done_last(left: int, done: int, seconds: float, told: str) -> None:
    """In a unit that can be grasped; nothing where nothing is left, or no time has passed."""
    assert estimate(left, done, seconds) == told


def test_progress_comes_now_and_then_and_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is passed on; a line after each so many, with how many there are."""
    total = PLAIN_EVERY + 1
    assert list(with_progress(range(total), total, "reading", quiet=False)) == list(range(total))
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith(f"reading {PLAIN_EVERY} of {total}, about ")
    assert last == f"reading {total} of {total}"
    assert list(with_progress(range(total), total, "reading", quiet=True)) == list(range(total))
    assert capsys.readouterr().err == ""
