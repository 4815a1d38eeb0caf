"""``sayso quarantine``: what the reader broke on, and why."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cli.console import printable
from sayso.cli.render import counted
from sayso.domain.intake import Quarantined
from sayso.domain.json_values import Json

NOTHING = "nothing is in quarantine"


def quarantine_text(held: Sequence[Quarantined]) -> str:
    """A line for each, and how to have them tried again."""
    if not held:
        return NOTHING
    lines = [
        f"{printable(one.where)}: {printable(one.why)}\n"
        f"    tried {counted(one.tries, 'time')}, last on {one.since.isoformat(timespec='seconds')}, by {one.reader}"
        for one in held
    ]
    return "\n".join([*lines, f"{len(held)} in quarantine; sayso read PATH --retry tries those of PATH again"])


def quarantine_json(held: Sequence[Quarantined]) -> list[dict[str, Json]]:
    """An object for each: ``quarantined``, ``because``, ``reader``, ``tries``, ``last_tried``."""
    return [
        {
            "quarantined": one.where,
            "because": one.why,
            "reader": one.reader,
            "tries": one.tries,
            "last_tried": one.since.isoformat(),
        }
        for one in held
    ]
