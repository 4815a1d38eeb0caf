"""A brief as a file of its own: one HTML page that fetches nothing and runs nothing, the same on every machine."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version

from sayso.web.brief.told import Brief
from sayso.web.pages import BriefFile
from sayso.web.render import HERE, html_of


@lru_cache(maxsize=1)
def _style() -> tuple[str, str]:
    style = (HERE / "static" / "brief.css").read_text("utf-8")
    return f"<style>{style}</style>", b64encode(sha256(style.encode()).digest()).decode()


def brief_file(brief: Brief) -> bytes:
    """The file, in UTF-8. The same brief makes the same bytes: it tells neither when it was made nor where."""
    style, digest = _style()
    return html_of(BriefFile(brief, style, digest, f"sayso {version('sayso')}"))
