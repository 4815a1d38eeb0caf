"""Figures by mode and by outlet: how much of the gold is found, where it is quoted and where it is not.

    python -m training.breakdown --polnear DATA/polnear/dev --readings readings.jsonl --scorer attribution.py

The gold has no modes; an attribution's mode is read off the quotation marks around its gold content, as at run time.
Only recall can be told apart by mode: what the reader found beyond the gold belongs to no gold mode.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sayso.model.decode import Run
from sayso.model.encode import Vocabulary, words_of
from sayso.model.spans import mode_of
from training.corpora.example import Example
from training.corpora.polnear import read_polnear
from training.labels import words_under
from training.tune import module_of

SIGNS = Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]"))
"""Quotation marks are told without knowing any word."""


def modes_of(example: Example) -> list[str]:
    """The mode of each of an example's attributions."""
    words = words_of(example.text, example.blocks, SIGNS)
    modes = []
    for mark in example.attributions or ():
        under = (words_under(words, span) for span in mark.content)
        modes.append(mode_of([Run("content", one.start, one.stop - 1, 1) for one in under if one], words).value)
    return modes


def recall_of(example: Example, said: Sequence[dict[str, Any]], scorer: Any) -> list[tuple[bool, bool]]:  # noqa: ANN401
    """For each gold attribution whether it was found, and whether in full, as the scorer pairs them."""
    sets: Callable[[object], frozenset[int]] = lambda spans: scorer.chars(example.text, spans)  # noqa: E731
    gold = [
        {role: sets([(s.start, s.end) for s in getattr(mark, role)]) for role in scorer.ROLES}
        for mark in example.attributions or ()
    ]
    paired = {id(g): s for g, s in scorer.pair(gold, [{r: sets(a[r]) for r in scorer.ROLES} for a in said])}
    told = []
    for one in gold:
        other = paired.get(id(one))
        found = other is not None and all(one[r] & other[r] or not one[r] for r in scorer.ROLES)
        told.append((found, other is not None and all(one[r] == other[r] for r in scorer.ROLES)))
    return told


def main(polnear: Path, readings: Path, scorer: Path) -> None:
    """Prints one line for each mode and each outlet."""
    module = module_of(scorer)
    lines = (json.loads(line) for line in readings.read_text(encoding="utf-8").splitlines())
    said = {line["report"]["id"]: line["attributions"] for line in lines}
    groups = defaultdict[str, list[tuple[bool, bool]]](list)
    for example in read_polnear(polnear):
        told = recall_of(example, said[example.name], module)
        groups[f"outlet {example.name.split('_')[0]}"] += told
        for mode, one in zip(modes_of(example), told, strict=True):
            groups[f"mode {mode}"].append(one)
    for name, told in sorted(groups.items()):
        found, full = (100 * sum(one[at] for one in told) / len(told) for at in (0, 1))
        print(f"{name:24s} {len(told):5d} gold   found {found:5.1f}   full {full:5.1f}   (recall)")


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("polnear", "readings", "scorer"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    given = cli.parse_args()
    main(given.polnear, given.readings, given.scorer)
