"""GUM (Zeldes 2017): English of many genres with every mention, nested and single ones included, in chains.

Mentions stand in the column MISC of the CoNLL-U files as ``Entity=(chain-type-...)``; the document says in
``global.Entity`` which field is where. Documents whose texts are not free for every use are left out, after its own
LICENSE.txt: it names the genres of ``FREE`` as CC BY or CC BY-SA; others are NC, or it does not say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sayso.domain.text import Span
from training.corpora.example import Entities, Example, Mention, Named
from training.corpora.printed import Printed

FREE = ("academic", "bio", "court", "interview", "news", "voyage")
PART = re.compile(r"## (\w+)\n(.*?)(?=\n## |\Z)", re.DOTALL)
LISTED = re.compile(r"\* (GUM_([a-z]+)_\w+)")
BRACKET = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
DEFAULT_FIELDS = "GRP-etype-infstat-salience-centering-minspan-link-identity"

KINDS_OF = {
    "person": frozenset({"person"}),
    "place": frozenset({"place", "facility"}),
    "organization": frozenset({"organisation", "armed-group"}),
}
MARKED = frozenset({"person", "place", "organisation", "armed-group"})
"""Facilities may also be objects, so a word outside may be one."""
WITHIN_NAMES = frozenset({"of", "the", "and", "for", "&", "-", "'s", "’s"})
WITHIN_PEOPLE = frozenset({"-", "de", "van", "von", "bin", "al"})
"""Small words within names: of bodies and places, and of people."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A syntactic word; ``parent`` is the place of the word that it depends on in the document, its own for a root."""

    span: Span
    form: str
    proper: bool
    parent: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mention: places of its first and last word in the document, and its fields by name."""

    first: int
    last: int
    fields: dict[str, str]


@dataclass(slots=True)
class _Document:
    """What is read of a document so far."""

    printed: Printed = field(default_factory=Printed)
    words: list[_Word] = field(default_factory=list)
    mentions: list[_Marked] = field(default_factory=list)
    opened: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    names: list[str] = field(default_factory=lambda: DEFAULT_FIELDS.split("-"))


def read_gum(folder: Path, part: Literal["train", "dev", "test"], genre: str | None = None) -> tuple[Example, ...]:
    """Reads the documents that ``splits.md`` lists for a part, by its order.

    Args:
        folder: with ``splits.md`` and a ``.conllu`` file a document; listed documents that are not there are passed.
        part: of the standard split.
        genre: "news" and so on; None for every genre whose texts are free.

    Returns:
        One example a document, its paragraphs as blocks. ``chains`` hold every mention. ``entities`` are the named
        ones of three kinds (a proper noun as head), apart; facilities are not told from
        places, nor armed groups from organisations.
    """
    split = (folder / "splits.md").read_text(encoding="utf-8")
    listed = next((match[2] for match in PART.finditer(split) if match[1] == part), "")
    return tuple(
        read_document(name, path.read_text(encoding="utf-8"))
        for name, own in LISTED.findall(listed)
        if own in FREE and genre in {None, own} and (path := folder / f"{name}.conllu").is_file()
    )


def read_document(name: str, held: str) -> Example:
    """Reads one document's CoNLL-U."""
    document = _Document()
    for sentence in held.split("\n\n"):
        _read_sentence(document, sentence.split("\n"))
    document.printed.end_block()
    chains = defaultdict[str, list[Mention]](list)
    for one in sorted(document.mentions, key=lambda one: (one.first, -one.last)):
        chains[one.fields["GRP"]].append(Mention(_span(document, one.first, one.last), _head(document, one).span))
    return Example(
        f"gum/{name}",
        document.printed.text,
        document.printed.blocks(),
        entities=Entities(tuple(_named(document)), MARKED),
        chains=tuple(map(tuple, chains.values())),
    )


def _read_sentence(document: _Document, lines: Sequence[str]) -> None:
    base, parts = len(document.words), list[Span]()
    for line in lines:
        row = line.split("\t")
        if line.startswith("# global.Entity = "):
            document.names = line.split(" = ")[1].strip().split("-")
        elif line.startswith("# newpar") and "_block" not in line:
            document.printed.end_block()
        elif len(row) == 10 and row[0].isdigit():
            space = "SpaceAfter=No" not in row[9]
            span = parts.pop(0) if parts else document.printed.add(row[1], space_after=space)
            parent = int(row[6]) - 1 if row[6].isdigit() and row[6] != "0" else int(row[0]) - 1
            document.words.append(_Word(span, row[1], row[4].startswith("NNP"), base + parent))
            _read_brackets(document, row[9])
        elif len(row) == 10 and "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            forms = [each.split("\t")[1] for each in lines if first <= _number(each) <= last]
            parts = _parts(document.printed.add(row[1], space_after="SpaceAfter=No" not in row[9]), row[1], forms)


def _number(line: str) -> int:
    first = line.split("\t", maxsplit=1)[0]
    return int(first) if first.isdigit() else 0


def _parts(whole: Span, form: str, forms: Sequence[str]) -> list[Span]:
    """Where the words of a joined one ("don't") stand in it; all of it for each where they do not add up to it."""
    if "".join(forms) != form:
        return [whole for _ in forms]
    at, spans = whole.start, list[Span]()
    for each in forms:
        spans.append(Span(at, at + len(each)))
        at += len(each)
    return spans


def _read_brackets(document: _Document, misc: str) -> None:
    """Opens and closes mentions at the word that was read last; a bracket without its other half is passed."""
    at = len(document.words) - 1
    held = next((each.removeprefix("Entity=") for each in misc.split("|") if each.startswith("Entity=")), "")
    for match in BRACKET.finditer(held):
        if match[1]:
            document.opened.append((at, dict(zip(document.names, match[1].split("-"), strict=False))))
        chain = match[3] or (document.opened[-1][1]["GRP"] if match[2] else "")
        for place in reversed(range(len(document.opened) if chain else 0)):
            first, fields = document.opened[place]
            if fields["GRP"] == chain:
                document.mentions.append(_Marked(first, at, fields))
                del document.opened[place]
                break


def _span(document: _Document, first: int, last: int) -> Span:
    return Span(document.words[first].span.start, document.words[last].span.end)


def _head_at(document: _Document, one: _Marked) -> int:
    """The word that depends on none within the mention, among those of its minimal span where that is given.

    Of a name in several words it is the last one, for names are flat: their first word heads them by convention alone.
    """
    places = [int(each) for each in one.fields.get("minspan", "").split(",") if each.isdigit()]
    inside = [one.first + place - 1 for place in places if 1 <= place <= one.last - one.first + 1]
    among = inside or list(range(one.first, one.last + 1))
    tops = [at for at in among if document.words[at].parent not in among or document.words[at].parent == at]
    head = tops[0] if tops else among[-1]
    while document.words[head].proper and head + 1 in inside and document.words[head + 1].proper:
        head += 1
    return head


def _head(document: _Document, one: _Marked) -> _Word:
    return document.words[_head_at(document, one)]


def _named(document: _Document) -> Iterator[Named]:
    """Names of the three kinds, in text order, apart: the longest mention has the place."""
    taken, found = set[int](), list[Named]()
    for one in sorted(document.mentions, key=lambda one: (one.first - one.last, one.first)):
        kinds, head = KINDS_OF.get(one.fields.get("etype", "")), _head_at(document, one)
        if kinds and document.words[head].proper:
            first, last = _name(document, one, head)
            if taken.isdisjoint(range(first, last + 1)):
                taken.update(range(first, last + 1))
                found.append(Named(_span(document, first, last), kinds))
    return iter(sorted(found, key=lambda one: one.span))


def _name(document: _Document, one: _Marked, head: int) -> tuple[int, int]:
    """The proper nouns around a mention's head, with the small words between them.

    A person's name begins after any mention that stands within it before the head ("Tarvia" in "Tarvia striker ...").
    """
    first, last, small = one.first, one.last, WITHIN_NAMES
    if one.fields.get("etype") == "person":
        small = WITHIN_PEOPLE
        before = (other.last + 1 for other in document.mentions if first <= other.first and other.last < head)
        first = max(first, *before, first)
    low = high = head
    for step, end in ((-1, first), (1, last)):
        at = head
        while at != end and _joins(document.words[at + step], small):
            at += step
            if document.words[at].proper:
                low, high = min(low, at), max(high, at)
    return low, high


def _joins(word: _Word, small: frozenset[str]) -> bool:
    return word.proper or word.form[:1].isupper() or word.form.lower() in small
