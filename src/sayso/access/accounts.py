"""The accounts of a ledger, opened: its people, who of them is signed in, and their tokens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from sayso.access.passwords import Hasher
from sayso.access.people import People
from sayso.access.sessions import Sessions
from sayso.access.store import Store
from sayso.access.tokens import Tokens
from sayso.ledger.moments import now


class Accounts:
    """People, sessions and tokens over one store. Each method raises ``LedgerError`` where the database fails."""

    def __init__(self, store: Store, hasher: Hasher) -> None:
        self._store = store
        self.people = People(store, hasher)
        self.sessions = Sessions(store)
        self.tokens = Tokens(store)

    @classmethod
    def open(cls, ledger: str, *, clock: Callable[[], datetime] = now, hasher: Hasher | None = None) -> Self:
        """Opens the accounts of a ledger; makes both where they are not.

        Args:
            ledger: the ledger's file or database URL.
            clock: gives the present moment, aware.
            hasher: how passwords are kept; None: as argon2-cffi recommends.

        Raises:
            LedgerError: the ledger or its accounts cannot be used.
        """
        return cls(Store.open(ledger, clock=clock), hasher or Hasher())

    def now(self) -> datetime:
        """The present moment, by the clock that sessions and tokens end by."""
        return self._store.clock()

    def close(self) -> None:
        """Lets go of all connections."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
