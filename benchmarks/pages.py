"""How long each page takes over a ledger of generated reports: the server's own time, asked as a browser asks.

``python -m benchmarks.pages LEDGER.db`` measures over a ledger that is there (``benchmarks.reports`` writes reports,
``sayso read FOLDER --db LEDGER.db`` records them); nothing is written but the overview beside it.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

import httpx
from starlette.applications import Starlette

from sayso.ledger.overview import Filters, file_of
from sayso.ledger.store import Ledger
from sayso.web.app import make_app
from sayso.web.server import settle

ROUNDS = 40
"""Requests for each kind of page, of as many different things where it is the page of one."""


def addresses(ledger: Ledger, app: Starlette) -> dict[str, list[str]]:
    """Addresses of each kind of page, drawn at random and always the same."""
    rng = random.Random(7)  # noqa: S311  the same pages each time
    overview = app.state.desk.overview()
    every = overview.ids(Filters())  # most contested first, which are large ones
    events = rng.sample(every, min(ROUNDS, len(every)))
    listed = overview.listed(every[:1000])
    largest = [one.id for one in sorted(listed, key=lambda one: -one.reports)[:ROUNDS]]
    reports = rng.sample(overview.report_ids(), ROUNDS)
    claims = [ledger.claims(report=one)[0].id for one in reports if ledger.claims(report=one)]
    words = ["bridge", "village", "killed people", "drones", "ministry", "shelling", "residents", "river"]
    beginnings = ["minist", "vill", "shell", "drone", "brid", "resid"]
    last = ledger.recorded_until() or datetime.now(UTC)
    types = [one.type for one in listed if one.type][:ROUNDS]
    aspects = [("control", "how-many", "occurrence", "who-did")[n % 4] for n in range(ROUNDS)]
    return {
        "events": [f"/?page={rng.randint(1, 20)}" for _ in range(ROUNDS)],
        "events, words": [f"/?q={rng.choice(words)}" for _ in range(ROUNDS)],
        "events, who speaks": ["/?actor=brigade"] * ROUNDS,
        "events, type and agreement": [f"/?agreement=contested&type={rng.choice(types)}" for _ in range(ROUNDS)],
        "search": [f"/search?q={rng.choice(words)}" for _ in range(ROUNDS)],
        "search, a beginning": [f"/search?q={rng.choice(beginnings)}" for _ in range(ROUNDS)],
        "map": ["/map"] * ROUNDS,
        "map's data": ["/map/events.json"] * ROUNDS,
        "timeline": [f"/timeline?page={rng.randint(1, 10)}" for _ in range(ROUNDS)],
        "timeline, a type": [f"/timeline?type={rng.choice(types)}" for _ in range(ROUNDS)],
        "timeline, words": [f"/timeline?q={rng.choice(words)}" for _ in range(ROUNDS)],
        "reports": [f"/reports?page={rng.randint(1, 20)}" for _ in range(ROUNDS)],
        "reports, words": [f"/reports?q={rng.choice(words)}" for _ in range(ROUNDS)],
        "event": [f"/events/{one}" for one in events],
        "event, the largest": [f"/events/{one}" for one in largest],
        "report": [f"/reports/{one}" for one in reports],
        "claim": [f"/claims/{one}" for one in claims],
        "review": [f"/review?skip={n}" for n in range(ROUNDS)],
        "review, one speaker": [f"/review?actor=brigade&below=0.{n + 10}" for n in range(ROUNDS)],
        "review, an aspect": [f"/review?aspect={one}&below=0.{n + 50}" for n, one in enumerate(aspects)],
        "review, a report": [f"/review?kind=claim&report={one}" for one in reports],
        "changes, the last report's": [f"/changes?since={last - timedelta(seconds=1):%Y-%m-%dT%H:%M:%S}"] * ROUNDS,
        "changes of one event": [f"/changes?event={one}&since=2000-01-01" for one in events],
        "brief of one event": [f"/brief?event={one}" for one in events],
    }


async def _asked(app: Starlette, paths: Sequence[str]) -> list[float]:
    spent = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        for path in paths:
            began = time.perf_counter()
            answer = await client.get(path)
            spent.append(time.perf_counter() - began)
            assert answer.status_code == 200, (path, answer.text)
    return spent


def main(where: str) -> None:
    """Measures and prints a table, milliseconds."""
    with Ledger.open(where) as ledger:
        app = make_app(ledger, overview=file_of(where))
        began = time.perf_counter()
        app.state.desk.overview().refresh()
        print(f"overview brought up to date in {time.perf_counter() - began:.1f} s; {Path(where).name}, ", end="")
        overview = app.state.desk.overview()
        print(f"{overview.reports().total:,} reports, {overview.events(Filters()).total:,} events\n")
        print("| page | median ms | p95 ms |\n|---|---|---|")
        found = addresses(ledger, app)
        settle()  # as the server does before it answers
        for kind, paths in found.items():
            spent = [1000 * one for one in asyncio.run(_asked(app, paths))]
            print(f"| {kind} | {median(spent):.0f} | {quantiles(spent, n=20)[-1]:.0f} |")


if __name__ == "__main__":
    main(sys.argv[1])
