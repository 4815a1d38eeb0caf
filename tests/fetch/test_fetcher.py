"""The fetcher against servers that mean well, and servers that do not."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from sayso.errors import DisallowedByRobots, ForbiddenAddress, NotFetched, Unreachable
from sayso.fetch.answer import retry_after
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.manners import Manners
from tests.fetch.site import PUBLIC, Exchange, PublicNet, Site, page, redirect

MIB = 1024 * 1024
HERE = Manners(allow_private=True, tries=1, total=5)


def test_a_page_is_fetched_with_what_is_said_of_it(site: Site) -> None:
    """The answer has the page's bytes, its type and encoding, its address, and the moment."""
    site.answers["/a"] = page("Said so.", ETag='"v1"')
    with Fetcher(HERE) as fetcher:
        answer = fetcher.fetch(site.url("/a#part"))
    assert b"Said so." in answer.data
    assert (answer.url, answer.status, answer.media_type, answer.charset) == (site.url("/a"), 200, "text/html", "utf-8")
    assert answer.address == "127.0.0.1"
    assert answer.validators.etag == '"v1"'


def test_who_asks_is_said_openly(site: Site) -> None:
    """The User-Agent names the program and the contact, on robots.txt and page alike, and no cookie comes back."""
    site.answers["/a"] = page(Set_Cookie="who=me")
    with Fetcher(replace(HERE, contact="desk@example.org")) as fetcher:
        fetcher.fetch(site.url("/a"))
        fetcher.fetch(site.url("/a"))
    assert {one.headers["user-agent"].split("/")[0] for one in site.asked} == {"sayso"}
    assert all("desk@example.org" in one.headers["user-agent"] for one in site.asked)
    assert not any("cookie" in one.headers for one in site.asked)


# ---------------------------------------------------------------------- whom it refuses to ask


def test_this_machine_is_not_asked_unless_allowed(site: Site) -> None:
    """An address of this machine is refused before anything is sent."""
    site.answers["/"] = page()
    with Fetcher() as fetcher, pytest.raises(ForbiddenAddress, match=r"127\.0\.0\.1 is an address of this machine"):
        fetcher.fetch(site.url("/"))
    assert site.asked == []


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("http://127.0.0.1:{port}/secret", "127.0.0.1"),
        ("http://[::ffff:127.0.0.1]:{port}/secret", "::ffff:127.0.0.1"),
        ("http://inside.test:{port}/secret", "10.0.0.5"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254"),
    ],
)
def test_a_public_page_cannot_redirect_into_the_network(site: Site, target: str, address: str) -> None:
    """Each hop is checked: a redirect to a private address is refused, in one line that names both."""
    net = PublicNet(site, {"inside.test": ["10.0.0.5"], address: [address], f"{address}": [address]})
    site.answers["/a"] = redirect(target.format(port=site.port))
    site.answers["/secret"] = page("secret")
    manners = replace(HERE, allow_private=False, delay=0)
    with (
        Fetcher(manners, resolve=net.resolve, dial=net.dial) as fetcher,
        pytest.raises(ForbiddenAddress) as refused,
    ):
        fetcher.fetch(site.url("/a", "news.test"))
    assert "news.test" in refused.value.where
    assert "redirects to" in refused.value.why
    assert address in refused.value.why
    assert site.paths() == ["/a"]
    assert set(net.dialled) == {PUBLIC}


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.test/", "http://a:b@x.test/", "http://[::1"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, target: str) -> None:
    """A redirect leads to http and https alone."""
    site.answers["/a"] = redirect(target)
    with Fetcher(HERE) as fetcher, pytest.raises(NotFetched, match="redirects to") as refused:
        fetcher.fetch(site.url("/a"))
    assert not isinstance(refused.value, Unreachable)


def test_a_name_that_changes_its_address_gains_nothing(site: Site) -> None:
    """The address that was checked is the one that is connected to; a later, private answer is checked again."""
    net = PublicNet(site)
    site.answers["/robots.txt"] = lambda exchange: exchange.say(404, Connection="close")
    site.answers["/a"] = page("a", Connection="close")
    with Fetcher(replace(HERE, allow_private=False, delay=0), resolve=net.resolve, dial=net.dial) as fetcher:
        fetcher.fetch(site.url("/a", "news.test"))
        assert len(net.dialled) == len(net.resolved)
        net.names["news.test"] = ["127.0.0.1"]
        with pytest.raises(ForbiddenAddress):
            fetcher.fetch(site.url("/a", "news.test"))
    assert set(net.dialled) == {PUBLIC}
    assert {one.headers["host"] for one in site.asked} == {f"news.test:{site.port}"}


# ---------------------------------------------------------------------- redirects


def test_redirects_are_followed_and_told(site: Site) -> None:
    """The answer names the address that was asked for and each that redirected."""
    site.answers |= {"/a": redirect("/b", 301), "/b": redirect("c?x=1", 307), "/c?x=1": page()}
    with Fetcher(HERE) as fetcher:
        answer = fetcher.fetch(site.url("/a"))
    assert (answer.asked, answer.url) == (site.url("/a"), site.url("/c?x=1"))
    assert answer.hops == (site.url("/a"), site.url("/b"))


def test_endless_redirects_end(site: Site) -> None:
    """A page that redirects to itself is given up after ten hops."""
    site.answers["/a"] = redirect("/a")
    with Fetcher(HERE) as fetcher, pytest.raises(NotFetched, match="redirects more than 10 times"):
        fetcher.fetch(site.url("/a"))
    assert len(site.paths()) == 11


# ---------------------------------------------------------------------- sizes, times, types


def test_a_body_without_end_is_cut(site: Site) -> None:
    """Of a chunked body of a gigabyte no more is taken than the limit and what the wire holds."""
    sent = 0

    def endless(exchange: Exchange) -> None:
        nonlocal sent
        exchange.send_response(200)
        exchange.send_header("Content-Type", "text/html")
        exchange.send_header("Transfer-Encoding", "chunked")
        exchange.end_headers()
        for _ in range(1024):
            exchange.chunk(bytes(MIB))
            sent += MIB

    site.answers["/a"] = endless
    with (
        Fetcher(replace(HERE, raw_limit=2 * MIB)) as fetcher,
        pytest.raises(NotFetched, match=r"larger than the limit of 2\.0 MiB"),
    ):
        fetcher.fetch(site.url("/a"))
    assert sent < 64 * MIB


def test_a_declared_size_beyond_the_limit_is_not_downloaded(site: Site) -> None:
    """Where the server says how large it is, not even a beginning is read."""

    def huge(exchange: Exchange) -> None:
        exchange.send_response(200)
        exchange.send_header("Content-Type", "text/html")
        exchange.send_header("Content-Length", str(10**12))
        exchange.end_headers()

    site.answers["/a"] = huge
    with Fetcher(HERE) as fetcher, pytest.raises(NotFetched, match="larger than the limit"):
        fetcher.fetch(site.url("/a"))


def test_a_gzip_bomb_is_one_line(site: Site) -> None:
    """A small answer that unfolds beyond the limit is refused, and the next page is fetched."""
    site.answers["/bomb"] = lambda exchange: exchange.say(200, gzip.compress(bytes(40 * MIB)), Content_Encoding="gzip")
    site.answers["/a"] = page()
    with Fetcher(HERE) as fetcher:
        with pytest.raises(NotFetched, match=r"unfolds to more than the limit of 32\.0 MiB") as refused:
            fetcher.fetch(site.url("/bomb"))
        assert "\n" not in str(refused.value)
        assert fetcher.fetch(site.url("/a")).status == 200


@pytest.mark.parametrize("part", ["head", "body", "robots"])
def test_a_server_that_trickles_is_cut_at_the_deadline(site: Site, part: str) -> None:
    """A byte now and then keeps every read alive, but not the whole beyond its deadline."""
    over = threading.Event()

    def trickle(exchange: Exchange) -> None:
        if part == "body":
            exchange.send_response(200)
            exchange.send_header("Content-Length", "1000")
            exchange.end_headers()
            exchange.wfile.flush()
        exchange.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: " if part != "body" else b"")
        while not over.wait(0.05):
            exchange.wfile.write(b"a")
            exchange.wfile.flush()

    site.answers["/robots.txt" if part == "robots" else "/a"] = trickle
    started = time.monotonic()
    with (
        Fetcher(replace(HERE, read=1, total=0.6)) as fetcher,
        pytest.raises(Unreachable, match=r"took longer than|robots\.txt cannot be had"),
    ):
        fetcher.fetch(site.url("/a"))
    over.set()
    assert time.monotonic() - started < 3


def test_a_silent_server_is_left(site: Site) -> None:
    """A server that accepts and says nothing is given up after the longest silence."""
    over = threading.Event()

    def silent(_: Exchange) -> None:
        over.wait(5)

    site.answers["/a"] = silent
    with Fetcher(replace(HERE, read=0.3)) as fetcher, pytest.raises(Unreachable, match="fell silent"):
        fetcher.fetch(site.url("/a"))
    over.set()


def test_stopping_ends_what_is_under_way(site: Site) -> None:
    """Another thread's fetch ends soon after ``stop``, however long the server would have kept it."""
    over, begun = threading.Event(), threading.Event()

    def hold(_: Exchange) -> None:
        begun.set()
        over.wait(10)

    site.answers["/a"] = hold
    told: list[Exception] = []
    with Fetcher(replace(HERE, read=20, total=20)) as fetcher:

        def ask() -> None:
            try:
                fetcher.fetch(site.url("/a"))
            except NotFetched as refused:
                told.append(refused)

        asking = threading.Thread(target=ask)
        asking.start()
        assert begun.wait(5)
        started = time.monotonic()
        fetcher.stop()
        asking.join(5)
        assert time.monotonic() - started < 2
    over.set()
    assert isinstance(told[0], Unreachable)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "image/svg+xml", "font/woff2"])
def test_a_wrong_type_is_told_and_not_downloaded(site: Site, kind: str) -> None:
    """What cannot hold a report is refused by its declared type."""
    site.answers["/a"] = lambda exchange: exchange.say(200, b"x" * 100, kind)
    with Fetcher(HERE) as fetcher, pytest.raises(NotFetched, match=kind.replace("+", r"\+")):
        fetcher.fetch(site.url("/a"))


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"])
def test_what_is_no_answer_is_one_line(site: Site, answer: bytes) -> None:
    """A server that hangs up, speaks another language, or breaks off is unreachable for now."""

    def broken(exchange: Exchange) -> None:
        exchange.wfile.write(answer)
        exchange.wfile.flush()
        exchange.close_connection = True
        exchange.connection.shutdown(socket.SHUT_RDWR)

    site.answers["/a"] = broken
    with Fetcher(HERE) as fetcher, pytest.raises(Unreachable, match="broke off") as refused:
        fetcher.fetch(site.url("/a"))
    assert "\n" not in str(refused.value)


def test_nobody_there_is_one_line() -> None:
    """A port on which nobody listens is unreachable."""
    with Fetcher(HERE) as fetcher, pytest.raises(Unreachable, match="cannot be connected to"):
        fetcher.fetch("http://127.0.0.1:9/")


@pytest.mark.parametrize("status", [204, 206, 300, 401, 404, 410, 451])
def test_an_answer_without_a_page_is_told_by_its_status(site: Site, status: int) -> None:
    """The server's own word is passed on."""
    site.answers["/a"] = lambda exchange: exchange.say(status)
    with Fetcher(HERE) as fetcher, pytest.raises(NotFetched, match=f"answers {status}") as refused:
        fetcher.fetch(site.url("/a"))
    assert not isinstance(refused.value, Unreachable)


# ---------------------------------------------------------------------- politeness


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    """With what a page gave the last time, the answer is that it is unchanged."""

    def versioned(exchange: Exchange) -> None:
        same = exchange.headers.get("If-None-Match") == '"v1"' and exchange.headers.get("If-Modified-Since")
        exchange.say(304 if same else 200, b"" if same else b"<p>x</p>", ETag='"v1"', Last_Modified="yesterday")

    site.answers["/a"] = versioned
    with Fetcher(HERE) as fetcher:
        first = fetcher.fetch(site.url("/a"))
        second = fetcher.fetch(site.url("/a"), first.validators)
    assert (first.unchanged, second.unchanged, second.data) == (False, True, b"")


def test_requests_to_one_host_keep_their_distance(site: Site) -> None:
    """Between two requests to a host lies the pause, whichever thread makes them, and never two run at once."""
    net = PublicNet(site)
    running, most = 0, 0
    lock = threading.Lock()

    def slow(exchange: Exchange) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        exchange.say(200, b"<p>x</p>")

    site.answers |= {f"/{i}": slow for i in range(4)}
    manners = replace(HERE, allow_private=False, delay=0.15)
    with Fetcher(manners, resolve=net.resolve, dial=net.dial) as fetcher:
        threads = [threading.Thread(target=fetcher.fetch, args=(site.url(f"/{i}", "news.test"),)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == 1
    times = sorted(one.at for one in site.asked)
    assert len(times) == 5
    assert min(after - before for before, after in pairwise(times)) >= 0.15


def test_a_busy_server_is_asked_again_when_it_said(site: Site) -> None:
    """``Retry-After`` is waited out where it is short."""
    answers = iter([503, 200])

    def busy(exchange: Exchange) -> None:
        exchange.say(next(answers), b"<p>x</p>", Retry_After="1")

    site.answers["/a"] = busy
    with Fetcher(replace(HERE, tries=2)) as fetcher:
        assert fetcher.fetch(site.url("/a")).status == 200
    first, second = [one.at for one in site.asked if one.path == "/a"]
    assert second - first >= 1


def test_a_server_that_asks_for_long_is_left_alone(site: Site) -> None:
    """A long ``Retry-After`` ends the try at once, says how long, and the whole host is left alone."""
    site.answers["/a"] = lambda exchange: exchange.say(429, Retry_After="3600")
    site.answers["/b"] = page()
    with Fetcher(replace(HERE, tries=3)) as fetcher:
        with pytest.raises(Unreachable, match="429") as refused:
            fetcher.fetch(site.url("/a"))
        assert refused.value.wait == 3600
        with pytest.raises(Unreachable, match="left alone"):
            fetcher.fetch(site.url("/b"))
    assert site.paths() == ["/a"]


def test_tries_end_and_their_pauses_grow(site: Site) -> None:
    """A broken server is asked three times, with doubled pauses."""
    site.answers["/a"] = lambda exchange: exchange.say(500)
    with Fetcher(replace(HERE, tries=3, backoff=0.1)) as fetcher, pytest.raises(Unreachable, match="500"):
        fetcher.fetch(site.url("/a"))
    times = [one.at for one in site.asked if one.path == "/a"]
    pauses = [after - before for before, after in pairwise(times)]
    assert len(times) == 3
    assert pauses[0] >= 0.1
    assert pauses[1] >= 0.2


def test_a_sites_own_pause_is_kept(site: Site) -> None:
    """``Crawl-delay`` goes before a shorter pause of ours, however little patience there is for a busy server."""
    net = PublicNet(site)
    site.answers["/robots.txt"] = lambda exchange: exchange.say(200, b"User-agent: *\nCrawl-delay: 0.4", "text/plain")
    site.answers |= {"/a": page(), "/b": page()}
    manners = replace(HERE, allow_private=False, delay=0, patience=0.1)
    with Fetcher(manners, resolve=net.resolve, dial=net.dial) as fetcher:
        for path in ("/a", "/b"):
            fetcher.fetch(site.url(path, "news.test"))
    first, second = [one.at for one in site.asked if one.path != "/robots.txt"]
    assert second - first >= 0.4


def test_retry_after_may_be_a_date() -> None:
    """Seconds or a date, and nothing where it is neither."""
    now = datetime(2031, 5, 3, tzinfo=UTC)
    assert retry_after("120", now) == 120
    assert retry_after(format_datetime(now + timedelta(minutes=2), usegmt=True), now) == 120
    assert retry_after(format_datetime(now - timedelta(minutes=2), usegmt=True), now) == 0
    assert [retry_after(said, now) for said in (None, "", "soon", "-5", "²")] == [None] * 5


def test_robots_txt_is_obeyed_on_every_hop(site: Site) -> None:
    """A forbidden page is not asked for, even where another redirects to it."""
    rules = b"User-agent: sayso\nDisallow: /private\n\nUser-agent: *\nDisallow: /"
    site.answers["/robots.txt"] = lambda exchange: exchange.say(200, rules, "text/plain")
    site.answers |= {"/open": page(), "/way": redirect("/private/x"), "/private/x": page()}
    with Fetcher(HERE) as fetcher:
        assert fetcher.fetch(site.url("/open")).status == 200
        for path in ("/private/x", "/way"):
            with pytest.raises(DisallowedByRobots, match=r"robots\.txt"):
                fetcher.fetch(site.url(path))
    assert site.paths() == ["/open", "/way"]
    assert len(site.asked) == 3  # the rules were asked for once


def test_a_site_whose_rules_cannot_be_had_is_not_asked(site: Site) -> None:
    """A robots.txt that fails with a server's error forbids everything for now."""
    site.answers["/robots.txt"] = lambda exchange: exchange.say(500)
    site.answers["/a"] = page()
    with Fetcher(HERE) as fetcher, pytest.raises(Unreachable, match=r"robots\.txt cannot be had"):
        fetcher.fetch(site.url("/a"))
    assert site.paths() == []
