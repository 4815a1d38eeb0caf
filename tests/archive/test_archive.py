"""The archive: what is kept comes back, what is damaged is told, and a crash loses nothing."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import signal
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from sayso.archive.index import NAME
from sayso.archive.members import Damaged, Torn, members
from sayso.archive.records import Kept
from sayso.archive.store import Archive, archive_of
from sayso.errors import ArchiveError, NotFound

AT = datetime(2031, 5, 3, 10, 15, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "7"))


def kept(words: str, url: str = "https://news.test/a") -> Kept:
    """A small page."""
    return Kept(url, words.encode(), AT, headers=HEADERS, sent=(("Host", "news.test"),), facts=(("feed", "A"),))


def files(folder: Path) -> list[Path]:
    """The archive's files, oldest first."""
    return sorted(folder.glob("*.warc.gz"))


def test_pages_come_back_by_their_digest(tmp_path: Path) -> None:
    """What was kept is given back, byte for byte, by this archive and by one that is opened later."""
    with Archive(tmp_path / "a") as archive:
        digests = [archive.keep(kept(words)) for words in ("one", "two", "")]
        assert archive.get(digests[1]) == b"two"
    later = Archive(tmp_path / "a")
    assert [later.get(digest) for digest in digests] == [b"one", b"two", b""]
    assert digests[0] == sha256(b"one").hexdigest()
    assert list(later.check()) == []


@given(data=st.binary(max_size=300))
def test_any_bytes_are_kept_as_they_are(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever a page holds, line ends and records' own words included, it comes back."""
    archive = Archive(tmp_path_factory.mktemp("a"))
    with archive:
        digest = archive.keep(Kept("https://news.test/", data + b"\r\n\r\nWARC/1.1\r\n", AT, headers=HEADERS))
        assert archive.get(digest) == data + b"\r\n\r\nWARC/1.1\r\n"
        assert list(archive.check()) == []


def test_other_programs_read_the_files(tmp_path: Path) -> None:
    """The files are WARC 1.1: answer, question and metadata, each digest right by another reader's account."""
    with Archive(tmp_path) as archive:
        archive.keep(kept("one"))
        archive.keep(Kept("file:///a.txt", b"words", AT, "resource", media_type="text/plain"))
    (file,) = files(tmp_path)
    with file.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests="raise")
        found = [(one.rec_type, one.content_stream().read()) for one in records]
    kinds = [kind for kind, _ in found]
    assert kinds == ["warcinfo", "response", "request", "metadata", "resource"]
    assert found[1][1] == b"one"
    assert b"feed: A" in found[3][1]


def test_the_same_bytes_are_not_written_twice(tmp_path: Path) -> None:
    """A page that is seen again unchanged adds a record that says so, and no second copy."""
    words = "".join(chr(33 + (i * i) % 90) for i in range(50_000))
    with Archive(tmp_path) as archive:
        archive.keep(kept(words))
        before = files(tmp_path)[0].stat().st_size
        digest = archive.keep(kept(words, "https://copy.test/"))
        assert files(tmp_path)[0].stat().st_size - before < 2000
        assert archive.get(digest) == words.encode()
        assert list(archive.check()) == []


def test_a_file_that_is_full_is_followed_by_another(tmp_path: Path) -> None:
    """Beyond the size at which files rotate a new one begins, and all of them are read."""
    with Archive(tmp_path, rotate=1500) as archive:
        digests = [archive.keep(kept(f"page {i}")) for i in range(12)]
    assert len(files(tmp_path)) > 2
    later = Archive(tmp_path)
    assert [later.get(digest) for digest in digests] == [f"page {i}".encode() for i in range(12)]


def test_a_whole_file_is_appended_to_later(tmp_path: Path) -> None:
    """A second run goes on in the file of the first."""
    for words in ("one", "two"):
        with Archive(tmp_path) as archive:
            archive.keep(kept(words))
    assert len(files(tmp_path)) == 1
    assert list(Archive(tmp_path).check()) == []


def test_two_at_once_write_to_files_of_their_own(tmp_path: Path) -> None:
    """What one archive keeps while another is open is found by both."""
    with Archive(tmp_path) as one, Archive(tmp_path) as two:
        first, second = one.keep(kept("one")), two.keep(kept("two"))
        third = one.keep(kept("three"))
        assert [two.get(first), one.get(second), two.get(third)] == [b"one", b"two", b"three"]
    assert len(files(tmp_path)) == 2
    assert list(Archive(tmp_path).check()) == []


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_half_a_record_at_the_end_is_recognised_and_left(tmp_path: Path, share: float) -> None:
    """After a crash in the middle of a record the next page begins a new file, and nothing that was kept is lost."""
    with Archive(tmp_path) as archive:
        first = archive.keep(kept("one"))
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    starts = [member.start for member in members(BytesIO(whole))]
    half = whole[starts[1] :][: int((starts[2] - starts[1]) * share) + 1]
    file.write_bytes(whole + half)
    with Archive(tmp_path) as archive:
        second = archive.keep(kept("two"))
    assert len(files(tmp_path)) == 2
    assert file.read_bytes() == whole + half
    later = Archive(tmp_path)
    assert (later.get(first), later.get(second)) == (b"one", b"two")
    (fault,) = later.check()
    assert fault.harmless
    assert "ends in the middle" in fault.why


def test_a_changed_byte_is_told(tmp_path: Path) -> None:
    """Whichever byte of a page's record is changed, the check tells it, and the page is not given back."""
    with Archive(tmp_path) as archive:
        first, second = archive.keep(kept("one page")), archive.keep(kept("another page"))
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    with file.open("rb") as stream:
        place = list(members(stream))[1]
    for at in range(place.start + 12, place.end, 29):
        changed = bytearray(whole)
        changed[at] ^= 0x55
        file.write_bytes(changed)
        archive = Archive(tmp_path)
        assert any(not fault.harmless for fault in archive.check())
        assert not any(second[:16] in fault.why for fault in archive.check())
        with pytest.raises(ArchiveError):
            archive.get(first)
        assert archive.get(second) == b"another page"


def test_a_page_that_was_swapped_is_told(tmp_path: Path) -> None:
    """A record that is sound in itself but holds other bytes than its digest says is told."""
    with Archive(tmp_path) as archive:
        digest = archive.keep(kept("one page"))
    (file,) = files(tmp_path)
    with file.open("rb") as stream:
        parts = [gzip.compress(one.record.replace(b"one page", b"two page")) for one in members(stream)]
    file.write_bytes(b"".join(parts))
    (tmp_path / NAME).unlink()
    (fault,) = Archive(tmp_path).check()
    assert digest[:16] in fault.why


def test_a_lost_file_is_told(tmp_path: Path) -> None:
    """A page whose file is gone is told by the list."""
    with Archive(tmp_path) as archive:
        archive.keep(kept("one"))
    files(tmp_path)[0].unlink()
    (fault,) = Archive(tmp_path).check()
    assert "is lost" in fault.why


def test_without_its_list_the_archive_is_searched(tmp_path: Path) -> None:
    """The list can be lost, or end in half a line: pages are found in the files themselves."""
    with Archive(tmp_path) as archive:
        first, second = archive.keep(kept("one")), archive.keep(kept("two"))
    lines = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(lines[:-20])
    assert Archive(tmp_path).get(second) == b"two"
    with Archive(tmp_path) as archive:
        third = archive.keep(kept("three"))
    (tmp_path / NAME).write_bytes(b'{"sha256": 7}\nrubbish\n' + (tmp_path / NAME).read_bytes())
    later = Archive(tmp_path)
    assert [later.get(one) for one in (first, second, third)] == [b"one", b"two", b"three"]
    with pytest.raises(NotFound):
        later.get("0" * 64)


def _keep_forever(folder: Path, told: multiprocessing.SimpleQueue[str]) -> None:
    with Archive(folder) as archive:
        for i in range(100_000):
            told.put(archive.keep(kept(f"page {i} " + "words " * 500)))


def test_what_was_told_as_kept_survives_a_kill(tmp_path: Path) -> None:
    """A process is killed while it keeps pages: each that was told as kept is there."""
    context = multiprocessing.get_context("spawn")
    told = context.SimpleQueue()
    process = context.Process(target=_keep_forever, args=(tmp_path, told))
    process.start()
    digests = [told.get() for _ in range(25)]
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with Archive(tmp_path) as archive:
        for digest in digests:
            assert sha256(archive.get(digest)).hexdigest() == digest
        archive.keep(kept("after"))
        assert all(fault.harmless for fault in archive.check())


def test_an_archive_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A file where the folder should be is told."""
    (tmp_path / "a").write_text("not a folder")
    with pytest.raises(ArchiveError, match="cannot be used"):
        Archive(tmp_path / "a").keep(kept("one"))


def test_a_packed_record_without_end_is_not_unfolded() -> None:
    """A record that unfolds beyond any size that is written is told, not read."""
    bomb = gzip.compress(bytes(80 * 1024 * 1024))
    with pytest.raises(Damaged, match="unfolds"):
        list(members(BytesIO(bomb)))
    with pytest.raises(Torn):
        list(members(BytesIO(gzip.compress(b"x" * 100)[:-3])))


def test_the_archive_lies_beside_its_ledger() -> None:
    """``my.db`` has ``my.archive``."""
    assert archive_of("desk/my.db") == Path("desk/my.archive")
    assert archive_of("postgresql+psycopg://db/sayso") == Path("sayso.archive")


def test_the_moments_are_those_of_the_pages(tmp_path: Path) -> None:
    """Files are named by when they were begun, so that their order is that of time."""
    moments = iter([AT, AT + timedelta(days=1)])
    with Archive(tmp_path, rotate=1, clock=lambda: next(moments)) as archive:
        archive.keep(kept("one"))
        archive.keep(kept("two"))
    assert [file.name[:8] for file in files(tmp_path)] == ["20310503", "20310504"]
