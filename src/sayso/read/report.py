"""VERB 1 in one function: bytes become a document, whatever kind of report they hold."""

from __future__ import annotations

import re

from sayso.domain.report import Document
from sayso.errors import BinaryInput
from sayso.read.build import Facts
from sayso.read.decode import decode
from sayso.read.plain import read_plain
from sayso.read.transcript import is_speaker_lines, is_srt, is_vtt, read_captions, read_speaker_lines

_PAGE = re.compile(
    r"\s{0,200}\ufeff?\s{0,200}(?:<\?xml[^>]{0,300}>\s{0,200})?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s{0,200}){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|meta|title|p|h1)[\s>/]",
    re.IGNORECASE,
)
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")


def read_report(
    data: bytes, *, path: str | None = None, url: str | None = None, charset: str | None = None
) -> Document:
    """Reads one report: a web page, a page's dump or an article as plain text, captions, or a transcript.

    The kind is told from the content first and from the suffix of ``path`` after that. For plain text and
    ``SPEAKER:`` lines ``text`` equals the decoded input, character for character (line ends kept; a byte order mark
    stays as U+FEFF); for a page it is the visible text, one paragraph a line; for captions a paragraph a turn.

    Args:
        data: the file as it came, at most ``MAX_BYTES`` of it if it came through ``open_input``.
        path: where it came from, for messages, for its suffix and for ``Report.path``.
        url: its address, where that is known.
        charset: the encoding that whoever sent it declared, where it did.

    Raises:
        UnreadableReport: as ``EmptyInput``, ``BinaryInput``, ``UndecodableInput`` or ``OversizedInput``; nothing else.
    """
    where = path or url or "input"
    decoded = decode(data, where, charset)
    words = decoded.words
    facts = Facts(url=url, path=path)
    facts.note("encoding", f"{decoded.encoding}: {decoded.known_by}")
    suffix = (path or "").lower()
    if is_vtt(words) or is_srt(words):
        return read_captions(data, words, facts)
    if _PAGE.match(words) or suffix.endswith(_PAGE_SUFFIXES):
        # Deferred: what reads pages takes a quarter of a second to load, and plain text needs none of it.
        from sayso.read.html import read_page

        return read_page(data, words, facts)
    if suffix.endswith(_JSON_SUFFIXES):
        raise BinaryInput(where, "looks like JSON, which is not read yet")
    if is_speaker_lines(words):
        return read_speaker_lines(data, words, facts)
    return read_plain(data, words, facts)
