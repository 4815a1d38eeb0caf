"""One look at a feed: is it due, what is new in it, and when is the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sayso.archive.store import Archive
from sayso.errors import NotFetched, Unreachable, UnreadableReport
from sayso.fetch.answer import NOTHING_KNOWN, Validators
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.intake import fetch_report, keep_answer, own_words
from sayso.fetch.state import FeedState
from sayso.read.feed import read_feed
from sayso.read.feed_items import Feed, Item
from sayso.read.told import Given

TRIES = 3
"""Looks in which an item's page may fail for the moment, before it is given up and told as a refusal."""

LONGEST_PAUSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that a feeds file names."""

    url: str
    pages: bool = True
    """Whether the items' pages are fetched; else their own words in the feed are read."""

    every: timedelta = timedelta(minutes=15)
    name: str | None = None

    def __str__(self) -> str:
        return self.name or self.url


@dataclass(slots=True)
class Look:
    """What one look at a feed found. ``open``: the items that are still to be dealt with."""

    subscription: Subscription
    state: FeedState
    at: datetime
    feed: Feed | None = None
    fresh: tuple[Item, ...] = ()
    known: Validators = NOTHING_KNOWN
    refused: UnreadableReport | None = None
    unchanged: bool = False
    open: dict[str, Item] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Errand:
    """One new item of a feed that was looked at."""

    look: Look
    feed: Feed
    item: Item

    @property
    def where(self) -> str:
        """The item's page, or the feed where it has none."""
        return self.item.url or self.feed.url


def is_due(state: FeedState, now: datetime, *, once: bool) -> bool:
    """Whether a feed is to be looked at: its time has come, or a single look was asked for and its server lets us."""
    if state.not_before and state.not_before > now:
        return False
    return once or state.due is None or state.due <= now


def look_at(subscription: Subscription, state: FeedState, fetcher: Fetcher, archive: Archive, now: datetime) -> Look:
    """Fetches a feed, if it has changed, and finds the items that have not been dealt with.

    Raises:
        ArchiveError: the feed could not be kept.
    """
    look = Look(subscription, state, now)
    try:
        answer = fetcher.fetch(subscription.url, state.known)
        if answer.unchanged:
            look.unchanged = True
            look.known = state.known
            return look
        keep_answer(answer, archive)
        look.feed = read_feed(answer.data, answer.url, answer.charset)
    except UnreadableReport as refused:
        look.refused = refused
        return look
    look.known = answer.validators
    new = {item.id: item for item in look.feed.items if item.id not in state.seen}
    look.fresh = tuple(reversed(new.values()))  # feeds put the newest first; the oldest is read first
    look.open = dict(new)
    return look


def run_errand(errand: Errand, fetcher: Fetcher, archive: Archive) -> list[Given | UnreadableReport]:
    """Gets the report that an item is: its page, or its own words.

    Raises:
        ArchiveError: it could not be kept.
    """
    if errand.look.subscription.pages:
        if errand.item.url is None:
            return [NotFetched(errand.feed.url, f"its item “{errand.item.title or errand.item.id}” names no page")]
        return fetch_report(errand.item.url, fetcher, archive, errand.feed.told(errand.item))
    given = own_words(errand.feed, errand.item, archive, errand.look.at)
    return [given or NotFetched(errand.where, "the feed’s item has no words of its own")]


def settle(errand: Errand, refused: UnreadableReport | None) -> bool:
    """Notes in the feed's state what became of an item.

    Returns:
        Whether it has been dealt with for good; False: its page is to be tried again at the next look.
    """
    state, item = errand.look.state, errand.item.id
    if isinstance(refused, Unreachable) and state.failing.get(item, 0) + 1 < TRIES:
        state.failing[item] = state.failing.get(item, 0) + 1
        return False
    state.done(item)
    errand.look.open.pop(item, None)
    return True


def conclude(look: Look) -> None:
    """Sets when the feed is looked at next, and what it is asked by; call it when its items have been dealt with.

    After a failure the pause doubles, up to a day. What is asked by is kept only if no item is left open: otherwise a
    feed that has not changed would never show it again.
    """
    state, every = look.state, look.subscription.every
    if look.refused:
        state.failures += 1
        pause = min(every * 2 ** min(state.failures, 12), max(every, LONGEST_PAUSE))
        wait = look.refused.wait if isinstance(look.refused, Unreachable) else None
        state.not_before = look.at + min(timedelta(seconds=wait), LONGEST_PAUSE) if wait else None
        state.due = max(look.at + pause, state.not_before or look.at)
        return
    state.failures = 0
    state.not_before = None
    if not look.open:
        state.known = look.known
    asked = timedelta(seconds=look.feed.pause or 0) if look.feed else timedelta()
    state.due = look.at + max(every, asked)
