"""Where the database's exceptions stop: callers only ever see those of ``sayso.errors``."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sayso.errors import LedgerError, LedgerForbidden, LedgerFull
from sayso.ledger.dialect import Dialect


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
