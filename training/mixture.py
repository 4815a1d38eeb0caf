"""The corpora that the reader learns from, by name: which part of each is for training."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from training.corpora.example import Example
from training.corpora.factuality import read_factuality
from training.corpora.hedges import read_hedges
from training.corpora.polnear import read_polnear

OWN_EXAMPLES = 6000

HELD_OUT = 10
"""One Wikipedia text in so many is kept from training, to measure hedge cues on."""


def hedges(data: Path, *, held_out: bool) -> tuple[Example, ...]:
    """Szeged's Wikipedia part: the training nine tenths, or the tenth that is kept from it."""
    wiki = read_hedges(data / "factuality/hedges/wiki.xml")
    return tuple(one for number, one in enumerate(wiki) if (number % HELD_OUT == 0) is held_out)


def factuality(data: Path, scheme: str) -> tuple[Example, ...]:
    """One set's training part."""
    return tuple(replace(one, scheme=scheme) for one in read_factuality(data / f"factuality/{scheme}/train.conll"))


CORPORA: Mapping[str, Callable[[Path, int], tuple[Example, ...]]] = {
    "polnear": lambda data, _: read_polnear(data / "polnear" / "train"),
    "uw": lambda data, _: factuality(data, "uw"),
    "meantime": lambda data, _: factuality(data, "meantime"),
    "hedges": lambda data, _: hedges(data, held_out=False),
}


def read_corpus(name: str, data: Path, seed: int) -> tuple[Example, ...]:
    """The training part of a corpus; ``seed`` draws our own sentences."""
    return CORPORA[name](data, seed)
