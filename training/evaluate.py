"""Readings of a corpus by a bundle alone: every paragraph is read as the article's own.

python -m training.evaluate --bundle models/reader-2 --polnear DATA/polnear/dev --out readings.jsonl
python score/attribution.py DATA/polnear/dev readings.jsonl
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Text
from sayso.model.predict import LearnedTagger
from training.corpora.example import Example
from training.corpora.polnear import read_polnear


def document_of(example: Example) -> Document:
    """An example as the finders would see it."""
    blocks = tuple(Block(span, BlockKind.BODY) for span in example.blocks)
    report = Report(example.name, None, f"{example.name}.txt", None, None, (), None, None, None, "en", "", "")
    return Document(report, Text(example.text, blocks, ()))


def line_of(document: Document, tagger: LearnedTagger) -> dict[str, object]:
    """As much of ``reading/1`` as the scorer looks at."""
    found = [
        {part: [[span.start, span.end] for span in getattr(one, part)] for part in ("source", "cue", "content")}
        | {"mode": one.mode, "score": round(one.score, 4)}
        for one in tagger.read(document).attributions
    ]
    report = {"id": document.report.id, "path": document.report.path}
    return {"sayso": "reading/1", "report": report, "text": document.text.words, "attributions": found}


def main(bundle: Path, polnear: Path, out: Path, threads: int) -> None:
    """Reads every document of a PolNeAR folder; writes one line for each."""
    tagger = LearnedTagger.open(bundle, threads)
    documents = [document_of(example) for example in read_polnear(polnear)]
    began = time.process_time()
    lines = [json.dumps(line_of(document, tagger)) for document in documents]
    spent = time.process_time() - began
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = sum(len(document.text.words.split()) for document in documents)
    told = f"{len(documents)} documents, {words} words, {spent:.1f} s of processor time"
    print(f"{told}: {words / 600 / spent:.1f} reports of 600 words a second and core")


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bundle", "polnear", "out"):
        cli.add_argument(f"--{name}", type=Path, required=True)
    cli.add_argument("--threads", type=int, default=1)
    given = cli.parse_args()
    main(given.bundle, given.polnear, given.out, given.threads)
