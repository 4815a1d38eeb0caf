"""VERB 2: a document's mentions of who said what, events, places, times, hedges and checks."""

from __future__ import annotations

from sayso.domain.mention import Mentions
from sayso.domain.report import Document
from sayso.find.attribution import attributions_in
from sayso.find.events import find_events
from sayso.find.factuality import find_hedges
from sayso.find.quotation import find_quotations
from sayso.find.timexes import find_timexes
from sayso.find.toponyms import find_toponyms
from sayso.find.units import units_of
from sayso.find.verification import verifications_in

__all__ = ["find_mentions"]


def find_mentions(document: Document) -> Mentions:
    """Finds all that one document mentions, by rules and lexicons alone.

    Pure, and linear in the text's length. Only the article's sentences (and a transcript's turns) are read; furniture
    yields nothing.

    Returns:
        The mentions, each list in text order; spans point into ``document.text``.
    """
    text = document.text
    quotations = find_quotations(text)
    units = units_of(text, quotations)
    return Mentions(
        attributions=attributions_in(text, document.report.id, quotations, units),
        events=find_events(text),
        toponyms=find_toponyms(text),
        timexes=find_timexes(text),
        hedges=find_hedges(text),
        verifications=verifications_in(units),
    )
