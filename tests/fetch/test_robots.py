"""The rules of sites, without a network."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from sayso.errors import DisallowedByRobots, NotFetched, Unreachable
from sayso.fetch.answer import Fetched
from sayso.fetch.robots import KEPT, KEPT_FAILURE, Robots

PAGE = httpx.URL("https://news.test/a/b?c=1")


class Net:
    """Answers for robots.txt as told, and counts how often it is asked."""

    def __init__(self, status: int | NotFetched, data: bytes = b"") -> None:
        self.status = status
        self.data = data
        self.asked: list[str] = []
        self.time = 0.0

    def fetch(self, url: httpx.URL) -> Fetched:
        self.asked.append(str(url))
        if isinstance(self.status, NotFetched):
            raise self.status
        at = datetime(2031, 5, 3, tzinfo=UTC)
        return Fetched(str(url), str(url), (), "", self.status, "", (), (), self.data, at)

    def robots(self) -> Robots:
        return Robots(self.fetch, lambda: self.time)


def test_rules_are_asked_for_once_a_day() -> None:
    """A site's rules are believed for a day, each site's own."""
    net = Net(200, b"User-agent: *\nDisallow: /x\nCrawl-delay: 7")
    robots = net.robots()
    assert robots.check(PAGE) == 7
    robots.check(httpx.URL("https://news.test/other"))
    assert net.asked == ["https://news.test/robots.txt"]
    robots.check(httpx.URL("https://news.test:8443/"))
    net.time = KEPT + 1
    robots.check(PAGE)
    assert net.asked[1:] == ["https://news.test:8443/robots.txt", "https://news.test/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_rules_forbid_nothing(status: int) -> None:
    """RFC 9309, 2.3.1.3: where the file is not to be had by any client, all may be asked."""
    Net(status).robots().check(PAGE)


@pytest.mark.parametrize("status", [429, 500, 503, 302, NotFetched("x", "too large"), Unreachable("x", "silent")])
def test_unknown_rules_forbid_everything_for_now(status: int | NotFetched) -> None:
    """RFC 9309, 2.3.1.4: a site that is unreachable is left alone, and asked again soon."""
    net = Net(status)
    robots = net.robots()
    for _ in range(2):
        with pytest.raises(Unreachable):
            robots.check(PAGE)
    assert len(net.asked) == 1
    net.time, net.status = KEPT_FAILURE + 1, 404
    robots.check(PAGE)


def test_old_rules_hold_while_new_ones_cannot_be_had() -> None:
    """What a site asked for yesterday is kept to while it is down."""
    net = Net(200, b"User-agent: *\nDisallow: /a")
    robots = net.robots()
    with pytest.raises(DisallowedByRobots):
        robots.check(PAGE)
    net.time, net.status = KEPT + 1, 500
    with pytest.raises(DisallowedByRobots):
        robots.check(PAGE)
    robots.check(httpx.URL("https://news.test/free"))


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00 rubbish", b"\xef\xbb\xbfUser-agent: *\r\nAllow: /", b"<html>no rules</html>", b"*" * 100_000],
)
def test_odd_rules_are_read_as_far_as_they_go(data: bytes) -> None:
    """What is no rule forbids nothing."""
    Net(200, data).robots().check(PAGE)
