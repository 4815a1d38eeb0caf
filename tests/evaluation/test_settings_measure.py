"""How the places and times of events are measured."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.settings import samples, settings

TEXT = "A depot burned in Korva, they said."


def _gold(when: str, where: str, lat: float | None = None, lon: float | None = None) -> dict[str, Any]:
    event = {"id": "fire", "when": when, "where": where, "lat": lat, "lon": lon}
    claim = {"report": "r", "event": "fire", "key": "A depot burned in Korva"}
    return {"reports": [{"id": "r"}], "events": [event], "claims": [claim]}


def _reading(name: str, lat: float | None, lon: float | None, days: tuple[str, str] | None) -> dict[str, Any]:
    time = {"id": "t", "earliest": days and f"{days[0]}T00:00:00+00:00", "latest": days and f"{days[1]}T23:59:59+00:00"}
    return {
        "report": {"id": "r", "path": None},
        "text": TEXT,
        "claims": [{"content": [[0, 23]], "event": "e"}],
        "events": [{"id": "e", "place": "p", "time": "t"}],
        "places": [{"id": "p", "name": name, "lat": lat, "lon": lon, "precision": 4 if "region" in name else 1}],
        "times": [time],
    }


@pytest.mark.parametrize(
    ("gold", "reading", "place", "time"),
    [
        (("2031-05-03", "Korva"), ("Korva", None, None, ("2031-05-03", "2031-05-03")), (1, 1, 1), (1, 1, 1)),
        (("2031-05", "Korva, Vardia"), ("the Korva", None, None, ("2031-05-31", "2031-06-01")), (1, 1, 1), (1, 1, 1)),
        (("2031-05-03", "Korva"), ("Ulmen", None, None, ("2031-05-04", "2031-05-04")), (0, 1, 1), (0, 1, 1)),
        (("2031-05-03", "Korva", 50.0, 20.0), ("Korva", 50.1, 20.1, None), (1, 1, 1), (0, 0, 1)),
        (("2031-05-03", "Korva Oblast, Vardia", 50.0, 20.0), ("Korva region", 51.0, 20.0, None), (1, 1, 1), (0, 0, 1)),
        (("2031-05-03", "Ulmen, Korva Oblast", 50.0, 20.0), ("Korva region", 51.0, 20.0, None), (0, 1, 1), (0, 0, 1)),
        (
            ("2031-05-03", "Korva", 50.0, 20.0),
            ("Korva", 51.0, 20.0, ("2031-01-01", "2031-12-31")),
            (0, 1, 1),
            (0, 1, 1),
        ),
    ],
)
def test_a_place_and_a_time_are_held_against_the_gold_event(
    gold: tuple[Any, ...], reading: tuple[Any, ...], place: tuple[int, int, int], time: tuple[int, int, int]
) -> None:
    """A place is right near the gold's point or by its name; a time where it meets the gold's and is no year."""
    assert [one[:2] for one in settings(_gold(*gold), [_reading(*reading)])] == [("place", place), ("time", time)]


def test_a_report_that_was_not_read_counts_as_open() -> None:
    """What nobody read has neither place nor time, and both are due."""
    told = list(settings(_gold("2031-05-03", "Korva"), []))
    assert [one[:2] for one in told] == [("place", (0, 0, 1)), ("time", (0, 0, 1))]
    assert {name: value for name, value, _ in samples(told, 2)}["event places R"] == 0.0
