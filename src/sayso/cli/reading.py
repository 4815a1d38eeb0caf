"""``sayso read``: inputs into the ledger, one after the other, whatever becomes of any of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.engine import Outcome, read_inputs
from sayso.cli.console import complain, err, out, printable, with_progress
from sayso.cli.dossier import Dossier, read_dossier
from sayso.cli.render import counted
from sayso.domain.contract import reading_json
from sayso.domain.ledger import Refusal
from sayso.errors import LedgerError, UnreadableReport
from sayso.ledger.store import Ledger
from sayso.read.inputs import find_inputs
from sayso.read.saved import Counted
from sayso.settings import Settings

NOTHING_READ = 3
SOME_UNREADABLE = 1


@dataclass
class Tally:
    """What became of the inputs of one command."""

    new: int = 0
    known: int = 0
    claims: int = 0
    refused: int = 0

    @property
    def read(self) -> int:
        """How many inputs are in the ledger now."""
        return self.new + self.known

    @property
    def exit_status(self) -> int:
        """0 when all were read, 1 when some were, 3 when none was."""
        if not self.refused:
            return 0
        return SOME_UNREADABLE if self.read else NOTHING_READ

    def __str__(self) -> str:
        said = f"recorded {counted(self.new, 'report')} with {counted(self.claims, 'claim')}"
        if self.known:
            said += f"; {self.known} known already"
        if self.refused:
            said += f"; {self.refused} could not be read"
        return said


@dataclass(frozen=True, slots=True)
class Showing:
    """What to print while reading."""

    as_json: bool = False
    quiet: bool = False


def read_into(settings: Settings, paths: Iterable[str], dossier_file: Path | None, showing: Showing) -> Tally:
    """Reads the paths into the ledger that the settings name, and says what became of them.

    Raises:
        BadRequest: the dossier file is none.
        LedgerError: the ledger cannot be used; its message says how much was recorded before.
    """
    dossier = read_dossier(dossier_file) if dossier_file else None
    inputs = list(find_inputs(paths))
    tally = Tally()
    with Ledger.open(settings.ledger) as ledger:
        try:
            outcomes = read_inputs(inputs, settings.workers, rules_only=settings.rules_only)
            for outcome in with_progress(outcomes, len(inputs), "reading", quiet=showing.quiet):
                _record(ledger, outcome, tally, showing)
            if dossier:
                _judge(ledger, dossier)
        except LedgerError as broken:
            raise type(broken)(f"{broken} ({tally} before that)") from broken
    if not showing.quiet:
        err.print(str(tally))
    return tally


def _record(ledger: Ledger, outcome: Outcome, tally: Tally, showing: Showing) -> None:
    if isinstance(outcome, Counted):
        if not showing.quiet:
            err.print(printable(str(outcome)))
        return
    if isinstance(outcome, UnreadableReport):
        complain(str(outcome))
        ledger.refuse(Refusal(outcome.where, outcome.why))
        tally.refused += 1
        return
    recorded = ledger.record(outcome)
    if recorded.new:
        tally.new += 1
        tally.claims += len(outcome.claims)
    else:
        tally.known += 1
    if showing.as_json:
        out.file.write(json.dumps(reading_json(outcome), ensure_ascii=False) + "\n")


def _judge(ledger: Ledger, dossier: Dossier) -> None:
    for judgement in dossier.judgements:
        ledger.judge(judgement, by=f"dossier file “{dossier.name}”")
