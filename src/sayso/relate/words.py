"""What the bundle ``events-3`` knows of single words: how common a stem is, and which stems mean nearly the same.

The file holds stems, the commonest first, with a small vector each (``training/wordvectors.py`` makes it). A stem's
rank serves for how little it tells (Zipf 1935): no count over a ledger is needed, so a pair of events is compared
alike in
every ledger and in whatever order reports came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.errors import UnusableModel

Array = NDArray[np.float32]
NAME = "events-3"
PACKAGE = Path(__file__).resolve().parent.parent
HALF_DOWN = 10
"""Places down a report's list at which a stem weighs half."""

BEFORE = 50
"""Added to ranks: the commonest few words differ little in how little they tell."""


def bundle_folder(name: str = NAME) -> Path:
    """Where a bundle lies: in an installed package, or beside the sources.

    Raises:
        UnusableModel: it is in neither.
    """
    for folder in (PACKAGE / "models" / name, PACKAGE.parent.parent / "models" / name):
        if folder.is_dir():
            return folder
    raise UnusableModel(f"the model {name} is not installed")


@dataclass(frozen=True, slots=True)
class Words:
    """Stems by rank, and their vectors (N, D), each of length one."""

    rank: dict[str, int]
    vectors: Array

    @classmethod
    def open(cls, file: Path) -> Words:
        """Opens the file.

        Raises:
            UnusableModel: it is missing or damaged.
        """
        try:
            with np.load(file, allow_pickle=False) as held:
                stems = held["stems"].tobytes().decode().split("\n")
                vectors = held["vectors"].astype(np.float32)
        except (OSError, EOFError, ValueError, KeyError) as wrong:
            raise UnusableModel(f"{file}: {wrong}") from wrong
        if len(stems) != len(vectors):
            raise UnusableModel(f"{file}: has {len(stems)} words and {len(vectors)} vectors")
        return cls({stem: n for n, stem in enumerate(stems)}, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@cache
def known_words() -> Words:
    """The installed bundle's words; read once a process."""
    return Words.open(bundle_folder() / "words.npz")


@lru_cache(maxsize=65536)
def weight(stem: str) -> float:
    """How much a stem tells of what is spoken of: from about 0 for the commonest to 1 for the rarest and for names."""
    words = known_words()
    rank = words.rank.get(stem, len(words.rank))
    return log(1 + rank / BEFORE) / log(1 + len(words.rank) / BEFORE)


def common(left: Iterable[str], right: Iterable[str]) -> float:
    """The cosine of two sets of stems, each weighing what it tells; 0 where one is empty."""
    ours, theirs = set(left), set(right)
    if not ours or not theirs:
        return 0.0
    shared = sum(weight(one) ** 2 for one in ours & theirs)
    whole = sum(weight(one) ** 2 for one in ours) * sum(weight(one) ** 2 for one in theirs)
    return shared / whole**0.5 if whole else 0.0


def alike_told(left: Sequence[str], right: Sequence[str]) -> float:
    """The cosine of two lists of stems, the foremost first: a stem weighs what it tells, less the further down."""
    ours, theirs = ({one: weight(one) / (1 + at / HALF_DOWN) for at, one in enumerate(told)} for told in (left, right))
    return cosine(ours, theirs)


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two sets of weighed words; 0 where one is empty."""
    shared = sum(left[one] * right[one] for one in left.keys() & right.keys())
    whole = sum(value**2 for value in left.values()) * sum(value**2 for value in right.values())
    return shared / whole**0.5 if whole else 0.0


@lru_cache(maxsize=4096)
def meaning(stems: frozenset[str]) -> Array | None:
    """What a set of stems means together: a vector of length one; None where no stem is known."""
    words = known_words()
    at = [words.rank[one] for one in stems if one in words.rank]
    if not at:
        return None
    weights = np.array([log(1 + rank / BEFORE) for rank in at], np.float32)
    mean: Array = weights @ words.vectors[at]
    length = float(np.linalg.norm(mean))
    return mean / length if length else None
