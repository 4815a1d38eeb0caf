"""``sayso read``: inputs into the ledger, one after the other, whatever becomes of any of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.engine import Processes
from sayso.batch.job import Job, Step, run_job
from sayso.batch.reading import How, Outcome, reader_of
from sayso.cli.console import complain, err, out, printable, with_progress
from sayso.cli.dossier import Dossier, read_dossier
from sayso.cli.fetching import gathering
from sayso.cli.interrupting import interruptible
from sayso.cli.render import counted
from sayso.domain.contract import reading_json
from sayso.domain.ids import content_id
from sayso.domain.ledger import Refusal
from sayso.domain.report import Report
from sayso.errors import ArchiveError, LedgerError, UnreadableReport
from sayso.ledger.store import Ledger
from sayso.read.build import PAGES_OWN
from sayso.read.post import Aside
from sayso.read.saved import Counted
from sayso.read.warc import is_archive
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
    held: int = 0
    """Left in quarantine, and not tried again."""

    @property
    def read(self) -> int:
        """How many inputs are in the ledger now."""
        return self.new + self.known + self.again

    @property
    def exit_status(self) -> int:
        """0 when all were read, 1 when some were, 3 when none was."""
        if not self.refused and not self.held:
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
        if self.held:
            said += f"; {self.held} left in quarantine (sayso quarantine tells why, --retry tries again)"
        return said


@dataclass(frozen=True, slots=True)
class Showing:
    """What to print while reading."""

    as_json: bool = False
    quiet: bool = False


def read_into(
    settings: Settings,
    given: Sequence[str],
    dossier_file: Path | None,
    showing: Showing,
    *,
    keep_files: bool = False,
    retry: bool = False,
) -> Tally:
    """Reads paths and addresses into the ledger that the settings name, and says what became of them.

    What this reader has read of them before is passed over, and so is what is in quarantine, unless it is tried again.
    A run that was stopped goes on where it was. Readings that are printed are made anew.

    Args:
        settings: the ledger and the manners of fetching.
        given: files, folders, and addresses; an address is fetched because it is named here, and nothing else is.
        dossier_file: the sides of the dispute.
        showing: what to print.
        keep_files: whether files are copied into the archive, as what is fetched always is.
        retry: whether what is in quarantine is tried again.

    Raises:
        ArchiveError: what was fetched could not be kept.
        BadRequest: the dossier file is none.
        LedgerError: the ledger cannot be used; its message says how much was recorded before.
    """
    dossier = read_dossier(dossier_file) if dossier_file else None
    tally = Tally()
    files = frozenset(str(Path(one)) for one in given)
    how = How(settings.rules_only, gazetteer=settings.gazetteer_file)
    job = Job(how, reader_of(how), retry, anew=showing.as_json)
    engine = Processes(settings.workers)
    with (
        interruptible() as asked,
        Ledger.open(settings.ledger) as ledger,
        gathering(settings, given, asked.check, keep_files=keep_files) as (inputs, total),
    ):
        try:
            steps = run_job(inputs, engine, ledger, job, asked.check)
            for step in with_progress(steps, total, "reading", quiet=showing.quiet):
                _take(ledger, step, tally, showing, files)
            if dossier:
                _judge(ledger, dossier)
        except (LedgerError, ArchiveError) as broken:
            raise type(broken)(f"{broken} ({tally} before that)") from broken
    if not showing.quiet:
        err.print(str(tally))
    return tally


def _take(ledger: Ledger, step: Step, tally: Tally, showing: Showing, files: frozenset[str]) -> None:
    """Records what came of one record, and then notes that it did; or counts what is passed over."""
    if step.before is not None:
        tally.known += step.before.reports
        tally.held += len(step.before.quarantined)
        tally.refused += step.before.refused
        if step.before.refused:
            lost = counted(step.before.refused, "record")
            complain(f"{step.where}: {lost} of it could not be read before (sayso reports tells which, and why)")
    for outcome in step.outcomes:
        record_outcome(ledger, outcome, tally, showing, files)
    if step.intake is not None:
        ledger.take(step.intake)


def page_of(report: Report, files: frozenset[str]) -> str | None:
    """What is read again when the report is: its address, or the file of this place where the user named it by itself.

    An entry of a live page that has no address of its own is never read again as the same.

    The file's place is kept as a mark, so that the ledger does not tell how a machine's folders are called.

    Args:
        report: as it was read.
        files: the paths that the user named, as ``Report.path`` has them.
    """
    if ("url", PAGES_OWN) in report.found_by:
        return content_id("entry", report.id)  # it shares its page with others, which are no versions of it
    if report.url is not None:
        return report.url
    if report.path is None or report.path not in files or is_archive(Path(report.path)):
        return None
    return content_id("file", str(Path(report.path).resolve()))


def record_outcome(
    ledger: Ledger,
    outcome: Outcome,
    tally: Tally,
    showing: Showing,
    files: frozenset[str] = frozenset(),
) -> None:
    """Records what came of one input, the refusal of one that could not be read too, and counts it.

    What an archive held beside its reports is printed alone; so is how a file of posts was taken, and what of such a
    file became no report is kept as well.

    ``files``: the paths that the user named, as ``Report.path`` has them.
    """
    if isinstance(outcome, Aside) and outcome.lost:
        ledger.refuse(Refusal(outcome.where, outcome.what))
    if isinstance(outcome, Counted | Aside):
        if not showing.quiet:
            err.print(printable(str(outcome)))
        return
    if isinstance(outcome, UnreadableReport):
        complain(str(outcome))
        ledger.refuse(Refusal(outcome.where, outcome.why))
        tally.refused += 1
        return
    recorded = ledger.record(outcome, page_of(outcome.report, files))
    if recorded.new:
        tally.new += 1
        tally.claims += recorded.claims
        tally.versions += bool(recorded.former or recorded.later)
    elif recorded.again:
        tally.again += 1
        tally.adrift += len(ledger.history(recorded.report).adrift)
    else:
        tally.known += 1
    if showing.as_json:
        out.file.write(json.dumps(reading_json(outcome), ensure_ascii=False) + "\n")


def _judge(ledger: Ledger, dossier: Dossier) -> None:
    for judgement in dossier.judgements:
        ledger.judge(judgement, by=f"dossier file “{dossier.name}”")
