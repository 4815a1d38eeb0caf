"""The dossiers that an event or a report is in, and what files it in another."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.pages.lists import Link


@dataclass(frozen=True, slots=True)
class FilingBox:
    """What filing.html may use. ``names``: dossiers to choose from; ``by``: who looks, where they gave a name."""

    item: str
    event: bool
    inside: tuple[Link, ...]
    names: tuple[str, ...]
    by: str
