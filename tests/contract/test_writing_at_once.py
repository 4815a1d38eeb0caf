"""Eight processes that write to one ledger at once, in every store: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.contract.conftest import Opener
from tests.ledger.builders import Page, build
from tests.ledger.pages import body

ROOT = Path(__file__).resolve().parents[2]
WRITER = ROOT / "tests" / "ledger" / "writer.py"
WRITERS, EACH, STEP = 8, 12, 4
"""Each has a pile of its own that begins a few reports after the last one's: most reports are in three piles."""


def test_eight_writers_with_overlapping_piles_lose_and_double_nothing(where: str, open_ledger: Opener) -> None:
    """The ledger holds every report once, in order, all of one event, and its check finds no fault.

    What each writer was told to be recorded is there.
    """
    open_ledger().close()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    piles = [(number * STEP, number * STEP + EACH) for number in range(WRITERS)]
    running = [
        subprocess.Popen(
            [sys.executable, str(WRITER), where, str(first), str(last)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment,
        )
        for first, last in piles
    ]
    said = [one.communicate(timeout=120)[0].split() for one in running]
    assert [one.returncode for one in running] == [0] * WRITERS
    numbers = range(piles[-1][1])
    expected = {build(Page(publisher=f"Outlet {number}", body=body(1 + number % 3))).report.id for number in numbers}
    ledger = open_ledger()
    entries = list(ledger.entries())
    assert [len(one) for one in said] == [last - first for first, last in piles]
    assert {name for one in said for name in one} == expected
    assert {one.id for one in ledger.reports()} == expected
    assert len(ledger.reports()) == len(expected)
    assert len({one.id for one in entries}) == len(entries)
    moments = [one.recorded_at for one in entries]
    assert moments == sorted(moments)
    assert [fault for one in ledger.check(None) for fault in one.faults] == []
    (event,) = ledger.events()
    assert set(event.reports) == expected
