"""What a job is made of: its inputs, in order, and each input's records, in order.

An input is a file, an archive, a file of posts, a fetched page, or a refusal that was made before. A record is one page
of an archive, one post, or the whole of another input; it is what is read, recorded, and gone on from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from sayso.batch.reading import AtHand, Input, Outcome, failed
from sayso.domain.ids import content_id
from sayso.domain.intake import Taken
from sayso.errors import BinaryInput
from sayso.read.exports import is_export, posts_in
from sayso.read.stored import Stored
from sayso.read.told import Given
from sayso.read.web_archive import is_archive, open_archive

Item: TypeAlias = AtHand | Outcome

NOTHING_TAKEN = Taken()


@dataclass(frozen=True, slots=True)
class Unit:
    """One input of a job.

    Attributes:
        number: its place in the job, from 0.
        input: what is to be read.
        source: it and the state it is in, as in ``Intake.source``; None: nothing is noted of it.
        taken: how far this reader came with it before.
        retry: whether what is in quarantine is tried again.
        anew: whether what was read is read again.
        begin: the record from which it is wanted at all: those before it were dealt with in this job.
    """

    number: int
    input: Input
    source: str | None = None
    taken: Taken = NOTHING_TAKEN
    retry: bool = False
    anew: bool = False
    begin: int = 0

    @property
    def done(self) -> bool:
        """Whether nothing of it is wanted."""
        return self.taken.whole and not self.anew and not (self.retry and self.taken.quarantined)

    def wants(self, record: int) -> bool:
        """Whether a record is to be read."""
        if record < self.begin:
            return False
        if record in self.taken.quarantined:
            return self.retry
        return self.anew or record >= self.taken.records


@dataclass(frozen=True, slots=True)
class Record:
    """One record that is to be read, or has its outcome already.

    ``after``: the record of the same unit that was wanted before it, the one before ``Unit.begin`` where it is the
    first, by which a gap is seen; ``last``: none is wanted behind it; ``item``: None where nothing of the unit is
    wanted.
    """

    unit: int
    after: int
    number: int
    last: bool
    item: Item | None


@dataclass(frozen=True, slots=True)
class Part:
    """What came of one record. ``name``: the record, as messages name it."""

    unit: int
    after: int
    number: int
    last: bool
    name: str
    outcomes: tuple[Outcome, ...]


def records_of(unit: Unit) -> Iterator[Record]:
    """The records of an input that are wanted; one without an item where none is, so that every unit has its turn.

    An archive, or a file of posts, is opened here, and no more of it is held than two records.
    """
    held: tuple[int, int, Item] | None = None
    after = unit.begin - 1
    if not unit.done:
        for number, item in enumerate(_opened(unit.input)):
            if unit.wants(number):
                if held:
                    yield Record(unit.number, held[0], held[1], last=False, item=held[2])
                held = (after, number, item)
                after = number
    if held:
        yield Record(unit.number, held[0], held[1], last=True, item=held[2])
    else:
        yield Record(unit.number, -1, unit.taken.records, last=True, item=None)


def _opened(one: Input) -> Iterator[Item]:
    """An archive as its pages, a file of posts as its posts, any other input as itself."""
    try:
        if isinstance(one, Path | Stored) and is_archive(one):
            yield from open_archive(one)
        elif isinstance(one, Path) and is_export(one):
            yield from posts_in(one)
        elif isinstance(one, Stored) and is_export(Path(one.name)):
            yield BinaryInput(str(one), "posts are read from a disk only: copy the file, and name the copy")
        else:
            yield one
    except Exception as fault:  # noqa: BLE001  quarantined with its reason
        yield failed(one, fault)


def source_of(one: Input) -> str | None:
    """The input and the state it is in, by which it is known when it is met again; None: not to be known again.

    A file is known by where it is, its size, its times and its number on the disk: whatever is written into it changes
    one of these. Nothing of its folders can be read from the result.
    """
    match one:
        case Path():
            try:
                place, state = str(one.resolve()), one.stat()
            except (OSError, ValueError, RuntimeError):
                return None
            return content_id("source", place, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
        case Stored():
            return content_id("source", one.address, one.size, one.changed)
        case Given():
            return content_id("source", one.url, sha256(one.data).hexdigest())
    return None
