"""Which of many things stand where, without asking each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from sayso.domain.text import Span

Thing = TypeVar("Thing")


class Positions(Generic[Thing]):
    """Things by the spans they stand on; a thing may stand on several.

    A look-up is a bisection and a walk back as far as any earlier span still reaches. It costs the number of spans
    between, which is small where spans are short beside the text, as those of a report are.
    """

    def __init__(self, standing: Iterable[tuple[Span, Thing]]) -> None:
        self._standing = sorted(standing, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._standing]
        self._furthest = list(accumulate((span.end for span, _ in self._standing), max))

    def touching(self, span: Span) -> Iterator[Thing]:
        """Everything that shares a code point with the span, the last to start first; once for each of its spans."""
        at = bisect_left(self._starts, span.end)
        while at and self._furthest[at - 1] > span.start:
            at -= 1
            if self._standing[at][0].end > span.start:
                yield self._standing[at][1]

    def covering(self, span: Span) -> Iterator[Thing]:
        """Everything with a span in which the whole of this one lies, the last to start first."""
        at = bisect_right(self._starts, span.start)
        while at and self._furthest[at - 1] >= span.end:
            at -= 1
            if self._standing[at][0].end >= span.end:
                yield self._standing[at][1]
