"""The addresses of the brief: its page, and the same as a file and as a PDF."""

from __future__ import annotations

import json
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.errors import CannotPrint
from sayso.web.brief import says
from sayso.web.brief.file import brief_file
from sayso.web.brief.making import brief_of
from sayso.web.brief.page import PATH, brief_page, file_name
from sayso.web.brief.printing import find_chromium, pdf_of
from sayso.web.brief.shape import brief_json
from sayso.web.brief.told import Brief
from sayso.web.desk import Desk
from sayso.web.render import render
from sayso.web.selection import LONGEST, selection


def make_brief(desk: Desk) -> list[BaseRoute]:
    """The brief over one ledger. One PDF is made at a time."""
    printing = Lock()

    def page(request: Request) -> Response:
        named, dossier = _asked(request)
        asked = selection(PATH, request.query_params)
        return render(brief_page(desk, asked, named=named, dossier=dossier, pdf=find_chromium() is not None))

    def brief(request: Request) -> Brief:
        named, dossier = _asked(request)
        return brief_of(desk, selection(PATH, request.query_params), named=named, dossier=dossier)

    def file(request: Request) -> Response:
        told = brief(request)
        return Response(brief_file(told), media_type="text/html", headers=_named(f"{file_name(told)}.html"))

    def pdf(request: Request) -> Response:
        if not printing.acquire(timeout=1):
            raise CannotPrint(says.PDF_BUSY)
        try:
            told = brief(request)
            made = pdf_of(brief_file(told), told.title, find_chromium())
        finally:
            printing.release()
        return Response(made, media_type="application/pdf", headers=_named(f"{file_name(told)}.pdf"))

    def shape(request: Request) -> Response:
        told = brief(request)
        body = json.dumps(brief_json(told), ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, media_type="application/json", headers=_named(f"{file_name(told)}.json"))

    return [Route(f"{PATH}.json", shape), Route(PATH, page), Route(f"{PATH}.html", file), Route(f"{PATH}.pdf", pdf)]


def _asked(request: Request) -> tuple[bool, str | None]:
    """Whether witnesses are named, and whose sides count."""
    dossier = request.query_params.get("dossier", "").strip()[:LONGEST]
    return request.query_params.get("witnesses") == "named", dossier or None


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
