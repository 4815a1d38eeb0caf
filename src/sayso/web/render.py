"""A context in, a page out. Every value is escaped; nothing in a page may run but our own bundle."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from sayso.web import labels, refusals, words
from sayso.web.adding import words as adding_words
from sayso.web.brief import says
from sayso.web.deciding import words as deciding_words
from sayso.web.gate import words as gate_words
from sayso.web.pages import TEMPLATES, ErrorPage, Page
from sayso.web.visitor import VISITOR
from sayso.wording import AGREEMENTS, PRECISIONS, STANCES, VERIFICATIONS

HERE = Path(__file__).parent
NOT_FOR_HTML: Final = re.compile("[\x00\ud800-\udfff]")

SECURITY_HEADERS: Final = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; worker-src 'self'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
)

_environment = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.globals["w"] = words
_environment.globals["t"] = labels
_environment.globals["v"] = deciding_words
_environment.globals["b"] = says
_environment.globals["a"] = adding_words
_environment.globals["g"] = gate_words
_environment.globals["me"] = VISITOR.get  # a function: who asks, at the time of asking
_environment.globals["stances"] = STANCES
_environment.globals["agreements"] = [(code.value, word) for code, word in AGREEMENTS.items()]
_environment.globals["verifications"] = [(code.value, word) for code, word in VERIFICATIONS.items()]
_environment.globals["precisions"] = list(PRECISIONS.items())
_environment.globals["orders"] = [(code.value, word) for code, word in labels.ORDERS.items()]
_environment.filters["zip_self"] = lambda values: [(one, one) for one in values]


def _fit_for_html(html: str) -> bytes:
    """Characters that HTML cannot carry as they are: a carriage return as a reference, others as U+FFFD."""
    return NOT_FOR_HTML.sub("\ufffd", html.replace("\r", "&#13;")).encode()


def html_of(page: Page) -> bytes:
    """The page of a context, as bytes in UTF-8."""
    return _fit_for_html(_environment.get_template(TEMPLATES[type(page)]).render(page=page))


def render(page: Page, status: int = 200) -> HTMLResponse:
    """The page of a context, with the headers that keep it from running or fetching anything foreign."""
    return HTMLResponse(html_of(page), status, headers=SECURITY_HEADERS)


def render_error(status: int, detail: str | None = None) -> HTMLResponse:
    """An error in the one shape that all errors have; ``detail`` is one line fit for the user."""
    return render(
        ErrorPage(
            status=status,
            heading=refusals.ERROR_HEADINGS.get(status, refusals.ERROR_OTHER),
            detail=detail or refusals.ERROR_DETAILS.get(status, ""),
        ),
        status,
    )
