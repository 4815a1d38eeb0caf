"""The second verb's one door: all mentions of one report in, its cast of identities out."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.domain.identity import Identities
from sayso.domain.mention import Mentions
from sayso.domain.report import Document
from sayso.resolve.actors import cast_of
from sayso.resolve.events import events_of
from sayso.resolve.places import places_of
from sayso.resolve.surroundings import Gazetteer
from sayso.resolve.time_offsets import offset_times
from sayso.resolve.times import times_of


def resolve_mentions(
    document: Document, mentions: Mentions, *, gazetteer: Gazetteer | None = None, areas: Sequence[str] = ()
) -> Identities:
    """Ties a report's mentions to actors, places, times and events.

    Args:
        document: the report.
        mentions: what the finders found in it.
        gazetteer: where to look places up; without one every place keeps its name and is marked unresolved.
        areas: where the dispute lies that the report is read for, as a person told.

    Returns:
        The report's identities. What could not be resolved is there too, with the reason. Pure and deterministic.
    """
    cast = cast_of(document, mentions.attributions)
    places = places_of(document, mentions.toponyms, gazetteer, areas=areas)
    told = times_of(document, mentions.timexes)
    times = tuple(sorted((*told, *offset_times(document, told)), key=lambda one: one.span))
    events, focus, parts = events_of(document, mentions.events, places, times, cast.actors, mentions.attributions)
    return Identities(cast.actors, places, times, events, cast.speakers, cast.outlet, focus, parts)
