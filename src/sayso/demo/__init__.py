"""An invented dossier, shipped with the package: eight reports of a raid that never happened, and what they claim."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

REPORT_SUFFIXES = frozenset({".html", ".txt", ".vtt"})


def _folder() -> Path:
    return Path(str(files(__name__)))


def demo_files() -> tuple[Path, ...]:
    """The demo's reports as files, sorted by name, which is also roughly the order in which they came out."""
    return tuple(sorted(path for path in (_folder() / "reports").iterdir() if path.suffix in REPORT_SUFFIXES))


def demo_dossier() -> Path:
    """The demo's ``dossier.toml``: its name, the note that it is invented, and the parties with their actors."""
    return _folder() / "dossier.toml"
