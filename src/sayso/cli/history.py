"""Every value that a thing had: what the program found, and what people judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.cli.console import printable
from sayso.domain.json_values import Json
from sayso.domain.ledger import Judgement
from sayso.ledger.judgements import Told


def told_lines(name: str, told: Sequence[Told]) -> Iterator[str]:
    """A line a value: when, who, what, the program's score, why; and whether it stands."""
    yield name
    if not told:
        yield "    nothing was found or judged"
    for one in told:
        body = one.entry.body
        why = f" ({body.reason})" if isinstance(body, Judgement) and body.reason else ""
        score = f" score {one.score:.2f}" if one.score is not None else ""
        gone = "" if one.stands else " [undone]" if isinstance(body, Judgement) else " [read again since]"
        at = one.entry.recorded_at.isoformat(timespec="seconds")
        yield f"    {at}  {printable(f'{one.entry.by}: {one.what}{score}{why}{gone}')}"


def told_json(told: Told) -> dict[str, Json]:
    """One value of ``sayso history --json``."""
    body = told.entry.body
    return {
        "id": told.entry.id,
        "recorded_at": told.entry.recorded_at.isoformat(),
        "by": told.entry.by,
        "judged": isinstance(body, Judgement),
        "what": told.what,
        "score": round(told.score, 4) if told.score is not None else None,
        "why": body.reason if isinstance(body, Judgement) else None,
        "stands": told.stands,
    }
