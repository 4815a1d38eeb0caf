"""What somebody says beside what they deny: "denied that its guns fired but said it had warned the crew".

The net now and then runs on from what is denied over what the same speaker says next, and all of it reads as denied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.domain.mention import Attribution, Mode
from sayso.domain.text import Span, Text
from sayso.find.cues import lexicon

_NEXT = re.compile(r",? (?:but|and|while|though|although)(?: (?:instead|rather|also|later|then|it|he|she|they))*\s*$")
LONGEST_JOINT = 40
"""Code points before a cue in which the conjunction stands that sets it beside a denial."""

FEWEST_DENIED = 8
"""Code points of what is denied that are left before it."""


def without_what_is_said_next(
    learned: Iterable[Attribution], ruled: Sequence[Attribution], text: Text
) -> list[Attribution]:
    """The net's denials up to where the rules hear the same speaker say something else."""
    said = sorted((one for one in ruled if one.cue and one.source and not one.negated), key=_start)
    return [_before_the_next(one, said, text) for one in learned]


def _before_the_next(one: Attribution, said: Sequence[Attribution], text: Text) -> Attribution:
    if not one.source or not one.content or one.mode is Mode.DIRECT or not _denies(one, text):
        return one
    last = one.content[-1]
    first, end = (bisect_left(said, at, key=_start) for at in (last.start + 1, last.end))
    for other in said[first:end]:
        cue = _start(other)
        if not any(part.overlaps(span) for part in one.source for span in other.source):
            continue
        joint = _NEXT.search(text.words, max(last.start, cue - LONGEST_JOINT), cue)
        if joint and joint.start() - last.start >= FEWEST_DENIED:
            return replace(one, content=(*one.content[:-1], Span(last.start, joint.start())))
    return one


def _start(one: Attribution) -> int:
    return one.cue[0].start


def _denies(one: Attribution, text: Text) -> bool:
    senses = (lexicon().verbs.get(word) for word in text.quote(one.cue).casefold().split())
    return any(sense.classes[0].negated for sense in senses if sense)
