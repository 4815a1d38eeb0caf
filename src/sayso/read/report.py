"""VERB 1 in one function: bytes become a document, whatever kind of report they hold."""

from __future__ import annotations

import re

from sayso.domain.report import Document
from sayso.errors import BinaryInput
from sayso.read.build import Facts
from sayso.read.captions import is_srt, is_vtt, read_captions
from sayso.read.decode import decode
from sayso.read.plain import read_plain
from sayso.read.speaker_lines import is_speaker_lines, read_speaker_lines

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
    """Reads one report: the first of ``read_reports``, which is the page itself where a live page has entries."""
    return read_reports(data, path=path, url=url, charset=charset)[0]


def read_reports(
    data: bytes, *, path: str | None = None, url: str | None = None, charset: str | None = None
) -> tuple[Document, ...]:
    """Reads what one input holds: a web page, a PDF, a page's dump or an article as plain text, captions, a transcript.

    The kind is told from the content first and from the suffix of ``path`` after that. For plain text and
    ``SPEAKER:`` lines ``text`` equals the decoded input, character for character (line ends kept; a byte order mark
    stays as U+FEFF); for a page it is the visible text, one paragraph a line; for captions a paragraph a turn; for a
    PDF its text layer, line by line.

    Args:
        data: the file as it came, at most ``MAX_BYTES`` of it if it came through ``open_input``.
        path: where it came from, for messages, for its suffix and for ``Report.path``.
        url: its address, where that is known.
        charset: the encoding that whoever sent it declared, where it did.

    Returns:
        One document, or, for a live page whose entries can be told apart, the page and then its entries, newest and
        oldest in the page's own order.

    Raises:
        UnreadableReport: as ``EmptyInput``, ``BinaryInput``, ``UndecodableInput`` or ``OversizedInput``; nothing else.
    """
    where = path or url or "input"
    facts = Facts(url=url, path=path)
    # Deferred, each: what reads pages takes a quarter of a second to load, and plain text needs none of it.
    if is_pdf(data):
        from sayso.read.pdf import read_pdf

        return (read_pdf(data, facts),)
    decoded = decode(data, where, charset)
    words = decoded.words
    facts.note("encoding", f"{decoded.encoding}: {decoded.known_by}")
    if decoded.lost:
        facts.note("lost bytes", decoded.lost)
    suffix = (path or "").lower()
    if is_vtt(words) or is_srt(words):
        return (read_captions(data, words, facts),)
    if _PAGE.match(words) or suffix.endswith(_PAGE_SUFFIXES):
        from sayso.read.html import read_page

        return read_page(data, words, facts)
    if suffix.endswith(_JSON_SUFFIXES):
        raise BinaryInput(where, "looks like JSON: a file of many posts is read with sayso read")
    return ((read_speaker_lines if is_speaker_lines(words) else read_plain)(data, words, facts),)


def is_pdf(data: bytes) -> bool:
    """Whether a PDF's header stands where readers look for it: within the first kilobyte (ISO 32000-1, annex H.3.4)."""
    at = data.find(b"%PDF-", 0, 1024)
    return at == 0 or (at > 0 and not data[:at].lstrip().startswith(b"<"))
