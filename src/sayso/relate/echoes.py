"""One claim that a report prints in two places: in its headline, standfirst or a caption, and in its body. Pure.

The body's claim stands for both, since it says all that the other does; the other's place is kept beside it. They are
one where the same speaker does the same, as surely, about the same aspect of the same event, and most content words of
the shorter place stand in the body's words, every figure among them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.domain.claim import Claim, Spot
from sayso.domain.text import BlockKind, Text
from sayso.relate.content import units_of
from sayso.relate.spelling import folded_words

FEWEST = 2
"""Content words from which on words can be told to be another's."""

SHARE = 0.75
"""From this share of its content words on a headline's claim is the body's; in the development dossiers all were."""

_OUTSIDE = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})
FEWEST_QUOTED = 4
"""Words of a pull quote from which on it is told whose it repeats."""


def without_echoes(text: Text, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Joins a report's claims that are one in two places.

    Args:
        text: the report's.
        claims: all its claims, in text order.

    Returns:
        The claims in their order, without those that are told in ``also`` of another. Pull quotes, which are not read
        for claims, are places of the first claim that has all their words in a row.
    """
    starts = [block.span.start for block in text.blocks]

    def outside(claim: Claim) -> bool:
        at = bisect_right(starts, claim.content[0].start) - 1
        return at >= 0 and text.blocks[at].kind in _OUTSIDE

    in_body: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.actor is not None and claim.content and not outside(claim):
            in_body[_sort(claim)].append(claim)
    spots: dict[str, list[Spot]] = defaultdict(list)
    gone: set[str] = set()
    for claim in claims:
        if claim.actor is None or not claim.content or not outside(claim):
            continue
        home = next((one for one in in_body[_sort(claim)] if _holds(text, one, claim)), None)
        if home is not None:
            gone.add(claim.id)
            spots[home.id].append(Spot(claim.attribution, claim.source, claim.cue, claim.content))
    left = [claim for claim in claims if claim.id not in gone]
    _add_pull_quotes(text, left, spots)
    return tuple(replace(one, also=tuple(spots[one.id])) if one.id in spots else one for one in left)


def _sort(claim: Claim) -> object:
    return claim.actor, claim.stance, claim.certainty, claim.aspect, claim.event


def _holds(text: Text, body: Claim, echo: Claim) -> bool:
    """Whether the body's claim has most content words of the other, and all its figures."""
    units, held = units_of(text.quote(echo.content)), units_of(text.quote(body.content))
    figures = {unit for unit in units if unit.startswith("#")}
    return len(units) >= FEWEST and figures <= held and len(units & held) >= SHARE * len(units)


def _add_pull_quotes(text: Text, claims: Iterable[Claim], spots: dict[str, list[Spot]]) -> None:
    quotes = [(block.span, folded_words(text[block.span])) for block in text.of_kind(BlockKind.PULL_QUOTE)]
    if not quotes:
        return
    said = [(claim, f" {' '.join(folded_words(text.quote(claim.content)))} ") for claim in claims]
    for span, words in quotes:
        run = f" {' '.join(words)} "
        home = next((claim for claim, told in said if run in told), None) if len(words) >= FEWEST_QUOTED else None
        if home is not None:
            spots[home.id].append(Spot(None, (), (), (span,)))
