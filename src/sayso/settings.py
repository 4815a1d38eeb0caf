"""What a door was told, as one frozen value; below the doors only plain arguments are handed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from sayso.errors import BadRequest

LOOPBACK = "127.0.0.1"
PORT = 8710
LOCAL = "local"
RAY = "ray"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger is and how much of the machine to use."""

    ledger: str = "sayso.db"
    """A file's path, or a database URL."""

    workers: int | None = None
    """Processes that read, None for one; on a cluster, records that are read at a time, None for one a core.

    The recording is always done by one process.
    """

    engine: str = LOCAL
    """What spreads the reading."""

    cluster: str | None = None
    """A Ray cluster's address, None to start one on this machine."""

    rules_only: bool = False
    """Whether the installed model is left out."""

    gazetteer: str | None = None
    """A compiled file of places (``sayso gazetteer build``); None: the one that came with the program."""

    trace: bool = False
    """Whether a fault of the program shows its trace."""

    contact: str | None = None
    """How whoever runs a site can reach whoever fetches from it."""

    allow_private: bool = False
    """Whether addresses outside the public net are fetched."""

    host: str = LOOPBACK
    """On which address the pages are served."""

    port: int = PORT
    """On which port; 0: any that is free."""

    address: str = ""
    """Where people open the pages, if a proxy stands between; "" where none does."""

    tiles: str | None = None
    """The address of a layer of tiles for the map; None: nothing is fetched for it."""

    tiles_credit: str | None = None
    """Whose tiles these are."""

    @property
    def gazetteer_file(self) -> Path | None:
        """The file of places that the user named."""
        return Path(self.gazetteer) if self.gazetteer else None

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ, **given: object) -> Settings:
        """Builds the settings from the environment and what a door was given.

        Args:
            environment: ``SAYSO_DB``, ``SAYSO_GAZETTEER``, ``SAYSO_CONTACT``, ``SAYSO_TRACE``,
                ``RAY_ADDRESS``; those not set leave the default.
            given: fields by name; None means "not given".
        """
        told: dict[str, object] = {"trace": environment.get("SAYSO_TRACE", "") not in {"", "0"}}
        if environment.get("SAYSO_DB"):
            told["ledger"] = environment["SAYSO_DB"]
        if environment.get("SAYSO_GAZETTEER"):
            told["gazetteer"] = environment["SAYSO_GAZETTEER"]
        if environment.get("SAYSO_CONTACT"):
            told["contact"] = environment["SAYSO_CONTACT"]
        if environment.get("RAY_ADDRESS"):
            told["cluster"] = environment["RAY_ADDRESS"]
        told |= {name: value for name, value in given.items() if value is not None}
        return cls(**told)  # type: ignore[arg-type]


def asked_moment(told: str | None, of_day: time = time.max) -> datetime | None:
    """The moment that a user asks for: ISO 8601; without a zone it is UTC.

    Args:
        told: what was given; None or blank: nothing.
        of_day: what a date alone means: the end of that day, or its beginning (``time.min``) where something is to be
            told from it on.

    Raises:
        BadRequest: it is no time.
    """
    if told is None or not told.strip():
        return None
    said = told.strip()
    if "T" in said:
        said = said.replace(" ", "+")  # a "+" that was not escaped in an address arrives as a space
    try:
        when = datetime.fromisoformat(said)
        if len(said) <= len("2023-05-22"):
            when = datetime.combine(when.date(), of_day)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as no_time:
        raise BadRequest(
            f"“{told[:80]}” is not a time: write it like 2023-05-22, 2023-05-22T18:29 or 2023-05-22T19:29+01:00"
        ) from no_time
