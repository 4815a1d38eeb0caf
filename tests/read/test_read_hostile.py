"""Pages that mean harm, or came to it: each is read or refused in bounded time."""

from __future__ import annotations

import pytest

from sayso.errors import UnreadableReport
from sayso.read import read_report, read_reports
from tests.read.documents import assert_sound

TOLD = "<p>The mayor said on Monday that the bridge had been closed, and that nobody had asked him about it.</p>"


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + TOLD,
        "<div>" * 100_000 + TOLD + "</div>" * 100_000,
        "<blockquote class=twitter-tweet>" * 3_000 + TOLD,
        "<a href=x>" * 20_000 + TOLD,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + TOLD,
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800 half"}</script>' + TOLD,
        "<p>" + "word " * 1_000_000 + "</p>" + TOLD,
        "<p>\u202eoverridden\u202c words</p>" + TOLD,
    ],
    ids=["open divs", "closed divs", "embeds", "links", "deep JSON", "half characters", "one line", "bidi"],
)
def test_a_hostile_page_is_read_and_sound(markup: str) -> None:
    """Depth, length, half characters and overrides: the words of the article are in the text."""
    document = read_report(f"<html><body>{markup}</body></html>".encode(), path="a.html")
    assert_sound(document)
    assert "nobody had asked him" in document.text.words


def test_an_override_stays_in_the_text() -> None:
    """Text never changes; showing it safely is the doors' work."""
    words = read_report(f"<html><body><p>\u202eabc</p>{TOLD}".encode(), path="a.html").text.words
    assert "\u202eabc" in words


def test_nul_bytes_are_refused() -> None:
    """In a page as in a text."""
    with pytest.raises(UnreadableReport):
        read_reports(f"<html>{TOLD}\0".encode(), path="a.html")
