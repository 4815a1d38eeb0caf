"""``sayso review``: the queue in a terminal, a key for each decision."""

from __future__ import annotations

import os
import sys
import termios
import tty
from collections import deque

from sayso.cli.console import complain, out, printable
from sayso.cli.render import claim_line
from sayso.cli.showing import in_context
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.errors import BadRequest, SaysoError
from sayso.ledger.judgements import (
    ActorsProposed,
    ClaimProposed,
    EntryId,
    Filter,
    Item,
    accept,
    correct,
    decide_all,
    judge,
    merge,
    never_same,
    queue,
    reject,
    undo,
)
from sayso.ledger.store import Ledger

HELP = """    a  accept: the claim is as found; the two events, or actors, are one
    r  reject: it is no such claim; the two are never one
    e  edit: correct a field of the claim (actor=KIND:NAME, aspect=, stance=, certainty=, event=ID)
    s  skip it for now
    u  undo the last decision
    A  accept all claims that the filter leaves, R  reject them (asks first)
    ?  this help
    q  quit; what was decided is recorded"""

END = "q\x04"
"""Keys that end it; the second is what a terminal sends at its end."""


def review_queue(ledger: Ledger, wanted: Filter, by: str) -> None:
    """Works through the queue until it is empty or ended.

    Raises:
        BadRequest: there is no terminal to ask in, or nobody is named.
    """
    if not sys.stdin.isatty():
        raise BadRequest("review asks in a terminal; `sayso judge` takes decisions from scripts")
    if not by.strip():
        raise BadRequest("a judgement needs the name of whoever makes it")
    _Review(ledger, wanted, by).run()


class _Review:
    """One sitting: what is still to be shown, what was skipped, and what can be undone."""

    def __init__(self, ledger: Ledger, wanted: Filter, by: str) -> None:
        self._ledger, self._wanted, self._by = ledger, wanted, by
        self._waiting: deque[Item] = deque()
        self._skipped: set[str] = set()
        self._made: list[tuple[EntryId, Item]] = []

    def run(self) -> None:
        """Shows one item after another."""
        while (item := self._next()) is not None:
            self._show(item)
            while True:
                out.print("    [a]ccept [r]eject [e]dit [s]kip [u]ndo [?] [q]uit: ", end="")
                key = read_key()
                out.print(key if key.isprintable() else "")
                if key in END:
                    out.print(f"{len(self._made)} decided")
                    return
                try:
                    if self._take(key, item):
                        break
                except SaysoError as refused:
                    complain(str(refused))
        out.print(f"nothing more is proposed; {len(self._made)} decided")

    def _next(self) -> Item | None:
        if not self._waiting:
            start = 0
            while not self._waiting:
                page = queue(self._ledger, self._wanted, start)
                if not page.items:
                    return None
                self._waiting.extend(one for one in page.items if one.id not in self._skipped)
                start += len(page.items)
        return self._waiting[0]

    def _show(self, item: Item) -> None:
        out.print()
        if isinstance(item, ClaimProposed):
            out.print(
                f"{claim_line(item.told)}\n    score {item.score:.2f}; {printable(item.report.title or 'no title')}"
            )
            out.print(f"    {in_context(self._ledger.report(item.report.id).text, item.told.claim)}")
        elif isinstance(item, ActorsProposed):
            out.print(f"possibly the same actor, score {item.score:.2f}: {printable(item.because)}")
            for actor in (item.left, item.right):
                out.print(f"    {actor.id}  {printable(f'{actor.name} · {actor.kind.value}')}")
        else:
            out.print(f"possibly the same event, score {item.score:.2f}: {printable(item.relation.because)}")
            for one in (item.left, item.right):
                where = one.place.name if one.place and one.place.name else "no place"
                when = one.time.value if one.time and one.time.value else "no date"
                out.print(f"    {one.id}  {printable(f'{one.words} · {where} · {when}')}  {one.report}")

    def _take(self, key: str, item: Item) -> bool:
        """Does what a key says; True: on to the next item."""
        match key:
            case "a" | "r":
                self._decide(decision(item, reason() if key == "r" else None, yes=key == "a"), item)
            case "e" if isinstance(item, ClaimProposed):
                value = asked("    FIELD=VALUE: ")
                self._decide(correct(item.id, value, reason()), item)
            case "s":
                self._skipped.add(item.id)
                self._waiting.popleft()
            case "u" if self._made:
                entry, before = self._made[-1]
                undo(self._ledger, entry, self._by)
                self._made.pop()
                self._waiting.appendleft(before)
            case "A" | "R":
                return self._decide_all(JudgementKind.ACCEPT if key == "A" else JudgementKind.REJECT)
            case _:
                out.print("    nothing to undo" if key == "u" else HELP)
                return False
        return True

    def _decide(self, judgement: Judgement, item: Item) -> None:
        self._made.append((judge(self._ledger, judgement, self._by), item))
        self._waiting.popleft()

    def _decide_all(self, kind: JudgementKind) -> bool:
        if asked(f"    {kind.value} all claims that the filter leaves, skipped ones too? type yes: ") != "yes":
            return False
        number = decide_all(self._ledger, self._wanted, kind, self._by, reason())
        out.print(f"    {number} decided at once; `sayso judge undo` takes each back")
        self._waiting.clear()
        return True


def decision(item: Item, why: str | None, *, yes: bool) -> Judgement:
    """What accepting or rejecting an item means."""
    if isinstance(item, ClaimProposed):
        return accept(item.id, why) if yes else reject(item.id, why)
    ends = item.left.id, item.right.id
    return merge(*ends, why) if yes else never_same(*ends, why)


def reason() -> str | None:
    """Why, in a line; nothing: not told."""
    return asked("    why (may be empty): ") or None


def asked(prompt: str) -> str:
    """A line that the person types, without what surrounds it."""
    out.print(prompt, end="")
    return sys.stdin.readline().strip()


def read_key() -> str:
    """One key, without waiting for a line's end; the terminal is left as it was."""
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        return os.read(descriptor, 1).decode("utf-8", "replace") or "\x04"
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
