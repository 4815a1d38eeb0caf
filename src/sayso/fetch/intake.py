"""From an address to a report at hand: fetched, archived, and given on, several hosts at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sayso.archive.records import Kept
from sayso.archive.store import Archive
from sayso.errors import EmptyInput, UnreadableReport
from sayso.fetch.answer import Fetched
from sayso.fetch.fetcher import Fetcher
from sayso.read.feed import is_feed, read_feed
from sayso.read.feed_items import Feed, Item
from sayso.read.told import Given, Told
from sayso.waiting import Check, go_on, result_of

AT_ONCE = 6
"""Addresses that are asked at a time; never two of one host."""

AHEAD = AT_ONCE + 2
"""Answers that may wait to be read: with the largest size of one it bounds memory."""

_T = TypeVar("_T")
_R = TypeVar("_R")


def fetch_report(
    url: str, fetcher: Fetcher, archive: Archive, told: Told | None = None
) -> list[Given | UnreadableReport]:
    """Fetches an address that the user or a feed named, archives the answer, and gives the reports that it holds.

    A page is one report. A feed is one for each item that has words of its own: the items' pages are other addresses,
    which nobody named.

    Raises:
        ArchiveError: the answer could not be kept.
    """
    try:
        answer = fetcher.fetch(url)
    except UnreadableReport as refused:
        return [refused]
    keep_answer(answer, archive, told)
    if not is_feed(answer.data, answer.media_type):
        return [Given(answer.data, answer.url, answer.charset, told)]
    try:
        feed = read_feed(answer.data, answer.url, answer.charset)
    except UnreadableReport as refused:
        return [refused]
    found: list[Given | UnreadableReport] = [
        one for item in feed.items if (one := own_words(feed, item, archive, answer.at))
    ]
    return found or [EmptyInput(url, "a feed whose items have no words of their own (sayso watch reads their pages)")]


def keep_answer(answer: Fetched, archive: Archive, told: Told | None = None) -> str:
    """Archives an answer and returns the SHA-256 of its bytes.

    Raises:
        ArchiveError: it could not be written.
    """
    facts = [("asked", answer.asked)] if answer.asked != answer.url else []
    facts += [("via", hop) for hop in answer.hops]
    return archive.keep(
        Kept(
            answer.url,
            answer.data,
            answer.at,
            status=f"{answer.status} {answer.reason}",
            headers=answer.headers,
            sent=answer.sent,
            address=answer.address,
            facts=(*facts, *_facts(told)),
        )
    )


def own_words(feed: Feed, item: Item, archive: Archive, at: datetime) -> Given | None:
    """An item's own words as a report, archived as made from its feed; None where it has none.

    Raises:
        ArchiveError: it could not be written.
    """
    given = feed.given(item)
    if given is not None:
        facts = (("made-from", feed.url), *_facts(given.told))
        media_type = "text/html; charset=utf-8"
        archive.keep(Kept(given.url, given.data, at, "conversion", media_type=media_type, facts=facts))
    return given


def _facts(told: Told | None) -> tuple[tuple[str, str], ...]:
    if told is None:
        return ()
    said = (("feed", told.by), ("source", told.source), ("publisher", told.publisher), ("title", told.title))
    return tuple((name, value) for name, value in said if value)


def in_order(
    tasks: Iterable[_T], do: Callable[[_T], _R], check: Check = go_on, at_once: int = AT_ONCE
) -> Iterator[tuple[_T, _R]]:
    """Does tasks on several threads and yields each with what came of it, in the order given.

    No more than ``AHEAD`` are under way or waiting to be taken, so memory is bounded however many there are.

    Args:
        tasks: what is to be done.
        do: does it, in another thread.
        check: called several times a second while a task is waited for; what it raises ends it all.
        at_once: threads.
    """
    left = iter(tasks)
    waiting: deque[tuple[_T, Future[_R]]] = deque()
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="fetch")
    try:
        while True:
            waiting.extend((task, pool.submit(do, task)) for task in islice(left, AHEAD - len(waiting)))
            if not waiting:
                return
            task, future = waiting[0]
            done = result_of(future, check)
            waiting.popleft()
            yield task, done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def by_turns(tasks: Iterable[_T], host: Callable[[_T], str]) -> list[_T]:
    """The tasks with those of one host spread out, so that a slow host does not hold up the others."""
    queues: dict[str, deque[_T]] = {}
    for task in tasks:
        queues.setdefault(host(task), deque()).append(task)
    turns: list[_T] = []
    while queues:
        for name in list(queues):
            turns.append(queues[name].popleft())
            if not queues[name]:
                del queues[name]
    return turns
