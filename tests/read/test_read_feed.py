"""News feeds, those of good will and the others."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from datetime import datetime

import pytest

from sayso.demo import demo_files
from sayso.domain.text import BlockKind
from sayso.errors import BinaryInput, OversizedInput, UnreadableReport
from sayso.read.feed import LARGEST, is_feed, read_feed
from sayso.read.feed_items import MOST, Feed
from sayso.read.told import Given, Told, read_given

URL = "https://wire.test/news/feed.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Estuary Wire</title><link>https://wire.test/</link><ttl>30</ttl>
<item><title>Raid on Lindery &amp; its aftermath</title><link>/raid</link><guid isPermaLink="false">r-1</guid>
<pubDate>Sat, 03 May 2031 10:15:00 +0200</pubDate><dc:creator>Ana Brisk</dc:creator>
<source url="https://herald.test/rss">Lindery Herald</source>
<description>In short.</description>
<content:encoded><![CDATA[<p>Twelve gunmen raided a post at Lindery, the governor said.</p>
<p>The Karst Brigade denied it.</p>]]></content:encoded>
</item>
<item><title>No page</title><link>javascript:alert(1)</link><description>The ministry said so.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Estuary Atom</title>
<entry><id>tag:e,1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; claim</title><link href="https://e.test/1"/>
<updated>2031-05-03T10:15:00Z</updated><author><name>Ilse Marn</name></author>
<source><id>urn:o</id><title>Origin Post</title><link rel="self" href="https://origin.test/atom"/></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The minister said so.</p></div></content>
</entry></feed>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Estuary JSON",
    "items": [
        {
            "id": 7,
            "url": "https://e.test/7",
            "external_url": "https://far.test/original",
            "title": "Seven",
            "content_text": "He said <so>.",
            "date_published": "2031-05-03T10:15:00+02:00",
            "authors": [{"name": "Ana Brisk"}, {"url": "x"}],
        },
        "no item",
        {"id": "8", "content_html": "<p>She denied it.</p>"},
    ],
}

DECLARED = b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">' + DECLARED + b']><rss version="2.0"><channel><title>&j;</title></channel></rss>'
)

HOSTILE = {
    "nested entities": (LAUGHS, "declares entities"),
    "nested entities in UTF-16": (LAUGHS.decode().encode("utf-16"), "declares entities"),
    "one long entity": (
        b'<!DOCTYPE r [<!ENTITY a "'
        + b"a" * 100_000
        + b'">]><rss><channel><title>'
        + b"&a;" * 10_000
        + b"</title></channel></rss>",
        "declares entities",
    ),
    "an entity behind a comment": (
        b'<!-- <a --><!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>',
        "declares entities",
    ),
    "an entity that is a file": (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        "declares entities",
    ),
    "a parameter entity": (
        b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><rss><channel/></rss>',
        "declares entities",
    ),
    "entities in broken XML": (b'<!DOCTYPE x [<!ENTITY a "b"><!BROKEN ]><rss><channel>&a;', "declares entities"),
    "deep nesting": (b"<rss>" + b"<a>" * 200_000, "deep"),
    "items without end": (b"<rss><channel>" + b"<item><title>x</title></item>" * 50_000, "items"),
    "large and broken": (b"<rss><channel>" + b"<" * 2_000_000, "too large to be guessed at"),
    "a page": (b"<html><body><p>words</p></body></html>", "is not a feed"),
    "deep JSON": (b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 200_000, "nested too deep"),
    "JSON of another kind": (b'{"version": 1}', "not a JSON Feed"),
}


def parsed(text: str) -> Feed:
    """A feed from its text."""
    return read_feed(text.encode(), URL)


def test_rss_items_keep_their_source() -> None:
    """Address, title, time with zone, author, the longest text, and who published it first."""
    feed = parsed(RSS)
    assert (feed.title, feed.pause) == ("The Estuary Wire", 1800)
    item, bare = feed.items
    assert (item.url, item.title, item.byline) == (
        "https://wire.test/raid",
        "Raid on Lindery & its aftermath",
        ("Ana Brisk",),
    )
    assert item.published == datetime.fromisoformat("2031-05-03T10:15:00+02:00")
    assert item.published.utcoffset() is not None
    assert str(item.source) == "Lindery Herald (https://herald.test/rss)"
    assert "denied it" in item.text
    assert bare.url is None


def test_atom_entries_keep_their_source() -> None:
    """The same from Atom, where the source is a feed of its own."""
    (item,) = parsed(ATOM).items
    assert (item.url, item.title, item.byline) == ("https://e.test/1", "A bold claim", ("Ilse Marn",))
    assert str(item.source) == "Origin Post (https://origin.test/atom)"


def test_json_feeds_are_read() -> None:
    """The same from JSON Feed; what is no item is passed over."""
    seven, eight = parsed(json.dumps(JSON)).items
    assert (seven.url, seven.title, seven.byline) == ("https://e.test/7", "Seven", ("Ana Brisk",))
    assert str(seven.source) == "https://far.test/original"
    assert seven.text == "He said &lt;so&gt;."
    assert (eight.url, eight.title, eight.text) == (None, None, "<p>She denied it.</p>")


def test_an_item_that_was_updated_is_another() -> None:
    """The same item has the same id at every look, until it says that it was changed."""
    before, again, after = (parsed(text).items[0].id for text in (ATOM, ATOM, ATOM.replace("10:15:00Z", "11:00:00Z")))
    assert before == again
    assert before != after


def test_an_items_own_words_are_a_report() -> None:
    """Title and paragraphs become headline and body; the publisher is the source, and how it was known is noted."""
    feed = parsed(RSS)
    given = feed.given(feed.items[0])
    assert given is not None
    (document,) = read_given(given)
    report = document.report
    assert [(block.kind, document.text[block.span]) for block in document.text.blocks] == [
        (BlockKind.HEADLINE, "Raid on Lindery & its aftermath"),
        (BlockKind.BODY, "Twelve gunmen raided a post at Lindery, the governor said."),
        (BlockKind.BODY, "The Karst Brigade denied it."),
    ]
    assert (report.publisher, report.byline, report.url) == ("Lindery Herald", ("Ana Brisk",), "https://wire.test/raid")
    assert ("source", "Lindery Herald (https://herald.test/rss), says the feed") in report.found_by
    assert ("feed", f"“The Estuary Wire” ({URL})") in report.found_by
    (again,) = read_given(given)
    assert again == document


def test_without_a_source_the_feed_is_the_publisher() -> None:
    """An item's own words without ``<source>`` were published by the feed."""
    feed = parsed(RSS)
    given = feed.given(feed.items[1])
    assert given is not None
    assert read_given(given)[0].report.publisher == "The Estuary Wire"


def test_the_pages_own_word_comes_first() -> None:
    """What a page says of itself stands; what the feed says fills in what it does not say, and is marked so."""
    page = b"""<html><head><title>Raid on Lindery</title><meta property="og:site_name" content="Arden Courier">
    </head>
    <body><h1>Raid on Lindery</h1><p>The governor said that twelve gunmen had raided a post at Lindery.</p>
    </body></html>"""
    when = datetime.fromisoformat("2031-05-03T10:15:00+02:00")
    told = Told("the wire", "Another title", "Lindery Herald", "Lindery Herald", ("Ana Brisk",), when)
    report = read_given(Given(page, "https://e.test/1", told=told))[0].report
    assert (report.title, report.publisher) == ("Raid on Lindery", "Arden Courier")
    assert (report.byline, report.published) == (("Ana Brisk",), when)
    found = dict(report.found_by)
    assert found["published"] == "the feed’s word for it"
    assert found["source"] == "Lindery Herald, says the feed"


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_feed_is_one_line_and_quick(case: str) -> None:
    """Each is refused within seconds, in one line that says why."""
    data, told = HOSTILE[case]
    started = time.monotonic()
    with pytest.raises(BinaryInput, match=told) as refused:
        read_feed(data, URL)
    assert time.monotonic() - started < 10
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("filler", ["<", "<!--", "&a", '<a b="', "<a b=c ", "<![CDATA[", "]]>", "&#x", "<?x "])
def test_broken_feeds_end_soon(filler: str) -> None:
    """Whatever a broken feed repeats, it is refused or read in seconds."""
    data = ("<rss version='2.0'><channel><title>x</title>" + filler * (500_000 // len(filler))).encode()
    started = time.monotonic()
    with suppress(UnreadableReport):
        read_feed(data, URL)
    assert time.monotonic() - started < 20


def test_sizes_are_bounded() -> None:
    """A feed beyond the limit is refused; one with as many items as a feed may hold is read whole."""
    with pytest.raises(OversizedInput):
        read_feed(b"<rss>" + b" " * LARGEST, URL)
    items = "<item><title>x</title><link>https://e.test/{}</link></item>"
    many = "<rss version='2.0'><channel>" + "".join(items.format(i) for i in range(MOST)) + "</channel></rss>"
    feed = parsed(many)
    assert len(feed.items) == MOST
    assert feed.items[0].url == "https://e.test/0"


def test_a_feed_with_an_old_declaration_of_type_is_read() -> None:
    """RSS 0.91's reference to a document type declares no entity of its own."""
    old = RSS.replace("<rss", '<!DOCTYPE rss PUBLIC "-//Old//DTD RSS 0.91//EN" "https://old.test/rss.dtd"><rss', 1)
    assert len(parsed(old).items) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "iso-8859-2"])
def test_feeds_in_other_encodings_are_read(encoding: str) -> None:
    """By their mark or by their declaration."""
    text = RSS.replace('encoding="utf-8"', f'encoding="{encoding}"').replace("Ana Brisk", "Ána Brisk")
    (item, _) = read_feed(text.encode(encoding), URL).items
    assert item.byline == ("Ána Brisk",)


def test_what_no_text_can_hold_is_taken_out() -> None:
    """Half a surrogate pair or a NUL in a feed's words does not reach the ledger, and no address has any."""
    bad = {"id": "\ud800", "url": "https://e.test/\ud800", "title": "T\ud800\0", "content_text": "He said\0 so.\udfff"}
    feed = parsed(json.dumps(JSON | {"title": "J\ud800", "items": [bad | {"authors": [{"name": "A\udc00"}]}]}))
    (item,) = feed.items
    assert item.url is None
    for words in (feed.title, item.title, item.text, *item.byline, item.id):
        assert words
        assert "\0" not in words
        words.encode("utf-8")


def test_feeds_are_told_from_pages() -> None:
    """By their type or their beginning."""
    assert is_feed(RSS.encode())
    assert is_feed(ATOM.encode())
    assert is_feed(json.dumps(JSON).encode())
    assert is_feed(LAUGHS)
    assert is_feed(b"anything", "application/rss+xml")
    assert not is_feed(b"<!doctype html><html><p>about rss</p></html>")
    assert not is_feed(b"Words about <rss> and feeds.")
    started = time.monotonic()
    assert not is_feed(b"<!--" * 2000)
    assert not is_feed(b"<!-- -->" * 1000)
    assert not is_feed(b"<!DOCTYPE a" * 700)
    assert time.monotonic() - started < 2


def test_the_demo_is_no_feed() -> None:
    """Pages of the demo are told apart from feeds."""
    assert not any(is_feed(file.read_bytes()) for file in demo_files())
