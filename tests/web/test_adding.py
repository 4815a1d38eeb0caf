from __future__ import annotations

import asyncio
import io
import re
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from sayso.demo import demo_files
from sayso.ledger import Ledger
from sayso.web.adding.jobs import How, Jobs, Limits
from sayso.web.app import make_app
from tests.web.asking import HOME, ask, page, post

PAGE = demo_files()[0].read_bytes()
TEXT = "VARN, 3 March 2031. The governor said the bridge was taken. The militia denied that it had fired."
USUAL = Limits()
Files = Sequence[tuple[str, tuple[str, bytes]]]


class Site:
    """Pages over a ledger to which reports can be added."""

    def __init__(self, folder: Path, limits: Limits = USUAL) -> None:
        where = str(folder / "one.db")
        self.ledger = Ledger.open(where)
        self.jobs = Jobs(self.ledger, How(where, rules_only=True, apart=False), limits)
        self.app: Starlette = make_app(self.ledger, jobs=self.jobs)

    @property
    def token(self) -> str:
        found = re.search(r'name="token" value="([^"]+)"', ask(self.app, "/adding").text)
        assert found
        return found.group(1)

    def send(
        self, files: Files = (), headers: Mapping[str, str] | None = None, token: str | None = None, **typed: str
    ) -> httpx.Response:
        """The form, sent as a browser sends it."""
        data = {"token": self.token if token is None else token, "text": "", "addresses": ""} | typed

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
                sent = list(files) or [("files", ("", b""))]
                return await client.post("/adding", data=data, files=sent, headers=headers)

        with ThreadPoolExecutor(1) as apart:
            return apart.submit(asyncio.run, asked()).result()

    def read(self, answer: httpx.Response) -> str:
        """The adding's page once all is read."""
        assert answer.status_code == 303, answer.text
        name = answer.headers["location"].rpartition("/")[2]
        until = time.monotonic() + 60
        while self.jobs.job(name).running and time.monotonic() < until:
            time.sleep(0.02)
        return ask(self.app, answer.headers["location"]).text


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty ledger."""
    made = Site(tmp_path)
    yield made
    made.jobs.close()
    made.ledger.close()


def packed(*members: tuple[str, bytes]) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in members:
            package.writestr(name, data)
    return held.getvalue()


def test_files_are_read_and_each_is_told(site: Site) -> None:
    """What could be read is recorded and linked, what could not has one line and its row in the ledger."""
    told = site.read(site.send([("files", ("raid.html", PAGE)), ("files", ("empty.txt", b""))]))
    assert "Done" in told
    assert "empty (0 bytes)" in told
    (report,) = site.ledger.reports()
    assert f"/reports/{report.id}" in told
    assert "/events/event-" in told
    assert report.path == "raid.html"
    (refused,) = site.ledger.refusals()
    assert getattr(refused.body, "where", None) == "empty.txt"


def test_a_zip_and_a_folder_give_what_sayso_read_takes_of_them(site: Site) -> None:
    """No name in them leads out of their folder; what is no report by its name is passed over, and told."""
    package = packed(("../../up/a.html", PAGE), ("notes.exe", b"MZ"), ("__MACOSX/._b.html", b"x"))
    folder = [("folder", ("pile/b.txt", TEXT.encode())), ("folder", ("pile/run.exe", b"MZ"))]
    told = site.read(site.send([("files", ("all.zip", package)), *folder]))
    assert {one.path for one in site.ledger.reports()} == {"all.zip/up/a.html", "pile/b.txt"}
    assert "pile/run.exe" in told
    assert "passed over" in told


def test_a_pasted_text_is_a_report(site: Site) -> None:
    """Its words stand in the ledger character for character; pasted again it adds nothing."""
    site.read(site.send(text=TEXT))
    (report,) = site.ledger.reports()
    assert site.ledger.report(report.id).text.words == TEXT
    assert "known already" in site.read(site.send(text=TEXT))


def test_no_private_address_is_asked(site: Site) -> None:
    """An address of this machine, or of its network, is refused before anything is sent."""
    told = site.read(site.send(addresses="http://127.0.0.1:8710/\nhttp://169.254.169.254/latest\nfile:///etc/passwd"))
    assert told.count("Could not be read") == 3
    assert "an address of this machine" in told
    assert "only http and https are fetched" in told
    assert site.ledger.reports() == ()


def test_hostile_files_stay_text(site: Site) -> None:
    """Script, SVG and marks that turn the direction, in a name and in a page, run nothing and are escaped."""
    name = "<svg onload=alert(1)>\u202egpj.html"
    body = b"<html><body><p>The governor said <script>alert(1)</script> the bridge was taken.</p></body></html>"
    told = site.read(site.send([("files", (name, body))]))
    assert "<svg onload" not in told
    assert "<script>alert" not in told
    assert "onload=alert(1)" in told


def test_nothing_is_taken_without_the_token_of_a_page(site: Site) -> None:
    """Nor from another site's page, whatever it sends."""
    assert site.send(text=TEXT, token="").status_code == 400
    assert site.send(text=TEXT, headers={"Origin": "https://evil.example"}).status_code == 400
    assert site.send(text=TEXT, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert site.jobs.recent() == ()


def test_what_is_too_much_is_refused_with_one_line(tmp_path: Path) -> None:
    """Bytes, files, characters and addresses have limits; what was typed stands on the form again."""
    site = Site(tmp_path, replace(Limits(), size=100_000, files=3, text=1_000, addresses=2))
    large = site.send([("files", ("large.txt", b"x" * 200_000))])
    assert (large.status_code, large.text.count('role="alert"')) == (413, 1)
    assert site.send([("files", (f"{n}.txt", b"x")) for n in range(4)]).status_code == 413
    assert site.send(text="x" * 1_001).status_code == 413
    many = site.send(addresses="a.example\nb.example\nc.example")
    assert many.status_code == 413
    assert "c.example" in many.text
    assert site.send().status_code == 400
    assert site.jobs.recent() == ()
    site.ledger.close()


def test_an_adding_can_be_stopped(site: Site) -> None:
    """One that is stopped before its turn reads nothing; only a form of ours stops it."""
    site.jobs.limits = replace(site.jobs.limits, seconds=60)
    first = site.send([("files", (f"{n}.html", PAGE + b"<!--%d-->" % n)) for n in range(30)])
    where = first.headers["location"]
    assert post(site.app, f"{where}/cancel", {"token": "guessed"}).status_code == 400
    assert post(site.app, f"{where}/cancel", {"token": site.token}).status_code == 303
    told = site.read(first)
    assert "Stopped by you" in told
    assert site.jobs.recent()[0].done < 30


def test_an_adding_that_takes_too_long_ends(tmp_path: Path) -> None:
    """What was recorded before stays, and the page says why."""
    site = Site(tmp_path, replace(Limits(), seconds=0))
    assert "took longer than it may" in site.read(site.send(text=TEXT))
    site.jobs.close()


def test_no_more_waits_than_there_is_room_for(tmp_path: Path) -> None:
    """One too many is told to come back."""
    site = Site(tmp_path, replace(Limits(), waiting=0))
    assert site.send(text=TEXT).status_code == 503
    assert ask(site.app, "/adding/unknown").status_code == 404


@pytest.mark.parametrize("path", ["/", "/reports", "/map", "/timeline", "/brief", "/search?q=x", "/review", "/adding"])
def test_an_empty_ledger_says_what_to_do(site: Site, path: str) -> None:
    """Its pages lead to adding."""
    content = ask(site.app, path).text.partition("<main")[2]
    assert '"/adding"' in content
    assert page(site.ledger, "/adding").text_content().count("opened to be read alone") == 1
