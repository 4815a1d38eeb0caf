"""Keys of MUC-3 and MUC-4: templates of incidents, a numbered slot a line or several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SLOT = re.compile(r"\s{0,3}(\d{1,2})\.\s+[A-Z :]+?(?:\s{2,}(.*))?$")
QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
UNTOLD = frozenset({"", "*", "-"})
OPTIONAL = "(OPTIONAL)"
MESSAGE, TEMPLATE, TYPE, INSTRUMENT, PERSON, GROUP, THING, NAME, DESCRIPTION = 0, 1, 4, 6, 9, 10, 12, 18, 19
"""Numbers of the slots that are read."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler of a slot: strings of the text that are equally good, and whether it may be left out ("?")."""

    alternatives: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident; ``types`` are alternatives, ``optional`` that a system may report it or not."""

    types: tuple[str, ...]
    perpetrators: tuple[Fill, ...] = ()
    targets: tuple[Fill, ...] = ()
    victims: tuple[Fill, ...] = ()
    instruments: tuple[Fill, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What one message tells; no templates: it tells of no incident."""

    document: str
    templates: tuple[Template, ...]


def read_keys(path: Path) -> tuple[Key, ...]:
    """Reads one file of templates, by order of its messages. Lines that are no slot nor its continuation are passed."""
    found: dict[str, list[Template]] = {}
    for slots in _records(path.read_text(encoding="latin-1").split("\n")):
        name = " ".join(slots[MESSAGE]).split(" ")[0]
        if not name:
            continue
        templates = found.setdefault(name, [])
        if not set(slots[TEMPLATE]) <= UNTOLD:
            templates.append(_template(slots))
    return tuple(Key(name, tuple(templates)) for name, templates in found.items())


def _records(lines: Iterable[str]) -> Iterator[defaultdict[int, list[str]]]:
    """Slot number to its lines, a mapping for each template."""
    slots, number = defaultdict[int, list[str]](list), -1
    for line in lines:
        if line.startswith(";") or not line.strip():
            continue
        match = SLOT.match(line.rstrip())
        if match and int(match[1]) == MESSAGE and slots:
            yield slots
            slots = defaultdict(list)
        if match:
            number = int(match[1])
        held = (match[2] or "") if match else line
        if number >= 0 and held.strip():
            slots[number].append(held.strip())
    if slots:
        yield slots


def _template(slots: defaultdict[int, list[str]]) -> Template:
    kinds = " / ".join(slots[TYPE]).replace("?", "").split("/")
    names = list(_fills(slots[NAME]))
    return Template(
        types=tuple(kind for each in kinds if (kind := each.strip()) not in UNTOLD),
        perpetrators=tuple(fill for number in (PERSON, GROUP) for fill, _ in _fills(slots[number])),
        targets=tuple(fill for fill, _ in _fills(slots[THING])),
        victims=_victims([fill for fill, _ in names], list(_fills(slots[DESCRIPTION]))),
        instruments=tuple(fill for fill, _ in _fills(slots[INSTRUMENT])),
        optional=any(OPTIONAL in line for line in slots[TEMPLATE]),
    )


def _fills(lines: Iterable[str]) -> Iterator[tuple[Fill, tuple[str, ...]]]:
    """Fills of a slot, each with the strings behind its colon: those of another slot that it belongs to."""
    for entry in _entries(lines):
        before, after = list[str](), list[str]()
        rest = entry
        while match := QUOTED.search(rest):
            side = after if after or (before and ":" in rest[: match.start()]) else before
            side.append(" ".join(match[1].replace("\\", "").split()))
            rest = rest[match.end() :]
        if alternatives := tuple(dict.fromkeys(words for words in before if words)):
            yield Fill(alternatives, entry.lstrip().startswith("?")), tuple(after)


def _entries(lines: Iterable[str]) -> Iterator[str]:
    """Lines joined where one goes on in the next: after or before a stroke or colon, or within quotation marks."""
    held = ""
    for line in lines:
        open_quote = held.replace('\\"', "").count('"') % 2
        if held and not (open_quote or held.endswith(("/", ":")) or line.startswith(("/", ":"))):
            yield held
            held = ""
        held = f"{held} {line}".strip()
    if held:
        yield held


def _victims(names: list[Fill], descriptions: list[tuple[Fill, tuple[str, ...]]]) -> tuple[Fill, ...]:
    """People by name and by description; a description of a named one is another string for the same."""
    victims = list(names)
    for described, whom in descriptions:
        for at, named in enumerate(victims):
            if set(whom) & set(named.alternatives):
                strings = dict.fromkeys(named.alternatives + described.alternatives)
                victims[at] = Fill(tuple(strings), named.optional)
                break
        else:
            victims.append(described)
    return tuple(victims)
