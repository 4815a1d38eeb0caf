"""The ledger's answers, kept where lists, filters and searches find them by index. Derived: it can be thrown away."""

from __future__ import annotations

from sayso.ledger.overview.found import Choices, EventsFound, Filters, Hit, Hits, Listed, Order, ReportsFound
from sayso.ledger.overview.keeping import Overview, Source
from sayso.ledger.overview.place import file_of

__all__ = [
    "Choices",
    "EventsFound",
    "Filters",
    "Hit",
    "Hits",
    "Listed",
    "Order",
    "Overview",
    "ReportsFound",
    "Source",
    "file_of",
]
