"""``sayso events``: the accounts of all events, or of the first of them, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sayso.cli.listed import EMPTY, known_dossier
from sayso.cli.render import counted, event_lines
from sayso.cli.showing import claims_in
from sayso.domain.account import Agreement, EventAccount
from sayso.ledger.dossiers import with_sides
from sayso.ledger.moments import now
from sayso.ledger.overview import Filters, Overview, file_of
from sayso.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events. ``dossier``: what is filed in it, with its sides; None: all, with those set last.

    ``most``: at most so many; None: all.
    """

    as_of: datetime | None
    dossier: str | None
    contested: bool
    most: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """The accounts, most contested first, which can be gone through once; how many fit; how many reports there are."""

    accounts: Iterator[EventAccount]
    fitting: int
    reports: int


@contextmanager
def found(ledger: Ledger, where: str, asked: Asked) -> Iterator[Found]:
    """Finds the events.

    As known now they come from the overview that is kept for the ledger, one at a time; as of an earlier moment they
    are made from all entries.

    Args:
        ledger: open.
        where: the ledger as the user named it.
        asked: which events.

    Raises:
        BadRequest: the ledger has no such dossier.
    """
    known_dossier(ledger, asked.dossier)
    if asked.as_of is not None:
        every = ledger.events(asked.as_of, asked.dossier)
        fit = [one for one in every if one.contested or not asked.contested]
        yield Found(islice(fit, asked.most), len(fit), len(ledger.reports(asked.as_of)))
        return
    agreement = Agreement.CONTESTED if asked.contested else None
    filters = Filters(agreement=agreement, dossier=asked.dossier or "")
    sides = ledger.sides(asked.dossier) if asked.dossier is not None else None
    moment = now()
    with closing(Overview(ledger, file_of(where))) as overview:
        fitting, reports = overview.events(filters, limit=0).fitting, overview.reports(limit=0).total
        with closing(overview.accounts(filters, as_of=max(moment, ledger.recorded_until() or moment))) as accounts:
            told = islice(accounts, asked.most)
            yield Found((with_sides(one, sides) for one in told) if sides else told, fitting, reports)


def text_of(ledger: Ledger, events: Found, as_of: datetime | None) -> Iterator[str]:
    """The lines of each event, and how many lack a place or a date; where there are none, whether anything was read.

    Args:
        ledger: where the words of the claims are.
        events: what was found in it.
        as_of: the moment as of which it was found; None: now.
    """
    if not events.reports:
        yield EMPTY
        return
    shown = contested = placeless = dateless = 0
    for account in events.accounts:
        yield from event_lines(account, claims_in(ledger, account, as_of))
        yield ""
        shown += 1
        contested += account.contested > 0
        placeless += account.place is None
        dateless += account.earliest is None
    of_all = f" of {events.fitting:,}" if shown < events.fitting else ""
    yield (
        f"{counted(shown, 'event')}{of_all}; {contested} contested; {placeless} without place; {dateless} without date"
    )
