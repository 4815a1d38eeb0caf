"""spaCy's own pipeline in the sizes of its small English one, with random weights."""

from __future__ import annotations

from typing import Any

import spacy

WIDTH = 96
LABELS = {"tagger": 50, "parser": 45, "ner": 18}
"""How many labels the small English pipeline has, about."""


def _net() -> dict[str, object]:
    """Hashed features and four layers over the neighbours: ``en_core_web_sm``'s own sizes."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _steps(kind: str, net: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": net,
    }


def small_pipeline() -> Any:  # noqa: ANN401  spaCy's, which is no part of the environment that types are checked in
    """A pipeline that tags, parses and finds names; one net is shared by the first two, the last has its own."""
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": _net()})
    pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    pipeline.add_pipe("parser", config={"model": _steps("parser", shared)})
    pipeline.add_pipe("ner", config={"model": _steps("ner", _net())})
    for name, count in LABELS.items():
        for number in range(count):
            pipeline.get_pipe(name).add_label(f"{name}{number}")
    pipeline.initialize()
    return pipeline
