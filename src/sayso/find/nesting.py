"""Which attribution lies inside which: "officials said that the army claimed to have taken the town"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.domain.mention import Attribution
from sayso.domain.text import Span


def nested(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Tells each attribution the smallest other one whose content holds its cue and content.

    A shared source may stand outside. Where there is no cue, the content alone decides.

    Returns:
        The attributions in text order, ``within`` set.
    """
    ordered = sorted(attributions, key=in_text)
    holders = sorted(
        ((part, holder) for holder in ordered for part in holder.content),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    told: dict[str, str] = {}
    active: list[tuple[Span, Attribution]] = []
    at = 0
    for inner in sorted(ordered, key=lambda one: _core(one).start):
        core = _core(inner)
        while at < len(holders) and holders[at][0].start <= core.start:
            active.append(holders[at])
            at += 1
        active = [pair for pair in active if pair[0].end > core.start]
        around = [
            pair
            for pair in active
            if pair[1].id != inner.id and pair[0].covers(core)
            if len(pair[0]) > len(core) or _hands_on(pair[1], inner)
        ]
        if around:
            told[inner.id] = min(around, key=lambda pair: len(pair[0]))[1].id
    return tuple(replace(one, within=told[one.id]) if one.id in told else one for one in ordered)


def in_text(one: Attribution) -> tuple[int, int]:
    """The order of attributions in a text: by their first word, what reaches further before what it holds."""
    return _extent(one).start, -len(_extent(one))


def _hands_on(holder: Attribution, inner: Attribution) -> bool:
    """Whether another speaks outside of all that one holds: "… happened, a witness said, the paper reports"."""
    core = _core(inner)
    return bool(holder.cue) and holder.source != inner.source and not any(core.overlaps(span) for span in holder.cue)


def _extent(one: Attribution) -> Span:
    parts = (*one.source, *one.cue, *one.content)
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _core(one: Attribution) -> Span:
    parts = (*one.cue, *one.content)
    return Span(min(part.start for part in parts), max(part.end for part in parts))
