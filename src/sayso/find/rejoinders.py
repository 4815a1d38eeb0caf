"""What another answers is no part of what somebody says: "the rebels say the town fell, which the army denies".

The net marks words in a row, and runs on over what the reporter sets against them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.domain.mention import Attribution, Mode
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Text
from sayso.find import grammar as g
from sayso.find.nesting import nested
from sayso.find.quotation import Quotation

_SET_AGAINST = re.compile(r"\s*[,;]\s*(?:while|but|though|although|whereas|which)\s+$")
"""Between a content and the next speaker, who is named; without a mark both may be told by the first."""

_LOOKED_AT = 24
"""Code points before a speaker in which such words stand."""

_FEWEST = 8
"""Code points that are left of a content at the least."""

_MARKS = 2
"""Code points after an answer that end a content with it: a full stop, a quotation mark."""


def without_rejoinders(
    text: Text, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions, each indirect content ended before the speaker who is set against it; nesting set anew.

    Within a quotation nothing is cut: whoever is quoted may tell of both sides.
    """
    quoted = Positions((one.span, True) for one in quotations)
    answers = sorted(
        (at, max(span.end for span in (*one.cue, *one.content)))
        for one in attributions
        if one.source and one.cue and one.source[0].end <= one.cue[0].start
        if text.quote(one.source).casefold() not in g.SUBJECT_PRONOUNS
        if (at := _set_against(text, one.source[0].start)) is not None and not any(quoted.touching(Span(at, at + 1)))
    )
    if not answers:
        return tuple(attributions)
    return nested(_ended(one, answers) for one in attributions)


def _set_against(text: Text, start: int) -> int | None:
    """Where the words begin that set a speaker against what was said before; None where none do."""
    found = _SET_AGAINST.search(text.words, max(0, start - _LOOKED_AT), start)
    return found.start() if found else None


def _ended(one: Attribution, answers: Sequence[tuple[int, int]]) -> Attribution:
    if not one.cue or not one.content or one.mode is Mode.DIRECT:
        return one
    last = one.content[-1]
    at = bisect_left(answers, (last.start + _FEWEST, 0))
    if at == len(answers) or not 0 <= last.end - answers[at][1] <= _MARKS:
        return one  # what goes on after the answer goes on with what is said
    return replace(one, content=(*one.content[:-1], Span(last.start, answers[at][0])))
