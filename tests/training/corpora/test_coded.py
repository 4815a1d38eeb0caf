"""Sources and targets in marked-up sentences."""

from __future__ import annotations

import json
from pathlib import Path

from training.corpora.coded import read_plover


def record(markup: str, event: str = "PROTEST") -> dict[str, object]:
    """One record of the gold standard."""
    return {"id": f"X-{event}", "event": event, "textInfo": {"markup": markup}}


def test_markup_is_taken_out_and_marks_stand_in_the_text(tmp_path: Path) -> None:
    """Parentheses of the text stay; a place loses its preposition; a record that does not close is left out."""
    path = tmp_path / "gold.txt"
    held = [
        {"id": "X", "event": "DOCUMENT", "eventText": "a remark"},
        record(
            "(SRC: Miners) (old (and new)) (EVT: marched) (LOC: in the town) against (TAR: the mayor) (EVT: today)."
        ),
        record("(SRC: Miners (EVT: marched)."),
        record("(SRC/TAR: Ola) and (SRC/TAR: Ada)  (EVT: fell out) (LOC: in (TAR: Tarn)).", "FIGHT"),
    ]
    path.write_text(json.dumps(held), encoding="utf-8")
    first, second = read_plover(path)
    assert first.text == "Miners (old (and new)) marched in the town against the mayor today."
    (happening,) = first.happenings or ()
    assert first.text[happening.trigger.start : happening.trigger.end] == "marched"
    assert [(one.role, first.text[one.span.start : one.span.end]) for one in happening.arguments or ()] == [
        ("initiator", "Miners"),
        ("target", "the mayor"),
        ("place", "town"),
    ]
    assert {"Peaceful protest", "Violent demonstration"} <= happening.types
    assert not first.all_triggers
    (other,) = second.happenings or ()
    assert [one.role for one in other.arguments or ()] == ["initiator", "initiator", "target"]
    assert other.types == frozenset()
