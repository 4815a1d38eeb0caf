"""Where a ledger's overview is kept from one start to the next."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError


def file_of(where: str) -> Path | None:
    """The overview's file: beside a ledger's own; for a server's ledger among this user's caches.

    A server's ledger is known by its address without the password; should another ledger be at that address later, the
    overview finds that out by the ledger's last entry and is made anew. The folder is this user's alone: the overview
    holds the words of reports.

    Args:
        where: a file's path or a database URL.

    Returns:
        The file, which need not be there; None: nowhere but in memory.
    """
    if "://" not in where:
        return Path(f"{where}-desk")
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        return None
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}-desk") if url.database and url.database != ":memory:" else None
    address = URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sayso"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home, or none that may be written
        return None
    return folder / f"{sha256(str(address).encode()).hexdigest()[:16]}.db-desk"
