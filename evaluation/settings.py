"""Where and when: whether a report's reading ties the gold event's place and time to it.

The event of a gold claim is the one that the reading puts the claim's words into (a system claim that covers half of
the claim's key, as in ``score/dossier.py``); of several claims of one gold event in a report the most frequent. Due is
one place and one time for every gold event of a report that has them and that some claim of the report is about.

A place is right where it lies within 25 km of the gold's point (UCDP's reach of a place that is known to be near
another); where either has no point, where one's name holds the other's; and an area by its name, since every list puts
its middle elsewhere: "Korva region" for "Korva Oblast, Vardia". A time is right where its interval is at most a
month long and meets the gold's. What stays open is not said: it costs recall and no precision.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sayso.gazetteer.extent import km_between

Json = dict[str, Any]
Counts = tuple[int, int, int]
"""Right, said, due."""

NEAR_KM = 25.0
AREA = 3
"""UCDP's where_prec of a district: from it on a place is an area."""
KINDS = frozenset({"the", "region", "oblast", "province", "state", "district", "county", "governorate", "republic"})
"""Words of areas' names by which they are not told apart."""
LONGEST = timedelta(days=32)
_WORD = re.compile(r"\w+")


def settings(gold: Json, readings: Iterable[Json]) -> Iterator[tuple[str, Counts, str]]:
    """Yields for each gold event of each report "place" or "time", its counts, and what was told and what was due."""
    by_stem = {_stem(one["report"].get("path") or one["report"]["id"]): one for one in readings}
    events = {one["id"]: one for one in gold["events"]}
    for report in gold["reports"]:
        reading = by_stem.get(_stem(report.get("file") or report["id"]))
        claims = [one for one in gold["claims"] if one["report"] == report["id"] and one["event"] in events]
        for name in dict.fromkeys(one["event"] for one in claims):
            event, keys = events[name], [one["key"] for one in claims if one["event"] == name]
            told = _event_of(keys, reading) if reading else None
            place = _of(reading, "places", told["place"] if told else None)
            time = _of(reading, "times", told["time"] if told else None)
            shown = f"{report['id']} {name}"
            if event["where"]:
                yield (
                    "place",
                    _count(place and _is_there(place, event), place),
                    f"{shown}: {_name(place)}, due {event['where']}",
                )
            if event["when"]:
                said = time if time and time["earliest"] else None
                yield (
                    "time",
                    _count(said and _is_then(said, event["when"]), said),
                    f"{shown}: {_when(said)}, due {event['when']}",
                )


def samples(rows: Sequence[tuple[str, Counts, str]], times: int) -> Iterator[tuple[str, float, list[float]]]:
    """Yields F1, precision and recall of places and of times, each with so many samples drawn anew from the rows."""
    for kind in ("place", "time"):
        counts = [one for told, one, _ in rows if told == kind]
        rng = random.Random(0)  # noqa: S311  a bootstrap wants the same samples each time, not secrecy
        drawn = [rng.choices(counts, k=len(counts)) for _ in range(times)] if counts else []
        for name, share in (("F1", _f1), ("P", _precision), ("R", _recall)):
            if drawn:
                yield f"event {kind}s {name}", share(counts), [share(one) for one in drawn]


def _f1(counts: Sequence[Counts]) -> float:
    return 2 * sum(one[0] for one in counts) / max(1, sum(one[1] + one[2] for one in counts))


def _precision(counts: Sequence[Counts]) -> float:
    return sum(one[0] for one in counts) / max(1, sum(one[1] for one in counts))


def _recall(counts: Sequence[Counts]) -> float:
    return sum(one[0] for one in counts) / max(1, sum(one[2] for one in counts))


def _stem(path: str) -> str:
    return Path(path).stem


def _event_of(keys: Sequence[str], reading: Json) -> Json | None:
    """The reading's event that most of the claims with these words are about."""
    text, votes = reading["text"], Counter[str]()
    for key in keys:
        at = text.find(key)
        wanted = set(range(at, at + len(key))) if at >= 0 else set()
        for claim in reading["claims"]:
            held = {point for start, end in claim["content"] for point in range(start, end)}
            if wanted and claim["event"] and len(wanted & held) * 2 >= len(wanted):
                votes[claim["event"]] += 1
    best = max(votes, key=lambda one: votes[one], default=None)
    return next((one for one in reading["events"] if one["id"] == best), None)


def _of(reading: Json | None, kind: str, key: str | None) -> Json | None:
    return next((one for one in reading[kind] if one["id"] == key), None) if reading and key else None


def _count(right: object, said: object) -> Counts:
    return int(bool(right)), int(bool(said)), 1


def _name(place: Json | None) -> str:
    return str(place["name"]) if place else "-"


def _when(time: Json | None) -> str:
    return f"{time['earliest'][:10]}/{time['latest'][:10]}" if time else "-"


def _is_there(place: Json, event: Json) -> bool:
    if place["lat"] is not None and event["lat"] is not None:
        near = km_between(place["lat"], place["lon"], event["lat"], event["lon"]) <= NEAR_KM
        return near or (place["precision"] >= AREA and _bare(place["name"]) == _bare(event["where"].split(",")[0]))
    ours, theirs = (set(_WORD.findall(str(one).casefold())) - {"the"} for one in (place["name"], event["where"]))
    return bool(ours) and (ours <= theirs or theirs <= ours)


def _bare(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold())) - KINDS


def _is_then(time: Json, due: str) -> bool:
    opens, _, closes = due.partition("/")
    first, last = _days(opens)[0], _days(closes or opens)[1]
    earliest, latest = (datetime.fromisoformat(time[one]) for one in ("earliest", "latest"))
    return latest - earliest <= LONGEST and earliest.date() <= last and first <= latest.date()


def _days(told: str) -> tuple[date, date]:
    """First and last day of "2031", "2031-05" or "2031-05-03"."""
    parts = [int(one) for one in told.split("-")]
    first = date(*parts, *[1, 1][len(parts) - 1 :])
    if len(parts) == 3:
        return first, first
    after = date(parts[0] + 1, 1, 1) if len(parts) == 1 or parts[1] == 12 else date(parts[0], parts[1] + 1, 1)
    return first, after - timedelta(days=1)
