"""The index of texts: which known texts may have words in common with a new one.

A row a fingerprint and text, found by fingerprint. What a look-up reads and what an entry adds depend on the text's own
length alone, not on how many texts there are: of its fingerprints at most ``LOOKED_UP`` are asked for, and ``MARKS``
for the notices under it; under each stand at most ``SHARED_BY`` texts, and of those found at most ``CLOSEST`` are
compared for the body and as many for the notices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.ledger.asking import A_FEW, AT_ONCE, THESE, portions
from sayso.ledger.pouring import pour
from sayso.ledger.schema import Kind, entries, fingerprints, readings, text_sketches, texts
from sayso.ledger.sketches import hashes_from, hashes_to
from sayso.ledger.trees import text_from
from sayso.relate import CLOSEST, TextSketch, closest, enterable, noticeable, sketch_text

_HASH = 8
"""Bytes of a hash in ``text_sketches``."""

_UNDER = select(fingerprints.c.hash, fingerprints.c.report).where(fingerprints.c.hash.in_(THESE))
_SIZES = select(
    text_sketches.c.report,
    text_sketches.c.level,
    func.length(text_sketches.c.hashes),
    func.length(text_sketches.c.notices),
).where(text_sketches.c.report.in_(THESE))
_KEPT = select(text_sketches).where(text_sketches.c.report.in_(THESE))
_TEXTS = (
    select(entries.c.id, texts.c.words, readings.c.layout)
    .join(readings, (readings.c.report == entries.c.id) & (readings.c.nth == entries.c.nth))
    .join(texts, texts.c.sha256 == readings.c.text)
    .where(entries.c.kind == Kind.REPORT, entries.c.nth == 0)
    .order_by(entries.c.seq)
)


@dataclass(frozen=True, slots=True)
class LikeTexts:
    """What the index has under a text's fingerprints: each of these as often as a text has it, and the reports.

    ``shared`` counts by report what it has in common with the body, ``under`` with the notices under it.
    """

    known: tuple[int, ...]
    shared: Counter[str]
    under: Counter[str]


def look_up(connection: Connection, sketch: TextSketch) -> LikeTexts:
    """Finds texts that share a fingerprint with this one."""
    known: list[int] = []
    shared: Counter[str] = Counter()
    under: Counter[str] = Counter()
    marks = sketch.marks
    wanted = sorted(sketch.fingerprints | marks)
    for start in range(0, len(wanted), AT_ONCE):
        for value, report in connection.execute(_UNDER, {"these": wanted[start : start + AT_ONCE]}):
            known.append(value)
            (under if value in marks else shared)[report] += 1
    return LikeTexts(tuple(known), shared, under)


def texts_to_compare(connection: Connection, sketch: TextSketch, found: LikeTexts) -> dict[str, TextSketch]:
    """The closest of the texts found, by report."""
    near = dict.fromkeys(found.shared)
    if found.under or len(near) > CLOSEST:
        sizes = {
            report: (size // _HASH << level) + beside // _HASH
            for portion in portions(found.shared.keys() | found.under.keys())
            for report, level, size, beside in connection.execute(_SIZES, {"these": portion})
        }
        by_notice = noticeable(sketch, found.under, sizes)
        near = {one: None for like in (found.shared, by_notice) for one in closest(sketch.size, like, sizes)}
    rows = connection.execute(_KEPT, {"these": list(near)}) if near else ()
    return {
        report: TextSketch(level, hashes_from(hashes), hashes_from(notices)) for report, level, hashes, notices in rows
    }


def enter_text(connection: Connection, report: str, sketch: TextSketch, found: LikeTexts) -> None:
    """Enters a text where later ones will look for it.

    Args:
        connection: in a transaction that writes.
        report: the text's, not entered yet.
        sketch: the text's.
        found: what the index has under its fingerprints.
    """
    hashes, notices = hashes_to(sketch.hashes), hashes_to(sketch.notices)
    kept = {"report": report, "level": sketch.level, "hashes": hashes, "notices": notices}
    connection.execute(text_sketches.insert(), [kept])
    entered = enterable(sketch.fingerprints | sketch.marks, found.known)
    rows = [{"hash": value, "report": report} for value in entered]
    pour(connection, fingerprints, rows)


def rebuild(connection: Connection) -> None:
    """Enters all recorded texts, in the order of recording, into an empty index; gives the rows that recording gave."""
    for report, words, layout in _texts(connection):
        sketch = sketch_text(text_from(words, layout))
        enter_text(connection, report, sketch, look_up(connection, sketch))


def _texts(connection: Connection) -> Iterator[tuple[str, str, str]]:
    for row in connection.execute(_TEXTS.execution_options(yield_per=A_FEW)):
        yield row.id, row.words, row.layout
