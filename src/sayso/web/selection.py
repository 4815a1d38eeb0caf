"""What a view's address asks for: filters, order, page and moment; and the addresses of the views beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlencode

from sayso.domain.account import Agreement, Verification
from sayso.errors import BadRequest
from sayso.ledger.overview import Filters, Order
from sayso.settings import asked_moment
from sayso.web import refusals

PAGE: Final = 50
"""Rows of one page of a table."""

LAST_PAGE: Final = 100_000
LONGEST: Final = 400
"""Code points of one value."""

NAMES: Final = (
    "q",
    "place",
    "from",
    "to",
    "type",
    "actor",
    "side",
    "publisher",
    "agreement",
    "verification",
    "origins",
    "event",
    "dossier",
    "order",
    "since",
    "as_of",
    "page",
)
FILTERS: Final = NAMES[:13]

_Known = TypeVar("_Known", bound=StrEnum)


class Form(StrEnum):
    """How a table comes."""

    PAGE = "page"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Selection:
    """One view's address, understood. ``given`` are the names and values that narrow or order it."""

    path: str
    given: tuple[tuple[str, str], ...]
    filters: Filters = field(default_factory=Filters)
    order: Order = Order.CONTESTED
    page: int = 1
    since: datetime | None = None
    as_of: datetime | None = None
    form: Form = Form.PAGE

    @property
    def offset(self) -> int:
        """Rows before the page's first."""
        return (self.page - 1) * PAGE

    def value(self, name: str) -> str:
        """What was given under a name; "" for nothing."""
        return dict(self.given).get(name, "")

    def href(self, path: str | None = None, without: Iterable[str] = (), **changed: str) -> str:
        """The address of another view of the same selection.

        Args:
            path: of another view; None: this one.
            without: names that are left out; a page's number goes with every change.
            changed: values that are others there.
        """
        left = {name: value for name, value in self.given if name != "page" and name not in set(without)} | changed
        return (path or self.path) + (f"?{urlencode(left)}" if left else "")

    def narrowed(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set."""
        return tuple((name, value) for name, value in self.given if name in FILTERS)

    def located(self) -> Selection:
        """The same, those alone that have coordinates."""
        return replace(self, filters=replace(self.filters, located=True))


def selection(path: str, asked: Mapping[str, str]) -> Selection:
    """Understands an address.

    Raises:
        BadRequest: a value is none that its name can have.
    """
    given = {name: asked[name].strip() for name in NAMES if asked.get(name, "").strip()}
    for name, value in given.items():
        if len(value) > LONGEST:
            raise BadRequest(refusals.too_long(name, LONGEST))
    return Selection(
        path=path,
        given=tuple(given.items()),
        filters=Filters(
            words=given.get("q", ""),
            place=given.get("place", ""),
            since=_day(given.get("from"), time.min),
            until=_day(given.get("to"), time.max),
            type=given.get("type", ""),
            actor=given.get("actor", ""),
            side=given.get("side", ""),
            publisher=given.get("publisher", ""),
            agreement=_one_of(Agreement, "agreement", given.get("agreement")),
            verification=_one_of(Verification, "verification", given.get("verification")),
            event=given.get("event", ""),
            dossier=given.get("dossier", ""),
            origins=number("origins", given.get("origins"), 0, 10_000),
        ),
        order=_one_of(Order, "order", given.get("order")) or Order.CONTESTED,
        page=number("page", given.get("page"), 1, LAST_PAGE),
        since=asked_moment(given.get("since"), time.min),
        as_of=asked_moment(given.get("as_of")),
        form=_one_of(Form, "format", asked.get("format")) or Form.PAGE,
    )


def _day(told: str | None, at: time) -> datetime | None:
    when = asked_moment(told)
    if when is None or told is None or len(told) > len("2023-05-22"):
        return when
    return datetime.combine(when.date(), at, when.tzinfo)


def _one_of(kind: type[_Known], name: str, value: str | None) -> _Known | None:
    if value is None or value == "":
        return None
    try:
        return kind(value)
    except ValueError as unknown:
        raise BadRequest(refusals.not_one_of(name, value[:80], [str(one) for one in kind])) from unknown


def number(name: str, value: str | None, least: int, most: int) -> int:
    """A whole number between two bounds, the least where none is given.

    Raises:
        BadRequest: it is none.
    """
    if value is None or value == "":
        return least
    if value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most:
        return int(value)
    raise BadRequest(refusals.not_a_number(name, value[:80], least, most))
