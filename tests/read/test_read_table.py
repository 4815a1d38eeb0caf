"""Posts in a spreadsheet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.domain.report import Document
from sayso.errors import BinaryInput, EmptyInput, OversizedInput, UndecodableInput, UnreadableReport
from sayso.read.columns import moment_in, month_first
from sayso.read.exports import posts_in
from sayso.read.post import Aside, Post, read_post


def sheet(folder: Path, words: str | bytes, name: str = "posts.csv") -> Path:
    """A spreadsheet in a file."""
    file = folder / name
    file.write_bytes(words if isinstance(words, bytes) else words.encode())
    return file


def documents(file: Path) -> list[Document]:
    """All rows of a file, read."""
    return [read_post(one) for one in posts_in(file) if isinstance(one, Post)]


def asides(file: Path) -> list[str]:
    """What is said of the file."""
    return [one.what for one in posts_in(file) if isinstance(one, Aside)]


def test_a_row_becomes_a_report(tmp_path: Path) -> None:
    """Words with their line breaks, author, address and time are the row's; other columns are facts."""
    words = 'url,author,time,text,likes\nhttps://halden.example/1,Ana Vell,2031-05-02T10:00:00+02:00,"One.\nTwo.",12\n'
    (document,) = documents(sheet(tmp_path, words))
    report = document.report
    assert document.text.words == "One.\nTwo."
    assert (report.publisher, report.url) == ("Ana Vell", "https://halden.example/1")
    assert report.published is not None
    assert report.published.isoformat() == "2031-05-02T10:00:00+02:00"
    assert ("column “likes”", "12") in report.found_by


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("Link;User;Date;Message", ";"),
        ("permalink\tHandle\tPublished At\tFull Text", "\t"),
        ("Post URL|Channel|Created_At|Content", "|"),
        ("\ufeffSource URL,Screen Name,Timestamp,Tweet", ","),
    ],
)
def test_headers_are_known_in_many_spellings(tmp_path: Path, header: str, delimiter: str) -> None:
    """Whatever the delimiter, the case and the mark before it."""
    row = delimiter.join(["https://halden.example/1", "vell", "2031-05-02 10:00", "Quiet."])
    (document,) = documents(sheet(tmp_path, f"{header}\r\n{row}\r\n"))
    assert (document.text.words, document.report.publisher) == ("Quiet.", "vell")
    assert document.report.published == datetime(2031, 5, 2, 10, 0, tzinfo=UTC)


def test_it_is_told_what_the_columns_were_taken_for(tmp_path: Path) -> None:
    """Taken and kept columns are named in one line."""
    assert asides(sheet(tmp_path, "Message,User,Views\na,b,1\n")) == [
        "text from “Message”, author from “User”; kept as facts: “Views”"
    ]


def test_the_quirks_of_excel_are_undone(tmp_path: Path) -> None:
    """A line that names the delimiter, formulas that yield text, errors for nothing, day numbers, empty rows."""
    words = 'sep=;\r\nMessage;User;Date;Views\r\n"=""Quiet.""";Ana;48700,5;#N/A\r\n;;;\r\n'
    file = sheet(tmp_path, words)
    (document,) = documents(file)
    assert document.text.words == "Quiet."
    assert document.report.published == datetime(2033, 5, 1, 12, 0, tzinfo=UTC)
    assert not [what for what, _ in document.report.found_by if "Views" in what]
    assert asides(file)[-1] == "no reports: 1 rows without words"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_the_encodings_of_excel_are_read(tmp_path: Path, encoding: str) -> None:
    """By the mark, and where there is none and it is not UTF-8, as Western Windows writes."""
    (document,) = documents(sheet(tmp_path, "Message\tUser\nCafé “Orr”.\tAna\n".encode(encoding), "posts.tsv"))
    assert document.text.words == "Café “Orr”."


def test_the_order_of_day_and_month_is_told_by_the_column() -> None:
    """One date that can be meant one way decides for all; without one nothing is guessed."""
    assert month_first(["03/04/2031", "13/04/2031"]) is False
    assert month_first(["03/04/2031", "04/13/2031"]) is True
    assert month_first(["03/04/2031"]) is None
    assert month_first(["13/04/2031", "04/13/2031"]) is None
    assert moment_in("03/04/2031 10:00", month_leads=None)[0] is None


def test_a_time_that_is_not_understood_is_a_fact(tmp_path: Path) -> None:
    """The cell stays with its report."""
    (document,) = documents(sheet(tmp_path, "text,date\nQuiet.,03/04/2031 10:00\n"))
    assert document.report.published is None
    assert ("time not understood", "03/04/2031 10:00") in document.report.found_by


def test_day_and_clock_in_two_columns_are_one_time(tmp_path: Path) -> None:
    """A column “Time” beside one “Date” is that day's clock."""
    (document,) = documents(sheet(tmp_path, "text,date,time\nQuiet.,2031-05-02,10:30\n"))
    assert document.report.published == datetime(2031, 5, 2, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "error"),
    [("a,b\n1,2\n", EmptyInput), ("\n\n", EmptyInput), (b"\x00\xff\xfe" * 50, BinaryInput)],
)
def test_what_is_no_sheet_of_posts_is_refused(tmp_path: Path, words: str | bytes, error: type[Exception]) -> None:
    """No column of words, no row at all, bytes: one line."""
    (refused,) = posts_in(sheet(tmp_path, words))
    assert isinstance(refused, error)


def test_a_bad_row_is_refused_alone(tmp_path: Path) -> None:
    """A cell of five million characters and a NUL are a line each; the rows around them are read."""
    file = sheet(tmp_path, "text,user\nOne.,a\n" + "x" * 5_000_000 + ",b\nT\0wo.,c\nThree.,d\n")
    outcomes: list[str | UnreadableReport] = []
    for one in posts_in(file):
        try:
            outcomes += [read_post(one).text.words] if isinstance(one, Post) else []
        except UnreadableReport as refused:
            outcomes.append(refused)
        if isinstance(one, UnreadableReport):
            outcomes.append(one)
    first, long, nul, last = outcomes
    assert (first, last) == ("One.", "Three.")
    assert isinstance(long, OversizedInput)
    assert isinstance(nul, BinaryInput)


def test_a_quotation_that_nothing_closes_ends_the_sheet(tmp_path: Path) -> None:
    """What came before is read; the rest is one line, and memory is bounded."""
    *posts, refused = posts_in(sheet(tmp_path, 'text,user\nOne.,a\n"' + "x,\n" * 6_000_000))
    assert [one.words for one in posts if isinstance(one, Post)] == ["One."]
    assert isinstance(refused, UndecodableInput)


def test_writing_direction_is_kept(tmp_path: Path) -> None:
    """Overrides stay in the words, character for character."""
    (document,) = documents(sheet(tmp_path, "text\nKarsk \u202eback\u202c.\n"))
    assert document.text.words == "Karsk \u202eback\u202c."
