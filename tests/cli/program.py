"""Runs the real program as a user does."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.cli.starting import Loaded

REPORT = """Governor says gunmen raided a border post

By Ana Brisk

3 May 2031, 10:15

Twelve gunmen raided a border post at Lindery before dawn on Monday, the governor of Arden said.

"They came at four and they left at five," Governor Ilse Marn told reporters in Lindery. "Nobody was hurt."

A spokesman for the Karst Brigade denied that its fighters had raided the post.

The claims could not be independently verified.
"""
"""An invented report."""

PATIENCE = 100.0
"""Seconds that a run may take."""

CAPABILITIES = "-dac_override,-dac_read_search"
"""What lets root pass by permissions."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines in which the program told of errors."""
        return [line for line in self.err.splitlines() if line.startswith("sayso: ")]


@lru_cache(maxsize=1)
def loaded() -> Loaded:
    """What runs are copies of; it ends with the tests."""
    made = Loaded()
    atexit.register(made.close)
    return made


def sayso(*arguments: str | Path, cwd: Path, typed: str = "", bound: bool = False, under: Sequence[str] = ()) -> Ran:
    """Runs ``sayso`` in a folder.

    Args:
        arguments: as typed.
        cwd: the folder.
        typed: on standard input.
        bound: permissions bind it even where the tests run as root.
        under: a program, with its arguments, that runs it on its own terms.
    """
    root = (
        ["setpriv", "--inh-caps", CAPABILITIES, "--bounding-set", CAPABILITIES] if bound and os.geteuid() == 0 else []
    )
    words = [str(one) for one in arguments]
    if not (root or under):
        status, out, err = loaded().run(words, cwd, typed.encode(), PATIENCE)
    else:
        command = [*root, *under, sys.executable, "-m", "sayso", *words]
        run = subprocess.run(command, cwd=cwd, input=typed.encode(), capture_output=True, timeout=PATIENCE, check=False)
        status, out, err = run.returncode, run.stdout, run.stderr
    return Ran(status, out.decode("utf-8"), err.decode("utf-8"))
