"""``sayso read URL…`` and ``sayso watch``, as a user runs them, against a server on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.archive.store import Archive
from tests.cli.program import REPORT, sayso
from tests.fetch.site import Exchange, Site, page, serving
from tests.fetch.test_watch import feed, rss

WORDS = "The ministry said on Monday that raid {} took place near Lindery. The Karst Brigade denied it."
PRIVATE = ("--rules-only", "--allow-private", "--db", "my.db")


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with a feed of five items and their pages."""
    with serving() as running:
        running.answers["/feed"] = feed(5, 4, 3, 2, 1)  # type: ignore[assignment]
        running.answers |= {f"/page/{i}": page(WORDS.format(i)) for i in range(1, 6)}
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Path:
    """A folder with a feeds file."""
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{site.url("/feed")}"\nname = "The Wire"\n')
    return tmp_path


def reports(folder: Path) -> list[dict[str, Any]]:
    """The ledger's reports."""
    return [json.loads(line) for line in sayso("reports", "--json", "--db", "my.db", cwd=folder).out.splitlines()]


def test_addresses_are_read_like_files(tmp_path: Path, site: Site) -> None:
    """Pages, a feed and a file in one command: each is recorded, and what was fetched is archived with its digest."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    given = [site.url("/page/1"), "report.txt", site.url("/page/2"), site.url("/feed")]
    ran = sayso("read", "--json", *PRIVATE, *given, cwd=tmp_path)
    assert ran.status == 0, ran.err
    found = [json.loads(line)["report"] for line in ran.out.splitlines()]
    assert [one["url"] for one in found[:3]] == [site.url("/page/1"), None, site.url("/page/2")]
    assert len(found) == 3 + 5
    archive = Archive(tmp_path / "my.archive")
    for one in found:
        if one["url"]:
            assert archive.get(one["sha256_raw"])
    assert list(archive.check()) == []
    again = sayso("read", *PRIVATE, site.url("/page/1"), cwd=tmp_path)
    assert "1 known already" in again.err


def test_files_are_archived_where_that_is_asked_for(tmp_path: Path) -> None:
    """Files on the disk stay where they are; ``--archive`` keeps a copy."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    assert sayso("read", "report.txt", "--rules-only", "--db", "my.db", cwd=tmp_path).status == 0
    assert not (tmp_path / "my.archive").exists()
    ran = sayso("read", "--json", "--archive", "report.txt", "gone.txt", "--rules-only", "--db", "my.db", cwd=tmp_path)
    assert ran.status == 1
    digest = json.loads(ran.out)["report"]["sha256_raw"]
    assert Archive(tmp_path / "my.archive").get(digest) == REPORT.encode()


def test_what_cannot_be_fetched_is_one_line_each(tmp_path: Path, site: Site) -> None:
    """Each refusal has its line and its row; the good page is read."""
    site.answers["/photo"] = lambda exchange: exchange.say(200, b"x", "image/png")
    bombs = (b'<!DOCTYPE x [<!ENTITY a "b">]>' + rss(1), "application/rss+xml")
    site.answers["/bomb"] = lambda exchange: exchange.say(200, *bombs)
    bad = [site.url("/gone"), site.url("/photo"), site.url("/bomb"), "ftp://example.org/x", "http://[::1"]
    ran = sayso("read", *PRIVATE, *bad, site.url("/page/1"), cwd=tmp_path)
    assert ran.status == 1
    assert len(ran.complaints) == len(bad)
    for told in ("404", "image/png", "declares entities", "only http", "no address"):
        assert any(told in line for line in ran.complaints)
    assert "Traceback" not in ran.err
    assert "5 could not be read" in sayso("reports", "--db", "my.db", cwd=tmp_path).out


def test_private_addresses_are_refused_unless_allowed(desk: Path, site: Site) -> None:
    """Neither command asks this machine unless told so, and nothing is sent."""
    ran = sayso("read", "--rules-only", "--db", "my.db", site.url("/page/1"), cwd=desk)
    assert ran.status == 3
    assert "address of this machine" in ran.complaints[0]
    ran = sayso("watch", "feeds.toml", "--once", "--rules-only", "--db", "my.db", cwd=desk)
    assert ran.status == 3
    assert "address of this machine" in ran.complaints[0]
    assert site.asked == []


def test_a_watch_reads_what_is_new(desk: Path, site: Site) -> None:
    """The first look reads all items, the second none, the third the one that came since; each keeps its source."""
    first = sayso("watch", "feeds.toml", "--once", *PRIVATE, cwd=desk)
    assert first.status == 0, first.err
    assert "The Wire: 5 new" in first.err
    assert "recorded 5 reports" in first.err
    assert {one["publisher"] for one in reports(desk)} == {"Lindery Herald"}
    before = len(site.asked)
    second = sayso("watch", "feeds.toml", "--once", *PRIVATE, cwd=desk)
    assert second.status == 0
    assert "The Wire: unchanged" in second.err
    assert [one.path for one in site.asked[before:]] == ["/robots.txt", "/feed"]
    site.answers |= {"/feed": feed(6, 5, 4, etag='"2"'), "/page/6": page(WORDS.format(6))}  # type: ignore[dict-item]
    third = sayso("watch", "feeds.toml", "--once", *PRIVATE, cwd=desk)
    assert "The Wire: 1 new" in third.err
    assert len(reports(desk)) == 6


def test_one_feeds_failure_does_not_stop_the_others(desk: Path, site: Site) -> None:
    """A feed that fails has one line and makes the status 1; when all fail it is 3."""
    (desk / "feeds.toml").write_text(
        f'[[feed]]\nurl = "{site.url("/none")}"\n[[feed]]\nurl = "{site.url("/feed")}"\nitems = "summary"\n'
    )
    ran = sayso("watch", "feeds.toml", "--once", *PRIVATE, cwd=desk)
    assert ran.status == 1
    (line,) = ran.complaints
    assert "404" in line
    assert len(reports(desk)) == 5
    assert not any(path.startswith("/page") for path in site.paths())
    del site.answers["/feed"]
    assert sayso("watch", "feeds.toml", "--once", *PRIVATE, cwd=desk).status == 3


def _started(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-X", "faulthandler", "-m", "sayso", "watch", "feeds.toml", *PRIVATE, *more]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True)


def _last_words(process: subprocess.Popen[bytes]) -> bytes:
    """What it said until it ended; where it does not end, where its threads stand is said too."""
    try:
        return process.communicate(timeout=30)[1]
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
        return process.communicate()[1]


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def _seen(folder: Path) -> int:
    files = list((folder / "my.watch").glob("*.json"))
    return len(json.loads(files[0].read_text())["seen"]) if files else 0


@pytest.fixture
def held(site: Site) -> Iterator[threading.Event]:
    """The third page is held back until the event is set."""
    event = threading.Event()

    def hold(exchange: Exchange) -> None:
        event.wait(60)
        page(WORDS.format(3))(exchange)

    site.answers["/page/3"] = hold
    yield event
    event.set()


def test_a_watch_that_was_killed_goes_on_where_it_was(desk: Path, site: Site, held: threading.Event) -> None:
    """What had been recorded is not fetched again; the rest is read; no report is there twice."""
    process = _started(desk, "--once")
    _until(lambda: _seen(desk) == 2)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    held.set()
    before = len(site.asked)
    ran = sayso("watch", "feeds.toml", "--once", *PRIVATE, cwd=desk)
    assert ran.status == 0, ran.err
    assert "The Wire: 3 new" in ran.err
    asked = {one.path for one in site.asked[before:]}
    assert asked == {"/robots.txt", "/feed", "/page/3", "/page/4", "/page/5"}
    assert len(reports(desk)) == 5
    assert all(fault.harmless for fault in Archive(desk / "my.archive").check())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_watch_says_what_was_saved(desk: Path, held: threading.Event, how: signal.Signals) -> None:
    """Ctrl-C, or a service's stop, ends it soon, with one line and the status 130."""
    process = _started(desk)
    _until(lambda: _seen(desk) == 2)
    started = time.monotonic()
    process.send_signal(how)
    told = _last_words(process)
    assert process.returncode == 130, told.decode()
    assert time.monotonic() - started < 10
    (line,) = [one for one in told.decode().splitlines() if one.startswith("sayso: ")]
    assert "interrupted; saved: 1 look at feeds; recorded 2 reports" in line
    assert not held.is_set()


def test_a_feeds_file_that_makes_no_sense_is_told(tmp_path: Path) -> None:
    """One line says what is wrong, and nothing is touched."""
    (tmp_path / "feeds.toml").write_text('contact = "a\\nb"\n[[feed]]\nurl = "https://x.test/"')
    ran = sayso("watch", "feeds.toml", "--once", "--db", "my.db", cwd=tmp_path)
    assert ran.status == 2
    (line,) = ran.complaints
    assert "User-Agent" in line
    assert not (tmp_path / "my.db").exists()
