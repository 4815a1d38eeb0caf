"""The review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.web.pages.reports import ClaimLine
from sayso.web.reader import Paragraph


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One proposal: a claim in its sentences, or two events (words, report, address) that may be one."""

    id: str
    kind: str
    score: str
    claim: ClaimLine | None
    context: tuple[Paragraph, ...]
    sides: tuple[tuple[str, str, str], ...]
    because: str
    where: str | None
    href: str | None
    permanent: str | None
    chosen: Mapping[str, str]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What review.html may use. ``last``: the decision that can be undone; ``said``: what became of it.

    ``more``: there are others than the ``total``, which alone were counted.

    ``named``: whoever decides gives their name, ``by``; else it is that of whoever is signed in.
    """

    token: str
    named: bool
    by: str
    given: Mapping[str, str]
    total: int
    more: bool
    place: int
    skip: int
    next_href: str
    item: ReviewItem | None
    last: str
    said: str
    below: tuple[str, ...]
    corrected: Mapping[str, list[tuple[str, str]]]
