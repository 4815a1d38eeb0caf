"""Posts: one item of an export, whoever wrote the export, becomes one report in its author's voice."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sayso.domain.report import FORWARDED, Document, Media
from sayso.domain.text import Block, BlockKind
from sayso.errors import BinaryInput, EmptyInput, OversizedInput
from sayso.read.build import Facts, make_document, trimmed
from sayso.read.media import media_of
from sayso.read.outlets import outlet_by_url
from sayso.read.stamps import place_in_zone

LONGEST = 1_000_000
"""Code points of one post that are read; a longer one is refused."""

MOST_FACTS = 60
"""Facts of one post that are kept."""

LONGEST_FACT = 1_000
"""Code points of a fact that are kept."""

MOST_MEDIA = 50
"""Files of one post that are recorded."""

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_POINTER = re.compile(r"(?:(?:https?://|www\.|t\.me/)\S+|[#@][\w.@-]+|[^\w\s]+|\s+)+")
"""A line of addresses, tags and names alone: it leads elsewhere and states nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that a post shows, by the name the export gives it. ``absent``: why it is not there; None: it is."""

    name: str
    absent: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One post as its export tells it.

    Attributes:
        where: the file and the place in it, for messages: ``result.json, message 12``.
        path: the export's file.
        digest: SHA-256 of the post's record, as the export's reader took it.
        words: what it says, markup resolved.
        author: in whose voice it speaks: a channel, an account, a person.
        forwarded_from: whose words it passes on.
        zoned: whether ``published`` and ``updated`` are moments; else they are clocks on an unknown wall.
        time_told: how the export tells its times.
        facts: what else the export tells of it, by name.
        media: files it shows, named relative to the export's folder.
    """

    where: str
    path: str
    digest: str
    words: str
    url: str | None = None
    author: str | None = None
    byline: tuple[str, ...] = ()
    forwarded_from: str | None = None
    title: str | None = None
    label: str | None = None
    language: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    time_told: str = "time of the post"
    facts: tuple[tuple[str, str], ...] = ()
    media: tuple[Shown, ...] = ()

    def __str__(self) -> str:
        return self.where


@dataclass(frozen=True, slots=True)
class Aside:
    """What a reader says of an input beside its reports. ``lost``: parts of it that became no report, and why."""

    where: str
    what: str
    lost: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def read_post(post: Post) -> Document:
    """Reads one post: its text is its words, a block a line; its publisher is its author, whose voice it speaks in.

    Raises:
        OversizedInput: it is longer than ``LONGEST``.
        BinaryInput: it holds what no text does.
        EmptyInput: it has neither words nor files.
    """
    words = post.words
    if len(words) > LONGEST:
        raise OversizedInput(post.where, f"a post of {len(words):,} characters; at most {LONGEST:,} are read")
    if "\0" in words:
        raise BinaryInput(post.where, "holds NUL characters")
    if not words.strip() and not post.media:
        raise EmptyInput(post.where, "a post without words")
    facts = _facts(post)
    return make_document(post.digest, words, _blocks(words), facts, media=_media(post))


def _blocks(words: str) -> list[Block]:
    blocks = []
    for found in _LINE.finditer(words):
        span = trimmed(words, found.start(), found.end())
        if span:
            pointer = _POINTER.fullmatch(words, span.start, span.end) is not None
            blocks.append(Block(span, BlockKind.LINK if pointer else BlockKind.BODY))
    return blocks


def _facts(post: Post) -> Facts:
    outlet = outlet_by_url(post.url)
    facts = Facts(
        url=post.url,
        path=post.path,
        title=post.title,
        label=post.label,
        byline=post.byline,
        publisher=post.author,
        language=post.language,
    )
    if post.author:
        facts.note("publisher", "author of the post")
    elif outlet:
        facts.publisher = outlet.name
        facts.note("publisher", "address, table of outlets")
    zone = outlet.zone if outlet else None
    for what, when in (("published", post.published), ("updated", post.updated)):
        if when:
            moment, why = place_in_zone(when, zone)
            setattr(facts, what, moment)
            facts.note(what, f"{post.time_told}; {why}")
    if post.forwarded_from:
        facts.note(FORWARDED, post.forwarded_from)
    for name, value in post.facts[:MOST_FACTS]:
        facts.note(name[:100], value[:LONGEST_FACT])
    return facts


def _media(post: Post) -> list[Media]:
    folder = Path(post.path).parent
    return [
        Media(one.name[:LONGEST_FACT], because=one.absent) if one.absent else media_of(folder, one.name)
        for one in post.media[:MOST_MEDIA]
    ]


def record_bytes(record: Mapping[str, object]) -> bytes:
    """A record of a JSON export as bytes that are the same whenever the record is."""
    return json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=str).encode("ascii")
