"""The tables of access. Unlike the ledger's they change: what is revoked is gone, and nothing here is evidence.

Of secrets only digests are kept: of passwords what argon2id makes of them, of sessions and tokens, which are random and
long, their SHA-256.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, MetaData, Table, Text

from sayso.ledger.columns import Instant, Words

VERSION: Final = "1"

metadata = MetaData()

kept = Table(
    "access_version",
    metadata,
    Column("version", Text, primary_key=True),
)

people = Table(
    "access_people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text),  # none: the account is closed
    Column("temporary", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("signed_in_at", Instant),
    Column("removed_at", Instant),
)

sessions = Table(
    "access_sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person", Text, ForeignKey("access_people.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Index("access_sessions_by_person", "person"),
)

tokens = Table(
    "access_tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("person", Text, ForeignKey("access_people.id"), nullable=False),
    Column("label", Words, nullable=False),
    Column("role", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Index("access_tokens_by_person", "person"),
)
