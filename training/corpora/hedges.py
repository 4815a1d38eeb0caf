"""Szeged uncertainty corpus (Szarvas et al. 2012): words by which a sentence does not commit itself."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from sayso.domain.text import Span
from training.corpora.example import Example


def read_hedges(path: Path) -> tuple[Example, ...]:
    """Reads one XML file of the corpus, one document an example and one sentence a block."""
    examples: list[Example] = []
    for document in ET.parse(path).iter("Document"):  # noqa: S314 - a file of the trainer's own disk
        text, blocks, hedges = "", list[Span](), list[Span]()
        for sentence in document.iter("Sentence"):
            start = len(text)
            text += sentence.text or ""
            for inner in sentence:
                words = "".join(inner.itertext())
                if inner.tag == "ccue" and words:
                    hedges.append(Span(len(text), len(text) + len(words)))
                text += words + (inner.tail or "")
            if text[start:].strip():
                blocks.append(Span(start, len(text)))
            text += "\n"
        if blocks:
            name = f"{path.stem}/{len(examples)}"
            examples.append(Example(name, text, tuple(blocks), hedges=tuple(hedges)))
    return tuple(examples)
