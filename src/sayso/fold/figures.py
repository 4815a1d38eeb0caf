"""How many a claim tells, as a person corrects it: one line, as in the value of a judgement.

    12 people            twelve             10// people, dead    at least ten, dead
    /12/                 about twelve       //40                 at most forty
    10/12/15 people      between ten and fifteen, twelve at best
    unknown people       it is said that their number is not known
                         (nothing) the claim counts nothing

Unknown, none and zero are three values here as everywhere. What counts, and what befell them, stay as they were found
where the line does not tell them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sayso.domain.ledger import ToldClaim
from sayso.domain.quantity import Harm, Number, Qualifier, Quantity, Standing
from sayso.errors import BadRequest
from sayso.relate import figure_quantity, quantities_of

UNKNOWN: Final = "unknown"
FORMS: Final = "12 people; 10/12/15 people; 10// people, dead; //40; unknown people; or nothing"
"""What a figure can look like, for whoever wrote none."""

_LINE: Final = re.compile(
    rf"(?P<figure>{UNKNOWN}|[\d.]+|[\d.]*/[\d.]*/[\d.]*)(?: (?P<unit>[^,]+?))?(?:, (?P<harm>{'|'.join(Harm)}))?"
)
_LONGEST: Final = 15
"""Digits of a number: those that a floating point number keeps."""


class _Bounds(NamedTuple):
    low: Number | None
    best: Number | None
    high: Number | None


class Figure(NamedTuple):
    """A figure as it is written. ``unit``, ``harm`` None: as found."""

    bounds: _Bounds
    unit: str | None
    harm: Harm | None


def figure_in(line: str) -> Figure:
    """Reads a figure.

    Raises:
        BadRequest: it is none, or its least is more than its most.
    """
    found = _LINE.fullmatch(" ".join(line.split()))
    if found is None:
        raise BadRequest(f"“{line[:80]}” is no figure; it is one like {FORMS}")
    told = found["figure"]
    numbers = [None] * 3 if told == UNKNOWN else [_number(one, line) for one in told.split("/")]
    bounds = _Bounds(*(numbers * 3 if len(numbers) == 1 else numbers))
    in_order = [one for one in bounds if one is not None]
    if in_order != sorted(in_order) or not (in_order or told == UNKNOWN):
        raise BadRequest(f"“{line[:80]}” is no figure: the least comes first, then the best, then the most")
    return Figure(bounds, found["unit"], Harm(found["harm"]) if found["harm"] else None)


def _number(told: str, line: str) -> Number | None:
    if not told:
        return None
    try:
        value: Number = float(told) if "." in told else int(told)
    except ValueError as no_number:
        raise BadRequest(f"“{line[:80]}” is no figure: “{told}” is no number") from no_number
    if len(told) > _LONGEST or not math.isfinite(value):
        raise BadRequest(f"“{line[:80]}” is no figure: a number has at most {_LONGEST} digits")
    return value


def figure_line(told: ToldClaim) -> str:
    """The figure by which a claim counts, as it is written; nothing where it gives none."""
    one = _given(quantities_of(told))
    if one is None:
        return ""
    bounds = (one.low, one.best, one.high)
    shown = ["" if value is None else str(value) for value in bounds]
    figure = UNKNOWN if not any(shown) else shown[0] if len(set(shown)) == 1 else "/".join(shown)
    unit = f" {one.unit}" if one.unit else ""
    return f"{figure}{unit.replace(',', '')}{f', {one.harm.value}' if one.harm else ''}"


def with_figure(told: ToldClaim, line: str) -> ToldClaim:
    """The claim with the figure that it gives as a person wrote it; what is part of it, or was said before, stays.

    The corrected figure stands where the one found stood, or over the claim where there was none; its ``words`` are
    the person's.
    """
    found = quantities_of(told)
    if not line.strip():
        return replace(told, claim=replace(told.claim, quantities=()))
    bounds, unit, harm = figure_in(line)
    old = _given(found)
    unit, harm = unit or (old.unit if old else None), harm or (old.harm if old else None)
    spans = old.spans if old else told.claim.content
    qualifier = _qualifier(bounds)
    made = Quantity(*bounds, qualifier, unit, harm, Standing.GIVEN, spans, _words(bounds, qualifier, unit))
    rest = [made if one is old else one for one in found] if old else [made, *found]
    return replace(told, claim=replace(told.claim, quantities=tuple(rest)))


def _given(found: Sequence[Quantity]) -> Quantity | None:
    """The quantity that a claim gives; what it says was said before is none of its own."""
    first = figure_quantity(found)
    if first is not None and first.standing is Standing.GIVEN:
        return first
    return next((one for one in found if one.standing is Standing.GIVEN), None)


_BOUND: Final = {
    (False, False, False): Qualifier.UNKNOWN,
    (False, True, False): Qualifier.ABOUT,
    (True, False, False): Qualifier.AT_LEAST,
    (True, True, False): Qualifier.AT_LEAST,
    (False, False, True): Qualifier.AT_MOST,
    (False, True, True): Qualifier.AT_MOST,
}
"""By which of its bounds a figure has how it is told; where it has both ends, it lies between them."""


def _qualifier(bounds: _Bounds) -> Qualifier:
    if bounds.best is not None and bounds.low == bounds.best == bounds.high:
        return Qualifier.EXACT if bounds.best else Qualifier.NONE
    low, best, high = (one is not None for one in bounds)
    return _BOUND.get((low, best, high), Qualifier.BETWEEN)


_SAID: Final = {
    Qualifier.UNKNOWN: "an unknown number",
    Qualifier.ABOUT: "about {best}",
    Qualifier.AT_LEAST: "at least {low}",
    Qualifier.AT_MOST: "at most {high}",
    Qualifier.BETWEEN: "{low} to {high}",
}


def _words(bounds: _Bounds, qualifier: Qualifier, unit: str | None) -> str:
    """The figure in words, unit last, as a quantity's words have it."""
    low, best, high = bounds
    told = _SAID.get(qualifier, "{best}").format(low=low, best=best, high=high)
    return f"{told} {unit}" if unit else told
