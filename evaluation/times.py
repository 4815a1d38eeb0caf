"""Time expressions on TimeBank and AQUAINT (TimeML), with the figures of TempEval-3 (UzZaman et al. 2013).

    python -m evaluation.times --data DATA            # figures of both halves
    python -m evaluation.times --data DATA --misses   # and what went wrong, of the half that may be looked at
    python -m evaluation.times --data DATA --curve    # and how right the answers are, the surest kinds first

The documents are split by a digest of their names: rules were written while looking at the one half ("seen"); the
other ("unseen") was only measured. Nothing is trained on either. The document's own date is given, as in TempEval-3,
and is not counted as an expression that was found.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.data import Shared, digest
from evaluation.heads import bootstrapped, f1
from evaluation.tasks import Figure, Result
from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.find.timexes import find_timexes
from sayso.read.segment import split_sentences
from sayso.resolve.times import times_of

Counts = tuple[int, int, int]
"""Right, said, due."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A document with its annotated expressions: span and TIMEX3 value."""

    name: str
    document: Document
    gold: tuple[tuple[Span, str], ...]

    @property
    def is_seen(self) -> bool:
        """Whether it is of the half that rules were written on."""
        return sha256(self.name.encode()).digest()[-1] % 2 == 0


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts by measure, and what went wrong, a line each."""

    strict: Counts
    relaxed: Counts
    value: Counts
    wrong: tuple[str, ...]
    by_kind: tuple[tuple[str, bool], ...] = ()
    """Of each that was found: its kind of words, and whether its value is right."""


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
KINDS = (
    ("with its year", r"\b(?:1[5-9]|20)\d\d\b"),
    ("quarter, half, period", r"quarter|half|period|year.(?:ago|earlier|end)"),
    ("so long ago, so much later", r"\b(?:ago|earlier|later|before|after)\b"),
    ("day and month", rf"{_MONTH}[a-z]*\.? \d|\d {_MONTH}"),
    ("weekday", r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"),
    ("month", rf"\b{_MONTH}[a-z]*\b"),
    ("today, yesterday, tomorrow", r"today|yesterday|tomorrow|tonight"),
    ("this, last, next", r"\b(?:this|last|next|past|coming|the|that|same|current|latest)\b"),
    ("now, recently, the future", r"now|recent|current|future|past|moment|soon"),
    ("length, repeated", r""),
)
"""Kinds of words, the first that fits; for the curve alone."""


def kind_of(words: str) -> str:
    """What kind of time expression these words are."""
    return next(name for name, form in KINDS if re.search(form, words.lower()))


def read_timeml(file: Path) -> Timed:
    """Reads a TimeML document of the cleaned release."""
    root = ET.fromstring(file.read_bytes())  # noqa: S314  a corpus file of our own development data
    text = root.find("TEXT")
    created = root.find("DCT/TIMEX3")
    assert text is not None, file
    words = "".join(text.itertext())
    gold: list[tuple[Span, str]] = []
    _walk(text, 0, gold)
    blocks = tuple(
        Block(Span(*one.span()), BlockKind.BODY) for one in re.finditer(r"\S(?:.|\n(?!\s*\n))*(?<=\S)", words)
    )
    stamp = "" if created is None else created.get("value", "")
    published = datetime.fromisoformat(stamp[:16]).replace(tzinfo=UTC) if stamp else None
    report = Report(file.stem, None, None, None, None, (), None, published, None, "en", "", "")
    return Timed(file.name, Document(report, Text(words, blocks, split_sentences(words, blocks))), tuple(gold))


def _walk(node: ET.Element, at: int, gold: list[tuple[Span, str]]) -> int:
    """Adds the expressions under a node that begins at this offset; returns where it ends."""
    start, at = at, at + len(node.text or "")
    for child in node:
        at = _walk(child, at, gold) + len(child.tail or "")
    if node.tag == "TIMEX3" and at > start:
        gold.append((Span(start, at), node.get("value", "")))
    return at


def read_corpus(folder: Path) -> tuple[Timed, ...]:
    """All documents of TimeBank and AQUAINT in the order of their names."""
    return tuple(read_timeml(file) for file in sorted(folder.glob("*/*.tml")))


def score(timed: Timed) -> Scored:
    """Finds and normalises one document's times and holds them against the annotation.

    Strict: the same span. Relaxed: spans that overlap, each expression of the annotation once. Value: relaxed, with
    the same TIMEX3 value.
    """
    document = timed.document
    told = [(one.span, one.value or "") for one in times_of(document, find_timexes(document.text))]
    strict = len({span for span, _ in told} & {span for span, _ in timed.gold})
    free = list(told)
    relaxed = right = 0
    wrong, by_kind = [], []
    for span, value in sorted(timed.gold):
        met = next((one for one in free if one[0].overlaps(span)), None)
        if met is None:
            wrong.append(f"missed  {document.text[span]!r} {value}")
            continue
        free.remove(met)
        relaxed += 1
        right += met[1] == value
        by_kind.append((kind_of(document.text[met[0]]), met[1] == value))
        if met[1] != value:
            wrong.append(f"value   {document.text[span]!r} {value} told {document.text[met[0]]!r} {met[1]}")
    wrong += [f"extra   {document.text[span]!r} {value}" for span, value in free]
    said, due = len(told), len(timed.gold)
    return Scored((strict, said, due), (relaxed, said, due), (right, said, due), tuple(wrong), tuple(by_kind))


def figures(corpus: Sequence[Timed]) -> Iterator[Figure]:
    """Strict, relaxed and value F1 of both halves."""
    for half, seen in (("seen", True), ("unseen", False)):
        scored = [score(one) for one in corpus if one.is_seen is seen]
        yield bootstrapped(f"{half} half, strict F1", [one.strict for one in scored], f1)
        yield bootstrapped(f"{half} half, relaxed F1", [one.relaxed for one in scored], f1)
        yield bootstrapped(f"{half} half, value F1", [one.value for one in scored], f1)


def curve(corpus: Sequence[Timed]) -> Iterator[tuple[str, float, float, float]]:
    """Answering the surest kinds alone: kinds in the order of how right they are on the seen half.

    Yields:
        The kind; its accuracy on the seen half; of the unseen half the share of what was found that is answered when
        this kind and the surer ones are, and the share of these answers that are right.
    """
    halves = [[pair for one in corpus if one.is_seen is seen for pair in score(one).by_kind] for seen in (True, False)]
    sure = {name: _right([right for kind, right in halves[0] if kind == name]) for name, _ in KINDS}
    answered: list[bool] = []
    for name in sorted(sure, key=lambda one: -sure[one]):
        answered += [right for kind, right in halves[1] if kind == name]
        yield name, sure[name], len(answered) / max(len(halves[1]), 1), _right(answered)


def _right(answers: Sequence[bool]) -> float:
    return sum(answers) / max(len(answers), 1)


def times(shared: Shared) -> Result:
    """The gate's task."""
    folder = shared.pack("time") / "TBAQ-cleaned"
    return Result("times", digest(folder.glob("*/*.tml")), tuple(figures(read_corpus(folder))))


def main(told: Iterable[str] | None = None) -> None:
    """Prints the figures, and on request what went wrong on the seen half."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True, help="the folder of unpacked data")
    cli.add_argument("--misses", action="store_true")
    cli.add_argument("--curve", action="store_true")
    given = cli.parse_args(None if told is None else list(told))
    corpus = read_corpus(given.data / "time" / "TBAQ-cleaned")
    if given.misses:
        for one in corpus:
            if one.is_seen:
                print("\n".join(f"{one.name[:12]} {line}" for line in score(one).wrong))
    if given.curve:
        for name, sure, answered, right in curve(corpus):
            print(f"| {name} | {100 * sure:.1f} | {100 * answered:.1f} | {100 * right:.1f} |")
    for figure in figures(corpus):
        print(f"{figure.name:30s} {figure.value:6.1f}   95 % {figure.low:.1f} - {figure.high:.1f}")


if __name__ == "__main__":
    main()
