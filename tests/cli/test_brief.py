from __future__ import annotations

import shutil
import wave
from pathlib import Path

import pytest

from sayso.cli.briefing import SPOKEN, _bounded
from tests.cli.program import REPORT, sayso


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A folder with a ledger of one report."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    assert sayso("read", "report.txt", "--rules-only", cwd=tmp_path).status == 0
    return tmp_path


def test_a_brief_is_told_as_text(ledger: Path) -> None:
    """Who says what, in sentences."""
    ran = sayso("brief", cwd=ledger)
    assert ran.status == 0
    assert ran.out.startswith("Brief.\nAs known now.\n")
    assert "denies: “its fighters had raided the post”" in ran.out


def test_a_brief_is_written_whole_and_says_so(ledger: Path) -> None:
    """The file is there, nothing else is left beside it, and the line names it."""
    before = {one.name for one in ledger.iterdir()}
    ran = sayso("brief", "--out", "brief.html", cwd=ledger)
    assert ran.status == 0
    assert ran.err.startswith("wrote brief.html: ")
    assert (ledger / "brief.html").read_text("utf-8").startswith("<!doctype html>")
    assert {one.name for one in ledger.iterdir()} - before - {"sayso.db-desk"} == {"brief.html"}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--out", "brief.txt"), "is written as .html or .pdf"),
        (("--audio", "brief.mp3"), "into a .wav file"),
        (("--dossier", "nobody's"), "no dossier of this ledger is called"),
        (("--only", "colour=red"), "is no filter"),
        (("--only", "agreement=maybe"), "is no value of"),
        (("--as-of", "yesterday"), "is not a time"),
        (("--out", "no/such/folder/brief.html"), "cannot be written"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(ledger: Path, asked: tuple[str, ...], why: str) -> None:
    """Nothing is written then."""
    ran = sayso("brief", *asked, cwd=ledger)
    assert ran.status == 2
    assert len(ran.complaints) == 1
    assert why in ran.complaints[0]
    assert not list(ledger.glob("brief.*"))


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_brief_is_read_aloud(ledger: Path) -> None:
    """Into a file that plays."""
    assert sayso("brief", "--audio", "brief.wav", cwd=ledger).status == 0
    with wave.open(str(ledger / "brief.wav")) as spoken:
        assert spoken.getnframes() > spoken.getframerate()


def test_what_is_read_aloud_has_an_end() -> None:
    """A long brief is cut after a sentence, and says so."""
    text, whole = _bounded(f"Sentence {n} of many." for n in range(100_000))
    assert not whole
    assert len(text) < SPOKEN + 100
    assert text.endswith("The rest stands in the written brief.")
