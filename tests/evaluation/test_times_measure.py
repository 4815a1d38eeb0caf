"""Times and ties are counted as they are described."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from evaluation.ties import count, dates_of_keys
from evaluation.times import read_timeml, score

TIMEML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-14">14 May 2031</TIMEX3></DCT>
<TEXT>
The depot <EVENT>burned</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2031-05-12">Monday</TIMEX3>.

It had stood since <TIMEX3 tid="t2" type="DATE" value="1999">the year 2001</TIMEX3>, or
for <TIMEX3 tid="t3" type="DURATION" value="PXX">ages</TIMEX3>.
</TEXT></TimeML>"""


def test_times_are_counted_by_span_and_value(tmp_path: Path) -> None:
    """Two of three expressions are found, both with their whole span, and one of them with the annotated value."""
    file = tmp_path / "made-up.tml"
    file.write_text(TIMEML, "utf-8")
    timed = read_timeml(file)
    assert [timed.document.text[span] for span, _ in timed.gold] == ["Monday", "the year 2001", "ages"]
    scored = score(timed)
    assert (scored.strict, scored.relaxed, scored.value) == ((2, 2, 3), (2, 2, 3), (1, 2, 3))


def test_a_date_is_right_where_it_meets_any_of_the_key(tmp_path: Path) -> None:
    """A key's date may be a day, days, or up to a day; a date that meets one of several incidents' is right."""
    file = tmp_path / "key"
    file.write_text(
        "0.  MESSAGE: ID   MADE-UP-1\n2.  INCIDENT: DATE   02 FEB 90\n\n"
        "0.  MESSAGE: ID   MADE-UP-1\n2.  INCIDENT: DATE   17 FEB 90 - 18 FEB 90\n\n"
        "0.  MESSAGE: ID   MADE-UP-2\n2.  INCIDENT: DATE   -\n",
        "latin-1",
    )
    due = dates_of_keys(file)
    assert set(due) == {"MADE-UP-1"}
    day = date(1990, 2, 18)
    assert count((day, day), due["MADE-UP-1"]) == (1, 1, 1)
    assert count((date(1990, 2, 5), date(1990, 2, 6)), due["MADE-UP-1"]) == (0, 1, 1)
    assert count(None, due["MADE-UP-1"]) == (0, 0, 1)
