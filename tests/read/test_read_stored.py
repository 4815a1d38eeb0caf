"""Objects in S3-compatible storage: found, read in place, and refused with a reason."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from sayso.batch.engine import read_inputs
from sayso.domain.reading import Reading
from sayso.errors import ForbiddenInput, MissingInput, OversizedInput, UnreadableReport
from sayso.fetch.gathering import gathering
from sayso.fetch.manners import Manners
from sayso.ledger import Ledger
from sayso.read.inputs import find_inputs, open_input
from sayso.read.stored import Stored
from sayso.read.web_archive import open_archive
from sayso.waiting import go_on
from tests.cli.program import REPORT, sayso
from tests.read.making import answer, archive, page_of, record
from tests.read.storage import Storage, serving

pytestmark = pytest.mark.skipif(find_spec("pyarrow") is None, reason="Arrow is not installed (pip install 'sayso[s3]')")

PAGES = archive(*(record("response", f"https://a.example/{i}", answer(page_of(f"Mill {i}"))) for i in range(3)))


@pytest.fixture
def storage() -> Iterator[Storage]:
    """Storage of this machine, that the program is told of."""
    before = dict(os.environ)
    with serving() as served:
        os.environ.update(served.environment)
        yield served
    os.environ.clear()
    os.environ.update(before)


def names(address: str) -> list[str]:
    """What an address means."""
    return [str(one) for one in find_inputs([address])]


def test_a_prefix_is_a_folder(storage: Storage) -> None:
    """All reports below it are found, however many answers that takes; hidden ones and other kinds are passed over."""
    keys = ["a.txt", "b/c.html", "b/d.warc.gz", "b/picture.png", "b/.e.txt", ".f/g.txt", "h.wacz", "odd name+&%.txt"]
    storage.objects = {f"news/2031/{key}": b"words" for key in keys} | {"news/2032/i.txt": b"words"}
    found = ["a.txt", "b/c.html", "b/d.warc.gz", "h.wacz", "odd name+&%.txt"]
    assert names("s3://news/2031") == names("s3://news/2031/") == [f"s3://news/2031/{key}" for key in found]
    assert names("s3://news") == [*(f"s3://news/2031/{key}" for key in found), "s3://news/2032/i.txt"]
    assert names("s3://news/2031/b/picture.png") == ["s3://news/2031/b/picture.png"]  # named by itself
    assert [open_input(one) for one in find_inputs(["s3://news/2031/odd name+&%.txt"]) if isinstance(one, Stored)] == [
        b"words"
    ]


def test_what_cannot_be_read_has_its_reason(storage: Storage) -> None:
    """No such object, one that may not be read, and one that is too large are refused; nothing is raised."""
    storage.objects = {"news/locked.txt": b"words", "news/large.txt": b"words"}
    storage.forbidden = {"news/locked.txt"}
    (gone,) = find_inputs(["s3://news/gone.txt"])
    assert isinstance(gone, MissingInput)
    (locked,) = find_inputs(["s3://news/locked.txt"])
    assert isinstance(locked, ForbiddenInput)
    (large,) = find_inputs(["s3://news/large.txt"])
    assert isinstance(large, Stored)
    with pytest.raises(OversizedInput):
        open_input(large, limit=3)


def test_an_archive_is_read_in_place(storage: Storage) -> None:
    """Pages come as they do from a disk; a package is asked for in parts, and what is not wanted is not asked for."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("pictures/large.bin", b"\0" * 20_000_000)
        package.writestr("archive/data.warc.gz", PAGES)
    storage.objects = {"news/crawl.wacz": packed.getvalue(), "news/crawl.warc.gz": PAGES}
    for name in ("crawl.wacz", "crawl.warc.gz"):
        (stored,) = find_inputs([f"s3://news/{name}"])
        assert isinstance(stored, Stored)
        readings = [one for one in read_inputs([stored], rules_only=True) if isinstance(one, Reading)]
        assert [one.report.title for one in readings] == ["Mill 0", "Mill 1", "Mill 2"]
        assert {one.report.path for one in readings} == {f"s3://news/{name}"}
    asked = [part for name, part in storage.asked if name == "news/crawl.wacz"]
    assert None not in asked
    first = [part.removeprefix("bytes=").split("-") for part in asked if part]
    assert sum(int(last) - int(begin) for begin, last in first) < 15_000_000


def test_an_archive_that_goes_away_ends_with_a_reason(storage: Storage) -> None:
    """The next run can go on where it broke off."""
    storage.objects = {"news/crawl.warc.gz": PAGES}
    (stored,) = find_inputs(["s3://news/crawl.warc.gz"])
    storage.objects.clear()
    assert isinstance(stored, Stored)
    assert [type(one) for one in open_archive(stored)] == [MissingInput]


def test_the_command_reads_storage_and_goes_on(storage: Storage, tmp_path: Path) -> None:
    """A list in storage names objects; the second run reads none of them again, but one that has been changed."""
    storage.objects = {
        "news/list": b"# ours\ns3://news/a.txt\ns3://news/crawl.warc.gz\ns3://news/posts.csv\n",
        "news/a.txt": REPORT.encode(),
        "news/crawl.warc.gz": PAGES,
        "news/posts.csv": b"id,text\n",
    }
    ran = sayso("read", "--list", "s3://news/list", "--rules-only", cwd=tmp_path)
    assert ran.status == 1, ran.err
    assert "s3://news/posts.csv: posts are read from a disk only" in ran.err
    with Ledger.open(str(tmp_path / "sayso.db")) as ledger:
        assert len(ledger.reports()) == 4
    storage.asked.clear()
    storage.objects["news/a.txt"] += b"\nNobody has been back since.\n"
    again = sayso("read", "s3://news/a.txt", "s3://news/crawl.warc.gz", "--rules-only", cwd=tmp_path)
    assert again.status == 0, again.err
    assert {name for name, _ in storage.asked} == {"news/a.txt"}
    assert "1 of them is a version of a known page" in again.err


def test_nobody_but_the_command_reads_storage(storage: Storage, tmp_path: Path) -> None:
    """What is named to another door is refused like any address that is not of the web."""
    storage.objects = {"news/a.txt": REPORT.encode()}
    with gathering(["s3://news/a.txt"], str(tmp_path / "sayso.db"), Manners(None, False), go_on) as gathered:
        (refused,) = gathered.inputs
    assert isinstance(refused, UnreadableReport)
    assert storage.asked == []
