"""What runs the net, as a user's machine sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.model.installed import installed_bundle

LOADS = """
from sayso.model.installed import installed_tagger
assert installed_tagger() is not None
"""


@pytest.mark.skipif(installed_bundle() is None, reason="no model is installed")
def test_loading_the_model_leaves_nothing_in_the_users_home(tmp_path: Path) -> None:
    """No identifier, no cache, no store of events to be sent: its runtime's telemetry is off."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "CI"))}
    subprocess.run([sys.executable, "-c", LOADS], env=told | {"HOME": str(tmp_path)}, check=True, timeout=120)
    assert list(tmp_path.rglob("*")) == []
