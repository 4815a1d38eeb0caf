"""Whom the reporter's own sentences are about: subjects that a later "he", "she" or "it" may take up.

A pronoun continues with the subject of the sentence before rather than with other nouns (centering: Grosz, Joshi and
Weinstein 1995). Speakers are known already; these are the others: "The firm's founder, Oleg Marn, contradicted him: his
men had been there, he said". What stands in somebody's words is no subject of the reporter's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.domain.identity import ActorKind
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Text
from sayso.resolve.behind import party_of
from sayso.resolve.coreference import Names
from sayso.resolve.lists import LISTS
from sayso.resolve.naming import Party
from sayso.resolve.states import States

LONGEST_SUBJECT = 90
"""Code points from a sentence's first word within which its subject ends."""

_OPENING = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|However|Nevertheless|Later|Also),? )?"
    r"(?:(?:In|On|At|From|After|By|Since|During|Before|For|Late|Early) [^,.]{1,40}, )?(?:(?:but|and) )?"
)
_ROLES = LISTS["witnesses"] | LISTS["people_back"] | LISTS["unnamed"]
_BODIES = LISTS["bodies"] | LISTS["armed"]
_HEADS = "|".join(sorted((word for word in _ROLES | _BODIES if word.isalpha() and not word.endswith("s")), key=len))
_NAMELESS = re.compile(
    rf"(?:(?P<one>An?|One|Another)|The) (?:[a-z][\w'\u2019-]* ){{0,3}}?(?P<role>{_HEADS})(?=,| (?!of\b)[a-z])"
)
_VERB_FOLLOWS = re.compile(r",| (?!(?:and|or|of|in|for|at|to|from|on|with|by)\b)[a-z]")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December"
)


Subject = tuple[Span, Party]
"""Where a subject stands, and whom it means."""


class Subjects:
    """The people and bodies that open the article's sentences in the reporter's own voice.

    A sentence is looked at when a pronoun first asks for it, and once: most of a report's are never asked for.
    """

    def __init__(self, text: Text, names: Names, states: States, said: Iterable[Span]) -> None:
        """``names``: the text's capitalised runs; ``states``: those it may mean; ``said``: sources' words in it."""
        self._text = text
        self._names = names
        self._states = states
        self._said = Positions((span, span) for span in said)
        self._seen: dict[int, Subject | None] = {}

    def taken_up(self, pronoun: Span, paragraph: Span, heard: int) -> Iterator[Party]:
        """The subjects before a pronoun in its paragraph, nearest first, back to where its last speaker was heard."""
        sentences = self._text.sentences
        for at in range(bisect_right(sentences, pronoun.start, key=lambda one: one.span.start) - 1, -1, -1):
            if sentences[at].span.end <= max(paragraph.start, heard):
                return
            subject = self._of(at)
            if subject is None:
                continue
            span, party = subject
            if span.start < paragraph.start or span.start <= heard:
                return
            if span.end <= pronoun.start:
                yield party

    def _of(self, at: int) -> Subject | None:
        if at not in self._seen:
            subject = _subject(self._text, self._names, self._states, self._text.sentences[at].span)
            quoted = subject is not None and any(self._said.covering(subject[0]))
            self._seen[at] = None if quoted else subject
        return self._seen[at]


def _subject(text: Text, names: Names, states: States, sentence: Span) -> Subject | None:
    opening = _OPENING.match(text.words, sentence.start, sentence.end)
    start = opening.end() if opening else sentence.start
    reach = min(sentence.end, start + LONGEST_SUBJECT)
    for run in _runs(names.runs, start, reach):
        if not _VERB_FOLLOWS.match(text.words, run.end) or text.words.startswith(("A ", "An "), run.start):
            continue  # "a Black Banner statement"
        party = party_of(text.words[start : run.end], Span(start, run.end), states)
        if party and party.key and _speaks(party, text[run], first=run.start - start <= len("The ")):
            return Span(start, run.end), replace(party, span=Span(start, run.end))
    nameless = _NAMELESS.match(text.words, start, reach)
    if nameless and (nameless["role"] in _BODIES or nameless["one"]):
        span = Span(*nameless.span())
        party = party_of(nameless.group(), span, states)
        return (span, party) if party else None
    return None


def _speaks(party: Party, run: str, *, first: bool) -> bool:
    """Whether a subject is a named person, or a body whose name is more than a sentence's first word."""
    if party.kind in (ActorKind.PERSON, ActorKind.OFFICIAL):
        return party.key is not None and party.key[:1].isupper()
    if " " not in run and party.kind is not ActorKind.STATE:
        return False
    return first and _CALENDAR.match(party.key or "") is None


def _runs(runs: Sequence[tuple[Span, str]], start: int, end: int) -> Iterator[Span]:
    for run, _ in runs[bisect_left(runs, (Span(start, start + 1), "")) :]:
        if run.start >= end:
            return
        yield run
