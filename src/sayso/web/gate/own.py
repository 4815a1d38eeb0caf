"""One's own page: the password, tokens for programs, and signing out everywhere."""

from __future__ import annotations

from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.access.person import Person, Role
from sayso.access.tokens import DAYS
from sayso.errors import BadRequest
from sayso.web import moments
from sayso.web.forms import Form
from sayso.web.gate import words
from sayso.web.gate.keeper import Keeper
from sayso.web.gate.signing import SIGN_IN
from sayso.web.gate.writing import Shown, signed_in, written
from sayso.web.pages import AccountPage, TokenLine
from sayso.web.render import render
from sayso.web.visitor import VISITOR

OWN: Final = "/account"
"""Where people set a password of their own, among the rest."""

TERMS: Final = (7, 30, DAYS, 366)
"""Days that a token can be made for on the page."""


def make_own(keeper: Keeper) -> list[BaseRoute]:
    """The addresses of one's own page."""
    show = partial(own_page, keeper)

    def look(request: Request) -> Response:
        return render(show(signed_in(), done=words.DONE.get(request.query_params.get("done", ""), "")))

    async def password(request: Request, form: Form) -> Response:
        person = signed_in()
        new = form.get("new", "")
        if new != form.get("again", ""):
            raise BadRequest(words.NOT_THE_SAME)
        if not await keeper.change_password(request, person.name, form.get("old", ""), new):
            raise BadRequest(words.OLD_WRONG)
        answer = RedirectResponse(f"{OWN}?done=password", 303)
        await keeper.begin(request, answer, person)
        return answer

    async def everywhere(request: Request, _form: Form) -> Response:
        answer = RedirectResponse(SIGN_IN, 303)
        await keeper.end(request, answer, signed_in())
        return answer

    async def token(_request: Request, form: Form) -> Response:
        person, role = signed_in(), form.get("role", "")
        days = form.get("days", "")
        if role not in _roles(person) or not (days.isascii() and days.isdigit()):
            raise BadRequest(words.NOT_A_CHOICE)
        make = partial(keeper.accounts.tokens.make, person, form.get("label", ""), Role(role), int(days[:6]))
        _, secret = await run_in_threadpool(make)
        return render(await run_in_threadpool(show, person, secret=secret))

    async def revoke(_request: Request, form: Form) -> Response:
        await run_in_threadpool(keeper.accounts.tokens.revoke, signed_in(), form.get("id", ""))
        return RedirectResponse(f"{OWN}?done=revoked", 303)

    def refused(form: Form, shown: Shown) -> Response:
        return render(show(signed_in(), said=shown.said, label=form.get("label", "")), shown.status)

    return [
        Route(OWN, look),
        Route(f"{OWN}/password", written(password, refused), methods=["POST"]),
        Route(f"{OWN}/everywhere", written(everywhere, refused), methods=["POST"]),
        Route(f"{OWN}/tokens", written(token, refused), methods=["POST"]),
        Route(f"{OWN}/tokens/revoke", written(revoke, refused), methods=["POST"]),
    ]


def own_page(
    keeper: Keeper, person: Person, *, said: str = "", done: str = "", secret: str | None = None, label: str = ""
) -> AccountPage:
    """Somebody's own page; the rest as ``AccountPage`` says."""
    return AccountPage(
        seal=VISITOR.get().seal or "",
        name=person.name,
        role=person.role.value,
        temporary=person.temporary,
        said=said,
        done=done,
        tokens=() if person.temporary else _tokens(keeper, person),
        secret=secret,
        label=label[:200],
        roles=tuple((one, words.MAY[one]) for one in _roles(person)),
        days=TERMS,
    )


def _roles(person: Person) -> tuple[str, ...]:
    """What a token of somebody can be made for. What only owners may, no token opens."""
    return tuple(one.value for one in (Role.READER, Role.REVIEWER) if person.role.covers(one))


def _tokens(keeper: Keeper, person: Person) -> tuple[TokenLine, ...]:
    now = keeper.accounts.now()
    return tuple(
        TokenLine(
            id=one.id,
            label=one.label,
            role=one.role.value,
            expires=moments.moment(one.expires_at),
            used=moments.shown(one.used_at),
            over=one.expires_at <= now,
        )
        for one in keeper.accounts.tokens.of(person)
    )
