"""The lexicon of attribution cues (``cues.toml``), inflected and indexed once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from sayso.domain.mention import Act

_VOWELS = "aeiou"


class Form(StrEnum):
    """An inflected form of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of cues: see the head of ``cues.toml`` for what each field means."""

    name: str
    act: Act
    frames: frozenset[str] = frozenset()
    negated: bool = False
    artefact: bool = False
    score: float = 0.5
    prepositions: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """A word form read as a cue: the verb it is a form of, which forms, and the classes of that verb."""

    lemma: str
    forms: frozenset[Form]
    classes: tuple[CueClass, ...]

    def takes(self, frame: str) -> CueClass | None:
        """The first class of the verb that takes this frame."""
        return next((one for one in self.classes if frame in one.frames), None)

    def of_source(self, *, artefact: bool) -> Sense:
        """The senses that a source can have: things that carry words show, persons and bodies do the rest."""
        if artefact:
            return self
        classes = tuple(one for one in self.classes if not one.artefact)
        return self if len(classes) == len(self.classes) else Sense(self.lemma, self.forms, classes)

    @property
    def finite(self) -> bool:
        """Whether the form can be a sentence's verb by itself."""
        return bool(self.forms & {Form.BASE, Form.THIRD, Form.PAST})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, by their casefolded words."""

    verbs: dict[str, Sense]
    phrasal: dict[tuple[str, str], Sense]
    nouns: dict[str, CueClass]
    noun_complements: dict[str, frozenset[str]]
    source_after: dict[str, tuple[tuple[str, ...], ...]]
    source_between: dict[str, frozenset[str]]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    participles: dict[str, frozenset[str]]
    artefacts: frozenset[str]
    nouns_too: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Reads ``cues.toml``."""
    told = tomllib.loads((files("sayso.find") / "cues.toml").read_text("utf-8"))
    classes = {name: _cue_class(name, entry) for name, entry in told["verb"].items()}
    of_lemma: dict[str, list[CueClass]] = {}
    for name, entry in told["verb"].items():
        for lemma in dict.fromkeys(entry["words"].split()):
            of_lemma.setdefault(lemma, []).append(classes[name])
    inflect = _Inflection(told["irregular"], frozenset(told["doubled"]["words"].split()))
    verbs = _index(
        (lemma, tuple(found), form, word) for lemma, found in of_lemma.items() for form, word in inflect(lemma)
    )
    for word in told["not_cues"]["words"].split():
        verbs.pop(word, None)
    phrasal: dict[tuple[str, str], Sense] = {}
    for phrase, name in told["phrasal"].items():
        head, particle = phrase.split()
        for word, sense in _index((phrase, (classes[name],), form, word) for form, word in inflect(head)).items():
            phrasal[word, particle] = sense
    nouns = {word: _cue_class(name, entry) for name, entry in told["noun"].items() for word in entry["words"].split()}
    complements = {
        word: frozenset(entry["complements"].split())
        for entry in told["noun"].values()
        for word in entry["words"].split()
    }
    after: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in told["phrases"]["source_after"]:
        head, *rest = phrase.split()
        after[head] = (*after.get(head, ()), tuple(rest))
    between: dict[str, frozenset[str]] = {}
    for opener, noun in told["phrases"]["source_between"]:
        between[opener] = between.get(opener, frozenset()) | {noun}
    participles: dict[str, frozenset[str]] = {}
    for phrase in told["agentless"]["participles"]:
        head, _, particle = phrase.partition(" ")
        participles[head] = participles.get(head, frozenset()) | {particle}
    return Lexicon(
        verbs,
        phrasal,
        nouns,
        complements,
        after,
        between,
        frozenset(told["agentless"]["adverbs"].split()),
        frozenset(told["agentless"]["adjectives"].split()),
        participles,
        frozenset(told["artefacts"]["words"].split()),
        frozenset(told["nouns_too"]["words"].split()),
    )


def _cue_class(name: str, entry: dict[str, str | bool | float]) -> CueClass:
    return CueClass(
        name,
        Act(str(entry["act"])),
        frozenset(str(entry.get("frames", ""))),
        bool(entry.get("negated", False)),
        bool(entry.get("artefact", False)),
        float(entry["score"]),
        frozenset(str(entry.get("prepositions", "")).split()),
        frozenset(str(entry.get("bare", "")).split()),
    )


def _index(forms: Iterator[tuple[str, tuple[CueClass, ...], Form, str]]) -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for lemma, classes, form, word in forms:
        known = found.get(word)
        if known is None:
            found[word] = Sense(lemma, frozenset({form}), classes)
        elif known.lemma == lemma:
            found[word] = Sense(lemma, known.forms | {form}, known.classes)
        else:
            extra = tuple(one for one in classes if one not in known.classes)
            found[word] = Sense(known.lemma, known.forms | {form}, known.classes + extra)
    return found


@dataclass(frozen=True, slots=True)
class _Inflection:
    """Forms of an English verb by the rules of spelling, with the irregular ones from the lexicon."""

    irregular: dict[str, str]
    doubled: frozenset[str]

    def __call__(self, lemma: str) -> Iterator[tuple[Form, str]]:
        yield Form.BASE, lemma
        yield Form.THIRD, _third(lemma)
        stem = lemma + lemma[-1] if lemma in self.doubled else lemma
        if lemma in self.irregular:
            past, participle = self.irregular[lemma].split()
        else:
            past = participle = _past(stem)
        yield Form.PAST, past
        yield Form.PARTICIPLE, participle
        yield Form.ING, _ing(stem)


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
