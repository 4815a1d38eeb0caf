"""MUC-3 and MUC-4 (Sundheim 1992): newswire of Latin American terrorism in capitals, with templates of incidents.

The keys say which words fill an incident's slots, not where they stand, nor which word tells the incident. So fills are
marked wherever their words occur, and triggers by distant supervision: a word of the incident's own vocabulary in a
sentence that holds one of its fills.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.domain.text import Block, BlockKind, Span
from sayso.read.segment import split_sentences
from training.corpora.example import Argument, Example, Happening
from training.corpora.muc_keys import Key, Template, read_keys

HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*$", re.MULTILINE)
TAGS = re.compile(r"(?:\[[^\[\]]{0,200}\]\s*){0,6}\[TEXT\]\s*")
GAP = re.compile(r"\n\s*\n")
ROLES = frozenset({"initiator", "victim", "target", "instrument"})

WORDS_OF = {
    "BOMBING": r"BOMB(?:S|ED|ING|INGS)?|EXPLO(?:DE|DES|DED|DING|SION|SIONS)|DYNAMIT(?:E|ED|ING)|BLASTS?|BLASTED|"
    r"BL(?:OW|OWS|OWN|EW|OWING) UP|DETONAT(?:E|ES|ED|ING|ION)",
    "ATTACK": r"ATTACK(?:S|ED|ING)?|KILL(?:S|ED|ING|INGS)?|MURDER(?:S|ED|ING)?|ASSASSINAT(?:E|ES|ED|ING|ION|IONS)|"
    r"AMBUSH(?:ES|ED|ING)?|SHOT|SHOOTINGS?|GUNNED DOWN|WOUND(?:ED|ING)|SLAIN|SLAY(?:ING|INGS)?|MASSACRE[SD]?|"
    r"RAID(?:S|ED)?|STRAFED|MACHINEGUNNED|EXECUT(?:ED|ION|IONS)",
    "KIDNAPPING": r"KIDNAP(?:S|PED|PING|PINGS)?|ABDUCT(?:S|ED|ING|ION|IONS)?|TAKEN HOSTAGE|TOOK HOSTAGE",
    "ARSON": r"BURN(?:S|ED|T|ING)?|SET (?:ON FIRE|FIRE TO|AFIRE)|TORCHED|ARSON",
    "ROBBERY": r"ROB(?:S|BED|BING|BERY|BERIES)?|ST(?:OLE|OLEN|EAL|EALING)|LOOT(?:ED|ING)?|RANSACKED",
    "HIJACKING": r"HIJACK(?:S|ED|ING|INGS)?",
    "FORCED WORK STOPPAGE": r"STOPPAGES?|STRIKES?",
}
"""Words that tell an incident of a type."""
TRIGGERS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in WORDS_OF.items()}

TYPES_OF = {
    "BOMBING": frozenset({"Remote explosive/landmine/IED", "Air/drone strike", "Grenade", "Suicide bomb"}),
    "ATTACK": frozenset({"Attack", "Armed clash"}),
    "KIDNAPPING": frozenset({"Abduction/forced disappearance"}),
    "ARSON": frozenset({"Looting/property destruction"}),
    "ROBBERY": frozenset({"Looting/property destruction"}),
}
"""ACLED sub-event types that an incident of a type may be; a type that is not here tells nothing."""
SHELLING = re.compile(r"\b(?:MORTARS?|ROCKETS?|ARTILLERY|SHELL(?:S|ED|ING)|BAZOOKAS?|MISSILES?)\b")
FROM_THE_AIR = re.compile(r"\b(?:AIR RAIDS?|AIR ATTACKS?|AIR FORCE|AIRCRAFT|HELICOPTERS?|PLANES?|STRAFED)\b")


@dataclass(frozen=True, slots=True)
class _Fill:
    """One occurrence of a fill: the first role that any template gives its words, and its role by type of incident."""

    span: Span
    role: str
    by_type: tuple[tuple[str, str], ...]


def read_muc(texts: Iterable[Path], keys: Iterable[Path]) -> tuple[Example, ...]:
    """Reads the messages that have a key, in their order.

    Args:
        texts: files of messages.
        keys: files of templates.

    Returns:
        One example a message, its paragraphs as blocks (lines joined, tags such as ``[TEXT]`` taken out, capitals
        kept). ``fills`` is empty where the message has no template; ``happenings`` never claims to be complete.
    """
    by_name = {key.document: key for path in keys for key in read_keys(path)}
    return tuple(
        _example(name, blocks, by_name[name])
        for path in texts
        for name, blocks in read_messages(path.read_text(encoding="latin-1"))
        if name in by_name
    )


def read_messages(held: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each message's name and its paragraphs, a line each; messages without text are left out."""
    headers = list(HEADER.finditer(held))
    for header, after in zip(headers, [*headers[1:], None], strict=True):
        body = TAGS.sub("", held[header.end() : after.start() if after else len(held)])
        if blocks := tuple(line for part in GAP.split(body) if (line := " ".join(part.split()))):
            yield header[1], blocks


def _example(name: str, lines: tuple[str, ...], key: Key) -> Example:
    text, blocks, at = "\n".join(lines), list[Span](), 0
    for line in lines:
        blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    fills = _fills(text, key.templates)
    return Example(
        name,
        text,
        tuple(blocks),
        happenings=tuple(_happenings(text, blocks, fills)),
        all_triggers=False,
        fills=tuple(Argument(one.role, one.span) for one in fills),
        fill_roles=ROLES,
    )


def _roles(template: Template) -> Iterator[tuple[str, str]]:
    """Every string of a template with its role."""
    for role, fills in (
        ("initiator", template.perpetrators),
        ("target", template.targets),
        ("victim", template.victims),
        ("instrument", template.instruments),
    ):
        for fill in fills:
            for words in fill.alternatives:
                yield words, role


def _fills(text: str, templates: Iterable[Template]) -> list[_Fill]:
    """Occurrences of all fills in text order, apart: where two overlap, the longer string has the place."""
    first, by_type = dict[str, str](), defaultdict[str, dict[str, str]](dict)
    for template in templates:
        for words, role in _roles(template):
            first.setdefault(words, role)
            for kind in template.types:
                by_type[words].setdefault(kind, role)
    found: list[_Fill] = []
    for words in sorted(first, key=lambda one: (-len(one), one)):
        pattern = r"\s+".join(map(re.escape, words.split()))
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(_Fill(span, first[words], tuple(by_type[words].items())))
    return sorted(found, key=lambda one: one.span)


def _happenings(text: str, blocks: Iterable[Span], fills: Iterable[_Fill]) -> Iterator[Happening]:
    """Trigger words in sentences that hold a fill of a template of their type; that type's fills are the arguments."""
    kinds = [Block(span, BlockKind.BODY) for span in blocks]
    for sentence in split_sentences(text, kinds):
        held = [one for one in fills if sentence.span.covers(one.span)]
        taken = [one.span for one in held]
        for kind in sorted({kind for one in held for kind, _ in one.by_type} & TRIGGERS.keys()):
            arguments = tuple(Argument(role, one.span) for one in held for own, role in one.by_type if own == kind)
            types = _types(kind, text[sentence.span.start : sentence.span.end])
            for match in TRIGGERS[kind].finditer(text, sentence.span.start, sentence.span.end):
                trigger = Span(*match.span())
                if not any(trigger.overlaps(other) for other in taken):
                    taken.append(trigger)
                    yield Happening(trigger, types, arguments, ROLES)


def _types(kind: str, sentence: str) -> frozenset[str]:
    types = TYPES_OF.get(kind, frozenset())
    if kind == "ATTACK" and SHELLING.search(sentence):
        types |= {"Shelling/artillery/missile attack"}
    if kind == "ATTACK" and FROM_THE_AIR.search(sentence):
        types |= {"Air/drone strike"}
    return types
