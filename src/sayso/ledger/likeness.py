"""The index of texts: which known texts may have words in common with a new one.

A row a fingerprint and text, found by fingerprint. What a look-up reads and what an entry adds depend on the text's own
length alone, not on how many texts there are: of its fingerprints at most ``LOOKED_UP`` are asked for, under each stand
at most ``SHARED_BY`` texts, and at most ``CLOSEST`` of those found are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.ledger.asking import A_FEW, AT_ONCE, THESE, portions
from sayso.ledger.pouring import pour
from sayso.ledger.schema import Kind, entries, fingerprints, readings, text_sketches, texts
from sayso.ledger.trees import hashes_from, hashes_to, text_from
from sayso.relate import CLOSEST, TextSketch, closest, enterable, sketch_text

_HASH = 8
"""Bytes of a hash in ``text_sketches``."""

_UNDER = select(fingerprints.c.hash, fingerprints.c.report).where(fingerprints.c.hash.in_(THESE))
_SIZES = select(text_sketches.c.report, text_sketches.c.level, func.length(text_sketches.c.hashes)).where(
    text_sketches.c.report.in_(THESE)
)
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
    """What the index has under a text's fingerprints: each of these as often as a text has it, and the reports."""

    known: tuple[int, ...]
    shared: Counter[str]


def look_up(connection: Connection, sketch: TextSketch) -> LikeTexts:
    """Finds texts that share a fingerprint with this one."""
    known: list[int] = []
    shared: Counter[str] = Counter()
    wanted = sorted(sketch.fingerprints)
    for start in range(0, len(wanted), AT_ONCE):
        for value, report in connection.execute(_UNDER, {"these": wanted[start : start + AT_ONCE]}):
            known.append(value)
            shared[report] += 1
    return LikeTexts(tuple(known), shared)


def texts_to_compare(connection: Connection, sketch: TextSketch, found: LikeTexts) -> dict[str, TextSketch]:
    """The closest of the texts found, by report."""
    near = list(found.shared)
    if len(near) > CLOSEST:
        sizes = {
            report: size // _HASH << level
            for portion in portions(near)
            for report, level, size in connection.execute(_SIZES, {"these": portion})
        }
        near = closest(sketch.size, found.shared, sizes)
    rows = connection.execute(_KEPT, {"these": near}) if near else ()
    return {report: TextSketch(level, hashes_from(hashes)) for report, level, hashes in rows}


def enter_text(connection: Connection, report: str, sketch: TextSketch, found: LikeTexts) -> None:
    """Enters a text where later ones will look for it.

    Args:
        connection: in a transaction that writes.
        report: the text's, not entered yet.
        sketch: the text's.
        found: what the index has under its fingerprints.
    """
    kept = {"report": report, "level": sketch.level, "hashes": hashes_to(sketch.hashes)}
    connection.execute(text_sketches.insert(), [kept])
    rows = [{"hash": value, "report": report} for value in enterable(sketch.fingerprints, found.known)]
    pour(connection, fingerprints, rows)


def rebuild(connection: Connection) -> None:
    """Enters all recorded texts, in the order of recording, into an empty index; gives the rows that recording gave."""
    for report, words, layout in _texts(connection):
        sketch = sketch_text(text_from(words, layout))
        enter_text(connection, report, sketch, look_up(connection, sketch))


def _texts(connection: Connection) -> Iterator[tuple[str, str, str]]:
    for row in connection.execute(_TEXTS.execution_options(yield_per=A_FEW)):
        yield row.id, row.words, row.layout
