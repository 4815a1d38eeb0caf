"""``sayso review``: the queue of proposals; single decisions are ``sayso judge``'s."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import By, Db, ledger_of
from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Proposed


def review(
    by: By,
    db: Db = None,
    kind: Annotated[Proposed | None, typer.Option(help="Only proposals of this kind.")] = None,
    report: Annotated[str | None, typer.Option(help="Only this report's (its id).")] = None,
    actor: Annotated[str | None, typer.Option(help="Only speakers whose name holds this.")] = None,
    aspect: Annotated[Aspect | None, typer.Option(help="Only claims of this aspect.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Only claims of this stance.")] = None,
    below: Annotated[float | None, typer.Option(min=0, max=1, help="Only scores below this.")] = None,
    above: Annotated[float | None, typer.Option(min=0, max=1, help="Only scores above this.")] = None,
) -> None:
    """Decide on what the program proposes, the least sure first, a key each: a r e s u, ? tells, q ends."""
    from sayso.cli.reviewing import review_queue
    from sayso.ledger.judgements import Filter

    with ledger_of(db) as ledger:
        whole = ledger.find(report) if report is not None else None
        wanted = Filter(kind, whole, None, actor, aspect, stance, below, above)
        review_queue(ledger, wanted, by)
