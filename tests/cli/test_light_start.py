"""What tells of the program, and does nothing yet, starts without what the doing needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "sqlalchemy",
    "onnxruntime",
    "trafilatura",
    "numpy",
    "lxml",
    "httpx",
    "starlette",
    "sayso.ledger",
    "sayso.read",
}

CODE = """
import sys
from sayso.cli.main import run
try:
    run()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("asked", [["--help"], ["--version"], ["read", "--help"], ["review", "--help"]])
def test_telling_of_the_program_loads_no_more_than_its_commands_words(asked: list[str]) -> None:
    """Help and version come without database, model, extractor and network."""
    told = subprocess.run([sys.executable, "-c", CODE, *asked], check=True, capture_output=True, text=True)
    assert told.stdout
    assert HEAVY & set(told.stderr.split()) == set()


def test_groups_tell_their_commands_when_they_are_asked_for() -> None:
    """A group whose commands are loaded late lists all of them, each with its first sentence."""
    told = subprocess.run(
        [sys.executable, "-m", "sayso", "accounts", "--help"], check=True, capture_output=True, text=True
    )
    assert "Make, list, change and close accounts for the pages." in told.stdout
    assert [line.split()[0] for line in told.stdout.partition("Commands:")[2].splitlines() if line.strip()] == [
        "add",
        "list",
        "role",
        "password",
        "remove",
    ]
