from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.applications import Starlette

from sayso.domain.claim import Stance
from sayso.ledger import Ledger
from sayso.web.app import make_app
from tests.ledger.builders import Happening, Page, Told, build
from tests.ledger.pages import body
from tests.web.asking import ask
from tests.web.invented import LEDGER, MIRROR_REPORT, RAID, TOLD_TAKEN
from tests.web.placed import FORDS

PAGES = (
    Page(told=(Told(), Told(who="Ostr High Command", stance=Stance.DENIES))),
    Page(publisher="Taldine Post", body=body(1)),
    Page(publisher=None, events=(Happening(place=None, day=None, type=None),), body=body(2)),
)


def got(path: str, ledger: Any = LEDGER, status: int = 200) -> Any:
    """The JSON at an address."""
    answer = ask(make_app(ledger), path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


@lru_cache(maxsize=1)
def recorded() -> Ledger:
    """A real ledger with a few invented reports."""
    ledger = Ledger.open(f"{mkdtemp()}/one.db")
    for page in PAGES:
        ledger.record(build(page))
    return ledger


@lru_cache(maxsize=1)
def application() -> Starlette:
    """The application over it."""
    return make_app(recorded())


def test_the_shapes_are_the_public_ones() -> None:
    """Events are event/1, readings reading/1, as the command line prints them."""
    ledger = recorded()
    account = ledger.events()[0]
    one = got(f"/api/events/{account.id}", ledger)
    assert one["sayso"] == "event/1"
    assert one["event"]["id"] == account.id
    report = account.reports[0]
    assert got(f"/api/reports/{report}", ledger) == json.loads(json.dumps(ledger.reading_json(report)))
    claim = ledger.claims(report=report)[0]
    assert got(f"/api/claims/{claim.id}", ledger)["words"] == claim.words
    assert {one["id"] for one in got(f"/api/claims?report={report}", ledger)["items"]} == {
        told.id for told in ledger.claims(report=report)
    }


def test_pages_lead_from_one_to_the_next_and_leave_nothing_out() -> None:
    """Following ``next`` gives every item once."""
    at: str | None = "/api/events?size=17&agreement=uncontested"
    seen = []
    while at:
        page = got(at, FORDS)
        assert page["fitting"] == 40
        assert page["total"] == 60
        seen += [one["event"]["id"] for one in page["items"]]
        at = page["next"]
    assert len(seen) == len(set(seen)) == 40


def test_what_was_not_changed_is_not_sent_again() -> None:
    """The ETag of an answer, given back, gets an empty 304."""
    app = application()
    for path in ("/api/events", "/api/openapi.json", "/api/reports"):
        first = ask(app, path)
        again = ask(app, path, headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert ask(app, path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/events/event-0000", 404),
        ("/api/claims", 400),
        ("/api/events?size=0", 400),
        ("/api/events?page=none", 400),
        ("/api/nothing", 404),
    ],
)
def test_errors_have_one_shape(path: str, status: int) -> None:
    """Status, heading and one line, whatever went wrong."""
    told = got(path, status=status)
    assert set(told) == {"sayso", "status", "error", "detail"}
    assert (told["sayso"], told["status"]) == ("error/1", status)
    assert told["detail"]


def test_it_can_only_be_read() -> None:
    """Whatever would write is refused, in the same shape."""
    answer = ask(make_app(LEDGER), "/api/events", "POST")
    assert answer.status_code == 405
    assert answer.json()["sayso"] == "error/1"


def test_as_of_holds_for_the_api_too() -> None:
    """The list and the event of an earlier moment are what was known then."""
    got(f"/api/events/{RAID}?as_of=2031-05-15T06:30", status=404)
    assert got("/api/events?as_of=2031-05-15T06:30")["total"] == 1
    assert got(f"/api/claims/{TOLD_TAKEN.id}")["report"] == MIRROR_REPORT.report.id


schema = schemathesis.openapi.from_dict(json.loads(ask(make_app(LEDGER), "/api/openapi.json").text))


@pytest.fixture(scope="session")
def _closed() -> Iterator[None]:
    yield
    recorded().close()


@pytest.mark.usefixtures("_closed")
@schema.parametrize()
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
def test_whatever_is_asked_nothing_breaks(case: schemathesis.Case[Any]) -> None:
    """Schemathesis asks by the description, and against it: no answer is a 5xx, and each is what is described.

    What it takes for allowed or not is set aside: an empty value means "not given", as an empty field of a form comes,
    and whether words are a time is not told by a pattern.
    """
    case.operation.app = application()
    answer = case.call(headers={"host": "127.0.0.1"})
    case.validate_response(answer, excluded_checks=[negative_data_rejection, positive_data_acceptance])
