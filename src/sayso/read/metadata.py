"""What a page's head says of it: JSON-LD (schema.org NewsArticle), Open Graph, meta tags, time elements.

Every value is the page's own claim about itself; where two disagree, the more specific vocabulary is believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from sayso.read.authors import Nodes, clean, marked_authors, named, names_of
from sayso.read.names import names_in

_ARTICLE_TYPES = re.compile(
    r"(?:Article|Posting|Report|Review|Analysis|Opinion)$|^(?:NewsArticle|LiveBlogPosting)", re.IGNORECASE
)
_MAX_SCRIPT = 2_000_000
_MAX_NODES = 5_000

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate"),
    *("publish-date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date"),
    *(
        "article.published",
        "cxenseparse:recs:publishtime",
        "date.release",
        "publication_date",
        "originalpublicationdate",
    ),
)
_UPDATED = (
    *("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"),
    *("article.updated", "dc.date.modified", "revision_date"),
)
_AUTHOR = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_PUBLISHER = ("og:site_name", "application-name", "article:publisher", "dc.publisher", "publisher", "twitter:site")


@dataclass(slots=True)
class Found:
    """Values in order of trust, each with where it stood."""

    titles: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    publishers: list[tuple[str, str]] = field(default_factory=list)
    published: list[tuple[str, str]] = field(default_factory=list)
    updated: list[tuple[str, str]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    url: str | None = None
    language: str | None = None
    base: str | None = None
    """What the page's relative addresses are relative to, where it says so (``base href``)."""
    live: bool = False
    """Whether the page says that it is a live one."""
    body: str | None = None
    """JSON-LD's ``articleBody``, where the page gives it."""


def read_metadata(root: etree._Element) -> Found:
    """Collects what the page's markup says of the report, best source first."""
    found = Found()
    nodes = [node for data in parsed_scripts(root) for node in nodes_in(data)]
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and "name" in node}
    for node in _articles(nodes):
        _from_json_ld(node, by_id, found)
    metas = _metas(root)
    _take(found.titles, metas, _TITLE)
    _take(found.published, metas, _PUBLISHED)
    _take(found.updated, metas, _UPDATED)
    _take(found.publishers, metas, _PUBLISHER)
    for name in _AUTHOR:
        for value in metas.get(name, ()):
            names = names_in(value)
            if names:
                found.authors.append((names, f"meta {name}"))
    marked = marked_authors(root)
    if marked:
        found.authors.append((marked, "element marked as the author's"))
    _microdata(root, found)
    page_title = next((clean(element.text) for element in root.iter("title")), "")
    if page_title:
        found.titles.append((page_title, "title element"))
    found.url = _canonical(root) or next(iter(metas.get("og:url", ())), None)
    found.base = next((clean(element.get("href")) or None for element in root.iter("base")), None)
    language = root.get("lang") or next(iter(metas.get("og:locale", ())), "")
    found.language = language[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else None
    return found


def _take(into: list[tuple[str, str]], metas: dict[str, list[str]], names: Iterable[str]) -> None:
    into.extend((value, f"meta {name}") for name in names for value in metas.get(name, ()) if value)


def _metas(root: etree._Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = clean(element.get("content"))
        if name and value:
            metas.setdefault(name.strip().lower(), []).append(value)
    return metas


def _canonical(root: etree._Element) -> str | None:
    for element in root.iter("link"):
        address = element.get("href") or ""
        if "canonical" in (element.get("rel") or "").lower().split() and address.startswith(("http://", "https://")):
            return clean(address) or None
    return None


def _microdata(root: etree._Element, found: Found) -> None:
    for element in root.iter("time", "span", "abbr"):
        what = (element.get("itemprop") or "").lower()
        value = clean(element.get("datetime") or element.get("content"))
        if value and "datepublished" in what:
            found.published.append((value, "itemprop datePublished"))
        elif value and "datemodified" in what:
            found.updated.append((value, "itemprop dateModified"))


def _articles(nodes: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """The article nodes of all JSON-LD scripts, news articles first."""
    return sorted(filter(_is_article, nodes), key=lambda node: "headline" not in node)


def parsed_scripts(root: etree._Element) -> Iterator[object]:
    """What the page's JSON-LD scripts hold; one that is no JSON holds None."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield _parsed(script.text or "")


def _parsed(text: str) -> object:
    text = text[:_MAX_SCRIPT].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def nodes_in(data: object) -> Iterator[dict[str, object]]:
    """All objects that a script nests in its top level, its lists, ``@graph`` and ``mainEntity``."""
    waiting = [data]
    seen = 0
    while waiting and seen < _MAX_NODES:
        seen += 1
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:500]))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in node)


def _kinds(node: dict[str, object]) -> list[str]:
    kinds = node.get("@type")
    return [name for name in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(name, str)]


def _is_article(node: dict[str, object]) -> bool:
    return any(_ARTICLE_TYPES.search(name) for name in _kinds(node))


def _from_json_ld(node: dict[str, object], nodes: Nodes, found: Found) -> None:
    how = "JSON-LD"
    for key, into in (("headline", found.titles), ("datePublished", found.published), ("dateModified", found.updated)):
        value = clean(node.get(key))
        if value:
            into.append((value, f"{how} {key}"))
    names = names_of(node.get("author"), nodes)
    if names:
        found.authors.append((names, f"{how} author"))
    found.live = found.live or "LiveBlogPosting" in _kinds(node)
    publisher = next(named(node.get("publisher"), nodes), "")
    if publisher:
        found.publishers.append((publisher, f"{how} publisher"))
    sections = node.get("articleSection")
    found.sections.extend(clean(one) for one in (sections if isinstance(sections, list) else [sections]) if clean(one))
    body = node.get("articleBody")
    if isinstance(body, str) and len(body) > len(found.body or ""):
        found.body = body[:_MAX_SCRIPT]
