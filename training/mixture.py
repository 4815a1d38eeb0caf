"""The corpora that the reader learns from, by name: which part of each is for training."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from sayso.find.events import LEXICON
from training.corpora.coded import read_plover
from training.corpora.ecbplus import read_ecbplus
from training.corpora.example import Example, Happening
from training.corpora.factuality import read_factuality
from training.corpora.gum import read_gum
from training.corpora.hedges import read_hedges
from training.corpora.muc import read_muc
from training.corpora.named import read_iob
from training.corpora.polnear import read_polnear
from training.corpora.re3d import read_re3d
from training.corpora.sentences import read_own

OWN_EXAMPLES = 6000

HELD_OUT = 10
"""One Wikipedia text in so many is kept from training, to measure hedge cues on."""

NAMES_HELD_OUT = 5
"""One text of Wikigold in so many is kept from training, to measure names on."""


def hedges(data: Path, *, held_out: bool) -> tuple[Example, ...]:
    """Szeged's Wikipedia part: the training nine tenths, or the tenth that is kept from it."""
    wiki = read_hedges(data / "factuality/hedges/wiki.xml")
    return tuple(one for number, one in enumerate(wiki) if (number % HELD_OUT == 0) is held_out)


def factuality(data: Path, scheme: str) -> tuple[Example, ...]:
    """One set's training part."""
    return tuple(replace(one, scheme=scheme) for one in read_factuality(data / f"factuality/{scheme}/train.conll"))


def ecbplus(data: Path) -> tuple[Example, ...]:
    """Triggers, and the participants' chains.

    A trigger whose word the lexicon of contested events does not have is none of theirs; of the others the type is not
    known.
    """
    return tuple(
        replace(one, happenings=tuple(_untyped(one.text, each) for each in one.happenings or ()), all_mentions=False)
        for one in read_ecbplus(data / "ecbplus", "Train")
    )


def _untyped(text: str, one: Happening) -> Happening:
    words = text[one.trigger.start : one.trigger.end].lower().split()
    return one if any(word in LEXICON.words for word in words) else replace(one, types=frozenset({"other"}))


MUC_ROLES = frozenset({"initiator", "victim", "target", "instrument"})


def muc(data: Path) -> tuple[Example, ...]:
    """The development messages; the two test sets that are there are for measuring."""
    folder = data / "muc" / "dev"
    texts, keys = sorted(folder.glob("dev-muc3-*")), sorted(folder.glob("key-dev-*"))
    return tuple(replace(one, fill_roles=MUC_ROLES) for one in read_muc(texts, keys))


def names(data: Path, *, held_out: bool) -> tuple[Example, ...]:
    """Names in tweets, Wikipedia and web text. Of Wikigold every fifth text is kept; WNUT17 has a test part."""
    ner = data / "base" / "ner"
    wikigold = read_iob(ner / "wikigold/CONLL-format/data/wikigold.conll.txt")
    kept = tuple(one for number, one in enumerate(wikigold) if (number % NAMES_HELD_OUT == 0) is held_out)
    if held_out:
        return kept
    others = (ner / "WNUT17/CONLL-format/data/train/wnut17train.conll", ner / "uner-ewt/en_ewt-ud-dev.iob2")
    return kept + tuple(chain.from_iterable(map(read_iob, others)))


def own(seed: int) -> tuple[Example, ...]:
    """Our own sentences; words of reporting are triggers in ECB+ and unmarked here, so that silence says nothing."""
    return tuple(replace(one, all_triggers=False) for one in read_own("train", OWN_EXAMPLES, seed))


CORPORA: Mapping[str, Callable[[Path, int], tuple[Example, ...]]] = {
    "polnear": lambda data, _: read_polnear(data / "polnear" / "train"),
    "uw": lambda data, _: factuality(data, "uw"),
    "meantime": lambda data, _: factuality(data, "meantime"),
    "hedges": lambda data, _: hedges(data, held_out=False),
    "ecbplus": lambda data, _: ecbplus(data),
    "muc": lambda data, _: muc(data),
    "gum": lambda data, _: read_gum(data / "base" / "gum", "train"),
    "names": lambda data, _: names(data, held_out=False),
    "own": lambda _, seed: own(seed),
    "re3d": lambda data, _: read_re3d(data / "conflict" / "re3d"),
    "plover": lambda data, _: read_plover(data / "conflict/plover/PLOVER_GSR_CAMEO.txt"),
}


def read_corpus(name: str, data: Path, seed: int) -> tuple[Example, ...]:
    """The training part of a corpus; ``seed`` draws our own sentences."""
    return CORPORA[name](data, seed)
