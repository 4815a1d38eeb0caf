"""Captions of broadcasts, WebVTT and SubRip, as transcripts.

WebVTT after the W3C's recommendation of 2019 (cue blocks, voice spans, notes); SubRip as players read it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Span, Turn
from sayso.errors import EmptyInput, OversizedInput
from sayso.read.build import Facts, make_document
from sayso.read.shape import furniture
from sayso.read.speaker_lines import label_of
from sayso.read.visible import facts_from_below, facts_from_blocks

MAX_CUES = 100_000
"""A day of captions has some thirty thousand."""

_TIMING = re.compile(
    r"^\s{0,8}(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s{0,8}-->\s{0,8}"
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
_FIRST_SRT = re.compile(r"^\ufeff?\s{0,20}(?:\d{1,9}[ \t]{0,9}\r?\n)?\s{0,8}\d{1,3}:\d{2}:\d{2}[.,]\d{1,3}\s{0,8}-->")
_VOICE = re.compile(r"<v(?:\.[^<>\s]{0,80})?\s([^<>]{1,200})>")
_CUE_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_SAME_SPEAKER = re.compile(r"^(?:>>+|[-–—])\s{0,3}")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")

_FACT = re.compile(r"(?P<key>[A-Z][a-z]{2,15}): {1,4}(?P<value>\S.{0,200})$")
_STATION = frozenset({"station", "channel", "network", "broadcaster", "outlet", "publisher"})
_PARAGRAPH = 600  # code points after which a turn without a speaker is broken at the next sentence's end
_PAUSE = 4.0  # seconds without words that end a paragraph


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: when it comes and goes, who speaks (None: who spoke before; empty: somebody else), and the words."""

    at: float | None
    speaker: str | None
    words: str
    until: float | None = None


def is_vtt(words: str) -> bool:
    """Tells whether this is WebVTT, by its signature."""
    return re.match(r"\ufeff?WEBVTT(?:\s|$)", words) is not None


def is_srt(words: str) -> bool:
    """Tells whether this is SubRip, by its first cue."""
    return _FIRST_SRT.match(words) is not None


def read_captions(data: bytes, words: str, facts: Facts) -> Document:
    """Reads WebVTT or SubRip: the text is built from the cues, a paragraph for each turn.

    Notes that stand before the first cue open the text and are read for title, stamp and byline.

    Raises:
        EmptyInput: no cue holds a word.
        OversizedInput: more than ``MAX_CUES`` cues.
    """
    where = facts.path or facts.url or "input"
    notes, cues = _cues(words, where)
    if not cues:
        raise EmptyInput(where, "captions without a word in them")
    page = _Page()
    kinds = _kinds_of_notes(notes, facts)
    for note, kind in zip(notes, kinds, strict=True):
        page.add(note, kind)
    for turn in _turns(cues):
        page.turn(turn)
    text = "".join(page.pieces)
    facts_from_blocks(text, page.blocks, facts)
    facts_from_below(text, page.blocks, facts)
    return make_document(data, text, page.blocks, facts, turns=page.turns)


class _Page:
    """The text under construction, one paragraph a line."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self.turns: list[Turn] = []
        self.length = 0

    def _write(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words))
        self.pieces.append(words)
        self.length = span.end
        return span

    def add(self, words: str, kind: BlockKind) -> None:
        self.blocks.append(Block(self._write(words), kind))
        self._write("\n")

    def turn(self, turn: Cue) -> None:
        label = None
        if turn.speaker:
            label = self._write(turn.speaker)
            colon = self._write(":")
            self.blocks.append(Block(Span(label.start, colon.end), BlockKind.OTHER))
            self._write(" ")
        span = self._write(turn.words)
        self.blocks.append(Block(span, BlockKind.BODY))
        self.turns.append(Turn(label, span, turn.at, turn.until))
        self._write("\n")


def _cues(words: str, where: str) -> tuple[list[str], list[Cue]]:
    """The notes before the first cue, and all cues in file order."""
    notes: list[str] = []
    cues: list[Cue] = []
    previous: list[str] = []
    for chunk in re.split(r"\n[ \t]*\n", words.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")):
        lines = [line for line in chunk.split("\n") if line.strip()]
        at = next((i for i, line in enumerate(lines[:3]) if _TIMING.match(line)), None)
        if at is None:
            if not cues:
                notes.extend(_notes(lines))
            continue
        if len(cues) >= MAX_CUES:
            raise OversizedInput(where, f"more than {MAX_CUES:,} cues are not read as one report")
        shown = lines[at + 1 :]
        said = shown[_rolled(previous, shown) :]
        previous = shown
        began, ended = _seconds(lines[at])
        cues.extend(replace(cue, until=ended) for cue in _spoken(said, began))
    return notes, cues


def _notes(lines: Sequence[str]) -> Iterator[str]:
    """What a header or a NOTE says: its words, without the keyword; styles and regions say nothing."""
    if not lines or lines[0].startswith(("STYLE", "REGION")):
        return
    first = re.sub(r"^(?:WEBVTT|NOTE)[ \t]*-?[ \t]*", "", lines[0])
    for line in (first, *lines[1:]):
        clean = _clean(line)
        if clean and not re.match(r"(?:Kind|Language|X-TIMESTAMP-MAP)\s{0,3}[:=]", clean):
            yield clean


def _rolled(previous: Sequence[str], shown: Sequence[str]) -> int:
    """How many of a cue's first lines the cue before ended with: rolling captions show a line again as it moves up."""
    most = min(len(previous), len(shown))
    return next((count for count in range(most, 0, -1) if previous[-count:] == shown[:count]), 0)


def _seconds(line: str) -> tuple[float, float]:
    """When a cue comes up and when it goes, in seconds; a cue that goes before it comes goes when it comes."""
    found = _TIMING.match(line)
    if found is None:
        return 0.0, 0.0
    parts = found.groups()
    began, ended = (
        int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000
        for hours, minutes, seconds, fraction in (parts[:4], parts[4:])
    )
    return began, max(began, ended)


def _spoken(lines: Sequence[str], at: float) -> Iterator[Cue]:
    """The speeches in one cue: one for each voice, label or dash in it."""
    for line in lines:
        parts = _VOICE.split(line)  # words, name, words, name, words …
        if parts[0].strip():
            yield from _labelled(_clean(parts[0]), at)
        for name, words in zip(parts[1::2], parts[2::2], strict=True):
            clean = _clean(words)
            if clean:
                yield Cue(at, _clean(name) or None, clean)


def _labelled(line: str, at: float) -> Iterator[Cue]:
    name = label_of(line)
    changes = _SAME_SPEAKER.match(line)
    if name:
        rest = line[line.index(":", line.index(name) + len(name)) + 1 :].strip()
        if rest:
            yield Cue(at, name, rest)
    elif changes:
        rest = line[changes.end() :].strip()
        if rest:
            yield Cue(at, "", rest)
    elif line:
        yield Cue(at, None, line)


def _clean(line: str) -> str:
    plain = html.unescape(_CUE_TAG.sub("", line)).replace("\0", "")
    return " ".join(plain.split())


def _turns(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Joins the cues of one speaker; a turn of nobody known is broken at a pause or a sentence's end.

    A turn ends when the last of its cues goes, whichever that is: cues may overlap.
    """
    speaker: str | None = None
    gathered: list[Cue] = []
    length = 0
    for cue in cues:
        changed = cue.speaker is not None and cue.speaker != speaker
        full = not speaker and length > _PARAGRAPH and _ENDS.search(gathered[-1].words)
        if gathered and (changed or cue.speaker == "" or full or (not speaker and _paused(gathered[-1], cue))):
            yield _joined(speaker, gathered)
            gathered, length = [], 0
        if cue.speaker is not None:
            speaker = cue.speaker
        gathered.append(cue)
        length += len(cue.words)
    if gathered:
        yield _joined(speaker, gathered)


def _paused(before: Cue, cue: Cue) -> bool:
    return before.at is not None and cue.at is not None and cue.at - before.at > _PAUSE + len(before.words) / 10


def _joined(speaker: str | None, cues: Sequence[Cue]) -> Cue:
    until = max((cue.until for cue in cues if cue.until is not None), default=None)
    return Cue(cues[0].at, speaker or None, " ".join(cue.words for cue in cues), until)


def _kinds_of_notes(notes: Sequence[str], facts: Facts) -> tuple[BlockKind, ...]:
    """Kinds of the notes; one such as ``Station: Estuary One`` is a fact, and the first other line the headline."""
    kinds: list[BlockKind] = []
    for note in notes:
        fact = _FACT.match(note)
        kind = furniture(note)
        if fact and facts.publisher is None and fact["key"].lower() in _STATION:
            facts.publisher = fact["value"].strip()
            facts.note("publisher", "note of the transcript")
        if fact or kind:
            kinds.append(kind or BlockKind.OTHER)
        else:
            kinds.append(BlockKind.STANDFIRST if BlockKind.HEADLINE in kinds else BlockKind.HEADLINE)
    return tuple(kinds)
