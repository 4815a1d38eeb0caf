"""The clauses of a content: one claim for each clause that says something of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.domain.text import Span, Spans

LONGEST_VERB = 24  # code points
FEWEST_WORDS = 3  # a shorter piece stays with its neighbour
LONGEST = 4_000  # code points of one content that are searched for clauses; what is beyond goes with the last

_FINITE = (
    r"(?:has|have|had|was|were|is|are|will|would|could|can|may|might|did|does|do|should|must|"
    r"isn['\u2019]t|wasn['\u2019]t|weren['\u2019]t|aren['\u2019]t|hasn['\u2019]t|didn['\u2019]t)"
)
_PAST = r"(?:[a-z]{2,20}ed|said|told|took|fell|began|sent|left|lost|hit|struck|shot|held|went|came|put|broke|blew)"
_ATTRIBUTIVE = (
    r"(?:suspected|alleged|supposed|armed|unarmed|masked|unidentified|displaced|retired|uniformed|allied|related)"
)
"""Participles that stand before nouns: "soldiers and suspected militants"."""

_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]?[A-Z0-9#])")
_STOPS = (".", "!", "?", "\u2026")
_ABBREVIATED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|St|Gen|Col|Lt|Adm|Rev|[A-Z])$")
_COORDINATED = re.compile(
    r",? (?:and|but|while) (?=that\b)"
    r"|,? and (?=(?:also )?(?:confirm|insist|den[yi]|stress|maintain|claim|repeat)(?:e?[sd]|ing)? that\b)"
    r"|; (?=\w)"
    r"|, (?=(?:even )?(?:though|although|whereas) )"
    r"| or (?=(?:if|whether)\b)"
    rf"|,? (?:and|but) (?=[\"\u201c]?(?:also |then |later |still |now )?{_FINITE}\b)"
    r"|, (?:and|but) (?=not\b)"
    rf"|(?<!\ball)(?<!\bnothing)(?<!\banything)(?<!\beverything)(?<!\bnone)(?:,? (?:and|but)|, while) "
    rf"(?!(?:[\w'\u2019-]+ ){{0,4}}(?:who|which|that|whose|where|when|because|until) )"
    rf"(?=(?:[\w'\u2019-]+ ){{1,5}}(?<!\bto ){_FINITE}\b)"
    rf"|,? (?:and|but) (?=(?:also |then |later )?(?!{_ATTRIBUTIVE}\b){_PAST} (?:[\w'\u2019-]+ ))"
    r"|, (?=(?:killing|injuring|wounding|leaving|destroying|damaging|forcing|prompting|adding)\b)"
    r"| (?=(?:killing|injuring|wounding) [\"\u201c]?(?:an? |at least|about|around|some|more than|over|up to|nearly|"
    r"many|dozens|scores|hundreds|thousands|several|two|three|four|five|six|seven|eight|nine|ten|\d))"
    rf"|, (?=(?!{_FINITE}\b)(?:[\w-]+ ){{1,3}}{_PAST}(?:[,.]| and |$))"
    r"|, (?=(?!(?:an?|the|one) )(?!(?:who|which|whose) [^,;.]{1,160}, )"
    rf"(?:[\w-]+ ){{1,3}}{_PAST} (?:in|by|on) )"
    rf"|, (?=(?:none|nobody|no one|not one)(?: of (?:[\w'\u2019-]+ ){{1,4}}| ){_FINITE}\b)"
    r"|,? (?=with(?:out)? (?:no|any)\b)"
    r"|, (?=which (?:[\w'\u2019-]+ ){1,6}(?:verified|confirmed|corroborated|substantiated|checked|established)\b)"
)
_VERB_NEXT = re.compile(rf"{_PAST}\b")
_ING_NEXT = re.compile(r"\w+ing\b")
_VERB_BEFORE = re.compile(r"\b(?!un)[a-z]+ed$")
"""A word that may be a verb with the same object as the next; "left it unopened and went" has two."""

_UNDER_ONE = re.compile(
    r"\b(?:(?:could|may|might|must|would|should|can)(?: not|not|n['\u2019]t)? have|"
    r"(?:has|have|had|was|were|is|are|been)(?: not|n['\u2019]t| never)(?: been)?) [^,;.]*$"
)
"""What governs a second participle too: of "could have aimed and fired", "was not seized and burned" each is one."""

_FRONTED = re.compile(
    r"\W*(?:that )?(?:among|of|in|on|at|after|before|during|for|with|by|from|as|since|following|despite|outside|inside|"
    rf"near|within) (?!which )(?:(?!\b(?:{_FINITE}|when|while)\b)[^,]){{0,120}}",
    re.IGNORECASE,
)
"""What stands before a clause's subject and says nothing by itself: "among the dozen dead in the mill, | two were"."""

_RELATIVE = re.compile(r",? (?:that|which) (?:\w+ ){0,3}")
_VERBAL = re.compile(rf"\b(?:{_FINITE}|{_PAST}|[a-z]{{3,20}}s)\b")
_POINTED_AT = re.compile(rf"(?!{_FINITE}\b|{_PAST}\b)[\w'\u2019-]+(?: (?!{_FINITE}\b|{_PAST}\b)[\w'\u2019-]+)?\W*")
_WORD = re.compile(r"\w+(?:[-'\u2019]\w+)*")
_LEADING = re.compile(
    rf"(?:[\s,;:\u2013\u2014-]|(?:and|but|while|though|although)\s|that,?\s(?!(?:{_FINITE}|{_PAST})\b))*"
)


def clauses_of(words: str, content: Spans, triggers: Sequence[Span] = ()) -> tuple[tuple[Spans, bool], ...]:
    """Divides a content into clauses.

    Args:
        words: the report's text.
        content: the spans of one attribution's content.
        triggers: the event words inside it: a relative clause on one of them, with another in it, stands by itself.

    Returns:
        For each clause its spans, in text order and inside the content, and whether it opens a sentence of its own.
        A content without inner boundary is one clause; never empty for a content with at least one word.
    """
    cuts: list[tuple[int, bool]] = []
    before: Span | None = None
    for span in content:
        if before and words[before.end : span.start].rstrip().endswith(_STOPS):
            cuts.append((span.start, True))  # "“It burned,” he said. “We left.”"
        cuts.extend(sorted((*_cuts(words, span), *_relative_cuts(words, span, triggers))))
        before = span
    pieces: list[tuple[Spans, bool]] = []
    opened, rest = True, list(content)
    for at, new_sentence in cuts:
        left, rest = _divide(rest, at)
        _append(pieces, words, left, opens=opened)
        opened = new_sentence
    _append(pieces, words, rest, opens=opened)
    return tuple(pieces)


def _cuts(words: str, span: Span) -> Iterator[tuple[int, bool]]:
    end = min(span.end, span.start + LONGEST)
    found = [
        (match.end(), True)
        for match in _SENTENCE_END.finditer(words, span.start, end)
        if not _ABBREVIATED.search(words, max(0, match.start() - len("Mrs ")), match.start())
    ]
    for match in _COORDINATED.finditer(words, span.start, end):
        if _VERB_NEXT.match(words, match.end()) and _VERB_BEFORE.search(
            words, max(span.start, match.start() - LONGEST_VERB), match.start()
        ):
            continue  # two verbs of one object: "searched and sealed the hull"
        before = max((at for at, _ in found if at <= match.start()), default=span.start)
        joined = match.group()
        if len(_WORD.findall(words, before, match.start())) < FEWEST_WORDS:
            continue  # "Yes, they fired": what is too short to stand alone belongs to what follows
        if (
            joined == ", "
            and not _ING_NEXT.match(words, match.end())
            and _FRONTED.fullmatch(words, before, match.start())
        ):
            continue
        if _VERB_NEXT.match(words, match.end()) and _UNDER_ONE.search(words, before, match.start()):
            continue
        # "the army, the navy, and the police were": a comma before may be one of a list
        listed = joined.strip(" ,") in ("and", "but", "while") and "," in words[before : match.start()]
        apart = joined.startswith((";", ", ", " or ")) and not listed
        if apart or _VERBAL.search(words, before, match.start()):
            found.append((match.start(), False))
            found.sort()
    return iter(found)


def _relative_cuts(words: str, span: Span, triggers: Sequence[Span]) -> Iterator[tuple[int, bool]]:
    """Cuts before the relative clause of "an operation that seized a village"."""
    inside = [trigger for trigger in triggers if span.covers(trigger)]
    for antecedent, verb in pairwise(inside):
        relative = _RELATIVE.fullmatch(words, antecedent.end, verb.start)
        if relative:
            yield antecedent.end, False


def _divide(spans: Sequence[Span], at: int) -> tuple[list[Span], list[Span]]:
    before = [Span(span.start, min(span.end, at)) for span in spans if span.start < at]
    after = [Span(max(span.start, at), span.end) for span in spans if span.end > at]
    return before, after


def _append(pieces: list[tuple[Spans, bool]], words: str, spans: Sequence[Span], *, opens: bool) -> None:
    """Adds a clause; one of too few words joins the clause before it, and a first one waits for the next."""
    trimmed = _trimmed(words, spans)
    if not trimmed:
        return
    count = sum(len(_WORD.findall(words, span.start, span.end)) for span in trimmed)
    short_first = len(pieces) == 1 and _is_short(words, pieces[0][0])
    if pieces and (count < FEWEST_WORDS or short_first):
        joined = (*pieces[-1][0], *trimmed)
        pieces[-1] = (_closed(joined), pieces[-1][1])
    else:
        pieces.append((trimmed, opens))


def _is_short(words: str, spans: Spans) -> bool:
    return sum(len(_WORD.findall(words, span.start, span.end)) for span in spans) < FEWEST_WORDS


def _closed(spans: Sequence[Span]) -> Spans:
    """Closes the small gaps that trimming left between two pieces of one content."""
    closed: list[Span] = []
    for span in spans:
        if closed and span.start - closed[-1].end <= len(', and that "'):
            closed[-1] = Span(closed[-1].start, span.end)
        else:
            closed.append(span)
    return tuple(closed)


def _trimmed(words: str, spans: Sequence[Span]) -> Spans:
    """Cuts conjunctions, commas and white space at either end; drops what has no word in it."""
    kept = [span for span in spans if _WORD.search(words, span.start, span.end)]
    if not kept:
        return ()
    opening = _LEADING.match(words, kept[0].start, kept[0].end)
    pointing = opening and opening[0].endswith("that ") and _POINTED_AT.fullmatch(words, opening.end(), kept[-1].end)
    if opening and opening.end() < kept[0].end and not pointing:  # "that proposal" is no clause
        kept[0] = Span(opening.end(), kept[0].end)
    last = kept[-1]
    shown = words[last.start : last.end].rstrip(" \t\r\n,;:\u2013\u2014-")
    if shown:
        kept[-1] = Span(last.start, last.start + len(shown))
    return tuple(kept)
