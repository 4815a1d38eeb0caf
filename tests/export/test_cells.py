from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.cells import csv_of, guarded, json_of, unguarded

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
MARKS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
risky = st.builds("".join, st.tuples(st.sampled_from(["", "'", "''"]), st.sampled_from(MARKS), texts))


@given(st.one_of(texts, risky))
def test_no_cell_is_run_and_every_word_comes_back(word: str) -> None:
    """A spreadsheet sees no formula, and taking the guard off gives what was there."""
    shown = guarded(word)
    assert not shown.startswith(tuple(MARKS))
    assert unguarded(shown) == word


@given(st.lists(st.fixed_dictionaries({"a": st.one_of(st.none(), st.integers(), texts), "b": texts}), max_size=4))
def test_a_table_comes_back_from_its_file(table: list[dict[str, str | int | None]]) -> None:
    """Quotation marks, commas, line breaks and formulas in cells change nothing; JSON keeps null apart from ""."""
    told = b"".join(csv_of(("a", "b"), table)).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(told, newline="")))
    assert [{name: unguarded(value) for name, value in row.items()} for row in read] == [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in table
    ]
    assert json.loads(b"".join(json_of(("a", "b"), table))) == table


def test_negative_numbers_are_numbers() -> None:
    """A longitude in the west is not taken for a formula."""
    assert b"".join(csv_of(("lon",), [{"lon": -3.5}])).endswith(b"\r\n-3.5\r\n")
