"""``sayso changes``: what became of the answers since a moment, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sayso.cli.console import printable
from sayso.cli.render import counted
from sayso.domain.changes import Change, ChangeKind
from sayso.wording import ASPECTS, CHANGES


def changes_text(changes: Sequence[Change]) -> str:
    """The changes event by event, for people."""
    if not changes:
        return "Nothing changed."
    lines: list[str] = []
    for (label, event), group in groupby(changes, key=lambda one: (one.label, one.event)):
        lines += [f"{printable(label)}  {event}", *(line for one in group for line in _lines(one)), ""]
    return "\n".join([*lines, counted(len(changes), "change")])


def _lines(change: Change) -> Iterator[str]:
    """One change: what, from what to what, and why."""
    of = f", {ASPECTS[change.aspect].lower()}: {printable(change.proposition or '')}" if change.aspect else ""
    yield f"    {CHANGES[change.kind]}{of}"
    if change.kind in (ChangeKind.EVENT_NEW, ChangeKind.EVENT_GONE):
        values = ""
    elif change.before is None or change.after is None:
        values = printable(change.after or change.before or "")
    else:
        values = f"{printable(change.before)} → {printable(change.after)}"
    if values:
        yield f"        {values}"
    yield f"        because: {printable(change.because)}"
    if change.claims:
        yield f"        claims: {', '.join(change.claims)}"
