"""Metadata that a page prints in the open: headline, label, byline, stamps, and whose page it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from itertools import takewhile

from sayso.domain.text import Block, BlockKind
from sayso.read import phrases
from sayso.read.build import Facts
from sayso.read.names import names_in
from sayso.read.outlets import Outlet, copyright_holder, outlet_by_name, outlet_by_url, outlet_in_text
from sayso.read.stamps import Stamp, find_stamps, place_in_zone

MONTH_FIRST = frozenset({"US", "PH"})
"""Countries whose papers print 3/4/2023 for the fourth of March."""

_MASTHEAD_WITHIN = 4  # blocks
_BYLINES = 3  # lines that are looked at for a name
_STAMPED = 4  # lines that are looked at for the moment that the head tells
_ZONES_APART = timedelta(minutes=15)
_WESTMOST, _EASTMOST = timedelta(hours=-12), timedelta(hours=14)
_COPYRIGHT_WITHIN = 20_000  # code points from the end
_INFERRED_FROM = 200_000  # code points in which an outlet's name is looked for


def facts_from_blocks(words: str, blocks: Sequence[Block], facts: Facts) -> None:
    """Fills in what metadata did not tell from the page's own words, noting how each was found."""
    outlet = known_outlet(words, facts, blocks)
    top = [block for block in blocks if block.kind != BlockKind.TEASER]
    if facts.title is None:
        facts.title = _first(words, top, BlockKind.HEADLINE)
        _note_if(facts, "title", facts.title, "headline on the page")
    if facts.label is None:
        facts.label = _first(words, top, BlockKind.LABEL)
        _note_if(facts, "label", facts.label, "label on the page")
    if not facts.byline:
        facts.byline = _names(words, top)
        _note_if(facts, "byline", facts.byline, "byline on the page")
    if facts.published is None:
        _stamps(words, list(takewhile(lambda block: block.kind != BlockKind.BODY, top)), facts, outlet)
    elif outlet is None and facts.published.utcoffset() == timedelta(0):
        _shown(words, top, facts)


def facts_from_below(words: str, blocks: Sequence[Block], facts: Facts) -> None:
    """Takes a stamp from below the body's beginning, which more often is another thing's, where nothing better is."""
    if facts.published is None:
        top = [block for block in blocks if block.kind != BlockKind.TEASER]
        _stamps(words, top, facts, known_outlet(words, facts, blocks))


def known_outlet(words: str, facts: Facts, blocks: Sequence[Block] = ()) -> Outlet | None:
    """The report's outlet in our table: by the publisher's name, the address, or what the text says of itself.

    Where the publisher's name is not known yet, it is filled in.
    """
    outlet = outlet_by_name(facts.publisher)
    if outlet is None and (outlet := outlet_by_url(facts.url)) and facts.publisher is None:
        facts.publisher = outlet.name
        facts.note("publisher", "address, table of outlets")
    if outlet is None and facts.publisher is None and (found := outlet_in_text(words[:_INFERRED_FROM])):
        outlet, how = found
        facts.publisher = outlet.name
        facts.note("publisher", how)
    if facts.publisher is None and (name := masthead(words, blocks)):
        facts.publisher = name
        facts.note("publisher", "name at the head of the page, which the page repeats")
    if facts.publisher is None and (holder := copyright_holder(words[-_COPYRIGHT_WITHIN:])):
        facts.publisher = holder
        facts.note("publisher", "copyright line")
    return outlet


def masthead(words: str, blocks: Sequence[Block]) -> str | None:
    """A name of two to five capitalised words among a page's first lines that the page says twice again.

    Sites print their name above everything, under their pictures and over their lists; no section is named so often.
    """
    for block in blocks[:_MASTHEAD_WITHIN]:
        name = words[block.span.start : block.span.end]
        if block.kind in {BlockKind.HEADLINE, BlockKind.BODY}:
            return None
        parts = name.split()
        if block.kind != BlockKind.OTHER or not 2 <= len(parts) <= 5 or phrases.SECTION.match(name):
            continue
        capitals = all(part[0].isupper() or part in {"of", "the", "and"} for part in parts)
        if capitals and words.count(name, block.span.end, block.span.end + _INFERRED_FROM) >= 2:
            return name
    return None


def _names(words: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """The names in the first of the bylines at the top that has any."""
    lines = [block.span for block in blocks if block.kind == BlockKind.BYLINE][:_BYLINES]
    for i, span in enumerate(lines):
        names = names_in(words[span.start : span.end])
        if names and (i == 0 or all(" " in name and not any(map(str.islower, name.split())) for name in names)):
            return names
    return ()


def _first(words: str, blocks: Iterable[Block], kind: BlockKind) -> str | None:
    block = next((block for block in blocks if block.kind == kind), None)
    return " ".join(words[block.span.start : block.span.end].split()) if block else None


def _note_if(facts: Facts, what: str, value: object, how: str) -> None:
    if value:
        facts.note(what, how)


def _stamps(words: str, blocks: Iterable[Block], facts: Facts, outlet: Outlet | None) -> None:
    """Reads the first two lines that are stamps: the first plain one is the publication's."""
    stamps = _printed(words, blocks, 2, month_first=outlet.country in MONTH_FIRST if outlet else None)
    plain = next((stamp for stamp in stamps if not stamp.updated), None)
    later = next((stamp for stamp in stamps if stamp.updated), None)
    zone = outlet.zone if outlet else None
    if plain:
        facts.published = placed(plain.when, zone, facts, "published", _how(plain))
    if later and facts.updated is None:
        facts.updated = placed(later.when, zone, facts, "updated", _how(later))


def _printed(words: str, blocks: Iterable[Block], lines: int, *, month_first: bool | None = None) -> list[Stamp]:
    """The stamps of the first so many lines that bear any: lines of their own, and bylines."""
    stamps: list[Stamp] = []
    for block in blocks:
        if block.kind in {BlockKind.TIMESTAMP, BlockKind.BYLINE}:
            found = find_stamps(words[block.span.start : block.span.end], month_first=month_first)
            stamps.extend(found)
            lines -= bool(found)
            if not lines:
                break
    return stamps


def _shown(words: str, blocks: Iterable[Block], facts: Facts) -> None:
    """Where the head tells a moment in UTC, puts it in the zone in which the page prints the same moment.

    The two are one moment where their minutes agree and the clocks stand a zone's offset apart.
    """
    printed = [stamp.when for stamp in _printed(words, blocks, _STAMPED) if stamp.clock]
    for what in ("published", "updated"):
        given: datetime | None = getattr(facts, what)
        if given is None or given.utcoffset() != timedelta(0) or not (given.hour or given.minute):
            continue  # midnight is a day that tells no time
        offset = next((found for one in printed if (found := _offset_between(one, given)) is not None), None)
        if offset:
            moved = given.astimezone(timezone(offset))
            setattr(facts, what, moved)
            how = dict(facts.found_by)[what].split("; ")[0]
            facts.found_by = [one for one in facts.found_by if one[0] != what]
            facts.note(what, f"{how}; given in UTC, shown in the zone in which the page prints it ({moved:%z})")


def _offset_between(printed: datetime, given: datetime) -> timedelta | None:
    """The offset from UTC at which ``printed`` is ``given``; None where they are not one moment."""
    apart = printed.replace(tzinfo=None, second=0) - given.replace(tzinfo=None, second=0, microsecond=0)
    if printed.utcoffset() not in (None, apart) or apart % _ZONES_APART or not _WESTMOST <= apart <= _EASTMOST:
        return None
    return apart


def _how(stamp: Stamp) -> str:
    return "visible stamp" if stamp.clock else "visible stamp, day only"


def placed(when: datetime, zone: str | None, facts: Facts, what: str, how: str) -> datetime:
    """Puts a moment into the publisher's zone and notes how it was found."""
    moment, why = place_in_zone(when, zone)
    facts.note(what, f"{how}; {why}")
    return moment
