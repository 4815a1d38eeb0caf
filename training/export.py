"""A checkpoint to a bundle: three ONNX graphs, int8, with labels, scores and thresholds beside them.

python -m training.export --checkpoint averaged.pt --encoder ENCODER --common common.txt --out models/reader-2 [--fp32]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.model.bundle import FORMAT
from training.labels import (
    ENTITIES,
    EVENT_TYPES,
    HEDGES,
    LEFT,
    LINKS,
    RIGHT,
    ROLES,
    SCALES,
    STAND_INS,
    TOKENS,
    TRIGGERS,
)
from training.net import APART, Net, Size
from training.norms import swift_norms

HEADS = ("tokens", "hedges", "factuality", "entities", "triggers", "types", "fills", "mentions", "pairs")
"""The word heads, in the order of the graph's outputs."""

GRAPHS = ("reader.onnx", "links.onnx", "arguments.onnx")

THRESHOLDS = {"cue_bias": 0.0, "source_bias": 0.0, "cue": 0.0}
WINDOW = {"pieces": 256, "margin": 48}


class Reader(nn.Module):
    """The graph ``reader.onnx``."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        """Hidden states of words, then each head's scores."""
        hidden = self.net.read(ids, shapes, quotes, None, heads)
        return hidden, *(self.net.heads[name](hidden) for name in HEADS)


def load(checkpoint: Path) -> Net:
    """A net with a checkpoint's weights, ready to be asked."""
    net = Net(Size())
    net.load_state_dict(torch.load(checkpoint, weights_only=True))
    return net.eval()


def write_graphs(net: Net, folder: Path) -> None:
    """Writes the graphs in full precision."""
    batch, pieces, words = (torch.export.Dim(name, min=1, max=4096) for name in ("batch", "pieces", "words"))
    inputs = tuple(torch.ones(3, 40, dtype=torch.int64) for _ in range(3))  # one tensor given twice would be one input
    heads = torch.arange(30).repeat(3, 1)
    torch.onnx.export(
        Reader(net),
        (*inputs, heads),
        folder / "reader.onnx",
        input_names=["ids", "shapes", "quotes", "heads"],
        output_names=["hidden", *HEADS],
        dynamo=True,
        external_data=False,
        dynamic_shapes=[{0: batch, 1: pieces}] * 3 + [{0: batch, 1: words}],
    )
    fuse_attention(folder / "reader.onnx", net.size.attention_heads)
    asked = torch.export.Dim("asked", min=1, max=4096)
    for name, links, said, ask in (
        ("links", net.links, "tokens", "cues"),
        ("arguments", net.arguments, "fills", "triggers"),
    ):
        width = net.heads[said].out_features
        torch.onnx.export(
            links,
            (torch.randn(3, 30, 384), torch.randn(3, 30, width), heads % 3, torch.tensor([[0, 1, 2]] * 5)),
            folder / f"{name}.onnx",
            input_names=["hidden", said, "blocks", ask],
            output_names=[name],
            dynamo=True,
            external_data=False,
            dynamic_shapes=[{0: batch, 1: words}] * 3 + [{0: asked}],
        )


def fuse_attention(path: Path, heads: int) -> None:
    """Puts ONNX Runtime's attention in place of the graph's own products, transpositions and softmax.

    It never holds the whole table of scores, which makes the reader about twice as fast; it does so only where nothing
    is masked, and the session hands over windows one by one, without padding.
    """
    model = onnx.load(path)
    graph = model.graph
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)

    def end_of(name: str) -> onnx.NodeProto:
        """The node that gives back (B, T, H), followed from the values."""
        for kind in ("Reshape", "Transpose", "MatMul", "Transpose", "Reshape"):
            (node,) = (user for user in users[name] if user.op_type == kind)
            name = node.output[0]
        return node

    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        nodes.append(node)
        if node.op_type == "Split" and len(node.output) == 3:
            last = end_of(node.output[2])
            fused = "MultiHeadAttention"
            nodes.append(
                onnx.helper.make_node(fused, node.output, last.output[:1], domain="com.microsoft", num_heads=heads)
            )
            last.output[0] += "_unused"
    needed, kept = {output.name for output in graph.output}, list[onnx.NodeProto]()
    for node in reversed(nodes):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    weights = [weight for weight in graph.initializer if weight.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(weights)
    model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, path)


def quantise(folder: Path, out: Path) -> None:
    """Weights of the reader's matrix products and embeddings to int8; activations are quantised as they come.

    The link graphs stay as they are: they hold one weight in a hundred.
    """
    for graph in folder.glob("*.onnx"):
        swift_norms(graph)
    quantize_dynamic(
        folder / "reader.onnx",
        out / "reader.onnx",
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    for graph in GRAPHS[1:]:
        shutil.copyfile(folder / graph, out / graph)


def without_traces(path: Path) -> None:
    """Takes out what the exporter notes of its own source files: it says nothing of the net and names this machine."""
    model = onnx.load(path)
    for graph in (model.graph, *model.functions):
        for node in graph.node:
            del node.metadata_props[:]
            node.doc_string = ""
        del graph.metadata_props[:]
        graph.doc_string = ""
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output, *model.graph.initializer):
        del value.metadata_props[:]
        value.doc_string = ""
    onnx.save(model, path)


def rounded(steps: Tensor) -> list[list[float]]:
    """A matrix that reads well in JSON."""
    return [[round(value, 4) for value in row] for row in np.asarray(steps.detach()).tolist()]


def export(checkpoint: Path, encoder: Path, common: Path, out: Path, *, int8: bool) -> None:
    """Writes the bundle's folder; the model card is written by hand.

    Args:
        checkpoint: the net's weights.
        encoder: folder of the published encoder, for its vocabulary.
        common: the file of common words that it was trained with.
        out: the bundle; thresholds and windows that are already there stay.
        int8: whether weights are rounded.
    """
    net = load(checkpoint)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) if int8 else out
        write_graphs(net, full)
        if int8:
            quantise(full, out)
    for graph in GRAPHS:
        without_traces(out / graph)
    shutil.copyfile(encoder / "vocab.txt", out / "vocab.txt")
    shutil.copyfile(common, out / "common.txt")
    kept = json.loads((out / "config.json").read_text()) if (out / "config.json").exists() else {}
    config = {
        "format": FORMAT,
        "name": out.name,
        "thresholds": kept.get("thresholds", THRESHOLDS),
        "window": kept.get("window", WINDOW),
        "labels": {
            "tokens": TOKENS,
            "links": LINKS,
            "hedges": HEDGES,
            "entities": ENTITIES,
            "triggers": TRIGGERS,
            "arguments": ROLES,
        },
        "stand_ins": STAND_INS,
        "types": EVENT_TYPES,
        "scales": SCALES,
        "mention": {
            "left": LEFT,
            "right": RIGHT,
            "steps": APART,
            "apart": [round(value, 4) for value in net.apart.tolist()],
        },
        "steps": {name: rounded(net.chains[name].steps()) for name in ("tokens", "links")},
    }
    (out / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "encoder", "common", "out"):
        cli.add_argument(f"--{name}", type=Path, required=True)
    cli.add_argument("--fp32", action="store_true", help="leave the weights as they are")
    given = cli.parse_args()
    export(given.checkpoint, given.encoder, given.common, given.out, int8=not given.fp32)
