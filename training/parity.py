"""Does the bundle say what the net says? Torch against ONNX, full precision against int8.

    python -m training.parity --checkpoint averaged.pt --bundle models/reader-2 --polnear DATA/polnear/dev

Prints, over the first windows of some documents, how far scores are apart and how often the best label differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from sayso.model.bundle import Bundle
from sayso.model.encode import Batch, Vocabulary
from sayso.model.predict import Scorer
from sayso.model.session import Session
from sayso.model.windows import windows_of
from training.batches import NO_CUTS, TrainingBatch, collate, label
from training.corpora.polnear import read_polnear
from training.export import HEADS, load
from training.net import Net

DOCUMENTS = 12
CLOSE = 1e-3
"""Largest difference of scores that full precision may show: what the order of additions explains."""


def batches_of(polnear: Path, vocabulary: Vocabulary, size: int) -> list[TrainingBatch]:
    """One batch a document, of all its windows."""
    texts = [label(example, vocabulary) for example in read_polnear(polnear)[:DOCUMENTS]]
    return [
        collate([(one, window.words) for window in windows_of(one.words, NO_CUTS, size, 0)], vocabulary)
        for one in texts
    ]


def apart(net: Net, scorer: Scorer, batch: TrainingBatch) -> dict[str, tuple[float, int, int]]:
    """For each head: largest difference of scores, words whose best label differs, and all words."""
    cues, _ = batch.asked["links"]
    arrays = [one.numpy() for one in (*batch.inputs, batch.blocks, batch.present)]
    theirs = scorer.read(Batch(*arrays))
    with torch.inference_mode():
        hidden = net.read(*batch.inputs) * batch.present[:, :, None]  # padding has zeros, as at run time
        ours = {name: net.heads[name](hidden).numpy() for name in HEADS}
        said = net.heads["tokens"](hidden) * batch.present[:, :, None]
        links = net.links(hidden, said, batch.blocks, cues).numpy()
        fills = net.heads["fills"](hidden) * batch.present[:, :, None]
        roles = net.arguments(hidden, fills, batch.blocks, cues).numpy()
    present = batch.present.numpy()
    pairs = {name: (ours[name][present], theirs[name][present]) for name in ours}
    asked = present[cues[:, 0].numpy()]
    pairs["links"] = (links[asked], scorer.links(theirs, arrays[5], cues.numpy())[asked])
    pairs["arguments"] = (roles[asked], scorer.arguments(theirs, arrays[5], cues.numpy())[asked])
    return {
        name: (float(np.abs(a - b).max()), int((a.argmax(-1) != b.argmax(-1)).sum()), len(a))
        for name, (a, b) in pairs.items()
    }


def main(checkpoint: Path, bundle: Bundle, polnear: Path) -> dict[str, tuple[float, int, int]]:
    """Compares a bundle with the checkpoint it was made from; prints one line a head."""
    net, session = load(checkpoint), Session(bundle.reader, bundle.links, bundle.arguments, 1)
    total: dict[str, tuple[float, int, int]] = {}
    for batch in batches_of(polnear, bundle.pieces(), bundle.window):
        for name, (most, differ, words) in apart(net, session, batch).items():
            before = total.get(name, (0.0, 0, 0))
            total[name] = (max(most, before[0]), differ + before[1], words + before[2])
    for name, (most, differ, words) in total.items():
        print(f"{name:12s} scores apart by {most:.5f} at most; best label differs at {differ} of {words} words")
    return total


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("checkpoint", "bundle", "polnear"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    cli.add_argument("--close", action="store_true", help="fail unless scores agree to within rounding (fp32)")
    given = cli.parse_args()
    figures = main(given.checkpoint, Bundle.open(given.bundle), given.polnear)
    sys.exit(given.close and max(most for most, _, _ in figures.values()) > CLOSE)
