"""The pages' overview over either store: the same answers, kept from one start to the next, words found by index."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL

from sayso.domain.answered import event_json
from sayso.domain.claim import Stance
from sayso.ledger import Ledger
from sayso.ledger.changes import Changes, State
from sayso.ledger.overview import Filters, Overview, file_of
from tests.contract.conftest import Opener
from tests.ledger.builders import Happening, Page, Told, build
from tests.ledger.golden.making import fill

FLOOD = Page(
    publisher="Taldine Post",
    told=(Told(words="nine people died in the flood"), Told(who="Governor Tessel", stance=Stance.DENIES)),
    events=(Happening(trigger="flood", place="Telmarin"),),
    body="A shopkeeper of Dûnmarch swept glass from her step.",
)


class Watched(Ledger):
    """A ledger that counts how often all of it, or a part, was folded for an overview."""

    folds = 0

    def changes(self, since: State) -> Changes:
        """As ever, and counted."""
        self.folds += 1
        return super().changes(since)


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's caches, for the test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


@pytest.fixture
def filled(open_ledger: Opener, where: str) -> str:
    """A ledger with every kind of entry, and one event more."""
    ledger = open_ledger()
    fill(ledger)
    ledger.record(build(FLOOD))
    return where


def test_it_gives_the_accounts_that_the_fold_gives(filled: str) -> None:
    """Events in the ledger's order, each account as made from the entries at that moment."""
    with Ledger.open(filled) as ledger, closing(Overview(ledger, file_of(filled))) as overview:
        found = [one.account for one in overview.events(Filters(), limit=100).events]
        assert found
        assert [event_json(one) for one in found] == [
            event_json(ledger.event(one.id, one.aspects[0].as_of if one.aspects else None)) for one in found
        ]
        assert [one.id for one in found] == [one.id for one in ledger.events()]


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [("dunmarch swept", "report", 1), ("people DIED flo", "claim", 1), ("xylophone", "claim", 0)],
)
def test_words_are_found_in_reports_and_claims(filled: str, words: str, kind: str, found: int) -> None:
    """Whole words and beginnings, without regard to case and accents, whichever the store is."""
    with Ledger.open(filled) as ledger, closing(Overview(ledger, file_of(filled))) as overview:
        hits = overview.search(words, kind)
        assert (hits.total, len(hits.hits)) == (found, found)
        assert all(any(lit for _, lit in hit.pieces) for hit in hits.hits)


def test_it_is_kept_from_one_start_to_the_next(filled: str) -> None:
    """The second start folds nothing; the first after more was recorded folds what that concerns."""
    for folds, more in ((1, None), (0, None), (1, FLOOD)):
        with Watched.open(filled) as ledger, closing(Overview(ledger, file_of(filled))) as overview:
            if more is not None:
                ledger.record(build(Page(publisher="Radio Corv", told=FLOOD.told, events=FLOOD.events)))
            assert overview.reports().total == len(ledger.reports())
            assert ledger.folds == folds


def test_a_server_s_is_kept_for_this_user_alone(server: URL, caches: Path) -> None:
    """Among the user's caches, in a folder that nobody else may enter, by no name that tells a password."""
    address = server.render_as_string(hide_password=False)
    kept = file_of(address)
    assert kept is not None
    assert kept.parent == caches / "sayso"
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert file_of(server.set(password="geheim").render_as_string(hide_password=False)) == kept  # noqa: S106


def test_where_no_cache_can_be_it_is_kept_in_memory(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server's ledger is shown all the same."""
    (tmp_path / "taken").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "taken"))
    where = file_of(filled)
    assert (where is None) is ("://" in filled)
    with Ledger.open(filled) as ledger, closing(Overview(ledger, where)) as overview:
        assert overview.reports().total == len(ledger.reports())


@pytest.mark.parametrize("address", ["no such thing://", "sqlite:///:memory:", "sqlite://"])
def test_what_is_no_address_has_no_file(address: str) -> None:
    """Whoever opens it will be told what is wrong with it."""
    assert file_of(address) is None


def test_a_file_s_url_and_its_path_have_one_overview(tmp_path: Path) -> None:
    """However the ledger is named."""
    assert file_of(f"sqlite:///{tmp_path}/one.db") == file_of(f"{tmp_path}/one.db")
