"""Quotations: where quotation marks open and close, in every style of news text, without taking apostrophes for marks.

Double marks ("…", “…”, „…“, «…», ''…'') are paired first; single marks ('…', ‘…’ and their kin) are then paired in
what is left, where alone an apostrophe can be told from a mark. A quotation never crosses a block: by the convention
of English typesetting a quotation of several paragraphs opens each of them anew and closes only the last (Chicago
Manual of Style, 13.30), which is told by ``closed`` and ``continues``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.domain.text import ARTICLE, BlockKind, Span, Text

_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``|’’|‘‘")
_SINGLE = re.compile(r"['‘’‚‹›]")  # noqa: RUF001 the marks themselves
_OPENS_ONLY = frozenset({"„", "``", "‘‘", "‟"})
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([{—–-:,/\"“„«'‘‚…")  # noqa: RUF001 the marks themselves
_AFTER_CLOSING = frozenset(" \t\n\r\xa0)]}—–-:;,./!?\"”“»'’…")
_STOPS = frozenset(".,!?…;—-")
_WORDS = re.compile(r"\w+")
_SENTENCE_INSIDE = re.compile(r"[.!?…]['’)\]]?\s+[\"'“‘(]?[A-Z]")

MOST_WORDS_OF_A_NAME = 3
"""Quoted words up to this number may be a title, a nickname or a scare quote."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in one block.

    ``span`` runs from mark to mark, both included; without a closing mark it runs to the block's end and ``closed`` is
    False. ``inner`` is what stands between the marks. ``continues``: the paragraph before left its quotation open, and
    this one, at its block's start, goes on with it. ``whole``: it has words of its own syntax (a clause or more), so
    that it stands in its sentence as one piece; otherwise its words are part of the reporter's sentence.
    """

    span: Span
    inner: Span
    block: int
    closed: bool
    continues: bool = False
    whole: bool = False


def find_quotations(text: Text) -> tuple[Quotation, ...]:
    """Finds the outermost quotations of the article's blocks, in text order, in linear time."""
    found: list[Quotation] = []
    was_open = False
    for number, block in enumerate(text.blocks):
        if block.kind not in ARTICLE:
            continue
        here = _in_block(text.words, block.span, number)
        if block.kind is BlockKind.BODY:
            if here and was_open and here[0].span.start == block.span.start:
                here[0] = replace(here[0], continues=True, whole=True)
            was_open = bool(here) and not here[-1].closed
        found += here
    return tuple(found)


def _in_block(words: str, block: Span, number: int) -> list[Quotation]:
    doubles = list(_pair_doubles(words, block))
    singles: list[tuple[Span, bool]] = []
    at = block.start
    for span, _ in [*doubles, (Span(block.end, block.end + 1), True)]:
        if at < span.start:
            singles += _pair_singles(words, at, span.start)
        at = span.end
    pairs = sorted(doubles + singles)
    return [made for span, closed in pairs if (made := _quotation(words, span, number, block, closed=closed))]


def _pair_doubles(words: str, block: Span) -> Iterable[tuple[Span, bool]]:
    """Pairs double marks; a mark that opens while another is open ends that one, unclosed, before it."""
    start, opener = -1, ""
    for match in _DOUBLE.finditer(words, block.start, block.end):
        mark = match[0]
        before = words[match.start() - 1] if match.start() > block.start else " "
        after = words[match.end()] if match.end() < block.end else " "
        can_open = before in _BEFORE_OPENING and not after.isspace()
        if start < 0:
            if can_open or mark in _OPENS_ONLY or (mark in "“«" and not after.isspace()):
                start, opener = match.start(), mark
        elif not _closes(opener, mark, can_open=can_open and not _tight(before), after=after):
            yield Span(start, _last_word(words, start, match.start())), False
            start, opener = match.start(), mark
        else:
            yield Span(start, match.end()), True
            start = -1
    if start >= 0:
        yield Span(start, block.end), False


def _tight(before: str) -> bool:
    """Tells whether a mark after this character more likely closes than opens: no white space divides them."""
    return not before.isspace() and before not in "(["


def _closes(opener: str, mark: str, *, can_open: bool, after: str) -> bool:
    if opener == "„":
        return mark in '“”"'
    if opener in "«»":
        return mark in "«»" and (mark != opener or not can_open)
    if mark in _OPENS_ONLY or mark in "«»":
        return False
    if mark == "“":
        return not can_open and after in _AFTER_CLOSING
    return mark == "”" or not can_open


def _last_word(words: str, start: int, end: int) -> int:
    """Where the text before ``end`` stops, white space left out."""
    while end > start + 1 and words[end - 1].isspace():
        end -= 1
    return end


def _pair_singles(words: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """Pairs single marks. ``soldiers' weapons`` may close a quotation only where nothing better does."""
    found: list[tuple[Span, bool]] = []
    opened, perhaps = -1, -1
    for match in _SINGLE.finditer(words, start, end):
        at, mark = match.start(), match[0]
        before = words[at - 1] if at > start else " "
        after = words[at + 1] if at + 1 < end else " "
        if before.isalnum() and after.isalnum():
            continue
        if opened < 0 or (perhaps >= 0 and before.isspace()):
            if before in _BEFORE_OPENING and (after.isalnum() or after in "$£€[(") and mark not in "’›":  # noqa: RUF001 the marks themselves
                if perhaps >= 0:
                    found.append((Span(opened, perhaps + 1), True))
                opened, perhaps = at, -1
        elif mark in "'’›‘" and not before.isspace() and not after.isalnum():  # noqa: RUF001 the marks themselves
            if before in "sS" and after == " " and at + 2 < end and words[at + 2].isalnum():
                perhaps = at
            else:
                found.append((Span(opened, at + 1), True))
                opened, perhaps = -1, -1
    if opened >= 0 and perhaps >= 0:
        found.append((Span(opened, perhaps + 1), True))
    return found


def _quotation(words: str, span: Span, number: int, block: Span, *, closed: bool) -> Quotation | None:
    width = 2 if words[span.start : span.start + 2] in ("''", "``", "‘‘") else 1
    start, end = span.start + width, span.end - (width if closed else 0)
    if closed and words[end : span.end].isalnum():  # an opening '' closed by a single-character mark
        end += 1
    if start >= end or not words[start:end].strip():
        return None
    return Quotation(span, Span(start, end), number, closed, whole=_stands_whole(words, span, Span(start, end), block))


def _stands_whole(words: str, span: Span, inner: Span, block: Span) -> bool:
    """Tells a quoted clause from quoted words that belong to the reporter's sentence."""
    quoted = words[inner.start : inner.end]
    count = 0
    for _ in _WORDS.finditer(quoted):
        count += 1
        if count > 2 * MOST_WORDS_OF_A_NAME:
            break
    if count == 0:
        return False
    capital = quoted.lstrip(" […(.'‘")[:1].isupper()
    before = words[block.start : span.start].rstrip()[-1:] if span.start - block.start < 3 else _before(words, span)
    apart = before in ("", ".", "!", "?", ":", ",", "—", "–", "-", ")", "…", '"', "”")
    stopped = quoted.rstrip()[-1:] in _STOPS or words[span.end : span.end + 1] in _STOPS
    if before in ("", ":") or (before in '.!?”"' and capital):
        return count > MOST_WORDS_OF_A_NAME or stopped
    if before == "," and stopped and count > MOST_WORDS_OF_A_NAME:
        return True
    if capital and apart:
        return stopped or count > MOST_WORDS_OF_A_NAME
    if capital and count > MOST_WORDS_OF_A_NAME + 1:
        return True
    return _SENTENCE_INSIDE.search(quoted) is not None


def _before(words: str, span: Span) -> str:
    at = span.start - 1
    floor = max(0, at - 8)
    while at > floor and words[at].isspace():
        at -= 1
    return words[at]
