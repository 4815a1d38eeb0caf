"""Ledgers to export from, and how their exports are read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import ActorKind, Place, actor_id
from sayso.domain.reading import Reading
from sayso.export.asking import Wanted
from sayso.export.cells import LISTED, unguarded
from sayso.export.formats import FORMATS
from sayso.export.material import Material
from sayso.ledger import Ledger
from sayso.ledger.overview import Overview
from tests.ledger.builders import MONDAY, Happening, Page, Told, build

WITNESS = "Orla Venn"
DEAD = "nine people died"
PAGES = (
    Page(
        url="https://herald.example/raid",
        told=(
            Told(),
            Told(who="Governor Tessel", stance=Stance.DENIES),
            Told(who=WITNESS, words="shots were heard at Korva", aspect=Aspect.OCCURRENCE),
            Told(who="Governor Tessel", words=DEAD, aspect=Aspect.HOW_MANY),
            Told(who=None, words="four people died", aspect=Aspect.HOW_MANY),
            Told(who="Ministry of Varn", words="winters are long in Varn", event=None),
        ),
        events=(Happening(actors=("Dunmarch Brigade", "Border Guard")),),
    ),
    Page(
        publisher="Taldine Post",
        url="https://post.example/flood",
        told=(Told(words="=HYPERLINK(1) washed away", aspect=Aspect.WHAT),),
        events=(Happening(trigger="flood", place="Telmarin", day=MONDAY + timedelta(days=40), type="Other"),),
        published=MONDAY + timedelta(days=41),
    ),
    Page(
        publisher=None,
        told=(Told(words="the road was blocked", own_voice=True, who=None),),
        events=(Happening(trigger="protest", place=None, day=None, type=None),),
        published=None,
    ),
)
"""A contested raid with a witness and two figures of dead, a later flood, and a protest of which nothing is known."""


def placed(reading: Reading, *places: Place) -> Reading:
    """The same reading with what is known of its places."""
    known = {one.name: one for one in places}
    cast = reading.identities
    at = tuple(
        replace(known[one.name], id=one.id, mentions=one.mentions) if one.name in known else one for one in cast.places
    )
    return replace(reading, identities=replace(cast, places=at))


def with_witness(reading: Reading) -> Reading:
    """The same reading, in which the witness is one."""
    name = actor_id(WITNESS)
    cast = reading.identities
    actors = tuple(replace(one, kind=ActorKind.WITNESS) if one.id == name else one for one in cast.actors)
    return replace(reading, identities=replace(cast, actors=actors))


KORVA = Place("", (), "Korva", "test:1", 51.25, -3.5, 2, "VA", ("Arden",), radius_km=25.0)
VARN = Place("", (), "Telmarin", "test:2", 48.0, 31.0, 6, None, claimed_by=("VA", "OS"))


def filled(ledger: Ledger) -> Ledger:
    """The ledger with all three reports."""
    for page in PAGES:
        ledger.record(with_witness(placed(build(page), KORVA, VARN)))
    return ledger


def exported(ledger: Ledger, form: str, wanted: Wanted | None = None) -> bytes:
    """The whole file."""
    wanted = wanted or Wanted()
    overview = Overview(ledger, as_of=wanted.as_of)
    try:
        return b"".join(FORMATS[form].write(Material(ledger, overview, wanted)))
    finally:
        overview.close()


def rows(told: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, without the marks that keep spreadsheets from running them."""
    read = csv.DictReader(io.StringIO(told.decode("utf-8-sig"), newline=""))
    return [{name: unguarded(value) for name, value in row.items()} for row in read]


def listed(cell: str) -> list[str]:
    """The values of a cell; none for ``none``."""
    return [] if cell in ("", "none") else cell.split(LISTED)


def tree(told: bytes) -> Any:
    """A JSON document."""
    return json.loads(told)


def trigger_of(label: str) -> str:
    """The word that an event of these reports is known by."""
    return next(word for word in ("raid", "flood", "protest") if word in label)
