"""Near-copies of texts: which reports repeat one text, estimated from samples of their word runs.

A text is the set of its runs of eight words (shingles); how much of one is contained in another is estimated from the
runs whose hash is divisible by a power of two, after A. Z. Broder, "On the resemblance and containment of documents"
(SEQUENCES 1997, section 4: the sketches MOD of 2^i). The power grows with the text so that a sketch stays small.
Reports of usual length are sampled whole. A much smaller sample, chosen in the same way, serves to look up candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from sayso.domain.ledger import Relation, RelationKind
from sayso.domain.text import ARTICLE, BlockKind, Text

RUN = 8
"""Words in a shingle: chance seldom repeats so many."""

MOST = 1024
"""Hashes in a sketch at most. At a true containment of 0.5 and 512 samples the standard error is 0.02."""

INDEXED = 64
"""Of these at most are looked up: each costs a recording a page of the index."""

CANDIDATE = 2
"""Texts with fewer looked-up hashes in common are not compared. Of a text that is wholly contained in one eight times
as long, at least four looked-up hashes are shared on average."""

FEWEST = 8
"""Fewer common samples than this are no evidence: a set phrase or a shared sentence of a statement."""

THRESHOLD = 0.5
"""From this share of the shorter text on, the one repeats the other."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class TextSketch:
    """The hashes of a text's runs that are divisible by ``2 ** level``."""

    level: int
    hashes: frozenset[int]
    indexed: frozenset[int] = field(init=False)
    """The hashes by which the text is looked up."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "indexed", _sample(self.hashes, self.level, INDEXED)[1])

    def size_at(self, level: int) -> int:
        """How many hashes the sketch would have at this level, which is not below its own."""
        mask = (1 << level) - 1
        return sum(not value & mask for value in self.hashes)


def _sample(hashes: frozenset[int], level: int, most: int) -> tuple[int, frozenset[int]]:
    """Those divisible by the least power of two, from this one on, that leaves at most so many; and that power."""
    while len(hashes) > most:
        level += 1
        mask = (1 << level) - 1
        hashes = frozenset(value for value in hashes if not value & mask)
    return level, hashes


def sketch_text(text: Text) -> TextSketch:
    """Samples a text's body; furniture, which every page of an outlet shares, is left out.

    Where no block is marked as body, all that is read for claims is sampled. A body of fewer than ``RUN`` words has an
    empty sketch.
    """
    body = tuple(text.of_kind(BlockKind.BODY)) or tuple(text.of_kind(*ARTICLE))
    hashes = frozenset(_hashes(word for block in body for word in _words(text[block.span])))
    return TextSketch(*_sample(hashes, 0, MOST))


def _words(piece: str) -> Iterator[str]:
    return (found.group().casefold() for found in _WORD.finditer(piece))


def _hashes(words: Iterable[str]) -> Iterator[int]:
    """63-bit hashes (they fit a signed column) of every run of words."""
    run: list[str] = []
    for word in words:
        run.append(word)
        if len(run) > RUN:
            del run[0]
        if len(run) == RUN:
            said = " ".join(run).encode("utf-8", "surrogatepass")
            yield int.from_bytes(blake2b(said, digest_size=8).digest()) >> 1


def containment(one: TextSketch, other: TextSketch) -> float:
    """Estimates how much of the shorter text is in the longer, 0 to 1; 0 where the samples are too few to tell."""
    if len(one.indexed & other.indexed) < CANDIDATE:
        return 0.0
    # a hash that both have is divisible by the powers of both
    shared = len(one.hashes & other.hashes)
    level = max(one.level, other.level)
    shorter = min(one.size_at(level), other.size_at(level))
    return shared / shorter if shared >= FEWEST else 0.0


def relate_texts(report: str, sketch: TextSketch, others: Mapping[str, TextSketch]) -> tuple[Relation, ...]:
    """Ties a report to those whose text it repeats or that repeat its own; symmetric in the two.

    Args:
        report: the report's id.
        sketch: its text's.
        others: texts of other reports, by id; at least all with ``CANDIDATE`` looked-up hashes in common with this one.
    """
    ties = []
    for other, theirs in others.items():
        share = containment(sketch, theirs)
        if other != report and share >= THRESHOLD:
            because = f"about {share:.0%} of the shorter text's runs of {RUN} words stand in the other"
            left, right = sorted((report, other))
            ties.append(Relation(RelationKind.REPEATS, left, right, round(share, 4), because))
    return tuple(sorted(ties, key=lambda tie: tie.id))
