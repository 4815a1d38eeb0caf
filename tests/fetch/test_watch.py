"""Looks at feeds, and what is remembered between them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from sayso.archive.store import Archive
from sayso.errors import BadRequest, NotFetched, Unreachable
from sayso.fetch.answer import Validators
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.intake import AHEAD, by_turns, fetch_report, in_order
from sayso.fetch.manners import Manners
from sayso.fetch.state import SEEN, FeedState, States
from sayso.fetch.watch import Errand, Look, Subscription, conclude, is_due, look_at, run_errand, settle
from sayso.read.feed import read_feed
from sayso.read.told import Given
from tests.fetch.site import Exchange, Site, page

NOW = datetime(2031, 5, 3, 10, 15, tzinfo=UTC)
EVERY = timedelta(minutes=15)


def rss(*numbers: int, ttl: int = 0) -> bytes:
    """A feed of so many items, each with a page."""
    items = "".join(
        f"<item><title>Raid {i}</title><link>/page/{i}</link><guid>{i}</guid>"
        f'<source url="https://herald.test/">Lindery Herald</source>'
        f"<description>The ministry said that raid {i} took place.</description></item>"
        for i in numbers
    )
    asked = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f'<rss version="2.0"><channel><title>The Wire</title>{asked}{items}</channel></rss>'.encode()


def feed(*numbers: int, etag: str = '"1"') -> object:
    """Answers with a feed, or that it has not changed."""

    def answer(exchange: Exchange) -> None:
        if exchange.headers.get("If-None-Match") == etag:
            exchange.say(304, ETag=etag)
        else:
            exchange.say(200, rss(*numbers), "application/rss+xml", ETag=etag)

    return answer


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may ask this machine."""
    with Fetcher(Manners(allow_private=True, tries=1)) as one:
        yield one


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive in a folder of its own."""
    with Archive(tmp_path / "archive") as one:
        yield one


def test_a_look_finds_what_is_new(site: Site, fetcher: Fetcher, archive: Archive) -> None:
    """Items that have not been dealt with, the oldest first; and nothing where the feed has not changed."""
    site.answers["/feed"] = feed(3, 2, 1)  # type: ignore[assignment]
    order, state = Subscription(site.url("/feed")), FeedState(site.url("/feed"))
    look = look_at(order, state, fetcher, archive, NOW)
    assert look.feed is not None
    assert [item.title for item in look.fresh] == ["Raid 1", "Raid 2", "Raid 3"]
    for item in look.fresh:
        assert settle(Errand(look, look.feed, item), None)
    conclude(look)
    assert state.due == NOW + EVERY
    again = look_at(order, state, fetcher, archive, NOW)
    assert again.unchanged
    site.answers["/feed"] = feed(4, 3, 2, etag='"2"')  # type: ignore[assignment]
    assert [item.title for item in look_at(order, state, fetcher, archive, NOW).fresh] == ["Raid 4"]


def test_a_feed_is_asked_by_its_version_only_when_nothing_is_open(
    site: Site, fetcher: Fetcher, archive: Archive
) -> None:
    """While an item waits for its page the feed is fetched whole, since an unchanged feed would not show it again."""
    site.answers["/feed"] = feed(1)  # type: ignore[assignment]
    order, state = Subscription(site.url("/feed")), FeedState(site.url("/feed"))
    for left in (False, False, True):
        look = look_at(order, state, fetcher, archive, NOW)
        assert look.feed is not None
        (item,) = look.fresh
        assert settle(Errand(look, look.feed, item), Unreachable("x", "silent")) is left
        conclude(look)
        assert (state.known == Validators()) is not left
    assert look_at(order, state, fetcher, archive, NOW).unchanged


def test_a_page_that_is_gone_is_not_asked_for_again() -> None:
    """A refusal that would be the same the next time settles the item."""
    look = Look(Subscription("https://e.test/"), FeedState("https://e.test/"), NOW)
    look.feed = read_feed(rss(1), "https://e.test/")
    (item,) = look.feed.items
    look.open = {item.id: item}
    assert settle(Errand(look, look.feed, item), NotFetched("x", "404"))
    assert item.id in look.state.seen


def test_a_failing_feed_is_looked_at_less_and_less() -> None:
    """The pause doubles with each failure, up to a day; what the server asks for comes first."""
    state = FeedState("https://e.test/")
    pauses = []
    for _ in range(10):
        look = Look(Subscription("https://e.test/"), state, NOW, refused=Unreachable("x", "silent"))
        conclude(look)
        assert state.due is not None
        pauses.append(state.due - NOW)
    assert pauses[:3] == [EVERY * 2, EVERY * 4, EVERY * 8]
    assert pauses[-1] == timedelta(days=1)
    conclude(Look(Subscription("https://e.test/"), state, NOW, refused=Unreachable("x", "busy", 7200)))
    assert state.not_before == NOW + timedelta(hours=2)
    assert not is_due(state, NOW + timedelta(hours=1), once=True)
    assert is_due(state, NOW + timedelta(hours=3), once=True)
    conclude(Look(Subscription("https://e.test/"), state, NOW))
    assert (state.failures, state.due) == (0, NOW + EVERY)
    assert is_due(state, NOW, once=True)


def test_a_feed_may_ask_for_a_longer_pause(site: Site, fetcher: Fetcher, archive: Archive) -> None:
    """``<ttl>`` is kept to where it is longer than the feeds file says."""
    site.answers["/feed"] = lambda exchange: exchange.say(200, rss(ttl=90), "application/rss+xml")
    state = FeedState(site.url("/feed"))
    conclude(look_at(Subscription(site.url("/feed")), state, fetcher, archive, NOW))
    assert state.due == NOW + timedelta(minutes=90)


def test_an_items_page_or_its_own_words(site: Site, fetcher: Fetcher, archive: Archive) -> None:
    """Either way the report carries the source, and its bytes are in the archive."""
    site.answers |= {"/feed": feed(1), "/page/1": page("The ministry said so.")}  # type: ignore[dict-item]
    for pages in (True, False):
        order, state = Subscription(site.url("/feed"), pages), FeedState(site.url("/feed"))
        look = look_at(order, state, fetcher, archive, NOW)
        assert look.feed is not None
        (given,) = run_errand(Errand(look, look.feed, look.fresh[0]), fetcher, archive)
        assert isinstance(given, Given)
        assert given.told is not None
        assert given.told.source == "Lindery Herald (https://herald.test/)"
        assert (b"A page" in given.data) is pages
        assert archive.get(sha256(given.data).hexdigest()) == given.data
    assert site.paths().count("/page/1") == 1
    assert list(archive.check()) == []


def test_an_address_that_is_a_feed_gives_its_items_words(site: Site, fetcher: Fetcher, archive: Archive) -> None:
    """Whoever names a feed gets what stands in it; pages that nobody named are not fetched."""
    site.answers["/feed"] = feed(2, 1)  # type: ignore[assignment]
    given = fetch_report(site.url("/feed"), fetcher, archive)
    assert [str(one) for one in given] == [site.url("/page/2"), site.url("/page/1")]
    assert site.paths() == ["/feed"]


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    """Saved whole and read again; a file that is damaged is as good as none."""
    state = FeedState("https://e.test/", Validators('"1"', "yesterday"), {"a": None}, {"b": 2}, NOW, None, 3)
    with States(tmp_path) as states:
        states.save(state)
        assert states.load("https://e.test/") == state
        assert states.load("https://other.test/") == FeedState("https://other.test/")
        (file,) = tmp_path.glob("*.json")
        for rubbish in ("", "{}", "[]", '{"seen": 3}', "\udcff"):
            file.write_bytes(rubbish.encode("utf-8", "surrogatepass"))
            assert states.load("https://e.test/") == FeedState("https://e.test/")


def test_memory_of_items_is_bounded() -> None:
    """The oldest are forgotten first."""
    state = FeedState("https://e.test/")
    for i in range(SEEN + 10):
        state.done(str(i))
    assert len(state.seen) == SEEN
    assert "9" not in state.seen
    assert "10" in state.seen


def test_one_ledger_has_one_watch(tmp_path: Path) -> None:
    """A second watch is told of the first, and comes in once that has ended."""
    with States(tmp_path), pytest.raises(BadRequest, match="another watch"), States(tmp_path):
        pass
    with States(tmp_path):
        pass


def test_tasks_come_back_in_order_and_few_wait() -> None:
    """However long each takes, results come in the order of the tasks, and the tasks are taken up little by little."""
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for i in range(100):
            taken += 1
            yield i

    for done, (task, result) in enumerate(in_order(tasks(), lambda i: i * i)):
        assert result == task * task
        assert task == done
        assert taken <= done + AHEAD


def test_hosts_take_turns() -> None:
    """Tasks of one host are spread out among those of the others."""
    assert by_turns(["a1", "a2", "a3", "b1", "c1", "c2"], lambda task: task[0]) == ["a1", "b1", "c1", "a2", "c2", "a3"]
