"""What was found among the words, as attributions in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Spans, in_order
from sayso.model.decode import Run
from sayso.model.encode import INSIDE, MARK, OUTSIDE, Words

SAME = 0.5
"""Share of words in common, of all words of both, from which two contents under different cues are one and the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the net gave it: runs of words, each with its raw score."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]

    @property
    def score(self) -> float:
        """That there is such a cue with such a content."""
        if not self.content:
            return 0.0
        return self.cue.score * float(np.mean([run.score for run in self.content]))


def _words_in(runs: Iterable[Run]) -> frozenset[int]:
    return frozenset(word for run in runs for word in range(run.first, run.last + 1))


def without_doubles(found: Sequence[Found]) -> tuple[Found, ...]:
    """Where two cues claim mostly the same content, one keeps it; order stays.

    It is the one with the higher score, unless both have a speaker and stand on one side of the content: then it is the
    nearer one, who uttered it ("…, the spokesman said, the agency reports"). A content inside another's is no double:
    that is a claim within a claim.
    """
    kept: list[tuple[Found, frozenset[int]]] = []
    holders: defaultdict[int, list[int]] = defaultdict(list)  # by word: which of those kept have it in their content
    for one in sorted(found, key=lambda each: -each.score):
        content = _words_in(one.content)
        shared = Counter(number for word in content for number in holders[word])
        doubles = [number for number, common in shared.items() if _is_double(one, kept[number], len(content), common)]
        if len(doubles) == 1 and _is_nearer(one, kept[doubles[0]][0]):
            kept[doubles[0]] = (one, kept[doubles[0]][1])
        elif not doubles:
            for word in content:
                holders[word].append(len(kept))
            kept.append((one, content))
    return tuple(sorted((one for one, _ in kept), key=lambda each: (each.cue.first, each.cue.last)))


def _is_nearer(one: Found, other: Found) -> bool:
    """Whether two speakers follow the same words, this one first; or precede them, this one last."""
    if not one.source or not other.source:
        return False
    first, last = min(run.first for run in one.content), max(run.last for run in one.content)
    if one.cue.first > last:
        return one.cue.last < other.cue.first and one.source[0].first != other.source[0].first
    return other.cue.last < one.cue.first < first and one.source[0].first != other.source[0].first


def _is_double(one: Found, other: tuple[Found, frozenset[int]], size: int, common: int) -> bool:
    """Tells whether a content of so many words, so many of them shared, is another's, whose cue is not far."""
    either = size + len(other[1]) - common
    return abs(other[0].cue.first - one.cue.first) < either and common >= SAME * either


def spans_of(runs: Iterable[Run], words: Words) -> Spans:
    """Code points from the first word's start to the last word's end; runs with no word between are one span."""
    ends: list[tuple[int, int]] = []
    for run in sorted(runs, key=lambda each: each.first):
        first = ends.pop()[0] if ends and ends[-1][1] + 1 >= run.first else run.first
        ends.append((first, run.last))
    return in_order(Span(int(words.starts[first]), int(words.ends[last])) for first, last in ends)


def mode_of(content: Iterable[Run], words: Words) -> Mode:
    """Direct where every word stands within quotation marks, indirect where none does, mixed between."""
    within = _words_in(content)
    states = [int(words.quotes[word]) for word in within if words.shapes[word] != MARK]
    if INSIDE not in states:
        return Mode.INDIRECT
    return Mode.MIXED if OUTSIDE in states else Mode.DIRECT


def attributions_of(found: Sequence[Found], words: Words, report: str) -> tuple[Attribution, ...]:
    """What was found, as attributions in text order, each with the smallest one that holds it.

    Args:
        found: in any order.
        words: the words that the runs count.
        report: the report's id.
    """
    every = []
    for one in found:
        source, cue, content = (spans_of(runs, words) for runs in (one.source, (one.cue,), one.content))
        every.append(
            Attribution(
                id=attribution_id(report, source, cue, content),
                act=Act.STATEMENT,
                mode=mode_of(one.content, words),
                source=source,
                cue=cue,
                content=content,
                within=None,
                score=one.score,
            )
        )
    every.sort(key=lambda each: (min(each.source + each.cue + each.content), each.cue))
    holders = Positions((part, one) for one in every for part in one.content)
    return tuple(replace(one, within=_holder(one, holders)) for one in every)


def _holder(inner: Attribution, holders: Positions[Attribution]) -> str | None:
    """The id of the attribution with the shortest content that holds the whole of this one."""
    own = inner.cue + inner.content
    around = [
        (sum(map(len, other.content)), other.id)
        for other in holders.covering(own[0])
        if other.id != inner.id and all(any(big.covers(span) for big in other.content) for span in own)
    ]
    return min(around)[1] if around else None
