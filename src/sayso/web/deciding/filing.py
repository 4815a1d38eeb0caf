"""Filing in dossiers: what an event or a report is in, and the one address that files it or takes it out."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import BadRequest
from sayso.ledger.judgements import file_in
from sayso.ledger.store import Ledger
from sayso.web import labels
from sayso.web.desk import Desk
from sayso.web.forms import Form, decider, remembering, writing
from sayso.web.pages import FilingBox, Link
from sayso.web.quoting import event_href, report_href

PATH: Final = "/filing"
MEANT: Final = ("in", "out")


def filing_of(desk: Desk, item: str, by: str, *, event: bool) -> FilingBox | None:
    """The dossiers that something is in; None: this ledger cannot be written.

    Args:
        desk: the ledger.
        item: the id of an event or of a report.
        by: the name of whoever looks; "": not known.
        event: whether it is an event.
    """
    if not isinstance(desk.ledger, Ledger):
        return None
    overview = desk.overview()
    inside = overview.dossiers(event=item) if event else overview.dossiers(report=item)
    names = [one.name for one in desk.ledger.dossiers() if one.name not in inside]
    return FilingBox(
        item=item,
        event=event,
        inside=tuple(Link(f"/?{urlencode({'dossier': name})}", name) for name in inside),
        names=tuple(names),
        by=by,
    )


def make_filing(desk: Desk) -> list[BaseRoute]:
    """The address that files, over a ledger that can be written."""
    ledger = desk.ledger
    if not isinstance(ledger, Ledger):
        return []

    def filed(form: Form) -> Response:
        item = ledger.find(form.get("item", ""))
        what, by = form.get("what", ""), decider(form.get("by", ""))
        if what not in MEANT:
            raise BadRequest(labels.FILE_OR_OUT)
        made = file_in(item, form.get("dossier", "").strip(), form.get("why", "").strip() or None, out=what == "out")
        ledger.judge(made, by)
        home = report_href(item) if item.startswith("report-") else event_href(item)
        return remembering(RedirectResponse(f"{home}#dossiers", 303), by)

    return [Route(PATH, writing(filed), methods=["POST"])]
