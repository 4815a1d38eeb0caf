"""``sayso demo``: the invented dossier that ships with the program, read as anybody's reports are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sayso.cli.console import err, out
from sayso.cli.reading import Showing, read_into
from sayso.cli.render import ToldClaims, aspect_lines, counted, event_heading
from sayso.cli.showing import claims_in
from sayso.demo import demo_dossier, demo_files
from sayso.domain.account import Agreement, EventAccount
from sayso.ledger.store import Ledger
from sayso.settings import Settings


def _contested(account: EventAccount, told: ToldClaims) -> Iterator[str]:
    """A contested event with the matters on which speakers collide; how many more it has is told."""
    yield event_heading(account)
    for aspect in account.aspects:
        if aspect.agreement is Agreement.CONTESTED:
            yield from aspect_lines(aspect, told)
    calm = len(account.aspects) - account.contested
    yield f"    {counted(calm, 'matter')} more, uncontested: sayso show {account.id}"


def demo(settings: Settings) -> None:
    """Reads the demo dossier into the ledger and prints the contested events with their claims."""
    Path(settings.ledger).parent.mkdir(parents=True, exist_ok=True)
    files = [str(file) for file in demo_files()]
    err.print("The demo dossier is invented: no such states, outlets or events exist.")
    read_into(settings, files, demo_dossier(), Showing())
    with Ledger.open(settings.ledger) as ledger:
        accounts = ledger.events()
        for account in accounts:
            if account.contested:
                told = claims_in(ledger, account)
                out.print("\n".join(_contested(account, told)) + "\n")
        calm = sum(not account.contested for account in accounts)
    out.print(f"{counted(calm, 'event')} more on which nobody contradicts anybody: sayso events --db {settings.ledger}")
    sys.stdout.flush()
