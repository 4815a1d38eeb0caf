"""Files that hold many posts: told from other files, and taken apart into their posts, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from sayso.errors import BinaryInput, ForbiddenInput, MissingInput, UnreadableReport
from sayso.read import activity, table, telegram
from sayso.read.jsonstream import Found, TooMuch, records
from sayso.read.post import Aside, Post

TABLES = frozenset({".csv", ".tsv"})
DOCUMENTS = frozenset({".json"})

_FIRST = 64
"""Scalars and records by which a document is known: exports name themselves in their first lines."""


def is_export(path: Path) -> bool:
    """Tells by a file's suffix whether it may hold many posts."""
    return path.suffix.lower() in TABLES | DOCUMENTS


def posts_in(path: Path) -> Iterator[Post | Aside | UnreadableReport]:
    """Yields the posts of one file in its order; memory is bounded by one post's, whatever the file's size."""
    where = str(path)
    try:
        if not path.is_file():
            raise MissingInput(where, "no such file" if not path.exists() else "not a regular file")
        if path.suffix.lower() in TABLES:
            yield from table.posts_of(where)
        else:
            yield from _document(path)
    except UnreadableReport as refused:
        yield refused
    except OSError as exc:
        yield ForbiddenInput(where, f"may not be read ({exc.strerror or exc})")


def _document(path: Path) -> Iterator[Post | Aside | UnreadableReport]:
    where = str(path)
    with path.open("rb") as file:
        if file.read(3) != b"\xef\xbb\xbf":
            file.seek(0)
        start = file.tell()
        found = records(file, telegram.PLACES | activity.PLACES, where)
        first: list[Found] = []
        for one in found:
            first.append(one)
            if len(first) >= _FIRST or _posts_begin(one):
                break
        places = {place for place, value in first if isinstance(value, (dict, TooMuch))}
        names = {place for place, _ in first}
        if places & telegram.PLACES or {"name", "type"} <= names or "about" in names:
            yield from telegram.posts_of(chain(first, found), where)
        elif places & activity.PLACES or "totalItems" in names:
            yield from activity.posts_of(chain(first, found), where)
        else:
            file.seek(start)
            yield from _single(path, start)


def _posts_begin(one: Found) -> bool:
    return isinstance(one[1], (dict, TooMuch))


def _single(path: Path, start: int) -> Iterator[Post | Aside | UnreadableReport]:
    """A document that is itself one post."""
    where = str(path)
    with path.open("rb") as file:
        file.seek(start)
        _, record = next(records(file, {""}, where), ("", None))
    post = activity.post_of(record, where, where) if isinstance(record, dict) and activity.is_post(record) else None
    if post is None:
        raise BinaryInput(where, "JSON, but no export of posts that is known (Telegram, Mastodon, ActivityPub)")
    yield post if isinstance(post, Post) else Aside(where, f"no report: {post}", lost=True)
