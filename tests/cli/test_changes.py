"""``sayso changes``, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.ledger import Ledger
from tests.ledger.builders import Page, build


def ran(*arguments: str) -> tuple[int, str]:
    """The exit status and what was printed."""
    result = CliRunner().invoke(app, ["changes", *arguments])
    return result.exit_code, result.output


def test_changes_are_told_as_text_and_as_lines_of_json(tmp_path: Path) -> None:
    """Since before the first report everything is new; since tomorrow nothing is."""
    file = str(tmp_path / "one.db")
    with Ledger.open(file) as ledger:
        ledger.record(build(Page()))
    status, said = ran("--db", file, "--since", "2000-01-01")
    assert status == 0
    assert "new event" in said
    assert said.rstrip().endswith("1 change")
    status, said = ran("--db", file, "--since", "2000-01-01", "--json")
    assert json.loads(said)["kind"] == "event-new"
    assert ran("--db", file, "--since", "2999-01-01") == (0, "Nothing changed.\n")
