"""Any bytes become a sound document or one of our refusals."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import BinaryInput, EmptyInput, UnreadableReport
from sayso.read import read_report
from tests.read.documents import PAGES, assert_sound, page

HABITS = """\
By Mira Tolen
2 May 2031, 10:00
More top stories
She said: “It holds.”
LENA ORR: Who?
Live

Picture: Halden Courier
Read more: The bridge
Ostrel denied it on Friday. It fell.""".splitlines()
TAGS = """\
<p>
</p>
<div class='caption'>
</div>
<br>
<a href=x>
</a>
<h1>
<b
<!--
-->
<script>
</script>
<svg>
<table><td>
<![CDATA[
<time datetime='x'>
<blockquote>
&#xD800;
&#0;""".splitlines()
LINKED_DATA = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800"}</script>'
LINES = st.lists(st.one_of(st.text(max_size=80), st.sampled_from(HABITS)), max_size=30)
MARKUP = st.lists(st.one_of(st.text(max_size=40), st.sampled_from([*TAGS, LINKED_DATA])), max_size=40)


@given(LINES.map("\n".join))
@settings(max_examples=150)
def test_plain_text_stays_as_it_is(words: str) -> None:
    """Whatever the words, the text equals the decoded input, and all that points into it is sound."""
    try:
        document = read_report(words.encode("utf-8", "ignore"), path="a.txt")
    except UnreadableReport:
        return
    if document.report.path and not words.lstrip("\ufeff \n").startswith(("<", "WEBVTT")):
        assert document.text.words == words.encode("utf-8", "ignore").decode()
    assert_sound(document)


@given(MARKUP.map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup_gives_a_sound_page_or_a_refusal(markup: str) -> None:
    """However malformed the page, nothing but our own error comes out."""
    try:
        document = read_report(b"<html>" + markup.encode("utf-8", "ignore"), path="a.html")
    except UnreadableReport:
        return
    assert_sound(document)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.vtt", "a.srt", None]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_document_or_a_refusal(data: bytes, path: str | None) -> None:
    """Nothing but ``UnreadableReport`` is raised, whatever the bytes and the suffix."""
    try:
        document = read_report(data, path=path)
    except UnreadableReport:
        return
    assert_sound(document)


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_any_captions_give_a_sound_transcript_or_a_refusal(words: str) -> None:
    """Cues of any words, malformed tags included."""
    cue = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>{words}\n\n00:03.000 --> 00:04.000\n{words}\n"
    try:
        document = read_report(cue.encode("utf-8", "ignore"), path="a.vtt")
    except UnreadableReport:
        return
    assert_sound(document)


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir()))
def test_reading_the_same_bytes_twice_gives_the_same_document(name: str) -> None:
    """Identity is content: id, blocks and sentences are the same, and sound."""
    one, two = page(name), page(name)
    assert one == two
    assert_sound(one)


def test_line_ends_marks_and_bidirectional_overrides_are_kept() -> None:
    """CRLF, a byte order mark and U+202E stay where they are: what is shown may lie, what is kept may not."""
    words = "\ufeffThe army left.\r\n\r\nIt \u202ereversed\u202c the order, he said.\rThe end came.\u2028So it was."
    document = read_report(words.encode(), path="a.txt")
    assert document.text.words == words
    assert_sound(document)


@pytest.mark.parametrize(
    "data",
    [
        b"word " * 1_000_000,
        b"a" * 5_000_000,
        b"A. " * 150_000,
        b'"' * 5_000_000,
        b"By Ana. " * 200_000,
        b"1 May 2031 " * 200_000,
        b"Picture: " * 550_000,
        ".\u201d".encode() * 1_250_000,
        b"\n" * 4_000_000 + b"The end.",
    ],
)
def test_a_line_of_five_megabytes_is_read_in_seconds(data: bytes) -> None:
    """No pattern is quadratic in the length of a line."""
    began = time.process_time()
    assert_sound(read_report(data, path="a.txt"))
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("tag", "depth"),
    [
        ("div", 100_000),
        ("table><tr><td", 30_000),
        ("ul><li", 10_000),
        ("a href=x", 10_000),
        ("b", 10_000),
        ("p", 10_000),
    ],
)
def test_a_page_nested_very_deep_keeps_its_words(tag: str, depth: int) -> None:
    """Depth neither crashes the reader nor costs the words at the bottom or behind."""
    data = f"<html><body>{f'<{tag}>' * depth}The deep words stand here.</{tag}><p>And these behind.".encode()
    words = read_report(data, path="a.html").text.words
    assert "The deep words stand here." in words
    assert "And these behind." in words


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<html><script>x()</script>", b"<!doctype html>"])
def test_a_page_that_shows_nothing_is_empty(data: bytes) -> None:
    """A page without visible words is refused."""
    with pytest.raises(EmptyInput):
        read_report(data, path="a.html")


def test_json_is_refused_by_name() -> None:
    """What is not read yet is not taken for a report."""
    with pytest.raises(BinaryInput, match="JSON"):
        read_report(b'{"a": 1}', path="a.json")


def test_the_kind_is_told_from_the_content_first() -> None:
    """A page saved as .txt is a page, and captions saved as .html are captions."""
    assert "<p>" not in read_report((PAGES / "bare.html").read_bytes(), path="a.txt").text.words
    assert read_report((PAGES / "talk.vtt").read_bytes(), path="a.html").text.turns
