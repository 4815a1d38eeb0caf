"""A ledger moved from a file to a server and back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from sayso.errors import BadRequest, NotALedger
from sayso.ledger import Ledger
from sayso.ledger.copying import copy_ledger
from tests.cli.program import sayso
from tests.ledger.builders import Page, Told, build, ticking
from tests.ledger.golden.making import fill, telling

STORES = ("sqlite", "postgresql")


class Place:
    """Makes empty places, by the store's name."""

    def __init__(self, folder: Path, schema: Callable[[], str]) -> None:
        self._folder = folder
        self._schema = schema
        self._made = 0

    def __call__(self, store: str) -> str:
        """The address of a place with nothing in it."""
        self._made += 1
        return self._schema() if store == "postgresql" else str(self._folder / f"{self._made}.db")


@pytest.fixture
def place(tmp_path: Path, schema: Callable[[], str]) -> Place:
    """Empty places of either store."""
    return Place(tmp_path, schema)


def filled(where: str) -> str:
    """A ledger with every kind of entry, and words that a database would refuse."""
    with Ledger.open(where, clock=ticking()) as ledger:
        fill(ledger)
        ledger.record(build(Page(publisher="NUL\0 and \ud800", told=(Told(words="\x1aall\0 was said"),))))
    return where


def quietly(_table: str, _rows: int) -> None:
    """Nobody is told."""


@pytest.mark.parametrize(("one", "other"), list(product(STORES, STORES)))
def test_a_copy_tells_what_the_ledger_tells(place: Place, one: str, other: str) -> None:
    """Every entry with its moment and recorder, every word and every answer; and the check finds no fault."""
    source, target = filled(place(one)), place(other)
    copied = copy_ledger(source, target, quietly)
    with Ledger.open(source, read_only=True) as old, Ledger.open(target, read_only=True) as new:
        assert telling(new) == telling(old)
        assert list(new.entries()) == list(old.entries())
        assert list(new.events()) == list(old.events())
        assert copied.entries == sum(1 for _ in old.entries())
        assert [fault for checked in new.check(None) for fault in checked.faults] == []


@pytest.mark.parametrize("store", STORES)
def test_a_copy_is_written_on(place: Place, store: str) -> None:
    """What is recorded next is recorded as it would have been in the first."""
    source, target = filled(place("sqlite")), place(store)
    copy_ledger(source, target, quietly)
    for where in (source, target):
        with Ledger.open(where, clock=ticking()) as ledger:
            ledger.record(build(Page(publisher="The Later Post", body="Nothing of this was known before.")))
    with Ledger.open(source, read_only=True) as old, Ledger.open(target, read_only=True) as new:
        assert list(new.entries()) == list(old.entries())


@pytest.mark.parametrize("store", STORES)
def test_a_copy_that_breaks_off_leaves_nothing(place: Place, store: str) -> None:
    """It is kept whole or not at all, and can be begun again."""
    source, target = filled(place("sqlite")), place(store)

    def breaking(table: str, _rows: int) -> None:
        if table == "claims":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_ledger(source, target, breaking)
    with Ledger.open(target, read_only=True) as ledger:
        assert list(ledger.entries()) == []
    assert copy_ledger(source, target, quietly).entries > 0


def test_what_is_there_is_never_added_to(place: Place) -> None:
    """A place that holds entries, and the ledger's own place, are refused."""
    source, taken = filled(place("sqlite")), filled(place("sqlite"))
    for target in (source, taken):
        with pytest.raises(BadRequest):
            copy_ledger(source, target, quietly)


def test_a_source_that_is_none_makes_no_target(place: Place) -> None:
    """A misspelt name is told, and no empty ledger is left behind."""
    target = place("sqlite")
    with pytest.raises(NotALedger):
        copy_ledger(place("sqlite"), target, quietly)
    assert not Path(target).exists()


def test_the_command_tells_what_it_did(place: Place, tmp_path: Path) -> None:
    """One line, with no password in it; and one more where the archive stays behind."""
    source, target = filled(place("sqlite")), place("postgresql")
    Path(source).with_suffix(".archive").mkdir()
    ran = sayso("copy", source, target, cwd=tmp_path)
    assert ran.status == 0, ran.err
    first, second = ran.out.splitlines()
    assert first.startswith("copied ")
    assert "entries" in first
    password = make_url(target).password
    assert password is None or password not in ran.out
    assert "stay in" in second
