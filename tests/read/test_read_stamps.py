"""Times as they are printed."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.stamps import find_stamps, place_in_zone, read_iso


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2 May 2031, 19:29 | Updated: 3 May 2031, 02:02", ["2031-05-02T19:29:00", "+2031-05-03T02:02:00"]),
        ("Published 8:15 p.m. EST Oct. 3, 2031", ["2031-10-03T20:15:00-05:00"]),
        ("Updated at 3:04 PM EDT, Thu May 1, 2031", ["+2031-05-01T15:04:00-04:00"]),
        ("Last modified on Fri 5 May 2031 17.38 BST", ["+2031-05-05T17:38:00+01:00"]),
        ("2031-05-01T10:00:00+02:00", ["2031-05-01T10:00:00+02:00"]),
        ("September 3rd, 2031", ["2031-09-03T00:00:00"]),
        ("13/04/2031 10:20", ["2031-04-13T10:20:00"]),
        ("28.04.2031 | 09:36 Uhr", ["2031-04-28T09:36:00"]),
        ("4 September 2031, 06:50 GMT+2", ["2031-09-04T06:50:00+02:00"]),
        ("4 September 2031, 06:50 UTC-03:30", ["2031-09-04T06:50:00-03:30"]),
        ("03/04/2031", []),
        ("31 February 2031", []),
        ("Room 12, May day, 2031", []),
    ],
)
def test_stamps_are_read_as_printed(line: str, wanted: list[str]) -> None:
    """With the zone that is printed or none; a plus marks those that the words before call an update."""
    assert [("+" if stamp.updated else "") + stamp.when.isoformat() for stamp in find_stamps(line)] == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2031-02-24T12:00:00.000Z", "2031-02-24T12:00:00+00:00"),
        ("2031-02-24T12:00+0530", "2031-02-24T12:00:00+05:30"),
        ("20310224", "2031-02-24T00:00:00"),
        ("May 3, 2031", "2031-05-03T00:00:00"),
        ("yesterday", None),
        ("2031-13-45", None),
        ("", None),
        (None, None),
    ],
)
def test_metadata_dates_are_read(value: str | None, wanted: str | None) -> None:
    """ISO 8601 in its usual spellings, else as printed, else not at all."""
    found = read_iso(value)
    assert (found.isoformat() if found else None) == wanted


@pytest.mark.parametrize(
    ("when", "zone", "wanted", "why"),
    [
        ("2031-07-01T12:00", "Europe/London", "2031-07-01T12:00:00+01:00", "zone of the publisher"),
        ("2031-07-01T12:00", None, "2031-07-01T12:00:00+00:00", "taken as UTC"),
        ("2031-07-01T12:00", "Not/Aplace", "2031-07-01T12:00:00+00:00", "taken as UTC"),
        ("2031-07-01T22:30+00:00", "Europe/Berlin", "2031-07-02T00:30:00+02:00", "shown in the zone"),
        ("2031-07-01T12:00+05:00", "Europe/London", "2031-07-01T12:00:00+05:00", "as given"),
    ],
)
def test_a_moment_gets_a_zone_and_says_whose(when: str, zone: str | None, wanted: str, why: str) -> None:
    """The publisher's where none is printed; UTC, said aloud, where that is not known either."""
    placed, how = place_in_zone(datetime.fromisoformat(when), zone)
    assert placed.isoformat() == wanted
    assert why in how


@given(st.text(max_size=200), st.datetimes())
def test_any_words_are_read_without_error(words: str, when: datetime) -> None:
    """And a stamp stands inside its line."""
    for stamp in find_stamps(f"{words} {when:%d %B %Y, %H:%M} {words}"):
        assert 0 <= stamp.start < stamp.end
    read_iso(words)
