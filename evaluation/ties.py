"""The date that is tied to a report's main event, on MUC's messages (Sundheim 1992): tst1 and tst2 of MUC-3.

    python -m evaluation.ties --data DATA

A date is right where its interval is at most a month long and meets the date of any incident of the message's key.
Rules alone read (no net). Places are not measured: the messages are in capitals, by which place words are found.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from evaluation.data import Shared, digest
from evaluation.heads import Counts, bootstrapped, f1
from evaluation.tasks import Figure, Result
from sayso.domain.report import Document
from sayso.find.events import find_events
from sayso.find.timexes import find_timexes
from sayso.read.segment import split_sentences
from sayso.resolve.calendars import MONTHS
from sayso.resolve.events import events_of
from sayso.resolve.times import times_of
from training.corpora.example import Example
from training.corpora.muc import read_muc
from training.evaluate import document_of

PARTS = ("tst1", "tst2")
LONGEST = timedelta(days=32)
_DATED = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]{0,6}\.? (\d\d)\b")
_SLOT = re.compile(r"^2\.\s+INCIDENT: DATE\s+(.*)$")
_MESSAGE = re.compile(r"^0\.\s+MESSAGE: ID\s+(\S+)")

Days = tuple[date, date]


def _days(words: str) -> Days | None:
    """The days that a slot tells: "02 FEB 90", "17 FEB 90 - 18 FEB 90", "- 04 FEB 90" (up to then)."""
    told = [date(1900 + int(year), MONTHS[month.lower()], int(day)) for day, month, year in _DATED.findall(words)]
    if not told:
        return None
    first = told[0] - timedelta(days=7) if words.startswith("-") else told[0]
    return first, told[-1]


def dates_of_keys(file: Path) -> dict[str, list[Days]]:
    """By message, the dates of its incidents that have one."""
    found: dict[str, list[Days]] = {}
    message = ""
    for line in file.read_text("latin-1").splitlines():
        if match := _MESSAGE.match(line):
            message = match[1]
        if (match := _SLOT.match(line)) and (days := _days(match[1].strip())):
            found.setdefault(message, []).append(days)
    return found


def dated(example: Example) -> Document | None:
    """The message with the date of its dateline as publication; None where it has none."""
    document = document_of(example)
    match = _DATED.search(document.text.words, 0, 200)
    if match is None:
        return None
    text = document.text
    text = replace(text, sentences=split_sentences(text.words, text.blocks))
    published = datetime(1900 + int(match[3]), MONTHS[match[2].lower()], int(match[1]), tzinfo=UTC)
    return replace(document, text=text, report=replace(document.report, published=published))


def tied(document: Document) -> Days | None:
    """The days of the main event's time."""
    text = document.text
    times = times_of(document, find_timexes(text))
    events, focus, _ = events_of(document, find_events(text), (), times, ())
    of = next((event.time for event in events if event.id == focus), None)
    time = next((one for one in times if one.id == of), None)
    if time is None or time.earliest is None or time.latest is None or time.latest - time.earliest > LONGEST:
        return None
    return time.earliest.date(), time.latest.date()


def count(told: Days | None, due: Sequence[Days]) -> Counts:
    """Right, said and due of one message."""
    right = told is not None and any(told[0] <= last and first <= told[1] for first, last in due)
    return int(right), int(told is not None), 1


def figures(data: Path) -> Iterator[Figure]:
    """F1 over messages that have an incident with a date, and its two halves."""
    keys = sorted(file for part in PARTS for file in (data / "muc" / part).glob("key-*"))
    texts = sorted(file for part in PARTS for file in (data / "muc" / part).glob("tst*"))
    due = {name: days for file in keys for name, days in dates_of_keys(file).items()}
    counts = []
    for example in read_muc(texts, keys):
        document = dated(example)
        name = example.name.split("/")[-1]
        if document is not None and name in due:
            counts.append(count(tied(document), due[name]))
    yield bootstrapped("date of the main event F1", counts, f1)
    yield bootstrapped("date of the main event P", counts, lambda units: _share(units, 1))
    yield bootstrapped("date of the main event R", counts, lambda units: _share(units, 2))


def _share(units: Sequence[Counts], of: int) -> float:
    return sum(one[0] for one in units) / max(sum(one[of] for one in units), 1)


def ties(shared: Shared) -> Result:
    """The gate's task."""
    folder = shared.pack("muc")
    keys = [file for part in PARTS for file in (folder / part).glob("key-*")]
    return Result("ties", digest(keys), tuple(figures(shared.unpacked)))


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True, help="the folder of unpacked data")
    for figure in figures(cli.parse_args().data):
        print(f"{figure.name:30s} {figure.value:6.1f}   95 % {figure.low:.1f} - {figure.high:.1f}")
