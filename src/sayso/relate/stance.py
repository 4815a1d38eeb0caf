"""What a text makes of a claim: whether it agrees, disagrees, or only discusses it, by a small learned scorer.

The task is that of the Fake News Challenge (FNC-1, 2017) without its class "unrelated". Features are how the words on
saying, doubting and denying stand in the claim and in those of the text's sentences that share its content; no topic
words, so that what was learned of one story says nothing of another. Weights: ``stance.npz``, made by
``training/stance.py``; features have this one definition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.relate.content import units_of
from sayso.relate.spelling import folded_words, stem

LONGEST = 8_000
"""Code points of a text that are looked at: news tells what it tells at its beginning."""

MOST_SENTENCES, NEAREST = 60, 3
BUCKETS = 4096
"""Of the hashed features."""

_REFUTES_WORDS = """fake hoax false untrue deny denies denied denial refute debunk debunked dismiss dismissed reject
    rejected bogus fabricated fabrication lie lied lies wrong not no never nobody none cannot didnt isnt wasnt doubt
    doubts doubtful skeptical sceptical dispute disputed myth rumor rumour rumors rumours retract retracted apologise
    apologize misleading incorrect inaccurate unfounded baseless satire prank staged contradict despite however but
    actually turns turned really nothing without fails failed"""
_HEDGES_WORDS = """reportedly report reports reported claim claims claimed allegedly alleged unconfirmed unverified
    rumored rumoured apparently appears may might could possible possibly perhaps suggest suggests supposedly purported
    purportedly if whether say says said according source sources believed think thought question confirm verify
    independently unclear investigate investigating officials spokesman spokesperson told"""
_AFFIRMS_WORDS = "confirm confirmed confirms true indeed real official officially admit admits proof"
_REFUTES = frozenset(map(stem, _REFUTES_WORDS.split()))
_HEDGES = frozenset(map(stem, _HEDGES_WORDS.split()))
_AFFIRMS = frozenset(map(stem, _AFFIRMS_WORDS.split()))
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class TextStance(StrEnum):
    """What a text makes of a claim (FNC-1)."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    DISCUSSES = "discusses"


STANCES = tuple(TextStance)


@dataclass(frozen=True, slots=True)
class StanceOf:
    """The likeliest stance with its share of certainty from 0 to 1, and the sentence it is read from."""

    stance: TextStance
    score: float
    words: str


def stance_between(claim: str, text: str) -> StanceOf:
    """Tells what a text makes of a claim that it is known to be about.

    Args:
        claim: the claim's words, or a headline.
        text: the other words; its first ``LONGEST`` code points are looked at.
    """
    weights, bias = _weights()
    at, values = features_of(claim, text)
    logits = bias + values @ weights[at]
    odds = np.exp(logits - logits.max())
    odds /= odds.sum()
    best = int(odds.argmax())
    nearest = _nearest(claim, text)
    return StanceOf(STANCES[best], float(odds[best]), nearest[0] if nearest else text[:LONGEST])


def features_of(claim: str, text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The buckets of the features that hold, and their values; the one definition, for training and for reading."""
    found: dict[str, float] = {"bias": 1.0}
    nearest = _nearest(claim, text)
    lead = [match[0] for match in _SENTENCE.finditer(text, 0, min(len(text), 600))][:2]
    parts = {"c": [claim], "n": nearest[:1], "m": nearest, "l": lead, "t": [text[:LONGEST]]}
    for name, passages in parts.items():
        words = [stem(word) for passage in passages for word in folded_words(passage)]
        found |= _marks(name, words)
    own, near = units_of(claim), units_of(" ".join(nearest))
    share = len(own & near) / len(own) if own else 0.0
    found |= {"share": share, f"share{int(share * 5)}": 1.0, "long": min(len(text), LONGEST) / LONGEST}
    claimed = {kind for kind in ("refutes", "hedges", "affirms") if found.get(f"c:{kind}")}
    told = {kind for kind in ("refutes", "hedges", "affirms") if found.get(f"m:{kind}")}
    found[f"both:{sorted(claimed)}:{sorted(told)}"] = 1.0
    at = np.array([crc32(name.encode()) % BUCKETS for name in found], dtype=np.int64)
    return at, np.array(list(found.values()), dtype=np.float32)


def _marks(name: str, words: Sequence[str]) -> dict[str, float]:
    """How many words of each kind a passage has, and which."""
    found: dict[str, float] = {}
    for kind, listed in (("refutes", _REFUTES), ("hedges", _HEDGES), ("affirms", _AFFIRMS)):
        met = [word for word in words if word in listed]
        if met:
            found[f"{name}:{kind}"] = 1.0
            found[f"{name}:{kind}:share"] = min(1.0, 10 * len(met) / len(words))
            found |= {f"{name}:{word}": 1.0 for word in met}
    for one, other in pairwise(words):
        if one in _REFUTES | _HEDGES | _AFFIRMS and other in _REFUTES | _HEDGES | _AFFIRMS:
            found[f"{name}:{one}_{other}"] = 1.0
    return found


def _nearest(claim: str, text: str) -> list[str]:
    """The sentences that share most content with the claim, the likest first; of equally like ones the first."""
    own = units_of(claim)
    told = [match[0].strip() for match in _SENTENCE.finditer(text, 0, min(len(text), LONGEST))][:MOST_SENTENCES]
    ranked = sorted(range(len(told)), key=lambda i: (-len(own & units_of(told[i])), i))
    return [told[i] for i in ranked[:NEAREST]]


@lru_cache(maxsize=1)
def _weights() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with as_file(files("sayso.relate") / "stance.npz") as file, np.load(file) as stored:
        return stored["weights"].astype(np.float32) * stored["scale"], stored["bias"]
