"""Telegram Desktop's export in JSON (``result.json``): of one chat, or of an account with all its chats.

After the program's own writer (Telegram Desktop, ``export/output/export_output_json.cpp``): times are given twice, as
the exporting machine's clock and as seconds since 1970; a text is a string, or a list of strings and entities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from sayso.errors import OversizedInput, UndecodableInput, UnreadableReport
from sayso.read.jsonstream import Found, Record, TooMuch, Value
from sayso.read.post import Aside, Post, Shown, record_bytes

ONE_CHAT = "messages.item"
MANY_CHATS = ("chats.list.item.messages.item", "left_chats.list.item.messages.item")
PLACES = frozenset({ONE_CHAT, *MANY_CHATS})
"""Where messages stand in an export."""

_IN_CHAT = ("", "chats.list.item.", "left_chats.list.item.")
_ADDRESSED = frozenset({"public_channel", "private_channel", "public_supergroup", "private_supergroup"})
"""Kinds of chat whose messages have an address."""
_CHANNELS = frozenset({"public_channel", "private_channel"})
_FILES = ("photo", "file")
_LINKS = {"text_link": "href", "mention_name": "user_id"}
_WITHOUT_WORDS = ("poll", "location_information", "contact_information", "dice", "game_title", "invoice_information")


@dataclass(slots=True)
class _Chat:
    """The chat whose messages come next, as its own lines tell it."""

    name: str | None = None
    kind: str | None = None
    id: str | None = None
    passed: Counter[str] = field(default_factory=Counter)


def posts_of(found: Iterator[Found], path: str) -> Iterator[Post | UnreadableReport | Aside]:
    """Yields the messages of an export as posts, one that cannot be read as its refusal, and at last what was left out.

    Args:
        found: the export's scalars and the records at ``PLACES``, in file order.
        path: the export's file.
    """
    chat = _Chat()
    passed: Counter[str] = Counter()
    try:
        for place, value in found:
            if place in PLACES:
                yield from _message(value, chat, path, passed)
            else:
                _tell(chat, place, value)
    except UndecodableInput as broken:
        yield broken
    if passed:
        told = ", ".join(f"{count} {what}" for what, count in sorted(passed.items()))
        yield Aside(path, f"no reports: {told}", lost=True)


def _tell(chat: _Chat, place: str, value: object) -> None:
    """Takes up what the export says of a chat; a name comes first, and begins another chat."""
    for prefix in _IN_CHAT:
        if place == f"{prefix}name":
            chat.name, chat.kind, chat.id = (value if isinstance(value, str) else None), None, None
        elif place == f"{prefix}type" and isinstance(value, str):
            chat.kind = value
        elif place == f"{prefix}id" and isinstance(value, int):
            chat.id = str(value)


def _message(value: object, chat: _Chat, path: str, passed: Counter[str]) -> Iterator[Post | UnreadableReport]:
    if isinstance(value, TooMuch):
        yield OversizedInput(path, f"a message of “{chat.name or 'a chat'}”: {value.why}")
        return
    if not isinstance(value, dict):
        return
    if value.get("type") != "message":
        passed["service messages"] += 1
        return
    post = _post(value, chat, path)
    if post.words.strip() or post.media:
        yield post
    else:
        what = next((kind.split("_", maxsplit=1)[0] for kind in _WITHOUT_WORDS if kind in value), "message")
        passed[f"{what}s without words" if what != "dice" else "dice"] += 1


def _post(message: Record, chat: _Chat, path: str) -> Post:
    number = message.get("id")
    words, facts = text_of(message.get("text"))
    published, told = moment(message, "date")
    updated, _ = moment(message, "edited")
    sender = _name(message.get("from")) or chat.name
    signed = _name(message.get("author"))
    facts = [*_facts(message, chat), *facts]
    return Post(
        where=f"{path}, message {number if isinstance(number, int) else '?'}",
        path=path,
        digest=sha256(record_bytes(message)).hexdigest(),
        words=words,
        url=address(chat.kind, chat.id, number),
        author=sender,
        byline=(signed,) if signed else (),
        forwarded_from=_name(message.get("forwarded_from")) or _name(message.get("saved_from")),
        published=published,
        updated=updated,
        time_told=told,
        facts=tuple(facts),
        media=tuple(_media(message)),
    )


def address(kind: str | None, chat: str | None, number: object) -> str | None:
    """A message's address as Telegram gives it to a chat's members; None: messages of such a chat have none."""
    if kind not in _ADDRESSED or not chat or not isinstance(number, int):
        return None
    bare = chat.removeprefix("-100") if chat.startswith("-100") else chat.removeprefix("-")
    return f"https://t.me/c/{bare}/{number}"


def _name(value: Value) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def text_of(text: Value) -> tuple[str, list[tuple[str, str]]]:
    """A message's words, joined as they are shown, and the addresses behind them."""
    words: list[str] = []
    links: list[tuple[str, str]] = []
    for part in text if isinstance(text, list) else [text]:
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, dict) and isinstance(part.get("text"), str):
            words.append(str(part["text"]))
            href = part.get(_LINKS.get(str(part.get("type")), ""))
            if isinstance(href, str) and href:
                links.append(("link", href))
    return "".join(words), links


def moment(message: Mapping[str, Value], what: str) -> tuple[datetime | None, str]:
    """The moment of a message, exact where its seconds since 1970 are given, else a clock without a zone."""
    seconds = message.get(f"{what}_unixtime")
    if isinstance(seconds, (str, int)) and str(seconds).isascii() and str(seconds).isdigit() and len(str(seconds)) < 12:
        return datetime.fromtimestamp(int(seconds), UTC), "seconds since 1970"
    clock = message.get(what)
    try:
        return (datetime.fromisoformat(clock) if isinstance(clock, str) else None), "clock of the exporting machine"
    except ValueError:
        return None, ""


def _facts(message: Record, chat: _Chat) -> list[tuple[str, str]]:
    told: list[tuple[str, object]] = [("chat", chat.name if chat.kind not in _CHANNELS else None)]
    reply = message.get("reply_to_message_id")
    told.append(("reply to", address(chat.kind, chat.id, reply) or (f"message {reply}" if reply is not None else None)))
    told.append(("via bot", message.get("via_bot")))
    place = message.get("location_information")
    if isinstance(place, dict):
        told.append(("place shared", f"{place.get('latitude')}, {place.get('longitude')}"))
    return [(what, str(value)) for what, value in told if value]


def _media(message: Record) -> Iterator[Shown]:
    """The message's files. In place of a name, where one was not exported, stand Telegram's words in brackets."""
    for key in _FILES:
        name = message.get(key)
        if isinstance(name, str) and name:
            yield Shown(key, "not in the export") if name.startswith("(") else Shown(name)
