"""Event triggers by lexicon: words that tell of attacks, seizures, arrests and other matters that parties contest.

A rule-based stand-in for a learned finder. Types are ACLED's sub-event types (codebook of 2023); the words, with their
senses guarded, stand in ``events.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from sayso.domain.factuality import STATED, Certainty, Factuality, Polarity
from sayso.domain.mention import EventMention, Participant, Role
from sayso.domain.text import Sentence, Span, Text
from sayso.find.phrases import Word, noun_group_after, noun_group_before, words_of

LONGEST_PHRASE = 4
REACH_OF_A_GUARD = 5  # words between a guarded verb and the object that makes it a trigger
WINDOW = 40  # words on either side that may tell who acts, or whether capitals mean anything: bounds the work
REACH_OF_A_HEDGE = 6  # words before a trigger that may weaken or deny it
CONTROL = "control"

_OF_ITSELF = re.compile(
    r"This (?:page|site|website|article|story|report|transcript|newsletter|feed) "
    r"(?:is|was|has been|uses|contains|appeared)\b"
)
"""A page's word on itself ("This page was archived") tells of no event, whatever words it uses."""

_CLAUSE_END = re.compile(r"[,;:.!?\u2013\u2014\"\u201c\u201d()]")
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "any", "no"}
)
_SKIPPED_BEFORE_A_VERB = frozenset(
    {
        "has",
        "had",
        "have",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "also",
        "not",
        "to",
        "will",
        "would",
        "did",
    }
    | {"may", "might", "could", "allegedly", "reportedly", "then", "later", "already", "both", "never", "completely"}
)


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a trigger word tells: the sub-event type, whether it is a verb, and the objects it needs, if any.

    ``idioms``: words right after it with which it says something else: "took place in the district".
    """

    type: str | None
    verb: bool
    objects: frozenset[str] = frozenset()
    idioms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: Mapping[str, _Sense]
    phrases: Mapping[str, tuple[tuple[tuple[frozenset[str], ...], _Sense], ...]]
    control: Mapping[str, frozenset[str]]
    control_types: Mapping[str, str]
    factuality: Mapping[str, frozenset[str]]
    instruments: frozenset[str]


def find_events(text: Text) -> tuple[EventMention, ...]:
    """Finds the event triggers of the article's sentences, in text order, with what stands around them.

    Args:
        text: the report's text; only its sentences are read.

    Returns:
        Triggers apart from one another. ``type`` is None where the words do not decide one; participants are the noun
        groups next to the trigger; factuality is what the trigger's own clause says (a speaker's hedges are no part).
    """
    return tuple(
        mention
        for sentence in text.sentences
        if not _OF_ITSELF.match(text.words, sentence.span.start, sentence.span.end)
        for mention in _in_sentence(text, sentence)
    )


def _in_sentence(text: Text, sentence: Sentence) -> Iterator[EventMention]:
    words = words_of(text.words, sentence.span)
    at = 0
    while at < len(words):
        match = _phrase_at(words, at) or _word_at(words, at)
        if match is None:
            at += 1
            continue
        length, sense = match
        yield _mention(text.words, words, at, at + length, sense)
        at += length


def _phrase_at(words: list[Word], at: int) -> tuple[int, _Sense] | None:
    for pattern, sense in LEXICON.phrases.get(words[at].lower, ()):
        here = words[at : at + len(pattern)]
        if len(here) == len(pattern) and all(word.lower in slot for word, slot in zip(here, pattern, strict=True)):
            return len(pattern), sense
    return None


def _word_at(words: list[Word], at: int) -> tuple[int, _Sense] | None:
    sense = LEXICON.words.get(words[at].lower)
    if sense is None or (words[at].is_name and at > 0 and _mostly_lower_case(words[max(0, at - WINDOW) : at + WINDOW])):
        return None
    if sense.objects:
        near = [word.lower for word in words[at + 1 : at + 1 + REACH_OF_A_GUARD]]
        return (1, sense) if sense.objects.intersection(near) and near[0] not in sense.idioms else None
    return 1, sense


def _mostly_lower_case(words: list[Word]) -> bool:
    """Tells whether a capital marks a name ("Steel Raid brigade") here, or whether a headline capitalises all."""
    capitals = sum(word.is_name for word in words)
    return capitals * 2 < len(words)


def _mention(source: str, words: list[Word], first: int, end: int, sense: _Sense) -> EventMention:
    trigger = Span(words[first].span.start, words[end - 1].span.end)
    participants = tuple(_participants(source, words, first, end, sense))
    near = words[max(0, first - WINDOW) : end + WINDOW]
    kind = _control_type(near, participants) if sense.type == CONTROL else sense.type
    return EventMention(trigger, kind, participants, _factuality(source, words, first))


def _participants(source: str, words: list[Word], first: int, end: int, sense: _Sense) -> Iterator[Participant]:
    previous = words[first - 1].lower if first else ""
    reads_as_verb = (sense.verb and previous not in _DETERMINERS) or previous in _BE
    if reads_as_verb:
        yield from _around_a_verb(source, words, first, end)
    else:
        yield from _around_a_noun(source, words, first, end)
    for word in words[max(0, first - 2) : end]:
        if word.lower in LEXICON.instruments and len(words[first].lower) > 1:
            yield Participant(Role.INSTRUMENT, (word.span,))
            break


def _around_a_verb(source: str, words: list[Word], first: int, end: int) -> Iterator[Participant]:
    before = first
    while before and words[before - 1].lower in _SKIPPED_BEFORE_A_VERB:
        before -= 1
    follows = words[end].lower if end < len(words) else ""
    in_being = any(word.lower in _BE for word in words[before:first])
    passive = (in_being or follows == "by") and not words[first].lower.endswith("ing")
    subject = noun_group_before(source, words, before)
    if subject:
        yield Participant(Role.TARGET if passive else Role.INITIATOR, (subject,))
    if follows == "by":
        agent = noun_group_after(source, words, end + 1)
        if agent:
            yield Participant(Role.INITIATOR, (agent,))
    elif not passive:
        target = noun_group_after(source, words, end)
        if target:
            yield Participant(Role.TARGET, (target,))


def _around_a_noun(source: str, words: list[Word], first: int, end: int) -> Iterator[Participant]:
    if first and (words[first - 1].is_possessive or words[first - 1].is_name):
        initiator = noun_group_before(source, words, first)
        if initiator:
            yield Participant(Role.INITIATOR, (initiator,))
    follows = words[end].lower if end < len(words) else ""
    role = {"by": Role.INITIATOR, "on": Role.TARGET, "against": Role.TARGET, "of": Role.TARGET}.get(follows)
    if role:
        other = noun_group_after(source, words, end + 1)
        if other:
            yield Participant(role, (other,))


def _control_type(words: list[Word], participants: Iterable[Participant]) -> str | None:
    """Who takes ground decides the type; where only the rest of the sentence names one kind of force, that does."""
    initiators = [span for one in participants if one.role is Role.INITIATOR for span in one.spans]
    near = {word.lower for word in words if any(span.covers(word.span) for span in initiators)}
    for pool in (near, {word.lower for word in words}):
        kinds = [kind for kind in ("group", "state") if LEXICON.control[kind] & pool]
        if len(kinds) == 1:
            return LEXICON.control_types[kinds[0]]
    return None


def _factuality(source: str, words: list[Word], first: int) -> Factuality:
    near: set[str] = set()
    for at in range(first - 1, max(-1, first - 1 - REACH_OF_A_HEDGE), -1):
        if _CLAUSE_END.search(source, words[at].span.end, words[at + 1].span.start):
            break
        near.add(words[at].lower)
    lists = LEXICON.factuality
    negated = bool(near & lists["negators"]) or any(word.endswith(("n't", "n\u2019t")) for word in near)
    if near & lists["open"]:
        return Factuality(Certainty.UNCOMMITTED, Polarity.UNKNOWN)
    polarity = Polarity.NEGATIVE if negated else Polarity.POSITIVE
    for name, certainty in (
        ("uncommitted", Certainty.UNCOMMITTED),
        ("possible", Certainty.POSSIBLE),
        ("probable", Certainty.PROBABLE),
    ):
        if near & lists[name]:
            return Factuality(certainty, polarity)
    return Factuality(STATED.certainty, polarity)


def inflections(lemma: str, *, verb: bool) -> Iterator[str]:
    """Yields a lemma's regular forms: plural or third person, and for verbs past and -ing.

    Consonant doubling ("repelled") and irregular forms are the lexicon's to list.
    """
    yield lemma
    hissing = lemma.endswith(("s", "x", "z", "ch", "sh"))
    to_ies = lemma.endswith("y") and lemma[-2:-1] not in set("aeiou")
    yield lemma[:-1] + "ies" if to_ies else lemma + ("es" if hissing else "s")
    if not verb:
        return
    if lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    else:
        yield from ((lemma[:-1] + "ied" if to_ies else lemma + "ed"), lemma + "ing")


def _read_lexicon() -> _Lexicon:
    data = tomllib.loads((files("sayso.find") / "events.toml").read_text("utf-8"))
    irregular: dict[str, list[str]] = data["irregular"]
    words: dict[str, _Sense] = {}
    phrases: dict[str, list[tuple[tuple[frozenset[str], ...], _Sense]]] = {}
    for group in (*data["guarded"], *data["group"]):
        objects, idioms = (frozenset(group.get(key, ())) for key in ("objects", "idioms"))
        for key, verb in (("verbs", True), ("nouns", False)):
            sense = _Sense(group.get("type"), verb, objects, idioms)
            for lemma in group.get(key, ()):
                words.update(dict.fromkeys((*inflections(lemma, verb=verb), *irregular.get(lemma, ())), sense))
        for phrase in group.get("phrases", ()):
            pattern = tuple(frozenset(slot.split("|")) for slot in phrase.split())
            for opening in pattern[0]:
                phrases.setdefault(opening, []).append((pattern, _Sense(group.get("type"), verb=False)))
    control = data["control"]
    return _Lexicon(
        words,
        {opening: tuple(sorted(found, key=lambda one: -len(one[0]))) for opening, found in phrases.items()},
        {kind: frozenset(control[kind]) for kind in ("state", "group")},
        {kind: control[f"{kind}_type"] for kind in ("state", "group")},
        {name: frozenset(listed) for name, listed in data["factuality"].items()},
        frozenset(data["instruments"]["words"]),
    )


LEXICON = _read_lexicon()
