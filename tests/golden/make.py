"""Writes the golden files anew: ``python -m tests.golden.make``. Look at the difference before it is committed.

A golden file says, for one report of the demo dossier, what the program makes of it: metadata, blocks that are not
body, actors, events, and every claim with its words. ``events.txt`` says what the ledger answers over all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.batch.engine import read_file
from sayso.cli.render import event_lines
from sayso.demo import demo_files
from sayso.domain.reading import Reading
from sayso.domain.text import BlockKind
from sayso.ledger.store import Ledger

HERE = Path(__file__).resolve().parent
CLOCK = datetime(2031, 9, 6, tzinfo=UTC)

READERS = HERE / "readers.json"
"""Each reader's name with the SHA-256 of all that it finds in the dossier: who finds other things has another name."""


def golden() -> dict[str, str]:
    """Every golden file's name and contents, as this version makes them."""
    readings = demo_readings()
    made = {f"{file.name}.txt": _report(one) for file, one in zip(demo_files(), readings, strict=True)}
    return made | {"events.txt": _events(readings)}


def demo_readings() -> list[Reading]:
    """What this version reads in each report of the dossier."""
    readings = []
    for file in demo_files():
        outcome = read_file(file)
        assert isinstance(outcome, Reading), outcome
        readings.append(outcome)
    return readings


def found_by(readings: list[Reading]) -> dict[str, str]:
    """The reader's name with the digest of what it found."""
    found = "".join(_report(one) for one in readings)
    return {readings[0].reader: sha256(found.encode("utf-8")).hexdigest()}


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


def _events(readings: list[Reading]) -> str:
    with TemporaryDirectory() as scratch, Ledger.open(f"{scratch}/golden.db", clock=lambda: CLOCK) as ledger:
        for reading in readings:
            ledger.record(reading)
        return "\n".join(line for account in ledger.events() for line in (*event_lines(account), ""))


def write(folder: Path) -> None:
    """Writes them all into the folder; files of reports that are gone go too."""
    made = golden()
    for old in folder.glob("*.txt"):
        if old.name not in made:
            old.unlink()
    for name, content in made.items():
        (folder / name).write_text(content, "utf-8")


def name_reader() -> None:
    """Adds this version's reader to ``READERS``; refuses where one of its name finds other things."""
    known, found = json.loads(READERS.read_text("utf-8")), found_by(demo_readings())
    if any(known.get(name, digest) != digest for name, digest in found.items()):
        raise SystemExit("what is found has changed: raise READING_RULES in sayso/pipeline.py, and run this again")
    READERS.write_text(json.dumps(known | found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    name_reader()
    write(HERE)
