"""A process to be killed: ``python -m tests.faults.actor ACTION LEDGER [MORE]``.

It says ``go`` when it begins, and then a line for each thing that has been done for good.
"""

from __future__ import annotations

import sys
from itertools import count
from time import sleep

from sayso.domain.ledger import Judgement, JudgementKind
from sayso.errors import LedgerAway
from sayso.ledger import Ledger
from sayso.ledger.copying import copy_ledger
from tests.ledger.builders import Page, build
from tests.ledger.pages import body


def say(line: str) -> None:
    """Tells whoever waits to kill us."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def reading(where: str, first: str) -> None:
    """Records report after report and says each one's id."""
    with Ledger.open(where) as ledger:
        say("go")
        for number in count(int(first)):
            page = Page(publisher=f"Outlet {number}", body=body(1 + number % 3))
            say(ledger.record(build(page)).report)


def reviewing(where: str, first: str) -> None:
    """Judges claim after claim and says each judgement's id."""
    with Ledger.open(where) as ledger:
        claims = [one.id for one in ledger.claims()]
        say("go")
        for number in count(int(first)):
            kind = JudgementKind.REJECT if number % 2 else JudgementKind.ACCEPT
            judgement = Judgement(kind, claims[number % len(claims)], None, None, f"reason {number}")
            ledger.judge(judgement, by="Ada Moor")
            say(judgement.id)


def migrating(where: str, _: str) -> None:
    """Opens a ledger of the first revision, which brings it up to date."""
    say("go")
    Ledger.open(where).close()
    say("up to date")


def copying(where: str, target: str) -> None:
    """Copies a ledger into an empty place."""
    say("go")
    copy_ledger(where, target, lambda *_: None)
    say("copied")


def exporting(where: str, _: str) -> None:
    """Writes all that is known, again and again."""
    with Ledger.open(where, read_only=True) as ledger:
        say("go")
        while True:
            try:
                for one in ledger.reports():
                    ledger.reading_json(one.id)
            except LedgerAway:  # who reads asks again, or does not
                say("away")
                sleep(0.05)
            else:
                say("exported")


ACTIONS = {
    "reading": reading,
    "reviewing": reviewing,
    "migrating": migrating,
    "copying": copying,
    "exporting": exporting,
}

if __name__ == "__main__":
    ACTIONS[sys.argv[1]](*sys.argv[2:4])
