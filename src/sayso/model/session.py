"""ONNX Runtime; the only file that imports it."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

# From 1.29 on its packages write an identifier of the machine into the user's home and send what they run to their
# maker, unless this is said before they are loaded. Nothing leaves a user's machine unasked.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as ort  # type: ignore[import-untyped]

from sayso.errors import UnusableModel
from sayso.model.decode import Floats
from sayso.model.encode import Batch, Ints


def _open(path: Path, threads: int) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Without it, processors that lack VNNI add products of eight bits in sixteen, which overflow and saturate: another
    # net on another machine.
    options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its exceptions have no common root of their own
        raise UnusableModel(f"{path}: {error}") from error


class Session:
    """The graphs of a bundle, loaded once."""

    def __init__(self, reader: Path, links: Path, arguments: Path, threads: int = 0) -> None:
        """Loads the graphs.

        Args:
            reader: pieces to word vectors and head scores.
            links: word vectors and cues to link scores.
            arguments: word vectors and triggers to role scores.
            threads: cores for one run; 0 takes all.

        Raises:
            UnusableModel: a graph cannot be loaded.
        """
        self._reader = _open(reader, threads)
        self._links = _open(links, threads)
        self._arguments = _open(arguments, threads)
        self._names = [output.name for output in self._reader.get_outputs()]

    def read(self, batch: Batch) -> dict[str, Floats]:
        """Runs the encoder and its heads: ``hidden`` (B, W, H) and one array (B, W, S) for each head, by name.

        Windows run one by one, without padding: that is faster than together with it, and what is read in a window
        cannot depend on its neighbours. Padding words have zeros.
        """
        read: dict[str, Floats] = {}
        for row in range(len(batch.ids)):
            pieces, words = int(batch.mask[row].sum()), int(batch.present[row].sum())
            given = {
                "ids": batch.ids[row : row + 1, :pieces],
                "shapes": batch.shapes[row : row + 1, :pieces],
                "quotes": batch.quotes[row : row + 1, :pieces],
                "heads": batch.heads[row : row + 1, :words],
            }
            for name, scores in zip(self._names, self._reader.run(self._names, given), strict=True):
                rows = read.setdefault(name, np.zeros((*batch.present.shape, scores.shape[2]), np.float32))
                rows[row, :words] = scores[0]
        return read

    def links(self, read: dict[str, Floats], blocks: Ints, cues: Ints) -> Floats:
        """Asks for each of N cues (N, 3: window, first word, last word) each word's link labels: (N, W, L)."""
        given = {"hidden": read["hidden"], "tokens": read["tokens"], "blocks": blocks, "cues": cues}
        scores: Floats = np.asarray(self._links.run(["links"], given)[0], np.float32)
        return scores

    def arguments(self, read: dict[str, Floats], blocks: Ints, triggers: Ints) -> Floats:
        """Asks for each of N triggers (N, 3: window, first word, last word) each word's role labels: (N, W, R)."""
        given = {"hidden": read["hidden"], "fills": read["fills"], "blocks": blocks, "triggers": triggers}
        scores: Floats = np.asarray(self._arguments.run(["arguments"], given)[0], np.float32)
        return scores
