"""How exactly the days of an event are known, on the scale of tables of coded events."""

from __future__ import annotations

from datetime import datetime
from typing import Final

_LEVELS: Final = ((1, 1), (2, 6), (3, 8), (4, 31))


def date_precision(first: datetime, last: datetime) -> int:
    """UCDP's ``date_prec`` (GED codebook): 1 one day or a night, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    days = (last - first).total_seconds() / 86_400
    return next((level for level, most in _LEVELS if days <= most), 5)
