"""Layer normalisation rewritten for speed says what it said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

onnxruntime = pytest.importorskip("onnxruntime")
onnx = pytest.importorskip("onnx")
norms = pytest.importorskip("training.norms")

WIDTH = 24


def written(path: Path) -> Path:
    """A graph of two normalisations, one after the other, with scales and shifts of their own."""
    rng = np.random.default_rng(5)
    make = onnx.helper
    weights = [
        onnx.numpy_helper.from_array(rng.normal(size=WIDTH).astype(np.float32), name)
        for name in ("scale", "shift", "scale_2", "shift_2")
    ]
    nodes = [
        make.make_node("LayerNormalization", ["x", "scale", "shift"], ["middle"], epsilon=1e-12),
        make.make_node("LayerNormalization", ["middle", "scale_2", "shift_2"], ["y"]),
    ]
    ends = [make.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["B", "T", WIDTH]) for name in "xy"]
    graph = make.make_graph(nodes, "norms", ends[:1], ends[1:], weights)
    onnx.save(make.make_model(graph, opset_imports=[make.make_opsetid("", 20)], ir_version=10), path)
    return path


def told(path: Path, rows: np.ndarray) -> np.ndarray:
    """What a graph makes of some rows."""
    return np.asarray(onnxruntime.InferenceSession(str(path)).run(None, {"x": rows})[0])


@pytest.mark.parametrize("shape", [(1, 1, WIDTH), (1, 600, WIDTH), (3, 7, WIDTH)])
def test_the_rewritten_graph_gives_the_same_vectors(tmp_path: Path, shape: tuple[int, int, int]) -> None:
    """For one window and several, one vector and many."""
    rows = np.random.default_rng(6).normal(2, 3, size=shape).astype(np.float32)
    path = written(tmp_path / "graph.onnx")
    before = told(path, rows)
    assert norms.swift_norms(path) == 2
    assert told(path, rows) == pytest.approx(before, abs=1e-4)


def test_a_graph_that_is_swift_stays_as_it_is(tmp_path: Path) -> None:
    """Done twice is done once."""
    path = written(tmp_path / "graph.onnx")
    norms.swift_norms(path)
    once = path.read_bytes()
    assert norms.swift_norms(path) == 0
    assert path.read_bytes() == once
