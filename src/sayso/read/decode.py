"""From bytes to characters, saying which encoding was assumed, and refusing what is no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

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
    (re.compile(rb"WARC/\d"), "a web archive: read as a file whose name ends in .warc"),
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
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(rb"<(?:script|style)\b[^>]{0,500}>.*?</(?:script|style)>|<[^<>]{0,5000}>", re.DOTALL | re.IGNORECASE)
_RUN = re.compile(rb"[^\n<>]{1,2000}")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|meta)", re.IGNORECASE)
# What the declaration says and what every browser takes it to mean (WHATWG Encoding Standard, "labels").
_MEANS = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
_NOT_FOR_PAGES = frozenset(
    {"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
    | {"unicode-escape", "raw-unicode-escape", "punycode", "idna"}
)


_WIDE = ("utf-16", "utf-32")
_SNIFFED = 64 * 1024  # bytes with letters beyond ASCII around them that are looked at to guess an encoding
_FEW_LOST = 0.02  # share of the bytes beyond ASCII, or of all characters, up to which a loss is told and borne
_AS_LIKELY = 0.05  # difference in coherence that is none
# What pages and texts without a declaration are in, of those that the Encoding Standard knows.
_LATIN = ("cp1250", "cp1254", "cp1257", "iso8859_2")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5")
_EASTERN = ("gb18030", "big5", "cp932", "euc_jp", "iso2022_jp", "cp949")
_GUESSABLE = ("cp1252", *_LATIN, *_CYRILLIC, *_EASTERN, "cp1253", "cp1255", "cp1256", "cp1258", "tis_620")
_COUNTED = 4 * 1024 * 1024  # bytes
_PLACES = 5  # lost bytes whose offsets are told


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, how the encoding was known, and what was lost: None, or a note of the bytes that stand as U+FFFD."""

    words: str
    encoding: str
    known_by: str
    lost: str | None = None


def decode(data: bytes, where: str, charset: str | None = None) -> Decoded:
    """Decodes an input: by its byte order mark, else as its server or the page declares, else as UTF-8, else by guess.

    Nothing is translated: line ends stay as they are, and a byte order mark stays as U+FEFF at offset 0, as it does
    for whoever opens the file as UTF-8. Single bytes that the encoding does not allow become U+FFFD, and ``lost`` says
    so.

    Args:
        data: the bytes as they came.
        where: for messages.
        charset: the encoding that whoever sent it declared, where it did.

    Raises:
        EmptyInput: no bytes, or white space alone.
        BinaryInput: it is no text; the message names what it looks like.
        UndecodableInput: it is text, but in no encoding that could be told.
    """
    if not data or data.isspace():
        raise EmptyInput(where, "nothing in it")
    encoding, known_by = _encoding(data, charset)
    if not encoding.startswith(_WIDE):
        _refuse_binary(data, where)
    decoded = _decoded(data, encoding, known_by, where)
    _refuse_controls(decoded.words, where)
    if not decoded.words.strip("\ufeff \t\r\n\f\v\xa0"):
        raise EmptyInput(where, "nothing in it but white space")
    return decoded


def _encoding(data: bytes, charset: str | None) -> tuple[str, str]:
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name, "its byte order mark"
    wide = _wide(data[:256])
    if wide:
        return wide, "its zero bytes"
    head = data[:_DECLARED_WITHIN]
    declared = _DECLARED.search(head) if _MARKUP.search(head) else None
    label, who = charset, "its server's declaration"  # it goes before the page's own (WHATWG HTML, 13.2.3.2)
    if label is None and declared is not None:
        label, who = (declared[1] or declared[2]).decode("ascii"), "the page's declaration"
    if label is None:
        return "utf-8", "no other being declared"
    return _as_declared(data, label, who)


def _as_declared(data: bytes, label: str, who: str) -> tuple[str, str]:
    """The encoding that a declaration means, unless it cannot be meant; ``who`` declared it."""
    name = _named(label)
    if name is None:
        return "utf-8", f"its declaration, {label[:40]!a}, being unknown"
    if name == "utf-8" or name in _NOT_FOR_PAGES or not _encodes_text(name):
        return "utf-8", who if name == "utf-8" else f"its declaration, {label[:40]}, being impossible"
    if not data.isascii() and _is_utf8(data):
        # Browsers save pages as UTF-8 and leave the old declaration standing.
        return "utf-8", f"its bytes, though {label} is declared"
    return name, who


def _named(label: str) -> str | None:
    """Python's codec for a declared label; None where it has none."""
    try:
        name = codecs.lookup(label.strip().strip("'\"")).name
    except (LookupError, ValueError):
        return None
    return _MEANS.get(name, name)


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark: markup or text whose every other byte is zero (XML 1.0, appendix F)."""
    if len(head) < 8:
        return None
    even, odd = head[::2], head[1::2]
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) * 10 >= len(zeros) * 9 and not others.count(0):
            return name
    return None


def _decoded(data: bytes, encoding: str, known_by: str, where: str) -> Decoded:
    """The characters by the encoding that is declared, or by the one that the bytes suggest where that does not do."""
    try:
        words = data.decode(encoding)
        words.encode("utf-8")  # a lone surrogate is no character
    except UnicodeError as failed:
        decoded = _replacing(data, encoding, known_by, where)
        lost = decoded.words.count("\ufffd")
        beyond = sum(byte > 127 for byte in data[:_COUNTED])
        if lost <= _FEW_LOST * beyond and not encoding.startswith(_WIDE):
            return decoded
        guess = _guessed(data)
        if guess:
            return _replacing(data, guess, f"a guess from its bytes, as they are not {encoding} ({known_by})", where)
        if lost <= _FEW_LOST * len(decoded.words):
            return decoded
        at = failed.start if isinstance(failed, UnicodeDecodeError) else 0
        why = f"not {encoding} (assumed from {known_by}): byte {at} cannot be decoded"
        raise UndecodableInput(where, why) from failed
    return Decoded(words, encoding, known_by)


def _replacing(data: bytes, encoding: str, known_by: str, where: str) -> Decoded:
    """Decodes with U+FFFD for what cannot be, and says how often and where."""
    try:
        words = data.decode(encoding, "replace")
    except (UnicodeError, LookupError) as failed:
        raise UndecodableInput(where, f"not {encoding} (assumed from {known_by})") from failed
    words = _SURROGATE.sub("\ufffd", words)
    places = [found.start() for found in islice(re.finditer("\ufffd", words), _PLACES)]
    if not places:
        return Decoded(words, encoding, known_by)
    count = words.count("\ufffd")
    at = ", ".join(map(str, places)) + (", …" if count > len(places) else "")
    return Decoded(words, encoding, known_by, f"{count} that {encoding} does not allow, shown as U+FFFD, at {at}")


def _guessed(data: bytes) -> str | None:
    """The encoding that the bytes beyond ASCII, with what stands around them, suggest (charset-normalizer).

    Markup is taken out first: it is ASCII in any of these encodings, and would drown what tells them apart.
    """
    from charset_normalizer import from_bytes

    words = b" ".join(run for run in _RUN.findall(_TAG.sub(b" ", data[: 32 * _SNIFFED])) if not run.isascii())
    sample = words[:_SNIFFED] or data[:_SNIFFED]
    likely = from_bytes(sample, steps=8, chunk_size=4096, cp_isolation=list(_GUESSABLE), enable_fallback=False)
    best = likely.best()
    if best is None:
        return None
    # Western Latin is the Web's own default, and in a short text its neighbours look as likely.
    western = next((one for one in likely if one.encoding == "cp1252"), None)
    if western and best.encoding in _LATIN and western.coherence >= best.coherence - _AS_LIKELY:
        best = western
    name = codecs.lookup(best.encoding).name
    return _MEANS.get(name, name)


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
