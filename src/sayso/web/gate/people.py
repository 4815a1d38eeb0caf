"""The page on which owners make, change and close accounts."""

from __future__ import annotations

from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.access.passwords import made_up
from sayso.access.person import Role
from sayso.errors import BadRequest
from sayso.web import moments
from sayso.web.forms import Form
from sayso.web.gate import words
from sayso.web.gate.keeper import Keeper
from sayso.web.gate.writing import Shown, signed_in, written
from sayso.web.pages import PeoplePage, PersonLine
from sayso.web.render import render
from sayso.web.visitor import VISITOR

PEOPLE: Final = "/people"


def make_people(keeper: Keeper) -> list[BaseRoute]:
    """The addresses of the owners' page."""
    show, people = partial(people_page, keeper), keeper.accounts.people

    def look(request: Request) -> Response:
        return render(show(done=words.DONE.get(request.query_params.get("done", ""), "")))

    async def add(_request: Request, form: Form) -> Response:
        password = made_up()
        returning = form.get("returning") == "yes"
        make = partial(people.add, form.get("name", ""), _role(form), password, temporary=True, returning=returning)
        person = await keeper.hashed(make)
        return render(await run_in_threadpool(show, secret=(person.name, password)))

    async def role(_request: Request, form: Form) -> Response:
        await run_in_threadpool(people.set_role, _somebody(form), _role(form))
        return RedirectResponse(f"{PEOPLE}?done=role", 303)

    async def password(_request: Request, form: Form) -> Response:
        password = made_up()
        person = await keeper.hashed(partial(people.set_password, _somebody(form), password, temporary=True))
        return render(await run_in_threadpool(show, secret=(person.name, password)))

    async def remove(_request: Request, form: Form) -> Response:
        await run_in_threadpool(people.remove, _somebody(form))
        return RedirectResponse(f"{PEOPLE}?done=removed", 303)

    def refused(form: Form, shown: Shown) -> Response:
        return render(show(said=shown.said, name=form.get("name", ""), role=form.get("role", "")), shown.status)

    return [
        Route(PEOPLE, look),
        Route(PEOPLE, written(add, refused), methods=["POST"]),
        Route(f"{PEOPLE}/role", written(role, refused), methods=["POST"]),
        Route(f"{PEOPLE}/password", written(password, refused), methods=["POST"]),
        Route(f"{PEOPLE}/remove", written(remove, refused), methods=["POST"]),
    ]


def _somebody(form: Form) -> str:
    """Whose account it is about: somebody else's, so that nobody shuts themselves out."""
    name = form.get("who", "")
    if name == signed_in().name:
        raise BadRequest(words.NOT_ONESELF)
    return name


def _role(form: Form) -> Role:
    try:
        return Role(form.get("role", ""))
    except ValueError as unknown:
        raise BadRequest(words.NOT_A_CHOICE) from unknown


def people_page(
    keeper: Keeper,
    *,
    said: str = "",
    done: str = "",
    secret: tuple[str, str] | None = None,
    name: str = "",
    role: str = "",
) -> PeoplePage:
    """The page, as ``PeoplePage`` says."""
    me = signed_in()
    return PeoplePage(
        seal=VISITOR.get().seal or "",
        said=said,
        done=done,
        people=tuple(
            PersonLine(
                name=one.name,
                role=one.role.value,
                since=moments.moment(one.made_at),
                seen=moments.shown(one.signed_in_at),
                temporary=one.temporary,
                me=one.id == me.id,
            )
            for one in keeper.accounts.people.all()
        ),
        secret=secret,
        name=name[:200],
        role=role if role in words.MAY else Role.READER.value,
        roles=tuple(words.MAY.items()),
    )
