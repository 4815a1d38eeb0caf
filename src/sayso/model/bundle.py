"""A trained model is a folder; labels, scores and thresholds come from it and are nowhere in the code.

reader.onnx     pieces in; a vector a word and each head's scores out
links.onnx      vectors and cues in; for each cue each word's link labels out
arguments.onnx  vectors and triggers in; for each trigger each word's role out
vocab.txt       the encoder's word pieces
common.txt      words that are read as they stand; every other capitalised one is read as a stand-in
config.json     name, stand-ins, labels, label-to-label scores, thresholds, window sizes
README.md       the model card
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.errors import UnusableModel
from sayso.model.decode import Chain
from sayso.model.encode import Vocabulary
from sayso.model.heads import free_chain
from sayso.model.names import StandIns

FORMAT = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What turns scores into decisions; chosen on development data when the bundle is made.

    ``cue_bias`` and ``source_bias`` are added to the score of beginning a cue, and a source, before the best path is
    taken; an attribution is kept when its cue's score reaches ``cue``. A hedge, an entity, a trigger and its type are
    kept when their scores reach the values of these names.
    """

    cue_bias: float
    source_bias: float
    cue: float
    hedge: float = 0.5
    entity: float = 0.5
    trigger: float = 0.5
    type: float = 0.5


@dataclass(frozen=True, slots=True)
class MentionShape:
    """How the coreference heads are read.

    ``left`` and ``right`` are the numbers of words that a mention may reach to either side of its head; ``apart`` the
    scores of distances between two heads, in words; ``steps`` where each of these distances ends.
    """

    left: int
    right: int
    steps: tuple[int, ...]
    apart: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """One trained model, opened.

    ``scales``: for each scheme of factuality the values that its annotators chose among; none where they are averages.
    """

    folder: Path
    name: str
    chains: dict[str, Chain]
    thresholds: Thresholds
    window: int
    margin: int
    types: tuple[str, ...] = ()
    mention: MentionShape | None = None
    stand_ins: tuple[str, ...] = ()
    scales: tuple[tuple[float, ...], ...] = ()

    @property
    def reader(self) -> Path:
        """The graph that reads pieces."""
        return self.folder / "reader.onnx"

    @property
    def links(self) -> Path:
        """The graph that reads links from a cue."""
        return self.folder / "links.onnx"

    @property
    def arguments(self) -> Path:
        """The graph that reads roles from a trigger."""
        return self.folder / "arguments.onnx"

    @property
    def vocabulary(self) -> Path:
        """The encoder's pieces."""
        return self.folder / "vocab.txt"

    @property
    def common(self) -> Path:
        """The words that are read as they stand."""
        return self.folder / "common.txt"

    def pieces(self) -> Vocabulary:
        """The encoder's pieces, read, with what the bundle was taught to read names as."""
        return Vocabulary.open(self.vocabulary, StandIns.open(self.common, self.stand_ins))

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
                if head in config["steps"]
                else free_chain(labels)
                for head, labels in config["labels"].items()
            }
            thresholds = Thresholds(**config["thresholds"])
            window, margin = int(config["window"]["pieces"]), int(config["window"]["margin"])
            shape = config["mention"]
            mention = MentionShape(shape["left"], shape["right"], tuple(shape["steps"]), tuple(shape["apart"]))
            types, stand_ins = tuple(config["types"]), tuple(config["stand_ins"])
            scales = tuple(tuple(map(float, scale)) for scale in config.get("scales", ()))
            name = str(config["name"])
            opened = cls(folder, name, chains, thresholds, window, margin, types, mention, stand_ins, scales)
        except OSError as error:
            raise UnusableModel(f"{folder}: {error.strerror or error}") from error
        except (KeyError, TypeError, ValueError) as error:
            raise UnusableModel(f"{folder}: config.json is not a bundle's: {error}") from error
        for path in (opened.reader, opened.links, opened.arguments, opened.vocabulary, opened.common):
            if not path.is_file():
                raise UnusableModel(f"{folder}: {path.name} is missing")
        return opened
