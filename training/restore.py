"""A bundle back to a checkpoint, so that training can go on from what is shipped where the checkpoint is gone.

    python -m training.restore --bundle models/attribution-1 --encoder ENCODER --heads tokens factuality --out start.pt
    python -m training.restore --bundle models/reader-1 --encoder ENCODER --out start.pt

Weights come back to within int8's rounding; word embeddings, which are never trained, from the published encoder. Heads
that the bundle lacks stay as they are made. Run with an older bundle, what its graphs do not hold is named.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.export import HEADS
from training.labels import LINKS, TOKENS
from training.net import Net, Size, load_encoder
from training.norms import ONE, ZERO

PARTS = ("qkv", "out", "up", "down")


def weights_of(path: Path) -> dict[str, np.ndarray]:
    """Everything that a graph holds, by name."""
    return {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}


def products_of(path: Path) -> Iterator[np.ndarray]:
    """The graph's constant matrices of products, (in, out), in the order in which they are used."""
    held = weights_of(path)
    for node in onnx.load(path).graph.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            whole = held[node.input[1]].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
            yield whole * held[f"{name}_scale"]
        elif node.op_type == "MatMul" and node.input[1] in held:
            yield held[node.input[1]]


def reader_state(path: Path, layers: int, heads: tuple[str, ...]) -> dict[str, Tensor]:
    """The reader's weights under the net's names."""
    held, products = weights_of(path), products_of(path)
    state = {
        name.removeprefix("net."): torch.tensor(value)
        for name, value in held.items()
        if name.startswith("net.") and value.dtype == np.float32 and not name.endswith("_scale")
    }
    for table in ("places", "shapes", "quotes"):
        name = f"net.encoder.{table}.weight"
        if f"{name}_quantized" in held:
            whole = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
            state[f"encoder.{table}.weight"] = torch.tensor(whole * held[f"{name}_scale"])
    for layer in range(layers):
        for part in PARTS:
            state[f"encoder.layers.{layer}.{part}.weight"] = torch.tensor(next(products).T)
    for head in heads:
        state[f"heads.{head}.weight"] = torch.tensor(next(products).T)
    return state


def links_state(path: Path) -> dict[str, Tensor]:
    """A link reader's weights under its own names."""
    state = {
        name: torch.tensor(value)
        for name, value in weights_of(path).items()
        if not name.startswith("val_") and name not in (ONE, ZERO)
    }
    names = ("word.weight", "given.weight", "mixed.0.weight", "mixed.1.weight", "labels.weight")
    return state | {name: torch.tensor(value.T) for name, value in zip(names, products_of(path), strict=True)}


def restore(bundle: Path, encoder: Path, heads: tuple[str, ...]) -> Net:
    """A net with a bundle's weights."""
    net = Net(Size())
    load_encoder(net.encoder, encoder)
    state = reader_state(bundle / "reader.onnx", len(net.encoder.layers), heads)
    for reader in ("links", "arguments"):
        if (path := bundle / f"{reader}.onnx").exists():
            state |= {f"{reader}.{name}": value for name, value in links_state(path).items()}
    fitting = {name: value for name, value in state.items() if net.state_dict()[name].shape == value.shape}
    missing, unexpected = net.load_state_dict(fitting, strict=False)
    if unexpected:
        raise ValueError(f"the bundle does not fit: {unexpected}")
    print("left as made:", sorted(missing))
    config = json.loads((bundle / "config.json").read_text(encoding="utf-8"))
    if "mention" in config:
        net.apart.data.copy_(torch.tensor(config["mention"]["apart"]))
    for name, tags in (("tokens", TOKENS), ("links", LINKS)):
        if tuple(config["labels"][name]) != tags:
            raise ValueError(f"the bundle's labels of {name} are others")
        steps = torch.tensor(config["steps"][name])
        chain = net.chains[name]
        with torch.no_grad():
            chain.learned.copy_(torch.where(chain.legal < 0, 0.0, steps))
    return net


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("bundle", "encoder", "out"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    cli.add_argument("--heads", nargs="*", default=list(HEADS), help="the bundle's, in their order")
    given = cli.parse_args()
    torch.save(restore(given.bundle, given.encoder, tuple(given.heads)).state_dict(), given.out)
