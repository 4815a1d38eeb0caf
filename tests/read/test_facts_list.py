"""What a list says of the files that it names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sayso.read.facts_list import BadRow, read_rows


def test_a_list_of_paths_is_no_table() -> None:
    """A line that names a file is no header, whatever stands in it."""
    assert read_rows(["raids, 2031.txt", "path.txt"], "list.txt") is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_names_files_and_what_is_known_of_them(delimiter: str) -> None:
    """By its columns, in any order, a table tells of each file when and by whom it was published."""
    rows = [["Published", "File", "Publisher"], ["2031-05-03", "a.txt", "Ulm Courier"], ["", "b.txt", ""]]
    found = read_rows([delimiter.join(row) for row in rows], "list.csv")
    assert found is not None
    assert found.names == ("a.txt", "b.txt")
    (told,) = found.told.values()
    assert (told.publisher, told.published, told.by) == ("Ulm Courier", datetime(2031, 5, 3, tzinfo=UTC), "list.csv")


def test_a_moment_keeps_its_zone() -> None:
    """A time with an offset is that moment."""
    found = read_rows(["path,published", "a.txt,2031-05-03T09:30+02:00"], "list.csv")
    assert found is not None
    assert found.told["a.txt"].published == datetime(2031, 5, 3, 9, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize("row", ["a.txt,soon", ",2031-05-03"])
def test_a_row_that_cannot_be_used_is_refused(row: str) -> None:
    """A row without a path, or with a date that is none, is told by its number."""
    with pytest.raises(BadRow, match="row 2"):
        read_rows(["path,published", row], "list.csv")
