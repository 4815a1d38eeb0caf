"""Where the verbs meet: one document in, one reading out."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.assemble import assemble_claims
from sayso.domain.reading import Reading
from sayso.domain.report import Document
from sayso.find import find_mentions
from sayso.gazetteer import CompiledGazetteer
from sayso.model.predict import Tagger
from sayso.relate import with_quantities, without_echoes
from sayso.resolve import resolve_mentions

READING_RULES = 10
"""Raised with every change of what the stages find in a report; ``tests/golden`` holds it against what they find."""

RULES = f"sayso rules {READING_RULES}"
"""Who read, where no model did: recorded with every entry, so that one reader's findings can be told from another's.

A reader is what can change the findings: the rules' version, the model's name with its version where one read too,
the list of places where it is not the one that came with the program, and the areas of the dossier that is read for.
A report that is in a ledger is read anew by a reader of another name alone.
"""

LONGEST = 300_000
"""Code points above which a text is read by rules alone: the net takes about 15 s a core for so many."""


def read_document(
    document: Document,
    tagger: Tagger | None = None,
    gazetteer: CompiledGazetteer | None = None,
    areas: Sequence[str] = (),
) -> Reading:
    """Finds, resolves and assembles all that one document holds.

    Pure: the same document, tagger and gazetteer give the same reading in any process, and by rules alone on any
    machine. The tagger's sums are rounded in another order by another processor, which can turn a score at a threshold.

    Args:
        document: the report as read.
        tagger: the learned reader of attributions; None, or a text longer than ``LONGEST``: rules alone.
        gazetteer: the list of places; None: every place stays unresolved.
        areas: where the dispute lies that the report is read for ("Torvik region, Vardia"), as a person told.
    """
    if len(document.text.words) > LONGEST:
        tagger = None
    mentions = find_mentions(document, tagger, gazetteer)
    identities = resolve_mentions(document, mentions, gazetteer=gazetteer, areas=areas)
    assembled = assemble_claims(document, mentions, identities)
    claims = tuple(with_quantities(document.text, claim) for claim in without_echoes(document.text, assembled))
    return Reading(
        document, mentions, identities, claims, reader_name(tagger.name if tagger else None, gazetteer, areas)
    )


def reader_name(model: str | None, gazetteer: CompiledGazetteer | None, areas: Sequence[str] = ()) -> str:
    """Who reads with these, as ``RULES`` says. ``model``: its name; None: rules alone."""
    places = gazetteer.name if gazetteer and gazetteer.own else None
    told = " and ".join(name for name in (RULES, model, places) if name)
    return f"{told}, for {'; '.join(areas)}" if areas else told
