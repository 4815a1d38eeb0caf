"""What people decided on claims and events: the values that count, who set them, and the form that sets others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from sayso import wording
from sayso.domain.account import EventAccount
from sayso.domain.ledger import Entry, Judgement, JudgementKind, ToldClaim
from sayso.errors import BadRequest
from sayso.export.cells import Row
from sayso.fold.figures import figure_line
from sayso.fold.force import Decision
from sayso.fold.values import (
    IN,
    Field,
    correction_in,
    credibility_in,
    how_verified,
    place_in,
    reliability_in,
    verification_value,
)
from sayso.ledger.decided import DecidedClaim, decided
from sayso.ledger.judgements import Told, told_among
from sayso.ledger.store import Ledger
from sayso.relate import quantities_of
from sayso.web import moments, words
from sayso.web.deciding import words as say
from sayso.web.desk import Desk
from sayso.web.pages import DecideBox, HistoryLine

COLUMNS: Final = ("id", "what", "score", "by", "recorded", "why", "stands")


def decided_claims(desk: Desk, claims: Iterable[ToldClaim]) -> list[DecidedClaim]:
    """Claims as they count, in their order."""
    found = list(claims)
    return decided(desk.ledger.decisions(claims=[one.id for one in found]), found)


def verdict_line(one: DecidedClaim) -> str | None:
    """Who decided on a claim, and what, in a few words; None: nobody did."""
    told = []
    if one.verdict is not None:
        told.append(say.verdict(one.verdict.judgement.kind, one.verdict.by))
    by = dict.fromkeys(decision.by for decision in one.corrections.values())
    if by:
        told.append(say.corrected([say.FIELD_NAMES[field.value] for field in one.corrections], list(by)))
    return "; ".join(told) or None


def is_rejected(one: DecidedClaim) -> bool:
    """Whether it is held to be no claim, and counts nowhere."""
    return one.verdict is not None and one.verdict.judgement.kind is JudgementKind.REJECT


def reliability_line(one: Decision | None) -> str | None:
    """How far a source is relied on, and who says so; None: nobody graded it."""
    return say.graded_by(reliability_in(one.judgement.value), one.by) if one is not None else None


def credibility_line(one: Decision | None) -> str | None:
    """How credible a claim is held to be, and by whom; None: nobody graded it."""
    return say.graded_by(credibility_in(one.judgement.value), one.by) if one is not None else None


def box_of(desk: Desk, one: DecidedClaim, by: str) -> DecideBox | None:
    """The form that decides on a claim as it counts; None: this ledger cannot be written."""
    if not isinstance(desk.ledger, Ledger):
        return None
    told, graded = one.told, one.credibility
    return DecideBox(
        told.id,
        by,
        say.choices(),
        chosen_of(told),
        figure_line(told),
        credibility=(graded.judgement.value or "") if graded else "",
    )


def chosen_of(told: ToldClaim) -> dict[str, str]:
    """The values of a claim that the form can change."""
    claim = told.claim
    return {"aspect": claim.aspect.value, "stance": claim.stance.value, "certainty": claim.certainty.value}


def claim_history(desk: Desk, claim: str) -> tuple[HistoryLine, ...]:
    """Every value that a claim had, in the order of recording."""
    if not isinstance(desk.ledger, Ledger):
        return ()
    made = desk.ledger.judgements(claims=[claim])
    return _lines(desk, told_among(made, [claim], desk.ledger.recordings(claim)))


def event_history(desk: Desk, account: EventAccount, dossier: str = "") -> tuple[HistoryLine, ...]:
    """What people decided on an event, under whichever report's event, and on who speaks of it; the first first.

    ``dossier``: whose sides are told beside those set for all; "": none's.
    """
    members = desk.overview().members(account.id)
    speakers = speakers_of(account)
    found = desk.ledger.judgements(naming=[*members, *speakers])
    made = [one for one in found if not _is_of_more(one.body, dossier)]
    return _lines(desk, told_among(made, [*members, *speakers], ()), speakers)


def speakers_of(account: EventAccount) -> dict[str, str]:
    """The names of who speaks of an event, by id."""
    heard = (position.actor for matter in account.aspects for position in matter.positions)
    return {one.id: one.name for one in heard if one.id is not None and one.name is not None}


def _is_of_more(body: object, dossier: str) -> bool:
    """Whether it decides who is whom, or whose side somebody is on in another dossier: neither is about this event."""
    if not isinstance(body, Judgement):
        return False
    if body.kind is JudgementKind.SIDE:
        return body.other not in (None, dossier)
    return body.kind in (JudgementKind.SAME_ACTOR, JudgementKind.NEVER_SAME_ACTOR, JudgementKind.SPLIT_ACTOR)


def history_rows(lines: Iterable[HistoryLine]) -> Iterable[Row]:
    """A history as rows of a file."""
    for one in lines:
        score = float(one.score) if one.score is not None else None
        told = (one.id, one.what, score, one.by, one.when.iso, one.why, one.stands)
        yield dict(zip(COLUMNS, told, strict=True))


def _lines(desk: Desk, history: Sequence[Told], speakers: Mapping[str, str] | None = None) -> tuple[HistoryLine, ...]:
    by_id = {one.entry.id: one for one in history}
    labels = _labels(desk, [one.entry.body for one in history], speakers or {})
    return tuple(_line(one, by_id, labels) for one in history)


def _labels(desk: Desk, bodies: Iterable[object], speakers: Mapping[str, str]) -> Callable[[str], str]:
    """What events and speakers are called; an unknown one by its id."""
    ends = {end for one in bodies if isinstance(one, Judgement) for end in (one.subject, one.other) if end}
    ends |= {_value(one)[1] for one in bodies if isinstance(one, Judgement) and one.kind is JudgementKind.CORRECT}
    known = sorted(end for end in ends if end.startswith("event-"))
    found = dict(speakers) | {end: listed.label for end in known for listed in desk.overview().listed([end])}
    return lambda end: found.get(end, end)


def _line(one: Told, by_id: Mapping[str, Told], labels: Callable[[str], str]) -> HistoryLine:
    body = one.entry.body
    judged = isinstance(body, Judgement)
    return HistoryLine(
        id=one.entry.id,
        when=moments.moment(one.entry.recorded_at),
        by=one.entry.by,
        what=_judged(body, by_id, labels) if isinstance(body, Judgement) else _found(one.entry),
        why=body.reason if isinstance(body, Judgement) else None,
        score=f"{one.score:.2f}" if one.score is not None else None,
        stands=one.stands,
        undo=one.entry.id if judged and one.stands else None,
    )


def _found(entry: Entry) -> str:
    told = entry.body
    if not isinstance(told, ToldClaim):
        return say.FOUND
    name = told.actor.name if told.actor else words.SOURCE_NOT_NAMED
    parts = (
        wording.stance_line(name, told.claim.stance),
        wording.CERTAINTIES[told.claim.certainty],
        wording.ASPECTS[told.claim.aspect],
        wording.quantities_line(quantities_of(told)),
    )
    return f"{say.FOUND}: {', '.join(part for part in parts if part)}"


def _value(judged: Judgement) -> tuple[Field | None, str]:
    try:
        return correction_in(judged.value)
    except BadRequest:
        return None, judged.value or ""


def _corrected(judged: Judgement, labels: Callable[[str], str]) -> str:
    field, to = _value(judged)
    if field is None:
        return to
    known = say.CORRECTED.get(field.value, {})
    shown = known.get(to, to.partition(":")[2] if field is Field.ACTOR else labels(to))
    return say.set_to(say.FIELD_NAMES[field.value], shown)


def _set(judged: Judgement, labels: Callable[[str], str]) -> str | None:
    """What was set of an event, a speaker or a claim, in words; None: it sets nothing."""
    value = judged.value or ""
    match judged.kind:
        case JudgementKind.PLACE:
            return say.set_to(words.PLACE, wording.place_line(place_in(value)))
        case JudgementKind.TIME:
            return say.set_to(words.HAPPENED, value.replace("/", " – "))
        case JudgementKind.VERIFICATION:
            told = verification_value(value)
            return say.checked(told, how_verified(value), judged.other) if told else value
        case JudgementKind.SIDE:
            return say.side_set(labels(judged.subject), value)
        case _:
            return _graded(judged, labels)


def _graded(judged: Judgement, labels: Callable[[str], str]) -> str | None:
    if judged.kind is JudgementKind.RELIABILITY:
        return say.source_graded(labels(judged.subject), reliability_in(judged.value))
    if judged.kind is JudgementKind.CREDIBILITY:
        return say.claim_graded(credibility_in(judged.value))
    return None


def _judged(judged: Judgement, by_id: Mapping[str, Told], labels: Callable[[str], str]) -> str:
    """A decision in words."""
    match judged.kind:
        case JudgementKind.CORRECT:
            return _corrected(judged, labels)
        case JudgementKind.UNDO:
            undone = by_id[judged.subject].entry.body if judged.subject in by_id else None
            return say.took_back(_judged(undone, by_id, labels) if isinstance(undone, Judgement) else judged.subject)
        case JudgementKind.DOSSIER:
            return say.filed(judged.other or "", inside=judged.value == IN)
        case JudgementKind.SAME_EVENT | JudgementKind.NEVER_SAME:
            return say.tied(judged.kind, labels(judged.subject), labels(judged.other or ""))
        case _:
            return _set(judged, labels) or say.JUDGED[judged.kind]
