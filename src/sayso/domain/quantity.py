"""How many, as the words tell it: bounds and a figure, what is counted, and where the words stand.

Unknown, none and zero are three values: "an unknown number" has no bounds at all, a claim without any number has no
quantity, and "no casualties" is a quantity of 0. That none were *reported* is not zero either.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.domain.text import Spans

Number = int | float


class Qualifier(StrEnum):
    """How the words tell a figure."""

    EXACT = "exact"  # "twelve"
    ABOUT = "about"  # "about 200", "nearly 300", "some 60"
    AT_LEAST = "at-least"  # "at least 12", "300 or more"
    MORE_THAN = "more-than"  # "more than 300"; the bound itself is told as ``low``
    AT_MOST = "at-most"  # "up to 40", "no more than 40"
    LESS_THAN = "less-than"  # "fewer than 40"; the bound itself is told as ``high``
    BETWEEN = "between"  # "20 to 30"
    SIZE = "size"  # "dozens", "several": a size and no figure
    NONE = "none"  # "no casualties"
    NONE_REPORTED = "none-reported"  # "no casualties were reported": which is not zero
    UNKNOWN = "unknown"  # "an unknown number of"


class Harm(StrEnum):
    """What befell those who are counted."""

    DEAD = "dead"
    HURT = "hurt"
    TAKEN = "taken"
    MISSING = "missing"
    DISPLACED = "displaced"


class Standing(StrEnum):
    """What a figure is among those of its claim."""

    GIVEN = "given"
    PART = "part"  # of the one given before it: "twelve people, including three children"
    FORMER = "former"  # what was said before, and is no longer: "revised to 14 from 9"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a claim.

    ``low``, ``best`` and ``high`` are None where the words do not tell them: bounds alone have no ``best``, and none is
    ever made by averaging; ``low <= best <= high`` for those that are there. ``unit`` is what is counted or measured
    in the words of the report, None where they do not say ("killed nine"). ``spans`` hold qualifier, figure and unit;
    ``words`` are the words under them.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None
    harm: Harm | None
    standing: Standing
    spans: Spans
    words: str

    def __post_init__(self) -> None:
        told = [one for one in (self.low, self.best, self.high) if one is not None]
        if told != sorted(told) or any(one < 0 for one in told):
            raise ValueError(f"not a quantity: {self.low}, {self.best}, {self.high}")
