"""One small ledger for the tests of all formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from tests.export.shelves import filled
from tests.ledger.builders import ticking


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A contested raid, a flood and a protest, in three reports."""
    with Ledger.open(str(tmp_path / "ledger.db"), clock=ticking()) as made:
        yield filled(made)
