"""Web pages: text, furniture and metadata."""

from __future__ import annotations

import pytest

from sayso.domain.text import ARTICLE, BlockKind
from sayso.read import read_report
from tests.read.documents import page, said

ARTICLE_PAGE = """<html lang="en"><head>{head}</head><body><h1>Two armies claim one hill</h1>{body}
<p>Both armies said on Monday that they hold the hill above Orda, and both sent films of flags to prove it.</p>
<p>The mayor said that he could see the hill from his window and that there was nobody on it but goats.</p>
<p>Neither film shows when it was made, and the hill has been closed to reporters since the end of March.</p>
</body></html>"""


def made(head: str = "", body: str = "") -> bytes:
    """A page with these additions."""
    return ARTICLE_PAGE.format(head=head, body=body).encode()


def test_a_page_is_told_into_article_and_furniture() -> None:
    """Everything visible is in the text; blocks tell what of it is the article."""
    document = page("courier.html")
    assert said(document, BlockKind.HEADLINE) == ["Ostrel says its troops hold Karsk bridge"]
    assert said(document, BlockKind.LABEL) == ["Exclusive"]
    assert len(said(document, BlockKind.STANDFIRST)) == 1
    assert said(document, BlockKind.CAPTION) == ["Smoke over the bridge at Karsk on Tuesday."]
    assert said(document, BlockKind.CREDIT) == ["Photo: Lena Orr/Courier"]
    assert said(document, BlockKind.PULL_QUOTE) == ["The bridge is ours and it will stay ours"]
    assert said(document, BlockKind.LINK)[-1] == "Read more: Vardia leaves the talks in Lund"
    assert len(said(document, BlockKind.TEASER)) == 2
    assert [words.split()[0] for words in said(document, BlockKind.BODY)] == [
        *("Ostrel’s", "“The", "The", "The", "Eleven"),
    ]


def test_what_a_reader_cannot_see_is_not_in_the_text() -> None:
    """Scripts, styles and hidden elements; a space that does not break is a space."""
    words = page("courier.html").text.words
    assert "never seen" not in words
    assert "color" not in words
    assert "hidden" not in words
    assert "Ostrel City" in words


def test_metadata_comes_from_the_head_with_its_source() -> None:
    """JSON-LD is believed first, and a later modification is an update."""
    report = page("courier.html").report
    assert report.title == "Ostrel says its troops hold Karsk bridge"
    assert report.url == "https://courier.example/world/karsk-bridge"
    assert report.publisher == "The Halden Courier"
    assert report.byline == ("Mira Tolen", "Jan Oske")
    assert report.published is not None
    assert report.published.isoformat() == "2031-04-02T09:15:00+02:00"
    assert report.updated is not None
    assert report.updated.isoformat() == "2031-04-02T13:40:00+02:00"
    assert report.label == "Exclusive"
    assert report.language == "en"
    found_by = dict(report.found_by)
    assert found_by["published"].startswith("JSON-LD datePublished")
    assert found_by["byline"] == "JSON-LD author"


def test_a_page_without_metadata_is_read_from_its_face() -> None:
    """Headline and stamp stand in the open; what the page does not tell stays unknown."""
    report = page("bare.html").report
    assert report.title == "Two villages report shelling near the Sel"
    assert report.published is not None
    assert report.published.isoformat() == "2031-04-03T18:05:00+02:00"
    assert report.publisher is None
    assert report.updated is None
    assert report.byline == ()


def test_a_legacy_encoding_is_read() -> None:
    """Windows-1252 called Latin-1, as browsers take it."""
    document = page("legacy.html")
    assert document.report.title == "Café owner says soldiers came twice"
    assert "“a fair price”" in document.text.words
    assert "–" in document.text.words


def test_malformed_markup_keeps_its_words() -> None:
    """Unclosed and crossed tags, half an entity, half a link."""
    body = " ".join(said(page("broken.html"), BlockKind.BODY))
    assert "The ferry between Lund and Halden" in body
    assert "he had heard four shots" in body
    assert "The police of Halden have asked for film" in body


LINKED_DATA = '<script type="application/ld+json">{}</script>'
PUBLISHED = '<meta property="article:published_time" content="2031-05-05T10:00:00Z">'


@pytest.mark.parametrize(
    ("head", "field", "wanted"),
    [
        (PUBLISHED, "published", "2031-05-05T10:00:00+00:00"),
        ('<meta property="og:site_name" content="Orda Post">', "publisher", "Orda Post"),
        ('<meta name="author" content="By Ilse Varga and Jan Oske">', "byline", ("Ilse Varga", "Jan Oske")),
        ('<meta name="author" content="https://post.example/ilse">', "byline", ()),
        (LINKED_DATA.format('{"@type":"NewsArticle","author":"Ilse Varga"}'), "byline", ("Ilse Varga",)),
        (
            LINKED_DATA.format('[[[{"@type":["ReportageNewsArticle"],"datePublished":"2031-01-02"}]]]'),
            "published",
            "2031-01-02T00:00:00+00:00",
        ),
        (LINKED_DATA.format("{broken"), "published", None),
        (LINKED_DATA.format("[" * 100_000), "published", None),
        ("<title>Two armies claim one hill | Orda Post</title>", "title", "Two armies claim one hill"),
    ],
)
def test_each_vocabulary_is_read(head: str, field: str, wanted: object) -> None:
    """Open Graph, meta names and JSON-LD in their many shapes, broken ones without harm."""
    report = read_report(made(head), path="a.html").report
    value = getattr(report, field)
    assert (value.isoformat() if field == "published" and value else value) == wanted


def test_a_known_address_gives_publisher_and_clock() -> None:
    """A time without a zone is told in the zone of the outlet whose address it is."""
    data = made('<meta property="article:published_time" content="2031-01-05T10:00:00">')
    report = read_report(data, url="https://www.dw.com/en/hill/a-1").report
    assert report.publisher == "DW"
    assert report.published is not None
    assert report.published.isoformat() == "2031-01-05T10:00:00+01:00"


def test_a_modification_that_is_no_later_is_no_update() -> None:
    """Many systems write both stamps at once."""
    stamps = ("article:published_time", "article:modified_time")
    head = "".join(f'<meta property="{name}" content="2031-05-05T10:00:00Z">' for name in stamps)
    assert read_report(made(head), path="a.html").report.updated is None


def test_a_quotation_that_says_new_words_is_article() -> None:
    """Only a block quotation that repeats the body is a pull quote."""
    letter = "<blockquote>To the people of Orda: keep your goats, your hill and your temper until we meet.</blockquote>"
    document = read_report(made(body=letter), path="a.html")
    assert not said(document, BlockKind.PULL_QUOTE)
    assert "keep your goats" in " ".join(said(document, *ARTICLE))


def test_a_class_on_the_whole_article_is_not_believed() -> None:
    """A site that wraps its article in a class called "promo" or "caption" still has an article."""
    data = made().replace(b"<body>", b"<body><div class='promo caption related byline'>").replace(b"</body>", b"</div>")
    document = read_report(data, path="a.html")
    assert len(said(document, BlockKind.BODY)) == 3


def test_lines_broken_by_hand_are_paragraphs() -> None:
    """Two breaks in a row end a paragraph; one inside a sentence does not."""
    body = "<div>The hill is<br>steep and bare.<br><br>Nobody has lived on it since the great war of the goats.</div>"
    lines = read_report(made(body=body), path="a.html").text.words.split("\n")
    assert "The hill is steep and bare." in lines


def test_an_article_that_only_a_script_shows_is_read_from_its_data() -> None:
    """Where the page carries its article in JSON-LD alone, the text is that, and says so."""
    body = "Both armies said on Monday that they hold the hill. " * 8
    data = f"""<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Two armies",
    "articleBody": "{body}"}}</script></head><body><div id="app">Please wait</div></body></html>"""
    document = read_report(data.encode(), path="a.html")
    assert "they hold the hill" in " ".join(said(document, BlockKind.BODY))
    assert "text" in dict(document.report.found_by)


def test_pieces_set_apart_by_style_alone_do_not_run_together() -> None:
    """A space stands between two spans that touch, none inside a word that is marked in part."""
    body = "<p><span>Mira Tolen</span><span>Lund</span></p><p><span>T</span>he hill is steep.</p>"
    words = read_report(made(body=body), path="a.html").text.words
    assert "Mira Tolen Lund" in words
    assert "The hill is steep." in words
