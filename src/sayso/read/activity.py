"""Mastodon's and others' posts in ActivityPub JSON: an ``outbox.json``, an activity, a note (W3C, ActivityStreams 2.0).

Mastodon's own statuses, as its API gives them, are read too: a list of objects with ``account`` and ``content``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

from sayso.errors import OversizedInput, UndecodableInput, UnreadableReport
from sayso.read.jsonstream import Found, Record, TooMuch, Value
from sayso.read.post import Aside, Post, Shown, record_bytes
from sayso.read.stamps import read_iso
from sayso.read.walk import paragraphs, parse_page

PLACES = frozenset({"orderedItems.item", "items.item", "first.orderedItems.item", "first.items.item", "item"})
"""Where activities, notes or statuses stand in a document of many."""

NOTES = frozenset({"Note", "Article", "Question", "Page", "Event"})
_SHOWN = frozenset({"Document", "Image", "Video", "Audio"})


def is_post(record: Record) -> bool:
    """Tells whether a document is itself one activity, note or status."""
    return record.get("type") in NOTES | {"Create", "Announce", "Update"} or _is_status(record)


def _is_status(record: Record) -> bool:
    return isinstance(record.get("account"), dict) and isinstance(record.get("content"), str)


def posts_of(found: Iterator[Found], path: str) -> Iterator[Post | UnreadableReport | Aside]:
    """Yields the posts of a document, one that cannot be read as its refusal, and at last what was left out.

    Args:
        found: records at ``PLACES``, in file order, scalars among them.
        path: the document's file.
    """
    passed: Counter[str] = Counter()
    number = 0
    try:
        for place, value in found:
            if place not in PLACES:
                continue
            number += 1
            where = f"{path}, item {number}"
            if isinstance(value, TooMuch):
                yield OversizedInput(where, value.why)
            elif isinstance(value, dict):
                post = post_of(value, path, where)
                if isinstance(post, Post):
                    yield post
                else:
                    passed[post] += 1
            else:
                passed["addresses of posts without their words"] += 1
    except UndecodableInput as broken:
        yield broken
    if passed:
        told = ", ".join(f"{count} {what}" for what, count in sorted(passed.items()))
        yield Aside(path, f"no reports: {told}", lost=True)


def post_of(record: Record, path: str, where: str) -> Post | str:
    """An activity, note or status as a post; or, where it says nothing itself, what it is."""
    if _is_status(record):
        return _status(record, path, where)
    kind = record.get("type")
    inner = record.get("object")
    if kind in NOTES:
        return _note(record, record, path, where, actor=None)
    if kind not in {"Create", "Announce", "Update"}:
        return f"{str(kind)[:40] if isinstance(kind, str) else 'unknown'} activities"
    if not isinstance(inner, dict) or inner.get("type") not in NOTES:
        return "boosts without their words" if kind == "Announce" else "activities without their words"
    return _note(inner, record, path, where, actor=_account(record.get("actor")))


def _note(note: Record, outer: Record, path: str, where: str, *, actor: str | None) -> Post | str:
    writer = _account(note.get("attributedTo"))
    boost = outer.get("type") == "Announce"
    words, links = text_of(note.get("content"))
    media = tuple(_media(note))
    if not words and not media:
        return "posts without words"
    facts = [("content warning", str(note["summary"]))] if isinstance(note.get("summary"), str) else []
    facts += [("reply to", str(note["inReplyTo"]))] if isinstance(note.get("inReplyTo"), str) else []
    facts += [("boosted", str(note["id"]))] if boost and isinstance(note.get("id"), str) else []
    published = read_iso(_string((outer if boost else note).get("published")) or _string(note.get("published")))
    return Post(
        where=where,
        path=path,
        digest=sha256(record_bytes(outer)).hexdigest(),
        words=words,
        url=_url(outer) if boost else _url(note),
        author=(actor or writer) if boost else (writer or actor),
        byline=(writer,) if boost and writer else (),
        forwarded_from=writer if boost else None,
        title=_string(note.get("name")),
        label="content warning" if facts and facts[0][0] == "content warning" else None,
        language=_language(note),
        published=published,
        updated=read_iso(_string(note.get("updated"))),
        facts=tuple(facts + links),
        media=media,
    )


def _status(record: Record, path: str, where: str) -> Post | str:
    boosted = record.get("reblog")
    note = boosted if isinstance(boosted, dict) and _is_status(boosted) else record
    words, links = text_of(note.get("content"))
    shown = note.get("media_attachments")
    media = tuple(
        _remote(one.get("url")) for one in (shown if isinstance(shown, list) else []) if isinstance(one, dict)
    )
    if not words and not media:
        return "posts without words"
    host = urlsplit(_string(record.get("uri")) or "").hostname if _safe(record.get("uri")) else None
    teller, writer = _handle(record.get("account"), host), _handle(note.get("account"), host)
    warning = _string(note.get("spoiler_text"))
    facts = [("content warning", warning)] if warning else []
    return Post(
        where=where,
        path=path,
        digest=sha256(record_bytes(record)).hexdigest(),
        words=words,
        url=_http(record.get("url")) or _http(record.get("uri")),
        author=teller,
        byline=(writer,) if note is not record and writer else (),
        forwarded_from=writer if note is not record else None,
        label="content warning" if warning else None,
        language=_code(note.get("language")),
        published=read_iso(_string(record.get("created_at"))),
        updated=read_iso(_string(note.get("edited_at"))),
        facts=tuple(facts + links),
        media=media,
    )


def text_of(content: Value) -> tuple[str, list[tuple[str, str]]]:
    """A post's HTML as its visible words, a paragraph a line; nothing in it is run. Addresses stand apart."""
    if not isinstance(content, str) or not content.strip():
        return "", []
    root = parse_page(f"<body>{content}</body>".replace("\0", "\ufffd"))
    if root is None:
        return "", []
    links = [("link", href) for element in root.iter("a") if (href := _http(element.get("href")))]
    return "\n".join(line.words for line in paragraphs(root)), list(dict.fromkeys(links))


def _string(value: Value) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _safe(value: Value) -> bool:
    try:
        return isinstance(value, str) and bool(urlsplit(value).hostname)
    except ValueError:
        return False


def _http(value: object) -> str | None:
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else None


def _url(record: Record) -> str | None:
    return _http(record.get("url")) or _http(record.get("id"))


def _account(value: Value) -> str | None:
    """Who an actor is: ``@name@host`` where its address tells that, else its name, else its address."""
    if isinstance(value, list):
        value = value[0] if value else None
    name = None
    if isinstance(value, dict):
        name = _string(value.get("preferredUsername")) or _string(value.get("name"))
        value = value.get("id")
    address = _string(value)
    if address is None or not _safe(address):
        return name or address
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2].removeprefix("@")
    user = name if name and " " not in name else last
    return f"@{user}@{parts.hostname}" if user else name or address


def _handle(account: Value, host: str | None) -> str | None:
    """The handle of a status's account; a local one is completed with the host of the status."""
    if not isinstance(account, dict):
        return None
    handle = _string(account.get("acct")) or _string(account.get("username"))
    if handle and "@" not in handle and host:
        handle = f"{handle}@{host}"
    return f"@{handle.removeprefix('@')}" if handle else _string(account.get("display_name"))


def _language(note: Record) -> str | None:
    told = note.get("contentMap")
    return _code(next(iter(told))) if isinstance(told, dict) and len(told) == 1 else None


def _code(value: Value) -> str | None:
    short = value.split("-")[0].lower() if isinstance(value, str) else ""
    return short if short.isascii() and short.isalpha() and len(short) in {2, 3} else None


def _media(note: Record) -> Iterator[Shown]:
    """Files of an archive are named from its root (``/media_attachments/…``); those elsewhere are not fetched."""
    shown = note.get("attachment")
    for one in shown if isinstance(shown, list) else [shown]:
        if isinstance(one, dict) and one.get("type") in _SHOWN:
            yield _remote(one.get("url"))


def _remote(url: Value) -> Shown:
    if not isinstance(url, str) or not url:
        return Shown("attachment", "named nowhere")
    return Shown(url, "not in the export") if "://" in url else Shown(url.lstrip("/"))
