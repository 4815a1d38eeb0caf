"""Which news agencies a report credits: in its dateline, its byline, under its text, in a copyright notice."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sayso.domain.lineage import Credit
from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Span, Spans, Text

_HEAD = 200
"""Code points at either end of a paragraph in which a credit is looked for."""

_TAIL = 6
"""Paragraphs at the end of a report that may be credits."""

_REST = r"[\w .&'\u2019/,+-]{0,60}"
_DASH = r"\.?\s?[-\u2010-\u2015:]"
_DATELINE = re.compile(rf"[^\W\d_a-z][^()\n]{{0,80}}\(([^\W\d_]{_REST})\) ?{_DASH}")
"""``CITY, Month 4 (Agency) -`` at the head of the body: the convention of agency copy."""

_LEADING = re.compile(rf"\(((?:[A-Z]|dpa\b){_REST})\) ?{_DASH}")
_SLASHED = re.compile(r"[^\W\d_a-z][^()/\n]{0,80}/([A-Z][\w -]{0,40})/\.?\s")
"""``CITY, Month 4. /AGENCY/.``, as agencies of the former Soviet Union set it; known ones alone."""

_TRAILING = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]\s*\Z")
_SOURCES = r"sources?|via|from|quelle|quellen|fuentes?|fonte"
_WITH = (
    r"with files from|with reporting by|with material from|with|avec|mit material von|mit informationen von|mit"
    r"|con información de|con informacion de|con|com"
)
_CREDIT = re.compile(
    rf"\A[-\u2010-\u2015\s]{{0,3}}(?:{_SOURCES})\b\s{{0,2}}:?\s+([^\n]{{1,60}}?)\.?\s*\Z", re.IGNORECASE
)
_WITH_LINE = re.compile(
    rf"\A[-\u2010-\u2015\s]{{0,3}}(?:[\w ]{{1,30}} )??(?:{_WITH})\s+([^\n]{{1,60}}?)\.?\s*\Z", re.IGNORECASE
)
_INSIDE_WITH = re.compile(rf"\A(?:{_WITH})\s+", re.IGNORECASE)
_BY = re.compile(r"\A\s*(?:by|par|von|por|da|de)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:and|with|via|et|avec|und|mit|y|con|e)\s+|[,/|;+]")
_GAVE = re.compile(
    r"([^.!?\n]{1,100}?) (?:(?:also )?contributed (?:reporting |material |information )?to (?:this|the) "
    r"(?:report|story|article|piece)|(?:ont|a) contribué à cet article"
    r"|(?:contribuyeron|contribuyó) a este (?:informe|artículo))\b",
    re.IGNORECASE,
)
_USED = re.compile(r"\binformation from ([^.\n]{1,60}?) was used in this (?:report|story|article)", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:additional )?reporting by ([^.;\n]{1,100})", re.IGNORECASE)
_NOTICE = re.compile(
    r"\A(?:copyright|©|\(c\))\s{0,2}(?:©|\(c\))?\s{0,2}(?:\d{4}\s{1,2})?(?:by )?([^.\n]{1,60}?)(?:\.|\s+all rights|\Z)",
    re.IGNORECASE,
)
_AGENCY_WORDS = re.compile(
    r"\b(?:news agency|press agency|news wire|newswire|wire service|agence de presse|nachrichtenagentur"
    r"|agencia de noticias)\b",
    re.IGNORECASE,
)
_WRITERS = re.compile(r"\s+(?:staff )?(?:writer|reporter|journalist|correspondent|editor)s?\b.*", re.DOTALL)
_ARTICLE = re.compile(r"\A(?:the|l['\u2019]|la|le|die|der)\s*\b", re.IGNORECASE)


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Agencies' names by tag, letter for letter, and by case-folded name."""
    lines = files("sayso.relate").joinpath("agencies.csv").read_text("utf-8").splitlines()
    tags: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        tags |= dict.fromkeys(filter(None, row["tags"].split(";")), row["name"])
        names |= dict.fromkeys(filter(None, (row["name"].casefold(), *row["names"].split(";"))), row["name"])
    return tags, names


def agency_named(words: str) -> str | None:
    """The agency that these words name, all of them: by a known tag or name, or one that calls itself an agency."""
    tags, names = _table()
    said = " ".join(words.split()).strip(" .")
    if known := tags.get(said) or names.get(said.casefold()) or names.get(_ARTICLE.sub("", said).casefold()):
        return known
    return said if _AGENCY_WORDS.search(said) and said[:1].isupper() else None


def credits_of(document: Document) -> tuple[Credit, ...]:
    """The agencies that a report credits, each once, the weightier credit first.

    A dateline's tag names an agency by its place alone, known to us or not. Elsewhere it counts where it is a known
    agency or calls itself one.
    """
    found: dict[str, Credit] = {}
    for credit in (*_datelines(document.text), *_bylines(document), *_lines(document.text)):
        known = found.get(credit.agency)
        if known is None or (credit.whole and not known.whole):
            found[credit.agency] = credit
    return tuple(sorted(found.values(), key=lambda one: not one.whole))


def agency_of(credited: tuple[Credit, ...]) -> str | None:
    """The agency whose copy a report is by its credits; None: there is none, or it is not told which."""
    return credited[0].agency if len(credited) == 1 and credited[0].whole else None


def _datelines(text: Text) -> Iterator[Credit]:
    for block in (*text.of_kind(BlockKind.DATELINE), *tuple(text.of_kind(BlockKind.BODY))[:1]):
        head = text[block.span][:_HEAD]
        found = _DATELINE.match(head) or _LEADING.match(head)
        if found is None and block.kind is BlockKind.DATELINE:
            found = _TRAILING.search(head)
        if found and not any(one.isdigit() for one in found[1]):
            at = Span(block.span.start + found.start(1), block.span.start + found.end(1))
            for part in _parts(found[1]):
                yield Credit(agency_named(part) or part, "dateline", at, whole=True)
            return
        slashed = _SLASHED.match(head)
        if slashed and (name := agency_named(slashed[1])):
            at = Span(block.span.start + slashed.start(1), block.span.start + slashed.end(1))
            yield Credit(name, "dateline", at, whole=True)
            return


def _parts(words: str) -> list[str]:
    """The agencies of a tag: "Reuters/AP"; one that has a stroke in its own name stays whole."""
    if agency_named(words):
        return [words.strip()]
    return [part.strip() for part in _BETWEEN.split(_INSIDE_WITH.sub("", words)) if part and part.strip()]


def _bylines(document: Document) -> Iterator[Credit]:
    text = document.text
    blocks = [(text[block.span], block.span) for block in text.of_kind(BlockKind.BYLINE)]
    for line, span in [*((one, None) for one in document.report.byline), *blocks]:
        for part in _parts(_BY.sub("", line[:_HEAD])):
            if name := agency_named(part):
                yield Credit(name, "byline", span, whole=True)


def _lines(text: Text) -> Iterator[Credit]:
    """Credits under the text: lines of their own, tags that close a paragraph, notices."""
    bodies = list(text.of_kind(BlockKind.BODY))
    for block in (*bodies[-_TAIL:], *_under(text, bodies)):
        yield from _given(text, block)
    for block in bodies[-2:]:
        yield from _closing(text, block)


def _under(text: Text, bodies: list[Block]) -> list[Block]:
    """The first lines of furniture under the body."""
    after = bodies[-1].span.start if bodies else 0
    return [one for one in text.of_kind(BlockKind.PROMO, BlockKind.OTHER) if one.span.start > after][:_TAIL]


def notices_of(text: Text) -> Spans:
    """The lines of furniture under a report's body in which an agency claims the rights in it."""
    under = _under(text, list(text.of_kind(BlockKind.BODY)))
    return tuple(one.span for one in under if _rights(text[one.span][:_HEAD], one.span) is not None)


def _rights(words: str, at: Span) -> str | None:
    """The agency whose notice of rights a line is; None: it is none, or nobody's that is known as an agency."""
    notice = _NOTICE.match(words) if len(at) <= _HEAD else None
    return agency_named(notice[1]) if notice else None


def _given(text: Text, block: Block) -> Iterator[Credit]:
    """What a paragraph near the end says of who gave material, or holds the rights."""
    words, at = text[block.span][:_HEAD], block.span
    if name := _rights(words, at):
        yield Credit(name, "copyright notice", at, whole=True)
    for pattern in (_GAVE, _USED, _REPORTING):
        for found in pattern.finditer(words):
            for part in _parts(found[1]):
                if name := agency_named(_WRITERS.sub("", part)):
                    yield Credit(
                        name, "credit line", Span(at.start + found.start(), at.start + found.end()), whole=False
                    )


def _closing(text: Text, block: Block) -> Iterator[Credit]:
    """A credit that is the last paragraph, or a tag that closes it."""
    words = text[block.span]
    start = max(0, len(words) - _HEAD)
    whole = (_CREDIT.match(words) or _WITH_LINE.match(words)) if len(words) <= _HEAD else None
    for found, offset in ((whole, 0), (_TRAILING.search(words[start:]), start)):
        names = [agency_named(part) for part in _parts(found[1])] if found else []
        if found and names and all(names):
            at = block.span.start + offset
            for name in filter(None, names):
                yield Credit(name, "credit line", Span(at + found.start(1), at + found.end(1)), whole=True)
