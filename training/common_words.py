"""The words that the reader is shown as they stand: those that news has in lower case more often than as a name.

    python -m training.common_words --data DATA --out models/reader-2/common.txt

Counted over the training corpora: a word is common when it stands in lower case in at least two texts, and more often
so than capitalised after a word in lower case. To these come titles, days, months and the like, which are capitalised
and no names of sides; the states and peoples of the registry are taken out ("polish", "turkey"). Only the list of words
is kept; no text can be told from it.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

from sayso.model.encode import WORD
from training.corpora.example import Example
from training.mixture import read_corpus

COUNTED = ("polnear", "own", "muc", "gum", "ecbplus", "names", "uw", "meantime", "hedges", "re3d", "plover")

LEAST_TEXTS = 2

CAPITALISED = """
i mr mrs ms dr sir sen rep gov gen lt col capt maj sgt adm rev prof hon jr inc corp ltd co st
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
university senate congress ministry parliament republic kingdom emirate king queen pope prince princess royal
capitol gulf port fort lake north south east west northern southern eastern western central
supreme justice defence commerce god tv internet earth united white
"""
"""Titles, days, months, bodies, quarters of the sky: capitalised more often than not, and nobody's own name."""


def words_of_texts(examples: Iterable[Example]) -> Iterator[tuple[list[str], list[str]]]:
    """Of each text: its words in lower case, and those capitalised after a word in lower case."""
    for one in examples:
        lower, named = list[str](), list[str]()
        for block in one.blocks:
            before = ""
            for match in WORD.finditer(one.text, block.start, block.end):
                word = match[0]
                if word.isalpha() and word.islower():
                    lower.append(word)
                elif word.isalpha() and before.isalpha() and before.islower():
                    named.append(word.lower())
                before = word
        yield lower, named


def registered() -> set[str]:
    """Single words by which the registry knows a state or a people."""
    found: set[str] = set()
    for table in ("registry.csv", "demonyms.csv"):
        lines = files("sayso.resolve").joinpath(table).read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            cells = (row.get(column) or "" for column in ("name", "adjectives", "metonyms", "names"))
            names = chain.from_iterable(cell.split("|") for cell in cells)
            found |= {name.lower() for name in names if name.isalpha() and not name.isupper()}
    return found | {"us"}  # of what is told in capitals alone ("WHO", "IS"), no other is more often a name


def common_words(examples: Iterable[Example]) -> list[str]:
    """The list, in alphabetical order."""
    low, named, texts = Counter[str](), Counter[str](), Counter[str]()
    for lower, capitalised in words_of_texts(examples):
        low.update(lower)
        named.update(capitalised)
        texts.update(set(lower))
    found = {word for word, count in low.items() if texts[word] >= LEAST_TEXTS and count > named[word]}
    return sorted((found - registered()) | set(CAPITALISED.split()))


def main(data: Path, out: Path) -> None:
    """Counts, and writes one word a line."""
    words = common_words(chain.from_iterable(read_corpus(name, data, 1) for name in COUNTED))
    out.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    given = cli.parse_args()
    main(given.data, given.out)
