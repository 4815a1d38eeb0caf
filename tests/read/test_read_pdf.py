"""PDF statements, whole, scanned, broken and hostile."""

from __future__ import annotations

import zlib

import pytest

from sayso.domain.text import BlockKind
from sayso.errors import UnreadableReport
from sayso.read import read_report
from tests.read.documents import assert_sound, said
from tests.read.making import pdf

TOLD = (
    (
        "The ministry said on Monday that the bridge at Karsk had been closed to all traf-",
        "fic after a shell fell near it.",
    ),
    (
        "The governor of Orda denied on Tuesday that any shell had fallen anywhere near the",
        "bridge, and said that the army had shut it.",
    ),
    ("Neither account could be verified, as the road to the bridge has been shut since the", "end of March."),
)
REPORT = [
    ["Ministry of Roads", "Situation report 14", *lines, f"Page {number} of 3"]
    for number, lines in enumerate(TOLD, start=1)
]


def test_paragraphs_are_put_together_and_running_heads_are_marked() -> None:
    """Hyphens stay as they stand; page numbers and what stands on every page are furniture."""
    document = read_report(pdf(REPORT), path="statement.pdf")
    assert_sound(document)
    body = said(document, BlockKind.BODY)
    assert body[0].replace("\n", "|").endswith("all traf-|fic after a shell fell near it.")
    assert len(body) == 3
    assert said(document, BlockKind.OTHER) == [
        row for number in (1, 2, 3) for row in ("Ministry of Roads", "Situation report 14", f"Page {number} of 3")
    ]


def test_a_file_tells_its_title_and_when_it_was_made() -> None:
    """The title where a page shows it; the date of creation as the last resort, and noted as that."""
    info = "/Title (Closure of the Karsk bridge) /CreationDate (D:20310402093000+02'00') /Author (Mira Tolen)"
    pages = [["Closure of the Karsk bridge", *TOLD[0]]]
    report = read_report(pdf(pages, info), path="statement.pdf").report
    assert report.title == "Closure of the Karsk bridge"
    assert report.byline == ("Mira Tolen",)
    assert report.published is not None
    assert report.published.isoformat() == "2031-04-02T09:30:00+02:00"
    assert dict(report.found_by)["published"].startswith("PDF creation date")


def test_scanned_pages_are_told() -> None:
    """Which of them have no words."""
    report = read_report(pdf([REPORT[0], [], REPORT[1]]), path="statement.pdf").report
    assert dict(report.found_by)["pages without text"].startswith("2 of 3")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([[], []]), "a scan, which is not read"),
        (pdf(REPORT)[:300], "a broken PDF"),
        (b"%PDF-1.7\nnothing more", "a broken PDF"),
        (pdf(REPORT, trailer=" /Encrypt << /Filter /Standard /V 5 /R 6 >>"), "PDF"),
        (pdf(REPORT, stream=zlib.compress(bytes(40_000_000), 1)), "asks for too much"),
        (pdf(REPORT, stream=zlib.compress(b"[" * 200_000)), "PDF"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, says: str) -> None:
    """A scan, a broken file, an encrypted one, a bomb."""
    with pytest.raises(UnreadableReport) as caught:
        read_report(data, path="statement.pdf")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
