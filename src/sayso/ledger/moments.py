"""Moments as they are asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import overload

from sayso.errors import BadRequest


def now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


@overload
def aware(as_of: datetime) -> datetime: ...
@overload
def aware(as_of: None) -> None: ...
@overload
def aware(as_of: datetime | None) -> datetime | None: ...
def aware(as_of: datetime | None) -> datetime | None:
    """The moment itself.

    Raises:
        BadRequest: it has no zone, and so is none.
    """
    if as_of is not None and as_of.tzinfo is None:
        raise BadRequest(f"{as_of.isoformat()} is no moment without its zone")
    return as_of
