"""Who a page says wrote it: schema.org's ``author`` in its many shapes, and elements that are marked as one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from sayso.read.names import names_in
from sayso.read.wordlist import word_set

_SURROGATE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")
_TAGS = re.compile(r"<[^<>]{0,500}>")
_MARKING = word_set("author authors byline bylines authorname authornames")
_ELSEWHERE = word_set("nav aside footer form")  # names in them are of other reports
_OTHERS = word_set("related comment comments teaser teasers recommended trending sidebar widget")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_NAMES = 8  # more than these in one element are a list of the site's people
_LOOKED_AT = 400  # text pieces of a marked element
_LONGEST = 60  # code points of a name that is taken as it is given

Nodes = Mapping[str, dict[str, object]]
"""A page's JSON-LD objects by their ``@id``."""


def clean(value: object) -> str:
    """A metadata string as a reader would see it: entities resolved, white space single, no half characters."""
    if not isinstance(value, str):
        return ""
    plain = _TAGS.sub("", html.unescape(value[:20_000]))
    return " ".join(_SURROGATE.sub("", plain).split())


def names_of(author: object, nodes: Nodes | None = None) -> tuple[str, ...]:
    """The names in schema.org's ``author``, each once.

    Args:
        author: a string, an object with a name, one that refers to another by ``@id``, or a list of such.
        nodes: where to look references up.
    """
    found: list[str] = []
    for given in named(author, nodes):
        names = names_in(given)
        if not names and 1 < len(given) <= _LONGEST:
            names = (given,)  # "dpa", "nachrichten.example": what is given as a name is one
        found.extend(names)
    return tuple(dict.fromkeys(found))


def named(value: object, nodes: Nodes | None = None) -> Iterator[str]:
    """The names in schema.org's ways to give one: a string, an object, a reference, a list of these."""
    for one in value[:50] if isinstance(value, list) else [value]:
        name = _name(one, nodes or {}) if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            plain = clean(part)
            if plain and not plain.startswith(("http:", "https:", "@")):
                yield plain


def _name(node: Mapping[str, object], nodes: Nodes) -> object:
    reference = node.get("@id")
    if "name" not in node and isinstance(reference, str):
        node = nodes.get(reference, node)
    parts = (clean(node.get("givenName")), clean(node.get("familyName")))
    return node.get("name") or " ".join(filter(None, parts))


def marked_authors(root: etree._Element) -> tuple[str, ...]:
    """The names in the first element whose attributes say that it holds the author, outside lists of other reports.

    Each piece of text in it is one name or none, as most sites set every author into an element of their own.
    """
    for element in root.iter("a", "address", "div", "li", "p", "span", "ul"):
        if not _marks_author(element) or _is_elsewhere(element):
            continue
        names = _piecewise(element)
        if 0 < len(names) <= _MOST_NAMES:
            return names
    return ()


def _marks_author(element: etree._Element) -> bool:
    if "author" in ((element.get("rel") or "").lower(), (element.get("itemprop") or "").lower()):
        return True
    return bool(_MARKING & _attribute_words(element))


def _attribute_words(element: etree._Element) -> set[str]:
    said = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-testid"))))
    return {word.lower() for word in _WORDS.findall(said[:300])}


def _is_elsewhere(element: etree._Element) -> bool:
    around = [element, *element.iterancestors()]
    return any(one.tag in _ELSEWHERE or _OTHERS & _attribute_words(one) for one in around)


def _piecewise(element: etree._Element) -> tuple[str, ...]:
    found: list[str] = []
    for i, piece in enumerate(element.itertext("a", "address", "div", "li", "p", "span", "ul", "b", "strong", "em")):
        if i >= _LOOKED_AT:
            break
        found.extend(name for name in names_in(str(piece)) if len(name.split()) >= 2)
    return tuple(dict.fromkeys(found))
