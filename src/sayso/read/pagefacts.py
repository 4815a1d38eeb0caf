"""A page's metadata, chosen between what its head says and what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from sayso.domain.text import Block
from sayso.read import phrases
from sayso.read.build import Facts
from sayso.read.metadata import Found
from sayso.read.outlets import Outlet, outlet_by_name, outlet_by_url
from sayso.read.stamps import read_iso
from sayso.read.visible import facts_from_blocks, placed
from sayso.read.walk import Mark, Paragraph

_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s[|–—•·-]\s|\s::\s")
_OF_OTHERS = frozenset({Mark.RELATED, Mark.EMBED, Mark.COMMENT, Mark.ASIDE})
"""Where a ``time`` element tells of another report, of a post, or of a reader's comment."""

_ALIKE = 0.5  # share of words that an h1 and the head's title must have in common


def choose_title(found: Found, lines: Sequence[Paragraph]) -> tuple[str | None, str]:
    """The headline as the page shows it: the ``h1`` that is most like the head's title, else that title.

    Returns:
        The title, None where there is none, and how it was found.
    """
    shown = [line.words for line in lines if line.tag == "h1" and Mark.NAV not in line.marks]
    for title, how in found.titles:
        ranked = sorted(((_alike(words, title), -i) for i, words in enumerate(shown)), reverse=True)
        if ranked and ranked[0][0] >= _ALIKE:
            return shown[-ranked[0][1]], f"h1, like {how}"
    if found.titles:
        title, how = found.titles[0]
        return _without_site(title, found), how
    longest = max(shown, key=len, default=None)
    return longest, "h1"


def _alike(one: str, two: str) -> float:
    left, right = set(_WORD.findall(one.lower())), set(_WORD.findall(two.lower()))
    return len(left & right) / max(1, min(len(left), len(right))) if min(len(left), len(right)) > 1 else 0.0


def _without_site(title: str, found: Found) -> str:
    """Cuts the site's name that many heads append to the headline."""
    cut = list(_SITE.finditer(title))
    if not cut:
        return title
    tail = title[cut[-1].end() :]
    names = {name.casefold() for name, _ in found.publishers}
    known = tail.casefold() in names or outlet_by_name(tail) is not None
    return title[: cut[-1].start()] if known or len(tail.split()) <= 3 < len(title.split()) - 3 else title


def facts_from_page(text: str, blocks: Sequence[Block], lines: Sequence[Paragraph], found: Found, facts: Facts) -> None:
    """Fills in the metadata: JSON-LD, then meta tags, then ``time`` elements, then what stands in the open."""
    if facts.url is None and found.url:
        facts.url = found.url
        facts.note("url", "canonical link")
    if found.language:
        facts.language = found.language
        facts.note("language", "declared by the page")
    if found.publishers:
        facts.publisher, how = found.publishers[0]
        facts.publisher = facts.publisher.lstrip("@")
        facts.note("publisher", how)
    outlet = outlet_by_name(facts.publisher) or outlet_by_url(facts.url)
    _authors(found, facts, outlet)
    facts.published = _moment(found.published, outlet, facts, "published")
    if facts.published is None:
        shown = [(line.moment, "time element") for line in lines if line.moment and not line.marks & _OF_OTHERS]
        facts.published = _moment(shown, outlet, facts, "published")
    updated = _moment(found.updated, outlet, facts, "updated")
    if updated and facts.published and updated <= facts.published:
        facts.found_by = [(what, how) for what, how in facts.found_by if what != "updated"]
        updated = None
    facts.updated = updated
    if facts.label is None and found.live:
        facts.label = "Live"
        facts.note("label", "JSON-LD LiveBlogPosting")
    section = next((one for one in found.sections if one.casefold() in phrases.LABELS), None)
    facts_from_blocks(text, blocks, facts)
    if not facts.byline and found.authors:
        facts.byline, how = found.authors[0]
        facts.note("byline", f"{how}: the publisher itself")
    if facts.label is None and section:
        facts.label = section
        facts.note("label", "JSON-LD articleSection")


def _authors(found: Found, facts: Facts, outlet: Outlet | None) -> None:
    """Takes the first list of names that is more than the publisher's own name."""
    own = {name.casefold() for name in (facts.publisher, outlet.name if outlet else None) if name}
    for names, how in found.authors:
        people = tuple(name for name in names if name.casefold() not in own)
        if people:
            facts.byline = people
            facts.note("byline", how)
            return


def _moment(
    values: Sequence[tuple[str | None, str]], outlet: Outlet | None, facts: Facts, what: str
) -> datetime | None:
    for value, how in values:
        when = read_iso(value)
        if when is not None:
            return placed(when, outlet.zone if outlet else None, facts, what, how)
    return None
