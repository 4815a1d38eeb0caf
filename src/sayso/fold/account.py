"""The account of one matter: what stands in its claims, counted and set against one another. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sayso.domain.account import AspectAccount, Position, Speaker, Verification
from sayso.domain.claim import FOR, Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import ActorKind
from sayso.domain.quantity import Quantity
from sayso.domain.quotation import trimmed
from sayso.fold.agreement import TAKES_SIDE, agreement_of, revisions
from sayso.fold.because import counted, how_far, listed, who_says_what
from sayso.fold.decisions import Decisions
from sayso.fold.force import Decision
from sayso.fold.relations import relations_of
from sayso.fold.rivalry import AFFIRMS, account_in, most_held, rival_speakers
from sayso.fold.said import Said
from sayso.fold.speakers import called
from sayso.fold.spread import spread_of
from sayso.fold.values import how_verified, verification_value
from sayso.relate import quantities_of

STANCES = tuple(Stance)
COMMITMENT = tuple(Certainty)
"""From the strongest to the weakest."""

LONGEST_CLAUSE, SHORTEST_CLAUSE = 30, 4
"""Words of a claim that can stand for its matter: with more it tells other things too, with fewer it may be a scrap."""

_UNVERIFIED = re.compile(r"\b(?:unconfirmed|unverified|uncorroborated)\b", re.IGNORECASE)
_VERIFIED = re.compile(r"(?<!un)\b(?:verified|authenticated|geolocated) by\b", re.IGNORECASE)
"""What reports call a source: their own words on checking, whoever the source is."""

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|could|can|may|might|must|should|[a-z]{2,20}ed|fell|took|"
    r"hit|struck|shot|held|left|lost|went|came|began|broke|fled|ran|sank|burnt|said)\b",
    re.IGNORECASE,
)
"""A verb by which words are a clause and no scrap of one."""

LEFT_OUT = "relations to {} left out"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an event beside its claims.

    ``decisions`` are people's, ``judged`` those VERIFICATION judgements that are on this event, in the order of their
    recording; ``names`` tells how speakers are called, where it is not by their actors' names; ``revised`` has by a
    claim's id the one of a former version of its page that it took the place of.
    """

    decisions: Decisions
    judged: Sequence[Decision] = ()
    names: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    revised: Mapping[str, Said] = field(default_factory=dict)


def account_of(
    aspect: Aspect,
    said: Sequence[Said],
    known: Known,
    as_of: datetime,
    *,
    beside: Sequence[Said] = (),
    notes: Sequence[str] = (),
) -> AspectAccount:
    """Accounts for one matter.

    Args:
        aspect: the matter.
        said: its claims that were not rejected, at least one, in the order of their publication.
        known: what is known of the event beside its claims.
        as_of: the moment that the account holds for.
        beside: claims that affirm another answer to the same question.
        notes: what else is to be told of it.
    """
    sided = [one for one in said if one.stance in TAKES_SIDE]
    proposed = _proposed(aspect, said)
    rivals = rival_speakers(aspect, sided, proposed) | {one.speaker for one in beside}
    positions = _positions([*said, *beside], known.decisions.sides, rivals, known.names)
    spread = spread_of(sided)
    agreement, collide = agreement_of(aspect, sided, beside, known.names)
    verification, why = verification_of(said, [one for one in known.judged if _aspect(one) is aspect])
    relations, left = relations_of(aspect, sided, beside, known.revised, known.names)
    accepted = sum(known.decisions.accepted(one.told.id) for one in said)
    because = [
        *who_says_what(positions),
        *collide,
        how_far(spread),
        *revisions(sided, known.names),
        *why,
        *([f"{counted(accepted, 'claim')} accepted by a person"] if accepted else []),
        *([LEFT_OUT.format(counted(left, "more account"))] if left else []),
        *notes,
    ]
    return AspectAccount(
        aspect=aspect,
        proposition=trimmed(proposed.told.words) or proposed.told.words,
        positions=positions,
        spread=spread,
        agreement=agreement,
        verification=verification,
        as_of=as_of,
        because="; ".join(because),
        claims=tuple(one.told.id for one in said),
        relations=relations,
    )


_MARKS_AFTER = " \"'\u201d\u2019"


def _proposed(aspect: Aspect, said: Sequence[Said]) -> Said:
    """The claim whose words are the proposition: that which first asserted it, else the first for it, else the first.

    Where speakers give figures or names, only claims that give what most of them do are looked at. Of several the first
    that is a clause of usual length is taken, one with a verb before any without ("its losses at two" tells less). A
    question is taken where there is nothing else: it holds nothing.
    """
    said = [one for one in said if not one.told.words.rstrip(_MARKS_AFTER).endswith("?")] or said
    held = most_held(aspect, said)
    telling = [one for one in said if held and one.stance in AFFIRMS and account_in(aspect, one) & held]
    for among in (telling, said):
        for wanted in ({Stance.ASSERTS}, FOR, TAKES_SIDE, frozenset(Stance)):
            found = [one for one in among if one.stance in wanted]
            if found:
                usual = [one for one in found if SHORTEST_CLAUSE <= len(one.told.words.split()) <= LONGEST_CLAUSE]
                return next((one for one in usual if _FINITE.search(one.told.words)), (usual or found)[0])
    return said[0]


def _positions(
    said: Sequence[Said],
    sides: Mapping[str, str | None],
    rivals: Collection[tuple[str, str, str]],
    names: Mapping[tuple[str, str, str], str],
) -> tuple[Position, ...]:
    """One for each speaker and stance, by stance, then in the order in which they first stood in print.

    Args:
        said: the matter's claims.
        sides: the sides that people set, by actor.
        rivals: the speakers who affirm what cannot hold beside the proposition.
        names: how speakers are called.
    """
    found: dict[tuple[Stance, tuple[str, str, str], bool], list[Said]] = {}
    for one in said:
        rival = one.stance in AFFIRMS and one.speaker in rivals
        found.setdefault((Stance.DISPUTES if rival else one.stance, one.speaker, rival), []).append(one)
    positions = [
        Position(
            actor=_speaker(group, sides, names),
            stance=stance,
            certainty=min((one.told.claim.certainty for one in group), key=COMMITMENT.index),
            claims=tuple(one.told.id for one in group),
            reports=tuple(dict.fromkeys(one.report.id for one in group)),
            rival=rival,
            quantities=_told_quantities(group),
        )
        for (stance, _, rival), group in found.items()
    ]
    return tuple(sorted(positions, key=lambda one: STANCES.index(one.stance)))


def _told_quantities(group: Sequence[Said]) -> tuple[tuple[str, Quantity], ...]:
    """Each quantity once, with the claim in which it first stood in print; the fullest of those that tell one thing."""
    found: dict[object, list[tuple[str, Quantity]]] = {}
    for one in group:
        for told in quantities_of(one.told):
            figure = (told.low, told.best, told.high, told.qualifier, told.standing)
            same = found.setdefault(figure, [])
            if any(_tells(other, told) for _, other in same):
                continue
            same[:] = [(claim, other) for claim, other in same if not _tells(told, other)]
            same.append((one.told.id, told))
    return tuple(told for same in found.values() for told in same)


def _tells(one: Quantity, other: Quantity) -> bool:
    """Whether one of two quantities with the same figure tells all that the other does."""
    units = [told.unit.casefold() if told.unit else None for told in (one, other)]
    return units[1] in (None, units[0]) and other.harm in (None, one.harm)


def _speaker(
    group: Sequence[Said], sides: Mapping[str, str | None], names: Mapping[tuple[str, str, str], str]
) -> Speaker:
    """The speaker as first introduced in print; the side as a person set it, else as the first report tells it."""
    actor = group[0].told.actor
    if actor is None:
        return Speaker(None, None, None)
    told = next((one.told.actor.side for one in group if one.told.actor and one.told.actor.side), None)
    return Speaker(actor.id, called(group[0], names), sides.get(actor.id, told), actor.kind)


def _aspect(decision: Decision) -> Aspect | None:
    value = verification_value(decision.judgement.value)
    return value[0] if value else None


def verification_of(said: Sequence[Said], judged: Sequence[Decision]) -> tuple[Verification, list[str]]:
    """What has been said of checking, and by whom.

    A person's judgement weighs most, the latest first. Then an outlet's own statement that it was checked: a claim in
    the report's own voice that confirms and has words of checking for its cue, or a source that the report calls
    verified ("a video verified by"); in part where it is not certain. Then that somebody other than an outlet tried to
    tell and could not. Then an outlet's statement that it was not verified, or a source that the report calls
    unconfirmed. Other speakers' confirmations are positions, not verification.
    """
    checked = [one for one in said if _is_checked(one)]
    fully = [one for one in checked if one.told.claim.certainty is Certainty.CERTAIN]
    unsure = [one for one in said if one.stance is Stance.CANNOT_VERIFY]
    tried = [one for one in unsure if not _is_outlet(one)]
    unverified = [one for one in unsure if _is_outlet(one)]
    unverified += [one for one in said if one.stance in TAKES_SIDE and _UNVERIFIED.search(one.told.source_words or "")]
    why = []
    if judged:
        why.append(_judged(judged[-1]))
        others = [one for one in judged[:-1] if one.by != judged[-1].by and _value(one) != _value(judged[-1])]
        if others:
            why.append(f"{_judged(others[-1])}, earlier: the later counts")
    if checked:
        word = "verified" if fully else "verified in part"
        why.append(f"{_outlets(fully or checked)} that it was {word}")
    if unverified:
        why.append(f"{_outlets(unverified)} that it was not verified")
    if judged and (value := verification_value(judged[-1].judgement.value)):
        return value[1], why
    if checked:
        return Verification.VERIFIED if fully else Verification.PARTLY, why
    if tried:
        return Verification.ATTEMPTED_INCONCLUSIVE, why
    return Verification.OUTLET_STATES_NOT_VERIFIED if unverified else Verification.NOT_MARKED, why


def _value(decision: Decision) -> Verification | None:
    value = verification_value(decision.judgement.value)
    return value[1] if value else None


def _is_checked(said: Said) -> bool:
    """An outlet's own words say that this was checked."""
    if said.own_voice and said.stance is Stance.CONFIRMS and said.told.claim.cue:
        return True
    return said.stance in FOR and _VERIFIED.search(said.told.source_words or "") is not None


def _is_outlet(said: Said) -> bool:
    """Words of non-verification without a speaker are the report's own."""
    return said.told.actor is None or said.told.actor.kind is ActorKind.OUTLET


def _outlets(said: Sequence[Said]) -> str:
    names = list(dict.fromkeys(_outlet(one) for one in said))
    return f"{listed(names)} {'states' if len(names) == 1 else 'state'}"


def _outlet(said: Said) -> str:
    """The outlet in whose own words it stands: the speaker where that is one, else the report's publisher."""
    actor = said.told.actor
    name = actor.name if actor and actor.kind is ActorKind.OUTLET else said.report.publisher
    return name or "a report of unknown publisher"


def _judged(decision: Decision) -> str:
    judged = decision.judgement
    value = verification_value(judged.value)
    word = value[1].value if value else ""
    how = how_verified(judged.value)
    told = [
        *([f"checked by {judged.other}"] if judged.other else []),
        *([f"by {how}"] if how else []),
        *([judged.reason] if judged.reason else []),
    ]
    details = f" ({', '.join(told)})" if told else ""
    return f"{decision.by} judges it {word}{details}"
