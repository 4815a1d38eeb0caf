"""Web archives, whole, broken and hostile."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from sayso.batch.engine import read_inputs
from sayso.domain.reading import Reading
from sayso.errors import UnreadableReport
from sayso.read.saved import Counted, Saved, read_saved
from sayso.read.warc import Found
from sayso.read.web_archive import open_archive
from tests.read.making import answer, archive, page_of, record

NAMES = ("Karsk bridge", "Lund mill", "Orda ferry")
PAGES = [record("response", f"https://a.example/{i}", answer(page_of(name))) for i, name in enumerate(NAMES)]


def opened(tmp_path: Path, data: bytes, name: str = "crawl.warc.gz") -> list[Found]:
    """What an archive of these bytes yields."""
    file = tmp_path / name
    file.write_bytes(data)
    return list(open_archive(file))


def titles(found: list[Found]) -> list[str | None]:
    """The titles of its pages."""
    return [read_saved(one)[0].report.title for one in found if isinstance(one, Saved)]


def refusals(found: list[Found]) -> list[str]:
    """Its lines for what cannot be read."""
    return [str(one) for one in found if isinstance(one, UnreadableReport)]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_report_and_the_rest_is_counted(tmp_path: Path, packed: bool) -> None:
    """Requests, revisits, pictures and answers without success are told and not read."""
    others = (
        record("warcinfo", "urn:x", b"software: invented", "application/warc-fields"),
        record("request", "https://a.example/0", b"GET / HTTP/1.1\r\n\r\n"),
        record("revisit", "https://a.example/0", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("response", "https://a.example/x.png", answer(b"\x89PNG", "Content-Type: image/png")),
        record("response", "https://a.example/gone", answer(b"<p>no", status="404 Not Found")),
    )
    found = opened(
        tmp_path, archive(PAGES[0], *others, PAGES[1], packed=packed), "crawl.warc.gz" if packed else "a.warc"
    )
    assert titles(found) == ["Karsk bridge", "Lund mill"]
    counted = found[-1]
    assert isinstance(counted, Counted)
    assert counted.beside.count("1 ") == 5


def test_a_page_carries_its_address_its_encoding_and_when_it_was_fetched(tmp_path: Path) -> None:
    """As the record tells them."""
    body = "<html><body><p>Мэр Орды сказал в понедельник, что мост закрыт обеими армиями.".encode("windows-1251")
    told = answer(body, "Content-Type: text/html; charset=windows-1251")
    saved = opened(tmp_path, archive(record("response", "https://a.example/ru", told)))[0]
    assert isinstance(saved, Saved)
    document = read_saved(saved)[0]
    found_by = dict(document.report.found_by)
    assert "Мэр Орды" in document.text.words
    assert document.report.url == "https://a.example/ru"
    assert found_by["fetched"] == "2031-04-02T09:30:00Z"
    assert found_by["encoding"] == "cp1251: its server's declaration"


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: br", brotli.compress),
        ("Transfer-Encoding: chunked", lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)),
        ("Content-Encoding: gzip", lambda body: body),
    ],
)
def test_a_body_is_unpacked(tmp_path: Path, headers: str, pack: object) -> None:
    """gzip, brotli, chunks; and a body that is plain though its header says otherwise."""
    assert callable(pack)
    made = record(
        "response", "https://a.example/", answer(pack(page_of("Lund mill")), f"Content-Type: text/html\r\n{headers}")
    )
    assert titles(opened(tmp_path, archive(made))) == ["Lund mill"]


@pytest.mark.parametrize(
    ("headers", "bomb"),
    [
        ("Content-Encoding: gzip", gzip.compress(bytes(64_000_000), 1)),
        ("Content-Encoding: br", brotli.compress(bytes(64_000_000), quality=1)),
        ("Content-Encoding: gzip, gzip", gzip.compress(gzip.compress(bytes(64_000_000), 1))),
    ],
)
def test_a_bomb_is_one_line_and_the_rest_goes_on(tmp_path: Path, headers: str, bomb: bytes) -> None:
    """Unpacking stops at the limit."""
    made = record("response", "https://a.example/bomb", answer(bomb, f"Content-Type: text/html\r\n{headers}"))
    found = opened(tmp_path, archive(made, PAGES[0]))
    assert titles(found) == ["Karsk bridge"]
    assert len(refusals(found)) == 1
    assert "https://a.example/bomb" in refusals(found)[0]
    assert "unfolds to more than the limit of 32.0 MiB" in refusals(found)[0]


def test_a_truncated_archive_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    """And a line about the rest."""
    found = opened(tmp_path, archive(*PAGES)[:-150])
    assert titles_of_readable(found)[:2] == ["Karsk bridge", "Lund mill"]
    assert "ends in the middle" in refusals(found)[0]


def titles_of_readable(found: list[Found]) -> list[str | None]:
    """The titles of those pages that hold anything."""
    names = []
    for one in found:
        try:
            names.extend(titles([one]))
        except UnreadableReport:
            continue
    return names


def test_a_damaged_member_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    """Reading goes on at the next member that unpacks."""
    data = bytearray(archive(*PAGES))
    at = len(gzip.compress(PAGES[0])) + 60
    data[at : at + 30] = b"x" * 30
    found = opened(tmp_path, bytes(data))
    assert titles_of_readable(found) == ["Karsk bridge", "Orda ferry"]
    assert "cannot be unpacked" in refusals(found)[0]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("length", [100_000, 300])
def test_a_record_with_a_wrong_length_does_not_take_the_next_with_it(tmp_path: Path, packed: bool, length: int) -> None:
    """Too long or too short: the next record is found by its own first line."""
    wrong = record("response", "https://a.example/wrong", answer(page_of("Wrong mill")), length=length)
    found = opened(tmp_path, archive(wrong, PAGES[0], PAGES[1], packed=packed), "a.warc")
    assert titles_of_readable(found)[-2:] == ["Karsk bridge", "Lund mill"]


@pytest.mark.parametrize(
    "data", [b"", b"junk" * 100, b"\x1f\x8b\x08junk", gzip.compress(b"", mtime=0), archive(PAGES[0])[:20]]
)
def test_an_archive_without_a_page_is_a_line(tmp_path: Path, data: bytes) -> None:
    """Whatever it holds instead."""
    assert refusals(opened(tmp_path, data))


def test_an_archive_of_nothing_but_zeros_is_bounded(tmp_path: Path) -> None:
    """A member that unfolds to much is passed over, and what follows is read."""
    found = opened(tmp_path, gzip.compress(bytes(100_000_000), 1) + archive(PAGES[0]))
    assert titles(found) == ["Karsk bridge"]
    assert "100,000,000 bytes before it are no record" in refusals(found)[0]


def package(*files: tuple[str, bytes]) -> bytes:
    """A WACZ with these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as inside:
        for name, data in files:
            inside.writestr(name, data)
    return made.getvalue()


def test_a_package_is_read_in_place(tmp_path: Path) -> None:
    """Names that climb out of it are names and nothing else; a bomb in it is a line."""
    inside = tmp_path / "inside"
    inside.mkdir()
    files = (
        ("../escaped.warc.gz", archive(PAGES[0])),
        ("/escaped.warc.gz", archive(PAGES[1])),
        ("archive/bomb.warc", bytes(100_000_000)),
        ("pages/pages.jsonl", b"{}"),
    )
    found = opened(inside, package(*files), "crawl.wacz")
    assert titles(found) == ["Karsk bridge", "Lund mill"]
    assert len(refusals(found)) == 1
    assert [one.name for one in tmp_path.rglob("*")] == ["inside", "crawl.wacz"]
    assert not Path("/escaped.warc.gz").exists()


@pytest.mark.parametrize("data", [package(("a.txt", b"x")), package(("a.warc", PAGES[0]))[:-60], b"PK\x03\x04junk"])
def test_a_broken_package_is_a_line(tmp_path: Path, data: bytes) -> None:
    """One, and no more."""
    assert len(refusals(opened(tmp_path, data, "crawl.wacz"))) == 1


def test_an_archive_among_the_inputs_yields_its_pages(tmp_path: Path) -> None:
    """In its place, and what it held besides after them."""
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(archive(*PAGES))
    outcomes = list(read_inputs([file], rules_only=True))
    assert [one.report.title for one in outcomes if isinstance(one, Reading)] == list(NAMES)
    assert isinstance(outcomes[-1], Counted)
