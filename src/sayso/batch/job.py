"""A job: inputs read in the order given, from where the last run of it came to. What decides, whichever engine reads.

The engine is handed units and gives parts back, in order. Here it is decided what of an input is still to be read, what
is in quarantine, and where the next run goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from sayso.batch.reading import How, Input, Outcome
from sayso.batch.units import Part, Unit, source_of
from sayso.domain.intake import Intake, Taken
from sayso.domain.reading import Reading
from sayso.errors import ForbiddenInput, ReaderFailed, UnreadableReport
from sayso.waiting import Check, go_on


class Engine(Protocol):
    """Something that reads."""

    def parts(self, units: Iterable[Unit], how: How, check: Check) -> Iterator[Part]:
        """Yields what came of each wanted record of each unit, in order, and one part at least for each unit.

        Units are taken a bounded number ahead. ``check`` is called between two parts; what it raises ends the reading.

        Raises:
            UnusableModel, UnusableGazetteer: no input can be read.
        """
        ...


class Memory(Protocol):
    """What knows how far reading has come: the ledger."""

    def taken(self, source: str, reader: str) -> Taken:
        """How far a reader has come with an input."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a job.

    Attributes:
        how: how to read.
        reader: who reads so, as ``reader_of`` names it.
        retry: try again what is in quarantine.
        anew: read again what was read before.
    """

    how: How
    reader: str
    retry: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One thing for the ledger.

    Attributes:
        outcomes: what came of one record, to be recorded in this order.
        intake: to be noted when they are recorded; None: nothing is.
        before: how far reading had come with an input that is now gone on with, or passed over; None: elsewhere.
        where: the input, as messages name it.
    """

    outcomes: tuple[Outcome, ...] = ()
    intake: Intake | None = None
    before: Taken | None = None
    where: str = ""


def run_job(inputs: Iterable[Input], engine: Engine, memory: Memory, job: Job, check: Check = go_on) -> Iterator[Step]:
    """Reads inputs, and yields what is to be recorded in the order of the inputs, whatever the engine.

    A step's reports are to be recorded before the next step is taken, and its intake after them: killed in between, the
    next run reads that one record again and finds its reports known.
    """
    under_way: dict[int, Unit] = {}

    def units() -> Iterator[Unit]:
        for number, one in enumerate(inputs):
            source = source_of(one)
            taken = memory.taken(source, job.reader) if source else Taken()
            unit = under_way[number] = Unit(number, one, source, taken, job.retry, job.anew)
            yield unit

    begun = -1
    for part in engine.parts(units(), job.how, check):
        unit = under_way.pop(part.unit) if part.last else under_way[part.unit]
        before = _before(unit) if part.unit > begun and unit.taken.records else None
        begun = part.unit
        yield Step(part.outcomes, _intake(unit, part, job.reader), before, str(unit.input))


def _before(unit: Unit) -> Taken:
    """What is passed over of what was read before."""
    left = frozenset() if unit.retry else unit.taken.quarantined
    return Taken(quarantined=left) if unit.anew else replace(unit.taken, quarantined=left)


def _intake(unit: Unit, part: Part, reader: str) -> Intake | None:
    """What is noted of a part.

    Of an input of one record that could not be read nothing is: it takes no time to find that out again, and who asks
    for it is to hear of it again. Nor of an archive that broke off in the midst: the next run goes on there.
    """
    refused = sum(isinstance(one, UnreadableReport) and not isinstance(one, ReaderFailed) for one in part.outcomes)
    single = part.last and part.number == 0
    broke_off = part.last and any(isinstance(one, ForbiddenInput) for one in part.outcomes)
    if unit.source is None or (not part.outcomes and part.number) or (single and refused) or broke_off:
        return None
    return Intake(
        unit.source,
        part.number,
        part.last,
        part.name or str(unit.input),
        reader,
        reports=sum(isinstance(one, Reading) for one in part.outcomes),
        refused=refused,
        fault=next((one.why for one in part.outcomes if isinstance(one, ReaderFailed)), None),
    )
