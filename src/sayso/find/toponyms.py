"""Place words by their surroundings ("in X", "the village of X", "the X region", the dateline) and by a list of places.

A name needs no list to be a place, nor a place to be in it: which one it is, is for the resolver. A country or capital
that acts ("Korva denied it") is an actor, and no place. Word lists: ``toponyms.toml``.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib.resources import files

from sayso.domain.mention import EntityMention, Toponym
from sayso.domain.text import BlockKind, Span, Text
from sayso.find.places import COMPOUND, Names, is_power, listed_places, plain_words

_LISTS: dict[str, list[str]] = tomllib.loads((files("sayso.find") / "toponyms.toml").read_text("utf-8"))
_BODIES, _TITLES, _CALENDAR = (frozenset(_LISTS[name]) for name in ("bodies", "titles", "calendar"))
_NOT_PLACES = _BODIES | _TITLES
_COUNTED = frozenset(_LISTS["counted"])
"""First words of a sentence that begin no name: "Three border guards", "Its border"."""
_WEAK = frozenset(_LISTS["weak"])

_NAME = r"[A-Z\u00c0-\u00de\u0410-\u042f][\w\u2019'.-]{0,40}"
_RUN = rf"(?:(?:St\.?|Al|El) )?{_NAME}(?: (?:(?:of|al|el|de|la) )?{_NAME}){{0,3}}"
_THE = r"(?:(?:the|The|a|an) )?"


def _either(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_KINDS = _either(_LISTS["kinds"])
_CUES = _either(_LISTS["strong"] + _LISTS["weak"])
_AFTER_CUE = re.compile(rf"\b(?P<cue>(?i:{_CUES})) {_THE}(?P<run>{_RUN}(?: (?:{_KINDS})\b)?)")
_BEFORE_KIND = re.compile(rf"(?P<run>{_RUN} (?P<cue>{_KINDS}))\b")
_AFTER_HEAD = re.compile(rf"\b(?P<cue>(?i:{_either(_LISTS['heads'])})s?)(?: of)? {_THE}(?P<run>{_RUN})")
_APPOSED = re.compile(rf"(?P<run>{_RUN}), (?:a|the|an) (?P<cue>(?:\w+ ){{0,2}}(?:{_either(_LISTS['heads'])}))\b")
_DATELINE = re.compile(
    r"(?P<run>[A-Z][A-Z' -]{2,30}(?:, [A-Z][\w' ]{1,20})?)(?=[^\u2014\u2013\n-]{0,40} ?[\u2014\u2013-] )"
)
LOOKED_AT = 40
_DIRECTION = re.compile(r"(?:Far |Deep )?(?:North|South|East|West|(?:North|South)[- ]?(?:[Ee]ast|[Ww]est))")
_LEAD = re.compile(rf"\b(?P<cue>(?i:{_CUES})) (?:(?:the|northern|southern|eastern|western|central|neighbou?ring) )*$")
_ARTICLE = re.compile(r"(?:The|A|An) ")
_DESCRIBED = re.compile(
    r"[\w\u2019'-]+-(?:dominated|majority|populated|inhabited|controlled|held|occupied|administered|run|ruled|backed) "
)
"""What tells whose a place is and is no part of its name: "the Marnish-dominated Korva district"."""
_ALSO = re.compile(rf"(?:,| and|, and) {_THE}(?P<run>{_RUN})")


def find_toponyms(
    text: Text, names: Names | None = None, entities: Sequence[EntityMention] = ()
) -> tuple[Toponym, ...]:
    """Finds place words in the article's sentences and its dateline, in text order.

    Args:
        text: the report's.
        names: a list of places; None: surroundings alone.
        entities: what the learned reader found named.

    Returns:
        Toponyms apart from one another; ``cue`` is the word that gave the place away, none for a dateline.
    """
    sure: dict[Span, Toponym] = {}
    doubtful: list[Toponym] = []
    heads = [one.span for one in text.of_kind(BlockKind.HEADLINE)]
    plain = plain_words(text) if heads else frozenset[str]()
    for sentence in text.sentences:
        headed = any(head.covers(sentence.span) for head in heads)
        for found, strong in _candidates(text.words, sentence.span):
            if headed and text[found.span].lower() in plain:
                continue  # "Many Dead in Strike": the headline has all its words in capitals
            if strong:
                sure.setdefault(found.span, found)
            else:
                doubtful.append(found)
    for found in _datelines(text):
        sure.setdefault(found.span, found)
    if names is not None:
        for span in listed_places(text, names, entities):
            if not is_power(text[span], names):
                sure.setdefault(span, Toponym(span))
            elif (lead := _LEAD.search(text.words, max(0, span.start - LOOKED_AT), span.start)) is not None:
                sure.setdefault(span, Toponym(span, Span(*lead.span("cue"))))
    known = {_key(text[span]) for span in sure}
    chosen = [*sure.values(), *(found for found in doubtful if _key(text[found.span]) in known)]
    return tuple(_apart([one for one in chosen if not _is_direction(text.words, one.span)]))


def _is_direction(words: str, span: Span) -> bool:
    """Whether a name is a direction alone, and a part of the world or of a country: "attacks on the West"."""
    return _DIRECTION.fullmatch(words, span.start, span.end) is not None and (
        words[max(0, span.start - 4) : span.start].lower() == "the "
    )


def _candidates(words: str, span: Span) -> Iterator[tuple[Toponym, bool]]:
    for pattern in (_AFTER_CUE, _BEFORE_KIND, _AFTER_HEAD, _APPOSED):
        for match in pattern.finditer(words, span.start, span.end):
            cue = match.group("cue").lower()
            place = None if _is_said(words, match.start()) else _trimmed(words, match)
            if place is None:
                continue
            strong = pattern is not _AFTER_CUE or cue not in _WEAK
            yield Toponym(place, Span(*match.span("cue"))), strong
            if strong and pattern is _AFTER_CUE:
                yield from ((Toponym(span), False) for span in _listed(words, place.end, span.end))


def _listed(words: str, at: int, end: int) -> Iterator[Span]:
    """Yields what a list goes on with: "in X, Y and Z"."""
    match = _ALSO.match(words, at, end)
    while match:
        yield Span(*match.span("run"))
        match = _ALSO.match(words, match.end(), end)


def _trimmed(words: str, match: re.Match[str]) -> Span | None:
    """Cuts what is no part of a place's name, or refuses the run as a body, a person or a date."""
    start, end = match.span("run")
    article = _ARTICLE.match(words, start, end)
    start = article.end() if article else start
    described = _DESCRIBED.match(words, start, end)
    start = described.end() if described else start
    shown = words[start:end]
    possessive = re.search(r"['\u2019]s\b", shown)
    if possessive:
        end = start + possessive.start()
        shown = words[start:end]
    stop = re.search(r"\. ", shown)
    if stop and not shown.startswith("St"):
        end = start + stop.start()
    end -= len(words[start:end]) - len(words[start:end].rstrip(".'\u2019-"))
    parts = words[start:end].lower().split()
    if not parts or not words[start].isupper() or parts[0] in _CALENDAR | _COUNTED or _NOT_PLACES.intersection(parts):
        return None
    if COMPOUND.search(parts[-1]):  # "in Korvan-held ground"
        return None
    return Span(start, end)


def _is_said(words: str, at: int) -> bool:
    """Tells whether the cue is the "to" of "according to"."""
    return words[max(0, at - len("according ")) : at].lower() == "according "


def _datelines(text: Text) -> Iterator[Toponym]:
    for block in text.of_kind(BlockKind.DATELINE):
        match = re.compile(_RUN).match(text.words, block.span.start, block.span.end)
        if match:
            yield Toponym(Span(*match.span()))
    for block in text.of_kind(BlockKind.BODY):
        match = _DATELINE.match(text.words, block.span.start, block.span.end)
        if match:
            place = text.words[match.start("run") : match.end("run")].split(",")[0]
            yield Toponym(Span(match.start("run"), match.start("run") + len(place.rstrip())))
        return


def _key(words: str) -> str:
    return " ".join(words.casefold().split())


def _apart(found: list[Toponym]) -> Iterator[Toponym]:
    """Keeps, of toponyms that share words, the longest; ties go to the earlier."""
    taken: list[Span] = []
    kept: list[Toponym] = []
    for one in sorted(found, key=lambda one: (-len(one.span), one.span, one.cue is None)):
        at = bisect_left(taken, one.span)
        if not any(one.span.overlaps(span) for span in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, one.span)
            kept.append(one)
    yield from sorted(kept, key=lambda one: one.span)
