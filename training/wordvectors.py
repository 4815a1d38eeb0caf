"""Makes ``models/events-3/words.npz``: one small vector for each of the commoner English word stems.

``python -m training.wordvectors --encoder FOLDER --out models/events-3/words.npz`` with the folder of the unmodified
all-MiniLM-L6-v2 (Apache-2.0). Each whole word of its vocabulary is read alone, as a sentence of one word; the vectors
of the words of one stem are averaged, centred, turned onto their first principal axes and kept in eight bits. So
"quake" is near "earthquake" and "bought" near "acquired", at the price of a look-up.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from sayso.relate.spelling import STOP, stem
from training.net import Encoder, Size, load_encoder

STEMS, AXES, AT_ONCE = 12_000, 40, 256
CLASSIFY, SEPARATE = 101, 102
"""BERT's marks before and after a sentence."""


def vectors_of(folder: Path) -> tuple[list[str], np.ndarray]:
    """The stems, the commonest first as the vocabulary has them, and their vectors (N, AXES), each of length one."""
    vocabulary = (folder / "vocab.txt").read_text("utf-8").split("\n")
    words = [(n, word) for n, word in enumerate(vocabulary) if len(word) > 2 and word.isascii() and word.isalpha()]
    ids = defaultdict[str, list[int]](list)
    for number, word in words:
        if word not in STOP and (stem(word) in ids or len(ids) < STEMS):
            ids[stem(word)].append(number)
    encoder = Encoder(Size())
    load_encoder(encoder, folder)
    encoder.shapes.weight.data.zero_()
    encoder.quotes.weight.data.zero_()
    encoder.eval()
    every = sorted(number for numbers in ids.values() for number in numbers)
    found: dict[int, np.ndarray] = {}
    with torch.no_grad():
        for start in range(0, len(every), AT_ONCE):
            some = every[start : start + AT_ONCE]
            pieces = torch.tensor([[CLASSIFY, number, SEPARATE] for number in some])
            none = torch.zeros_like(pieces)
            read = encoder(pieces, none, none, None).mean(1).numpy()
            found |= dict(zip(some, read, strict=True))
    whole = np.array([np.mean([found[number] for number in numbers], axis=0) for numbers in ids.values()])
    whole -= whole.mean(0)
    whole /= np.linalg.norm(whole, axis=1, keepdims=True)
    _, _, axes = np.linalg.svd(whole, full_matrices=False)
    turned = whole @ axes[:AXES].T
    return list(ids), turned / np.linalg.norm(turned, axis=1, keepdims=True)


def main() -> None:
    """Makes the file."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--encoder", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    given = cli.parse_args()
    stems, vectors = vectors_of(given.encoder)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        given.out,
        stems=np.frombuffer("\n".join(stems).encode(), np.uint8),
        vectors=np.rint(127 * vectors).astype(np.int8),
    )


if __name__ == "__main__":
    main()
