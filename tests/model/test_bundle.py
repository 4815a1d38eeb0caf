"""A model is a folder; what is wrong with one is said in a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import UnusableModel
from sayso.model.bundle import FORMAT, Bundle, Thresholds
from sayso.model.session import Session

CONFIG = {
    "format": FORMAT,
    "name": "tiny-1",
    "labels": {"tokens": ["O", "S-cue"], "hedges": ["O", "B-hedge", "E-hedge"]},
    "types": ["Attack", "other"],
    "stand_ins": ["Smith", "Jones"],
    "mention": {"left": 2, "right": 3, "steps": [1, 5], "apart": [0.1, 0.2, 0.3]},
    "steps": {"tokens": [[0, 0, 0], [0, 0, 0], [0, 0, 0]]},
    "thresholds": {"cue_bias": 0.5, "source_bias": 0.2, "cue": 0.1},
    "window": {"pieces": 64, "margin": 8},
}


def folder(where: Path, config: object) -> Path:
    """A bundle whose graphs are no graphs."""
    (where / "config.json").write_text(json.dumps(config), encoding="utf-8")
    for name in ("reader.onnx", "links.onnx", "arguments.onnx", "vocab.txt", "common.txt"):
        (where / name).write_bytes(b"")
    return where


def test_labels_scores_and_thresholds_come_from_the_folder(tmp_path: Path) -> None:
    """A head without label-to-label scores is held to its scheme alone."""
    opened = Bundle.open(folder(tmp_path, CONFIG))
    assert (opened.name, opened.window, opened.margin) == ("tiny-1", 64, 8)
    assert opened.thresholds == Thresholds(0.5, 0.2, 0.1)
    assert list(opened.chains) == ["tokens", "hedges"]
    assert opened.chains["hedges"].steps[1].tolist() == [-10000, -10000, 0, 0]
    assert opened.types == ("Attack", "other")
    assert opened.mention is not None
    assert opened.mention.apart == (0.1, 0.2, 0.3)
    assert opened.chains["tokens"].labels == ("O", "S-cue")


@pytest.mark.parametrize(
    ("broken", "because"),
    [
        ({**CONFIG, "format": FORMAT + 1}, "format"),
        ({key: value for key, value in CONFIG.items() if key != "labels"}, "labels"),
        ([], "config.json"),
        ({**CONFIG, "thresholds": {"cue": 1}}, "config.json"),
    ],
)
def test_a_folder_that_is_no_bundle_is_refused(tmp_path: Path, broken: object, because: str) -> None:
    """One line says which folder and what is wrong."""
    with pytest.raises(UnusableModel, match=because) as caught:
        Bundle.open(folder(tmp_path, broken))
    assert str(tmp_path) in str(caught.value)


def test_a_missing_folder_or_file_is_refused(tmp_path: Path) -> None:
    """Nothing is guessed."""
    with pytest.raises(UnusableModel, match="No such file"):
        Bundle.open(tmp_path / "nowhere")
    folder(tmp_path, CONFIG)
    (tmp_path / "links.onnx").unlink()
    with pytest.raises(UnusableModel, match=r"links\.onnx is missing"):
        Bundle.open(tmp_path)


def test_a_graph_that_cannot_be_loaded_is_refused(tmp_path: Path) -> None:
    """The runtime's own exceptions stop here."""
    bundle = Bundle.open(folder(tmp_path, CONFIG))
    with pytest.raises(UnusableModel, match=r"reader\.onnx"):
        Session(bundle.reader, bundle.links, bundle.arguments)
