from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sayso.domain.claim import Aspect
from sayso.domain.event_types import SUB_EVENT_TYPES
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.export import acled, ucdp
from sayso.export.asking import Wanted
from sayso.ledger import Ledger
from tests.export.shelves import DEAD, WITNESS, exported, rows, trigger_of
from tests.ledger.builders import MONDAY, Happening, Page, Told, build


def table(ledger: Ledger, form: str) -> dict[str, dict[str, str]]:
    """The rows by what the events are known by."""
    known = {one.id: trigger_of(one.label) for one in ledger.events()}
    key = "id" if form == "ucdp" else "event_id_cnty"
    return {known[row[key]]: row for row in rows(exported(ledger, form))}


def test_a_day_and_a_place_are_told_on_acleds_scales(ledger: Ledger) -> None:
    """UCDP's precision 2 is ACLED's 2; the row says that the point is an area's middle."""
    raid = table(ledger, "acled")["raid"]
    assert (raid["event_date"], raid["time_precision"], raid["year"]) == ("2031-03-03", "1", "2031")
    assert (raid["latitude"], raid["longitude"], raid["geo_precision"]) == ("51.25", "-3.5", "2")
    assert (raid["disorder_type"], raid["event_type"], raid["sub_event_type"]) == (
        "Political violence", "Battles", "Armed clash",
    )  # fmt: skip
    assert {raid["actor1"], raid["actor2"]} == {"Dunmarch Brigade", "Border Guard"}
    assert "latitude, longitude: the middle of an area about 25 km around" in raid["lossy_mappings"]


def test_a_country_never_stands_for_a_point(ledger: Ledger) -> None:
    """Nor does one state of several that assert a place."""
    flood = table(ledger, "acled")["flood"]
    assert (flood["latitude"], flood["longitude"], flood["geo_precision"], flood["country"]) == ("", "", "", "")
    assert "country: asserted by VA, OS" in flood["lossy_mappings"]
    assert "no point can stand" in flood["lossy_mappings"]


def test_a_death_that_nobody_told_is_a_zero_for_acled_alone(ledger: Ledger) -> None:
    """And the row says so; differing figures give the lowest there, and no best estimate for UCDP."""
    theirs, ours = table(ledger, "acled"), table(ledger, "ucdp")
    assert (theirs["flood"]["fatalities"], theirs["flood"]["sayso_fatalities_lowest_told"]) == ("0", "")
    assert "nobody tells any" in theirs["flood"]["lossy_mappings"]
    assert (ours["flood"]["low"], ours["flood"]["best"], ours["flood"]["high"]) == ("", "", "")
    assert theirs["raid"]["fatalities"] == "4"
    assert (ours["raid"]["low"], ours["raid"]["best"], ours["raid"]["high"]) == ("4", "", "9")
    assert "best: figures differ" in ours["raid"]["lossy_mappings"]


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        (DEAD, "9", "9", "9"),
        ("no one was killed", "0", "0", "0"),
        ("at least seven soldiers were killed", "7", "", ""),
        ("there were twelve casualties", "", "", ""),
        ("three people were wounded", "", "", ""),
    ],
)
def test_figures_are_of_the_dead_and_as_told(tmp_path: Path, words: str, low: str, best: str, high: str) -> None:
    """None is zero only where somebody says so; casualties may be wounded; at least seven has no bound."""
    with Ledger.open(str(tmp_path / "one.db")) as made:
        made.record(build(Page(told=(Told(words=words, aspect=Aspect.HOW_MANY),))))
        (row,) = rows(exported(made, "ucdp"))
    assert (row["low"], row["best"], row["high"]) == (low, best, high)


@pytest.mark.parametrize(
    ("days", "date", "theirs", "ucdps"),
    [(0, "2031-03-03", "1", "1"), (5, "2031-03-05", "2", "2"), (20, "2031-03-13", "3", "4"), (90, "", "", "5")],
)
def test_an_interval_has_its_middle_and_its_precision(
    tmp_path: Path, days: int, date: str, theirs: str, ucdps: str
) -> None:
    """What is longer than a month has no date of ACLED's; UCDP's keeps both ends."""
    with Ledger.open(str(tmp_path / "one.db")) as made:
        made.record(build(Page(events=(Happening(),))))
        (event,) = made.events()
        last = MONDAY + timedelta(days=days)
        value = f"{MONDAY.date()}/{last.date()}"
        made.judge(Judgement(JudgementKind.TIME, event.id, value, None, None), "Ada Moor")
        (one,), (other,) = (rows(exported(made, form)) for form in ("acled", "ucdp"))
    assert (one["event_date"], one["time_precision"]) == (date, theirs)
    assert (other["date_start"], other["date_end"], other["date_prec"]) == (
        "2031-03-03", last.date().isoformat(), ucdps,
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(sub for subs in SUB_EVENT_TYPES.values() for sub in subs))
def test_every_type_has_its_group_and_disorder(tmp_path: Path, kind: str) -> None:
    """All 25 of ACLED's."""
    with Ledger.open(str(tmp_path / "one.db")) as made:
        made.record(build(Page(events=(Happening(type=kind),))))
        (row,) = rows(exported(made, "acled"))
    assert kind in SUB_EVENT_TYPES[row["event_type"]]
    assert row["disorder_type"]


def test_what_is_not_known_is_empty(ledger: Ledger) -> None:
    """A protest of which neither day, place nor type is known has none of them."""
    theirs, ours = table(ledger, "acled")["protest"], table(ledger, "ucdp")["protest"]
    for name in ("event_date", "event_type", "location", "latitude", "source", "actor1"):
        assert theirs[name] == ""
    for name in ("date_start", "where_prec", "type_of_violence", "source_office", "year"):
        assert ours[name] == ""


def test_witnesses_are_not_named_in_notes_and_sources(ledger: Ledger) -> None:
    """Where a format asks for the original source they are withheld."""
    for form in ("acled", "ucdp"):
        assert WITNESS not in exported(ledger, form).decode()
    assert "[withheld]" in table(ledger, "ucdp")["raid"]["source_original"]
    assert WITNESS in exported(ledger, "ucdp", Wanted(named=True)).decode()


def test_notes_take_no_side(ledger: Ledger) -> None:
    """They say who takes which stance, in the words of the pages."""
    notes = table(ledger, "acled")["raid"]["notes"]
    assert "Ministry of Varn says, Governor Tessel denies (contested; not marked as verified)" in notes


def test_columns_are_those_of_the_page() -> None:
    """docs/exports.md names every column of every table, in backticks or in its tables."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")
    for column in (*acled.COLUMNS, *ucdp.COLUMNS):
        numbered = column[:-1] + "1 to " if column.startswith("admin") else column
        assert column in page or numbered.rstrip("0123456789 to") in page, column
