"""What JSON is made of, and how spans and moments are written in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from sayso.domain.text import Span

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def spans_json(spans: Iterable[Span]) -> Json:
    """Half-open ranges of code points: ``[[start, end], …]``."""
    return [[span.start, span.end] for span in spans]


def moment_json(when: datetime | None) -> str | None:
    """ISO 8601 with its offset."""
    return when.isoformat() if when else None
