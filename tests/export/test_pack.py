"""Evidence packs: what is in them, and that others can rely on it."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from sayso.export.wacz import surt
from tests.cli.program import REPORT, sayso
from tests.export.shelves import rows

PAGE = (
    "<html lang=en><head><title>Raid at {0}</title></head><body><article><p>The ministry said on Monday that the raid "
    "on {0} was over. The Karst Brigade denied that it had taken {0}.</p></article></body></html>"
)
ASKED = ("export", "pack", "--names", "--db", "my.db")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of two archived pages, and of a third report whose bytes nobody kept."""
    folder = tmp_path_factory.mktemp("packs")
    for name in ("Lindery", "Ulmen"):
        (folder / f"{name}.html").write_text(PAGE.format(name), "utf-8")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    read = ("--rules-only", "--quiet", "--db", "my.db")
    assert sayso("read", "Lindery.html", "Ulmen.html", "--archive", *read, cwd=folder).status == 0
    assert sayso("read", "report.txt", *read, cwd=folder).status == 0
    made = sayso(*ASKED, "--out", "all.wacz", cwd=folder)
    assert made.err == "wrote all.wacz: 2 pages of 3 reports, witnesses named\n"
    return folder


def test_every_member_has_its_digest_and_the_list_of_them_has_one(folder: Path) -> None:
    """As WACZ asks; no member is left out of the list but the two that hold it."""
    with ZipFile(folder / "all.wacz") as made:
        said = made.read("datapackage.json")
        resources = json.loads(said)["resources"]
        assert json.loads(made.read("datapackage-digest.json"))["hash"] == f"sha256:{sha256(said).hexdigest()}"
        assert {one["path"] for one in resources} == set(made.namelist()) - {
            "datapackage.json",
            "datapackage-digest.json",
        }
        for one in resources:
            data = made.read(one["path"])
            assert (one["hash"], one["bytes"]) == (f"sha256:{sha256(data).hexdigest()}", len(data))


def test_the_index_leads_to_each_page(folder: Path) -> None:
    """Cut out at the offset that it tells, a page's record alone can be unpacked, and holds the page's bytes."""
    with ZipFile(folder / "all.wacz") as made:
        archive, lines = made.read("archive/pages.warc.gz"), made.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 2
    for line in lines:
        told = json.loads(line.split(" ", 2)[2])
        start = int(told["offset"])
        record = gzip.decompress(archive[start : start + int(told["length"])])
        name = Path(told["url"]).name
        assert (folder / name).read_bytes() in record
        assert told["digest"] == f"sha256:{sha256((folder / name).read_bytes()).hexdigest()}"


def test_a_report_whose_page_was_not_kept_is_listed_with_the_reason(folder: Path) -> None:
    """Nothing is left out in silence; its claims are in the pack like any other."""
    with ZipFile(folder / "all.wacz") as made:
        reports = {row["path"]: row for row in rows(made.read("sayso/reports.csv"))}
        claims = rows(made.read("sayso/claims.csv"))
    assert {path: row["page"] for path, row in reports.items()} == {
        "Lindery.html": "in-pack",
        "Ulmen.html": "in-pack",
        "report.txt": "not-archived",
    }
    assert {row["report"] for row in claims} == {row["report"] for row in reports.values()}


def test_a_pack_is_read_again(folder: Path) -> None:
    """Its pages are the reports they were, by the digest of their bytes and of their text."""
    assert sayso("read", "all.wacz", "--rules-only", "--quiet", "--db", "again.db", cwd=folder).status == 0
    kept = [
        {
            (one["sha256_raw"], one["sha256_text"])
            for line in sayso("reports", "--json", "--db", ledger, cwd=folder).out.splitlines()
            if (one := json.loads(line))["path"] != "report.txt"
        }
        for ledger in ("my.db", "again.db")
    ]
    assert kept[0] == kept[1]
    assert len(kept[0]) == 2


def test_the_same_ledger_makes_the_same_pack(folder: Path) -> None:
    """Byte for byte; a selection that nothing fits is a pack without pages."""
    assert sayso(*ASKED, "--out", "twice.wacz", cwd=folder).status == 0
    assert (folder / "twice.wacz").read_bytes() == (folder / "all.wacz").read_bytes()
    none = sayso(*ASKED, "--only", "place=nowhere", "--out", "none.wacz", cwd=folder)
    assert none.err == "wrote none.wacz: 0 pages of 0 reports, witnesses named\n"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ((*ASKED,), "name it with --out"),
        (("export", "pack", "--db", "my.db", "--out", "x.wacz"), "ask for it with --names"),
    ],
)
def test_a_pack_without_a_file_or_without_names_is_refused(folder: Path, asked: tuple[str, ...], why: str) -> None:
    """In one line, and nothing is written."""
    ran = sayso(*asked, cwd=folder)
    assert ran.status == 2
    assert len(ran.complaints) == 1
    assert why in ran.complaints[0]
    assert not (folder / "x.wacz").exists()


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Example.com/News/A?b=2&A=1", "com,example)/news/a?a=1&b=2"),
        ("https://example.com:8443/x/", "com,example:8443)/x"),
        ("https://sub.example.co.uk", "uk,co,example,sub)/"),
        ("https://user@example.com/p#there", "com,example)/p"),
        ("file:///a/B c", "file:///a/b%20c"),
    ],
)
def test_addresses_are_sorted_by_host_and_path(url: str, key: str) -> None:
    """As the tools of web archives sort them; no key has a space in it."""
    assert surt(url) == key
