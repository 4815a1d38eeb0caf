"""Counts of nobody: none, none reported, and a number that nobody knows, which are three things. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.domain.quantity import Qualifier

_COUNTED = (
    r"(?P<unit>(?:(?!one\b|were\b|was\b|of\b)[\w-]+\s){0,2}?"
    r"(?:casualties|fatalities|deaths|injuries|victims|losses|people|persons|civilians|soldiers|"
    r"troops|fighters|children|women|men|residents|villagers|guards|officers|policemen|hostages|prisoners))\b"
)
_NO = re.compile(rf"\b(?:no|without(?: any)?|not any)\s+{_COUNTED}", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:no one|nobody|none)\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\s+(?:were|was|(?:have|has|had) been|are|is)?\s*(?:\w+ly\s+)?(?:reported|recorded|known|confirmed)\b",
    re.IGNORECASE,
)
_NO_WORD_OF = re.compile(
    r"\bno (?:\w+ )?(?:reports?|word|information|details|confirmation|mention) (?:of|on|about) (?:any )?" + _COUNTED,
    re.IGNORECASE,
)
_UNKNOWN = (
    re.compile(
        r"\b(?:(?:an?|the) )?(?:unknown|undetermined|unspecified|undisclosed|uncertain) number"
        rf"(?: of {_COUNTED})?",
        re.IGNORECASE,
    ),
    re.compile(rf"\bhow many\b(?: {_COUNTED})?", re.IGNORECASE),
    re.compile(
        rf"\b(?:number|toll|figure)s?(?: of {_COUNTED})?(?=\s+(?:is|was|were|are|remain\w*)\s+"
        r"(?:still |as yet )?(?:un(?:known|clear|certain)|not (?:yet )?(?:known|clear)))",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class Absence:
    """Words at ``[start, end)`` that tell of no figure. ``unit`` is what there is none of; None: it is not told."""

    start: int
    end: int
    qualifier: Qualifier
    unit: str | None


def absences_in(words: str) -> Iterator[Absence]:
    """All such words; some may lie inside others."""
    for match in _NO_WORD_OF.finditer(words):
        yield _absence(match, Qualifier.NONE_REPORTED)
    for match in _NO.finditer(words):
        reported = _REPORTED.match(words, match.end())
        yield _absence(match, Qualifier.NONE_REPORTED if reported else Qualifier.NONE)
    for match in _NOBODY.finditer(words):
        yield _absence(match, Qualifier.NONE)
    for pattern in _UNKNOWN:
        for match in pattern.finditer(words):
            yield _absence(match, Qualifier.UNKNOWN)


def _absence(match: re.Match[str], qualifier: Qualifier) -> Absence:
    return Absence(match.start(), match.end(), qualifier, match.groupdict().get("unit"))
