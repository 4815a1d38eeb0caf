"""Where the database's exceptions stop: callers only ever see those of ``sayso.errors``."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sayso.errors import LedgerAway, LedgerError, LedgerForbidden, LedgerFull
from sayso.ledger.dialect import Dialect

A_MOMENT = 0.1
"""Seconds between two tries to reach a server."""

_T = TypeVar("_T")


def outlasting(work: Callable[[], _T], patience: float) -> _T:
    """Does what writes, and does it again where the server went away in the midst and is back in time.

    Args:
        work: one transaction. Whether it was kept when it was cut off while it was being kept, nobody is told; so it
            must find what it recorded already, and add nothing then.
        patience: seconds to wait for the server.

    Raises:
        LedgerAway: the server was not back in time.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return work()
        except LedgerAway:
            if time.monotonic() > until:
                raise
        time.sleep(A_MOMENT)


@contextmanager
def ledger_errors(dialect: Dialect) -> Iterator[None]:
    """Turns the driver's exceptions and the system's into ours, in one line that names the ledger."""
    try:
        yield
    except DBAPIError as error:
        raise dialect.ours(error) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{dialect.where}: {error}".splitlines()[0]) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LedgerFull(f"{dialect.where}: no room left on the disk") from error
        raise LedgerForbidden(f"{dialect.where}: {error.strerror or error}") from error
