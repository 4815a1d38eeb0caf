from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import REPORT, sayso

DAM = """Dam near Torvik was blown up, minister says

By Ben Quill

9 June 2031, 18:00

Engineers found that explosives had destroyed the Torvik dam, the energy minister of Vesk, Odo Lahn, said on Monday.

"Water took the mill and two bridges," Lahn told a news conference in Vesk City.
"""
"""Another invented report, of another matter."""


def test_what_is_filed_narrows_every_command_and_can_be_undone(tmp_path: Path) -> None:
    """Events, brief and exports of a dossier have its events; taking the filing back leaves all."""
    (tmp_path / "raid.txt").write_text(REPORT, "utf-8")
    (tmp_path / "dam.txt").write_text(DAM, "utf-8")
    assert sayso("read", "raid.txt", "dam.txt", "--rules-only", "--quiet", cwd=tmp_path).status == 0
    told = [json.loads(line) for line in sayso("events", "--json", cwd=tmp_path).out.splitlines()]
    wanted = told[0]["event"]["id"]
    assert len(told) > 1
    filed = sayso("judge", "file", "The border", wanted, "--by", "Ada Moor", cwd=tmp_path)
    assert filed.status == 0
    narrowed = [
        json.loads(line) for line in sayso("events", "--json", "--dossier", "The border", cwd=tmp_path).out.splitlines()
    ]
    assert [one["event"]["id"] for one in narrowed] == [wanted]
    places = json.loads(sayso("export", "geojson", "--dossier", "The border", cwd=tmp_path).out)
    assert [one["id"] for one in places["features"]] == [wanted]
    assert "The border: 1 event\n    sides: none set for it\n1 dossier\n" in sayso("dossiers", cwd=tmp_path).out
    assert sayso("judge", "undo", filed.out.strip(), "--by", "Ada Moor", cwd=tmp_path).status == 0
    refused = sayso("events", "--dossier", "The border", cwd=tmp_path)
    assert (refused.status, len(refused.complaints)) == (2, 1)
    assert "no dossier of this ledger is called" in refused.err
