from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sayso.errors import BadRequest
from sayso.settings import asked_moment
from sayso.web.moments import interval, moment, published, shown

LONDON = timezone(timedelta(hours=1))
EAST = timezone(timedelta(hours=5, minutes=30))
WEST = timezone(-timedelta(hours=3))


@pytest.mark.parametrize(
    ("when", "utc", "local"),
    [
        (datetime(2031, 5, 14, 19, 10, tzinfo=UTC), "14 May 2031, 19:10 UTC", None),
        (datetime(2031, 5, 14, 19, 10, tzinfo=LONDON), "14 May 2031, 18:10 UTC", "19:10 UTC+01:00"),
        (datetime(2031, 5, 15, 2, 0, tzinfo=EAST), "14 May 2031, 20:30 UTC", "15 May 2031, 02:00 UTC+05:30"),
        (datetime(2031, 5, 14, 9, 0, tzinfo=WEST), "14 May 2031, 12:00 UTC", "09:00 UTC\u221203:00"),
        (datetime(2031, 5, 14, 9, 0), "14 May 2031, 09:00", None),  # noqa: DTZ001 - a naive time is the case
    ],
)
def test_a_moment_is_told_in_utc_with_the_local_clock(when: datetime, utc: str, local: str | None) -> None:
    """Times stand in UTC first; the publisher's clock is beside them, with its day where that differs."""
    told = moment(when)
    assert (told.utc, told.local) == (utc, local)


def test_no_moment_stays_none() -> None:
    """An unknown time is not shown as any time."""
    assert shown(None) is None


def test_a_day_of_publication_without_an_hour_is_told_as_a_day() -> None:
    """Midnight is what a date alone is read as, and nobody said it."""
    told = published(datetime(2031, 5, 14, tzinfo=LONDON))
    assert told is not None
    assert (told.utc, told.local) == ("14 May 2031", None)
    assert published(datetime(2031, 5, 14, 19, 10, tzinfo=LONDON)) == moment(
        datetime(2031, 5, 14, 19, 10, tzinfo=LONDON)
    )
    assert published(None) is None


def day(number: int, hour: int = 0, minute: int = 0, month: int = 5) -> datetime:
    """A moment of May 2031 in a zone that is not UTC."""
    return datetime(2031, month, number, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        (None, None, None),
        (day(14), day(14, 23, 59), "14 May 2031"),
        (day(14), day(16, 23, 59), "14–16 May 2031"),
        (day(30), day(2, 23, 59, month=6), "30 May – 2 June 2031"),
        (day(14, 5, 0), day(14, 7, 30), "14 May 2031, 04:00–06:30 UTC"),
        (day(14, 5, 0), day(14, 5, 0), "14 May 2031, 04:00 UTC"),
        (day(14, 5, 0), day(15, 5, 0), "14 May 2031, 04:00 – 15 May 2031, 04:00 UTC"),
        (day(14), None, "not before 14 May 2031"),
        (day(14, 5), None, "not before 14 May 2031, 04:00 UTC"),
        (None, day(14, 23, 59), "not after 14 May 2031"),
    ],
)
def test_when_an_event_happened(earliest: datetime | None, latest: datetime | None, told: str | None) -> None:
    """Whole days stay days of the calendar they were told in; an open bound says that it is open."""
    assert interval(earliest, latest) == told


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (None, None),
        ("", None),
        ("2031-05-14", datetime(2031, 5, 14, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2031-05-14T18:00", datetime(2031, 5, 14, 18, 0, tzinfo=UTC)),
        ("2031-05-14T18:00Z", datetime(2031, 5, 14, 18, 0, tzinfo=UTC)),
        ("2031-05-14T18:00 02:00", datetime(2031, 5, 14, 16, 0, tzinfo=UTC)),
        ("2031-05-14T18:00+02:00", datetime(2031, 5, 14, 16, 0, tzinfo=UTC)),
    ],
)
def test_an_as_of_time_is_read(given: str | None, meant: datetime | None) -> None:
    """No zone means UTC, a date alone the end of that day, and an unescaped plus is still a plus."""
    assert asked_moment(given) == meant


@pytest.mark.parametrize("given", ["soon", "2031-13-01", "14 May", "0001-01-01T00:00+14:00", "1e999", "2031-05-14T"])
def test_what_is_no_time_is_refused(given: str) -> None:
    """The refusal is one line that repeats what was given."""
    with pytest.raises(BadRequest) as refused:
        asked_moment(given)
    assert given in str(refused.value)
    assert "\n" not in str(refused.value)
