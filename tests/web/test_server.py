from __future__ import annotations

import gc
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import httpx
import pytest

from sayso.access.limits import Rate
from sayso.errors import BadRequest
from sayso.web.app import make_app
from sayso.web.gate.keeper import Rates
from sayso.web.server import Server, address_of, listen, settle
from tests.web.invented import LEDGER
from tests.web.people import housed


def test_a_port_in_use_is_told_of() -> None:
    """The message names the port and what to do, and nothing is left open."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(BadRequest, match=rf"port {port} on 127\.0\.0\.1 is already in use"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "host.example", ""])  # noqa: S104 - what is refused
def test_other_machines_are_not_served(host: str) -> None:
    """There are no accounts, so the pages are for this machine alone."""
    with pytest.raises(BadRequest, match=r"127\.0\.0\.1 alone"):
        listen(host, 0)


def test_a_port_that_is_none_is_told_of() -> None:
    """A number that no port can have is refused in words."""
    with pytest.raises(BadRequest, match=r"cannot listen on 127\.0\.0\.1, port 99999"):
        listen("127.0.0.1", 99999)


def test_the_server_tells_when_it_is_ready_and_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Once told that it is ready, a page can be fetched; the server itself is silent."""
    ready = threading.Event()
    with listen("127.0.0.1", 0) as ear:
        server = Server(make_app(LEDGER), ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]})
        thread.start()
        try:
            assert ready.wait(20)
            with urllib.request.urlopen(f"{address_of(ear)}healthz", timeout=10) as answer:  # noqa: S310 - our own
                assert answer.read() == b"ok\n"
        finally:
            server.should_exit = True
            thread.join(20)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("proxied", "last"), [(True, 401), (False, 429)])
def test_where_a_request_comes_from_is_the_proxy_s_word_only_where_one_is_told_of(
    tmp_path: Path, proxied: bool, last: int
) -> None:
    """Without a proxy nobody escapes the limits by saying that they are somebody else."""
    ready = threading.Event()
    with housed(tmp_path, rates=Rates(place=Rate(2, 600.0))) as house, listen("127.0.0.1", 0) as ear:
        server = Server(house.app, ready.set, proxied=proxied)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]})
        thread.start()
        try:
            assert ready.wait(20)
            said = []
            for n in range(3):
                headers = {"x-forwarded-for": f"192.0.2.{n}"}
                with httpx.Client(base_url=address_of(ear), headers=headers, timeout=20) as browser:
                    token = re.findall('name="token" value="([^"]+)"', browser.get("signin").text)[0]
                    form = {"token": token, "name": "Ada Moor", "password": "a guess of mine"}
                    said.append(browser.post("signin", data=form).status_code)
        finally:
            server.should_exit = True
            thread.join(20)
    assert said == [401, 401, last]


SERVE = """
import sys
from sayso.web.server import Place, serve
serve(sys.argv[1], Place("127.0.0.1", 0), lambda address: print(address, flush=True))
"""


def test_a_new_ledger_is_served_until_interrupted(tmp_path: Path) -> None:
    """A real ledger, made on first use, shows its first page; an interrupt ends it quietly."""
    command = [sys.executable, "-c", SERVE, str(tmp_path / "new.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own
                assert b"This ledger is empty" in answer.read()
            process.send_signal(signal.SIGINT)
            _, complaints = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, complaints) == (0, "")


def test_what_stays_is_out_of_the_collector_s_sight() -> None:
    """A collection in the midst of a page looks at what the page made, not at all that the program holds."""
    try:
        settle()
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()
