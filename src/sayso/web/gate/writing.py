"""What forms of the gate's own pages have in common: whose they are, and how what they ask for is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from sayso.access.person import Person
from sayso.errors import BadRequest, NotFound, NotSignedIn, TooOften
from sayso.web import refusals as said
from sayso.web.forms import Form, form_of, is_ours
from sayso.web.gate import words
from sayso.web.visitor import VISITOR


@dataclass(frozen=True, slots=True)
class Shown:
    """Why a form was not taken, in a line, and with which status."""

    said: str
    status: int


def signed_in() -> Person:
    """Whoever is signed in.

    Raises:
        NotSignedIn: nobody is; the gate lets nobody come so far.
    """
    person = VISITOR.get().person
    if person is None:
        raise NotSignedIn(words.SIGN_IN_FIRST)
    return person


def written(
    act: Callable[[Request, Form], Awaitable[Response]], refused: Callable[[Form, Shown], Response]
) -> Callable[[Request], Awaitable[Response]]:
    """An address that takes a form.

    Args:
        act: does what it asks for, if it came from a page of ours.
        refused: shows the page again, where that cannot be done.
    """

    async def endpoint(request: Request) -> Response:
        form = await form_of(request)
        if not is_ours(request, form.get("token", "")):
            raise BadRequest(said.NOT_OURS)
        try:
            return await act(request, form)
        except (BadRequest, NotFound) as wrong:
            return await run_in_threadpool(refused, form, Shown(words.sentence(str(wrong)), 400))
        except TooOften as often:
            answer = await run_in_threadpool(refused, form, Shown(str(often), 429))
            answer.headers["Retry-After"] = str(round(often.wait + 0.5))
            return answer

    return endpoint
