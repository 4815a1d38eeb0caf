"""Sentences of the article.

A sentence ends at a full stop, question or exclamation mark or ellipsis, with the closing quotation marks and brackets
that follow, where white space and then a new beginning come next. Abbreviations and initials do not end one
(after Grefenstette and Tapanainen 1994, "What is a word, what is a sentence?").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.domain.text import ARTICLE, Block, Sentence, Span
from sayso.read.wordlist import word_set

_END = re.compile(r"(?:[.!?…]{1,10}|[\u3002\uff01\uff1f])(?P<close>[\"'”’»)\]]{0,4})(?=\s|$|(?<=[\u3002\uff01\uff1f]))")
_OPENING = re.compile("[\"'“‘’”(\\[«—–-]")
_NEXT = re.compile(r"\s{1,20}(?P<open>[\"'“‘«(\[—–-]{0,3}\s{0,2})(?P<first>\S)(?P<rest>\S{0,30})")
_SAYS = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30}\s){1,4}(?:said|says|asked|told|added|wrote|tweeted|replied|shouted|cried|announced|joked)\b"
)
_INITIAL = re.compile(r"(?:[A-Z]\.){0,4}[A-Z]\.$")
# Titles and words that a name or a number follows: their stop never ends a sentence.
_BEFORE_NAME = word_set(
    "mr. mrs. ms. mx. dr. prof. gen. lt. col. maj. capt. cmdr. adm. sgt. cpl. pvt. brig. rev. fr. hon. gov. sen. rep."
    " pres. amb. st. ste. mt. ft. no. nos. vol. pp. art. sec. fig. op. messrs. supt. insp. det. sr. dep. spc. pfc."
    " jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. vs. v. cf. e.g. i.e. approx. ca. al-."
)
# These end a sentence when a capitalised word that begins one follows.
_MAY_END = word_set("u.s. u.k. u.n. e.u. u.a.e. d.c. a.m. p.m. etc. inc. ltd. corp. co. bros. jr. sr. al. est.")
_BEGINNERS = word_set(
    "the a an this that these those he she it they we i you his her its their our my in on at but and or so if when"
    " while as after before since for from by with there here what who how why meanwhile however mr mrs ms dr"
    " earlier later last asked some many most all no not one two both several officials police"
)


def split_sentences(words: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """Splits the article's blocks into sentences.

    Args:
        words: the report's text.
        blocks: its blocks in text order; those of other kinds than ``ARTICLE`` have no sentences.

    Returns:
        Sentences in text order, apart, each inside one block and without white space at either end. Together they
        cover every character of the article's blocks but white space.
    """
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.kind in ARTICLE:
            found.extend(Sentence(span, number) for span in _split(words, block.span))
    return tuple(found)


def _split(words: str, within: Span) -> Iterator[Span]:
    start = within.start
    for end in _END.finditer(words, within.start, within.end):
        stop = end.end()
        if stop >= within.end:
            break
        after = _NEXT.match(words, stop, min(within.end, stop + 100))
        if after is None:
            continue
        begins = after.start("open") if after["open"].strip() else after.start("first")
        if begins >= within.end or not _ends(words, end, after, start):
            continue
        yield Span(start, stop)
        start = begins
    if start < within.end:
        yield Span(start, within.end)


def _ends(words: str, end: re.Match[str], after: re.Match[str], start: int) -> bool:
    """Tells whether the mark at ``end`` closes the sentence that began at ``start``."""
    mark = end[0][0]
    first = after["first"]
    if first.islower():
        return False
    # "Really?" Dana Vell asked: the sentence goes on, though a capital follows.
    asks = end["close"] and mark in "!?" and not after["open"].strip()
    if asks and _SAYS.match(words, after.start("first"), after.start("first") + 150):
        return False
    if mark != "." or len(end[0]) - len(end["close"]) > 1 or end["close"]:
        return True
    return _stop_ends(words, end.start(), after, start)


def _stop_ends(words: str, at: int, after: re.Match[str], start: int) -> bool:
    """Tells whether the full stop at ``at`` ends a sentence rather than an abbreviation."""
    before = words[max(start, at - 30) : at].rsplit(None, 1)
    token = _OPENING.split(before[-1])[-1] + "." if before else "."
    low = token.lower()
    if low in _BEFORE_NAME:
        return False
    following = (after["first"] + after["rest"]).rstrip(".,;:!?\"'”’").lower()
    if low in _MAY_END:
        return bool(after["open"].strip()) or following in _BEGINNERS
    if _INITIAL.match(token):
        return following in _BEGINNERS and following != "i"
    return not (low.rstrip(".").isdigit() and at - start <= 3)  # "1. First" numbers an item
