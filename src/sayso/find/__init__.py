"""VERB 2: a document's mentions of who said what, events, places, times, hedges and checks."""

from __future__ import annotations

from sayso.domain.mention import Mentions
from sayso.domain.report import Document
from sayso.find.attribution import attributions_in
from sayso.find.events import find_events
from sayso.find.factuality import find_hedges
from sayso.find.findings import with_findings
from sayso.find.happenings import informed, opening_told
from sayso.find.learned import blended, without_checks
from sayso.find.mistaken import without_mistaken
from sayso.find.passed_on import with_passed_on
from sayso.find.places import Names
from sayso.find.quotation import find_quotations
from sayso.find.rejoinders import without_rejoinders
from sayso.find.relaying import with_relayed
from sayso.find.shared_quotes import without_shared_quotes
from sayso.find.timexes import find_timexes
from sayso.find.toponyms import find_toponyms
from sayso.find.units import units_of
from sayso.find.verification import verifications_in
from sayso.model.predict import Tagged, Tagger

__all__ = ["find_mentions"]


def find_mentions(document: Document, tagger: Tagger | None = None, names: Names | None = None) -> Mentions:
    """Finds all that one document mentions.

    Pure, and linear in the text's length. Only the article's sentences (and a transcript's turns) are read; furniture
    yields nothing.

    Args:
        document: the report as read.
        tagger: the learned reader, completed by the rules; None: rules and lexicons alone.
        names: a list of places; None: places are found by their surroundings alone.

    Returns:
        The mentions, each list in text order; spans point into ``document.text``.
    """
    text = document.text
    quotations = find_quotations(text)
    units = units_of(text, quotations)
    attributions = attributions_in(text, document.report.id, quotations, units)
    verifications = verifications_in(units)
    attributions = without_checks(text, attributions, verifications)
    events = find_events(text)
    tagged = Tagged(()) if tagger is None else tagger.read(document, [one.trigger for one in events] or None)
    if tagger is not None and not text.turns:  # its teachers were newspapers: turns are told by their labels
        attributions = blended(text, without_checks(text, tagged.attributions, verifications), attributions)
    attributions = without_shared_quotes(text, without_mistaken(text, attributions))
    attributions = without_rejoinders(text, attributions, quotations)
    attributions = with_passed_on(text, document.report.id, attributions)
    attributions = with_findings(text, with_relayed(text, document.report.id, attributions, units))
    return Mentions(
        attributions=attributions,
        events=informed(events, tagged.events, (span for one in attributions for span in one.cue))
        or opening_told(text, tagged.events),
        toponyms=find_toponyms(text, names, tagged.entities),
        timexes=find_timexes(text),
        hedges=find_hedges(text),
        verifications=verifications,
    )
