"""Words by which a report hands on what others had: "X reported, citing Y", "told Z", "in a post on Telegram"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.domain.lineage import Link
from sayso.domain.mention import Attribution
from sayso.domain.text import Span, Spans, Text

_LONGEST = 2000
"""Code points of a sentence that are looked at."""

_STOP = (
    r"as|that|who|whom|which|on|in|at|after|before|during|via|when|while|said|says|saying|to|for|is|was|were|had|has"
)
_NP = rf"((?:(?!(?:{_STOP})\b)[\w'\u2019.&-]+\s){{0,9}}?(?!(?:{_STOP})\b)[\w'\u2019.&-]*[\w'\u2019])"
_END = rf"(?=\s*(?:[,;:!?()\"\u201c\u201d\u2013\u2014]|\.(?:\s|\Z)|\Z)|\s(?:{_STOP}|and)\b)"
_PUT = r"(?:saying|telling|stating|claiming|having|being|reporting|confirming|denying|warning)"
_CITING = (
    re.compile(rf"\b(?:citing|quoting)\s+{_NP}{_END}", re.IGNORECASE),
    re.compile(rf"\bwith reference to\s+{_NP}{_END}", re.IGNORECASE),
)
_QUOTED = re.compile(rf"\b(?:quoted|cited|quotes|cites)\s+{_NP}\s+as\s+{_PUT}\b", re.IGNORECASE)
_QUOTED_BY = re.compile(rf"\b(?:quoted|cited)\s+(?:as\s+)?(?:\w+ing\s+)?(?:by|in)\s+{_NP}{_END}", re.IGNORECASE)
_LISTENER = (
    re.compile(rf"\b(?:told|telling|tells)\s+{_NP}{_END}", re.IGNORECASE),
    re.compile(
        rf"\b(?:interview|interviews|conversation|comments|remarks|briefing|talk)\s+(?:with|to|for|on)\s+{_NP}{_END}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:speaking|spoke|talking)\s+(?:to|with)\s+{_NP}{_END}", re.IGNORECASE),
)
_MEDIA = (
    r"Telegram|Twitter|X|Facebook|Instagram|YouTube|WhatsApp|TikTok|Threads|Bluesky|Mastodon|Truth Social|VKontakte|VK"
    r"|Weibo|WeChat|Signal|LinkedIn|Viber|state (?:television|TV|radio)|national (?:television|TV|radio)|television"
    r"|social media"
)
_MEDIUM = re.compile(
    rf"\b(?i:on|via|to|through|over|in)\s+(?i:(?:its|his|her|their|the|a|an)\s+)?(?:\w+\s+)?({_MEDIA})\b(?!\w)"
)
_ONE_WORD_SOURCES = """agency agencies army authorities authority channel channels commander commanders commission
committee defence defense diplomat diplomats document documents forces governor intelligence journalist journalists
leader leaders mayor media military minister ministry newspaper newspapers office officer officers official officials
outlet outlets people person police president prosecutor prosecutors records report reports resident residents
secretary source sources spokesman spokesperson spokeswoman spokesmen statement statements staff survivors troops
witness witnesses"""
_SOURCE_NOUNS = frozenset(_ONE_WORD_SOURCES.split())
_TITLES = """president vice prime foreign defence defense interior minister governor mayor general colonel major captain
lieutenant brigadier admiral sergeant commander chief spokesman spokeswoman spokesperson ambassador senator mr mrs ms dr
professor"""
_TITLE = frozenset(_TITLES.split())
_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their|some|several)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passing:
    """Words that tell of another link. ``whom`` is the span of the name in it, ``words`` that of the whole phrase.

    ``verbatim``: the phrase itself says that the one cited spoke ("quoted Y as saying").
    """

    link: Link
    whom: Span
    words: Span
    verbatim: bool = False


class Passings:
    """The links that a report's sentences tell of, each given to the attribution that it belongs to."""

    def __init__(self, text: Text, attributions: Sequence[Attribution]) -> None:
        self._text = text
        self._starts = [one.span.start for one in text.sentences]
        self._by_sentence: dict[int, list[Attribution]] = {}
        for one in attributions:
            for at in sorted({self._at(span.start) for span in _said(one)}):
                self._by_sentence.setdefault(at, []).append(one)
        self._of: dict[str, list[Passing]] = {}
        for at, there in self._by_sentence.items():
            self._give(at, there)

    def of(self, attribution: Attribution) -> tuple[Passing, ...]:
        """The links that belong to an attribution, in text order."""
        return tuple(self._of.get(attribution.id, ()))

    def near(self, content: Spans) -> tuple[Passing, ...]:
        """Whom a sentence without any attribution cites for what it says itself."""
        at = self._at(content[0].start) if content else -1
        if at < 0 or at in self._by_sentence:
            return ()
        return tuple(one for one in self._told(at) if one.link is Link.CITED)

    def _at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _told(self, at: int) -> Iterator[Passing]:
        return passings_in(self._text, self._text.sentences[at].span)

    def _give(self, at: int, there: list[Attribution]) -> None:
        """A link belongs to the source that stands before it, or else to the first after it.

        Whom somebody cites belongs to the outermost attribution: it is that one's speaker who cites.
        """
        if at < 0:
            return
        outer = [one for one in there if one.within is None] or there
        for passing in self._told(at):
            among = outer if passing.link is Link.CITED else there
            owner = _owner(among, passing.words)
            for one in there:
                if owner is not None and (one is owner or (owner.source and one.source == owner.source)):
                    self._of.setdefault(one.id, []).append(passing)


def _said(one: Attribution) -> Spans:
    return one.cue or one.source or one.content[:1]


def _owner(among: Sequence[Attribution], words: Span) -> Attribution | None:
    marked = [(span.start, one) for one in among for span in (*one.source, *one.cue)]
    before = [pair for pair in marked if pair[0] < words.end]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(marked, key=lambda pair: pair[0])[1] if marked else None


def passings_in(text: Text, sentence: Span) -> Iterator[Passing]:
    """The links of which the words of one sentence tell."""
    words = text[sentence][:_LONGEST]
    if " " not in words:
        return
    for pattern in _CITING:
        for found in pattern.finditer(words):
            yield _passing(Link.CITED, found, sentence.start)
    for found in _QUOTED.finditer(words):
        yield replace(_passing(Link.CITED, found, sentence.start), verbatim=True)
    for found in _QUOTED_BY.finditer(words):
        yield _passing(Link.LISTENER, found, sentence.start)
    for pattern in _LISTENER:
        for found in pattern.finditer(words):
            if is_name(found[1]):  # a crowd ("told reporters") and a pronoun hand nothing on
                yield _passing(Link.LISTENER, found, sentence.start)
    for found in _MEDIUM.finditer(words):
        yield _passing(Link.MEDIUM, found, sentence.start)


def _passing(link: Link, found: re.Match[str], start: int) -> Passing:
    return Passing(
        link, Span(start + found.start(1), start + found.end(1)), Span(start + found.start(), start + found.end())
    )


def bare_name(words: str) -> str:
    """The words without the article or possessive before them, and without titles before a full name; in one line."""
    told = _ARTICLE.sub("", " ".join(words.split()))
    name = told.split()
    while len(name) > 2 and name[0].casefold().rstrip(".") in _TITLE:
        del name[0]
    titled = len(name) == 2 and name[0].casefold() in _TITLE
    return told if titled else " ".join(name)


def is_name(words: str) -> bool:
    """Tells whether the words are a proper name: every word but small ones has a capital."""
    told = [word for word in bare_name(words).split() if word not in ("of", "for", "and", "the", "de", "al", "and")]
    return bool(told) and all(not word[0].islower() for word in told)


def is_source(words: str) -> bool:
    """Tells whether the words name somebody, or something written, that can be a source."""
    return any(word in _SOURCE_NOUNS for word in re.split(r"[\s-]+", words.casefold()))
