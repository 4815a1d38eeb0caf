"""One suite over every store: each test runs once for each, and none knows which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, text

from sayso.ledger import Ledger
from tests.contract.server import throwaway
from tests.ledger.builders import ticking

Opener = Callable[..., Ledger]


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A server that lives as long as the tests; without one they fail and say how to install it."""
    with throwaway() as url:
        yield url


@contextmanager
def places_on(server: URL) -> Iterator[Callable[[], str]]:
    """Makes places on the server with nothing in them, and gives their addresses."""
    engine = create_engine(server)
    made: list[str] = []

    def make() -> str:
        made.append(f"of_{uuid4().hex}")
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {made[-1]}"))
        return server.update_query_dict({"options": f"-csearch_path={made[-1]}"}).render_as_string(hide_password=False)

    yield make
    with engine.begin() as connection:
        for name in made:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture
def schema(server: URL) -> Iterator[Callable[[], str]]:
    """See ``places_on``; they are gone after the test."""
    with places_on(server) as make:
        yield make


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store with nothing in it."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    make: Callable[[], str] = request.getfixturevalue("schema")
    return make()


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


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A new ledger that the tests of a module share."""
    with ExitStack() as ends:
        if request.param == "sqlite":
            where = str(tmp_path_factory.mktemp("shared") / "ledger.db")
        else:
            where = ends.enter_context(places_on(request.getfixturevalue("server")))()
        yield ends.enter_context(Ledger.open(where, clock=ticking()))
