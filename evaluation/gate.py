"""The gate: measures, writes ``FIGURES.md``, and fails where a figure lies under its floor or the data changed.

``python -m evaluation.gate --shared FOLDER``; ``--pin`` raises floors to what was measured (it never lowers one) and
records the data's digest. Lowering a floor is an edit of ``floors.toml`` by hand, with its reason in the commit.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from evaluation import identity
from evaluation.data import Shared
from evaluation.geo import geo
from evaluation.heads import heads
from evaluation.homemade.measure import homemade, homemade_long
from evaluation.identity import ecb_events, reports_by_event
from evaluation.tasks import SAMPLES, Figure, Result, attribution, dossiers, seed
from evaluation.ties import ties
from evaluation.times import times

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
FIGURES = HERE / "FIGURES.md"
EVENTS = HERE / "EVENTS.md"
ABOUT_EVENTS = f"# Event identity, measured\n\n{(identity.__doc__ or '').strip()}\n"

Floors = Mapping[str, Mapping[str, float | str]]


def read_floors(file: Path) -> Floors:
    """Floors by task and figure, in percent; under ``data`` the digest each task was pinned to."""
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def complaints(results: Iterable[Result], floors: Floors) -> list[str]:
    """What keeps the gate shut, a line each; none when all is well."""
    said = []
    for result in results:
        pinned = floors.get(result.task, {})
        if "data" in pinned and pinned["data"] != result.data:
            said.append(f"{result.task}: the data is not what the floors were pinned to; look, then run with --pin")
        for figure in result.figures:
            floor = pinned.get(figure.name)
            if isinstance(floor, (int, float)) and round(figure.value, 1) < floor:
                said.append(f"{result.task}: {figure.name} is {figure.value:.1f}, under its floor of {floor:.1f}")
    return said


PINNED = ("F1", "accuracy", "accuracy@161 km", "agreement", "verification", "positions")
"""How the names end of the figures that get floors; the others explain these."""

SLACK = 1.0
"""Points below what was measured at which a floor is pinned: one claim more or less is no fall."""


def raised(results: Iterable[Result], floors: Floors) -> Floors:
    """The floors that these results allow: for each figure that gets one, the higher of the old and the new."""
    now: dict[str, dict[str, float | str]] = {task: dict(pinned) for task, pinned in floors.items()}
    for result in results:
        pinned = now.setdefault(result.task, {})
        pinned["data"] = result.data
        for figure in result.figures:
            if figure.name.endswith(PINNED):
                before = pinned.get(figure.name, 0.0)
                floor = max(0.0, round(figure.value - SLACK, 1))
                pinned[figure.name] = max(floor, before if isinstance(before, (int, float)) else 0.0)
    return now


def write_floors(file: Path, floors: Floors) -> None:
    """Writes the floors as TOML, one table a task."""
    lines = ["# Floors in percent. They only go up: `python -m evaluation.gate --pin`. Lowering one: by hand.\n"]
    for task, pinned in floors.items():
        lines.append(f'\n["{task}"]\n')
        for name, value in pinned.items():
            lines.append(f'"{name}" = ' + (f'"{value}"\n' if isinstance(value, str) else f"{value:.1f}\n"))
    file.write_text("".join(lines), "utf-8")


def table(results: Iterable[Result], floors: Floors) -> str:
    """The figures as Markdown."""
    head = (
        "# Figures\n\nWritten by `make gate`. Percent; 95 % intervals by percentile bootstrap "
        f"({SAMPLES} samples: documents for PolNeAR; gold claims, system claims and statuses for dossiers). "
        "What the figures mean stands in the scorers' own words and in `evaluation/README.md`.\n"
    )
    out = [head]
    for result in results:
        out.append(
            f"\n## {result.task}\n\nData: `{result.data}`\n\n| figure | value | 95 % | floor |\n|---|---:|---|---:|\n"
        )
        pinned = floors.get(result.task, {})
        out.extend(_row(figure, pinned.get(figure.name)) for figure in result.figures)
    return "".join(out)


def _row(figure: Figure, floor: float | str | None) -> str:
    shown = f"{floor:.1f}" if isinstance(floor, (int, float)) else "–"
    return f"| {figure.name} | {figure.value:.1f} | {figure.low:.1f} – {figure.high:.1f} | {shown} |\n"


def main() -> int:
    """Measures and judges; returns the exit status."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, required=True, help="the folder with score/, seed/, data/ and dossiers/")
    cli.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    given = cli.parse_args()
    try:
        shared = Shared.at(given.shared)
    except FileNotFoundError as missing:
        print(f"gate: {missing}; nothing was measured")
        return 2
    events = [ecb_events(shared), reports_by_event(shared)]
    EVENTS.write_text(ABOUT_EVENTS + table(events, read_floors(FLOORS)).partition("\n")[2], "utf-8")
    results = [
        attribution(shared),
        heads(shared),
        geo(shared),
        times(shared),
        ties(shared),
        *events,
        seed(shared),
        *dossiers(shared),
        *homemade(shared.scorer("dossier")),
        *homemade_long(shared.scorer("dossier")),
    ]
    floors = read_floors(FLOORS)
    if given.pin:
        floors = raised(results, floors)
        write_floors(FLOORS, floors)
    FIGURES.write_text(table(results, floors), "utf-8")
    print(table(results, floors))
    shut = complaints(results, floors)
    print("\n".join(shut) or "gate: every figure is at or above its floor")
    return 1 if shut else 0


if __name__ == "__main__":
    raise SystemExit(main())
