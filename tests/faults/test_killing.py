"""A few kills of each kind at every change of the program; ``make faults`` makes hundreds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.harness import Place, copying, dice, exporting, migrating, writing

STORES = ("sqlite", "postgresql")
FEW = 3


@pytest.fixture
def place(tmp_path: Path, schema: Callable[[], str]) -> Place:
    """Empty places of either store."""
    made = iter(range(1000))
    return lambda store: schema() if store == "postgresql" else str(tmp_path / f"{next(made)}.db")


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("action", ["reading", "reviewing"])
def test_killed_while_it_writes_nothing_reported_is_lost(action: str, store: str, place: Place) -> None:
    """After each kill the ledger opens, holds all that was reported as recorded, and passes its own check."""
    tally = writing(action, store, FEW, place, dice(f"{action} {store}"))
    assert tally.kills == FEW
    assert tally.in_time == FEW


@pytest.mark.parametrize("store", STORES)
def test_killed_while_it_is_upgraded_a_ledger_is_upgraded_by_the_next(store: str, place: Place) -> None:
    """It is of the old revision or of the new one, and holds all that it held."""
    assert migrating(store, FEW, place, dice(f"migrating {store}")).kills == FEW


@pytest.mark.parametrize("store", STORES)
def test_killed_while_it_is_copied_a_copy_is_whole_or_not_there(store: str, place: Place) -> None:
    """And the ledger that it was made of is as it was."""
    assert copying(store, FEW, place, dice(f"copying {store}")).kills == FEW


@pytest.mark.parametrize("store", STORES)
def test_killed_while_it_reads_a_ledger_is_as_it_was(store: str, place: Place) -> None:
    """Reading leaves no trace, and no lock."""
    assert exporting(store, FEW, place, dice(f"exporting {store}")).kills == FEW
