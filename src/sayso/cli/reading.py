"""``sayso read``: inputs into the ledger, one after the other, whatever becomes of any of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.engine import Outcome, read_inputs
from sayso.batch.recording import Tally, record_outcome
from sayso.cli.console import complain, err, out, printable, with_progress
from sayso.cli.dossier import Dossier, read_dossier
from sayso.cli.interrupting import interruptible
from sayso.domain.contract import reading_json
from sayso.errors import ArchiveError, LedgerError, UnreadableReport
from sayso.fetch.gathering import gathering
from sayso.fetch.manners import Manners
from sayso.ledger.store import Ledger
from sayso.read.post import Aside
from sayso.read.saved import Counted
from sayso.settings import Settings

NOTHING_READ = 3
SOME_UNREADABLE = 1


@dataclass(frozen=True, slots=True)
class Showing:
    """What to print while reading."""

    as_json: bool = False
    quiet: bool = False


def exit_status(tally: Tally) -> int:
    """0 when all were read, 1 when some were, 3 when none was."""
    if not tally.refused:
        return 0
    return SOME_UNREADABLE if tally.read else NOTHING_READ


def read_into(
    settings: Settings, given: Sequence[str], dossier_file: Path | None, showing: Showing, *, keep_files: bool = False
) -> Tally:
    """Reads paths and addresses into the ledger that the settings name, and says what became of them.

    Args:
        settings: the ledger and the manners of fetching.
        given: files, folders, and addresses; an address is fetched because it is named here, and nothing else is.
        dossier_file: the sides of the dispute.
        showing: what to print.
        keep_files: whether files are copied into the archive, as what is fetched always is.

    Raises:
        ArchiveError: what was fetched could not be kept.
        BadRequest: the dossier file is none.
        LedgerError: the ledger cannot be used; its message says how much was recorded before.
    """
    dossier = read_dossier(dossier_file) if dossier_file else None
    tally = Tally()
    files = frozenset(str(Path(one)) for one in given)
    manners = Manners(settings.contact, settings.allow_private)
    with (
        interruptible() as asked,
        Ledger.open(settings.ledger) as ledger,
        gathering(given, settings.ledger, manners, asked.check, keep_files=keep_files) as gathered,
    ):
        try:
            outcomes = read_inputs(
                gathered.inputs,
                settings.workers,
                rules_only=settings.rules_only,
                gazetteer=settings.gazetteer_file,
                check=asked.check,
            )
            for outcome in with_progress(outcomes, gathered.total, "reading", quiet=showing.quiet):
                take(ledger, gathered.told(outcome), tally, showing, files)
            if dossier:
                _judge(ledger, dossier)
        except (LedgerError, ArchiveError) as broken:
            raise type(broken)(f"{broken} ({tally} before that)") from broken
    if not showing.quiet:
        err.print(str(tally))
    return tally


def take(ledger: Ledger, outcome: Outcome, tally: Tally, showing: Showing, files: frozenset[str] = frozenset()) -> None:
    """Records what came of one input, as ``record_outcome`` does, and prints what a user should see of it."""
    record_outcome(ledger, outcome, tally, files)
    if isinstance(outcome, Counted | Aside):
        if not showing.quiet:
            err.print(printable(str(outcome)))
    elif isinstance(outcome, UnreadableReport):
        complain(str(outcome))
    elif showing.as_json:
        out.file.write(json.dumps(reading_json(outcome), ensure_ascii=False) + "\n")


def _judge(ledger: Ledger, dossier: Dossier) -> None:
    for judgement in dossier.judgements:
        ledger.judge(judgement, by=f"dossier file “{dossier.name}”")
