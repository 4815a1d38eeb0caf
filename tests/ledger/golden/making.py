"""A small ledger with something of everything in it, as SQL text."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.domain.claim import Stance
from sayso.domain.intake import Intake
from sayso.domain.json_values import Json
from sayso.domain.ledger import Entry, Judgement, JudgementKind, Refusal, Relation, RelationKind, ToldEvent, Version
from sayso.domain.reading import Reading
from sayso.ledger import Ledger
from sayso.relate import with_quantities
from tests.ledger.builders import MONDAY, Happening, Page, Told, build, ticking

GOLDEN = Path(__file__).parent

BODY = (
    "Trucks were seen on the road to the river before dawn, and the ferry did not sail. A shopkeeper swept glass from "
    "her step while two boys counted the holes in the wall of the school across the way."
)

PASSAGE = (
    "Trucks were seen on the road to the river before dawn, and the ferry did not sail, the harbour master of Ulm "
    "wrote in the log that hangs beside the door of his office since the spring."
)

PAGES = (
    Page(
        publisher="The Herald",
        told=(Told(), Told(who="Ostr High Command", stance=Stance.DENIES), Told(who=None, words="three were hurt")),
        events=(Happening(actors=("Varn Guard",)),),
        url="https://herald.example/1",
        byline=("Ada Moor",),
        body=BODY,
    ),
    Page(publisher="Taldine Post", body=BODY, published=MONDAY + timedelta(hours=3)),
    Page(
        publisher=None, published=None, told=(Told(event=None),), events=(Happening(place=None, day=None, type=None),)
    ),
    Page(publisher="Radio Ulm", published=None, told=(), events=(), body=PASSAGE),
)
"""One copies another, and one has a passage of theirs; the third leaves open whatever can be left open."""

CHANGED = Page(
    publisher="The Herald",
    told=(Told(words="nine people died"), Told(words="the dam still held")),
    events=(Happening(trigger="flood", place="Telmarin", type=None),),
    url="https://herald.example/2",
)
"""A page as it was before its second claim was taken out."""

REFUSAL = Refusal("pages/empty.html", "no text in it")

INTAKES = (
    Intake("source-1", 0, last=False, where="pages.warc, record 1", reader="builder 1", reports=1),
    Intake("source-1", 1, last=True, where="pages.warc, record 2", reader="builder 1", fault="the reader failed on it"),
)


def counted(reading: Reading) -> Reading:
    """The reading with the quantities of its claims, as the program finds them."""
    return replace(reading, claims=tuple(with_quantities(reading.text, claim) for claim in reading.claims))


def fill(ledger: Ledger) -> None:
    """Records every kind of entry."""
    for page in PAGES:
        ledger.record(counted(build(page)))
    ledger.record(replace(build(PAGES[1]), reader="builder 2"))
    ledger.record(build(CHANGED))
    ledger.record(build(replace(CHANGED, told=CHANGED.told[:1])))
    ledger.refuse(REFUSAL)
    left, right = sorted(entry.id for entry in list(ledger.entries()) if isinstance(entry.body, ToldEvent))[:2]
    with ledger._writing() as pen:  # what makes such a tie needs longer reports than these
        pen.add([Relation(RelationKind.POSSIBLY_SAME, left, right, 0.5, "both tell of a raid")], "builder 1")
    first, second, *_ = ledger.claims()
    side = Judgement(JudgementKind.SIDE, str(second.claim.actor), "Ostr", None, "its army")
    ledger.judge(side, by="Ada Moor")
    ledger.judge(Judgement(JudgementKind.ACCEPT, first.id, None, None, None), by="Ada Moor")
    ledger.judge(Judgement(JudgementKind.RELIABILITY, str(second.claim.actor), "C", None, "its record"), by="Ada Moor")
    ledger.judge(Judgement(JudgementKind.CREDIBILITY, first.id, "6", None, None), by="Bo Lind")
    ledger.judge(Judgement(JudgementKind.UNDO, side.id, None, None, None), by="Bo Lind")
    for intake in INTAKES:
        ledger.take(intake)


def golden() -> tuple[str, str]:
    """The ledger's SQL, and what it tells as JSON."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "golden.db"
        with Ledger.open(str(path), clock=ticking()) as ledger:
            fill(ledger)
            said = json.dumps(telling(ledger), ensure_ascii=False, indent=1) + "\n"
        return dump(path), said


def telling(ledger: Ledger) -> dict[str, Json]:
    """All that was recorded, in shapes that later programs give as well: the public ones, and plain lists."""
    return {
        "readings": [ledger.reading_json(one.id) for one in ledger.reports()],
        "claims": [
            [one.id, one.words, one.source_words, one.actor.name if one.actor else None, one.origin]
            for one in ledger.claims()
        ],
        "entries": [[entry.recorded_at.isoformat(), entry.by, entry.id, *_what(entry)] for entry in ledger.entries()],
    }


def _what(entry: Entry) -> list[Json]:
    match entry.body:
        case Judgement(kind, subject, value, other, reason):
            return [kind.value, subject, value, other, reason]
        case Relation(kind, left, right, score, because):
            return [kind.value, left, right, score, because]
        case Version(kind, report, former):
            return [kind.value, report, former]
        case Refusal(where, why):
            return [where, why]
        case body:
            return [type(body).__name__]


def dump(path: Path) -> str:
    """A SQLite database as SQL text; its mark too, which the module's own dump leaves out."""
    with closing(sqlite3.connect(path)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        lines = list(connection.iterdump())
        indexes = sorted(line for line in lines if line.startswith("CREATE INDEX"))  # they are made in no order
        told = [indexes.pop(0) if line.startswith("CREATE INDEX") else line for line in lines]
        return "\n".join([f"PRAGMA application_id = {mark};", *told, ""])


def load(sql: str, path: Path) -> None:
    """Makes the database that the text is of."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def revisions(folder: Path = GOLDEN) -> list[str]:
    """Those of which there is a golden ledger, in order."""
    return sorted(one.stem for one in folder.glob("*.sql"))
