"""Certainty and polarity of predicates by a bundle: mean absolute error and correlation, as others report them.

python -m training.factuality --bundle models/attribution-1 --conll DATA/factuality/uw/dev.conll
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from sayso.model.predict import LearnedTagger
from training.corpora.factuality import read_factuality
from training.evaluate import document_of


def main(bundle: Path, conll: Path) -> tuple[float, float]:
    """Prints and gives MAE and Pearson's r over all judged predicates, each sentence read alone."""
    tagger = LearnedTagger.open(bundle, 1)
    pairs = []
    for example in read_factuality(conll):
        tagged = tagger.read(document_of(example))
        for span, gold in example.factuality or ():
            said = tagged.factuality(span)
            assert said is not None
            pairs.append((gold, said))
    gold, said = np.array(pairs).T
    error, correlation = float(np.abs(gold - said).mean()), float(np.corrcoef(gold, said)[0, 1])
    always = float(np.abs(gold - 3).mean())
    print(f"{len(pairs)} predicates: MAE {error:.3f}, r {correlation:.3f} (always 3: MAE {always:.3f})")
    return error, correlation


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("bundle", "conll"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    given = cli.parse_args()
    main(given.bundle, given.conll)
