"""``sayso read``: inputs into the ledger, one after the other, whatever becomes of any of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.engine import read_inputs
from sayso.cli.console import complain, err, out, with_progress
from sayso.cli.dossier import Dossier, read_dossier
from sayso.cli.render import counted
from sayso.domain.contract import reading_json
from sayso.domain.ids import content_id
from sayso.domain.ledger import Refusal
from sayso.domain.reading import Reading
from sayso.domain.report import Report
from sayso.errors import LedgerError, UnreadableReport
from sayso.ledger.store import Ledger
from sayso.read.inputs import find_inputs
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
    again: int = 0
    versions: int = 0
    adrift: int = 0

    @property
    def read(self) -> int:
        """How many inputs are in the ledger now."""
        return self.new + self.known + self.again

    @property
    def exit_status(self) -> int:
        """0 when all were read, 1 when some were, 3 when none was."""
        if not self.refused:
            return 0
        return SOME_UNREADABLE if self.read else NOTHING_READ

    def __str__(self) -> str:
        said = f"recorded {counted(self.new, 'report')} with {counted(self.claims, 'claim')}"
        if self.versions:
            said += (
                f"; {self.versions} of them {'is a version' if self.versions == 1 else 'are versions'} of a known page"
            )
        if self.again:
            said += f"; {self.again} read again by a newer reader"
        if self.adrift:
            lost = f"{counted(self.adrift, 'judgement')} {'is' if self.adrift == 1 else 'are'}"
            said += f"; {lost} about what it does not find (sayso show REPORT lists them)"
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
    named = list(paths)
    inputs = list(find_inputs(named))
    tally = Tally()
    files = frozenset(str(Path(one)) for one in named)
    with Ledger.open(settings.ledger) as ledger:
        try:
            outcomes = read_inputs(inputs, settings.workers, rules_only=settings.rules_only)
            for outcome in with_progress(outcomes, len(inputs), "reading", quiet=showing.quiet):
                if isinstance(outcome, UnreadableReport):
                    _refuse(ledger, outcome, tally)
                else:
                    _record(ledger, outcome, tally, page_of(outcome.report, files))
                    if showing.as_json:
                        out.file.write(json.dumps(reading_json(outcome), ensure_ascii=False) + "\n")
            if dossier:
                _judge(ledger, dossier)
        except LedgerError as broken:
            raise type(broken)(f"{broken} ({tally} before that)") from broken
    if not showing.quiet:
        err.print(str(tally))
    return tally


def page_of(report: Report, files: frozenset[str]) -> str | None:
    """What is read again when the report is: its address, or the file of this place where the user named it by itself.

    The file's place is kept as a mark, so that the ledger does not tell how a machine's folders are called.

    Args:
        report: as it was read.
        files: the paths that the user named, as ``Report.path`` has them.
    """
    if report.url is not None:
        return report.url
    if report.path is None or report.path not in files:
        return None
    return content_id("file", str(Path(report.path).resolve()))


def _refuse(ledger: Ledger, refused: UnreadableReport, tally: Tally) -> None:
    complain(str(refused))
    ledger.refuse(Refusal(refused.where, refused.why))
    tally.refused += 1


def _record(ledger: Ledger, reading: Reading, tally: Tally, page: str | None) -> None:
    recorded = ledger.record(reading, page)
    if recorded.new:
        tally.new += 1
        tally.claims += recorded.claims
        tally.versions += bool(recorded.former or recorded.later)
    elif recorded.again:
        tally.again += 1
        tally.adrift += len(ledger.history(recorded.report).adrift)
    else:
        tally.known += 1


def _judge(ledger: Ledger, dossier: Dossier) -> None:
    for judgement in dossier.judgements:
        ledger.judge(judgement, by=f"dossier file “{dossier.name}”")
