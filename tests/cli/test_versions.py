"""Reading again, versions, differences and verification, as a user types them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import Ledger, read_document, read_report
from sayso.domain.claim import Aspect, claim_id
from sayso.domain.ledger import Judgement, JudgementKind
from tests.cli.program import REPORT, sayso

LATER = REPORT.replace("Twelve gunmen", "Fifteen gunmen").replace(
    "A spokesman for the Karst Brigade denied that its fighters had raided the post.\n\n", ""
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a ledger that has read one report by rules alone."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    assert sayso("read", "report.txt", "--rules-only", cwd=tmp_path).status == 0
    return tmp_path


def report_ids(folder: Path) -> list[str]:
    """The ids of all reports, in the order of recording."""
    listed = sayso("reports", "--json", cwd=folder).out.splitlines()
    return [json.loads(line)["id"] for line in listed]


def changed(folder: Path) -> list[str]:
    """Reads the report again after its file was changed; the ids of both versions."""
    (folder / "report.txt").write_text(LATER, "utf-8")
    again = sayso("read", "report.txt", "--rules-only", cwd=folder)
    assert "1 of them is a version of a known page" in again.err
    return report_ids(folder)


def test_another_reader_reads_again(desk: Path) -> None:
    """The model after the rules is told as a newer reader; once more, it is known; the report stays one."""
    assert "1 read again by a newer reader" in sayso("read", "report.txt", cwd=desk).err
    assert "1 known already" in sayso("read", "report.txt", cwd=desk).err
    (report,) = report_ids(desk)
    shown = sayso("show", report, cwd=desk).out
    assert shown.count("read by: ") == 2
    assert shown.count("(read again since)") == 1


def test_a_judgement_about_what_a_newer_reader_does_not_find_is_told(tmp_path: Path) -> None:
    """Reading again counts it; the report and the claim, which is still shown as superseded, say what was judged."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    reading = read_document(read_report(REPORT.encode(), path="report.txt"))
    claim = reading.claims[0]
    key = claim_id(claim.report, claim.content, claim.cue, claim.actor, Aspect.MOTIVE)
    misread = replace(claim, id=key, aspect=Aspect.MOTIVE)
    with Ledger.open(str(tmp_path / "sayso.db")) as ledger:
        ledger.record(replace(reading, claims=(misread, *reading.claims), reader="an older reader"))
        ledger.judge(Judgement(JudgementKind.REJECT, key, None, None, "misread"), by="Ada Moor")
    ran = sayso("read", "report.txt", "--rules-only", cwd=tmp_path)
    assert "1 read again by a newer reader; 1 judgement is about what it does not find" in ran.err
    shown = sayso("show", key, cwd=tmp_path)
    assert "superseded: sayso rules" in shown.out
    assert f"Ada Moor judged reject {key} (misread)" in shown.out
    assert f"no longer found: Ada Moor judged reject {key}" in sayso("show", reading.report.id, cwd=tmp_path).out
    assert key not in sayso("claims", cwd=tmp_path).out


def test_a_changed_file_is_a_new_version(desk: Path) -> None:
    """Both are kept and linked; the events count the present one."""
    former, present = changed(desk)
    shown = sayso("show", former, cwd=desk).out
    assert f"version: {former}" in shown
    assert f"version: {present}" in shown
    reports = {
        one
        for line in sayso("events", "--json", cwd=desk).out.splitlines()
        for one in json.loads(line)["event"]["reports"]
    }
    assert reports == {present}
    told = sayso("claims", "--report", former, cwd=desk).out
    assert told.count("(former version)") == told.count("claim-") > 0
    assert "(former version)" not in sayso("claims", "--report", present, cwd=desk).out
    assert sayso("reports", cwd=desk).out.count("(former version)") == 1


def test_a_file_in_a_folder_is_no_version(tmp_path: Path) -> None:
    """Only a file that is named by itself is taken for the same page when its words are others."""
    (tmp_path / "in").mkdir()
    for words in (REPORT, LATER):
        (tmp_path / "in" / "report.txt").write_text(words, "utf-8")
        assert "version" not in sayso("read", "in", "--rules-only", cwd=tmp_path).err


def test_diff_shows_words_and_claims(desk: Path) -> None:
    """Asked of either version: the word that changed, the paragraph that went, and the claim that went with it."""
    former, present = changed(desk)
    for asked in (former, present):
        shown = sayso("diff", asked, cwd=desk).out
        assert "[[Twelve]] gunmen raided" in shown
        assert "[[Fifteen]] gunmen raided" in shown
        assert "removed:\n  - [[A spokesman" in shown
        assert "went: claim-" in shown
    (found,) = map(json.loads, sayso("diff", present, "--json", cwd=desk).out.splitlines())
    assert (found["former"], found["present"]) == (former, present)
    words = [
        (REPORT[slice(*one["former"])], one["present"] and LATER[slice(*one["present"])]) for one in found["changes"]
    ]
    assert words[0] == ("Twelve", "Fifteen")
    assert words[1][0].startswith("A spokesman")
    assert words[1][1] is None
    claims = {
        json.loads(line)["id"] for line in sayso("claims", "--report", former, "--json", cwd=desk).out.splitlines()
    }
    assert claims == {old for old, _ in (*found["claims"]["stayed"], *found["claims"]["revised"])} | set(
        found["claims"]["went"]
    )


def test_diff_of_a_report_without_versions_says_so(desk: Path) -> None:
    """There is nothing to compare with, and any report can be named."""
    (report,) = report_ids(desk)
    ran = sayso("diff", report, cwd=desk)
    assert (ran.status, len(ran.complaints)) == (5, 1)
    assert "The words are the same." in sayso("diff", report, "--from", report, cwd=desk).out


def test_verify_finds_no_fault_in_what_was_read(desk: Path) -> None:
    """After reading, reading again and a new version all holds; the command writes nothing."""
    sayso("read", "report.txt", cwd=desk)
    changed(desk)
    before = (desk / "sayso.db").read_bytes()
    ran = sayso("verify", cwd=desk)
    assert ran.status == 0
    assert "2 texts, 3 readings" in ran.out
    assert "no fault" in ran.out
    assert (desk / "sayso.db").read_bytes() == before


def test_verify_tells_a_tampered_ledger(desk: Path) -> None:
    """A changed word has its line, the summary counts, and the status is the documented one."""
    with closing(sqlite3.connect(desk / "sayso.db")) as database, database:
        database.execute("DROP TRIGGER texts_no_update")
        database.execute("UPDATE texts SET words = replace(words, 'Twelve', 'Twenty')")
    ran = sayso("verify", cwd=desk)
    assert ran.status == 7
    assert any(line.startswith("text ") and "hash" in line for line in ran.out.splitlines())
    *faults, summary = map(json.loads, sayso("verify", "--json", cwd=desk).out.splitlines())
    assert summary["faults"] == len(faults) > 0
    assert summary["checked"]["text"] == 1
    assert {one["kind"] for one in faults} >= {"text"}


def test_verify_reads_the_archive_beside_the_ledger(desk: Path) -> None:
    """Bytes that are kept are compared with the report's hash; a page damaged there is a fault of the archive."""
    sayso("read", "--rules-only", "--archive", "report.txt", cwd=desk)
    ran = sayso("verify", cwd=desk)
    assert ran.status == 0
    assert "not kept" not in ran.out
    (kept,) = (desk / "sayso.archive").glob("*.warc.gz")
    whole = bytearray(kept.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    kept.write_bytes(whole)
    ran = sayso("verify", cwd=desk)
    assert ran.status == 7
    assert "archive " in ran.out
