from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.account import Agreement, Verification
from sayso.domain.claim import Stance
from sayso.domain.identity import actor_id
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from sayso.ledger.overview import Filters, Order, Overview, searching
from sayso.ledger.overview.typed import TERMS, query_of, spelled_out
from tests.ledger.builders import MONDAY, Happening, Page, Told, build

LATER = MONDAY + timedelta(days=40)
PAGES = (
    Page(told=(Told(), Told(who="Governor Tessel", stance=Stance.DENIES))),
    Page(
        publisher="Taldine Post",
        told=(Told(words="nine people died in the flood, 100% of them asleep"),),
        events=(Happening(trigger="flood", place="Telmarin", day=LATER, type="Other"),),
        published=LATER,
    ),
    Page(
        publisher=None,
        told=(Told(words="the road was blocked", own_voice=True, who=None),),
        events=(Happening(trigger="protest", place=None, day=None, type=None),),
        published=None,
    ),
)


@pytest.fixture
def overview(tmp_path: Path) -> Iterator[Overview]:
    """Three events: a contested one, a later one, one without place, date and publisher."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        for page in PAGES:
            ledger.record(build(page))
        ledger.judge(Judgement(JudgementKind.SIDE, actor_id("Governor Tessel"), "Varn", None, None), "an editor")
        made = Overview(ledger)
        yield made
        made.close()


def labels(overview: Overview, filters: Filters, order: Order = Order.CONTESTED) -> list[str]:
    """The triggers of the events that fit."""
    return [one.label.split(",")[0] for one in overview.events(filters, order).events]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(), ["raid", "flood", "protest"]),
        (Filters(words="bridge"), ["raid"]),
        (Filters(words='"people died"'), ["flood"]),
        (Filters(words='"died people"'), []),
        (Filters(words="BRIDGE taken"), ["raid"]),
        (Filters(words="brid"), ["raid"]),
        (Filters(words="?!"), []),
        (Filters(place="korv"), ["raid"]),
        (Filters(place="%"), []),
        (Filters(since=LATER), ["flood"]),
        (Filters(until=MONDAY + timedelta(days=2)), ["raid"]),
        (Filters(type="Other"), ["flood"]),
        (Filters(actor="tessel"), ["raid"]),
        (Filters(side="Varn"), ["raid"]),
        (Filters(publisher="Taldine Post"), ["flood"]),
        (Filters(agreement=Agreement.CONTESTED), ["raid"]),
        (Filters(agreement=Agreement.UNCONTESTED), ["flood", "protest"]),
        (Filters(verification=Verification.REFUTED), []),
        (Filters(origins=2), ["raid"]),
        (Filters(located=True), []),
        (Filters(place="korva", actor="nobody of that name"), []),
    ],
)
def test_each_filter_leaves_the_events_that_fit(overview: Overview, filters: Filters, wanted: list[str]) -> None:
    """Alone and together; what a person types is never a pattern."""
    assert sorted(labels(overview, filters)) == sorted(wanted)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(
    "filters",
    [
        Filters(agreement=Agreement.UNCONTESTED),
        Filters(actor="e"),
        Filters(side="Varn"),
        Filters(publisher="The Herald"),
        Filters(verification=Verification.NOT_MARKED),
        Filters(actor="e", agreement=Agreement.CONTESTED),
    ],
)
def test_many_are_found_in_the_order_of_few(overview: Overview, filters: Filters, order: Order) -> None:
    """Where more fit than are counted, the same events come in the same order, and it is told that there are more."""
    every, many = overview.events(filters, order), overview.events(filters, order, most=0)
    assert [one.id for one in many.events] == [one.id for one in every.events] != []
    assert (every.more, many.more) == (False, True)
    assert (every.fitting, many.fitting) == (len(every.events), 0)
    assert overview.events(filters, order, most=3) == every


def test_of_many_that_hold_the_words_the_last_recorded_are_listed(overview: Overview) -> None:
    """However many hold them, a list looks no further back than it counts."""
    assert sorted(labels(overview, Filters(words="the"))) == ["flood", "protest", "raid"]
    found = overview.events(Filters(words="the"), most=1)
    assert sorted(one.label.split(",")[0] for one in found.events) == ["flood", "protest"]
    assert (found.fitting, found.more) == (1, True)


def test_what_is_not_seen_is_counted(overview: Overview) -> None:
    """Hidden by the filters, without place, without a position, without date."""
    found = overview.events(Filters(agreement=Agreement.UNCONTESTED))
    assert (found.total, found.fitting, found.hidden) == (3, 2, 1)
    assert (found.without_place, found.without_point, found.without_date) == (1, 1, 1)


def test_orders(overview: Overview) -> None:
    """Contested first; or the latest happened first with the undated last; or by the clock of publication."""
    assert labels(overview, Filters())[0] == "raid"
    assert labels(overview, Filters(), Order.HAPPENED) == ["flood", "raid", "protest"]
    assert labels(overview, Filters(), Order.SAID) == ["flood", "raid", "protest"]
    assert labels(overview, Filters(), Order.RECORDED) == ["protest", "flood", "raid"]


def test_a_page_is_a_part_of_the_whole(overview: Overview) -> None:
    """Parts put together are the list, and the counts are those of the whole."""
    parts = [overview.events(Filters(), offset=at, limit=1) for at in range(4)]
    assert [one.id for part in parts for one in part.events] == [one.id for one in overview.events(Filters()).events]
    assert {part.fitting for part in parts} == {3}


def test_a_search_shows_the_words_where_they_stand(overview: Overview) -> None:
    """Claims and reports are searched apart; the excerpt tells which words were asked for."""
    found = overview.search("people", "claim")
    assert found.total == 1
    assert ("people", True) in found.hits[0].pieces
    assert overview.search("flood", "report").total == 1
    assert overview.search("nothing of the kind", "claim").total == 0
    assert [one.publisher for one in overview.reports(words="flood").reports] == ["Taldine Post"]


@given(st.text(max_size=40))
def test_no_words_can_break_a_search(words: str) -> None:
    """Whatever is typed is words and never a command to the index."""
    query = query_of(words)
    if query is not None:
        with closing(indexed("some words")) as db:
            for asked in (query, spelled_out(db, words)):
                db.execute("SELECT 1 FROM words WHERE words MATCH ?", (asked,)).fetchall()


def indexed(*bodies: str) -> sqlite3.Connection:
    """An index of these texts."""
    db = sqlite3.connect(":memory:")
    db.execute('CREATE VIRTUAL TABLE words USING fts5(body, tokenize = "unicode61 remove_diacritics 2")')
    db.executemany("INSERT INTO words (body) VALUES (?)", [(one,) for one in bodies])
    db.execute(TERMS)
    return db


@pytest.mark.parametrize(
    "typed",
    ["flood", "FLOO walls", '"flood walls" bro', "flooding", "walls broke fl", "nothing", "\u00fc", "fl\u00fc", "a-b"],
)
def test_words_spelled_out_hold_what_begins_so(typed: str) -> None:
    """Where few words of the index begin so, both ways to ask find the same."""
    bodies = (
        "flood walls broke",
        "the flooding went on",
        "Fl\u00fcchtlinge",
        "bronze Walls; floods",
        "a-b",
        "a b",
        "\u00fcber",
    )
    with closing(indexed(*bodies)) as db:
        asked = "SELECT rowid FROM words WHERE words MATCH ?"
        found, spelled = (db.execute(asked, (one,)).fetchall() for one in (query_of(typed), spelled_out(db, typed)))
        assert set(spelled) <= set(found)
        assert spelled == found or not typed.isascii()


def test_of_many_longer_words_the_first_alone_are_looked_for(tmp_path: Path) -> None:
    """A bounded search that finds as many as it counts with these leaves the others to a count of all."""
    longer = [f"flood{first}{other}" for first in "abcdefghij" for other in "abcdefghij"]
    said = [*(f"{number} flood walls broke" for number in range(searching.WEIGHED + 1)), *longer]
    with Ledger.open(str(tmp_path / "one.db")) as ledger, closing(Overview(ledger)) as overview:
        ledger.record(build(Page(told=tuple(Told(words=one) for one in said))))
        first, last = (overview.search(one, "claim").hits[0].id for one in (longer[0], longer[-1]))
        bounded = overview.search("flood", "claim", limit=len(said), most=searching.WEIGHED)
        assert bounded.more
        assert [one in {hit.id for hit in bounded.hits} for one in (first, last)] == [True, False]
        assert overview.search("flood", "claim").total == len(said)
        assert last in overview.hit_ids("flood", "claim")


def test_of_many_reports_that_hold_the_words_those_last_recorded_are_listed(overview: Overview) -> None:
    """However many hold them, the list looks no further back than it counts."""
    every = overview.reports(words="the")
    found = overview.reports(words="the", most=1)
    assert (every.fitting, every.more, len(every.reports)) == (3, False, 3)
    assert (found.fitting, found.more, len(found.reports)) == (1, True, 1)
    assert overview.reports(words="the", most=3) == every


def test_of_many_that_fit_the_days_of_the_last_are_counted(overview: Overview) -> None:
    """Bars over a filter that leaves more than are counted are those of the latest; without a filter, of all."""
    filters = Filters(verification=Verification.NOT_MARKED)
    every, some = overview.days(filters), overview.days(filters, most=1)
    assert every == overview.days(Filters()) == overview.days(filters, most=2) == overview.days(Filters(), most=1)
    assert some == every[-1:] != every


def test_words_that_stand_nearly_everywhere_are_found_last_recorded_first(tmp_path: Path) -> None:
    """Hits beyond those that are weighed come in an order that needs no weighing, all of them, each once."""
    said = [f"{number} people were hurt" for number in range(searching.WEIGHED + 1)]
    with Ledger.open(str(tmp_path / "one.db")) as ledger, closing(Overview(ledger)) as overview:
        ledger.record(build(Page(told=tuple(Told(words=one) for one in said))))
        hits = overview.search("people", "claim", limit=3)
        assert (hits.total, hits.more) == (len(said), False)
        bounded = overview.search("people", "claim", limit=3, most=searching.WEIGHED)
        assert (bounded.total, bounded.more, bounded.hits) == (searching.WEIGHED, True, hits.hits)
        assert hits.hits[0].id != overview.search("people", "claim", offset=1, limit=3).hits[0].id
        found = overview.hit_ids("people", "claim")
        assert len(found) == len(set(found)) == len(said)
        assert list(found[:3]) == [one.id for one in hits.hits]
