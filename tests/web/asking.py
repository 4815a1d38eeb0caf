"""Asks the application for pages, without a server, and reads them as a browser would."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import httpx
from lxml import html
from starlette.types import ASGIApp

from sayso.web.app import make_app
from sayso.web.ports import Ledgerlike

HOME = "http://127.0.0.1:8710"


def post(app: ASGIApp, path: str, fields: Mapping[str, str]) -> httpx.Response:
    """A form, sent."""
    return ask(app, path, "POST", fields=fields)


def ask(
    app: ASGIApp,
    path: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> httpx.Response:
    """One request; an error in a handler comes back as the page it makes."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            return await client.request(method, path, headers=headers, data=fields)

    with ThreadPoolExecutor(1) as apart:  # a loop of its own: the browser's tests keep one running in this thread
        return apart.submit(asyncio.run, asked()).result()


def page(ledger: Ledgerlike, path: str, status: int = 200) -> html.HtmlElement:
    """A page over a ledger, parsed."""
    answer = ask(make_app(ledger), path)
    assert answer.status_code == status, answer.text
    return html.document_fromstring(answer.text)


def text(element: html.HtmlElement, css: str) -> list[str]:
    """What the elements under a class or tag say, white space made single."""
    return [" ".join(found.text_content().split()) for found in element.xpath(xpath(css))]


def xpath(css: str) -> str:
    """Understands ``tag``, ``.class``, ``tag.class`` and their descendants: all that the tests need of CSS."""
    steps = []
    for step in css.split():
        tag, *classes = step.split(".")
        wanted = "".join(f"[contains(concat(' ', @class, ' '), ' {name} ')]" for name in classes)
        steps.append(f"{tag or '*'}{wanted}")
    return ".//" + "//".join(steps)
