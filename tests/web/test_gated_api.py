"""The API where accounts are asked for: described as it is, and asked at random."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import ignored_auth, negative_data_rejection, positive_data_acceptance

from sayso.access.limits import Rate
from sayso.access.person import Role
from sayso.web.app import make_app
from sayso.web.gate.keeper import Rates
from tests.ledger.builders import build
from tests.web.asking import ask
from tests.web.invented import LEDGER
from tests.web.people import House, Visit, housed
from tests.web.test_api import PAGES

STACK = ExitStack()


@lru_cache(maxsize=1)
def house() -> House:
    """Pages behind the gate, over a ledger with a few reports."""
    made = STACK.enter_context(housed(Path(mkdtemp()), rates=Rates(api=Rate(10**9, 1.0), token=Rate(10**9, 1.0))))
    for page in PAGES:
        made.ledger.record(build(page))
    return made


@lru_cache(maxsize=1)
def bearer() -> dict[str, str]:
    """What a reader's program sends."""
    return {"authorization": f"Bearer {house().token(Role.READER)}"}


def described() -> Any:
    """The description, as a reader's program gets it."""
    return json.loads(Visit(house().app).ask("/api/openapi.json", headers=bearer()).text)


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    STACK.close()


def test_it_says_what_opens_it_and_how_it_refuses() -> None:
    """Tokens and sessions, and 401, 403 and 429 for every address; on this machine alone it speaks of none of them."""
    told, plain = described(), json.loads(ask(make_app(LEDGER), "/api/openapi.json").text)
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert told["components"]["securitySchemes"]["session"]["name"] == "sayso-session"
    assert told["security"] == [{"token": []}, {"session": []}]
    for path, methods in told["paths"].items():
        responses = methods["get"]["responses"]
        assert {"401", "403", "429"} <= set(responses)
        assert set(plain["paths"][path]["get"]["responses"]) == set(responses) - {"401", "403", "429"}
    assert "security" not in plain
    assert "securitySchemes" not in plain["components"]


schema = schemathesis.openapi.from_dict(described())


@schema.parametrize()
@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
def test_whatever_a_program_asks_nothing_breaks_and_nothing_opens_without_its_token(
    case: schemathesis.Case[Any],
) -> None:
    """As on this machine, with a token; without one, or with another, every address answers 401 as described."""
    case.operation.app = house().app
    answer = case.call(headers={"host": "127.0.0.1", **bearer()})
    left = [negative_data_rejection, positive_data_acceptance, ignored_auth]  # the last is what stands below
    case.validate_response(answer, excluded_checks=left)
    for sent in ({}, {"authorization": "Bearer sayso_none"}):
        refused = case.call(headers={"host": "127.0.0.1", **sent})
        assert refused.status_code in ({401} if case.method == "GET" else {401, 405})
        assert refused.json()["sayso"] == "error/1"
