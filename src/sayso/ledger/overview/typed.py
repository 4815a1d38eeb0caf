"""What a person types, as the index of words understands it."""

from __future__ import annotations

import re
import sqlite3

from sayso.ledger.overview.entering import fit

MOST_WORDS = 20
"""Words of one search; more narrow nothing any more."""

MOST_LONGER = 50
"""Words of the index, of all that begin as what was typed does, that are looked for one by one."""

TERMS = "CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, words, instance)"
"""The different words of the index, which ``spelled_out`` goes along; of one connection alone."""

_TOKEN = re.compile(r'"([^"]*)"|(\S+)')


def query_of(words: str) -> str | None:
    """What the index understands: each quoted phrase must stand there, and each word or a longer one; None: no word."""
    return " AND ".join(_phrase(said) + "*" * begins for said, begins in _said(words)) or None


def spelled_out(db: sqlite3.Connection, words: str) -> str | None:
    """As ``query_of``, but with each word's longer ones named, the first of them where they are many.

    The index puts together all that has a word of one beginning before the first of it comes. What has one of some
    words it finds one by one: so it can be asked for a few of many.
    """
    said = _said(words)
    most = MOST_LONGER // len(said) if said else 0
    return " AND ".join(_any_of(_longer(db, one, most) if begins else [], one) for one, begins in said) or None


def _said(words: str) -> list[tuple[str, bool]]:
    """Words and quoted phrases, and whether a longer word may begin so."""
    found = []
    for phrase, word in _TOKEN.findall(fit(words).replace("\x00", " ")):
        said = (phrase or word).replace('"', " ")
        if any(one.isalnum() for one in said):
            found.append((said.strip(), not phrase and said[-1].isalnum()))
    return found[:MOST_WORDS]


def _longer(db: sqlite3.Connection, word: str, most: int) -> list[str]:
    """The first words of the index that begin so; none of a word that it may write otherwise than in lower case."""
    beginning = at = word.lower()
    found: list[str] = []
    if not (word.isascii() and word.isalnum()):
        return []
    while len(found) < most:
        row = db.execute("SELECT term FROM temp.term WHERE term >= ? LIMIT 1", (at,)).fetchone()
        if row is None or not row[0].startswith(beginning):
            break
        found.append(row[0])
        at = f"{row[0]} "  # before whatever word comes next
    return found


def _any_of(longer: list[str], word: str) -> str:
    return f"({' OR '.join(map(_phrase, longer))})" if longer else _phrase(word)


def _phrase(said: str) -> str:
    return f'"{said}"'
