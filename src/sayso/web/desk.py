"""The ledger as the pages see it: its own answers, and overviews of it, the present one and some of earlier moments."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from sayso.domain.account import EventAccount
from sayso.ledger.dossiers import Sides, with_sides
from sayso.ledger.overview import Overview
from sayso.web.ports import Ledgerlike

EARLIER: Final = 3
"""Overviews of earlier moments that are kept in memory; the one asked for longest ago goes first."""


class Desk:
    """A ledger with its overviews."""

    def __init__(self, ledger: Ledgerlike, file: Path | None = None) -> None:
        """Over one ledger. ``file``: where its overview is kept between starts; None: in memory."""
        self.ledger = ledger
        self._present = Overview(ledger, file)
        self._earlier: OrderedDict[tuple[datetime, object], Overview] = OrderedDict()
        self._sides: tuple[object, Sides] | None = None
        self._lock = Lock()

    def account(self, name: str, as_of: datetime | None = None, dossier: str = "") -> EventAccount:
        """One event's account: as it is kept where it is asked for as known now, else made from the entries.

        Args:
            name: the id of any report's event that is held to be it, or a unique beginning of one.
            as_of: the moment, aware; None: now.
            dossier: whose sides count; "": those set last, for whichever dossier.

        Raises:
            NotFound: no such event was known.
            BadRequest: several events' ids begin so.
        """
        kept = self._present.listed([name]) if as_of is None else ()
        found = kept[0].account if kept else self.ledger.event(name, as_of)
        return self.seen_from(found, dossier, as_of)

    def seen_from(self, account: EventAccount, dossier: str, as_of: datetime | None = None) -> EventAccount:
        """The account with the sides of a dossier; as it is where none is named."""
        return with_sides(account, self._sides_in(dossier, as_of)) if dossier else account

    def _sides_in(self, dossier: str, as_of: datetime | None) -> Sides:
        """They are asked for event by event, and kept until anything is recorded."""
        key = (dossier, as_of, self.ledger.state())
        with self._lock:
            if self._sides is None or self._sides[0] != key:
                self._sides = (key, self.ledger.sides(dossier, as_of))
            return self._sides[1]

    def is_empty(self, as_of: datetime | None = None) -> bool:
        """Whether no report had been read by then."""
        return not self.overview(as_of).reports(limit=1).total

    def overview(self, as_of: datetime | None = None) -> Overview:
        """The overview as known at a moment; None: now."""
        if as_of is None:
            return self._present
        key = (as_of, self.ledger.state())  # a moment yet to come is not over
        with self._lock:
            found = self._earlier.pop(key, None) or Overview(self.ledger, as_of=as_of)
            self._earlier[key] = found
            while len(self._earlier) > EARLIER:
                self._earlier.popitem(last=False)
        return found
