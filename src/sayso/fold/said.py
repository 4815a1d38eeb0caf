"""A claim in its report: when it stood in print, who said it, and which copies of a text it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.domain.claim import FOR, Aspect, Claim, Stance
from sayso.domain.identity import ActorKind
from sayso.domain.ledger import ToldClaim
from sayso.domain.report import Report
from sayso.fold.standing import Gone
from sayso.relate import figure_of

LONGEST_GIST = 1000
"""Code points of a claim that are looked at for what it is about."""

LAST = datetime.max.replace(tzinfo=UTC)
"""Where a report stands whose publication is not known: after all others."""


def published(report: Report) -> tuple[datetime, str]:
    """The order in which reports were published, the unknown last, ties by id."""
    return report.published or LAST, report.id


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in its report.

    ``copies`` is the root of the set of reports that repeat one text with this one. ``order``: first published first,
    within a report in the order of the text, and of one content in that of the words that attribute it. ``stance`` is
    towards what is at issue: who says that a toll was inflated disputes it. ``own_voice``: the report says it itself.
    ``speaker`` tells speakers apart: by id; a source without a name by its words, in all copies of one text at once.
    ``gone``: it stands in a former version of its page, and no more in the present one; None: it stands.
    """

    told: ToldClaim
    report: Report
    stance: Stance
    copies: str
    order: tuple[datetime, str, int, str]
    own_voice: bool
    speaker: tuple[str, str, str]
    gone: Gone | None = None

    @property
    def gist(self) -> str:
        """As much of the words as matters are told apart by."""
        return self.told.words[:LONGEST_GIST]


_MISCOUNTED = re.compile(
    r"\b(?:(?:inflat|exaggerat|(?:over|under)(?:stat|count|estimat))\w*|play(?:s|ed|ing)? down)\b", re.IGNORECASE
)
"""Words by which a speaker holds another's figure wrong without giving one."""


def _holds_miscounted(told: ToldClaim) -> bool:
    """Whether a claim of how many says of a figure that it is too high or too low, and gives none."""
    claim = told.claim
    if claim.aspect is not Aspect.HOW_MANY or claim.stance not in FOR:
        return False
    words = told.words[:LONGEST_GIST]
    return _MISCOUNTED.search(words) is not None and figure_of(words) is None


def _after(claim: Claim) -> str:
    """What orders claims of one content: where their cues and sources stand; an id, of which names are a part, last."""
    at = (spans[0].start if spans else 0 for spans in (claim.cue, claim.source))
    return " ".join((*(f"{one:09}" for one in at), claim.id))


def said_in(report: Report, told: ToldClaim, copies: str, gone: Gone | None = None, *, settled: bool = False) -> Said:
    """Puts a claim in its report. ``settled``: a person set its stance, which stands."""
    claim, actor = told.claim, told.actor
    if actor is None:
        speaker = ("nobody", "", "")
    elif told.origin is None:
        speaker = ("unnamed", copies, " ".join(actor.name.casefold().split()))
    else:
        speaker = ("named", actor.id, "")
    return Said(
        told=told,
        report=report,
        stance=Stance.DISPUTES if not settled and _holds_miscounted(told) else claim.stance,
        copies=copies,
        order=(*published(report), claim.content[0].start if claim.content else 0, _after(claim)),
        own_voice=claim.attribution is None and (actor is None or actor.kind is ActorKind.OUTLET),
        speaker=speaker,
        gone=gone,
    )
