"""Types of events, and the page that explains them."""

from __future__ import annotations

from pathlib import Path

from sayso.domain.event_types import NO_EVENT, PLOVER, SUB_EVENT_TYPES, Plover

PAGE = Path(__file__).resolve().parents[2] / "docs" / "plover.md"
NONE = "–"
CATEGORIES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def table() -> list[list[str]]:
    """Cells of the page's table, less its head."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").split("\n") if line.startswith("| ")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[1:]]


def test_every_type_stands_in_one_group_and_in_the_mapping() -> None:
    """There are 25 of ACLED's, and one for no such event."""
    types = [name for names in SUB_EVENT_TYPES.values() for name in names]
    assert len(types) == len(set(types)) == 25
    assert list(PLOVER) == [*types, NO_EVENT]


def test_categories_are_plovers() -> None:
    """Nothing is mapped to a category that the manual does not have."""
    assert {one.category for one in PLOVER.values() if one} <= CATEGORIES


def test_the_page_says_what_the_mapping_says() -> None:
    """Types, groups, categories and modes are the same, row by row."""
    group = {name: group for group, names in SUB_EVENT_TYPES.items() for name in names}
    read = {row[0]: (row[1], row[2], row[3]) for row in table()}

    def said(one: Plover | None) -> tuple[str, str]:
        return (one.category, one.mode or NONE) if one else (NONE, NONE)

    assert read == {name: (group.get(name, NONE), *said(one)) for name, one in PLOVER.items()}
