"""PDF statements and situation reports: the text layer, line by line, with what repeats on every page marked.

What stands in a page's text layer is read as it stands: hyphens at line ends stay, and a picture of a page (a scan)
has no words; both are told. The extraction is pypdf's, held to limits, as a file of kilobytes can ask for hours.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from pypdf import Configuration, DocumentInformation, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Span
from sayso.errors import BinaryInput, EmptyInput, ForbiddenInput, OversizedInput
from sayso.read.build import Facts, make_document, trimmed
from sayso.read.names import names_in
from sayso.read.plain import classified
from sayso.read.visible import facts_from_blocks, placed

MAX_PAGES = 2_000
"""Pages of one report; more are refused."""

MAX_CHARACTERS = 5_000_000
"""Code points of a text layer; more are refused."""

MAX_SECONDS = 120
"""Seconds of extraction, looked at between pages: a page is bounded by the work that ``_LIMITS`` allow it."""

_LIMITS = Configuration().with_overwrites(
    **{
        **dict.fromkeys(("zlib_maximum_output_length", "lzw_maximum_output_length"), 16_000_000),  # bytes
        **dict.fromkeys(("run_length_maximum_output_length", "brotli_maximum_output_length"), 16_000_000),
        "array_based_stream_maximum_output_length": 16_000_000,
        "zlib_maximum_recovery_input_length": 100_000,  # bytes that are tried one by one behind a broken one
        "stream_decoding_work_maximum_length": 64_000_000,
        "stream_parsing_work_maximum_count": 500_000,  # operators and operands of a page
        "page_tree_maximum_entries": 20_000,
        "page_tree_maximum_page_entries": 400_000,
        "xform_maximum_invocations_per_extraction": 200,
        "jbig2dec_binary": None,  # no other program is run
    }
)
_EDGE = 3  # lines at a page's head and foot among which repeated ones are looked for
_WIDE = 0.75  # share of the text's width beyond which a line is one that was broken by the margin
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite)?\W*\d{1,4}(?:\s?(?:/|of|von|de)\s?\d{1,4})?\W*", re.IGNORECASE)
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")
_BULLET = re.compile(r"[•●▪◦‣·*–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MADE_UP = re.compile(
    r"^(?:microsoft|untitled|document|slide)\b|\.(?:docx?|pdf|indd|odt|rtf|pptx?|qxd)\b", re.IGNORECASE
)
_DATE = re.compile(r"D:\d{14}")

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    page: int
    furniture: bool


def read_pdf(data: bytes, facts: Facts) -> Document:
    """Reads a PDF's text layer.

    ``text`` is what the file says that its pages show, a line a line, pages one below the other. Blocks are paragraphs
    put together again from lines; running heads, running feet and page numbers are ``other``. Pages without words are
    told in ``found_by`` as ``pages without text``.

    Raises:
        EmptyInput: no page has any text: a scan.
        ForbiddenInput: it is encrypted.
        BinaryInput: it is broken.
        OversizedInput: it passes a limit.
    """
    where = facts.path or facts.url or "input"
    with _pdf_errors(where):
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ForbiddenInput(where, "an encrypted PDF, which asks for a password")
        pages = list(_page_texts(reader, where))
        info = reader.metadata
    if not pages:
        raise EmptyInput(where, "a PDF without pages")
    empty = [number for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(empty) == len(pages):
        raise EmptyInput(where, f"a PDF without text in any of its {len(pages)} pages: a scan, which is not read")
    if empty:
        facts.note("pages without text", f"{_listed(empty)} of {len(pages)}: pictures of pages are not read")
    words, lines = _joined(pages)
    replaced = words.count("\ufffd")
    if replaced:
        facts.note("lost characters", f"{replaced} that the file does not tell, shown as U+FFFD")
    blocks = _blocks(words, lines)
    facts.note("text", f"text layer of {len(pages)} PDF page{'' if len(pages) == 1 else 's'}")
    _title(info, words, facts)
    facts_from_blocks(words, blocks, facts)
    _last_resort(info, facts)
    return make_document(data, words, blocks, facts)


@contextmanager
def _pdf_errors(where: str) -> Iterator[None]:
    """The library's errors stop here, and so does whatever else a malformed file makes it raise."""
    try:
        with apply_configuration(_LIMITS):
            yield
    except (EmptyInput, ForbiddenInput, OversizedInput):
        raise
    except (DependencyError, FileNotDecryptedError) as locked:
        raise ForbiddenInput(where, "an encrypted PDF, in a way that is not read") from locked
    except LimitReachedError as large:
        raise OversizedInput(where, f"a PDF that asks for too much ({str(large)[:100]})") from large
    except RecursionError as deep:
        raise OversizedInput(where, "a PDF whose parts are nested too deep") from deep
    except MemoryError:
        raise
    except Exception as broken:
        raise BinaryInput(where, f"a broken PDF ({type(broken).__name__}: {str(broken)[:100]})") from broken


def _page_texts(reader: PdfReader, where: str) -> Iterator[str]:
    started = time.monotonic()
    total = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES:
            raise OversizedInput(where, f"a PDF of more than {MAX_PAGES:,} pages")
        text = page.extract_text()
        total += len(text)
        if total > MAX_CHARACTERS:
            raise OversizedInput(where, f"a PDF with more than {MAX_CHARACTERS:,} characters")
        if time.monotonic() - started > MAX_SECONDS:
            raise OversizedInput(where, f"a PDF whose text takes longer than {MAX_SECONDS} s to get at")
        yield _NO_CHARACTER.sub("\ufffd", text)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:20]))
    return f"{shown}, … ({len(numbers)} pages)" if len(numbers) > 20 else shown


def _joined(pages: Sequence[str]) -> tuple[str, list[_Line]]:
    """The pages' lines below one another, an empty line between pages, and which of them are furniture."""
    rows = [[row.rstrip() for row in text.splitlines()] for text in pages]
    repeated = _repeated([[row.strip() for row in page if row.strip()] for page in rows])
    parts: list[str] = []
    lines: list[_Line] = []
    at = 0
    for number, page in enumerate(rows):
        filled = [i for i, row in enumerate(page) if row.strip()]
        edge = {*filled[:_EDGE], *filled[-_EDGE:]}
        for i, row in enumerate(page):
            furnished = i in edge and (_pattern(row) in repeated or bool(_PAGE_NUMBER.fullmatch(row)))
            span = trimmed(row, 0, len(row))
            if span:
                lines.append(_Line(Span(at + span.start, at + span.end), number, furnished))
            parts.append(row + "\n")
            at += len(row) + 1
        parts.append("\n")
        at += 1
    return "".join(parts), lines


def _pattern(row: str) -> str:
    return _NUMBER.sub("#", " ".join(row.split()).casefold())


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that stand at the head or foot of half of the pages or more, whatever numbers are in them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(row) for row in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(row for row, count in seen.items() if count >= 2 and count * 2 >= len(pages))


def _blocks(words: str, lines: Sequence[_Line]) -> list[Block]:
    """Furniture line by line, and paragraphs put together from the lines between, told apart as in any plain text."""
    own = [line for line in lines if not line.furniture]
    lengths = sorted(len(line.span) for line in own)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    spans: list[Span] = []
    for i, line in enumerate(own):
        if i and _goes_on(words, own[i - 1], line, width):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    blocks = classified(words, spans)
    blocks += [Block(line.span, BlockKind.OTHER) for line in lines if line.furniture]
    return sorted(blocks)


def _goes_on(words: str, before: _Line, line: _Line, width: int) -> bool:
    """Tells whether a line goes on the paragraph of the one before it."""
    between = words[before.span.end : line.span.start]
    first = words[line.span.start]
    if before.page != line.page or between.count("\n") > 1 or _BULLET.match(words, line.span.start, line.span.end):
        return False
    if len(before.span) >= _WIDE * width:
        return True
    stopped = _STOP.search(words[max(before.span.start, before.span.end - 5) : before.span.end])
    return not stopped and first.islower()


def _title(info: DocumentInformation | None, words: str, facts: Facts) -> None:
    """The title in the file's properties where the first page shows it: many are the template's or a file's name."""
    title = _property(info, "title")
    if 5 <= len(title) <= 300 and not _MADE_UP.search(title):
        shown = " ".join(words[:5000].split()).casefold()
        if " ".join(title.split()).casefold() in shown:
            facts.title = title
            facts.note("title", "PDF title, which the first page shows")


def _last_resort(info: DocumentInformation | None, facts: Facts) -> None:
    names = names_in(_property(info, "author"))
    if not facts.byline and names and all(" " in name for name in names):
        facts.byline = names
        facts.note("byline", "PDF author")
    made = _made(info)
    if facts.published is None and made:
        facts.published = placed(made, None, facts, "published", "PDF creation date")


def _property(info: DocumentInformation | None, name: str) -> str:
    try:
        value = getattr(info, name, None)
    except Exception:  # noqa: BLE001  a property that cannot be read is none
        value = None
    return " ".join(_NO_CHARACTER.sub("", value[:2000]).split()) if isinstance(value, str) else ""


def _made(info: DocumentInformation | None) -> datetime | None:
    try:
        return info.creation_date if info and _DATE.match(str(info.creation_date_raw)) else None
    except Exception:  # noqa: BLE001  so with a date
        return None
