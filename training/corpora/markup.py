"""The mark-up in which our own training sentences are written; its reference is ``own/README.md``.

``{source:The @ministry} {cue:denied} {content:that [any|a] strike had {strike-3:hit} {target:{toponym:@town}}}.``
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sayso.domain.text import Span

DEPTH = 12
"""Marks and choices within one another."""

_NAME = r"[a-z]+(?:-[a-z]+)*\d*(?:[+-]\d)?"
_MARK = re.compile(rf"{_NAME}(?:,{_NAME})*:")
_SLOT = re.compile(r"([a-z]+(?:-[a-z]+)*)(\d*)")
_PART = re.compile(r"([a-z]+(?:-[a-z]+)*)(\d*)([+-]\d)?")
_SPECIAL = frozenset("{}[]|@\\")


class MarkupFault(ValueError):
    """A template that does not parse; its words say where and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")


@dataclass(frozen=True, slots=True)
class Label:
    """One name of a mark: what it is, which one of several (1 where none is written), and its value if it has one."""

    name: str
    number: int = 1
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a word of a list; the same slot with the same number stands for the same word throughout a text."""

    name: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to go on; an empty one leaves the words out."""

    ways: tuple[Nodes, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words under one or more labels."""

    labels: tuple[Label, ...]
    inner: Nodes


Node = str | Slot | Choice | Marked
Nodes = tuple[Node, ...]
Mark = tuple[Label, Span]


@dataclass(slots=True)
class _Reader:
    written: str
    where: str
    at: int = 0

    def nodes(self, stops: str, depth: int) -> Nodes:
        """Reads up to one of the stops, which stays unread, or to the end."""
        if depth > DEPTH:
            raise self._fault("too many marks within one another")
        found: list[Node] = []
        words: list[str] = []
        while self.at < len(self.written) and self.written[self.at] not in stops:
            if (node := self._special(depth)) is None:
                words.append(self._letter())
                continue
            if words:
                found.append("".join(words))
                words.clear()
            found.append(node)
        return (*found, "".join(words)) if words else tuple(found)

    def _special(self, depth: int) -> Node | None:
        match self.written[self.at]:
            case "{":
                return self._marked(depth)
            case "[":
                return self._choice(depth)
            case "@":
                slot = _SLOT.match(self.written, self.at + 1)
                if slot is None:
                    raise self._fault("@ without a list's name")
                self.at = slot.end()
                return Slot(slot[1], int(slot[2] or 1))
            case _:
                return None

    def _letter(self) -> str:
        letter = self.written[self.at]
        if letter == "\\":
            self.at += 1
            letter = self.written[self.at : self.at + 1]
            if letter not in _SPECIAL or not letter:
                raise self._fault("a backslash before a letter that needs none")
        elif letter in _SPECIAL:
            raise self._fault(f"{letter} out of place")
        self.at += 1
        return letter

    def _marked(self, depth: int) -> Marked:
        names = _MARK.match(self.written, self.at + 1)
        if names is None:
            raise self._fault("{ without a label")
        self.at = names.end()
        labels = tuple(_label(part) for part in names[0][:-1].split(","))
        inner = self.nodes("}", depth + 1)
        self._take("}")
        if not inner:
            raise self._fault("a mark around nothing")
        return Marked(labels, inner)

    def _choice(self, depth: int) -> Choice:
        ways: list[Nodes] = []
        while not ways or self.written[self.at : self.at + 1] == "|":
            self.at += 1
            ways.append(self.nodes("|]", depth + 1))
        self._take("]")
        if len(ways) < 2:
            raise self._fault("a choice of one")
        return Choice(tuple(ways))

    def _take(self, letter: str) -> None:
        if self.written[self.at : self.at + 1] != letter:
            raise self._fault(f"{letter} is missing")
        self.at += 1

    def _fault(self, why: str) -> MarkupFault:
        return MarkupFault(f"{self.where}, column {self.at + 1}", why)


def _label(written: str) -> Label:
    part = _PART.fullmatch(written)
    assert part is not None, "the mark's pattern admits only such labels"
    return Label(part[1], int(part[2] or 1), int(part[3]) if part[3] else None)


def parse(written: str, where: str = "template") -> Nodes:
    """Reads one template.

    Args:
        written: in the mark-up.
        where: file and line, for the error's words.

    Raises:
        MarkupFault: it is not well formed.
    """
    reader = _Reader(written, where)
    nodes = reader.nodes("", 0)
    if not nodes:
        raise MarkupFault(where, "nothing in it")
    return nodes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text and its marks; offsets are code points of the text."""

    text: str
    marks: tuple[Mark, ...] = ()


_DETERMINED = re.compile(r"(?:^|[\s“(])(?:the|an?|its|their|our|\w+’s) $", re.IGNORECASE)


def _without_article(drawn: Rendered) -> Rendered:
    cut = len("the ")
    marks = ((label, Span(max(0, span.start - cut), span.end - cut)) for label, span in drawn.marks)
    return Rendered(drawn.text[cut:], tuple(marks))


@dataclass(slots=True)
class _Writer:
    fill: Callable[[Slot], Rendered]
    choose: Callable[[int], int]
    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def write(self, nodes: Nodes) -> None:
        for node in nodes:
            match node:
                case str():
                    self._words(node)
                case Slot():
                    self._filled(self.fill(node))
                case Choice():
                    self.write(node.ways[self.choose(len(node.ways))])
                case Marked():
                    self._marked(node)

    def _words(self, words: str) -> None:
        if words[0] == " " and (not self.text or self.text[-1] in " \n"):
            words = words[1:]  # words left out leave one space, not two
        elif words[0] in ",.;" and self.text.endswith(" "):
            self.text = self.text[:-1]
        elif words[0] == "." and self.text.endswith(("a.m.", "p.m.")):
            words = words[1:]  # one stop is enough for both
        self.text += words

    def _filled(self, drawn: Rendered) -> None:
        if drawn.text.startswith("the ") and _DETERMINED.search(self.text):
            drawn = _without_article(drawn)
        if re.search(r"(?:^|[\s“(])[Aa] $", self.text) and re.match(r"[aeioAEIO]|[uU](?!ni)", drawn.text):
            self.text = self.text[:-1] + "n "
        start = len(self.text)
        self.text += drawn.text
        self.marks += [(label, Span(start + span.start, start + span.end)) for label, span in drawn.marks]

    def _marked(self, node: Marked) -> None:
        at = len(self.marks)
        start = len(self.text)
        self.write(node.inner)
        words = self.text[start:]
        if not words.strip():
            return
        start += len(words) - len(words.lstrip())
        if words[0] == "n" and self.text[start - 1 : start + 2] == "an ":
            start += 2  # the article before the mark grew into it
        span = Span(start, len(self.text.rstrip()))
        self.marks[at:at] = [(label, span) for label in node.labels]


def render(
    nodes: Nodes, fill: Callable[[Slot], Rendered] | None = None, choose: Callable[[int], int] = lambda _: 0
) -> Rendered:
    """Writes a template out.

    Words that are left out leave no doubled space, "a" before a filled slot becomes "an" where it must, and a sentence
    opens with a capital.

    Args:
        nodes: of :func:`parse`.
        fill: what stands in a slot.
        choose: which of so many ways.

    Returns:
        The text with its marks, an outer mark before those within it.
    """
    writer = _Writer(fill or _unfilled, choose)
    writer.write(nodes)
    text = writer.text.rstrip()
    return Rendered(text, tuple((label, Span(s.start, min(s.end, len(text)))) for label, s in writer.marks))


def _unfilled(slot: Slot) -> Rendered:
    raise MarkupFault(f"@{slot.name}", "no list of that name")


def capitalised(text: str) -> str:
    """The text with a capital at each sentence's start; no letter changes place."""
    return re.sub(r"(?:^“?|\n“?|: “|(?<! [ap]\.m)(?:\.”|[.!?]) “?)[a-z]", lambda m: m[0][:-1] + m[0][-1].upper(), text)


def written(rendered: Rendered) -> str:
    """A text with its marks in the mark-up: ``parse`` and ``render`` give it back.

    Args:
        rendered: marks lie within one another or apart, and those of the same words stand in their order of nesting.
    """
    opens: dict[int, list[str]] = {}
    closes: dict[int, int] = {}
    for label, span in rendered.marks:
        opens.setdefault(span.start, []).append(f"{{{_shown(label)}:")
        closes[span.end] = closes.get(span.end, 0) + 1
    out: list[str] = []
    for at in range(len(rendered.text) + 1):
        out.append("}" * closes.get(at, 0))
        out += opens.get(at, [])
        letter = rendered.text[at : at + 1]
        out.append(f"\\{letter}" if letter in _SPECIAL and letter else letter)
    return "".join(out)


def _shown(label: Label) -> str:
    number = "" if label.number == 1 else str(label.number)
    return f"{label.name}{number}{'' if label.value is None else format(label.value, '+d')}"


def labels_of(nodes: Iterable[Node]) -> Iterable[Label]:
    """Every label written in a template, whichever way it goes."""
    for node in nodes:
        if isinstance(node, Marked):
            yield from node.labels
            yield from labels_of(node.inner)
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from labels_of(way)
