"""A brief's PDF, printed by a Chromium that is found on the machine: headless and offline.

Scripts are kept out by the page's own policy: a Chromium without any prints nothing.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from sayso.errors import CannotPrint
from sayso.web.brief import says

NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
PLACES: Final = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
NAMED: Final = "SAYSO_CHROMIUM"
PATIENCE: Final = 90.0
"""Seconds that one PDF may take."""

LARGEST: Final = 200 * 1024 * 1024

MANNERS: Final = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name is looked up, whatever it is asked for
    "--proxy-server=127.0.0.1:9",  # and what has no name leads nowhere
    "--proxy-bypass-list=<-loopback>",
    "--no-pdf-header-footer",
)
"""Chromium's own sandbox stays on; it refuses to work for the superuser, for whom alone it is left out."""


def find_chromium(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The Chromium that is named in ``$SAYSO_CHROMIUM``, else one of the usual names; None: there is none."""
    named = environment.get(NAMED, "")
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    for name in (*NAMES, *PLACES):
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def pdf_of(html: bytes, title: str, chromium: Path | None, patience: float = PATIENCE) -> bytes:
    """A page as PDF, with its title as the only thing that is told of its making.

    Args:
        html: a page that needs nothing beside itself.
        title: of the document.
        chromium: the program; None: there is none.
        patience: seconds.

    Raises:
        CannotPrint: there is no Chromium, or it made none.
    """
    if chromium is None:
        raise CannotPrint(says.NO_PDF_MADE)
    with tempfile.TemporaryDirectory(prefix="sayso-pdf-", ignore_cleanup_errors=True) as folder:
        page, out = Path(folder, "brief.html"), Path(folder, "brief.pdf")
        page.write_bytes(html)
        _run(chromium, page, out, Path(folder, "profile"), patience)
        if not out.is_file() or out.stat().st_size > LARGEST:
            raise CannotPrint(says.no_pdf(chromium.name))
        return _plain(out.read_bytes(), title, chromium.name)


def _run(chromium: Path, page: Path, out: Path, profile: Path, patience: float) -> None:
    asked = [str(chromium), *MANNERS, f"--user-data-dir={profile}", f"--print-to-pdf={out}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        asked.append("--no-sandbox")
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "FONTCONFIG_PATH") if name in os.environ}
    try:
        running = subprocess.Popen(  # noqa: S603  a program that was looked for, and arguments of ours
            [*asked, page.as_uri()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=page.parent,
            env=kept | {"HOME": str(page.parent), "TMPDIR": str(page.parent)},
            start_new_session=True,
        )
    except OSError as refused:
        raise CannotPrint(says.no_pdf(chromium.name)) from refused
    try:
        running.wait(patience)
    except subprocess.TimeoutExpired as late:
        raise CannotPrint(says.pdf_late(chromium.name, patience)) from late
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)  # whatever it started is of its session, and nothing else is
        running.wait()


def _plain(printed: bytes, title: str, name: str) -> bytes:
    """The PDF without what Chromium tells of itself, the system and the hour."""
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed)))
        writer.metadata = None
        writer.add_metadata({"/Title": title, "/Producer": "sayso"})
        told = io.BytesIO()
        writer.write(told)
    except (PyPdfError, ValueError) as broken:
        raise CannotPrint(says.no_pdf(name)) from broken
    return told.getvalue()
