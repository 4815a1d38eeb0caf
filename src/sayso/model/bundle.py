"""A trained model is a folder; labels, scores and thresholds come from it and are nowhere in the code.

reader.onnx     pieces in; a vector a word and each head's scores out
links.onnx      vectors and cues in; for each cue each word's link labels out
vocab.txt       the encoder's word pieces
config.json     name, labels, label-to-label scores, thresholds, window sizes
README.md       the model card
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.errors import UnusableModel
from sayso.model.decode import Chain

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What turns scores into decisions; chosen on development data when the bundle is made.

    ``cue_bias`` and ``source_bias`` are added to the score of beginning a cue, and a source, before the best path is
    taken; an attribution is kept when its cue's score reaches ``cue``.
    """

    cue_bias: float
    source_bias: float
    cue: float


@dataclass(frozen=True, slots=True)
class Bundle:
    """One trained model, opened."""

    folder: Path
    name: str
    chains: dict[str, Chain]
    thresholds: Thresholds
    window: int
    margin: int

    @property
    def reader(self) -> Path:
        """The graph that reads pieces."""
        return self.folder / "reader.onnx"

    @property
    def links(self) -> Path:
        """The graph that reads links from a cue."""
        return self.folder / "links.onnx"

    @property
    def vocabulary(self) -> Path:
        """The encoder's pieces."""
        return self.folder / "vocab.txt"

    @classmethod
    def open(cls, folder: Path) -> Bundle:
        """Reads a bundle's configuration; the graphs are read when a session is made.

        Raises:
            UnusableModel: no such folder, a file is missing, or its format is another version's.
        """
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            if config["format"] != FORMAT:
                raise UnusableModel(f"{folder}: format {config['format']}, this version reads format {FORMAT}")
            chains = {
                head: Chain(tuple(labels), np.array(config["steps"][head], np.float32))
                for head, labels in config["labels"].items()
                if head in config["steps"]
            }
            thresholds = Thresholds(**config["thresholds"])
            window, margin = int(config["window"]["pieces"]), int(config["window"]["margin"])
            opened = cls(folder, str(config["name"]), chains, thresholds, window, margin)
        except OSError as error:
            raise UnusableModel(f"{folder}: {error.strerror or error}") from error
        except (KeyError, TypeError, ValueError) as error:
            raise UnusableModel(f"{folder}: config.json is not a bundle's: {error}") from error
        for path in (opened.reader, opened.links, opened.vocabulary):
            if not path.is_file():
                raise UnusableModel(f"{folder}: {path.name} is missing")
        return opened
