"""The addresses of adding: the form, one adding with its progress, and what stops it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import BadRequest
from sayso.export.cells import Row
from sayso.web import moments
from sayso.web.adding import words
from sayso.web.adding.jobs import Job, Jobs, JobState
from sayso.web.adding.uploads import Refused, Typed, order_of, parts_of, typed_in
from sayso.web.desk import Desk
from sayso.web.forms import form_of, is_from_elsewhere, is_ours
from sayso.web.pages import AddingPage, JobBody, JobLine, JobPage, Link, OutcomeLine
from sayso.web.quoting import event_href, report_href
from sayso.web.render import render
from sayso.web.selection import Form, selection
from sayso.web.tables import as_csv, as_json
from sayso.web.visitor import VISITOR

ROOT: Final = "/adding"
OUTCOME_COLUMNS: Final = ("input", "became", "read", "report")
EVENTS: Final = 30
"""Events that are linked from one adding."""


def make_adding(desk: Desk, jobs: Jobs | None) -> list[BaseRoute]:
    """Adding to a ledger; ``jobs`` None: the page says that nothing can be added."""
    if jobs is None:

        def closed(_request: Request) -> Response:
            return render(AddingPage(open=False, token="", said="", text="", addresses="", size=0, limits="", jobs=()))

        return [Route(ROOT, closed)]
    return _open(desk, jobs)


def _open(desk: Desk, jobs: Jobs) -> list[BaseRoute]:
    def form(_request: Request) -> Response:
        return render(_form(jobs, Typed()))

    async def add(request: Request) -> Response:
        if is_from_elsewhere(request):
            raise BadRequest(words.NOT_OURS)
        try:
            job = await _taken(request, jobs)
        except Refused as refused:
            page = await run_in_threadpool(_form, jobs, refused.typed, refused.why)
            return render(page, refused.status)
        return RedirectResponse(f"{ROOT}/{job.id}", 303)

    def one(request: Request) -> Response:
        job = jobs.job(request.path_params["job"])
        form = selection(request.url.path, request.query_params).form
        if form is Form.PAGE:
            return render(_job(desk, job))
        return (as_csv if form is Form.CSV else as_json)(OUTCOME_COLUMNS, _rows(job), "adding")

    def progress(request: Request) -> Response:
        return render(JobBody(_job(desk, jobs.job(request.path_params["job"]))))

    def cancel(request: Request) -> Response:
        job = jobs.cancel(request.path_params["job"])
        return RedirectResponse(f"{ROOT}/{job.id}", 303)

    return [
        Route(ROOT, form),
        Route(ROOT, add, methods=["POST"]),
        Route(f"{ROOT}/{{job}}", one),
        Route(f"{ROOT}/{{job}}/progress", progress),
        Route(f"{ROOT}/{{job}}/cancel", _sealed(cancel), methods=["POST"]),
    ]


def _sealed(act: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        form = await form_of(request)
        if not is_ours(request, form.get("token", "")):
            raise BadRequest(words.NOT_OURS)
        return await run_in_threadpool(act, request)

    return endpoint


async def _taken(request: Request, jobs: Jobs) -> Job:
    """The adding that a form asks for.

    Raises:
        Refused: it cannot be taken.
        BadRequest: the disk does not take it.
    """
    form = await parts_of(request, jobs.limits)
    try:
        typed = typed_in(form, jobs.limits)
        if not VISITOR.get().trusts(typed.token):
            raise Refused(words.NOT_OURS, typed)
        full = Refused(words.too_many_waiting(jobs.limits.waiting), typed, 503)
        if jobs.is_full():
            raise full
        order = await order_of(form, typed)
    finally:
        await form.close()
    job = jobs.add(order)
    if job is None:
        order.folder.cleanup()
        raise full
    return job


def _form(jobs: Jobs, typed: Typed, said: str = "") -> AddingPage:
    limits = jobs.limits
    return AddingPage(
        open=True,
        token=VISITOR.get().seal or "",
        said=said,
        text=typed.text,
        addresses=typed.addresses,
        size=limits.size,
        limits=words.limits(limits.size, limits.files, limits.addresses),
        jobs=tuple(_line(one) for one in jobs.recent()),
    )


def _line(job: Job) -> JobLine:
    what = words.added(job.tally.read, job.tally.refused) if job.done else words.inputs(job.total)
    return JobLine(f"{ROOT}/{job.id}", words.STATES[job.state], what, moments.moment(job.made_at))


def _job(desk: Desk, job: Job) -> JobPage:
    running = job.running  # asked first: what is shown beside it can only be later
    listed = tuple(job.lines)
    more = job.done - len(listed)
    return JobPage(
        href=f"{ROOT}/{job.id}",
        token=VISITOR.get().seal or "",
        state=words.STATES[job.state],
        running=running,
        done=min(job.done, job.total),
        total=max(job.total, 1),
        progress=words.progress(job.done, job.total),
        tally="" if job.state is JobState.WAITING else f"{str(job.tally)[:1].upper()}{str(job.tally)[1:]}.",
        why=f"{job.why[:1].upper()}{job.why[1:]}. {words.REST}" if job.why else "",
        lines=tuple(
            OutcomeLine(one.name, one.title, report_href(one.report) if one.report else None, one.what, one.good)
            for one in listed
        ),
        left=words.lines_left(more) if more > 0 else None,
        events=None if running else _events(desk, job),
    )


def _rows(job: Job) -> Iterable[Row]:
    return (
        {"input": one.name, "became": one.what, "read": "yes" if one.good else "no", "report": one.report}
        for one in tuple(job.lines)
    )


def _events(desk: Desk, job: Job) -> tuple[Link, ...]:
    """The events that the reports of an adding speak of, those at issue first."""
    named = dict.fromkeys(
        told.claim.event for told in desk.ledger.claims(reports=list(dict.fromkeys(job.reports))) if told.claim.event
    )
    found = {one.id: one for one in desk.overview().listed(named)}
    ordered = sorted(found.values(), key=lambda one: (-one.contested, -one.reports, one.id))
    return tuple(Link(event_href(one.id), one.label) for one in ordered[:EVENTS])
