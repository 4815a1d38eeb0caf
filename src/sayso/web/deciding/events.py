"""Decisions at an event's page: what came of checking a matter, where and when it happened, and on who speaks of it."""

from __future__ import annotations

from datetime import UTC
from typing import Final

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso import wording
from sayso.domain.account import EventAccount, Verification
from sayso.domain.claim import Aspect
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.errors import BadRequest
from sayso.fold.values import place_value
from sayso.ledger.judgements import grade_source, judge, set_side
from sayso.ledger.store import Ledger
from sayso.web.deciding import words as say
from sayso.web.deciding.history import speakers_of
from sayso.web.desk import Desk
from sayso.web.forms import Form, decider, remembering, writing
from sayso.web.pages import EventBox
from sayso.web.quoting import event_href

PATH: Final = "/review/event"

RESULTS: Final = (Verification.VERIFIED, Verification.PARTLY, Verification.ATTEMPTED_INCONCLUSIVE, Verification.REFUTED)
"""What can come of checking."""


def event_box(desk: Desk, account: EventAccount) -> EventBox | None:
    """The form that decides on an event; None: this ledger cannot be written."""
    if not isinstance(desk.ledger, Ledger):
        return None
    place = account.place
    ends = [f"{one.astimezone(UTC):%Y-%m-%dT%H:%M}" for one in (account.earliest, account.latest) if one is not None]
    aspects = dict.fromkeys(one.aspect for one in account.aspects)
    return EventBox(
        item=account.id,
        aspects=tuple((one.value, wording.ASPECTS[one]) for one in aspects),
        results=tuple((one.value, wording.VERIFICATIONS[one]) for one in RESULTS),
        place=(place.name or "") if place else "",
        lat="" if place is None or place.lat is None else str(place.lat),
        lon="" if place is None or place.lon is None else str(place.lon),
        precision="" if place is None or place.precision is None else str(place.precision),
        time="/".join(dict.fromkeys(ends)),
        speakers=tuple(sorted(speakers_of(account).items(), key=lambda one: one[1].casefold())),
        sides=tuple(
            sorted({one.actor.side for matter in account.aspects for one in matter.positions if one.actor.side})
        ),
    )


def make_event_decisions(desk: Desk) -> list[BaseRoute]:
    """The address that records them, over a ledger that can be written."""
    ledger = desk.ledger
    if not isinstance(ledger, Ledger):
        return []

    def decided(form: Form) -> Response:
        event, by = ledger.find(form.get("item", "")), decider(form.get("by", ""))
        judge(ledger, _made(event, form), by)
        page = event_href(event, dossier=form.get("dossier", ""))
        return remembering(RedirectResponse(f"{page}#decisions", 303), by)

    return [Route(PATH, writing(decided), methods=["POST"])]


def _made(event: str, form: Form) -> Judgement:
    """The judgement that a form asks for.

    Raises:
        BadRequest: it asks for none, or a number in it is none.
    """
    told = {name: " ".join(value.split()) for name, value in form.items()}
    why = told.get("why") or None
    match told.get("what"):
        case "verify":
            how = f":{told['how']}" if told.get("how") else ""
            value = f"{_known(Aspect, told)}={_known(Verification, told)}{how}"
            return Judgement(JudgementKind.VERIFICATION, event, value, told.get("checked_by") or None, why)
        case "place":
            value = place_value(
                told.get("place", ""), _number(told, "lat"), _number(told, "lon"), precision=_precision(told)
            )
            return Judgement(JudgementKind.PLACE, event, value, None, why)
        case "time":
            return Judgement(JudgementKind.TIME, event, told.get("time", ""), None, why)
        case "side":
            return set_side(_speaker(told), told.get("side", ""), told.get("dossier") or None, why)
        case "reliability":
            return grade_source(_speaker(told), told.get("reliability", ""), why)
        case _:
            raise BadRequest(say.NOT_OF_AN_EVENT)


def _known(kind: type[Aspect | Verification], told: dict[str, str]) -> str:
    value = told.get("aspect" if kind is Aspect else "result", "")
    if value not in set(kind):
        raise BadRequest(say.NOT_OF_AN_EVENT)
    return value


def _speaker(told: dict[str, str]) -> str:
    if not told.get("speaker", "").startswith("actor-"):
        raise BadRequest(say.NOT_OF_AN_EVENT)
    return told["speaker"]


def _number(told: dict[str, str], name: str) -> float | None:
    try:
        return float(told[name]) if told.get(name) else None
    except ValueError as none:
        raise BadRequest(say.NO_DEGREES) from none


def _precision(told: dict[str, str]) -> int | None:
    value = told.get("precision", "")
    if value and value not in {str(code) for code in wording.PRECISIONS}:
        raise BadRequest(say.NOT_OF_AN_EVENT)
    return int(value) if value else None
