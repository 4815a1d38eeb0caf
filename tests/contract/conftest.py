"""One suite over every store: each test runs once for each, and none knows which."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from sayso.ledger import Ledger
from tests.ledger.builders import ticking

Opener = Callable[..., Ledger]
SERVER = "SAYSO_TEST_POSTGRES"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store with nothing in it."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    server = os.environ.get(SERVER)
    if not server:
        pytest.skip(f"no server: {SERVER} names none (postgresql+psycopg://user@host/database)")
    name = f"sayso_test_{uuid4().hex}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture
def open_ledger(where: str) -> Iterator[Opener]:
    """Opens the store, as often as is asked, and closes what was opened."""
    opened: list[Ledger] = []

    def opener(**how: Any) -> Ledger:
        ledger = Ledger.open(where, **{"clock": ticking(), **how})
        opened.append(ledger)
        return ledger

    yield opener
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Opener) -> Ledger:
    """A new ledger."""
    return open_ledger()
