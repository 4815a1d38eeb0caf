"""Encodings, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from sayso.errors import BinaryInput, EmptyInput, UndecodableInput, UnreadableReport
from sayso.read.decode import decode


@pytest.mark.parametrize(
    ("data", "words", "encoding"),
    [
        ("Zürich\r\n".encode(), "Zürich\r\n", "utf-8"),
        (codecs.BOM_UTF8 + b"word", "\ufeffword", "utf-8"),
        (codecs.BOM_UTF16_LE + "wörd".encode("utf-16-le"), "\ufeffwörd", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "wörd".encode("utf-16-be"), "\ufeffwörd", "utf-16-be"),
        (b"<html><meta charset=ISO-8859-1>\x93caf\xe9\x94", "<html><meta charset=ISO-8859-1>“café”", "cp1252"),
        ('<meta charset="koi8-r">да'.encode("koi8-r"), '<meta charset="koi8-r">да', "koi8-r"),
        ("<meta charset=latin1>café".encode(), "<meta charset=latin1>café", "utf-8"),
        (b"<meta charset=base64>word", "<meta charset=base64>word", "utf-8"),
        (b"<meta charset=nonsense>word", "<meta charset=nonsense>word", "utf-8"),
        ("words".encode("utf-16-le"), "words", "utf-16-le"),
        ("<meta charset=gb2312>桥".encode("gb18030"), "<meta charset=gb2312>桥", "gb18030"),
        ("<meta charset=shift_jis>橋".encode("cp932"), "<meta charset=shift_jis>橋", "cp932"),
    ],
)
def test_the_encoding_is_found(data: bytes, words: str, encoding: str) -> None:
    """By its mark, else by what a page declares where that can be, else UTF-8; the mark itself is kept."""
    decoded = decode(data, "x")
    assert (decoded.words, decoded.encoding) == (words, encoding)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "not utf-16-le .*byte order mark"),
    ],
)
def test_undecodable_text_says_which_encoding_was_assumed(data: bytes, says: str) -> None:
    """And at which byte it breaks."""
    with pytest.raises(UndecodableInput, match=says):
        decode(data, "x")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\0\0\0\x18ftypmp42", "MP4"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (b"words\0words", "NUL at byte 5"),
        (b"\x01\x02\x03\x04 words", "control characters"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    """The message tells what it looks like."""
    with pytest.raises(BinaryInput, match=says):
        decode(data, "x")


@pytest.mark.parametrize("data", [b"", b" \n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b" \n", "\xa0\xa0".encode()])
def test_blank_text_is_empty(data: bytes) -> None:
    """White space and a mark are nothing to read."""
    with pytest.raises(EmptyInput):
        decode(data, "x")


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    """One form feed or bell in a long text is kept as it is."""
    assert decode(b"word " * 100 + b"\x07", "x").words.endswith("\x07")


def test_the_error_carries_the_name_of_the_input() -> None:
    """So that the user knows which of many files it was."""
    with pytest.raises(UnreadableReport) as caught:
        decode(b"\0", "folder/page.html")
    assert caught.value.where == "folder/page.html"


RUSSIAN = "Министерство сообщило, что атака отражена, однако независимо подтвердить это не удалось никому."


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Le ministère a déclaré mardi que l’armée tenait la colline ; les habitants ont été chassés.", "cp1252"),
        ("El ministro declaró que la ofensiva empezó el lunes y que ningún niño cruzó la frontera.", "cp1252"),
        ("国防部星期二表示，军队已经控制了这座桥，但是记者无法独立核实这一说法。", "gb18030"),  # noqa: RUF001
        ("国防省は火曜日、軍が橋を制圧したと発表したが、独立した確認は取れていない。", "cp932"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_told_as_a_guess(words: str, encoding: str) -> None:
    """From the bytes beyond ASCII."""
    decoded = decode(f"<p>{words}</p>".encode(encoding), "x")
    assert words in decoded.words
    assert decoded.encoding == encoding
    assert decoded.known_by.startswith("a guess from its bytes")


def test_the_server_is_believed_before_the_page() -> None:
    """As browsers do."""
    decoded = decode("<meta charset=koi8-r>да".encode("cp1251"), "x", "windows-1251")
    assert decoded.words.endswith("да")
    assert decoded.known_by == "its server's declaration"


def test_a_byte_that_cannot_be_decoded_is_replaced_and_told() -> None:
    """How many, and where."""
    decoded = decode(b"<meta charset=utf-8>" + "é".encode() * 200 + b"\xff end", "x")
    assert decoded.words.count("\ufffd") == 1
    assert decoded.lost == "1 that utf-8 does not allow, shown as U+FFFD, at 220"
