"""Saved news pages rendered to lines, each line with whether it stands in the page's reviewed body.

Fundus's fixtures (flairNLP/fundus): a page as saved, and its parser's reviewed output: summary, section headlines and
paragraphs. The page's lines are those of our own walk over it, as a text browser would print them.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median

from sayso.errors import UnreadableReport
from sayso.read.decode import decode
from sayso.read.language import guess_language
from sayso.read.walk import paragraphs, parse_page

RUN = 4  # words in a row that tell a line of the body from one that shares words with it
SHARED = 0.7  # share of a line's runs that stand in the gold body
COVERED = 0.8  # share of the gold body's words that the rendered page must show; else it is loaded by script, or cut
LONG = 10  # words of a line that tells where on the page the body stands

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One page: its lines in order, and for each whether it is of the body.

    ``standfirst`` marks those of the body that the gold has as the page's summary: for some publishers it has none,
    though their pages print one.
    """

    name: str
    publisher: str
    language: str | None
    lines: tuple[str, ...]
    body: tuple[bool, ...]
    standfirst: tuple[bool, ...]

    @property
    def part(self) -> str:
        """Train, dev or test: by the publisher alone, so that no publisher's habits are known beforehand."""
        return part_of(self.publisher)


def part_of(publisher: str) -> str:
    """60 in 100 publishers train, 20 develop, 20 test, by a digest of their names."""
    at = int(sha256(f"lines {publisher}".encode()).hexdigest()[:8], 16) % 100
    return "train" if at < 60 else "dev" if at < 80 else "test"


def read_pages(folder: Path) -> Iterator[LabelledPage | str]:
    """Yields every page of the pack's ``fundus`` folder, or the name of one whose gold body is not on the page."""
    for gold_file in sorted(folder.glob("*/*.json")):
        versions = list(json.loads(gold_file.read_text("utf-8")).values())
        files = sorted(gold_file.parent.glob(f"{gold_file.stem}_2*.html.gz"))
        for file, gold in zip(files, versions, strict=False):
            page = _page(file, f"{gold_file.parent.name}/{gold_file.stem}", gold.get("body"))
            yield page or file.name


def _summary(body: Mapping[str, list[str]]) -> list[str]:
    return [line for part in body.get("summary") or [] for line in str(part).split("\n") if line.strip()]


def _sections(body: Mapping[str, list[dict[str, list[str]]]]) -> list[str]:
    parts = [part for one in body.get("sections") or [] for part in (*one["headline"], *one["paragraphs"])]
    return [line for part in parts for line in str(part).split("\n") if line.strip()]


def _page(file: Path, publisher: str, told: object) -> LabelledPage | None:
    if not isinstance(told, Mapping):
        return None
    summary, gold = _summary(told), [*_summary(told), *_sections(told)]
    try:
        root = parse_page(decode(gzip.decompress(file.read_bytes()), file.name).words)
    except UnreadableReport:
        return None
    if root is None or not gold:
        return None
    lines = tuple(paragraph.words for paragraph in paragraphs(root))
    body = labels(lines, gold)
    wanted = {_tokens(line) for line in summary}
    standfirst = tuple(yes and _tokens(line) in wanted for line, yes in zip(lines, body, strict=False))
    language = guess_language("\n".join(gold))
    return LabelledPage(file.name, publisher, language, lines, tuple(body), standfirst) if body else None


def labels(lines: Sequence[str], gold: Sequence[str]) -> list[bool]:
    """Which lines stand in the gold body; none at all where less than ``COVERED`` of it is on the page."""
    wanted = [tokens for line in gold if (tokens := _tokens(line))]
    exact = frozenset(wanted)
    runs = frozenset(run for tokens in wanted for run in _runs(tokens))
    printed = [_tokens(line) for line in lines]
    found = [
        words in exact or (len(words) >= RUN and sum(run in runs for run in _runs(words)) >= SHARED * len(_runs(words)))
        for words in printed
    ]
    places = [i for i, yes in enumerate(found) if yes and len(printed[i]) >= LONG]
    if not places:
        return []
    told = frozenset(" ".join(line.split()) for line in gold)
    _keep_one(found, printed, [" ".join(line.split()) in told for line in lines], median(places))
    for i, words in enumerate(printed):
        if len(words) < RUN and not places[0] <= i <= places[-1]:
            found[i] = False
    shown = {run for i, yes in enumerate(found) if yes for run in _runs(printed[i])}
    shown_lines = {words for words, yes in zip(printed, found, strict=True) if yes}
    held = sum(len(words) for words in wanted if words in shown_lines or _mostly(words, shown))
    return found if held >= COVERED * sum(map(len, wanted)) else []


def _keep_one(found: list[bool], tokens: Sequence[tuple[str, ...]], verbatim: Sequence[bool], middle: float) -> None:
    """Of a line that the page prints more than once one is the body's.

    It is the one that stands in the gold with its very marks (a picture's alternative text often lacks the full stop of
    the sentence that it repeats), and of such the one nearest to the body's middle.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for i, yes in enumerate(found):
        if yes:
            places.setdefault(tokens[i], []).append(i)
    for same in places.values():
        for i in sorted(same, key=lambda at: (not verbatim[at], abs(at - middle)))[1:]:
            found[i] = False


def _mostly(words: tuple[str, ...], shown: set[tuple[str, ...]]) -> bool:
    runs = _runs(words)
    return bool(runs) and sum(run in shown for run in runs) >= SHARED * len(runs)


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(words.lower()))


def _runs(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tokens[i : i + RUN] for i in range(len(tokens) - RUN + 1)]
