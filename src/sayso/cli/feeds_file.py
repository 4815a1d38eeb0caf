"""A feeds file: which feeds a watch looks at, how often, and what of them it reads."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sayso.errors import BadRequest, ForbiddenAddress
from sayso.fetch.address import checked_url
from sayso.fetch.watch import Subscription

EVERY = timedelta(minutes=15)
LEAST = timedelta(minutes=1)

_SPAN = re.compile(r"(\d{1,6})\s?(m|min|h|d)")
_UNIT = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_KNOWN = frozenset({"contact", "every", "delay", "feed"})
_KNOWN_OF_FEED = frozenset({"url", "items", "every", "name"})


@dataclass(frozen=True, slots=True)
class Feeds:
    """What a feeds file says. ``delay``: seconds between two requests to a host; None: the fetcher's own."""

    subscriptions: tuple[Subscription, ...]
    contact: str | None
    delay: float | None


def read_feeds(file: Path) -> Feeds:
    """Reads a feeds file (docs/feeds.md).

    Raises:
        BadRequest: it cannot be opened, is no TOML, lacks a feed, or says something that is not understood.
    """
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except OSError as refused:
        raise BadRequest(f"{file}: cannot be opened ({refused.strerror})") from refused
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as bad:
        raise BadRequest(f"{file}: is not a feeds file ({bad})") from bad
    _refuse_unknown(file, told, _KNOWN)
    feeds, contact, delay = told.get("feed"), told.get("contact"), told.get("delay")
    if not isinstance(feeds, list) or not feeds:
        raise BadRequest(f'{file}: a feeds file needs [[feed]] tables with url = "https://…"')
    if contact is not None and not isinstance(contact, str):
        raise BadRequest(f'{file}: contact = "…" is an e-mail or web address')
    if delay is not None and (isinstance(delay, bool) or not isinstance(delay, int | float) or not 0 <= delay <= 3600):
        raise BadRequest(f"{file}: delay is a number of seconds, up to 3600")
    every = _span(file, told.get("every"), EVERY)
    found = tuple(_subscription(file, feed, every) for feed in feeds)
    if len({one.url for one in found}) < len(found):
        raise BadRequest(f"{file}: names a feed twice")
    return Feeds(found, contact, float(delay) if delay is not None else None)


def _subscription(file: Path, feed: object, every: timedelta) -> Subscription:
    if not isinstance(feed, dict) or not isinstance(feed.get("url"), str):
        raise BadRequest(f'{file}: each [[feed]] needs url = "https://…"')
    _refuse_unknown(file, feed, _KNOWN_OF_FEED)
    items, name = feed.get("items", "page"), feed.get("name")
    if items not in {"page", "summary"}:
        raise BadRequest(f'{file}: items is "page" or "summary", not {items!r}')
    if name is not None and not isinstance(name, str):
        raise BadRequest(f'{file}: name = "…" is a text')
    try:
        url = str(checked_url(feed["url"]))
    except ForbiddenAddress as bad:
        raise BadRequest(f"{file}: {bad}") from bad
    return Subscription(url, items == "page", _span(file, feed.get("every"), every), name)


def _span(file: Path, said: object, default: timedelta) -> timedelta:
    if said is None:
        return default
    found = _SPAN.fullmatch(said.strip()) if isinstance(said, str) else None
    span = int(found[1]) * _UNIT[found[2]] if found else None
    if span is None or not LEAST <= span <= timedelta(days=30):
        raise BadRequest(f'{file}: every is a time like "15m", "2h" or "1d", from one minute to 30 days, not {said!r}')
    return span


def _refuse_unknown(file: Path, told: dict[str, object], known: frozenset[str]) -> None:
    strange = sorted(set(told) - known)
    if strange:
        raise BadRequest(f"{file}: says “{strange[0]}”, which is not understood (known: {', '.join(sorted(known))})")
