"""``sayso demo``: the invented dossier that ships with the program, read as anybody's reports are."""

from __future__ import annotations

import sys
from pathlib import Path

from sayso.cli.console import err, out
from sayso.cli.reading import Showing, read_into
from sayso.cli.render import event_lines
from sayso.demo import demo_dossier, demo_files
from sayso.ledger.store import Ledger
from sayso.settings import Settings


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
                out.print("\n".join(event_lines(account)) + "\n")
        calm = sum(not account.contested for account in accounts)
    out.print(f"and {calm} more on which nobody contradicts anybody: sayso events --db {settings.ledger}")
    sys.stdout.flush()
