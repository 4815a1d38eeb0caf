"""Our own sentences, written out of the templates of ``own/``: attributions, entities, events and hedges at once."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from sayso.domain.text import Span, in_order
from training.corpora.example import Argument, Attributed, Entities, Example, Happening, Named, paragraphs
from training.corpora.markup import (
    Label,
    Mark,
    MarkupFault,
    Nodes,
    Rendered,
    Slot,
    capitalised,
    labels_of,
    parse,
    render,
)
from training.labels import ENTITY_KINDS, EVENT_TYPES, ROLE_KINDS

FOLDER = Path(__file__).parent / "own"

TYPES: Mapping[str, str] = {
    "regain": "Government regains territory",
    "overtake": "Non-state actor overtakes territory",
    "clash": "Armed clash",
    "excessive": "Excessive force against protesters",
    "intervention": "Protest with intervention",
    "protest": "Peaceful protest",
    "riot": "Violent demonstration",
    "mob": "Mob violence",
    "chemical": "Chemical weapon",
    "strike": "Air/drone strike",
    "suicide": "Suicide bomb",
    "shelling": "Shelling/artillery/missile attack",
    "bomb": "Remote explosive/landmine/IED",
    "grenade": "Grenade",
    "sexual": "Sexual violence",
    "attack": "Attack",
    "abduction": "Abduction/forced disappearance",
    "agreement": "Agreement",
    "arrests": "Arrests",
    "change": "Change to group/activity",
    "disrupted": "Disrupted weapons use",
    "base": "Headquarters or base established",
    "looting": "Looting/property destruction",
    "transfer": "Non-violent transfer of territory",
    "strategic": "Other",
    "other": "other",
}
"""A trigger's label in the templates, and the type it stands for."""

KINDS: Mapping[str, str] = {"toponym" if kind == "place" else kind: kind for kind in ENTITY_KINDS}
"""An entity's label in the templates ("place" is a role's), and its kind."""

PARTS = ("source", "cue", "content")
KNOWN = frozenset((*PARTS, "hedge", *TYPES, *KINDS, *ROLE_KINDS))
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
STRAIGHT_SHARE = 0.3
"""Of so many texts the quotation marks are straight, as some newsrooms set them."""

HELD_OUT = 7
"""One of so many templates and names is of the development part alone."""

ARTICLE = re.compile(r"(?:the|an?) (?=.)", re.IGNORECASE)

Part = Literal["train", "dev"]
PARTS_OF_DATA: tuple[Part, ...] = ("train", "dev")


@dataclass(frozen=True, slots=True)
class Template:
    """One template: its file's name as the category, where it stands, and its nodes."""

    category: str
    where: str
    part: Part
    nodes: Nodes


@dataclass(frozen=True, slots=True)
class WordList:
    """What may stand in a slot; ``kind`` is the entity label that its words get, if any."""

    kind: str | None
    ways: Mapping[Part, list[Nodes]]


def part_of(written: str) -> Part:
    """The part that a template or name belongs to, whatever stands beside it in its file."""
    return "dev" if sha256(written.encode()).digest()[0] % HELD_OUT == 0 else "train"


@cache
def read_templates(folder: Path = FOLDER) -> tuple[Template, ...]:
    """Every template of the folder's ``.txt`` files, one a line; ``#`` opens a remark.

    Raises:
        MarkupFault: a line is not well formed, or has a label that is not known.
    """
    found: list[Template] = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                where = f"{path.name}, line {number}"
                nodes = parse(line.strip(), where)
                _check(nodes, where)
                found.append(Template(path.stem, where, part_of(line.strip()), nodes))
    return tuple(found)


def _check(nodes: Nodes, where: str) -> None:
    labels = set(labels_of(nodes))
    if strange := {label.name for label in labels} - KNOWN:
        raise MarkupFault(where, f"labels that are not known: {', '.join(sorted(strange))}")
    have = {(label.name, label.number) for label in labels}
    triggers = {number for name, number in have if name in TYPES}
    if loose := {number for name, number in have if name in ROLE_KINDS} - triggers:
        raise MarkupFault(where, f"roles of no event: {sorted(loose)}")
    cues = {number for name, number in have if name == "cue"}
    if cues != {number for name, number in have if name == "content"} or (
        {number for name, number in have if name == "source"} - cues
    ):
        raise MarkupFault(where, "an attribution without cue or content")


@cache
def read_words(path: Path = FOLDER / "words.list") -> Mapping[str, WordList]:
    """Reads the word lists.

    A line ``@town toponym`` names a list and its entity label; lines under it hold words in the mark-up of templates,
    with ``;`` between them.

    Raises:
        MarkupFault: a line is not well formed.
    """
    lists: dict[str, WordList] = {}
    current: WordList | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        if header := re.fullmatch(r"@([a-z-]+)(?: ([a-z-]+))?", line):
            if header[2] and header[2] not in KINDS:
                raise MarkupFault(where, f"no kind of entity: {header[2]}")
            current = lists[header[1]] = WordList(header[2], {"train": [], "dev": []})
        elif line.strip() and not line.startswith("#"):
            if current is None:
                raise MarkupFault(where, "words of no list")
            for word in filter(None, map(str.strip, line.split(";"))):
                for part in PARTS_OF_DATA if current.kind is None else (part_of(word),):
                    current.ways[part].append(parse(word, where))
    return lists


class _Draw:
    """Fills the slots of one text: the same slot with the same word, different slots with different ones."""

    def __init__(self, chance: random.Random, part: Part) -> None:
        self._chance, self._part = chance, part
        self._drawn: dict[Slot, Rendered] = {}

    def fill(self, slot: Slot) -> Rendered:
        if slot not in self._drawn:
            taken = {one.text for other, one in self._drawn.items() if other.name == slot.name}
            for _ in range(20):
                drawn = self._fresh(slot)
                if drawn.text not in taken:
                    break
            self._drawn[slot] = drawn
        return self._drawn[slot]

    def choose(self, ways: int) -> int:
        return self._chance.randrange(ways)

    def _fresh(self, slot: Slot) -> Rendered:
        words = read_words().get(slot.name)
        if words is None:
            raise MarkupFault(f"@{slot.name}", "no list of that name")
        ways = words.ways[self._part] or words.ways["train"] or words.ways["dev"]
        drawn = render(self._chance.choice(ways), self._fresh, self.choose)
        if words.kind is None or any(label.name in KINDS for label, _ in drawn.marks):
            return drawn  # a word that marks itself has more to it than the name: an article
        return Rendered(drawn.text, ((Label(words.kind), Span(0, len(drawn.text))),))


def written_out(template: Template, chance: random.Random) -> Rendered:
    """One sentence or paragraph of a template, its words drawn by ``chance``."""
    draw = _Draw(chance, template.part)
    rendered = render(template.nodes, draw.fill, draw.choose)
    return replace(rendered, text=capitalised(rendered.text))


def read_own(part: Part, count: int, seed: int) -> tuple[Example, ...]:
    """Writes examples out of the templates of one part; the same seed gives the same ones.

    Args:
        part: no template and no name of one part is in the other.
        count: how many examples; each is a text of one to three paragraphs, a template each.
        seed: of the pseudo-random choices.
    """
    chance = random.Random(seed)  # noqa: S311 - choices of words, no secret
    templates = [one for one in read_templates() if one.part == part]
    order: list[Template] = []
    examples: list[Example] = []
    for number in range(count):
        pieces: list[Rendered] = []
        for _ in range(chance.choice((1, 2, 2, 3))):
            if not order:  # every template once before any comes again
                order = chance.sample(templates, len(templates))
            pieces.append(written_out(order.pop(), chance))
        example = _example(f"own/{part}/{seed}/{number}", pieces)
        straight = chance.random() < STRAIGHT_SHARE
        examples.append(replace(example, text=example.text.translate(STRAIGHT)) if straight else example)
    return tuple(examples)


def _example(name: str, pieces: Sequence[Rendered]) -> Example:
    text = ""
    attributions, named, happenings = list[Attributed](), list[Named](), list[Happening]()
    hedges, factuality = list[Span](), list[tuple[Span, float]]()
    for piece in pieces:
        text += "\n" if text else ""
        marks = [(label, Span(len(text) + s.start, len(text) + s.end)) for label, s in piece.marks]
        text += piece.text
        attributions += _attributions(marks)
        named += _entities(text, marks)
        happenings += _happenings(text, marks)
        hedges += [span for label, span in marks if label.name == "hedge"]
        factuality += [(span, float(label.value)) for label, span in marks if label.value is not None]
    return Example(
        name,
        text,
        paragraphs(text),
        attributions=tuple(attributions),
        factuality=tuple(factuality),
        scheme="own",
        hedges=in_order(hedges),
        entities=Entities(tuple(named), frozenset(ENTITY_KINDS)),
        happenings=tuple(happenings),
    )


def _spans_by_number(marks: Iterable[Mark], names: Iterable[str]) -> dict[int, dict[str, list[Span]]]:
    found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: {name: [] for name in names})
    for label, span in marks:
        if label.name in names:
            found[label.number][label.name].append(span)
    return found


def _attributions(marks: Sequence[Mark]) -> list[Attributed]:
    """Inner ones first: a word has one label in training, and an inner cue must keep its own."""
    found = [
        Attributed(*(in_order(parts[name]) for name in PARTS))
        for _, parts in sorted(_spans_by_number(marks, PARTS).items())
        if parts["cue"] and parts["content"]  # ways of a choice may leave a whole attribution out
    ]

    def depth(one: Attributed) -> int:
        return sum(any(part.covers(one.cue[0]) for part in other.content) for other in found)

    return sorted(found, key=lambda one: (-depth(one), one.cue[0]))


def _entities(text: str, marks: Iterable[Mark]) -> list[Named]:
    """Of entities within one another the outer one: it is the name, the other a part of it."""
    found: list[Named] = []
    for label, span in marks:
        if label.name in KINDS and not any(one.span.overlaps(span) for one in found):
            thing = label.name in {"facility", "weapon", "vehicle"}  # a name may open with an article of its own
            found.append(Named(_bare(text, span) if thing else span, frozenset({KINDS[label.name]})))
    return sorted(found, key=lambda one: one.span)


def _bare(text: str, span: Span) -> Span:
    """The span without an article at its head, as names of events' parts are marked in other corpora."""
    article = ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article else span


def _happenings(text: str, marks: Sequence[Mark]) -> list[Happening]:
    roles = _spans_by_number(marks, ROLE_KINDS)
    found: list[Happening] = []
    for label, span in marks:
        if label.name in TYPES:
            parts = roles.get(label.number, {})
            arguments = tuple(
                sorted(
                    (Argument(role, _bare(text, one)) for role, spans in parts.items() for one in spans),
                    key=lambda one: one.span,
                )
            )
            found.append(Happening(span, frozenset({TYPES[label.name]}), arguments, frozenset(ROLE_KINDS)))
    return sorted(found, key=lambda one: one.trigger)


assert set(TYPES.values()) == set(EVENT_TYPES), "every type has a label"
