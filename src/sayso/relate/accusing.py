"""Denials that only mean what others hold ("rejects the accusations"): which claims they answer. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from sayso.domain.claim import AGAINST, FOR
from sayso.relate.content import DAMAGED, DEED, HARMS, HELD, units_of
from sayso.relate.rivals import doers_of
from sayso.relate.saying import Saying

_ACCUSED: Final = re.compile(
    r"(?<!\bthis )(?<!\bthat )(?<!\bthese )(?<!\bthose )(?<!\bsuch )\b(?:accusations?|allegations?|charges)\b"
    r"(?P<after>\W*(?:(?:(?:as|are|is|were|was) )?[\w\"\u201c]+\W*|"
    r"(?:level+ed|made|raised|brought|put forward|directed) .*)?)$",
    re.IGNORECASE | re.DOTALL,
)
"""The last noun of words that mean what others accuse of; "these accusations" are those told of right before."""

_CONTENT: Final = frozenset({DEED, HELD, DAMAGED, *HARMS})


def means_accusations(words: str) -> bool:
    """Tells whether a denial's words mean what others accuse of, and tell nothing themselves."""
    meant = _ACCUSED.search(words)
    return meant is not None and _CONTENT.isdisjoint(units_of(words[: meant.start()]))


def only_answers(one: Saying) -> bool:
    """Tells whether a claim does no more than deny what others accuse of."""
    return one.stance in AGAINST and not one.settled and means_accusations(one.words)


def answered(one: Saying, claims: Sequence[Saying], home: Mapping[str, str]) -> str | None:
    """The matter of the claims that one denial answers.

    Those that name the denier, or its side, for a deed: of several matters the one with most of these, then the first.
    None: there are none.

    Args:
        one: the denial.
        claims: those of the event that take a side, first published first.
        home: by a claim's id its matter, as far as it is known.
    """
    holds = [other for other in claims if other.stance in FOR and other.id in home]
    told = Counter(home[other.id] for other in holds if _accuses(other, one))
    return max(told, key=told.__getitem__, default=None)


def _accuses(other: Saying, one: Saying) -> bool:
    names = doers_of(other.words) & one.by
    return bool(names) and not other.by & one.by and not _CONTENT.isdisjoint(units_of(other.words))
