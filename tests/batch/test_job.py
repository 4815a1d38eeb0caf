"""A job: what is passed over, what is in quarantine, where the next run goes on; the same on one process and on two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sayso.batch.engine import Processes
from sayso.batch.job import Job, run_job
from sayso.batch.reading import How, Outcome, reader_of
from sayso.batch.units import Part, Unit
from sayso.domain.ledger import Refusal
from sayso.domain.reading import Reading
from sayso.errors import ReaderFailed, UnreadableReport
from sayso.ledger import Ledger
from sayso.waiting import Check

HOW = How(rules_only=True)
WORDS = "The river guard said on Monday that two boats had crossed to Lindery.\n"


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    """Four reports."""
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        file.write_text(f"Report {number}\n\n{WORDS * (number + 1)}", "utf-8")
    return files


class Breaking:
    """An engine whose reader breaks on files of these names, and that tells which it was given."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.read: list[str] = []

    def parts(self, units: Iterable[Unit], how: How, check: Check) -> Iterator[Part]:
        """As the local engine's."""
        for unit in units:
            for part in Processes(1).parts([unit], how, check):
                name = Path(part.name).name
                self.read += [name] if part.outcomes else []
                broken: tuple[Outcome, ...] = (ReaderFailed(part.name, "the reader failed on it (Fault: x)"),)
                outcomes = broken if name in self.names else part.outcomes
                yield Part(part.unit, part.after, part.number, part.last, part.name, outcomes)


def run(
    ledger: Ledger, inputs: Iterable[Path], engine: Breaking, *, retry: bool = False, stop: int | None = None
) -> list[str]:
    """Runs a job into a ledger, as the command does, and gives what the engine read; ``stop``: after so many steps."""
    engine.read = []
    for number, step in enumerate(run_job(inputs, engine, ledger, Job(HOW, reader_of(HOW), retry)), start=1):
        for outcome in step.outcomes:
            if isinstance(outcome, Reading):
                ledger.record(outcome)
            elif isinstance(outcome, UnreadableReport):
                ledger.refuse(Refusal(outcome.where, outcome.why))
        if step.intake:
            ledger.take(step.intake)
        if number == stop:
            break
    return engine.read


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty one."""
    with Ledger.open(str(tmp_path / "job.db")) as opened:
        yield opened


def test_what_was_read_is_passed_over(ledger: Ledger, pile: list[Path]) -> None:
    """The second run reads nothing; a file that was changed, and a new one, are read."""
    engine = Breaking()
    assert run(ledger, pile[:3], engine) == ["0.txt", "1.txt", "2.txt"]
    assert run(ledger, pile[:3], engine) == []
    pile[1].write_text("Another report\n\n" + WORDS, "utf-8")
    assert run(ledger, pile, engine) == ["1.txt", "3.txt"]


def test_a_job_that_was_stopped_goes_on_and_leaves_the_same_ledger(
    ledger: Ledger, pile: list[Path], tmp_path: Path
) -> None:
    """Stopped after any step, the next run reads the rest, and every entry is what one whole run records."""
    assert run(ledger, pile, Breaking(), stop=1)[:1] == ["0.txt"]
    assert run(ledger, pile, Breaking(), stop=2)[:1] == ["1.txt"]
    assert run(ledger, pile, Breaking()) == ["2.txt", "3.txt"]
    with Ledger.open(str(tmp_path / "whole.db")) as whole:
        run(whole, pile, Breaking())
        assert [(one.id, one.by) for one in ledger.entries()] == [(one.id, one.by) for one in whole.entries()]


def test_what_the_reader_breaks_on_is_left_alone_until_it_is_asked_for(ledger: Ledger, pile: list[Path]) -> None:
    """It has its reason and the job goes on; the next run passes it over; tried again and read, it is out."""
    assert run(ledger, pile, Breaking("1.txt", "2.txt")) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert [(Path(one.where).name, one.why, one.tries) for one in ledger.quarantine()] == [
        ("1.txt", "the reader failed on it (Fault: x)", 1),
        ("2.txt", "the reader failed on it (Fault: x)", 1),
    ]
    assert run(ledger, pile, Breaking()) == []
    assert run(ledger, pile, Breaking("2.txt"), retry=True) == ["1.txt", "2.txt"]
    assert [(Path(one.where).name, one.tries) for one in ledger.quarantine()] == [("2.txt", 2)]
    assert len(ledger.reports()) == 3


def test_a_page_of_an_archive_is_gone_on_from(ledger: Ledger, tmp_path: Path) -> None:
    """A run that was stopped within an archive reads its next page, and no page twice."""
    pages = [
        f"<html><head><title>Page {number}</title></head><body><p>{WORDS}</p></body></html>".encode()
        for number in range(3)
    ]
    records = []
    for number, page in enumerate(pages):
        message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        records.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/%d\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (number, len(message), message)
        )
    archive = tmp_path / "pages.warc"
    archive.write_bytes(b"".join(records))
    assert len(run(ledger, [archive], Breaking(), stop=1)) == 1
    again = run(ledger, [archive], Breaking())
    assert len(again) == 3  # two pages, and what else the archive held
    assert len(ledger.reports()) == 3
    assert run(ledger, [archive], Breaking()) == []
