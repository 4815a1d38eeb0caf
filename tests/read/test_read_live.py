"""Live pages: a report for each entry."""

from __future__ import annotations

import json

from sayso.domain.text import BlockKind
from sayso.read import read_report, read_reports
from sayso.read.told import Given, Told, read_given
from tests.read.documents import assert_sound, said

INTRO = (
    "<p>Both armies claimed the bridge at Karsk on Monday, and neither let reporters near it before evening.</p>"
    "<p>The mayor of Orda asked both of them to let the market traders cross, and had no answer from either.</p>"
)
WORDS = (
    "The ministry said that its troops hold both ends of the bridge and will not leave them.",
    "The governor denied that any troops of the ministry had been seen on the bridge today.",
    "Traders said that they had crossed the river by boat and had met no soldiers at all.",
)


def told_page(updates: list[dict[str, object]]) -> bytes:
    """A page whose JSON-LD tells its entries."""
    data = {
        "@type": "LiveBlogPosting",
        "headline": "Karsk bridge: the day as it happened",
        "datePublished": "2031-04-02T08:00:00+02:00",
        "author": {"@type": "Person", "name": "Mira Tolen"},
        "liveBlogUpdate": updates,
    }
    shown = "".join(f"<div id=e{i}><p>{words}</p></div>" for i, words in enumerate(WORDS))
    return (
        "<html lang=en><head><link rel=canonical href=https://a.example/live><script type=application/ld+json>"
        f"{json.dumps(data)}</script></head><body><h1>Karsk bridge: the day as it happened</h1>"
        f"{INTRO}{shown}</body></html>"
    ).encode()


UPDATES: list[dict[str, object]] = [
    {
        "@type": "BlogPosting",
        "headline": f"Entry {i}",
        "articleBody": f"<p>{words}</p>",
        "datePublished": f"2031-04-02T1{i}:00:00+02:00",
        "url": f"https://a.example/live#e{i}",
        **({"author": {"name": "Jan Oske"}} if i else {}),
    }
    for i, words in enumerate(WORDS)
]


def test_each_entry_is_a_report_of_its_own() -> None:
    """With its own time, author and address; what it does not tell is the page's, and noted as that."""
    page, *entries = read_reports(told_page(UPDATES), path="live.html")
    for one in (page, *entries):
        assert_sound(one)
    assert [said(one, BlockKind.BODY) for one in entries] == [[words] for words in WORDS]
    assert [one.report.published.hour for one in entries if one.report.published] == [10, 11, 12]
    assert [one.report.byline for one in entries] == [("Mira Tolen",), ("Jan Oske",), ("Jan Oske",)]
    assert [one.report.url for one in entries] == [f"https://a.example/live#e{i}" for i in range(3)]
    assert {one.entry.page for one in entries if one.entry} == {page.report.id}
    assert {one.report.label for one in (page, *entries)} == {"Live"}


def test_the_page_keeps_its_words_and_leaves_the_entries_to_their_reports() -> None:
    """No claim is read twice, and nothing is cut."""
    page = read_report(told_page(UPDATES), path="live.html")
    assert all(words in page.text.words for words in WORDS)
    assert len(said(page, BlockKind.BODY)) == 2


def test_a_new_entry_changes_no_id() -> None:
    """The place on the page is no part of an entry."""
    before = [one.report.id for one in read_reports(told_page(UPDATES[1:]), path="live.html")[1:]]
    after = [one.report.id for one in read_reports(told_page(UPDATES), path="live.html")[1:]]
    assert after[1:] == before


def test_entries_are_told_by_their_shape() -> None:
    """Like elements side by side, a time in each, on a page that says it is live."""
    shown = "".join(
        f"<article id=e{i} class=entry><time datetime=2031-04-02T1{i}:00:00+02:00>1{i}:00</time>"
        f"<p>{words}</p></article>"
        for i, words in enumerate(WORDS)
    )
    data = f"<html lang=en><body><h1>Live: the bridge at Karsk</h1>{INTRO}<div>{shown}</div></body></html>".encode()
    entries = read_reports(data, path="live.html", url="https://a.example/live")[1:]
    assert [said(one, BlockKind.BODY) for one in entries] == [[words] for words in WORDS]
    assert entries[2].report.published is not None
    assert entries[2].report.published.hour == 12
    assert entries[1].report.url == "https://a.example/live#e1"


def test_a_page_whose_entries_cannot_be_told_apart_stays_one_report() -> None:
    """With its label."""
    documents = read_reports(told_page([]), path="live.html")
    assert len(documents) == 1
    assert documents[0].report.label == "Live"
    assert len(said(documents[0], BlockKind.BODY)) == 5


def test_a_feed_tells_of_the_page_and_not_of_its_entries() -> None:
    """A fetched live page gives its entries too; of what a feed said they take where it came from, and no author."""
    bare = [{"@type": "BlogPosting", "articleBody": f"<p>{words}</p>"} for words in WORDS]
    data = told_page([dict(one) for one in bare]).replace(b"Mira Tolen", b"")
    told = Told("the wire", "Another title", "Arden Courier", None, ("Ana Brisk",))
    page, *entries = read_given(Given(data, "https://a.example/live", told=told))
    assert (page.report.byline, page.report.publisher) == (("Ana Brisk",), "Arden Courier")
    assert [one.report.byline for one in entries] == [()] * 3
    assert {one.report.publisher for one in entries} == {"Arden Courier"}
    assert {one.entry.page for one in entries if one.entry} == {page.report.id}
    assert all(("feed", "the wire") in one.report.found_by for one in (page, *entries))
