"""What is read again when a report is."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.batch.recording import page_of
from sayso.read import read_reports
from tests.cli.program import REPORT, sayso

ENTRIES = (
    "The ministry said that its troops hold both ends of the bridge.",
    "The governor denied that any troops had been seen on the bridge.",
    "Traders said that they had crossed the river by boat at noon.",
)


def live(marks: bool) -> bytes:
    """A live page whose entries have places of their own on it, or have none."""
    shown = "".join(
        f"<article{f' id=e{i}' if marks else ''} class=entry><time datetime=2031-04-02T1{i}:00:00+02:00>1{i}:00</time>"
        f"<p>{words}</p></article>"
        for i, words in enumerate(ENTRIES)
    )
    return f"<html lang=en><body><h1>Live: the bridge at Karsk</h1><div>{shown}</div></body></html>".encode()


def test_entries_without_a_place_share_no_page() -> None:
    """Entries that have their page's address are no versions of it or of each other; those with a place keep it."""
    url = "https://a.example/live"
    placed = [page_of(one.report, frozenset()) for one in read_reports(live(marks=True), url=url)]
    assert placed == [url, f"{url}#e0", f"{url}#e1", f"{url}#e2"]
    loose = [page_of(one.report, frozenset()) for one in read_reports(live(marks=False), url=url)]
    assert loose[0] == url
    assert len(set(loose)) == 4


def test_entries_of_a_file_share_no_page() -> None:
    """A file that the user named is read again as its page alone."""
    pages = [page_of(one.report, frozenset({"live.html"})) for one in read_reports(live(marks=False), path="live.html")]
    assert None not in pages
    assert len(set(pages)) == 4


def test_an_archive_is_no_page() -> None:
    """Pages without an address out of one archive are not versions of each other; a plain file is read again."""
    words = b"Lindery\n\nThe river guard said on Monday that two boats had crossed."
    (one,) = read_reports(words, path="a.warc.gz")
    assert page_of(one.report, frozenset({"a.warc.gz"})) is None
    (one,) = read_reports(words, path=str(Path("a.txt")))
    assert page_of(one.report, frozenset({"a.txt"})) is not None


def test_a_list_is_read_with_what_is_named(tmp_path: Path) -> None:
    """A path a line, remarks and empty lines left out; and nothing named at all is an error of use."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\n{REPORT}", "utf-8")
    (tmp_path / "wanted").write_text("# ours\n\ntwo.txt\n", "utf-8")
    ran = sayso("read", "one.txt", "--list", "wanted", "--rules-only", cwd=tmp_path)
    assert ran.status == 0, ran.err
    assert "recorded 2 reports" in ran.err
    assert sayso("read", cwd=tmp_path).status == 2
    assert "nothing is in quarantine" in sayso("quarantine", cwd=tmp_path).out
    assert "2 known already" in sayso("read", "--list", "wanted", "one.txt", "--rules-only", cwd=tmp_path).err


def test_a_list_tells_when_texts_were_published(tmp_path: Path) -> None:
    """A table gives a bare text its day, its publisher and its times; told otherwise, the text is read anew."""
    (tmp_path / "one.txt").write_text("Lindery\n\nThe river guard said a raid on Monday killed two.\n", "utf-8")
    rows = "path,published,publisher\none.txt,2031-05-14,Lindery Post\n"
    (tmp_path / "list.csv").write_text(rows, "utf-8")
    reading = json.loads(sayso("read", "--list", "list.csv", "--rules-only", "--json", cwd=tmp_path).out)
    assert reading["report"]["publisher"] == "Lindery Post"
    assert reading["report"]["published"] == "2031-05-14T00:00:00+00:00"
    assert [one["value"] for one in reading["times"]] == ["2031-05-12"]
    assert "1 known already" in sayso("read", "--list", "list.csv", "--rules-only", cwd=tmp_path).err
    (tmp_path / "list.csv").write_text(rows.replace("-14", "-21"), "utf-8")
    assert "1 read again" in sayso("read", "--list", "list.csv", "--rules-only", cwd=tmp_path).err


def test_a_list_with_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    """A row of a table that tells no date is an error of use, which names the row."""
    (tmp_path / "list.csv").write_text("path,published\none.txt,soon\n", "utf-8")
    ran = sayso("read", "--list", "list.csv", "--rules-only", cwd=tmp_path)
    assert ran.status == 2
    assert "row 2" in ran.err
