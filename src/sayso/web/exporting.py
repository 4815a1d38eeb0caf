"""The formats that other tools read, of the same selections as the pages'."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.export.asking import Wanted
from sayso.export.formats import format_named
from sayso.export.material import Material
from sayso.web.desk import Desk
from sayso.web.lists import EXPORT
from sayso.web.selection import selection
from sayso.web.tables import download


def make_exports(desk: Desk) -> list[BaseRoute]:
    """A file in each format, over one ledger."""

    def export(request: Request) -> Response:
        made = format_named(request.path_params["format"])
        asked = selection(EXPORT, request.query_params)
        wanted = Wanted(
            filters=asked.filters,
            order=asked.order,
            as_of=asked.as_of,
            dossier=asked.filters.dossier or None,
            named=request.query_params.get("witnesses") == "named",
            base=str(request.base_url).rstrip("/"),
        )
        material = Material(desk.ledger, desk.overview(asked.as_of), wanted)
        return download(made.write(material), made.media_type, made.file)

    return [Route(f"{EXPORT}/{{format}}", export)]
