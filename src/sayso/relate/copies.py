"""Near-copies of texts: which reports repeat one text, and which have a passage in common.

Of two texts the shorter counts: how much of it stands in the other (containment, Broder 1997). Candidates come from an
index of fingerprints; each is then compared by all of its runs of words, or by a large sample of them where a text has
more than ``MOST``. What a fingerprint costs is bounded: one that ``SHARED_BY`` texts have is a set phrase, or tells of
copies that are tied to one another already, and is entered no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.domain.ledger import Relation, RelationKind
from sayso.domain.text import Text
from sayso.relate.fingerprints import RUN, runs_of, sampled, winnowed, words_of

MOST = 4096
"""Runs of a text that are kept: all, but of the longest. At a true containment of 0.3 and 2,048 samples the standard
error is 0.01."""

LOOKED_UP = 1024
"""Fingerprints by which a text is looked up: all, but of texts of more than about 8,700 words."""

SHARED_BY = 64
"""Texts that are entered under one fingerprint."""

CLOSEST = 64
"""Texts with which a new one is compared: those with the largest part of their fingerprints in common."""

FEWEST = 8
"""Fewer common runs than this are no evidence: a set phrase or a shared sentence of a statement."""

THRESHOLD = 0.25
"""From this share of the shorter text on, the two are tied. All pairs from 0.3 on are to be found; the rest is for what
pages set around a text and within it."""

MOSTLY, PASSAGE = 0.5, 24
"""The one repeats the other where this share of the shorter text, or this many runs (31 words), is common to both.
With less it is a notice or a formula that makes up a part of a very short text."""


@dataclass(frozen=True, slots=True)
class TextSketch:
    """The hashes of a text's runs that are divisible by ``2 ** level``: all of them at level 0."""

    level: int
    hashes: frozenset[int]
    fingerprints: frozenset[int] = field(default=frozenset(), compare=False)
    """The hashes by which the text is looked up; not kept with the rest."""

    @property
    def size(self) -> int:
        """How many different runs the text has, about."""
        return len(self.hashes) << self.level

    def size_at(self, level: int) -> int:
        """How many hashes the sketch would have at this level, which is not below its own."""
        if level == self.level:
            return len(self.hashes)
        mask = (1 << level) - 1
        return sum(not value & mask for value in self.hashes)


def sketch_text(text: Text) -> TextSketch:
    """The runs of a text's body and its fingerprints; a body of fewer than ``RUN`` words has none."""
    runs = list(runs_of(words_of(text)))
    level, hashes = sampled(frozenset(runs), MOST)
    return TextSketch(level, hashes, sampled(winnowed(runs), LOOKED_UP)[1])


def shared_runs(one: TextSketch, other: TextSketch) -> tuple[float, int]:
    """How much of the shorter text is in the longer, 0 to 1, and how many runs they share.

    Exact where both sketches hold all runs, and else estimated from those that both sample. (0, 0) where fewer than
    ``FEWEST`` are shared.
    """
    # a hash that both have is divisible by the powers of both
    shared = len(one.hashes & other.hashes)
    if shared < FEWEST:
        return 0.0, 0
    level = max(one.level, other.level)
    return shared / min(one.size_at(level), other.size_at(level)), shared << level


def relate_texts(report: str, sketch: TextSketch, others: Mapping[str, TextSketch]) -> tuple[Relation, ...]:
    """Ties a report to those whose text it repeats or that repeat its own, or with which it shares a passage.

    Symmetric in the two.

    Args:
        report: the report's id.
        sketch: its text's.
        others: texts of other reports, by id.
    """
    ties = []
    for other, theirs in others.items():
        share, shared = shared_runs(sketch, theirs)
        if other == report or share < THRESHOLD:
            continue
        copied = share >= MOSTLY or shared >= PASSAGE
        kind = RelationKind.REPEATS if copied else RelationKind.SHARES
        about = "about " if sketch.level or theirs.level else ""
        because = f"{about}{share:.0%} of the shorter text's runs of {RUN} words ({about}{shared:,}) stand in the other"
        left, right = sorted((report, other))
        ties.append(Relation(kind, left, right, round(share, 4), because))
    return tuple(sorted(ties, key=lambda tie: tie.id))


def enterable(fingerprints: Iterable[int], known: Iterable[int]) -> list[int]:
    """The fingerprints under which one more text is to be entered, in order.

    Args:
        fingerprints: those of the new text.
        known: those of other texts, as often as they have it.
    """
    entered = Counter(known)
    return sorted(value for value in set(fingerprints) if entered[value] < SHARED_BY)


def closest(size: int, shared: Mapping[str, int], sizes: Mapping[str, int]) -> list[str]:
    """The texts to compare with a new one: of those found those with most in common for the length of the shorter.

    Args:
        size: runs of the new text.
        shared: by report, how many fingerprints it has in common with the new one, at least one.
        sizes: by report, the runs of its text.
    """
    ranked = sorted(shared, key=lambda one: (-shared[one] / max(1, min(size, sizes[one])), one))
    return ranked[:CLOSEST]
