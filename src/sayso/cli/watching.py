"""``sayso watch``: feeds looked at again and again, their new items read into the ledger."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from sayso.archive.store import Archive, archive_of
from sayso.batch.engine import read_each
from sayso.batch.reading import Input, Outcome
from sayso.batch.recording import Tally
from sayso.cli.console import complain, err, printable, with_progress
from sayso.cli.feeds_file import read_feeds
from sayso.cli.interrupting import Interruption, interruptible
from sayso.cli.reading import NOTHING_READ, SOME_UNREADABLE, Showing, take
from sayso.cli.render import counted
from sayso.errors import ArchiveError, LedgerError, UnreadableReport
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.intake import by_turns, in_order
from sayso.fetch.manners import Manners
from sayso.fetch.state import States, states_of
from sayso.fetch.watch import Errand, Look, Subscription, conclude, is_due, look_at, run_errand, settle
from sayso.ledger.store import Ledger
from sayso.settings import Settings

INTERRUPTED = 130
LONGEST_SLEEP = 60.0


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Watched:
    """What became of all looks so far."""

    looks: int = 0
    failed: int = 0
    waiting: int = 0
    """Items whose pages could not be had for now."""

    tally: Tally = field(default_factory=Tally)

    def __str__(self) -> str:
        said = f"{counted(self.looks, 'look')} at feeds"
        said += f" ({self.failed} failed)" if self.failed else ""
        said += f"; {self.tally}"
        return said + (f"; {counted(self.waiting, 'page')} to be tried again" if self.waiting else "")

    @property
    def exit_status(self) -> int:
        """0 when every feed was had and every new item read, 3 when no feed was had, 1 otherwise."""
        if self.looks and self.failed == self.looks:
            return NOTHING_READ
        return SOME_UNREADABLE if self.failed or self.waiting or self.tally.refused else 0


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a watch works with."""

    settings: Settings
    ledger: Ledger
    archive: Archive
    states: States
    fetcher: Fetcher
    asked: Interruption
    quiet: bool


def watch_feeds(settings: Settings, file: Path, *, once: bool, quiet: bool) -> int:
    """Looks at the feeds that a file names and reads what is new into the ledger, until it is interrupted.

    Whatever has been recorded is noted in the feed's state at once, so that a watch that was killed goes on where it
    was.

    Args:
        settings: the ledger and the manners of fetching; what the file says of them goes second.
        file: the feeds file.
        once: look at every feed a single time.
        quiet: print errors alone.

    Returns:
        The exit status.

    Raises:
        BadRequest: the file is no feeds file, or another watch of this ledger is running.
        LedgerError, ArchiveError: what was read could not be kept.
    """
    feeds = read_feeds(file)
    manners = Manners(settings.contact or feeds.contact, settings.allow_private)
    if feeds.delay is not None:
        manners = Manners(manners.contact, manners.allow_private, feeds.delay)
    watched = Watched()
    with ExitStack() as opened, interruptible() as asked:
        desk = _Desk(
            settings,
            opened.enter_context(Ledger.open(settings.ledger)),
            opened.enter_context(Archive(archive_of(settings.ledger))),
            opened.enter_context(States(states_of(settings.ledger))),
            opened.enter_context(Fetcher(manners)),
            asked,
            quiet,
        )
        try:
            _rounds(desk, feeds.subscriptions, watched, once=once)
        except (LedgerError, ArchiveError) as broken:
            raise type(broken)(f"{broken} ({watched} before that)") from broken
        except KeyboardInterrupt:
            desk.fetcher.stop()
            complain(f"interrupted; saved: {watched}; the next run goes on from there")
            return INTERRUPTED
    if not quiet:
        err.print(str(watched))
    return watched.exit_status


def _rounds(desk: _Desk, subscriptions: Sequence[Subscription], watched: Watched, *, once: bool) -> None:
    """Looks at what is due, and sleeps until the next is."""
    while True:
        now = _now()
        due = [one for one in subscriptions if is_due(desk.states.load(one.url), now, once=once)]
        left_alone = len(subscriptions) - len(due)
        if once and left_alone and not desk.quiet:
            err.print(f"{counted(left_alone, 'feed')} left alone for now, as asked by the server")
        if due:
            _round(desk, due, watched)
        if once:
            return
        if due and not desk.quiet:
            err.print(f"{watched}; Ctrl-C ends the watch")
        times = [state.due for one in subscriptions if (state := desk.states.load(one.url)).due]
        pause = (min(times) - _now()).total_seconds() if times else LONGEST_SLEEP
        desk.asked.sleep(min(max(1.0, pause), LONGEST_SLEEP))


def _round(desk: _Desk, due: Sequence[Subscription], watched: Watched) -> None:
    """Looks at feeds, and reads what is new in any of them."""
    looks = list(_looks(desk, due, watched))
    errands = by_turns(
        (Errand(look, look.feed, item) for look in looks if look.feed for item in look.fresh),
        lambda errand: httpx.URL(errand.where).host,
    )
    for look in looks:
        if not look.fresh:
            _close(desk, look)
    left = {id(look): len(look.fresh) for look in looks}
    for errand, outcomes in with_progress(_read(desk, errands), len(errands), "reading", quiet=desk.quiet):
        _record(desk, errand, outcomes, watched)
        left[id(errand.look)] -= 1
        if left[id(errand.look)]:
            desk.states.save(errand.look.state)
        else:
            _close(desk, errand.look)


def _looks(desk: _Desk, due: Sequence[Subscription], watched: Watched) -> Iterator[Look]:
    """Looks at feeds, several hosts at once, and tells of each in a line."""

    def look(one: Subscription) -> Look:
        return look_at(one, desk.states.load(one.url), desk.fetcher, desk.archive, _now())

    turns = by_turns(due, lambda one: httpx.URL(one.url).host)
    for one, found in with_progress(in_order(turns, look, desk.asked.check), len(turns), "looking", quiet=desk.quiet):
        watched.looks += 1
        if found.refused:
            watched.failed += 1
            complain(str(found.refused))
        elif not desk.quiet:
            news = "unchanged" if found.unchanged else f"{len(found.fresh)} new"
            err.print(printable(f"{one}: {news}"))
        yield found


def _close(desk: _Desk, look: Look) -> None:
    conclude(look)
    desk.states.save(look.state)


def _read(desk: _Desk, errands: Sequence[Errand]) -> Iterator[tuple[Errand, list[Outcome]]]:
    """Fetches and reads the items, and yields each with what came of its reports."""
    sent: deque[tuple[Errand, int]] = deque()

    def inputs() -> Iterator[Input]:
        for errand, given in in_order(
            errands, lambda one: run_errand(one, desk.fetcher, desk.archive), desk.asked.check
        ):
            sent.append((errand, len(given)))
            yield from given

    each = read_each(
        inputs(),
        desk.settings.workers or 1,
        rules_only=desk.settings.rules_only,
        gazetteer=desk.settings.gazetteer_file,
        check=desk.asked.check,
    )
    came: list[Outcome] = []
    dealt_with = 0
    for outcomes in each:  # more than one where a page is a live one
        came += outcomes
        dealt_with += 1
        errand, wanted = sent[0]
        if dealt_with == wanted:
            sent.popleft()
            yield errand, came
            came, dealt_with = [], 0


def _record(desk: _Desk, errand: Errand, outcomes: list[Outcome], watched: Watched) -> None:
    """Records what came of an item, and then notes that it has been dealt with."""
    refused = next((one for one in outcomes if isinstance(one, UnreadableReport)), None)
    if not settle(errand, refused):
        watched.waiting += 1
        complain(f"{refused} (it is tried again at the next look)")
        return
    for outcome in outcomes:
        take(desk.ledger, outcome, watched.tally, Showing())
