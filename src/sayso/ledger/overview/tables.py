"""The overview's tables, in SQLite whatever the ledger is kept in."""

from __future__ import annotations

VERSION = "14"
"""Of these tables and of what is entered in them; another one found means: made anew."""

KINDS = {"event": 0, "report": 1, "claim": 2}
"""The two lowest bits of a text's number tell what it is of."""

HOME = 22
"""So many bits below the number of the text's home in ``member``: the report's event that it is about, or its report.

What a word stands in is so told by the index of words alone, without a row being read for each place."""

COUNTED = {
    "event": {
        "events": "''",
        "type": "{row}.type",
        "place": "{row}.place",
        "day": "substr({row}.begins, 1, 10)",
        "without place": "CASE WHEN {row}.place IS NULL AND {row}.lat IS NULL THEN '' END",
        "without point": "CASE WHEN {row}.place IS NOT NULL AND ({row}.lat IS NULL OR {row}.lon IS NULL) THEN '' END",
        "too wide": "CASE WHEN {row}.lat IS NOT NULL AND {row}.lon IS NOT NULL AND {row}.precision >= 6 THEN '' END",
        "without date": "CASE WHEN {row}.begins IS NULL THEN '' END",
    },
    "heard": {"side": "{row}.side", "actor": "nullif({row}.name, '')", "folded": "{row}.folded"},
    "report": {"reports": "''", "publisher": "{row}.publisher"},
    "proposed": {
        "proposed claims": "CASE {row}.kind WHEN 'claim' THEN '' END",
        "proposed pairs": "CASE {row}.kind WHEN 'same-event' THEN '' END",
        "speaking": "{row}.name",
    },
}
"""What is counted of a table's rows under which name, each value that is not null: no count goes through all rows."""


def _counting(table: str) -> str:
    """The triggers that keep the counts of one table."""

    def trigger(happened: str, row: str, number: int) -> str:
        steps = (
            f"INSERT INTO tally SELECT '{what}', {value.format(row=row)}, {number} "
            f"WHERE {value.format(row=row)} IS NOT NULL "
            "ON CONFLICT (what, value) DO UPDATE SET number = number + excluded.number;"
            for what, value in COUNTED[table].items()
        )
        return f"CREATE TRIGGER {table}_{happened.lower()} AFTER {happened} ON {table} BEGIN {' '.join(steps)} END;\n"

    return trigger("INSERT", "NEW", 1) + trigger("DELETE", "OLD", -1)


CREATE = """
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE event (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, type TEXT, place TEXT, country TEXT, area TEXT NOT NULL,
  lat REAL, lon REAL, precision INTEGER, radius REAL, earliest TEXT, latest TEXT, begins TEXT, ends TEXT,
  first_said TEXT, last_said TEXT, first_recorded TEXT, last_recorded TEXT,
  contested INTEGER NOT NULL, matters INTEGER NOT NULL, reports INTEGER NOT NULL, publishers INTEGER NOT NULL,
  origins INTEGER NOT NULL, sides TEXT NOT NULL, verifications TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE account (event TEXT PRIMARY KEY, kept BLOB NOT NULL);
CREATE INDEX event_contested ON event (contested DESC, reports DESC, id);
CREATE INDEX event_happened ON event (begins IS NULL, begins DESC, id);
CREATE INDEX event_said ON event (last_said IS NULL, last_said DESC, id);
CREATE INDEX event_recorded ON event (last_recorded IS NULL, last_recorded DESC, id);
CREATE INDEX event_located ON event (contested DESC, reports DESC, id)
  WHERE lat IS NOT NULL AND lon IS NOT NULL AND coalesce(precision, 5) < 6;
CREATE INDEX event_type ON event (type);
CREATE TABLE member (number INTEGER PRIMARY KEY, member TEXT NOT NULL UNIQUE, event TEXT);
CREATE INDEX member_event ON member (event);
CREATE TABLE heard (event TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, side TEXT,
  PRIMARY KEY (event, actor)) WITHOUT ROWID;
CREATE INDEX heard_side ON heard (side);
CREATE INDEX heard_folded ON heard (folded);
CREATE TABLE told (event TEXT NOT NULL, report TEXT NOT NULL, publisher TEXT,
  PRIMARY KEY (event, report)) WITHOUT ROWID;
CREATE INDEX told_report ON told (report);
CREATE TABLE filed (dossier TEXT NOT NULL, subject TEXT NOT NULL, inside INTEGER NOT NULL,
  PRIMARY KEY (dossier, subject)) WITHOUT ROWID;
CREATE INDEX told_publisher ON told (publisher);
CREATE TABLE checked (event TEXT NOT NULL, verification TEXT NOT NULL, PRIMARY KEY (event, verification)) WITHOUT ROWID;
CREATE TABLE report (
  id TEXT PRIMARY KEY, title TEXT, publisher TEXT, published TEXT, updated TEXT, said TEXT, recorded TEXT NOT NULL,
  claims INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX report_said ON report (said DESC, id);
CREATE INDEX report_publisher ON report (publisher);
CREATE TABLE doc (number INTEGER PRIMARY KEY, id TEXT NOT NULL, report TEXT NOT NULL);
CREATE TABLE proposed (
  id TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, score REAL NOT NULL, other TEXT, report TEXT NOT NULL,
  other_report TEXT, aspect TEXT, stance TEXT, name TEXT, kept TEXT, PRIMARY KEY (id, owner)
) WITHOUT ROWID;
CREATE INDEX proposed_score ON proposed (score, id);
CREATE INDEX proposed_owner ON proposed (owner);
CREATE INDEX proposed_other ON proposed (other) WHERE other IS NOT NULL;
CREATE INDEX proposed_name ON proposed (name) WHERE name IS NOT NULL;
CREATE INDEX proposed_aspect ON proposed (aspect, score, id) WHERE aspect IS NOT NULL;
CREATE INDEX proposed_stance ON proposed (stance, score, id) WHERE stance IS NOT NULL;
CREATE INDEX proposed_report ON proposed (report);
CREATE INDEX proposed_other_report ON proposed (other_report) WHERE other_report IS NOT NULL;
CREATE INDEX proposed_pairs ON proposed (id) WHERE kind = 'same-actor';
CREATE INDEX doc_report ON doc (report);
CREATE VIRTUAL TABLE words USING fts5(body, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE tally (what TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (what, value)) WITHOUT ROWID;
CREATE INDEX tally_most ON tally (what, number DESC, value) WHERE value > '';
""" + "".join(map(_counting, COUNTED))
