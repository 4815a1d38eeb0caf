"""Where claims go that say too little of themselves to be a matter: where the claim before them in the report is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.domain.claim import AGAINST, Aspect
from sayso.relate.aspects import BY_DOER
from sayso.relate.content import units_of
from sayso.relate.opposing import tells_what_is_not
from sayso.relate.saying import Saying

_PART = re.compile(
    r"\b(?:to do with|involve(?:d|ment)?|(?:any|no) (?:part|role|hand)|behind (?:it|this|that)|responsib\w+)\b",
    re.IGNORECASE,
)
"""Few words by which somebody wards off that it was they, whatever was spoken of last."""


def follow(led: Sequence[Saying], leaders: Sequence[Saying], home: dict[str, str]) -> None:
    """Puts each where the nearest claim before it in its report is, else into the largest matter.

    Looked for before it is who holds something: few words deny that, join in, or leave it open, and answer no denial.
    Claims of its own aspect come first where that was found by what it is about: for one that takes no side, and for
    words by which somebody wards off a part in it ("it had nothing to do with this").

    Args:
        led: the claims to be put somewhere.
        leaders: those that take a side.
        home: by a claim's id the group that it is in; added to.
    """
    held = [one for one in leaders if one.stance not in AGAINST]
    largest = {True: _largest(held, home), False: _largest(leaders, home)}
    lines: dict[str, list[Saying]] = defaultdict(list)
    leading = {one.id for one in leaders}
    for one in sorted({one.id: one for one in (*leaders, *led)}.values(), key=_place):
        lines[one.report].append(one)
    wanted = {one.id for one in led}
    for line in lines.values():
        told: dict[Aspect | None, list[Saying]] = defaultdict(list)
        for one in line:
            if one.id in wanted:
                own = None if one.leads and not _wards_off(one) else one.aspect
                most = largest[one.leads]
                last = {aspect: home[near.id] for aspect, of in told.items() if (near := _before(one, of))}
                before = last.get(own) or most.get(own) or last.get(None) or most.get(None)
                home[one.id] = one.id if before is None or _stands_alone(one) else before
            if one.id in leading and one.stance not in AGAINST:
                told[one.aspect].append(one)
                told[None].append(one)


def _wards_off(one: Saying) -> bool:
    return one.stance in AGAINST and one.aspect in BY_DOER and _PART.search(one.words) is not None


def _before(one: Saying, told: Sequence[Saying]) -> Saying | None:
    """The last of those told before, but none in whose words this one stands: who passes it on does not answer it."""
    return next((other for other in reversed(told) if one.words not in other.words), None)


def _largest(leaders: Sequence[Saying], home: Mapping[str, str]) -> dict[Aspect | None, str]:
    """The matter of most wordings of each aspect, and of all (None); of equally many that which was told first."""
    wordings: dict[Aspect | None, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in leaders:
        if one.id in home:
            for aspect in (one.aspect, None):
                wordings[aspect][home[one.id]].add(one.key)
    return {aspect: max(found, key=lambda root: len(found[root])) for aspect, found in wordings.items()}


def _place(one: Saying) -> tuple[str, int, bool, str]:
    return one.report, one.start, not one.leads, one.id


def _stands_alone(one: Saying) -> bool:
    """Whether few words tell what is not so ("I didn't understand"), and deny nothing that was said before."""
    return one.stance in AGAINST and tells_what_is_not(one.words) and bool(units_of(one.words))
