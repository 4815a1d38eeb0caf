"""From bytes to characters, saying which encoding was assumed, and refusing what is no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.errors import BinaryInput, EmptyInput, UndecodableInput

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of the formats that people pass by mistake, as the `file` program's database gives them.
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF sound, film or image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"(\xb5/\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound or film"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
)

# Text formats that hold reports but are not read yet: taken for a report they would give nonsense.
NOT_READ_YET = (
    (re.compile(rb"WARC/\d"), "a WARC web archive, which is not read yet"),
    (re.compile(rb"\{\\rtf"), "an RTF document, which is not read yet"),
    (
        re.compile(rb"(?:<\?xml[^>]{0,200}\?>)?\s{0,20}<(?:rss|feed|rdf:RDF)[\s>]"),
        "a news feed: give its address to sayso read, or watch it",
    ),
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,500}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1,024, saved pages often carry a banner before their head
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|meta)", re.IGNORECASE)
# What the declaration says and what every browser takes it to mean (WHATWG Encoding Standard, "labels").
_MEANS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_NOT_FOR_PAGES = frozenset(
    {"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
    | {"unicode-escape", "raw-unicode-escape", "punycode", "idna"}
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how the encoding was known."""

    words: str
    encoding: str
    known_by: str


def decode(data: bytes, where: str, charset: str | None = None) -> Decoded:
    """Decodes an input: by its byte order mark, else as its server or the page declares, else as UTF-8.

    Nothing is translated: line ends stay as they are, and a byte order mark stays as U+FEFF at offset 0, as it does
    for whoever opens the file as UTF-8.

    Raises:
        EmptyInput: no bytes, or white space alone.
        BinaryInput: it is no text; the message names what it looks like.
        UndecodableInput: it is text, but not in the encoding that was assumed.
    """
    if not data or data.isspace():
        raise EmptyInput(where, "nothing in it")
    encoding, known_by = _encoding(data, charset)
    if encoding.startswith(("utf-16", "utf-32")):
        words = _strictly(data, encoding, known_by, where)
    else:
        _refuse_binary(data, where)
        words = _strictly(data, encoding, known_by, where)
    _refuse_controls(words, where)
    if not words.strip("\ufeff \t\r\n\f\v\xa0"):
        raise EmptyInput(where, "nothing in it but white space")
    return Decoded(words, encoding, known_by)


def _encoding(data: bytes, charset: str | None) -> tuple[str, str]:
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name, "its byte order mark"
    head = data[:_DECLARED_WITHIN]
    declared = _DECLARED.search(head) if _MARKUP.search(head) else None
    label, who = charset, "its server's declaration"  # it goes before the page's own (WHATWG HTML, 13.2.3.2)
    if label is None and declared is not None:
        label, who = (declared[1] or declared[2]).decode("ascii"), "the page's declaration"
    if label is None:
        return "utf-8", "no other being declared"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return "utf-8", f"its declaration, {label}, being unknown"
    name = _MEANS.get(name, name)
    if name == "utf-8" or name in _NOT_FOR_PAGES or not _encodes_text(name):
        return "utf-8", who if name == "utf-8" else f"its declaration, {label}, being impossible"
    if not data.isascii() and _is_utf8(data):
        # Browsers save pages as UTF-8 and leave the old declaration standing.
        return "utf-8", f"its bytes, though {label} is declared"
    return name, who


def _encodes_text(name: str) -> bool:
    """Tells encodings of text from the codecs (base64, zlib, …) that go by names too."""
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, encoding: str, known_by: str, where: str) -> str:
    try:
        words = data.decode(encoding)
        words.encode("utf-8")  # a lone surrogate is no character
    except UnicodeDecodeError as exc:
        why = f"not {encoding} (assumed from {known_by}): byte {exc.start} cannot be decoded"
        raise UndecodableInput(where, why) from exc
    except UnicodeError as exc:
        raise UndecodableInput(where, f"not {encoding} (assumed from {known_by})") from exc
    return words


def _refuse_binary(data: bytes, where: str) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(where, f"looks like {name}, not text")
    if data[4:8] == b"ftyp":
        raise BinaryInput(where, "looks like an MP4 film or sound, not text")
    start = data[:1024].lstrip()
    for pattern, name in NOT_READ_YET:
        if pattern.match(start):
            raise BinaryInput(where, f"looks like {name}")
    nul = data.find(b"\0")
    if nul >= 0:
        guess = " (UTF-16 without its mark?)" if data[:64].count(0) >= min(len(data), 64) // 4 else ""
        raise BinaryInput(where, f"looks like binary data, not text: NUL at byte {nul}{guess}")


def _refuse_controls(words: str, where: str) -> None:
    """Text may hold a stray control character; one in fifty, or a NUL, makes it something else."""
    if _CONTROL.search(words) is None:
        return
    controls = sum(1 for _ in _CONTROL.finditer(words))
    if "\0" in words or controls * 50 > len(words):
        raise BinaryInput(where, f"looks like binary data, not text: {controls} control characters")
