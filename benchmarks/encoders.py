"""Encoders of given sizes with random weights: as fast and as large as trained ones, and good for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

PIECES = 30_522
"""Word pieces of BERT's English vocabulary."""


@dataclass(frozen=True, slots=True)
class Size:
    """Layers, and how wide they are; a head is 64 wide, and the inner layer four times as wide, as in BERT."""

    layers: int
    width: int

    def __str__(self) -> str:
        return f"{self.layers} layers of {self.width}"


class _Graph:
    """A graph under construction. Weights are drawn at random, the same ones each time."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self._rng = np.random.default_rng(7)

    def weight(self, *shape: int) -> str:
        name = f"w{len(self.weights)}"
        values = self._rng.standard_normal(shape, dtype=np.float32) * np.float32(0.02)
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def constant(self, values: object, kind: type = np.int64) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(values, kind), name))
        return name

    def node(self, kind: str, *given: str, **attributes: object) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], **attributes))
        return name

    def linear(self, given: str, width: int, out: int) -> str:
        return self.node("Add", self.node("MatMul", given, self.weight(width, out)), self.weight(out))

    def normal(self, given: str, width: int) -> str:
        return self.node("LayerNormalization", given, self.weight(width), self.weight(width), axis=-1)


def write_encoder(size: Size, longest: int, file: Path) -> None:
    """Writes an encoder like BERT as ONNX, float32: ``ids`` (1, T <= ``longest``) to ``hidden`` (1, T, width)."""
    graph = _Graph()
    at = graph.node("Gather", graph.weight(PIECES, size.width), "ids")
    places = graph.node("Slice", graph.weight(longest, size.width), *_until(graph))
    hidden = graph.normal(graph.node("Add", at, places), size.width)
    for _ in range(size.layers):
        attended = graph.node("Add", hidden, _attention(graph, hidden, size.width))
        hidden = graph.normal(attended, size.width)
        inner = graph.node("Gelu", graph.linear(hidden, size.width, 4 * size.width))
        hidden = graph.normal(graph.node("Add", hidden, graph.linear(inner, 4 * size.width, size.width)), size.width)
    graph.nodes.append(helper.make_node("Identity", [hidden], ["hidden"]))
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "T"])],
        [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [1, "T", size.width])],
        graph.weights,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    onnx.save(model, file)


def _until(graph: _Graph) -> Iterator[str]:
    """The first T positions."""
    length = graph.node("Gather", graph.node("Shape", "ids"), graph.constant([1]))
    return iter((graph.constant([0]), length, graph.constant([0])))


def _attention(graph: _Graph, hidden: str, width: int) -> str:
    split = graph.constant([0, 0, width // 64, 64])

    def heads(order: list[int]) -> str:
        return graph.node("Transpose", graph.node("Reshape", graph.linear(hidden, width, width), split), perm=order)

    asked, keys, values = heads([0, 2, 1, 3]), heads([0, 2, 3, 1]), heads([0, 2, 1, 3])
    likeness = graph.node("Mul", graph.node("MatMul", asked, keys), graph.constant(0.125, np.float32))
    mixed = graph.node("MatMul", graph.node("Softmax", likeness, axis=-1), values)
    joined = graph.node("Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), graph.constant([0, 0, width]))
    return graph.linear(joined, width, width)
