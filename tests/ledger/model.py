"""A ledger of lists: what the store must come to, without database and without index. Tests hold the two together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sayso.domain.ledger import Body, Entry, Judgement
from sayso.domain.reading import Reading
from sayso.ledger.telling import Telling, tell
from sayso.relate import relate_events, relate_texts
from tests.ledger.builders import MONDAY


@dataclass
class Model:
    """Entries in a list; each reading is compared with every other."""

    entries: list[Entry] = field(default_factory=list)
    told: list[Telling] = field(default_factory=list)
    at: datetime = MONDAY

    def record(self, reading: Reading) -> None:
        """Adds a reading with its ties to all that are there."""
        new = tell(reading)
        known = {other.report.id: other.text_sketch for other in self.told if other.report != new.report}
        texts = relate_texts(new.report.id, new.text_sketch, known)
        copies = frozenset(end for tie in texts for end in (tie.left, tie.right)) - {new.report.id}
        others = [sketch for o in self.told for sketch in o.sketches]
        ties = relate_events(new.sketches, others, repeated=copies)
        self.told.append(new)
        self.add([new.report, *new.events, *new.claims, *texts, *ties], new.reader)

    def judge(self, judgement: Judgement, by: str = "an editor") -> None:
        """Adds a judgement."""
        self.at += timedelta(seconds=1)
        self.entries.append(Entry(self.at, by, judgement))

    def add(self, bodies: Iterable[Body], by: str) -> None:
        """Adds what is new of these at one moment."""
        self.at += timedelta(seconds=1)
        known = {entry.id for entry in self.entries}
        self.entries += [Entry(self.at, by, body) for body in bodies if body.id not in known]


def model_of(readings: Iterable[Reading]) -> Model:
    """Records readings in the order given."""
    model = Model()
    for reading in readings:
        model.record(reading)
    return model
