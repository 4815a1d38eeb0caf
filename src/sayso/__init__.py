"""sayso: on whose say-so? A ledger of who says what about contested events, in which words.

The stages are its public functions, and the ledger remembers:

    document = read_report(data, path="page.html")
    mentions = find_mentions(document)
    identities = resolve_mentions(document, mentions)
    claims = assemble_claims(document, mentions, identities)

``read_document(document)`` runs the last three in one; ``Ledger.open("my.db").record(reading)`` keeps the result.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.assemble import assemble_claims
    from sayso.find import find_mentions
    from sayso.ledger.store import Ledger
    from sayso.pipeline import read_document
    from sayso.read.report import read_report
    from sayso.resolve import resolve_mentions

__all__ = ["Ledger", "assemble_claims", "find_mentions", "read_document", "read_report", "resolve_mentions"]

_HOME = {
    "Ledger": "sayso.ledger.store",
    "assemble_claims": "sayso.assemble",
    "find_mentions": "sayso.find",
    "read_document": "sayso.pipeline",
    "read_report": "sayso.read.report",
    "resolve_mentions": "sayso.resolve",
}


def __getattr__(name: str) -> object:
    """Finds a public name where it lives: importing one room does not import the whole house (PEP 562)."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
