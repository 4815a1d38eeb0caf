"""A quotation that two attributions hold is the one's who speaks in quotations.

The net ties "“…,” the guard said. “We heard shots.” He said the gate was open." now and then so that the quotation in
the middle stands in both contents, and what "he said" indirectly would begin with another sentence's quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.domain.mention import Attribution, Mode
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Text

_QUOTES = ('"', "\u201c", "\u2018", "\u00ab", "\u201e")
_OPENING = (*_QUOTES, "'")


def without_shared_quotes(text: Text, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Takes from contents of mixed speech the quotations that are another's direct speech.

    Args:
        text: what they were found in.
        attributions: in text order, nesting set.

    Returns:
        The attributions in the same order with the ids that they had: what a content lost was never its own.
    """
    direct = Positions((span, one.id) for one in attributions if one.mode is Mode.DIRECT for span in one.content)
    return tuple(_own(text, one, direct) for one in attributions)


def _own(text: Text, one: Attribution, direct: Positions[str]) -> Attribution:
    if one.mode is not Mode.MIXED or len(one.content) <= 1:
        return one
    kept = tuple(span for span in one.content if not _is_anothers(text, span, one, direct))
    if not kept or len(kept) == len(one.content):
        return one
    quoted = any(mark in text[span] for span in kept for mark in _QUOTES)
    return replace(one, content=kept, mode=Mode.MIXED if quoted else Mode.INDIRECT)


def _is_anothers(text: Text, span: Span, one: Attribution, direct: Positions[str]) -> bool:
    return text[span].startswith(_OPENING) and any(other != one.id for other in direct.touching(span))
