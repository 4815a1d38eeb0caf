"""Names of places by a list of them: capitalised words that it knows and the sentence leaves a place.

A name in a list is no place yet: "Nice" opens sentences, "Reading" is read, and people and bodies bear names of towns.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Protocol

from sayso.domain.gazetteer import Candidate
from sayso.domain.mention import EntityKind, EntityMention
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Text

LONGEST = 4
"""Words of one name."""

SHORTEST = 4
"""Letters from which a single word is a place by its capital alone."""

WELL_KNOWN = 15_000
"""People from which a settlement's name is one by itself, whatever stands around it."""

SURE = 0.8
"""Score from which the learned reader's word that a name is a place's is taken. Its word that a name is of another kind
is not: it is told stand-ins for names, and takes "Turkey" for a person's."""

_LISTS: dict[str, list[str]] = tomllib.loads((files("sayso.find") / "toponyms.toml").read_text("utf-8"))
_COMMON = frozenset(_LISTS["common"])
_CALENDAR = frozenset(_LISTS["calendar"])
_BODIES = frozenset(_LISTS["bodies"])
_TITLES = frozenset(_LISTS["titles"])
_FIRST_NAMES = frozenset(_LISTS["first_names"])
_LEADS = frozenset((*_LISTS["strong"], *_LISTS["weak"]))
_KINDS = frozenset(_LISTS["kinds"])
_BUILT = _KINDS | frozenset(_LISTS["built"])

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z\u00c0-\u00de\u0410-\u042f][\w\u2019'-]*\.?|\b(?:de|of|la|el|al|the|and|upon|on|sur|am|der)\b"
)
_ABBREVIATED = frozenset(_LISTS["abbreviated"])
_BESIDE = frozenset(_LISTS["beside"])
PLACES = (EntityKind.PLACE, EntityKind.FACILITY)
"""What the learned reader calls places: its teachers told settlements from buildings too seldom for it to."""

METROPOLIS = 200_000
"""People from which a settlement's name is one where it opens a sentence too."""

_OF_A_NAME = re.compile(r" of (?:the )?[A-Z]")
"""What goes on like this is the name of a body or a thing: "Bank of Korva"."""
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|U[SK]|UAE|USA|EU|DRC")
_NEXT = re.compile(r" (?P<word>[A-Za-z\u00c0-\u00de][\w\u2019'-]*)")
_BEFORE = re.compile(r"(?P<word>[\w\u2019'.-]+),? $")


class Names(Protocol):
    """What the finder asks of a gazetteer."""

    def candidates(self, name: str) -> Sequence[Candidate]:
        """All places that bear a name, the most populous first."""
        ...


def listed_places(text: Text, names: Names, entities: Sequence[EntityMention] = ()) -> Iterator[Span]:
    """Yields the spans that name places, in text order and apart.

    Args:
        text: the report's.
        names: the list of places.
        entities: what the learned reader found named; its places are taken where the list knows them, and its people
            and bodies are none.
    """
    kinds = Positions((one.span, one) for one in entities)
    plain = plain_words(text)
    surnames = _surnames(text, names)
    peoples = frozenset(one[1] for one in _PLURAL.finditer(text.words))
    whole = {span.start: span for span in learned_names(text, entities)}
    for sentence in text.sentences:
        at = sentence.span.start
        while found := _WORD.search(text.words, at, sentence.span.end):
            if parts := _parts(text, found, names):
                yield from parts
                at = found.end()
                continue
            span = whole.get(found.start()) or _longest(text.words, found, sentence.span, names, kinds)
            if (
                span
                and text[span].lower() in plain
                and not is_power(text[span], names)
                and not _is_led(text.words, span, sentence.span)
            ):
                span = None  # the report uses the word for something else
            if span and text[span] in peoples and not _is_led(text.words, span, sentence.span):
                span = None  # "the Marnish", where "Marnishes" are told of too
            if span and text[span] in surnames and not _is_led(text.words, span, sentence.span):
                span = None  # a person of the report
            if span:
                yield span
            at = span.end if span else found.end()


COMPOUND = re.compile(
    r"-(?:based|owned|led|backed|born|controlled|held|occupied|allied|funded|run|made|trained|supported|registered|bound)$"
)
"""What makes of a place's name what is of it or about it: "the Korva-based group", "Korvan-held ground"."""


def _parts(text: Text, found: re.Match[str], names: Names) -> list[Span]:
    """The names in a compound of them: "Korva-based", "the Korva-Ulm talks"; none where the whole is a name."""
    shown = found[0].removesuffix(".")
    base = COMPOUND.search(shown)
    if "-" not in shown or any(one.exact for one in names.candidates(shown)):
        return []
    ends = shown[: base.start()] if base else shown
    parts = [Span(found.start() + one.start(), found.start() + one.end()) for one in re.finditer(r"[^-]+", ends)]
    return parts if all(_is_listed(text[one], names) for one in parts) else []


def _is_listed(name: str, names: Names) -> bool:
    """Whether a name of a compound is a place's by itself: a country's, an area's, a city's."""
    if len(name) < SHORTEST and not _ACRONYM.fullmatch(name):
        return False
    return any(
        one.exact
        and (
            one.feature.startswith(("A.PCL", "L."))
            or (one.primary and (one.feature.startswith(("A.ADM1", "P.PPLC")) or one.population >= WELL_KNOWN))
        )
        for one in names.candidates(name)
    )


_FULL = re.compile(r"(?<![\w.] )\b([A-Z][a-z]+) (?:[A-Z]\.? )?([A-Z][a-z]\w+)\b(?!,? [A-Z])")


def _surnames(text: Text, names: Names) -> frozenset[str]:
    """Last words of names that no list of places has and a first name begins: "Bolton" where "Ada Bolton" is told."""
    return frozenset(
        one[2]
        for one in _FULL.finditer(text.words)
        if one[1].lower() in _FIRST_NAMES and not any(candidate.exact for candidate in names.candidates(one[0]))
    )


_PLURAL = re.compile(r"\b([A-Z][a-z]{3,})s\b(?! [A-Z])")
_PLAIN = re.compile(r"(?<![\w/=_.-])[a-z]{3,}(?![\w/=_-]|\.\w)")
"""A word in small letters by itself, no part of an address or a compound."""


def plain_words(text: Text) -> frozenset[str]:
    """The words that a report uses in small letters: where it has one in capitals too, that may be no name."""
    return frozenset(_PLAIN.findall(text.words))


def _is_led(words: str, span: Span, sentence: Span) -> bool:
    """Whether a preposition of place leads to the name, in the midst of its sentence."""
    before = _BEFORE.search(words[max(sentence.start, span.start - 30) : span.start])
    return before is not None and before["word"].lower() in _LEADS


_ARTICLES = frozenset({"The", "A", "An"})
POWERS = ("A.PCL", "P.PPLC", "L.RGN", "S.")


def is_power(name: str, names: Names) -> bool:
    """Whether a name is a country's, a capital's, a bloc's or a seat of government's: these act as often as not."""
    found = names.candidates(name)
    return any(one.feature.startswith(POWERS) and one.exact for one in found)


_NAMED = re.compile(r"[A-Z][\w\u2019'-]*(?:[ -](?:(?:of|the|de|la|and) ){0,2}[A-Z][\w\u2019'-]*)+")


def learned_names(text: Text, entities: Sequence[EntityMention]) -> Iterator[Span]:
    """Yields the names of several words that the learned reader calls places, listed or not: streets, halls."""
    for one in entities:
        found = _NAMED.search(text.words, one.span.start, one.span.end) if one.kind in PLACES else None
        if not found or one.score < SURE or found.end() < one.span.end:
            continue
        start = found.start() + len("The ") if found[0].startswith("The ") else found.start()
        span = _trimmed(text.words, Span(start, found.end()))
        parts = text[span].lower().split(" ") if span else []
        if (
            span
            and len(parts) > 1
            and parts[0] not in _CALENDAR | _TITLES
            and _BUILT.intersection((parts[0], parts[-1]))
        ):
            yield span


def _longest(
    words: str, found: re.Match[str], sentence: Span, names: Names, kinds: Positions[EntityMention]
) -> Span | None:
    if not found[0][0].isupper() or found[0] in _ARTICLES:
        return None
    for end in reversed(_ends(words, found, sentence)):
        span = _trimmed(words, Span(found.start(), end))
        if span and _is_place(words, span, sentence, names, kinds):
            return span
    return None


def _ends(words: str, found: re.Match[str], sentence: Span) -> list[int]:
    """Where a name that begins here may end: after each word of its run of capitals."""
    ends = [at := found.end()]
    while len(ends) < LONGEST and at < sentence.end and words[at] in " -" and _goes_on(words, found.start(), at):
        more = _WORD.match(words, at + 1, sentence.end)
        if not more:
            break
        ends.append(at := more.end())
    return ends


def _goes_on(words: str, start: int, at: int) -> bool:
    """Whether a name may go on after what ends here: after a full stop that of "St." alone."""
    return words[at - 1] != "." or words[start:at] in ("St.", "Ste.", "Mt.", "Ft.")


def _trimmed(words: str, span: Span) -> Span | None:
    """The name without what ends a sentence or makes it an owner."""
    shown = words[span.start : span.end]
    if not shown.rsplit(" ", 1)[-1][:1].isupper():
        return None
    shown = re.sub(r"['\u2019]s?$", "", shown)
    if shown.endswith(".") and not (_ACRONYM.fullmatch(shown) or shown in _ABBREVIATED):
        shown = shown[:-1]
    if _CAPITAL_DISTRICT.match(words, span.start + len(shown)):
        shown += ", D.C."
    return Span(span.start, span.start + len(shown)) if shown else None


_CAPITAL_DISTRICT = re.compile(r"(?<=Washington), D\.C\.")


def _is_place(words: str, span: Span, sentence: Span, names: Names, kinds: Positions[EntityMention]) -> bool:
    shown = words[span.start : span.end]
    first, single = shown.split(" ")[0].lower(), " " not in shown
    if first in _CALENDAR or "\u2019" in shown[:3] or "'" in shown[:3]:
        return False
    short = single and len(shown) < SHORTEST and not _ACRONYM.fullmatch(shown)
    if short and shown not in _ABBREVIATED:
        return False
    found = [one for one in names.candidates(shown) if one.exact]
    if not found:
        return False
    learned = any(one.kind in PLACES and one.score >= SURE for one in kinds.touching(span))
    best = max(
        found,
        key=lambda one: (
            one.feature.startswith(("A.PCL", "L.", "H.OCN")),
            one.primary,
            one.feature[0] == "A",
            one.population,
        ),
    )
    return _is_owned(words, span, sentence, found, names) or _stands_for_itself(
        words, span, sentence, best, learned=learned
    )


_LEADS_TO = re.compile(r"\b(?:in|at|on|of|near|from|to|against|over|around|across|into|outside|inside|towards?|for) $")
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2})['\u2019]s? $")


def _is_owned(words: str, span: Span, sentence: Span, found: Sequence[Candidate], names: Names) -> bool:
    """Whether a preposition of place leads to the state or area that the list puts it in: "in Vardia's Korva"."""
    owner = _OWNER.search(words[max(sentence.start, span.start - 60) : span.start])
    if owner is None or not _LEADS_TO.search(words[sentence.start : span.start - len(owner[0])]):
        return False
    after = _NEXT.match(words, span.end)
    if after and after["word"][0].isupper() and after["word"].lower() not in _KINDS:
        return False  # "Vardia's Korva Gazette"
    areas = {
        one.within[-1]
        for one in names.candidates(owner["owner"])
        if one.exact and one.within and one.feature.startswith(("A.PCL", "A.ADM1"))
    }
    return any(areas.intersection(one.within[:-1]) for one in found)


def _stands_for_itself(words: str, span: Span, sentence: Span, best: Candidate, *, learned: bool) -> bool:
    """Whether the words around a listed name leave it a place."""
    shown = words[span.start : span.end]
    after = _NEXT.match(words, span.end)
    before = _BEFORE.search(words[max(sentence.start, span.start - 30) : span.start])
    following, lead = after["word"] if after else "", before["word"] if before else ""
    cued = lead.lower() in _LEADS
    names_more = lead[:1].isupper() and not cued and lead.lower() not in _BESIDE and words[span.start - 2] != ","
    is_body = best.feature[0] == "P" and _OF_A_NAME.match(words, span.end) is not None
    if names_more or is_body or lead.lower().rstrip(".") in _TITLES | _FIRST_NAMES:
        return False
    if following.lower() in _BODIES or (following[:1].isupper() and following.lower() not in _KINDS | _TITLES):
        return learned and following.lower() not in _BODIES
    known = best.feature.startswith(("A.PCL", "A.ADM1", "L.", "P.PPLC", "H.")) or best.population >= WELL_KNOWN
    wide = best.feature.startswith(("A.PCL", "L.", "H.OCN"))
    opens = span.start == sentence.start
    if " " not in shown and shown.lower() in _COMMON and not _ACRONYM.fullmatch(shown):
        return cued and not opens
    if opens and " " not in shown and not learned:
        return wide or (
            best.primary and (best.feature.startswith(("A.ADM1", "P.PPLC")) or best.population >= METROPOLIS)
        )
    told_with = _is_told_with(words, span) or (
        best.feature.startswith("A.ADM1") and lead[:1].isupper() and words[span.start - 2] == ","
    )
    return wide or (known and best.primary) or cued or learned or told_with


def _is_told_with(words: str, span: Span) -> bool:
    """Whether an area follows after a comma: "Korva, Vardia"; the other way round, "Va." is one after "Korva, "."""
    return words[span.end : span.end + 2] == ", " and words[span.end + 2 : span.end + 3].isupper()
