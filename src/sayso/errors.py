"""The tree of errors, drawn.

    SaysoError
    ├── UnreadableReport    one input; the others of the same command are still read
    │   ├── MissingInput        no such file, or a folder without reports
    │   ├── EmptyInput          no text in it
    │   ├── BinaryInput         not text of any kind that is read
    │   ├── UndecodableInput    text, but not in the encoding that was assumed
    │   ├── OversizedInput      larger than the limit
    │   ├── ForbiddenInput      may not be opened
    │   ├── NotFetched          an address that gave nothing to read: no such page, a wrong type, too large
    │   │   ├── ForbiddenAddress    private, on this machine, or not of the web; refused before anything is sent
    │   │   ├── DisallowedByRobots  the site asks programs not to fetch it
    │   │   └── Unreachable         for now: no connection, too slow, an error of the server; may be asked again
    │   └── ReaderFailed        a fault of ours: kept apart so that it can be reported
    ├── LedgerError         the database
    │   ├── NotALedger          some other program's database, or no database at all
    │   ├── NewerLedger         written by a later version of this program
    │   ├── LedgerBusy          another writer holds it and did not let go in time
    │   ├── LedgerAway          its server does not answer, or went away in the midst; may be asked again
    │   ├── LedgerFull          no room left on the disk
    │   └── LedgerForbidden     may not be opened or written
    ├── ArchiveError        what was fetched cannot be kept, or what was kept is not what it was
    ├── UnusableModel       the installed model's folder is incomplete, or of another version's format
    ├── UnusableGazetteer   the file of places is missing, cut short, or of another layout; or its source is no dump
    ├── UnusableEngine      reading on other machines: Ray is not installed, or no cluster answers
    ├── CannotPrint         no program on this machine makes the PDF or reads aloud, or it failed
    ├── AccessRefused       whoever asks for a page may not have it
    │   ├── NotSignedIn         shows no account, or one whose session or token is over
    │   ├── NotAllowed          the account may not do this
    │   └── TooOften            for now: too many tries or requests; may be asked again
    ├── NoOwner             the pages would be open to other machines, and nobody could be let in
    ├── NotFound            no such claim, event or report in the ledger, or nobody of that name has an account
    └── BadRequest          what the user asked for makes no sense (a time that is no time, …)

Every message is one line that says which file and what is wrong. Exit statuses: docs/exit-status.md.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Root of all errors that are ours; its words are fit for the user."""

    exit_status = 1


class UnreadableReport(SaysoError):
    """An input that yields no report."""

    exit_status = 3

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why

    def __reduce__(self) -> tuple[type[UnreadableReport], tuple[str, str]]:
        return (type(self), (self.where, self.why))  # crosses from a worker process whole


class MissingInput(UnreadableReport):
    """No such file, or a folder without reports."""


class EmptyInput(UnreadableReport):
    """Nothing to read in it."""


class BinaryInput(UnreadableReport):
    """Not text of any kind that is read."""


class UndecodableInput(UnreadableReport):
    """Bytes that the assumed encoding does not allow."""


class OversizedInput(UnreadableReport):
    """Larger than the limit."""


class ForbiddenInput(UnreadableReport):
    """May not be opened."""


class NotFetched(UnreadableReport):
    """An address that gave nothing to read; asking again would give the same."""


class ForbiddenAddress(NotFetched):
    """An address that is not asked: private, on this machine, or not of the web."""


class DisallowedByRobots(NotFetched):
    """The site's robots.txt asks programs not to fetch it."""


class Unreachable(NotFetched):
    """Nothing was got this time; ``wait``: the seconds that the server asks for before the next time, if it does."""

    def __init__(self, where: str, why: str, wait: float | None = None) -> None:
        super().__init__(where, why)
        self.wait = wait

    def __reduce__(self) -> tuple[type[Unreachable], tuple[str, str, float | None]]:  # type: ignore[override]
        return (type(self), (self.where, self.why, self.wait))


class ReaderFailed(UnreadableReport):
    """The reader itself broke on it: a fault of ours, quarantined so that the other inputs are read."""


class LedgerError(SaysoError):
    """The ledger cannot be used."""

    exit_status = 4


class NotALedger(LedgerError):
    """Some other program's database, or no database at all."""


class NewerLedger(LedgerError):
    """Written by a later version of this program."""


class LedgerBusy(LedgerError):
    """Another writer holds the ledger and did not let go in time."""


class LedgerAway(LedgerError):
    """The server that holds the ledger does not answer, or went away in the midst; what was reported is recorded."""


class LedgerFull(LedgerError):
    """No room left on the disk."""


class LedgerForbidden(LedgerError):
    """The ledger may not be opened or written."""


class ArchiveError(SaysoError):
    """What was fetched cannot be kept, or what was kept is not what it was."""

    exit_status = 4


class UnusableModel(SaysoError):
    """The installed model cannot be run."""

    exit_status = 6


class UnusableGazetteer(SaysoError):
    """The file of places cannot be used, or what it was to be made of is no list of places."""

    exit_status = 6


class UnusableEngine(SaysoError):
    """What spreads reading over machines is not installed, or does not answer."""

    exit_status = 6


class CannotPrint(SaysoError):
    """The program that makes a PDF, or reads aloud, is not on this machine, or failed."""

    exit_status = 6


class AccessRefused(SaysoError):
    """Whoever asks for a page may not have it."""


class NotSignedIn(AccessRefused):
    """No account was shown, or one whose session or token is over."""


class NotAllowed(AccessRefused):
    """The account may not do this."""


class TooOften(AccessRefused):
    """Too many tries or requests; ``wait``: the seconds after which it may be asked again."""

    def __init__(self, why: str, wait: float) -> None:
        super().__init__(why)
        self.wait = wait


class NoOwner(SaysoError):
    """The pages would be open to other machines, and nobody could be let in."""

    exit_status = 8


class NotFound(SaysoError):
    """Nothing in the ledger has this id, or nobody of that name has an account."""

    exit_status = 5


class BadRequest(SaysoError):
    """What was asked for makes no sense."""

    exit_status = 2
