"""The account of one matter: what stands in its claims, counted and set against one another. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import ActorKind
from sayso.domain.ledger import (
    Agreement,
    AspectAccount,
    Position,
    Speaker,
    Spread,
    ToldClaim,
    Verification,
)
from sayso.domain.report import Report
from sayso.ledger.because import counted, how_far, listed, who_says_what
from sayso.ledger.decisions import Decision, Decisions, verification_value
from sayso.ledger.grouping import Groups

STANCES = tuple(Stance)
COMMITMENT = tuple(Certainty)
"""From the strongest to the weakest."""

TAKES_SIDE = FOR | AGAINST

LAST = datetime.max.replace(tzinfo=UTC)
"""Where a report stands whose publication is not known: after all others."""


def published(report: Report) -> tuple[datetime, str]:
    """The order in which reports were published, the unknown last, ties by id."""
    return report.published or LAST, report.id


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in its report.

    ``copies`` is the root of the set of reports that repeat one text with this one. ``order``: first published first,
    within a report in the order of the text. ``own_voice``: the report says it itself. ``speaker`` tells speakers
    apart: by id; a source without a name by its words, in all copies of one text at once.
    """

    told: ToldClaim
    report: Report
    stance: Stance
    copies: str
    order: tuple[datetime, str, int, str]
    own_voice: bool
    speaker: tuple[str, str, str]


def said_in(report: Report, told: ToldClaim, copies: str) -> Said:
    """Puts a claim in its report."""
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
        stance=claim.stance,
        copies=copies,
        order=(*published(report), claim.content[0].start if claim.content else 0, claim.id),
        own_voice=claim.attribution is None and (actor is None or actor.kind is ActorKind.OUTLET),
        speaker=speaker,
    )


def account_of(
    aspect: Aspect,
    said: Sequence[Said],
    decisions: Decisions,
    judged: Sequence[Decision],
    as_of: datetime,
    note: str | None = None,
) -> AspectAccount:
    """Accounts for one matter.

    Args:
        aspect: the matter.
        said: its claims that were not rejected, at least one, in the order of their publication.
        decisions: what people decided.
        judged: those VERIFICATION judgements that are on this event, in the order of their recording.
        as_of: the moment that the account holds for.
        note: what else is to be told of it.
    """
    positions = _positions(said, decisions.sides)
    sided = [one for one in said if one.stance in TAKES_SIDE]
    spread = spread_of(sided)
    agreement = agreement_of(sided)
    verification, why = verification_of(said, [one for one in judged if _aspect(one) is aspect])
    accepted = sum(decisions.accepted(one.told.id) for one in said)
    because = [
        *who_says_what(positions),
        how_far(spread),
        *_revisions(sided),
        *why,
        *([f"{counted(accepted, 'claim')} accepted by a person"] if accepted else []),
        *([note] if note else []),
    ]
    return AspectAccount(
        aspect=aspect,
        proposition=proposition_of(said),
        positions=positions,
        spread=spread,
        agreement=agreement,
        verification=verification,
        as_of=as_of,
        because="; ".join(because),
        claims=tuple(one.told.id for one in said),
    )


def proposition_of(said: Sequence[Said]) -> str:
    """The words of the claim that first asserted it; where nobody does, of the first for it, else of the first."""
    for wanted in ({Stance.ASSERTS}, FOR, TAKES_SIDE):
        for one in said:
            if one.stance in wanted:
                return one.told.words
    return said[0].told.words


def _positions(said: Sequence[Said], sides: Mapping[str, str | None]) -> tuple[Position, ...]:
    """One for each speaker and stance, by stance, then in the order in which they first stood in print."""
    found: dict[tuple[Stance, tuple[str, str, str]], list[Said]] = {}
    for one in said:
        found.setdefault((one.stance, one.speaker), []).append(one)
    positions = [
        Position(
            actor=_speaker(group, sides),
            stance=stance,
            certainty=min((one.told.claim.certainty for one in group), key=COMMITMENT.index),
            claims=tuple(one.told.id for one in group),
            reports=tuple(dict.fromkeys(one.report.id for one in group)),
        )
        for (stance, _), group in found.items()
    ]
    return tuple(sorted(positions, key=lambda one: STANCES.index(one.stance)))


def _speaker(group: Sequence[Said], sides: Mapping[str, str | None]) -> Speaker:
    """The speaker as the first report names them; the side as a person set it, else as the first report tells it."""
    actor = group[0].told.actor
    if actor is None:
        return Speaker(None, None, None)
    told = next((one.told.actor.side for one in group if one.told.actor and one.told.actor.side), None)
    return Speaker(actor.id, actor.name, sides.get(actor.id, told), actor.kind)


def spread_of(sided: Sequence[Said]) -> Spread:
    """How far the claims that take a side were reported.

    A named speaker is one origin, in however many reports. What reports say in their own voice has one origin in all
    copies of a text; where an outlet is in two such sets, or an agency stands behind several, these are one. Sources
    without lineage count once for each text, beside the origins: two nameless ones may be the same. So does a text of
    which no copy tells its publisher.
    """
    origins = Groups()
    first: dict[str, str] = {}
    for one in sided:
        if one.own_voice and one.told.origin is not None:
            origins.tie(one.told.origin, first.setdefault(one.copies, one.told.origin))
    unknown = {(one.copies, one.own_voice) for one in sided if one.told.origin is None}
    return Spread(
        reports=len({one.report.id for one in sided}),
        publishers=len({" ".join(p.casefold().split()) for one in sided if (p := one.report.publisher)}),
        origins=len({origins.root(one.told.origin) for one in sided if one.told.origin is not None}),
        origins_unknown=sum(not (own_voice and copies in first) for copies, own_voice in unknown),
    )


def agreement_of(sided: Iterable[Said]) -> Agreement:
    """Contested where one speaker is for and another against.

    One speaker on both sides has revised what they said, which is no contest. Sources that nobody names are not known
    to be one, and do not revise one another.
    """
    sides = {(one.stance in FOR, one.speaker) for one in sided}
    speakers = {speaker for _, speaker in sides}
    both = len({side for side, _ in sides}) == 2
    one_person = len(speakers) == 1 and next(iter(speakers))[0] != "nobody"
    return Agreement.CONTESTED if both and not one_person else Agreement.UNCONTESTED


def _revisions(sided: Sequence[Said]) -> list[str]:
    """Who was on both sides, in the order of publication."""
    turned = []
    by_speaker: dict[tuple[str, str, str], list[Said]] = {}
    for one in sided:
        if one.speaker[0] != "nobody":
            by_speaker.setdefault(one.speaker, []).append(one)
    for group in by_speaker.values():
        sides = [one.stance in FOR for one in group]
        if len(set(sides)) == 2 and group[0].told.actor:
            was, became = ("for", "against") if sides[0] else ("against", "for")
            turned.append(f"{group[0].told.actor.name} was first reported {was} it and later {became} it")
    return turned


def _aspect(decision: Decision) -> Aspect | None:
    value = verification_value(decision.judgement.value)
    return value[0] if value else None


def verification_of(said: Sequence[Said], judged: Sequence[Decision]) -> tuple[Verification, list[str]]:
    """What has been said of checking, and by whom.

    A person's judgement weighs most, the latest first. Then an outlet's own statement that it was checked: a claim in
    the report's own voice that confirms and has words of checking for its cue; in part where it is not certain. Then an
    outlet's statement that it was not verified. Other speakers' confirmations are positions, not verification.
    """
    checked = [one for one in said if one.own_voice and one.stance is Stance.CONFIRMS and one.told.claim.cue]
    fully = [one for one in checked if one.told.claim.certainty is Certainty.CERTAIN]
    unverified = [one for one in said if one.stance is Stance.CANNOT_VERIFY and _is_outlet(one)]
    why = []
    if judged:
        why.append(_judged(judged[-1]))
    if checked:
        word = "verified" if fully else "verified in part"
        why.append(f"{_outlets(fully or checked)} that it was {word}")
    if unverified:
        why.append(f"{_outlets(unverified)} that it was not verified")
    if judged and (value := verification_value(judged[-1].judgement.value)):
        return value[1], why
    if checked:
        return Verification.VERIFIED if fully else Verification.PARTLY, why
    return Verification.OUTLET_STATES_NOT_VERIFIED if unverified else Verification.NOT_MARKED, why


def _is_outlet(said: Said) -> bool:
    """Words of non-verification without a speaker are the report's own."""
    return said.told.actor is None or said.told.actor.kind is ActorKind.OUTLET


def _outlets(said: Sequence[Said]) -> str:
    names = list(dict.fromkeys(_outlet(one) for one in said))
    return f"{listed(names)} {'states' if len(names) == 1 else 'state'}"


def _outlet(said: Said) -> str:
    actor = said.told.actor
    return (actor.name if actor else said.report.publisher) or "a report of unknown publisher"


def _judged(decision: Decision) -> str:
    value = verification_value(decision.judgement.value)
    word = value[1].value if value else ""
    reason = f" ({decision.judgement.reason})" if decision.judgement.reason else ""
    return f"{decision.by} judges it {word}{reason}"
