"""A statement about verification in a sentence's tokens, and where its clause begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.find import grammar as g
from sayso.find.noun_phrases import Phrase, Tokens
from sayso.find.tokens import Kind


@dataclass(frozen=True, slots=True)
class Check:
    """A statement about verification, in token indices.

    ``lead`` is the first token of its clause, connective and all; ``apart`` tells whether a connective sets it beside
    what comes before.
    """

    cue: Phrase
    content: Phrase | None
    by: Phrase | None
    verified: bool | None
    lead: int
    apart: bool


def clause_end(tokens: Tokens, at: int) -> int:
    """Where the clause that goes on from a token ends: before a mark, "but" or "although"."""
    while at < len(tokens) and not (
        (tokens[at].kind is Kind.PUNCTUATION and tokens[at].low in ",;:—–.!?") or tokens[at].low in ("but", "although")
    ):
        at += 1
    return at


def lead_of(tokens: Tokens, first: int) -> tuple[int, bool]:
    """The first token of a check's clause, connective and all, and whether a connective sets it apart."""
    lead = first
    while lead > 0 and (tokens[lead - 1].low in g.CONNECTIVES or tokens[lead - 1].low in (",", ";", "—", "–")):
        lead -= 1
    if lead < first and not any(
        tokens[at].low in g.CONNECTIVES or tokens[at].low in ";—–" for at in range(lead, first)
    ):
        return first, False
    return lead, lead < first or lead == 0
