"""A tab that remembers everything that must not happen on a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

DESKTOP = (1360, 900)
PHONE = (390, 844)
Scheme = Literal["light", "dark"]


@dataclass  # no slots: the browser driver keeps notes of its own on whoever listens
class Watched:
    """What went wrong in a tab; all of it stays empty on a good page."""

    origin: str
    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def asked(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def told(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def fetched(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:")):
            self.elsewhere.append(request.url)

    def nothing_happened(self) -> None:
        """Fails if anything did: a dialog, an error, a violation of the policy, a request to anywhere else."""
        assert (self.dialogs, self.complaints, self.elsewhere) == ([], [], [])


@contextmanager
def tab(
    browser: Browser,
    origin: str,
    size: tuple[int, int] = DESKTOP,
    *,
    scheme: Scheme = "light",
    scripts: bool = True,
    any_script: bool = False,
) -> Iterator[tuple[Page, Watched]]:
    """A fresh tab with what it is watched for.

    Args:
        browser: the browser.
        origin: where the pages are; every request to anywhere else is noted.
        size: width and height of the window.
        scheme: the reader's preference.
        scripts: whether the reader allows scripts at all.
        any_script: sets the pages' policy aside, so that a test may bring a script of its own.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        java_script_enabled=scripts,
        bypass_csp=any_script,
    )
    watched = Watched(origin)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on("dialog", watched.asked)
    page.on("console", watched.told)
    page.on("pageerror", watched.failed)
    page.on("request", watched.fetched)
    try:
        yield page, watched
    finally:
        context.close()


def sideways(page: Page) -> int:
    """By how many pixels the page itself, not a region in it, is wider than the window."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert isinstance(wider, int)
    return wider
