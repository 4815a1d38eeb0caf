"""Reading on other machines: what is done here whichever system spreads the work, and whatever becomes of the machines.

What is spread comes back in order, but parts of it may be missing: a process died of a record, or a machine went away.
That is seen here by the gap, and what is missing is read again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from time import monotonic
from typing import Protocol

from sayso.batch.alone import Alone
from sayso.batch.reading import AtHand, How
from sayso.batch.units import Part, Record, Unit, records_of
from sayso.read.told import Given
from sayso.waiting import Check

INPUTS_EACH = 1_000
"""Inputs that are sent out at once for each reader: minutes of its work, so that beginning anew costs little."""

HELD = 64 * 1024 * 1024
"""Bytes of fetched pages that are sent out at once."""

SECONDS = 30.0
"""How long inputs that come slowly, such as fetched pages, are gathered before they are sent out."""

ALONE_AT_ONCE = 16
"""Records that are read one by one where nothing came back, before the rest is sent out again."""


class Spread(Protocol):
    """Something that reads on other machines."""

    @property
    def readers(self) -> int:
        """How many records are read at a time."""
        ...

    def stream(self, units: Sequence[Unit], how: How) -> Iterator[Part | None]:
        """Yields what came of each wanted record of each unit, in order; None while it waits, several times a second.

        Parts may be left out, and it may end before the last: what is missing is asked for again, or read here. No more
        is read ahead of what is taken than the machines hold in bounded memory. Closing it ends the reading.

        Raises:
            UnusableEngine: the machines cannot be reached.
        """
        ...


@dataclass(frozen=True, slots=True)
class Afar:
    """The engine of many machines."""

    spread: Spread

    def parts(self, units: Iterable[Unit], how: How, check: Check) -> Iterator[Part]:
        """See ``sayso.batch.job.Engine``."""
        one_core = replace(how, threads=1)
        with Alone(one_core, check) as alone:
            for window in _windows(units, self.spread.readers * INPUTS_EACH):
                yield from self._read(_Left(window), one_core, check, alone)

    def _read(self, left: _Left, how: How, check: Check, alone: Alone) -> Iterator[Part]:
        while left.units:
            came = False
            with closing(_stream(self.spread, left.to_send(), how)) as stream:
                for part in stream:
                    check()
                    if part is None:
                        continue
                    came = True
                    yield from (left.without(alone.read(missing)) for missing in left.before(part))
                    yield left.without(part)
            if not came:
                yield from (left.without(alone.read(record)) for record in islice(left.records(), ALONE_AT_ONCE))


def _stream(spread: Spread, units: Sequence[Unit], how: How) -> Generator[Part | None, None, None]:
    if units:
        yield from spread.stream(units, how)


def _windows(units: Iterable[Unit], most: int) -> Iterator[list[Unit]]:
    """The units, as many at a time as are sent out at once."""
    window: list[Unit] = []
    held, since = 0, monotonic()
    for unit in units:
        window.append(unit)
        held += len(unit.input.data) if isinstance(unit.input, Given) else 0
        if len(window) >= most or held >= HELD or monotonic() - since > SECONDS:
            yield window
            window, held, since = [], 0, monotonic()
    if window:
        yield window


class _Left:
    """What is left to be read of some units. ``begin``: the record from which the first of them is still wanted."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = deque(units)
        self.begin = 0

    def without(self, part: Part) -> Part:
        """Takes the part off."""
        if part.last:
            self.units.popleft()
        self.begin = 0 if part.last else part.number + 1
        return part

    def to_send(self) -> list[Unit]:
        """The units that have something to be read elsewhere."""
        units = [replace(one, begin=0 if at else self.begin) for at, one in enumerate(self.units)]
        return [one for one in units if isinstance(one.input, AtHand) and not one.done]

    def records(self) -> Iterator[Record]:
        """The records that are left; each is to be taken off before the next is asked for."""
        while self.units:
            yield from records_of(replace(self.units[0], begin=self.begin))

    def before(self, part: Part) -> Iterator[Record]:
        """The records that are left before a part; none where it is the next one."""
        if self.units[0].number == part.unit and self.begin - 1 == part.after:
            return iter(())
        return takewhile(lambda record: (record.unit, record.number) != (part.unit, part.number), self.records())
