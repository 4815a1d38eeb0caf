"""The brief, as a page of the desk and as a file of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.brief.told import Brief
from sayso.web.pages.lists import Link


@dataclass(frozen=True, slots=True)
class BriefForm:
    """What the brief's form shows. ``kept``: what else the address holds; ``dossiers``: those that set sides."""

    kept: tuple[tuple[str, str], ...]
    as_of: str
    dossier: str
    dossiers: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What brief.html may use. ``pdf`` None: there is no Chromium to make one. ``empty``: no report was read yet."""

    brief: Brief
    form: BriefForm
    views: tuple[Link, ...]
    html: str
    json: str
    pdf: str | None
    empty: bool


@dataclass(frozen=True, slots=True)
class BriefFile:
    """What brief_file.html may use: ``style`` is its style sheet as an element, ``digest`` its text's SHA-256, base64.

    ``program``: the name and version of what made it.
    """

    brief: Brief
    style: str
    digest: str
    program: str
