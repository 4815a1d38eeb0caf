"""Chooses a bundle's thresholds on development data and writes them into its configuration.

    python -m training.tune --bundle models/reader-2 --polnear DATA/polnear/dev --scorer attribution.py

The figure that counts is the mean of "attribution found" and "attribution full" as the scorer gives them. The grid is
coarse on purpose: three numbers are chosen, and finer ones would be the development set's own.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from sayso.domain.report import Document
from sayso.model.bundle import Bundle, Thresholds
from sayso.model.decode import Floats
from sayso.model.encode import Batch, Ints
from sayso.model.predict import LearnedTagger, Scorer
from sayso.model.session import Session
from training.corpora.polnear import read_polnear
from training.evaluate import document_of, line_of

GRID = {
    "cue_bias": (0.0, 0.5, 1.0, 1.5),
    "source_bias": (0.0, 1.0, 2.0, 3.0, 4.0),
    "cue": (0.0, 0.2, 0.3, 0.4, 0.5),
}
"""Tried one after another, each with the best of those before."""

Figures = dict[str, tuple[float, float, float]]


class Remembering:
    """A scorer that reads each window once, however often it is asked."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._read: dict[bytes, dict[str, Floats]] = {}

    def read(self, batch: Batch) -> dict[str, Floats]:
        """The same windows get the same scores."""
        key = sha256(batch.ids.tobytes() + batch.heads.tobytes()).digest()
        if key not in self._read:
            self._read[key] = self._scorer.read(batch)
        return self._read[key]

    def links(self, read: dict[str, Floats], blocks: Ints, cues: Ints) -> Floats:
        """Not remembered: which cues are asked is what is being tuned."""
        return self._scorer.links(read, blocks, cues)

    def arguments(self, read: dict[str, Floats], blocks: Ints, triggers: Ints) -> Floats:
        """Not remembered, and not what is tuned."""
        return self._scorer.arguments(read, blocks, triggers)


def module_of(path: Path) -> ModuleType:
    """A scorer that is a file of its own."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures_of(
    tagger: LearnedTagger, documents: Iterable[Document], polnear: Path, score: Callable[..., Figures]
) -> Figures:
    """The scorer's figures, without its printing."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.redirect_stdout(io.StringIO()):
        readings = Path(scratch) / "readings.jsonl"
        readings.write_text("".join(json.dumps(line_of(one, tagger)) + "\n" for one in documents), encoding="utf-8")
        return score(str(polnear), str(readings), 0)


def goodness(figures: Figures) -> float:
    """What is made as large as it gets."""
    return (figures["attribution found"][2] + figures["attribution full"][2]) / 2


def main(folder: Path, polnear: Path, scorer: Path) -> Thresholds:
    """Tries the grid; writes the best into ``config.json``."""
    bundle, score = Bundle.open(folder), module_of(scorer).main
    documents = [document_of(example) for example in read_polnear(polnear)]
    vocabulary = bundle.pieces()
    remembering = Remembering(Session(bundle.reader, bundle.links, bundle.arguments, 1))
    best, most = bundle.thresholds, -1.0
    for name, values in GRID.items():
        for value in values:
            tried = replace(best, **{name: value})
            if most >= 0 and tried == best:
                continue
            tagger = LearnedTagger(replace(bundle, thresholds=tried), vocabulary, remembering)
            figures = figures_of(tagger, documents, polnear, score)
            said = "  ".join(f"{key} {100 * f:.1f}" for key, (_, _, f) in figures.items() if "overlap" not in key)
            print(f"{name} {value}: {said}", flush=True)
            if (good := goodness(figures)) > most:
                best, most = tried, good
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["thresholds"] = asdict(best)
    (folder / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")
    return best


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("bundle", "polnear", "scorer"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    given = cli.parse_args()
    print(main(given.bundle, given.polnear, given.scorer))
