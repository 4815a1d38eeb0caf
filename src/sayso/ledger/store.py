"""The ledger: append-only, bitemporal, one file or one server."""

from __future__ import annotations

from sayso.ledger.answers import Answers
from sayso.ledger.contents import Contents
from sayso.ledger.writing import Writing


class Ledger(Writing, Answers, Contents):
    """Who says what about which event, as recorded. Entries are only ever added.

    Safe to use from several threads, each call having a connection of its own; and by several processes at once, whose
    writes take turns. Each method raises ``LedgerError`` or one of its kinds where the database fails, or where a later
    version of this program has changed its tables since it was opened.
    """
