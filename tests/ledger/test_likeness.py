"""The index of texts: what it finds, what a look-up touches, and that it can be made anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, event, func, select

from sayso.domain.ledger import Relation, RelationKind
from sayso.ledger import Ledger
from sayso.ledger.likeness import enter_text, look_up, rebuild, texts_to_compare
from sayso.ledger.schema import fingerprints, metadata, text_sketches
from sayso.relate import TextSketch, sketch_text
from sayso.relate.copies import CLOSEST, SHARED_BY
from tests.ledger.builders import Page, Told, build, ticking
from tests.relate.test_copies import RIGHTS, body, under, words

NOTICE = words(40, 7)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger in a file."""
    with Ledger.open(str(tmp_path / "likeness.db"), clock=ticking()) as opened:
        yield opened


@pytest.fixture
def connection() -> Iterator[Connection]:
    """The tables alone, in memory, where texts need no reports."""
    with create_engine("sqlite://").connect() as opened:
        metadata.create_all(opened)
        yield opened


def enter(connection: Connection, number: int, sketch: TextSketch) -> None:
    """Enters a text under the report of that number."""
    enter_text(connection, f"report-{number}", sketch, look_up(connection, sketch))


def test_what_a_look_up_touches_does_not_grow(connection: Connection) -> None:
    """With 600 texts that share a passage in the index, rows read and texts compared are those with 200."""
    asked = sketch_text(body(words(300, 99_999), NOTICE))
    touched = []
    for number in range(600):
        enter(connection, number, sketch_text(body(words(80, number), NOTICE)))
        if number in (199, 599):
            found = look_up(connection, asked)
            touched.append((len(found.known), len(texts_to_compare(connection, asked, found))))
    assert touched[0] == touched[1]
    assert touched[0][0] <= len(asked.fingerprints) * SHARED_BY
    assert touched[0][1] <= CLOSEST
    assert touched[0][1] > 0
    fullest = (
        select(func.count())
        .select_from(fingerprints)
        .group_by(fingerprints.c.hash)
        .order_by(func.count().desc())
        .limit(1)
    )
    assert connection.execute(fullest).scalar_one() == SHARED_BY


def test_the_number_of_statements_does_not_grow(connection: Connection) -> None:
    """A look-up and an entry ask as many questions of a full index as of an empty one."""
    counts = []
    asked: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for number in range(120):
        asked.clear()
        sketch = sketch_text(body(words(600, number), NOTICE))
        found = look_up(connection, sketch)
        texts_to_compare(connection, sketch, found)
        enter_text(connection, f"report-{number}", sketch, found)
        counts.append(len(asked))
    assert max(counts) <= 5
    assert counts[-1] == counts[80]


def test_a_copy_is_found_among_texts_that_share_a_notice(connection: Connection) -> None:
    """What two hundred texts have in common does not hide whose text one of them repeats."""
    for number in range(200):
        enter(connection, number, sketch_text(body(words(80, number), NOTICE)))
    for number in (3, 100, 199):
        copy = sketch_text(body(NOTICE, words(20, 5000), words(80, number)))
        assert f"report-{number}" in texts_to_compare(connection, copy, look_up(connection, copy))


def test_agencies_notices_crowd_out_no_copy(connection: Connection) -> None:
    """A copy of a third of a text is compared with it, though a hundred short texts share more with it: a notice."""
    notice, said = RIGHTS.format("Associated Press"), words(300, 9)
    for number in range(100):
        enter(connection, number, sketch_text(under(words(9, number), notice)))
    enter(connection, 100, sketch_text(under(said, notice)))
    copy = sketch_text(under(words(200, 5000) + said[:100], notice))
    near = texts_to_compare(connection, copy, look_up(connection, copy))
    assert "report-100" in near
    assert len(near) == CLOSEST + 1


def edited(number: int) -> str:
    """The text of one copy: of 150 words four are its own."""
    chance = random.Random(number)  # noqa: S311  the same edits each time
    said = words(150, 5)
    for at in chance.sample(range(150), 4):
        said[at] = f"edit{number}x{at}"
    return " ".join(said)


@pytest.mark.parametrize("seed", range(2))
def test_forty_edited_copies_are_one_origin_in_any_order(ledger: Ledger, seed: int) -> None:
    """Law 3 by the index: forty outlets print one text, each with its own edits, and there is one origin."""
    order = list(range(40))
    random.Random(seed).shuffle(order)  # noqa: S311  the same order each time
    for number in order:
        told = (Told(own_voice=True, words="nine people died"),)
        ledger.record(build(Page(publisher=f"Outlet {number}", told=told, body=edited(number))))
    (account,) = ledger.events()
    (matter,) = account.aspects
    assert (matter.spread.reports, matter.spread.origins, matter.spread.origins_unknown) == (40, 1, 0)
    origins = ledger.origins()
    assert len(origins) == 40
    assert len({one.origin for one in origins.values()}) == 1


def test_the_index_made_anew_is_the_same(ledger: Ledger) -> None:
    """From the recorded texts come the rows that recording left, one by one."""
    for number in range(14):
        ledger.record(build(Page(publisher=f"Outlet {number}", body=edited(number % 9))))
    with ledger._engine.connect() as connection:
        before = [connection.execute(select(table)).all() for table in (fingerprints, text_sketches)]
        for table in ("fingerprints", "text_sketches"):
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  a name of ours
        rebuild(connection)
        again = [connection.execute(select(table)).all() for table in (fingerprints, text_sketches)]
    assert len(before[0]) > 100
    assert [sorted(rows) for rows in again] == [sorted(rows) for rows in before]


def test_a_shared_notice_is_told_of_and_joins_nothing(ledger: Ledger) -> None:
    """Two short texts with a formula in common are tied as sharing it, and stay two origins."""
    notice = " ".join(words(15, 1))
    for number in (1, 2):
        page = Page(
            publisher=f"Outlet {number}", told=(), events=(), body=notice + " " + " ".join(words(14, number + 2))
        )
        ledger.record(build(page))
    ties = [entry.body for entry in ledger.entries() if isinstance(entry.body, Relation)]
    assert [tie.kind for tie in ties] == [RelationKind.SHARES]
    assert len({one.origin for one in ledger.origins().values()}) == 2
