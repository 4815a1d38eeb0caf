"""Runs the real program as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

REPORT = """Governor says gunmen raided a border post

By Ana Brisk

3 May 2031, 10:15

Twelve gunmen raided a border post at Lindery before dawn on Monday, the governor of Arden said.

"They came at four and they left at five," Governor Ilse Marn told reporters in Lindery. "Nobody was hurt."

A spokesman for the Karst Brigade denied that its fighters had raided the post.

The claims could not be independently verified.
"""
"""An invented report."""

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


def sayso(*arguments: str | Path, cwd: Path, bound: bool = False, under: Sequence[str] = ()) -> Ran:
    """Runs ``sayso`` in a folder.

    Args:
        arguments: as typed.
        cwd: the folder.
        bound: permissions bind it even where the tests run as root.
        under: a program, with its arguments, that runs it on its own terms.
    """
    root = (
        ["setpriv", "--inh-caps", CAPABILITIES, "--bounding-set", CAPABILITIES] if bound and os.geteuid() == 0 else []
    )
    run = subprocess.run(
        [*root, *under, sys.executable, "-m", "sayso", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        timeout=100,
        check=False,
    )
    return Ran(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))
