"""A ledger as lines of JSON, and back."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.dumping import dump_ledger, load_ledger
from tests.contract.test_copying import STORES, Place, filled, place  # noqa: F401  a fixture
from tests.ledger.builders import Page, build, ticking
from tests.ledger.golden.making import telling


@pytest.mark.parametrize(("one", "other"), list(product(STORES, STORES)))
def test_what_is_taken_in_is_what_was_exported(place: Place, one: str, other: str) -> None:  # noqa: F811
    """Entries, words, relations, judgements and answers; and exported again it is the same text."""
    source, target = filled(place(one)), place(other)
    text = list(dump_ledger(source))
    taken = load_ledger(lambda: text, target)
    with Ledger.open(source, read_only=True) as old, Ledger.open(target, read_only=True) as new:
        assert telling(new) == telling(old)
        assert taken.entries == len(list(old.entries()))
    assert list(dump_ledger(target)) == text


def test_a_ledger_that_was_taken_in_goes_on(place: Place) -> None:  # noqa: F811
    """The next entry has the next number."""
    for store in STORES:
        target = place(store)
        text = list(dump_ledger(filled(place("sqlite"))))
        load_ledger(lambda: text, target)  # noqa: B023  called at once
        with Ledger.open(target, clock=ticking()) as ledger:
            before = ledger.state().last
            ledger.record(build(Page(publisher="A new voice")))
            assert ledger.state().last > before


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """An exported ledger."""
    return list(dump_ledger(filled(str(tmp_path_factory.mktemp("dumped") / "one.db"))))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_text_that_was_cut_or_changed_is_not_taken(tmp_path: Path, text: list[bytes], data: st.DataObject) -> None:
    """Whatever line is missing, doubled, moved or altered: one error, and nothing is kept."""
    at = data.draw(st.integers(0, len(text) - 1))
    how = data.draw(st.sampled_from(["cut", "missing", "twice", "altered", "garbage"]))
    line = text[at].replace(b"a", b"b", 1)
    changed = {
        "cut": text[:at],
        "missing": [*text[:at], *text[at + 1 :]],
        "twice": [*text[: at + 1], *text[at:]],
        "altered": [*text[:at], line, *text[at + 1 :]],
        "garbage": [*text[:at], b"\xff{]\n", *text[at:]],
    }[how]
    if changed == text:
        return
    target = tmp_path / "taken.db"
    with pytest.raises(BadRequest):
        load_ledger(lambda: changed, str(target))
    assert not target.exists()


def test_rows_that_were_changed_with_their_digest_are_found_out(tmp_path: Path, text: list[bytes]) -> None:
    """Ids are contents: whoever alters a word and signs the text anew is told of the word."""
    from hashlib import sha256

    lines = [line.replace(b"nine people", b"five people") for line in text[:-1]]
    assert lines != text[:-1]
    end = {"end": {"rows": len(lines) - 1, "sha256": sha256(b"".join(lines)).hexdigest()}}
    with pytest.raises(BadRequest, match="no sound ledger"):
        load_ledger(lambda: [*lines, json.dumps(end).encode()], str(tmp_path / "taken.db"))


def test_a_place_that_holds_a_ledger_is_left_alone(text: list[bytes], where: str) -> None:
    """On either store."""
    filled(where)
    before = list(dump_ledger(where))
    with pytest.raises(BadRequest, match="holds a ledger already"):
        load_ledger(lambda: text, where)
    assert list(dump_ledger(where)) == before


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b'{"sayso":"reading/1"}\n', "is not the head"),
        (b'{"sayso":"ledger/1","revision":"9999"}\n', "of revision 9999"),
        (b"[]\n", "is no line"),
    ],
)
def test_another_text_is_refused_by_its_head(tmp_path: Path, text: list[bytes], head: bytes, why: str) -> None:
    """With what is wrong."""
    with pytest.raises(BadRequest, match=why):
        load_ledger(lambda: [head, *text[1:]], str(tmp_path / "taken.db"))
