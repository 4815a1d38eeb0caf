"""The brief's page at the desk, with what can be chosen for it."""

from __future__ import annotations

from datetime import UTC
from typing import Final
from urllib.parse import urlencode

from sayso.web.brief.making import brief_of
from sayso.web.brief.told import Brief
from sayso.web.desk import Desk
from sayso.web.lists import views_of
from sayso.web.pages import BriefForm, BriefPage
from sayso.web.selection import Selection

PATH: Final = "/brief"
_FORM: Final = frozenset({"as_of", "dossier", "page"})


def dossiers_of(desk: Desk) -> tuple[str, ...]:
    """The names of the ledger's dossiers."""
    return tuple(one.name for one in desk.ledger.dossiers())


def brief_page(desk: Desk, asked: Selection, *, named: bool, dossier: str | None, pdf: bool) -> BriefPage:
    """The page of a selection's brief.

    Args:
        desk: the ledger.
        asked: which events, as known when.
        named: whether witnesses are named.
        dossier: whose sides count; None: those set for all.
        pdf: whether PDFs can be made here.
    """
    return BriefPage(
        brief=brief_of(desk, asked, named=named, dossier=dossier),
        form=BriefForm(
            kept=tuple((name, value) for name, value in asked.given if name not in _FORM),
            as_of=asked.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if asked.as_of else "",
            dossier=dossier or "",
            dossiers=dossiers_of(desk),
            named=named,
        ),
        views=views_of(asked),
        json=_href(asked, f"{PATH}.json", named=named, dossier=dossier),
        html=_href(asked, f"{PATH}.html", named=named, dossier=dossier),
        pdf=_href(asked, f"{PATH}.pdf", named=named, dossier=dossier) if pdf else None,
        empty=desk.is_empty(asked.as_of),
    )


def _href(asked: Selection, path: str, *, named: bool, dossier: str | None) -> str:
    given = {name: value for name, value in asked.given if name != "page"}
    more = {"witnesses": "named"} if named else {}
    more |= {"dossier": dossier} if dossier else {}
    return path + (f"?{urlencode(given | more)}" if given | more else "")


def file_name(brief: Brief) -> str:
    """What a download is called, without its ending: no word of the ledger, which could be a name."""
    return f"brief-as-of-{brief.as_of.iso[:10]}" if brief.as_of else "brief"
