"""The ledger's tables, once.

``entries`` is the envelope: what was recorded when, and by whom. Each kind of body has its table; ids are contents, so
that recording a thing again finds it there. A report is in two: ``reports`` has what makes its id, ``readings`` what
one reader took from it. ``nth`` of an entry, an event or a claim is the number of the reading that told it, from 0; of
a relation or a judgement, how often it was recorded before. ``texts`` holds the words, ``lineages`` by which of them a
reading's claims are traced to their origins. Four tables are indexes by which neighbours are found; ``intakes`` tells
how far reading has come with each input, and is no part of what the ledger says. No row of any table is ever changed or
removed.
Columns that hold a small tree of values (an actor, a place, blocks) hold it as JSON; ``rows`` writes and reads them.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from sayso.ledger.columns import Instant, SpanList, Words, Zoned

HEAD = "0009"
"""The revision that these tables are; migrations/versions has the way here."""

metadata = MetaData()


class Kind(StrEnum):
    """The kinds of bodies; each is the table of its name."""

    REPORT = "report"
    EVENT = "event"
    CLAIM = "claim"
    RELATION = "relation"
    VERSION = "version"
    JUDGEMENT = "judgement"
    REFUSAL = "refusal"


entries = Table(
    "entries",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by", Words, nullable=False),
    UniqueConstraint("id", "nth", name="entries_once"),
    Index("entries_by_time", "recorded_at"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Words),
    Column("title", Words),
    Column("publisher", Words),
    Column("sha256_text", Text, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("words", Words, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("reader", Words, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("page", Words),  # what is read again when the report is: its address, or the mark of a file; none: neither
    Column("path", Words),
    Column("label", Words),
    Column("byline", Words, nullable=False),
    Column("published", Zoned),
    Column("updated", Zoned),
    Column("language", Words),
    Column("sha256_raw", Text, nullable=False),
    Column("found_by", Words, nullable=False),
    Column("text", Text, ForeignKey("texts.sha256"), nullable=False),
    Column("layout", Words, nullable=False),  # blocks, sentences and turns
    Column("json", Words, nullable=False),  # reading/1 without its text
    UniqueConstraint("report", "reader", name="readings_once"),
    Index("readings_by_page", "page", "recorded_at"),
)

lineages = Table(
    "lineages",
    metadata,
    Column("report", Text, primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("tree", Words, nullable=False),  # whom the report credits, and each claim's chain
    ForeignKeyConstraint(["report", "nth"], ["readings.report", "readings.nth"]),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False),
    Column("type", Words),
    Column("triggers", SpanList, nullable=False),
    Column("participants", Words, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("words", Words, nullable=False),
    Column("place_id", Text),
    Column("place", Words),
    Column("time_id", Text),
    Column("time", Words),
    ForeignKeyConstraint(["report", "nth"], ["readings.report", "readings.nth"]),
    Index("events_by_report", "report"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False),
    Column("attribution", Text),
    Column("actor", Text),
    Column("source", SpanList, nullable=False),
    Column("cue", SpanList, nullable=False),
    Column("content", SpanList, nullable=False),
    Column("event", Text),
    Column("aspect", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("words", Words, nullable=False),
    Column("source_words", Words),
    Column("speaker", Words),  # the actor as this reading knew it
    Column("origin", Text),
    Column("also", Words),  # other places of the report where it is said; none of those read before revision 0005
    Column("quantities", Words),  # none: read before quantities were looked for
    ForeignKeyConstraint(["event", "nth"], ["events.id", "events.nth"]),
    ForeignKeyConstraint(["report", "nth"], ["readings.report", "readings.nth"]),
    Index("claims_by_report", "report"),
    Index("claims_by_event", "event"),
    Index("claims_by_actor", "actor"),
)

relations = Table(
    "relations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("because", Words, nullable=False),
    Index("relations_by_left", "left"),
    Index("relations_by_right", "right"),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("former", Text, ForeignKey("reports.id"), nullable=False),
    Index("versions_by_report", "report"),
    Index("versions_by_former", "former"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Words, nullable=False),
    Column("value", Words),
    Column("other", Words),
    Column("reason", Words),
    Index("judgements_by_kind", "kind"),
    *(Index(f"judgements_by_{name}", name) for name in ("subject", "other", "value")),
)


@event.listens_for(judgements, "before_create")
def _for_long_words(table: Table, connection: Connection, **_: object) -> None:
    """A server's usual index takes no words as long as people may write; these are asked for equal values alone.

    (Told at the table itself, it would have whoever opens a file load what is the server's.)
    """
    if connection.dialect.name == "postgresql":
        for one in table.indexes:
            if one.name != "judgements_by_kind":
                one.kwargs["postgresql_using"] = "hash"


refusals = Table(
    "refusals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("where", Words, nullable=False),
    Column("why", Words, nullable=False),
)

event_sketches = Table(
    "event_sketches",
    metadata,
    Column("event", Text, primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("sketch", Words, nullable=False),
    ForeignKeyConstraint(["event", "nth"], ["events.id", "events.nth"]),
    Index("event_sketches_by_report", "report"),
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("key", Words, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["event", "nth"], ["events.id", "events.nth"]),
    sqlite_with_rowid=False,
)

text_sketches = Table(
    "text_sketches",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("level", Integer, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("notices", LargeBinary, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    sqlite_with_rowid=False,
)

intakes = Table(
    "intakes",
    metadata,
    Column("source", Text, primary_key=True),
    Column("reader", Words, primary_key=True),
    Column("record", Integer, primary_key=True, autoincrement=False),
    Column("nth", Integer, primary_key=True, autoincrement=False),  # tries before this one
    Column("last", Integer, nullable=False),
    Column("where", Words, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("fault", Words),
    Column("recorded_at", Instant, nullable=False),
)

TABLES = tuple(metadata.tables)
"""Every table's name; all are append-only."""
