"""Reading on other machines: whatever they lose, what comes of it is what one process finds, in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.batch.afar import Afar
from sayso.batch.alone import read_here
from sayso.batch.engine import Processes
from sayso.batch.reading import How, Input
from sayso.batch.units import Part, Unit, records_of
from sayso.domain.intake import Taken
from sayso.errors import MissingInput
from sayso.waiting import go_on

HOW = How(rules_only=True)
WORDS = "The river guard said on Monday that two boats had crossed to Lindery.\n"
WITHOUT_LENGTH = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"


class Losing:
    """Machines that lose parts. ``fates``: of the parts in turn, "k" kept, "l" lost, "b" all from it on; then kept."""

    readers = 2

    def __init__(self, fates: str = "") -> None:
        self.fates = iter(fates)
        self.sent: list[list[int]] = []

    def stream(self, units: Sequence[Unit], how: How) -> Iterator[Part | None]:
        """As a cluster's."""
        self.sent.append([one.number for one in units])
        for unit in units:
            for record in records_of(unit):
                yield None
                fate = next(self.fates, "k")
                if fate == "b":
                    return
                if fate == "k":
                    yield read_here(record, how)


def told(parts: Iterator[Part]) -> list[tuple[int, int, bool, str]]:
    """What came, as far as it can be compared."""
    return [(one.unit, one.number, one.last, one.name + "".join(map(str, one.outcomes))) for one in parts]


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    """Archives of three, one and four broken records, between a refusal, what was read before, and half an archive."""
    folder = tmp_path_factory.mktemp("archives")
    inputs: list[Input] = []
    for number, count in enumerate((3, 1, 4, 5)):
        inputs.append(folder / f"{number}.warc")
        (folder / f"{number}.warc").write_bytes(WITHOUT_LENGTH * count)
    made = [Unit(number, one) for number, one in enumerate([*inputs[:2], MissingInput("gone.txt", "no such file")])]
    made.append(Unit(3, inputs[0], taken=Taken(records=4, whole=True)))
    made.append(Unit(4, inputs[2]))
    made.append(Unit(5, inputs[3], taken=Taken(records=3, quarantined=frozenset({1})), retry=True))
    return made


@given(fates=st.text("klb", max_size=40))
def test_whatever_is_lost_the_same_comes(units: list[Unit], fates: str) -> None:
    """Every part comes once, in order, whichever parts are lost and wherever all breaks off, again and again."""
    here = told(Processes(1).parts(units, HOW, go_on))
    assert len(here) > 15
    assert told(Afar(Losing(fates)).parts(units, HOW, go_on)) == here


def test_only_what_is_to_be_read_is_sent(units: list[Unit]) -> None:
    """A refusal, and what was read before, are dealt with here; what came back is not sent again."""
    machines = Losing("kb")
    list(Afar(machines).parts(units, HOW, go_on))
    assert machines.sent == [[0, 1, 4, 5], [0, 1, 4, 5]]
    machines = Losing("kkkkb")
    list(Afar(machines).parts(units, HOW, go_on))
    assert machines.sent == [[0, 1, 4, 5], [1, 4, 5]]


def test_what_is_lost_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    """A report that machines lose is read here in its place, as it is read anywhere."""
    units = []
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{WORDS}", "utf-8")
        units.append(Unit(number, tmp_path / f"{number}.txt"))
    parts = list(Afar(Losing("klk")).parts(units, HOW, go_on))
    assert parts == list(Processes(1).parts(units, HOW, go_on))
