"""Which matters an outlet means that could not check several at once: "none of the figures could be verified". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import is_named_in
from sayso.fold.agreement import TAKES_SIDE
from sayso.fold.said import Said

Answers = list[tuple[list[Said], list[Said]]]

REACH = 1000
"""Code points before words of doubt in which what they are about was told."""

_ACCOUNTS = (
    "claims|figures|numbers|tolls|accounts|allegations|accusations|assertions|versions|reports|details|statements?"
)
_SEVERAL = re.compile(
    rf"\b(?:{_ACCOUNTS}|neither|none of|both (?:of|sides|parties)|"
    r"(?:both|these|those) (?:could|can|cannot|have|had|were|was|are|remain(?:s|ed)?))\b",
    re.IGNORECASE,
)


def spread_doubts(matters: Mapping[Aspect, Answers]) -> None:
    """Puts words of doubt that mean several claims with each matter of their aspect that they mean.

    These are the matters of which their report told before them, within reach; where they name whose claims they mean
    ("the ministry's statement"), those of which these speakers told.
    """
    for answers in matters.values():
        doubts = {one.told.id: one for own, _ in answers for one in own if _means_several(one)}
        for doubt in doubts.values():
            named = _named(doubt, answers)
            for own, _ in answers:
                if all(one.told.id != doubt.told.id for one in own) and any(
                    _told_before(one, doubt) and (not named or one.speaker in named) for one in own
                ):
                    own.append(doubt)
                    own.sort(key=lambda one: one.order)


def _means_several(one: Said) -> bool:
    return one.stance is Stance.CANNOT_VERIFY and one.gone is None and _SEVERAL.search(one.gist) is not None


def _told_before(one: Said, doubt: Said) -> bool:
    return (
        one.report.id == doubt.report.id
        and one.stance in TAKES_SIDE
        and one.gone is None
        and 0 <= doubt.order[2] - one.order[2] <= REACH
    )


def _named(doubt: Said, answers: Sequence[tuple[list[Said], list[Said]]]) -> set[tuple[str, str, str]]:
    """The speakers whose names stand in the words of doubt."""
    return {
        one.speaker
        for own, _ in answers
        for one in own
        if one.told.actor and _told_before(one, doubt) and is_named_in(doubt.gist, one.told.actor.name)
    }
