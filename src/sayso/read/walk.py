"""A page's visible words, paragraph by paragraph, each with what its markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from sayso.read.wordlist import word_set

DEPTH = 200
"""Open elements beyond which a page is flattened; libxml2 stops reading at 256."""

DROPPED = word_set(
    "script style template noscript svg math iframe object embed canvas select textarea head audio video map"
)
_INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr input picture source"
)
_PIECES = word_set("a span time cite small strong")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_ENDS_LINE = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u2007\u202f]+")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_HIDING = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)


class Mark(StrEnum):
    """What an element around a paragraph says that it is, by its tag or the words of its class and id."""

    NAV = "nav"
    ASIDE = "aside"
    FOOTER = "footer"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    TIME = "time"
    LABEL = "label"
    STANDFIRST = "standfirst"
    PULL_QUOTE = "pull-quote"
    QUOTE = "quote"
    PROMO = "promo"
    RELATED = "related"
    COMMENT = "comment"
    ARTICLE = "article"
    EMBED = "embed"


_BY_TAG = {
    "nav": Mark.NAV,
    "aside": Mark.ASIDE,
    "footer": Mark.FOOTER,
    "figcaption": Mark.CAPTION,
    "blockquote": Mark.QUOTE,
    "button": Mark.PROMO,
    "form": Mark.PROMO,
    "time": Mark.TIME,
    "address": Mark.BYLINE,
    "article": Mark.ARTICLE,
}
# Words of classes, ids, roles and itemprops as news sites of many makes use them; matched whole, after splitting at
# hyphens, underscores and capitals.
_BY_WORD = {
    **dict.fromkeys(("nav", "menu", "navigation", "breadcrumb", "breadcrumbs", "navbar"), Mark.NAV),
    **dict.fromkeys(("sidebar", "aside", "complementary"), Mark.ASIDE),
    **dict.fromkeys(("footer", "copyright", "legal", "contentinfo"), Mark.FOOTER),
    **dict.fromkeys(("caption", "figcaption", "legend"), Mark.CAPTION),
    **dict.fromkeys(("credit", "credits", "photographer"), Mark.CREDIT),
    **dict.fromkeys(
        ("byline", "author", "authors", "authorname", "bylines", "contributor", "contributors"), Mark.BYLINE
    ),
    **dict.fromkeys(("timestamp", "dateline", "datepublished", "datemodified", "pubdate", "published"), Mark.TIME),
    **dict.fromkeys(("kicker", "eyebrow", "overline", "flag", "rubric", "badge", "label"), Mark.LABEL),
    **dict.fromkeys(("standfirst", "dek", "subtitle", "subheadline", "subhead", "lede", "deck"), Mark.STANDFIRST),
    "pullquote": Mark.PULL_QUOTE,
    **dict.fromkeys(
        (
            *("promo", "newsletter", "subscribe", "subscription", "advert", "advertisement", "ad", "ads", "signup"),
            *("paywall", "cookie", "cookies", "consent", "share", "sharing", "social", "sponsored", "donate"),
        ),
        Mark.PROMO,
    ),
    **dict.fromkeys(("related", "recommended", "trending", "readmore", "teaser", "teasers", "recirc"), Mark.RELATED),
    **dict.fromkeys(("comments", "disqus", "comment"), Mark.COMMENT),
}
# A post of a network set into a page is a block quotation of the network's own class: "twitter-tweet",
# "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed", "fb-post", "telegram-post".
_EMBEDDED = word_set("tweet embed media post toot")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ATTRIBUTES = ("class", "id", "role", "itemprop", "data-testid", "data-component")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a page's visible text.

    ``tag`` is the nearest block element; ``linked`` the number of its code points inside links; ``moment`` the
    ``datetime`` attribute of a ``time`` element in it; ``links`` are addresses as written, each with its words.
    """

    words: str
    tag: str
    marks: frozenset[Mark]
    linked: int
    moment: str | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Line:
    """The paragraph being gathered."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    marks: set[Mark] = field(default_factory=set)
    moment: str | None = None
    breaks: int = 0
    gap: bool = False
    links: list[tuple[str, list[str]]] = field(default_factory=list)


def parse_page(words: str) -> etree._Element | None:
    """Parses a page however malformed; None where it holds no element. Too deep a page is flattened, not cut."""
    root, complete = _parse(words)
    if not complete:
        root, _ = _parse(flatten(words))
    return root


def _parse(words: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(words.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    complete = all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, complete


_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})[^<>]{0,5000}>")


def flatten(words: str) -> str:
    """Takes out the tags of a page that open deeper than ``DEPTH``; those of blocks become line breaks."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _VOID or name in DROPPED:
            return tag[0]
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth + bool(tag[1]) <= DEPTH:
            return tag[0]
        return "" if name in _INLINE else "<br><br>"

    return _TAG.sub(keep, words)


def paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Yields the visible paragraphs of a page in document order; white space is collapsed as a browser does.

    A line ends where a block element begins or ends, at two ``br`` in a row, and at one that follows a sentence's end.
    """
    walk = etree.iterwalk(root, events=("start", "end"))
    line = _Line()
    blocks = ["body"]
    marks: list[frozenset[Mark]] = [frozenset()]
    addresses: list[str | None] = [None]  # of the link around each open element
    apart = False  # the last thing seen was the end of a piece that pages set apart by style alone
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag not in _INLINE and tag != "br"
        if event == "start":
            if tag in DROPPED or _hidden(element, tag):
                walk.skip_subtree()
                continue
            if block or (tag == "br" and _breaks(line)):
                yield from _finish(line, blocks[-1], marks[-1])
                line = _Line()
            elif tag == "br" or (apart and tag in _PIECES):
                line.pieces.append(" ")
                line.gap = True
                line.breaks += tag == "br"
            if block:
                blocks.append(tag)
            apart = False
            marks.append(marks[-1] | _marks_of(element, tag))
            addresses.append((element.get("href") or "") if tag == "a" else addresses[-1])
            line.moment = line.moment or (element.get("datetime") if tag == "time" else None)
            _add(line, element.text, addresses[-1], marks[-1] if not block else None)
            continue
        if tag not in DROPPED and not _hidden(element, tag):
            if block:
                yield from _finish(line, blocks[-1], marks[-1])
                line = _Line()
                blocks.pop()
            marks.pop()
            addresses.pop()
        apart = tag in _PIECES and not element.tail
        if element is not root:
            _add(line, element.tail, addresses[-1], None)
    yield from _finish(line, blocks[-1], marks[-1])


def _add(line: _Line, text: str | None, address: str | None, marks: frozenset[Mark] | None) -> None:
    if not text:
        return
    if line.gap and text[0] in ",.;:!?)":
        line.pieces.pop()  # pieces set apart by style alone, and the second begins with the first one's stop
    line.gap = False
    line.pieces.append(text)
    if text.strip():
        line.breaks = 0
        if address is not None:
            line.linked += len(text)
            if not line.links or line.links[-1][0] is not address:
                line.links.append((address, []))
            line.links[-1][1].append(text)
        if marks:
            line.marks |= marks


def _breaks(line: _Line) -> bool:
    tail = "".join(line.pieces[-3:]).rstrip()
    return bool(line.breaks) or bool(_ENDS_LINE.search(tail[-8:]))


def _finish(line: _Line, tag: str, marks: frozenset[Mark]) -> Iterator[Paragraph]:
    words = _plain(line.pieces)
    if words:
        links = tuple((address[:2000], _plain(pieces)) for address, pieces in line.links if address)
        yield Paragraph(words, tag, marks | line.marks, min(line.linked, len(words)), line.moment, links)


def _plain(pieces: list[str]) -> str:
    return _SPACES.sub(" ", _UNSEEN.sub("", "".join(pieces))).strip()


def _hidden(element: etree._Element, tag: str) -> bool:
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style[:2000]))


def _marks_of(element: etree._Element, tag: str) -> frozenset[Mark]:
    found = {_BY_TAG[tag]} if tag in _BY_TAG else set()
    if tag == "blockquote" and _EMBEDDED & {word.lower() for word in _WORDS.findall(element.get("class") or "")}:
        return frozenset({Mark.EMBED})
    if tag in {"html", "body", "main"}:
        return frozenset()  # their classes name the site's layout, not what stands in them
    for name in _ATTRIBUTES:
        value = element.get(name)
        if value:
            words = value[:300].replace("pull-quote", "pullquote").replace("pull_quote", "pullquote")
            found.update(mark for word in _WORDS.findall(words) if (mark := _BY_WORD.get(word.lower())) is not None)
    return frozenset(found)
