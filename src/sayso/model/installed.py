"""The bundle that came with the program, where one did."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sayso.model.bundle import Bundle
from sayso.model.predict import LearnedTagger

PACKAGE = Path(__file__).resolve().parent.parent


def installed_bundle(package: Path = PACKAGE) -> Path | None:
    """The bundle's folder: inside the package, or beside its source in a checkout; None where there is none.

    Of several, the last by name.
    """
    for home in (package / "models", package.parent.parent / "models"):
        found = sorted(config.parent for config in home.glob("*/config.json"))
        if found:
            return found[-1]
    return None


@cache
def installed_tagger(threads: int = 0) -> LearnedTagger | None:
    """The installed bundle, ready to read; loaded once a process. ``threads``: cores for one run, 0 for all.

    Raises:
        UnusableModel: it is there and cannot be run.
    """
    folder = installed_bundle()
    return LearnedTagger.open(folder, threads) if folder else None


def installed_name() -> str | None:
    """The installed bundle's name and version, without loading it; None where there is none.

    Raises:
        UnusableModel: it is there and is incomplete, or of another version's format.
    """
    folder = installed_bundle()
    return Bundle.open(folder).name if folder else None
