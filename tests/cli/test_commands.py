"""The commands a new user types, on a ledger of one invented report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import REPORT, sayso


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that has read one report."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    assert sayso("read", "report.txt", cwd=folder).status == 0
    return folder


def lines(text: str) -> list[dict[str, Any]]:
    """JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_reading_prints_the_public_shape(tmp_path: Path) -> None:
    """``read --json`` prints one ``reading/1`` whose text is the file's, character for character."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    (reading,) = lines(sayso("read", "--json", "report.txt", cwd=tmp_path).out)
    assert reading["sayso"] == "reading/1"
    assert reading["text"] == REPORT
    assert reading["report"]["path"] == "report.txt"


def test_every_claim_resolves_to_words(desk: Path) -> None:
    """Each claim of ``claims --json`` quotes the report, and ``show`` prints those words."""
    found = lines(sayso("claims", "--json", cwd=desk).out)
    assert found
    for claim in found:
        for start, end in claim["content"]:
            assert REPORT[start:end] in claim["words"].split(" … ")
        shown = sayso("show", claim["id"], cwd=desk)
        assert shown.status == 0
        assert "[[" in shown.out


def test_claims_carry_the_same_ids_in_both_shapes(desk: Path) -> None:
    """Every claim id in ``events --json`` is an id of ``claims --json``."""
    known = {claim["id"] for claim in lines(sayso("claims", "--json", cwd=desk).out)}
    told = {
        claim
        for event in lines(sayso("events", "--json", cwd=desk).out)
        for aspect in event["aspects"]
        for claim in aspect["claims"]
    }
    assert told
    assert told <= known


def test_events_are_shown_with_who_says_what(desk: Path) -> None:
    """``events`` names the governor and says what is not marked as verified in words."""
    shown = sayso("events", cwd=desk).out
    assert "Marn" in shown
    assert "verified" in shown


def test_reading_twice_adds_nothing(desk: Path) -> None:
    """A second reading of the same file says that it is known and changes no answer."""
    before = sayso("events", "--json", "--as-of", "2100-01-01", cwd=desk).out
    again = sayso("read", "report.txt", cwd=desk)
    assert "1 known already" in again.err
    assert sayso("events", "--json", "--as-of", "2100-01-01", cwd=desk).out == before


def test_as_of_an_earlier_time_the_ledger_is_empty(desk: Path) -> None:
    """Before anything was recorded there was nothing to show."""
    assert sayso("events", "--json", "--as-of", "2000-01-01", cwd=desk).out == ""


def test_show_takes_an_event_and_a_report(desk: Path) -> None:
    """``show`` answers for events and reports by a unique beginning of their ids."""
    (event, *_) = lines(sayso("events", "--json", cwd=desk).out)
    shown = lines(sayso("show", "--json", event["event"]["id"][:14], cwd=desk).out)[0]
    assert shown["event"]["id"] == event["event"]["id"]
    (report,) = event["event"]["reports"]
    assert lines(sayso("show", "--json", report, cwd=desk).out)[0]["sayso"] == "reading/1"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("show", "claim-0000000000000000"), 5),
        (("events", "--as-of", "yesterday"), 2),
        (("read",), 2),
        (("read", "report.txt", "--dossier", "report.txt"), 2),
    ],
)
def test_misuse_has_one_line_and_its_status(desk: Path, arguments: tuple[str, ...], status: int) -> None:
    """What makes no sense, or names nothing, ends with the documented status and no trace."""
    ran = sayso(*arguments, cwd=desk)
    assert ran.status == status
    assert "Traceback" not in ran.err
    assert ran.err.strip()


def test_an_area_that_no_list_holds_is_refused(tmp_path: Path) -> None:
    """A dossier's area is a place of the list; one that is not is said, and nothing is read."""
    (tmp_path / "report.txt").write_text("The mayor said a depot burned in Korva.", "utf-8")
    (tmp_path / "d.toml").write_text('name = "Fire"\nareas = ["Nowhere-at-all region"]', "utf-8")
    result = sayso("read", "report.txt", "--dossier", "d.toml", cwd=tmp_path)
    assert (result.status, "no place of the gazetteer is called" in result.err) == (2, True)
    (tmp_path / "d.toml").write_text('name = "Fire"\nareas = ["Belgorod region"]', "utf-8")
    read = sayso("read", "report.txt", "--json", "--dossier", "d.toml", cwd=tmp_path)
    assert read.status == 0


def test_sides_come_from_a_dossier_file(tmp_path: Path) -> None:
    """A dossier file's sides show beside the actors it names."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    (tmp_path / "d.toml").write_text('name = "River"\n[[side]]\nname = "Arden"\nactors = ["Ilse Marn"]\n', "utf-8")
    assert sayso("read", "report.txt", "--dossier", "d.toml", cwd=tmp_path).status == 0
    assert "[Arden]" in sayso("events", cwd=tmp_path).out


def test_terminal_controls_in_a_report_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and bidi overrides in a report's words are shown as text."""
    hostile = REPORT.replace("Nobody was hurt", "Nobody \x1b[31mwas\x1b[0m \u202ehurt")
    (tmp_path / "report.txt").write_text(hostile, "utf-8")
    sayso("read", "report.txt", cwd=tmp_path)
    shown = sayso("claims", cwd=tmp_path).out + sayso("events", cwd=tmp_path).out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    """On first use the answer names the command that fills the ledger."""
    assert "sayso read" in sayso("events", cwd=tmp_path).out


def test_an_event_shows_who_denies_what_and_the_words_of_both(tmp_path: Path) -> None:
    """``show EVENT`` tells each relation in a line, with both claims' words and ids, as ``--json`` has them."""
    (tmp_path / "one.txt").write_text(DISPUTE, "utf-8")
    assert sayso("read", "--rules-only", "one.txt", cwd=tmp_path).status == 0
    (event,) = [one for one in lines(sayso("events", "--json", cwd=tmp_path).out) if _denials(one)]
    (denial,) = _denials(event)
    shown = sayso("show", event["event"]["id"], cwd=tmp_path).out
    (line,) = [one for one in shown.splitlines() if denial["because"] in one]
    assert denial["subject"] in line
    assert denial["object"] in line


def test_lists_have_words_beside_ids(tmp_path: Path) -> None:
    """``events`` shows the words of each speaker's first claim, ``show EVENT`` those of every claim."""
    (tmp_path / "one.txt").write_text(DISPUTE, "utf-8")
    assert sayso("read", "--rules-only", "one.txt", cwd=tmp_path).status == 0
    (event,) = [one for one in lines(sayso("events", "--json", cwd=tmp_path).out) if _denials(one)]
    words = {claim["id"]: claim["words"] for claim in lines(sayso("claims", "--json", cwd=tmp_path).out)}
    held = [position["claims"] for matter in event["aspects"] for position in matter["positions"]]
    listed, shown = (sayso(*asked, cwd=tmp_path).out for asked in (("events",), ("show", event["event"]["id"])))
    assert all(f"\u201c{words[claims[0]]}\u201d ({claims[0]}" in listed for claims in held)
    assert all(f"\u201c{words[one]}\u201d ({one})" in shown for claims in held for one in claims)


DISPUTE = """Depot burns at Korva

KORVA, 3 May 2031 - The Norvane army said that Tellish troops shelled the depot in Korva on Monday.

The Tellish army denied that its troops had shelled the depot in Korva.
"""


def _denials(event: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for matter in event["aspects"] for one in matter["relations"] if one["kind"] == "denies"]


def test_so_many_events_are_shown_as_are_asked_for(desk: Path) -> None:
    """The most contested ones, with how many there are; and those that an earlier moment had come in the same order."""
    every = [one["event"]["id"] for one in lines(sayso("events", "--json", cwd=desk).out)]
    assert [one["event"]["id"] for one in lines(sayso("events", "--json", "--limit", "1", cwd=desk).out)] == every[:1]
    then = lines(sayso("events", "--json", "--as-of", "2100-01-01", "--limit", "1", cwd=desk).out)
    assert [one["event"]["id"] for one in then] == every[:1]
    assert sayso("events", "--limit", "0", cwd=desk).status == 2
    of_all = f"1 event of {len(every)};" if len(every) > 1 else "1 event;"
    assert of_all in sayso("events", "--limit", "1", cwd=desk).out


def test_what_is_kept_beside_the_ledger_changes_no_answer(desk: Path) -> None:
    """Events come out alike from what is kept, from what is made anew, and where nothing can be kept."""
    kept = sayso("events", cwd=desk)
    assert kept.status == 0
    (beside,) = desk.glob("*-desk")
    beside.write_bytes(b"no database" * 500)
    assert sayso("events", cwd=desk).out == kept.out
