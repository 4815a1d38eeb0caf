"""Where the verbs meet: one document in, one reading out."""

from __future__ import annotations

from importlib.metadata import version

from sayso.assemble import assemble_claims
from sayso.domain.reading import Reading
from sayso.domain.report import Document
from sayso.find import find_mentions
from sayso.resolve import resolve_mentions

READER = f"sayso {version('sayso')}, rules"
"""Who read: recorded with every entry, so that a later reader's findings can be told from these."""


def read_document(document: Document) -> Reading:
    """Finds, resolves and assembles all that one document holds.

    Pure: the same document gives the same reading, on any machine and in any process.
    """
    mentions = find_mentions(document)
    identities = resolve_mentions(document, mentions)
    claims = assemble_claims(document, mentions, identities)
    return Reading(document, mentions, identities, claims, READER)
