"""What stands around an event's words in its sentence: on which side, and how near.

Two events told in one sentence share all its words; what stands right before and right after tells them apart, and
says who did it to whom as far as the order of English does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.relate.content import content_stems
from sayso.relate.spelling import folded_words
from sayso.relate.words import cosine, meaning, weight

HALF_AWAY = 4
"""Words away from an event's at which a stem weighs half."""

CLOSE = 0.2
"""The weight from which on a stem is among those close by."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The stems on either side of an event's words and what each weighs: what it tells, less the further away.

    ``sentence`` is the name of the sentence that they stand in; ``close`` are the stems on both sides that weigh most.
    """

    sentence: str
    before: Mapping[str, float]
    after: Mapping[str, float]
    beside: Mapping[str, float]
    close: frozenset[str]


def setting_of(sentence: str, before: str, after: str) -> Setting:
    """The setting of an event that has these words of its sentence before and after it."""
    left = _weighed(list(folded_words(before))[::-1])
    right = _weighed(folded_words(after))
    beside = {stem: max(left.get(stem, 0.0), right.get(stem, 0.0)) for stem in (*left, *right)}
    return Setting(sentence, left, right, beside, frozenset(stem for stem, held in beside.items() if held > CLOSE))


def _weighed(words: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for away, word in enumerate(words):
        for stem in content_stems((word,)):
            found[stem] = max(found.get(stem, 0.0), weight(stem) / (1 + away / HALF_AWAY))
    return found


def settings_compared(left: Setting, right: Setting) -> tuple[float, float, float, float, float, float]:
    """Cosines of what is before, after, crosswise and on both sides; how near in meaning; whether of one sentence."""
    crosswise = (cosine(left.before, right.after) + cosine(left.after, right.before)) / 2
    return (
        cosine(left.before, right.before),
        cosine(left.after, right.after),
        crosswise,
        cosine(left.beside, right.beside),
        drift(left.close, right.close),
        float(left.sentence == right.sentence),
    )


def drift(left: frozenset[str], right: frozenset[str]) -> float:
    """How near two sets of stems are in what they mean together, -1 to 1; 0 where either has no known stem."""
    ours, theirs = meaning(left), meaning(right)
    return 0.0 if ours is None or theirs is None else float(ours @ theirs)
