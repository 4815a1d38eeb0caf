"""A ledger is checked again: a whole one has no fault, and whatever was changed behind its back is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.checking import Checked
from tests.ledger.builders import Page, build, ticking
from tests.ledger.golden.making import fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with something of everything in it."""
    where = tmp_path / "x.db"
    with Ledger.open(str(where), clock=ticking()) as ledger:
        fill(ledger)
    return where


def tamper(path: Path, *statements: str) -> None:
    """Changes a ledger as somebody would who does not want to be stopped by its guards."""
    with closing(sqlite3.connect(path)) as database, database:
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)


def faults(path: Path) -> list[Checked]:
    """What is found to be wrong."""
    with Ledger.open(str(path), read_only=True) as ledger:
        return [one for one in ledger.check() if one.faults]


def test_a_whole_ledger_has_no_fault(path: Path) -> None:
    """Everything in it is checked, of every kind."""
    with Ledger.open(str(path), read_only=True) as ledger:
        checked = list(ledger.check())
        assert [one for one in checked if one.faults] == []
        kinds = {one.kind for one in checked}
        assert len([one for one in checked if one.kind == "entry"]) == len(list(ledger.entries()))
    assert kinds == {
        "text", "reading", "claim", "event", "relation", "version", "judgement", "refusal", "entry"
    }  # fmt: skip


TAMPERED = {
    "a word of a text": ("UPDATE texts SET words = replace(words, 'Korva', 'Korvo')", "text"),
    "a claim's words": ("UPDATE claims SET words = 'nobody died'", "claim"),
    "a claim's span": ("UPDATE claims SET content = '3-9'", "claim"),
    "a span outside the text": ("UPDATE claims SET content = '3-999999'", "claim"),
    "a span that is none": ("UPDATE claims SET content = 'nine'", "claim"),
    "a claim's stance": ("UPDATE claims SET stance = 'denies' WHERE stance = 'asserts'", "claim"),
    "a stance that is none": ("UPDATE claims SET stance = 'shouts'", "claim"),
    "a claim's speaker": ("UPDATE claims SET speaker = replace(speaker, 'actor-', 'actor-0')", "claim"),
    "a claim's event": ("UPDATE claims SET event = 'event-0'", "claim"),
    "a source's words": ("UPDATE claims SET source_words = 'the President'", "claim"),
    "an event's trigger": ("UPDATE events SET triggers = '0-1'", "event"),
    "a claim taken out": ("DELETE FROM claims WHERE rowid = 1", "claim"),
    "a claim with its entry": (
        "DELETE FROM entries WHERE id = (SELECT id FROM claims LIMIT 1); DELETE FROM claims WHERE rowid = 1", "claim",
    ),
    "a text taken out": ("DELETE FROM texts WHERE rowid = 1", "reading"),
    "a report's title": ("UPDATE reports SET title = 'Peace at last'", "reading"),
    "a report's publication": ("UPDATE readings SET published = '2001-01-01T00:00:00+00:00'", "reading"),
    "a reading cut off": ("UPDATE readings SET json = substr(json, 1, 90)", "reading"),
    "a block outside the text": ("UPDATE readings SET layout = replace(layout, '[0,', '[99999,')", "reading"),
    "a relation's end": ("UPDATE relations SET \"left\" = 'event-0'", "relation"),
    "a version's former": ("UPDATE versions SET former = report", "version"),
    "a judgement's subject": ("UPDATE judgements SET subject = 'claim-0' WHERE kind = 'accept'", "judgement"),
    "a judgement's reason": ("UPDATE judgements SET reason = 'because'", "judgement"),
    "a refusal's reason": ("UPDATE refusals SET why = 'no reason'", "refusal"),
    "an entry's moment": ("UPDATE entries SET recorded_at = '2001-01-01T00:00:00.000000Z' WHERE seq = 3", "entry"),
    "an entry's moment that is none": ("UPDATE entries SET recorded_at = 'then' WHERE seq = 3", "entry"),
    "all moments of one reading's entries": (
        "UPDATE entries SET recorded_at = '2031-03-03T09:00:00.500000Z' WHERE recorded_at LIKE '%09:00:01%'", "claim",
    ),
    "an entry's reader": ("UPDATE entries SET \"by\" = 'somebody' WHERE kind = 'claim'", "claim"),
    "an entry taken out": ("DELETE FROM entries WHERE kind = 'refusal'", "refusal"),
    "an entry of nothing": ("INSERT INTO entries VALUES (99, 'claim-0', 0, 'claim', '2040-01-01T00:00Z', '')", "claim"),
    "a kind that is none": ("UPDATE entries SET kind = 'rumour' WHERE kind = 'refusal'", "entry"),
    "a sketch of no event": ("UPDATE event_sketches SET event = 'event-0' WHERE rowid = 1", "reference"),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_is_found(path: Path, what: str) -> None:
    """A fault names the kind of thing that was changed, and nothing breaks off the check."""
    statements, kind = TAMPERED[what]
    tamper(path, *statements.split("; "))
    assert kind in {one.kind for one in faults(path)}


class Shelf:
    """An archive in memory."""

    def __init__(self, *kept: bytes) -> None:
        self._kept = {sha256(one).hexdigest(): one for one in kept}

    def swap(self, one: bytes, other: bytes) -> None:
        """Puts other bytes where these were."""
        self._kept[sha256(one).hexdigest()] = other

    def pieces(self, sha256_raw: str) -> Iterable[bytes] | None:
        """Three bytes at a time."""
        kept = self._kept.get(sha256_raw)
        return None if kept is None else (kept[at : at + 3] for at in range(0, len(kept), 3))


def test_archived_bytes_are_held_against_their_hash(tmp_path: Path) -> None:
    """What is in the archive and right is no fault; what is missing or other is one."""
    reading = build(Page())
    raw = reading.text.words.encode()
    with Ledger.open(str(tmp_path / "x.db")) as ledger:
        ledger.record(reading)
        shelf = Shelf(raw)
        assert not [one for one in ledger.check(shelf) if one.faults]
        shelf.swap(raw, b"other bytes")
        told = [fault for archive in (shelf, Shelf()) for one in ledger.check(archive) for fault in one.faults]
    assert ["do not make the hash" in told[0], "not in the archive" in told[1]] == [True, True]
