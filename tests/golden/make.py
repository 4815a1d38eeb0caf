"""Writes the golden files anew: ``python -m tests.golden.make``. Look at the difference before it is committed.

A golden file says, for one report of the demo dossier, what the program makes of it: metadata, blocks that are not
body, actors, events, and every claim with its words. ``events.txt`` says what the ledger answers over all of them.
Files in ``rules`` are what the rules find alone, the same on every machine. Files in ``model`` are what the installed
model finds with them: its sums are rounded in another order by another processor, which turns a score that stands near
a threshold, so these are held to be nearly the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.batch.reading import How, read_every
from sayso.cli.render import event_lines
from sayso.cli.showing import claims_in
from sayso.demo import demo_files
from sayso.domain.reading import Reading
from sayso.domain.text import BlockKind
from sayso.ledger.store import Ledger
from sayso.model.bundle import Bundle
from sayso.model.installed import installed_bundle
from sayso.pipeline import RULES

HERE = Path(__file__).resolve().parent
CLOCK = datetime(2031, 9, 6, tzinfo=UTC)

READERS = HERE / "readers.json"
"""Each part of a reader's name with the SHA-256 of what it stands for: what finds other things has another name.

For the rules, that is all that they find in the dossier; for a model, its bundle's files.
"""

WAYS = {"rules": How(rules_only=True), "model": How()}
"""The folders of golden files, and how what is in each is read."""


@cache
def golden(way: str) -> dict[str, str]:
    """Every golden file's name and contents, as this version makes them, for one of ``WAYS``."""
    readings = demo_readings(way)
    return dict(zip(names(), (*map(_report, readings), _events(readings)), strict=True))


def names() -> list[str]:
    """Of the golden files in each folder: one for each report of the dossier, and one for all of them."""
    return [*(f"{file.name}.txt" for file in demo_files()), "events.txt"]


@cache
def demo_readings(way: str) -> tuple[Reading, ...]:
    """What this version reads in each report of the dossier; read once."""
    readings = []
    for file in demo_files():
        (outcome,) = read_every(file, WAYS[way])
        assert isinstance(outcome, Reading), outcome
        readings.append(outcome)
    return tuple(readings)


def readers() -> dict[str, str]:
    """The parts of this version's reader, each with its digest."""
    found = "".join(_report(one) for one in demo_readings("rules"))
    made = {RULES: sha256(found.encode("utf-8")).hexdigest()}
    folder = installed_bundle()
    if folder is not None:
        bundle = Bundle.open(folder)
        files = (
            folder / "config.json",
            bundle.reader,
            bundle.links,
            bundle.arguments,
            bundle.vocabulary,
            bundle.common,
        )
        made[bundle.name] = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return made


def _report(reading: Reading) -> str:
    return "\n".join([*_metadata(reading), "", *_cast(reading), "", *_claims(reading), ""])


def _metadata(reading: Reading) -> Iterator[str]:
    report = reading.report
    for name in ("title", "label", "byline", "publisher", "published", "updated", "language"):
        yield f"{name}: {getattr(report, name)}"
    for block in reading.text.blocks:
        if block.kind is not BlockKind.BODY:
            yield f"{block.kind.value}: {reading.text[block.span][:80]}"


def _cast(reading: Reading) -> Iterator[str]:
    for actor in reading.identities.actors:
        yield f"actor: {actor.name} ({actor.kind.value}, side {actor.side})"
    places = {place.id: place.name for place in reading.identities.places}
    times = {time.id: reading.text[time.span] for time in reading.identities.times}
    for event in reading.identities.events:
        words = ", ".join(reading.text[span] for span in event.triggers)
        main = "main event" if event.id == reading.identities.focus else "event"
        where, when = places.get(event.place or ""), times.get(event.time or "")
        yield f"{main}: {event.type}, at {where}, {when}: {words}"


def _claims(reading: Reading) -> Iterator[str]:
    names = {actor.id: actor.name for actor in reading.identities.actors}
    for claim in reading.claims:
        who = names[claim.actor] if claim.actor else "nobody named"
        words = " ".join(reading.text.quote(claim.content).split())
        yield f"{who} {claim.stance.value} ({claim.certainty.value}, {claim.aspect.value}): {words}"


def _events(readings: Sequence[Reading]) -> str:
    with TemporaryDirectory() as scratch, Ledger.open(f"{scratch}/golden.db", clock=lambda: CLOCK) as ledger:
        for reading in readings:
            ledger.record(reading)
        return "\n".join(
            line for account in ledger.events() for line in (*event_lines(account, claims_in(ledger, account)), "")
        )


def write(folder: Path) -> None:
    """Writes them all into the folder, ``rules`` and ``model``; files of reports that are gone go too."""
    for way in WAYS:
        made = golden(way)
        (folder / way).mkdir(exist_ok=True)
        for old in (folder / way).glob("*.txt"):
            if old.name not in made:
                old.unlink()
        for name, content in made.items():
            (folder / way / name).write_text(content, "utf-8")


def name_reader() -> None:
    """Adds this version's reader to ``READERS``; refuses where one of its name finds other things."""
    known, made = json.loads(READERS.read_text("utf-8")), readers()
    for name, digest in made.items():
        if known.get(name, digest) != digest:
            raise SystemExit(
                f"{name} stands for other findings than it did: rename it (READING_RULES in "
                "sayso/pipeline.py, or the bundle's name), and run this again"
            )
    READERS.write_text(json.dumps(known | made, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    name_reader()
    write(HERE)
