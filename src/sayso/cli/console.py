"""Where the command line prints: results on standard output, everything about the run on standard error."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console

from sayso.domain.json_values import Json

out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

PLAIN_EVERY = 100
"""Where there is no terminal, a line of progress after this many inputs."""

_T = TypeVar("_T")


def printable(text: str) -> str:
    r"""A report’s words, made safe for a terminal: one line, and no control or bidi override takes effect.

    Controls show as ``\x1b``; line breaks and tabs become spaces. Files and ``--json`` keep the words as they are.
    """
    shown = []
    for char in text:
        if char.isspace():
            shown.append(" ")
        elif unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char not in "\u200c\u200d":
            shown.append(char.encode("unicode_escape", "surrogatepass").decode("ascii"))
        else:
            shown.append(char)
    return " ".join("".join(shown).split())


def complain(message: str) -> None:
    """One clear line for the user."""
    err.print(f"sayso: {printable(message)}")


def print_json(*objects: dict[str, Json]) -> None:
    """Prints one object a line."""
    for one in objects:
        out.file.write(json.dumps(one, ensure_ascii=False) + "\n")


def with_progress(items: Iterable[_T], total: int, what: str, *, quiet: bool) -> Iterator[_T]:
    """Passes the items on and shows how far it is: a bar in a terminal, now and then a line elsewhere."""
    if quiet:
        return iter(items)
    return _with_bar(items, total, what) if err.is_terminal else _with_lines(items, total, what)


def _with_bar(items: Iterable[_T], total: int, what: str) -> Iterator[_T]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(what, total=total)
        for item in items:
            yield item
            bar.advance(task)
            if bar.tasks[0].completed > total:  # an archive or a live page holds many reports
                bar.update(task, total=bar.tasks[0].completed)


def _with_lines(items: Iterable[_T], total: int, what: str) -> Iterator[_T]:
    since = time.monotonic()
    for done, item in enumerate(items, start=1):
        yield item
        if done % PLAIN_EVERY == 0 or done == total:
            now = time.monotonic()
            left = estimate(total - done, done % PLAIN_EVERY or PLAIN_EVERY, now - since)
            since = now
            print(f"{what} {done} of {max(done, total)}{left}", file=sys.stderr)  # noqa: T201  not to a terminal: no styling wanted


def estimate(left: int, done: int, seconds: float) -> str:
    """How long the rest may take, by what was done last and its time; empty where nothing is known to be left."""
    if left <= 0 or seconds <= 0:
        return ""
    rest = left * seconds / done
    if rest < 90:
        return f", about {max(1, round(rest))} s left"
    return f", about {round(rest / 60)} min left" if rest < 90 * 60 else f", about {round(rest / 3600)} h left"
