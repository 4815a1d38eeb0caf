"""A brief as plain sentences, to be read in a terminal or aloud: the same account, without marks and without ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.web.brief import says
from sayso.web.brief.told import Brief, BriefEvent, Matter, Voice

_MARKS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069<>|\\^~`{}]")
"""What no voice can say, and what could be taken for a command to it."""

END: Final = re.compile(r"[.!?…][”’\"')\]]*$")


def sentences(brief: Brief) -> Iterator[str]:
    """The brief's sentences, one a line; an empty line stands before each heading."""
    yield _whole(brief.title)
    yield _whole(f"{says.AS_KNOWN} {brief.as_of.utc}" if brief.as_of else says.AS_KNOWN_NOW)
    yield _whole(brief.counts.replace(" · ", ", "))
    yield says.NAMED_ALOUD if brief.named else says.WITHHELD_NONE
    if not brief.events:
        yield says.NO_EVENTS
    for event in brief.events:
        yield from _event(event)
    if brief.left:
        yield _whole(brief.left)
    yield ""
    yield says.NO_CLAIM_OF_TRUTH


def _event(event: BriefEvent) -> Iterator[str]:
    yield ""
    yield _whole(says.event_heading(event.number, event.label))
    yield _whole(", ".join((event.place or says.NO_PLACE, event.happened or says.NO_DATE, event.reports)))
    for matter in event.matters:
        yield from _matter(matter)
    if event.left:
        yield _whole(event.left)


def _matter(matter: Matter) -> Iterator[str]:
    yield _whole(f"{matter.aspect}: {matter.agreement}, {matter.verification}")
    for side in matter.sides:
        for one in side.voices:
            yield _voice(one, side.name)
    if matter.left:
        yield _whole(matter.left)


def _voice(one: Voice, side: str) -> str:
    sure = f", as {one.certainty}" if one.certainty else ""
    whose = "" if side in says.GROUPS or _bare(side) == _bare(one.name) else f", for {side},"
    said = f": {one.words}" if one.words is not None else ""
    return _whole(f"{one.name}{whose} {one.stance}{sure}{said}")


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _whole(words: str) -> str:
    """A sentence on one line, with its full stop."""
    plain = " ".join(_MARKS.sub(" ", words).split())
    plain = plain[:1].upper() + plain[1:]
    return plain if END.search(plain) else f"{plain}."
