"""What a number counts or measures, and what befell those it counts: the words beside it. Pure.

Ranges are code points of the words that are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.domain.quantity import Harm, Number
from sayso.relate.content import PEOPLE
from sayso.relate.spelling import STOP, folded_words, stem

MOST_WORDS = 6
"""Words of the phrase after a number that are looked at."""

_NEXT = re.compile(r"[ \u00a0\u202f-]?(?P<word>[^\W\d_](?:[\w'\u2019]|-(?=\w))*|%)")
_INTO = re.compile(
    r"(?:\s+(?:more|others?|further|additional))?(?:\s+of)?(?:\s+(?:the|its|their|his|her|our|your|my|these|those)\b)?"
)
_PERCENT = re.compile(r"\s?%|\s+per ?cent\b", re.IGNORECASE)
_SHORT_UNITS = """km m kg ha cm mm ft mph kmh sq cattle sheep aircraft police staff livestock percent"""
_SHORT = frozenset(_SHORT_UNITS.split())
"""Units without a plural's ending."""

_TIMES = """second seconds minute minutes hour hours day days week weeks month months year years decade decades night
nights morning am pm gmt utc oclock century centuries times percentage"""
_SPANS_OF_TIME = frozenset(_TIMES.split())
_ENDS = """after before during until since while when where that which who whom whose into over under about against
around between near across through out off up down not no and or if than then as so also still only just even more came
went took left fled said told do does did can could may might should would will must such there here per because
this these those other others another all both each either being among within without toward towards"""
_NO_NOUN = STOP | frozenset(_ENDS.split())
_SINGULAR = re.compile(r"(?:ss|us|is|'s|\u2019s)$", re.IGNORECASE)

_HARMS = {
    Harm.DEAD: r"kill(?:s|ed|ing|ings)?|dead|deaths?|died?|dies|dying|fatalit(?:y|ies)|slain|perish(?:ed|ing)?|"
    r"lives|executed|martyred|toll|drowned|murdered|massacred",
    Harm.HURT: r"wound(?:s|ed|ing)?|injur(?:ed?|es|ing|y|ies)|hurt|maim(?:ed|ing)?",
    Harm.TAKEN: r"captives?|prisoners?|hostages?|abduct(?:ed|ing|s)?|kidnap(?:ped|ping|s)?|detain(?:ed|ing|s)?|"
    r"captured|arrest(?:ed|ing|s)?|imprisoned|jailed",
    Harm.MISSING: r"missing|unaccounted|disappeared",
    Harm.DISPLACED: r"displac(?:ed|ing|es)|evacuat(?:ed|ing|es)|fled|flee|homeless",
}
_HARM = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind.name}>{said})' for kind, said in _HARMS.items())})\b", re.IGNORECASE)
_HARM_NOUNS = """deaths fatalities injuries prisoners hostages captives arrests casualties"""
_HARM_NOUN = frozenset(_HARM_NOUNS.split())
_ACTIVE = re.compile(r"(?:kill|wound|injur|maim|abduct|kidnap|detain|captur|displac|evacuat|arrest)\w*", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|dead|and|or)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BARRIER = re.compile(r"[.;:!?\u2026]|\b(?:where|when|after|before|while|because|if|although|though|whose)\b")
_WITHIN = re.compile(r"\w+")
_BOTH = re.compile(r"\s+(?:and|or)\s+(?:(?:also|then|\w+ly)\s+)?", re.IGNORECASE)
_HARMED = re.compile(
    rf"\s+(?:(?:was|is|were|has|had|been|also|more|other|\w+ly)\s+)*(?:{_HARM.pattern})", re.IGNORECASE
)
BEFORE, AFTER = 4, 9
"""Words before and after a number among which its harm is looked for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, at ``[start, end)``. ``time``: it is a span of time, and no count."""

    start: int
    end: int
    time: bool = False


def unit_after(words: str, end: int, value: Number) -> Unit | None:
    """The noun that a number counts, with what stands before it ("armed men", "square metres"); None: not told.

    Args:
        words: the claim's words.
        end: where the number ends.
        value: the number: after 1 a singular is taken.
    """
    if percent := _PERCENT.match(words, end):
        return Unit(percent.start() + (words[percent.start()] != "%"), percent.end())
    into = _INTO.match(words, end)
    at = into.end() if into else end
    found: list[tuple[int, int]] = []
    while len(found) < MOST_WORDS and (match := _NEXT.match(words, at)) is not None:
        attached = match.start() == match.start("word")
        if (attached and found) or _folded(match["word"]) in _NO_NOUN:
            break
        found.append(match.span("word"))
        at = match.end()
    return _noun(words, found, value)


def _folded(word: str) -> str:
    return "".join(folded_words(word))


def _noun(words: str, found: Sequence[tuple[int, int]], value: Number) -> Unit | None:
    """The run of words up to the first that ends it as a noun."""
    for number, (start, end) in enumerate(found):
        shown = words[start:end]
        folded = _folded(shown)
        after = _folded(words[slice(*found[number + 1])]) if number + 1 < len(found) else ""
        if folded in _SPANS_OF_TIME:
            return Unit(found[0][0], end, time=True)
        if stem(folded) in PEOPLE or folded in _HARM_NOUN or folded in _SHORT:
            return Unit(found[0][0], end)
        if _HARM.fullmatch(shown):
            if stem(after) not in PEOPLE:  # "nine wounded" counts nobody by name, "nine wounded soldiers" does
                return None
        elif _ends_noun(shown, folded, value):
            return Unit(found[0][0], end)
    return None


def _ends_noun(shown: str, folded: str, value: Number) -> bool:
    if value == 1:
        return shown[:1].islower() and not folded.endswith(("ed", "ing"))
    return len(folded) > 3 and folded.endswith("s") and not _SINGULAR.search(shown)


def is_harmed(words: str, end: int) -> bool:
    """Whether harm is the next thing told of what ends here: "one died", "one was badly hurt"."""
    return _HARMED.match(words, end) is not None


def harms_of(words: str, numbers: Sequence[tuple[int, int]]) -> list[Harm | None]:
    """What befell those that each number counts: "nine killed and 30 wounded". None: nothing is told.

    A word of harm belongs to one number: to the one before it, but where it governs the next ("two guards killed three
    raiders", "killing five and wounding six") to that.

    Args:
        words: the claim's words.
        numbers: where the numbers stand, with what qualifies them, in order.
    """
    harms = _Harms(words)
    floors = [0, *(end for _, end in numbers)]
    ceilings = [*(start for start, _ in numbers[1:]), len(words)]
    return [harms.of(*ends) for ends in zip(floors, numbers, ceilings, strict=False)]


@dataclass(slots=True)
class _Harms:
    """A claim's words of harm, each given to one number at most."""

    words: str
    taken: set[int] = field(default_factory=set)

    def of(self, floor: int, number: tuple[int, int], ceiling: int) -> Harm | None:
        """The harm of the number that stands alone between the two ends."""
        start, end = number
        before = [one for one in self._told(floor, start) if self._near(one.end(), start, BEFORE)]
        if before:
            return self._taken(before[-1], before[-2] if len(before) > 1 else None)
        barrier = _BARRIER.search(self.words, end, ceiling)
        after = self._told(end, barrier.start() if barrier else ceiling)
        after = [one for one in after if self._near(end, one.start(), AFTER)]
        if not after or self._governs(after[0], ceiling):
            return None
        return self._taken(after[0], after[1] if len(after) > 1 else None)

    def _told(self, start: int, end: int) -> list[re.Match[str]]:
        return [one for one in _HARM.finditer(self.words, start, end) if one.start() not in self.taken]

    def _taken(self, nearest: re.Match[str], other: re.Match[str] | None) -> Harm | None:
        """The harm of the nearest word; None where it is one of two, "killed or wounded nine"."""
        if other is not None and other.lastgroup != nearest.lastgroup:
            first, second = sorted((nearest, other), key=lambda one: one.start())
            if _BOTH.fullmatch(self.words, first.end(), second.start()):
                return None
        self.taken.add(nearest.start())
        return Harm[str(nearest.lastgroup)]

    def _near(self, start: int, end: int, most: int) -> bool:
        """Whether few words and no end of a clause stand between."""
        between = sum(1 for _ in _WITHIN.finditer(self.words, start, end))
        return between <= most and not _BARRIER.search(self.words, start, end)

    def _governs(self, verb: re.Match[str], following: int) -> bool:
        """Whether a verb of harm takes the number after it for its object."""
        active = _ACTIVE.fullmatch(verb[0]) and not _PASSIVE.search(self.words, 0, verb.start())
        return bool(active) and following < len(self.words) and not self.words[verb.end() : following].strip()
