"""The quantities of a claim, from its words: bounds, figure, unit, harm, and where each stands. Pure.

Nothing is made up: bounds alone give no best figure, two figures are never averaged, and "no casualties were reported"
is told apart from "no casualties". Dates, times, ages, spans of time and numbers in names ("Unit 8200") count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.domain.claim import Claim
from sayso.domain.ledger import ToldClaim
from sayso.domain.quantity import Harm, Number, Qualifier, Quantity, Standing
from sayso.domain.text import Span, Spans, Text, spans_of_part
from sayso.relate.absences import absences_in
from sayso.relate.measures import harms_of, unit_after
from sayso.relate.numerals import Numeral, numerals_in
from sayso.relate.qualifying import (
    bounds_of,
    counts_nothing,
    currency_before,
    is_former,
    is_of_people,
    is_part,
    is_range,
    qualified_after,
    qualified_before,
    range_start,
    said_before,
)

LONGEST = 4_000
"""Code points of a claim in which quantities are looked for."""


_AND_ALSO = re.compile(r"(?:,|,? and|,? or)\s+")

BEFORE_CUE = 40
"""Code points before a word of saying in which "earlier" makes it one that no longer holds."""


def with_quantities(text: Text, claim: Claim) -> Claim:
    """The claim with the quantities of its words; what its speaker "had earlier said" is marked as former."""
    found = _in_text(claim.content, quantities_in(text.quote(claim.content)))
    start = claim.cue[0].start if claim.cue else 0
    if claim.cue and said_before(text.words[max(0, start - BEFORE_CUE) : claim.cue[-1].end]):
        given = Standing.GIVEN
        found = tuple(replace(one, standing=Standing.FORMER) if one.standing is given else one for one in found)
    return replace(claim, quantities=found)


def quantities_of(told: ToldClaim) -> tuple[Quantity, ...]:
    """A recorded claim's quantities: as they were found, else from its words alone."""
    if told.claim.quantities is not None:
        return told.claim.quantities
    return _of_words(told.claim.content, told.words)


@lru_cache(maxsize=8192)
def _of_words(content: Spans, words: str) -> tuple[Quantity, ...]:
    """Asked of one claim again and again while its matter is accounted for."""
    return _in_text(content, quantities_in(words))


def _in_text(content: Spans, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Quantities of a quotation as those of its report."""
    return tuple(
        replace(one, spans=tuple(part for span in one.spans for part in spans_of_part(content, span.start, span.end)))
        for one in found
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity being put together: all of it at ``[start, end)``, its figure up to ``figure``."""

    start: int
    end: int
    figure: int
    bounds: tuple[Number | None, Number | None, Number | None]
    qualifier: Qualifier
    unit: str | None
    standing: Standing = Standing.GIVEN
    harm: Harm | None = None


@lru_cache(maxsize=8192)
def quantities_in(words: str) -> tuple[Quantity, ...]:
    """All quantities of a claim, in the order of their words.

    Args:
        words: the claim's words.

    Returns:
        Quantities whose spans are code points of the words, each one span, apart from one another.
    """
    words = words[:LONGEST]
    found = sorted((*_numbers(words), *_absences(words)), key=lambda one: (one.start, -one.end))
    apart: list[_Found] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    harms = harms_of(words, [(one.start, one.figure) for one in apart])
    told = _together(words, [replace(one, harm=harm) for one, harm in zip(apart, harms, strict=True)])
    told = [one for one in told if one.qualifier is not Qualifier.NONE or one.unit or one.harm]
    return tuple(_quantity(words, one) for one in _tied(words, told))


def _quantity(words: str, one: _Found) -> Quantity:
    said = words[one.start : one.end]
    return Quantity(*one.bounds, one.qualifier, one.unit, one.harm, one.standing, (Span(one.start, one.end),), said)


def _together(words: str, told: list[_Found]) -> list[_Found]:
    """Gives people who are counted with others what befell those: "two guards and three raiders were killed"."""
    for number in range(len(told) - 2, -1, -1):
        one, other = told[number], told[number + 1]
        if one.harm is None and is_of_people(one.unit) and _AND_ALSO.fullmatch(words, one.end, other.start):
            told[number] = replace(one, harm=other.harm)
    return told


def _tied(words: str, told: Sequence[_Found]) -> list[_Found]:
    """Marks parts of the one given before them; wholes and parts, former and present share the harm that one has."""
    found = list(told)
    for number in range(1, len(found)):
        before, one = found[number - 1], found[number]
        if one.standing is Standing.GIVEN and is_part(words, before.figure, one.start, one.figure):
            one = replace(one, standing=Standing.PART)
        elif Standing.FORMER not in (before.standing, one.standing):
            continue
        whole = number - 1
        while whole and found[whole].standing is Standing.PART:
            whole -= 1
        found[number] = replace(one, harm=one.harm or found[whole].harm)
        found[whole] = replace(found[whole], harm=found[whole].harm or one.harm)
    return found


def _numbers(words: str) -> Iterator[_Found]:
    """What numbers and words of size tell, ranges as one."""
    numerals = numerals_in(words)
    at = 0
    while at < len(numerals):
        pair = at + 1 < len(numerals) and is_range(words, numerals[at], numerals[at + 1])
        found = _range(words, numerals[at], numerals[at + 1]) if pair else _single(words, numerals[at])
        at += 2 if pair else 1
        if found is not None:
            yield replace(found, standing=Standing.FORMER) if is_former(words, found.start) else found


def _range(words: str, one: Numeral, other: Numeral) -> _Found | None:
    unit = unit_after(words, other.end, other.value)
    if counts_nothing(words, one, unit) or counts_nothing(words, other, unit):
        return None
    end, said = (unit.end, words[unit.start : unit.end]) if unit else (other.end, None)
    bounds = (one.value, None, other.value)
    return _Found(range_start(words, one.start), end, other.end, bounds, Qualifier.BETWEEN, said)


def _single(words: str, one: Numeral) -> _Found | None:
    unit = unit_after(words, one.end, one.value)
    start, qualifier = qualified_before(words, one)
    end = unit.end if unit else one.end
    if qualifier is Qualifier.EXACT:
        end, qualifier = max(qualified_after(words, one.end), qualified_after(words, end), key=lambda found: found[0])
        if unit is None and end > one.end and (unit := unit_after(words, end, one.value)) is not None:
            end = unit.end
    if counts_nothing(words, one, unit):
        return None
    said = words[unit.start : unit.end] if unit else None
    sign = currency_before(words, one.start)
    said = said or words[sign : one.start] or None
    qualifier = Qualifier.SIZE if one.size else qualifier
    bounds = bounds_of(one.value, qualifier)
    return _Found(min(start, sign), max(end, one.end), one.end, bounds, qualifier, said)


def _absences(words: str) -> Iterator[_Found]:
    for one in absences_in(words):
        value = 0 if one.qualifier is Qualifier.NONE else None
        yield _Found(one.start, one.end, one.end, (value, value, value), one.qualifier, one.unit)
