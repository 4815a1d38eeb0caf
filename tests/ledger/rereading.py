"""Readings of one text by another reader, and versions of one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sayso.domain.claim import Claim, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Event
from sayso.domain.reading import Reading
from tests.ledger.builders import Page, build

STANCES = tuple(Stance)


def otherwise(reading: Reading, seed: int, reader: str = "builder 2") -> Reading:
    """The same text as another reader takes it: some claims and events missing, others with other findings."""
    events = tuple(_event(one, seed + n) for n, one in enumerate(reading.identities.events) if (seed + n) % 4)
    known = {one.id for one in events}
    claims = tuple(_claim(one, known, seed + n) for n, one in enumerate(reading.claims) if (seed + n) % 3)
    return replace(reading, identities=replace(reading.identities, events=events), claims=claims, reader=reader)


def _event(event: Event, seed: int) -> Event:
    match seed % 4:
        case 1:
            return replace(event, place=None)
        case 2:
            return replace(event, type="Peaceful protest", time=None)
    return event


def _claim(claim: Claim, events: set[str], seed: int) -> Claim:
    event = claim.event if claim.event in events else None
    if seed % 2:
        return replace(claim, event=event)
    stance = STANCES[seed % len(STANCES)]
    return replace(claim, event=event, stance=stance, certainty=Certainty.POSSIBLE, score=0.5)


def version(page: Page, updated: datetime | None = None, title: str | None = None) -> Reading:
    """A page as it was read when it said that it was updated then."""
    reading = build(page)
    report = replace(reading.report, updated=updated, title=title)
    return replace(reading, document=replace(reading.document, report=report))
