"""``sayso judge``, ``history`` and ``review`` as a person and a script use them."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger.store import Ledger
from tests.cli.program import sayso
from tests.ledger.builders import Page, Told, build
from tests.ledger.pages import body

PATIENCE = 60.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ledger of two reports of one event."""
    with Ledger.open(str(tmp_path / "sayso.db")) as ledger:
        ledger.record(build(Page(told=(Told(), Told(who="Ostr High Command", words="nobody was there")))))
        ledger.record(build(Page(publisher="Taldine Post", body=body(1))))
    return tmp_path


class Terminal:
    """The program in a real pseudo-terminal."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sayso", *arguments],
            cwd=cwd,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            close_fds=True,
        )
        os.close(slave)
        self.shown = ""

    def until(self, words: str) -> str:
        """Reads until these words are shown; gives what came up to then since the last time."""
        came, end = "", time.monotonic() + PATIENCE
        while words not in came and time.monotonic() < end:
            if select.select([self._master], [], [], 0.2)[0]:
                try:
                    came += os.read(self._master, 65536).decode("utf-8", "replace")
                except OSError:  # the other end is closed
                    break
        assert words in came, came
        self.shown += came
        return came

    def press(self, keys: str) -> None:
        """Types these keys."""
        os.write(self._master, keys.encode())

    def end(self) -> int:
        """Waits for the program's end, and gives its status."""
        try:
            return self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            os.close(self._master)


def kinds(folder: Path) -> list[tuple[str, str, str | None]]:
    """The judgements that are recorded: kind, by whom, why."""
    with Ledger.open(str(folder / "sayso.db")) as ledger:
        return [(one.body.kind.value, one.by, one.body.reason) for one in ledger.judgements()]  # type: ignore[union-attr]


def test_a_queue_is_worked_through_with_single_keys(folder: Path) -> None:
    """Accept, help, undo, reject with a reason, edit, skip, quit: each is recorded when its key is pressed."""
    terminal = Terminal("review", "--by", "Ada Moor", "--kind", "claim", cwd=folder)
    assert "score 0.90" in terminal.until("[q]uit: ")
    terminal.press("?")
    assert "undo the last decision" in terminal.until("[q]uit: ")
    terminal.press("a")
    terminal.until("[q]uit: ")
    terminal.press("u")
    terminal.until("[q]uit: ")
    terminal.press("r")
    terminal.until("why (may be empty): ")
    terminal.press("a caption\n")
    terminal.until("[q]uit: ")
    terminal.press("e")
    terminal.until("FIELD=VALUE: ")
    terminal.press("stance=perhaps\n")
    terminal.until("why (may be empty): ")
    terminal.press("\n")
    assert "no stance" in terminal.until("[q]uit: ")
    terminal.press("e")
    terminal.until("FIELD=VALUE: ")
    terminal.press("stance=disputes\n")
    terminal.until("why (may be empty): ")
    terminal.press("as printed\n")
    terminal.until("[q]uit: ")
    terminal.press("s")
    terminal.until("nothing more is proposed; 2 decided")
    assert terminal.end() == 0
    assert kinds(folder) == [
        ("accept", "Ada Moor", None),
        ("undo", "Ada Moor", None),
        ("reject", "Ada Moor", "a caption"),
        ("correct", "Ada Moor", "as printed"),
    ]


def test_a_source_and_a_claim_are_graded(folder: Path) -> None:
    """Each by the Admiralty code; the claim is shown with both and with who gave them, as text and as JSON."""
    with Ledger.open(str(folder / "sayso.db")) as ledger:
        claim = next(one.id for one in ledger.claims() if one.words == "nobody was there")
    by = ("--by", "Ada Moor")
    assert sayso("judge", "reliability", "Ostr High Command", "D", *by, cwd=folder).status == 0
    assert sayso("judge", "credibility", claim, "6", *by, "--why", "nobody else", cwd=folder).status == 0
    shown = sayso("show", claim, cwd=folder).out
    assert "source: D, not usually reliable, graded by Ada Moor" in shown
    assert "claim: 6, cannot be judged, graded by Ada Moor" in shown
    told = json.loads(sayso("show", claim, "--json", cwd=folder).out)
    assert (told["reliability"]["value"], told["credibility"]["why"]) == ("D", "nobody else")
    refused = sayso("judge", "credibility", claim, "7", *by, cwd=folder)
    assert refused.status == 2


def test_many_are_rejected_at_once_and_two_events_held_apart(folder: Path) -> None:
    """R decides on all claims that the filter leaves, once it is confirmed; r on a proposed merge forbids it."""
    terminal = Terminal("review", "--by", "Ada Moor", "--actor", "varn", cwd=folder)
    terminal.until("[q]uit: ")
    terminal.press("R")
    terminal.until("type yes: ")
    terminal.press("yes\n")
    terminal.until("why (may be empty): ")
    terminal.press("\n")
    terminal.until("nothing more is proposed")
    assert terminal.end() == 0
    terminal = Terminal("review", "--by", "Bo Lind", "--kind", "same-event", cwd=folder)
    assert "possibly the same event, score" in terminal.until("[q]uit: ")
    terminal.press("r")
    terminal.until("why (may be empty): ")
    terminal.press("two raids\n")
    terminal.until("nothing more is proposed; 1 decided")
    assert terminal.end() == 0
    made = [("reject", "Ada Moor", None), ("reject", "Ada Moor", None), ("never-same", "Bo Lind", "two raids")]
    assert kinds(folder) == made


def test_a_script_judges_and_asks_for_the_history(folder: Path) -> None:
    """Each command prints the id by which it is undone; the history has the program's value and all since."""
    (claim,) = [
        one["id"]
        for line in sayso("claims", "--json", "--actor", "Ostr", cwd=folder).out.splitlines()
        if (one := json.loads(line))
    ]
    made = sayso("judge", "reject", claim, "--by", "Ada Moor", "--why", "misread", cwd=folder)
    assert made.status == 0, made.err
    assert sayso("judge", "undo", made.out.strip(), "--by", "Bo Lind", cwd=folder).status == 0
    assert sayso("judge", "correct", claim, "certainty=possible", "--by", "Bo Lind", cwd=folder).status == 0
    told = [json.loads(line) for line in sayso("history", claim, "--json", cwd=folder).out.splitlines()]
    assert [(one["by"], one["score"], one["stands"]) for one in told] == [
        ("builder 1", 0.9, True),
        ("Ada Moor", None, False),
        ("Bo Lind", None, True),
        ("Bo Lind", None, True),
    ]
    shown = json.loads(sayso("show", claim, "--json", cwd=folder).out)
    assert (shown["certainty"], len(shown["judgements"])) == ("possible", 3)
    assert shown["decided"]["found"]["certainty"] == "certain"
    figure = sayso("judge", "correct", claim, "figure=10/12/15 guards, dead", "--by", "Bo Lind", cwd=folder)
    assert figure.status == 0, figure.err
    (told_now,) = json.loads(sayso("show", claim, "--json", cwd=folder).out)["quantities"]
    assert [told_now[key] for key in ("low", "best", "high", "unit", "harm")] == [10, 12, 15, "guards", "dead"]
    assert "figures: 10 to 15 (best 12) guards, dead" in sayso("show", claim, cwd=folder).out
    lines = sayso("history", claim, cwd=folder).out
    assert "Ada Moor: reject" in lines
    assert "(misread) [undone]" in lines


def test_without_a_terminal_review_says_what_to_do(folder: Path) -> None:
    """It asks a person; a script is told of the commands for it."""
    ran = sayso("review", "--by", "Ada Moor", cwd=folder)
    assert (ran.status, ran.complaints) == (
        2,
        ["sayso: review asks in a terminal; `sayso judge` takes decisions from scripts"],
    )


def test_an_event_is_shown_with_a_dossiers_sides(folder: Path) -> None:
    """The sides that one dossier gives are not those of another, in ``show`` as in ``events``."""
    for name, dossier in (("The coast", "Strait"), ("The hills", "Dam")):
        made = sayso("judge", "side", "Ministry of Varn", name, "--dossier", dossier, "--by", "Ada Moor", cwd=folder)
        assert made.status == 0, made.err
    event = json.loads(sayso("events", "--json", cwd=folder).out.splitlines()[0])["event"]["id"]
    for name, dossier in (("The coast", "Strait"), ("The hills", "Dam")):
        shown = json.loads(sayso("show", event, "--dossier", dossier, "--json", cwd=folder).out)
        told = [p["actor"] for aspect in shown["aspects"] for p in aspect["positions"]]
        assert {one["side"] for one in told if one["name"] == "Ministry of Varn"} == {name}


def test_claims_have_a_persons_value_and_the_programs_beneath(folder: Path) -> None:
    """The value that counts stands first, with who set it and when; the program's and its score stay visible."""

    def claims(*arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in sayso("claims", "--json", *arguments, cwd=folder).out.splitlines()]

    (before,) = claims("--actor", "Ostr")
    assert before["decided"] is None
    for value in ("actor=organisation:Guild of Ulm", "stance=denies"):
        made = sayso("judge", "correct", before["id"], value, "--by", "Bo Lind", "--why", "heard", cwd=folder)
        assert made.status == 0, made.err
    assert sayso("judge", "accept", before["id"], "--by", "Ada Moor", cwd=folder).status == 0
    assert claims("--actor", "Ostr") == claims("--actor", "guild")  # found, and set
    (after,) = claims("--actor", "guild")
    assert (after["speaker"], after["stance"], after["aspect"]) == ("Guild of Ulm", "denies", before["aspect"])
    told = after["decided"]
    assert {key: told["found"][key] for key in ("speaker", "stance", "score", "actor")} == {
        key: before[key] for key in ("speaker", "stance", "score", "actor")
    }
    assert (told["verdict"]["kind"], told["verdict"]["by"]) == ("accept", "Ada Moor")
    stance = told["corrections"]["stance"]
    assert (stance["value"], stance["by"], stance["why"]) == ("denies", "Bo Lind", "heard")
    assert told["corrections"]["actor"]["value"] == "Guild of Ulm"
    shown = json.loads(sayso("show", before["id"], "--json", cwd=folder).out)
    assert {key: shown[key] for key in after} == after
    lines = sayso("claims", "--actor", "guild", cwd=folder).out
    assert "stance: denies, corrected by Bo Lind, " in lines
    assert f"found: {before['stance']} (score 0.90)" in lines
    assert "accepted by Ada Moor" in lines
    untouched = [one for one in claims() if one["id"] != before["id"]]
    assert [one["decided"] for one in untouched] == [None, None]
