from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from sayso.domain.account import EventAccount
from sayso.errors import LedgerBusy, SaysoError
from sayso.web.app import make_app
from sayso.web.hosts import host_of, hosts_of
from tests.web.asking import ask, page, text
from tests.web.invented import LEDGER, MIRROR_REPORT, RAID, TOLD_TAKEN, InventedLedger

PAGES = [
    "/",
    "/reports",
    "/healthz",
    f"/events/{RAID}",
    f"/reports/{MIRROR_REPORT.report.id}",
    f"/claims/{TOLD_TAKEN.id}",
    "/static/build/app.js",
    "/static/build/app.css",
    "/static/icon.svg",
    "/nowhere",
    "/?as_of=soon",
]


@dataclass(frozen=True, slots=True)
class FailingLedger(InventedLedger):
    """A ledger whose events cannot be had."""

    failure: type[Exception] = RuntimeError

    def events(self, as_of: datetime | None = None) -> Sequence[EventAccount]:
        raise self.failure("the file secret.db was pulled from under us", as_of)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_is_sealed(path: str) -> None:
    """Pages, files and errors alike carry the headers that let nothing foreign run or be fetched."""
    headers = ask(make_app(LEDGER), path).headers
    policy = headers["content-security-policy"]
    assert policy == (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "192.168.0.7:8710", "[::2]:8710"])
def test_no_other_name_reaches_the_pages(host: str) -> None:
    """A name that was made to point at this machine gets an error, not the ledger."""
    answer = ask(make_app(LEDGER), "/", headers={"host": host})
    assert answer.status_code == 400
    assert "Tarn Ford" not in answer.text
    assert "127.0.0.1 and localhost alone" in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8710", "localhost:1", "LocalHost", "[::1]:8710"])
def test_this_machines_names_reach_the_pages(host: str) -> None:
    """With or without a port, in any case."""
    assert ask(make_app(LEDGER), "/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "X-Forwarded-Host"])
def test_pages_for_this_machine_are_not_given_to_a_proxy(header: str) -> None:
    """It asks for somebody else, who was asked for no account."""
    answer = ask(make_app(LEDGER), "/", headers={header: "192.0.2.7"})
    assert answer.status_code == 400
    assert "start them with --address" in answer.text
    assert "Tarn Ford" not in answer.text


def test_the_host_is_read_without_its_port() -> None:
    """IPv6 addresses keep their brackets."""
    assert host_of("[::1]:80") == "[::1]"
    assert host_of("localhost:80") == "localhost"


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("desk.example", True),
        ("Desk.Example:443", True),
        ("192.0.2.7:8710", True),
        ("[2001:db8::7]:8710", True),
        ("localhost:8710", True),
        ("evil.example", False),
        ("192.0.2.7.evil.example", False),
        ("", False),
        ("[evil]", False),
    ],
)
def test_pages_for_other_machines_answer_to_their_names_and_to_figures(host: str, known: bool) -> None:
    """A name that was made to point here is none of theirs, whoever asks by it; figures nobody makes to point here."""
    assert hosts_of("0.0.0.0", "desk.example").holds(host) is known  # noqa: S104 - what is told apart


def test_an_unforeseen_failure_shows_no_traceback() -> None:
    """A fault of ours is a 500 in the one shape of errors; it tells nothing of the inside."""
    answer = ask(make_app(FailingLedger()), "/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "secret.db" not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_busy_ledger_says_so() -> None:
    """Trouble with the database is a 503 with its one line."""
    assert text(page(FailingLedger(failure=LedgerBusy), "/", 503), "h1") == ["The ledger cannot be read just now"]


def test_pages_are_only_read() -> None:
    """Whatever would write is refused, in the one shape of errors."""
    for method in ("POST", "PUT", "DELETE"):
        answer = ask(make_app(LEDGER), "/", method)
        assert answer.status_code == 405
        assert "This page can only be read." in answer.text


def test_health_is_one_word() -> None:
    """A supervisor can ask whether the pages are up."""
    assert ask(make_app(LEDGER), "/healthz").text == "ok\n"


def test_static_files_stay_in_their_folder() -> None:
    """No path leads out of the folder of static files."""
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/build/..%2f..%2fapp.py"):
        assert ask(make_app(LEDGER), path).status_code == 404


def test_an_unbuilt_bundle_is_told_of_at_once(tmp_path: Path) -> None:
    """Without the bundle there is no application, and the message says how to build it."""
    with pytest.raises(SaysoError, match="make build"):
        make_app(LEDGER, tmp_path)


def test_pages_name_no_other_host() -> None:
    """Nothing a page loads comes from elsewhere, and the first page stays small."""
    size = 0
    for path in ("/", "/static/build/app.js", "/static/build/app.css", "/static/icon.svg"):
        answer = ask(make_app(LEDGER), path)
        size += len(answer.content)
        assert "https://" not in answer.text
        assert "http://" not in answer.text.replace("http://www.w3.org/2000/svg", "")
    assert size < 300_000
