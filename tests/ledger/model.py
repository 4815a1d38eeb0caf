"""A ledger of lists: what the store must come to, without database and without index. Tests hold the two together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sayso.domain.ledger import Body, Entry, Judgement, Relation, RelationKind, Version, VersionKind
from sayso.domain.reading import Reading
from sayso.ledger.telling import Telling, tell
from sayso.relate import EventSketch, relate_events, relate_texts
from tests.ledger.builders import MONDAY


@dataclass
class Model:
    """Entries in a list; each reading is compared with every other. Pages have no more than two versions."""

    entries: list[Entry] = field(default_factory=list)
    told: list[Telling] = field(default_factory=list)
    at: datetime = MONDAY

    def record(self, reading: Reading) -> None:
        """Adds a reading with its ties to all that stand."""
        new = tell(reading)
        mine = [other for other in self.told if other.report.id == new.report.id]
        if any(other.reader == new.reader for other in mine):
            return
        known = {other.report.id: other.text_sketch for other in self.told}
        texts = () if mine else relate_texts(new.report.id, new.text_sketch, known)
        standing = {other.report.id: other for other in self.told if other.report.id != new.report.id}
        ties = relate_events(new.sketches, self._sketches(standing), repeated=self._copies(new, texts))
        versions = [] if mine else self._versions(new)
        self.told.append(new)
        self.add([new.report, *new.events, *new.claims, *texts, *ties, *versions], new.reader, again=True)

    def _sketches(self, standing: dict[str, Telling]) -> list[EventSketch]:
        return [sketch for other in standing.values() for sketch in other.sketches]

    def _copies(self, new: Telling, texts: Iterable[Relation]) -> frozenset[str]:
        known = [e.body for e in self.entries if isinstance(e.body, Relation) and e.body.kind is RelationKind.REPEATS]
        ends = {
            (one.left, one.right)
            for one in (*texts, *known)
            if one.kind is RelationKind.REPEATS and new.report.id in (one.left, one.right)
        }
        return frozenset(end for pair in ends for end in pair) - {new.report.id}

    def _versions(self, new: Telling) -> list[Version]:
        found = []
        for other in {o.report.id: o for o in self.told if o.report.url and o.report.url == new.report.url}.values():
            kind = VersionKind.REREAD if other.report.sha256_raw == new.report.sha256_raw else VersionKind.REVISED
            found.append(Version(kind, new.report.id, other.report.id))
        return found

    def judge(self, judgement: Judgement, by: str = "an editor") -> None:
        """Adds a judgement."""
        self.at += timedelta(seconds=1)
        self.entries.append(Entry(self.at, by, judgement))

    def add(self, bodies: Iterable[Body], by: str, *, again: bool = False) -> None:
        """Adds these at one moment; what is known only where it is told ``again``."""
        self.at += timedelta(seconds=1)
        known = set() if again else {entry.id for entry in self.entries}
        self.entries += [Entry(self.at, by, body) for body in bodies if body.id not in known]


def model_of(readings: Iterable[Reading]) -> Model:
    """Records readings in the order given."""
    model = Model()
    for reading in readings:
        model.record(reading)
    return model
