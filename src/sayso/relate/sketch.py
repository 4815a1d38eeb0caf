"""Makes the sketches of a reading's events that are compared across reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from math import log

from sayso.domain.identity import Event, Place, Time, actor_id
from sayso.domain.reading import Reading
from sayso.domain.text import Text, overlap
from sayso.relate.content import NUMBERS, content_stems
from sayso.relate.event_sketch import EventSketch
from sayso.relate.same_event import MOST_NAMES, WIDEST, WINDOW
from sayso.relate.spelling import STOP, folded_words, place_name, stems
from sayso.relate.words import weight

MOST_TOLD, SENTENCES_TOLD = 40, 400
SENTENCES_AROUND, MOST_AROUND = 6, 150

COUNTRY = 6
"""UCDP's where_prec from which on a place is a whole country or wider."""


def sketch_events(reading: Reading) -> tuple[EventSketch, ...]:
    """One sketch for each event of the reading, in the reading's order."""
    cast = reading.identities
    places = {place.id: place for place in cast.places}
    times = {time.id: time for time in cast.times}
    named = frozenset(a.id for a in cast.actors if a.id == actor_id(a.name))
    names, told = _foremost_names(reading), _foremost_stems(reading)
    return tuple(
        replace(
            _sketch(reading, event, places.get(event.place or ""), times.get(event.time or ""), named),
            focus=event.id == cast.focus,
            names=names,
            told=told if event.id == cast.focus else (),
        )
        for event in cast.events
    )


_CALENDAR = """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"""
_OFFICES = """agency army association brigade bureau center centre chief colonel command commander commission committee
corps council court defence defense department director district embassy federal force foreign front general government
governor group guard headquarters house interior international judge justice king leader lieutenant major mayor military
minister ministry mission movement nation national navy news office officer official opposition parliament party police
president press prime prince prosecutor province queen region regional republic secretary security senate senator
service spokesman spokeswoman state street supreme union united university"""
"""What bodies and offices are called everywhere: written with a capital, and no sign of one story."""

_NO_NAMES = STOP | frozenset(_CALENDAR.split()) | frozenset(_OFFICES.split())
_CAPITALISED = re.compile(r"\b[A-Z][\w'\u2019-]{2,40}")


def _foremost_names(reading: Reading) -> tuple[str, ...]:
    """The capitalised words inside sentences, plural and possessive made one, most often told first."""
    told: Counter[str] = Counter()
    for sentence in reading.text.sentences:
        told.update(names_in(reading.text[sentence.span]))
    ranked = sorted(told, key=lambda name: (-told[name], name))
    return tuple(ranked[:MOST_NAMES])


def names_in(sentence: str) -> Iterator[str]:
    """The capitalised words inside a sentence, folded, plural and possessive made one."""
    for found in _CAPITALISED.finditer(sentence, 2):  # past a capital that opens it
        names = (part.removesuffix("s") for part in folded_words(found[0]))
        yield from (name for name in names if len(name) > 2 and name not in _NO_NAMES)


def _foremost_stems(reading: Reading) -> tuple[str, ...]:
    """The stems of the article, those first that it tells most often for how common they are."""
    told: Counter[str] = Counter()
    for sentence in reading.text.sentences[:SENTENCES_TOLD]:
        told.update(content_stems(folded_words(reading.text[sentence.span])))
    ranked = sorted(told, key=lambda one: (-weight(one) * (1 + log(told[one])), one))
    return tuple(ranked[:MOST_TOLD])


@lru_cache(maxsize=2)
def _starts(text: Text) -> tuple[int, ...]:
    return tuple(sentence.span.start for sentence in text.sentences)


def _around(reading: Reading, event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The content stems and the figures of the sentences that tell of an event; of many sentences, of the first."""
    text = reading.text
    starts = _starts(text)
    homes = dict.fromkeys(max(0, bisect_right(starts, span.start) - 1) for span in event.triggers)
    told = [text[text.sentences[at].span] for at in list(homes)[:SENTENCES_AROUND] if text.sentences]
    words = [word for sentence in told for word in folded_words(sentence)]
    figures = frozenset(str(NUMBERS.get(word, word)) for word in words if word in NUMBERS or word.isdigit())
    return frozenset(content_stems(words[:MOST_AROUND])), figures


def _sketch(
    reading: Reading, event: Event, place: Place | None, time: Time | None, named: frozenset[str]
) -> EventSketch:
    text = reading.text
    first, last, dated = _days(time, reading.report.published)
    around, figures = _around(reading, event)
    return EventSketch(
        event=event.id,
        report=reading.report.id,
        type=event.type,
        triggers=stems(text[span] for span in event.triggers),
        places=_names(place, event, reading),
        within=tuple(sorted({name for area in place.admin if (name := place_name(area))})) if place else (),
        gazetteer=place.gazetteer if place else None,
        point=(place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None,
        wide=place is not None and _wide(place),
        first=first,
        last=last,
        dated=dated,
        actors=frozenset(p.actor for p in event.participants if p.actor is not None and p.actor in named),
        cast=stems(text[span] for p in event.participants for span in p.spans),
        around=around,
        figures=figures,
    )


def _names(place: Place | None, event: Event, reading: Reading) -> tuple[str, ...]:
    """The names of a place: the resolved one, the words for it, and those that stand among the participants.

    The target of "a raid on Korva" is where it was, whatever place its sentence names besides.
    """
    parts = tuple(span for one in event.participants for span in one.spans)
    found = [(place, span) for span in place.mentions] if place else []
    found += [(one, span) for one in reading.identities.places for span in one.mentions if overlap((span,), parts)]
    told = {one.name or "" for one, _ in found} | {place.name or "" if place else ""}
    told |= {words for _, span in found if not (words := reading.text[span]).islower()}
    return tuple(sorted({name for words in told if (name := place_name(words))}))


def _wide(place: Place) -> bool:
    if place.precision is not None:
        return place.precision >= COUNTRY
    return place.name is not None and place.country is not None and place_name(place.name) == place_name(place.country)


def _days(time: Time | None, published: datetime | None) -> tuple[date | None, date | None, bool]:
    """The days on which the event may have been, and whether the report's words date it."""
    if time is not None and time.earliest is not None and time.latest is not None:
        first, last = sorted((time.earliest.date(), time.latest.date()))
        return (first, last, True) if last - first < WIDEST else (None, None, True)
    if published is None:
        return None, None, False
    try:
        return published.date() - WINDOW, published.date() + WINDOW, False
    except OverflowError:  # the first and last days of the calendar
        return None, None, False
