"""``sayso read``: inputs into the ledger, one after the other, whatever becomes of any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.afar import Afar
from sayso.batch.engine import Processes
from sayso.batch.job import Engine, Job, Step, run_job
from sayso.batch.reading import How, Outcome, reader_of
from sayso.batch.recording import Tally, record_outcome
from sayso.cli.console import complain, err, print_json, printable, with_progress
from sayso.cli.dossier import Dossier, read_dossier
from sayso.cli.interrupting import interruptible
from sayso.cli.render import counted
from sayso.domain.contract import reading_json
from sayso.errors import ArchiveError, BadRequest, LedgerError, UnreadableReport
from sayso.fetch.gathering import Gathered, gathering
from sayso.fetch.manners import Manners
from sayso.gazetteer.store import PACKAGED, packaged
from sayso.ledger.store import Ledger
from sayso.read.facts_list import Listing
from sayso.read.post import Aside
from sayso.read.saved import Counted
from sayso.read.stored import is_stored
from sayso.resolve.dossier_area import asked_area
from sayso.settings import RAY, Settings

NOTHING_READ = 3
SOME_UNREADABLE = 1


@dataclass(frozen=True, slots=True)
class Showing:
    """What to print while reading."""

    as_json: bool = False
    quiet: bool = False


def exit_status(tally: Tally) -> int:
    """0 when all were read, 1 when some were, 3 when none was."""
    if not tally.refused and not tally.held:
        return 0
    return SOME_UNREADABLE if tally.read else NOTHING_READ


def read_into(
    settings: Settings,
    given: Sequence[str] | Listing,
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
        given: files, folders, and addresses, with what a list says of them; an address is fetched because it is named
            here, and nothing else is.
        dossier_file: the sides of the dispute.
        showing: what to print.
        keep_files: whether files are copied into the archive, as what is fetched always is.
        retry: whether what is in quarantine is tried again.

    Raises:
        ArchiveError: what was fetched could not be kept.
        BadRequest: the dossier file is none.
        LedgerError: the ledger cannot be used; its message says how much was recorded before.
        UnusableEngine: there is no cluster to read on.
    """
    told = given.told if isinstance(given, Listing) else {}
    given = given.names if isinstance(given, Listing) else given
    dossier = read_dossier(dossier_file) if dossier_file else None
    tally = Tally()
    files = frozenset(one if is_stored(one) else str(Path(one)) for one in given)
    areas = _areas(settings, dossier, dossier_file)
    said = tuple((one if is_stored(one) else str(Path(one)), what) for one, what in told.items())
    how = How(settings.rules_only, gazetteer=settings.gazetteer_file, areas=areas, told=said)
    job = Job(how, reader_of(how), retry, anew=showing.as_json)
    manners = Manners(settings.contact, settings.allow_private)
    with (
        _engine(settings) as engine,
        interruptible() as asked,
        Ledger.open(settings.ledger) as ledger,
        gathering(given, settings.ledger, manners, asked.check, keep_files=keep_files, storage=True) as gathered,
    ):
        try:
            steps = run_job(gathered.inputs, engine, ledger, job, asked.check)
            for step in with_progress(steps, gathered.total, "reading", quiet=showing.quiet):
                _step(ledger, gathered, step, tally, showing, files)
            if dossier:
                _judge(ledger, dossier)
        except (LedgerError, ArchiveError) as broken:
            raise type(broken)(f"{broken} ({tally} before that)") from broken
    if not showing.quiet:
        err.print(str(tally))
    return tally


def _areas(settings: Settings, dossier: Dossier | None, file: Path | None) -> tuple[str, ...]:
    """The dossier's areas, each of which the list of places knows."""
    areas = dossier.areas if dossier else ()
    places = packaged(settings.gazetteer_file or PACKAGED)
    for one in areas:
        if places is None or not asked_area(one, places).candidates:
            raise BadRequest(f"{file}: no place of the gazetteer is called “{one[:80]}”")
    return areas


@contextmanager
def _engine(settings: Settings) -> Iterator[Engine]:
    if settings.engine != RAY:
        yield Processes(settings.workers or 1)
        return
    from sayso.batch.ray_data import cluster  # an extra, and slow to load

    with cluster(settings.cluster, settings.workers) as machines:
        yield Afar(machines)


def _step(
    ledger: Ledger, gathered: Gathered, step: Step, tally: Tally, showing: Showing, files: frozenset[str]
) -> None:
    """Records what came of one record, and then notes that it did; or counts what is passed over."""
    if step.before is not None:
        tally.known += step.before.reports
        tally.held += len(step.before.quarantined)
        tally.refused += step.before.refused
        if step.before.refused:
            lost = counted(step.before.refused, "record")
            complain(f"{step.where}: {lost} of it could not be read before (sayso reports tells which, and why)")
    for outcome in step.outcomes:
        take(ledger, gathered.told(outcome), tally, showing, files)
    if step.intake is not None:
        ledger.take(step.intake)


def take(ledger: Ledger, outcome: Outcome, tally: Tally, showing: Showing, files: frozenset[str] = frozenset()) -> None:
    """Records what came of one input, as ``record_outcome`` does, and prints what a user should see of it."""
    record_outcome(ledger, outcome, tally, files)
    if isinstance(outcome, Counted | Aside):
        if not showing.quiet:
            err.print(printable(str(outcome)))
    elif isinstance(outcome, UnreadableReport):
        complain(str(outcome))
    elif showing.as_json:
        print_json(reading_json(outcome))


def _judge(ledger: Ledger, dossier: Dossier) -> None:
    for judgement in dossier.judgements:
        ledger.judge(judgement, by=f"dossier file “{dossier.name}”")
