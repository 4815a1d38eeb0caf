"""What comes of reading, into the ledger: the same for every door, which differ in what they tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.batch.reading import Outcome
from sayso.domain.ids import content_id
from sayso.domain.ledger import Refusal
from sayso.domain.report import Report
from sayso.errors import UnreadableReport
from sayso.fold.because import counted
from sayso.ledger.recording import Recorded
from sayso.ledger.store import Ledger
from sayso.read.build import PAGES_OWN
from sayso.read.post import Aside
from sayso.read.saved import Counted
from sayso.read.stored import is_stored
from sayso.read.web_archive import is_archive


@dataclass
class Tally:
    """What became of the inputs of one command, or of one adding."""

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
    return content_id("file", report.path if is_stored(report.path) else str(Path(report.path).resolve()))


def record_outcome(
    ledger: Ledger, outcome: Outcome, tally: Tally, files: frozenset[str] = frozenset()
) -> Recorded | None:
    """Records what came of one input, the refusal of one that could not be read too, and counts it.

    What an archive held beside its reports is left to be told; what of a file of posts became no report is kept too.

    Args:
        ledger: where it is recorded.
        outcome: what the engine gave.
        tally: what it is counted in.
        files: the paths that the user named, as ``Report.path`` has them.

    Returns:
        What recording a reading added; None where the outcome is none.

    Raises:
        LedgerError: the ledger cannot be used.
    """
    if isinstance(outcome, Aside) and outcome.lost:
        ledger.refuse(Refusal(outcome.where, outcome.what))
    if isinstance(outcome, Counted | Aside):
        return None
    if isinstance(outcome, UnreadableReport):
        ledger.refuse(Refusal(outcome.where, outcome.why))
        tally.refused += 1
        return None
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
    return recorded
