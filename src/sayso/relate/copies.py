"""Near-copies of texts: which reports repeat one text, and which have a passage in common.

Of two texts the shorter counts: how much of it stands in the other (containment, Broder 1997). Candidates come from an
index of fingerprints; each is then compared by all of its runs of words, or by a large sample of them where a text has
more than ``MOST``. What a fingerprint costs is bounded: one that ``SHARED_BY`` texts have is a set phrase, or tells of
copies that are tied to one another already, and is entered no more.

An agency's notice under a report belongs to what was published and can be most of a few lines. It is looked up and
compared beside the body: it ties two reports as sharing a passage, and is never a reason to hold them to be one text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.domain.ledger import Relation, RelationKind
from sayso.domain.text import Text
from sayso.relate.agencies import notices_of
from sayso.relate.fingerprints import RUN, runs_of, sampled, winnowed, words_in, words_of

MOST = 16384
"""Runs of a text that are kept: all, but of texts of more than so many words. Of 60,000 words one run in four is kept,
and of a wire of 300 words of which a third stands there some twenty are seen."""

LOOKED_UP = 8192
"""Fingerprints by which a text is looked up: all, but of texts of more than about 70,000 words."""

SHARED_BY = 64
"""Texts that are entered under one fingerprint."""

CLOSEST = 64
"""Texts with which a new one is compared: those with the largest part of their fingerprints in common. As many more are
compared for a notice, so that those that share one do not crowd out a copy."""

MARKS = 8
"""Fingerprints by which the notices under a text are looked up."""

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
    """The hashes of the runs of a text's body that are divisible by ``2 ** level``: all of them at level 0.

    ``notices`` are those of the runs of agencies' notices under it, all of them, without the body's.
    """

    level: int
    hashes: frozenset[int]
    notices: frozenset[int] = frozenset()
    fingerprints: frozenset[int] = field(default=frozenset(), compare=False)
    """The hashes by which the body is looked up; not kept with the rest."""

    @property
    def marks(self) -> frozenset[int]:
        """The hashes by which the notices are looked up: a few, since one agency's differ by a year at most."""
        return frozenset(sorted(self.notices)[:MARKS])

    @property
    def size(self) -> int:
        """How many different runs the text has, about."""
        return (len(self.hashes) << self.level) + len(self.notices)

    def at(self, level: int, *, whole: bool) -> frozenset[int]:
        """The hashes that the sketch would have at this level, which is not below its own; with the notices' or not."""
        every = self.hashes | self.notices if whole else self.hashes
        if level == (0 if whole else self.level):
            return every
        mask = (1 << level) - 1
        return frozenset(value for value in every if not value & mask)


def sketch_text(text: Text) -> TextSketch:
    """The runs of a text's body and its fingerprints; a body of fewer than ``RUN`` words has none."""
    runs = list(runs_of(words_of(text)))
    level, hashes = sampled(frozenset(runs), MOST)
    notices = frozenset(run for span in notices_of(text) for run in runs_of(words_in(text, span))).difference(runs)
    return TextSketch(level, hashes, notices, sampled(winnowed(runs), LOOKED_UP)[1])


def shared_runs(one: TextSketch, other: TextSketch, *, whole: bool = False) -> tuple[float, int]:
    """How much of the shorter text is in the longer, 0 to 1, and how many runs they share.

    Exact where both sketches hold all runs, and else estimated from those that both sample. (0, 0) where fewer than
    ``FEWEST`` are shared.

    Args:
        one: a text's.
        other: another's.
        whole: the bodies with the notices under them; False: the bodies alone.
    """
    level = max(one.level, other.level)
    mine, theirs = one.at(level, whole=whole), other.at(level, whole=whole)
    shared = len(mine & theirs)
    if shared < FEWEST:
        return 0.0, 0
    return shared / min(len(mine), len(theirs)), shared << level


def relate_texts(report: str, sketch: TextSketch, others: Mapping[str, TextSketch]) -> tuple[Relation, ...]:
    """Ties a report to those whose text it repeats or that repeat its own, or with which it shares a passage.

    Symmetric in the two.

    Args:
        report: the report's id.
        sketch: its text's.
        others: texts of other reports, by id.
    """
    ties = (_tie(report, sketch, other, theirs) for other, theirs in others.items() if other != report)
    return tuple(sorted(filter(None, ties), key=lambda tie: tie.id))


def _tie(report: str, sketch: TextSketch, other: str, theirs: TextSketch) -> Relation | None:
    share, shared = shared_runs(sketch, theirs)
    copied = share >= THRESHOLD and (share >= MOSTLY or shared >= PASSAGE)
    under = ""
    if not copied and sketch.notices and theirs.notices:
        whole = shared_runs(sketch, theirs, whole=True)
        if whole[0] > max(share, THRESHOLD):
            (share, shared), under = whole, ", with the notice of an agency under both"
    if share < THRESHOLD:
        return None
    about = "about " if sketch.level or theirs.level else ""
    of = f"of the shorter text's runs of {RUN} words ({about}{shared:,}) stand in the other"
    left, right = sorted((report, other))
    kind = RelationKind.REPEATS if copied else RelationKind.SHARES
    return Relation(kind, left, right, round(share, 4), f"{about}{share:.0%} {of}{under}")


def enterable(fingerprints: Iterable[int], known: Iterable[int]) -> list[int]:
    """The fingerprints under which one more text is to be entered, in order.

    Args:
        fingerprints: those of the new text.
        known: those of other texts, as often as they have it.
    """
    entered = Counter(known)
    return sorted(value for value in set(fingerprints) if entered[value] < SHARED_BY)


def noticeable(sketch: TextSketch, under: Mapping[str, int], sizes: Mapping[str, int]) -> dict[str, int]:
    """Of the texts with a mark in common those that a notice may tie: it is enough of the shorter of the two.

    Args:
        sketch: the new text's.
        under: by report, how many marks it has in common with the new text.
        sizes: by report, the runs of its text.
    """
    most = len(sketch.notices) / THRESHOLD
    return {one: count for one, count in under.items() if min(sketch.size, sizes[one]) <= most}


def closest(size: int, shared: Mapping[str, int], sizes: Mapping[str, int]) -> list[str]:
    """The texts to compare with a new one: of those found those with most in common for the length of the shorter.

    Args:
        size: runs of the new text.
        shared: by report, how many fingerprints it has in common with the new one, at least one.
        sizes: by report, the runs of its text.
    """
    ranked = sorted(shared, key=lambda one: (-shared[one] / max(1, min(size, sizes[one])), one))
    return ranked[:CLOSEST]
