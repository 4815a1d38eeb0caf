"""What all tests share: where the development data is, and a Hypothesis profile that gives the same run each time."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "sayso",
    deadline=None,  # a timing never fails a test
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("sayso")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the project; without it the test says that it was skipped."""
    folder = Path(os.environ.get("SAYSO_SHARED") or ROOT.parent / "shared")
    if not (folder / "seed" / "gold.json").is_file():
        pytest.skip(f"development data is not there ({folder.name}/seed); set SAYSO_SHARED to its folder")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell starts its background jobs deaf to Ctrl-C, and so would be the tests and the programs they start."""
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
