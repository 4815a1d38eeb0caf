"""Quarters and other parts of a year by which business is told: "the third quarter", "a year earlier"."""

from __future__ import annotations

import re
from datetime import date

from sayso.resolve import time_values as to
from sayso.resolve.time_values import Around, Meaning


def told_quarter(anchor: date, near: Around) -> Meaning:
    """The quarter that the report told last, else the one before publication."""
    if near.quarter:
        return to.quarter(*near.quarter)
    return to.around(anchor, "quarter", -1)


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def numbered_quarter(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the third quarter", "last year's first half", "the 2031 second quarter"."""
    number, told = _ORDINALS[match["number"]], match[0]
    written = re.search(r"\b(?:19|20)\d\d\b", told)
    half = match["unit"] == "half"
    if written:
        of = int(written[0])
    elif "last year" in told or re.search("year (?:earlier|ago|before)", told):
        of = anchor.year - 1
    elif "next year" in told:
        of = anchor.year + 1
    else:
        opens = date(anchor.year, 6 * number - 5 if half else 3 * number - 2, 1)
        of = anchor.year - (opens > anchor and not near.ahead and "this year" not in told)
    if not half:
        return to.quarter(of, number)
    if number > 2:
        raise ValueError(told)
    return Meaning(f"{of}-H{number}", date(of, 6 * number - 5, 1), to.quarter(of, 2 * number).last)


def other_quarter(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the year-ago quarter", "the latest period", "the 2031 period"."""
    told = match[0]
    written = re.search(r"\b(?:19|20)\d\d\b", told)
    of, number = near.quarter or _numbers(to.around(anchor, "quarter", -1))
    if written:
        return to.quarter(int(written[0]), number)
    if "current" in told:
        return to.around(anchor, "quarter", 0)
    if re.search("year (?:earlier|ago|before)|last year", told):
        return to.quarter(anchor.year - 1 if near.quarter is None or of >= anchor.year else of, number)
    if re.search("previous|prior", told):
        return to.around(date(of, 3 * number - 2, 1), "quarter", -1)
    return to.quarter(of, number)


def _numbers(found: Meaning) -> tuple[int, int]:
    assert found.first is not None
    return found.first.year, (found.first.month + 2) // 3


def a_year_before(_match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "a year earlier", "year-ago": beside a quarter, the same quarter of the year before."""
    if near.quarter:
        of, number = near.quarter
        return to.quarter(anchor.year - 1 if of >= anchor.year else of, number)
    return to.year(anchor.year - 1)


def end_of_year(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "year-end", "year-end 2031"."""
    if match["year"]:
        return to.day(date(int(match["year"]), 12, 31))
    gone = near.led_by in ("since", "from", "at") or (not near.ahead and anchor.month < 7)
    return to.day(date(anchor.year - gone, 12, 31))
