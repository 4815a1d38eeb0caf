"""What time expressions mean: TIMEX3 values and intervals, counted from the report's publication.

News tells of the past: "on Monday" is the last Monday up to publication, "in April" the last April. What cannot be
anchored stays unresolved, with the reason; the moment of publication is never taken for the moment of an event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sayso.domain.identity import Time
from sayso.domain.ids import content_id
from sayso.domain.mention import Timex
from sayso.domain.report import Document
from sayso.resolve.calendars import (
    MONTHS,
    PARTS,
    UNITS,
    WEEKDAYS,
    count_of,
    first_of_month,
    last_of_month,
    month_back,
    part_bounds,
)

NO_ANCHOR = "the report's time of publication is not known"
VAGUE = "the words do not say when"
OTHER_ANCHOR = "counted from another time, not from publication"
NO_DAY = "a time of day without its day"
LENGTH_ONLY = "a length of time without its place in time"
REPEATED = "a repeated time"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A value with inclusive days, or with exact moments where part of a day is meant."""

    value: str | None
    first: date | None = None
    last: date | None = None
    hours: tuple[time, time] | None = None
    unresolved: str | None = None


_Rule = Callable[[re.Match[str], date | None], "_Meaning | None"]


def times_of(document: Document, timexes: Sequence[Timex]) -> tuple[Time, ...]:
    """Normalises time expressions.

    Bounds are inclusive, in the zone of the report's publication (UTC where that is not known).
    """
    published = document.report.published
    zone: tzinfo = (published.tzinfo if published else None) or UTC
    anchor = published.date() if published else None
    return tuple(_time(document, timex, anchor, zone) for timex in timexes)


def _time(document: Document, timex: Timex, anchor: date | None, zone: tzinfo) -> Time:
    key = content_id("time", document.report.id, timex.span.start, timex.span.end)
    meaning = meaning_of(document.text[timex.span], anchor)
    if meaning.first is None or meaning.last is None:
        return Time(key, timex.span, meaning.value, timex.kind, unresolved=meaning.unresolved or VAGUE)
    opens, closes = meaning.hours or (time.min, time.max.replace(microsecond=0))
    earliest = datetime.combine(meaning.first, opens, zone)
    latest = datetime.combine(meaning.last, closes, zone)
    return Time(key, timex.span, meaning.value, timex.kind, earliest, latest)


def meaning_of(words: str, anchor: date | None) -> _Meaning:
    """Reads a time expression; ``anchor`` is the day of publication, None where that is not known."""
    shown = re.sub(r"\s+", " ", words.lower()).strip().replace("\u2013", "-")
    shown = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", shown)
    for pattern, rule in _RULES:
        match = pattern.fullmatch(shown)
        if match:
            try:
                found = rule(match, anchor)
            except (ValueError, OverflowError):  # 31 February, or far outside the calendar
                return _Meaning(None, unresolved=VAGUE)
            return found or _Meaning(None, unresolved=NO_ANCHOR)
    return _Meaning(None, unresolved=VAGUE)


def _day(value: date) -> _Meaning:
    return _Meaning(value.isoformat(), value, value)


def _iso(match: re.Match[str], _anchor: date | None) -> _Meaning:
    return _day(date.fromisoformat(match[0]))


def _calendar_day(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    found = match.groupdict()
    month, year = MONTHS[found["month"].rstrip(".")[:3]], found.get("year")
    if not year and anchor is None:
        return None
    chosen = int(year) if year else _past_year(month, int(found["day"]), anchor or date.min)
    first = date(chosen, month, int(found["day"]))
    if not found.get("until"):
        return _day(first)
    last = date(chosen, month, int(found["until"]))
    return _Meaning(f"{first.isoformat()}/{last.isoformat()}", first, max(first, last))


def _past_year(month: int, day: int, anchor: date) -> int:
    """The year of the last such day; one up to a month ahead is of this year (news also announces)."""
    near = anchor + timedelta(days=31)
    return anchor.year if (month, day) <= (near.month, near.day) or near.year > anchor.year else anchor.year - 1


def _month(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    month, year = MONTHS[match["month"].rstrip(".")[:3]], match.groupdict().get("year")
    if not year and anchor is None:
        return None
    here = anchor or date.min
    chosen = int(year) if year else here.year - (month > here.month)
    if not year and match.groupdict().get("which") == "next":
        chosen = here.year + (month <= here.month)
    first = date(chosen, month, 1)
    return _Meaning(f"{chosen}-{month:02d}", first, last_of_month(first))


def _year(match: re.Match[str], _anchor: date | None) -> _Meaning:
    year = int(match[0])
    return _Meaning(str(year), date(year, 1, 1), date(year, 12, 31))


def _weekday(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    if anchor is None:
        return None
    found = match.groupdict()
    back = (anchor.weekday() - WEEKDAYS[found["weekday"]]) % 7
    if found.get("which") == "last" and back == 0:
        back = 7
    day = anchor - timedelta(days=back) if found.get("which") != "next" else anchor + timedelta(days=7 - back)
    return _with_part(day, found.get("part"))


def _with_part(day: date, part: str | None) -> _Meaning:
    if not part:
        return _day(day)
    code, opens, closes = part_bounds(part)
    return _Meaning(f"{day.isoformat()}{code}", day, day, (opens, closes))


def _this_part(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    if anchor is None:
        return None
    day = (
        anchor - timedelta(days=match["which"] in ("last", "yesterday")) + timedelta(days=match["which"] == "tomorrow")
    )
    return _with_part(day, match["part"])


def _overnight(_match: re.Match[str], anchor: date | None) -> _Meaning | None:
    if anchor is None:
        return None
    before = anchor - timedelta(days=1)
    return _Meaning(f"{before.isoformat()}TNI", before, anchor, (time(18), time(8)))


def _near_day(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    if anchor is None:
        return None
    offset = {"yesterday": -1, "tomorrow": 1}.get(match[0], 0)
    return _with_part(anchor + timedelta(days=offset), "night" if match[0] == "tonight" else None)


def _near_unit(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    """Reads "last year", "this week", "earlier this month": the unit around publication, or the one beside it."""
    if anchor is None:
        return None
    which, unit = match["which"], match["unit"]
    if which in ("the same", "the following", "the previous"):
        return _Meaning(None, unresolved=OTHER_ANCHOR)
    step = {"last": -1, "the past": -1, "next": 1}.get(which, 0)
    found = _unit_around(anchor, unit, step)
    earlier = match.groupdict().get("shade") == "earlier" and step == 0
    return _Meaning(found.value, found.first, anchor, found.hours) if earlier else found


def _unit_around(anchor: date, unit: str, step: int) -> _Meaning:
    if unit == "year":
        year = anchor.year + step
        return _Meaning(str(year), date(year, 1, 1), date(year, 12, 31))
    if unit == "month":
        first = month_back(first_of_month(anchor), -step)
        return _Meaning(first.isoformat()[:7], first, last_of_month(first))
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    year, week, _ = monday.isocalendar()
    if unit == "week":
        return _Meaning(f"{year}-W{week:02d}", monday, monday + timedelta(days=6))
    if unit == "weekend":
        return _Meaning(f"{year}-W{week:02d}-WE", monday + timedelta(days=5), monday + timedelta(days=6))
    return _Meaning(None, unresolved=VAGUE)


def _ago(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    count, unit = count_of(match["count"]), match["unit"].rstrip("s")
    if match["way"] != "ago":
        return _Meaning(None, unresolved=OTHER_ANCHOR)
    if count is None:
        return _Meaning("PAST_REF", unresolved=VAGUE)
    if anchor is None:
        return None
    if unit in ("second", "minute", "hour"):
        return _day(anchor) if unit != "hour" or count < 24 else _day(anchor - timedelta(hours=count))
    if unit == "day":
        return _day(anchor - timedelta(days=count))
    step = {"decade": 10}.get(unit, 1) * int(count)
    return _unit_around(anchor, "year" if unit == "decade" else unit, -step)


def _length(match: re.Match[str], _anchor: date | None) -> _Meaning:
    count, unit = count_of(match["count"]), match["unit"].rstrip("s")
    code = UNITS.get(unit)
    amount = "X" if count is None else f"{count:g}"
    value = f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{amount}{code}" if code else None
    return _Meaning(value, unresolved=LENGTH_ONLY)


def _clock(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "").strip()
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    moment = time(hour, minute)
    shown = f"T{moment.isoformat('minutes')}"
    if not match["weekday"]:
        return _Meaning(shown, unresolved=NO_DAY)
    if anchor is None:
        return None
    day = anchor - timedelta(days=(anchor.weekday() - WEEKDAYS[match["weekday"]]) % 7)
    return _Meaning(day.isoformat() + shown, day, day, (moment, moment))


def _small_hours(match: re.Match[str], anchor: date | None) -> _Meaning | None:
    if not match["weekday"]:
        return _Meaning("TNI", unresolved=NO_DAY)
    if anchor is None:
        return None
    day = anchor - timedelta(days=(anchor.weekday() - WEEKDAYS[match["weekday"]]) % 7)
    return _Meaning(f"{day.isoformat()}TNI", day, day, (time(0), time(6)))


def _part_alone(match: re.Match[str], _anchor: date | None) -> _Meaning:
    return _Meaning(PARTS[match["part"]][0], unresolved=NO_DAY)


def _earlier_today(_match: re.Match[str], anchor: date | None) -> _Meaning | None:
    return _day(anchor) if anchor else None


def _recently(_match: re.Match[str], _anchor: date | None) -> _Meaning:
    return _Meaning("PAST_REF", unresolved=VAGUE)


def _repeated(_match: re.Match[str], _anchor: date | None) -> _Meaning:
    return _Meaning(None, unresolved=REPEATED)


_M = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?)"
_D = r"(?P<day>\d{1,2})"
_Y = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_W = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_P = rf"(?P<part>{'|'.join(PARTS)})"
_SHADE = r"(?P<shade>early|late|mid|earlier|later|the end of|the beginning of|the start of)"
_COUNT = r"(?P<count>\d{1,4}(?:\.\d)?|[a-z]+|a few|a couple of)"
_UNIT = r"(?P<unit>(?:second|minute|hour|day|week|weekend|month|year|decade)s?)"

_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(form), rule)
    for form, rule in (
        (r"(?:19|20)\d\d-\d\d-\d\d", _iso),
        (rf"(?:between |from )?{_D}(?: ?- ?| to | and )(?P<until>\d{{1,2}}) {_M}{_Y}", _calendar_day),
        (rf"{_M} {_D} ?- ?(?P<until>\d{{1,2}}){_Y}", _calendar_day),
        (rf"(?:[a-z]+day,? )?(?:the )?{_D}(?: of)? {_M}{_Y}", _calendar_day),
        (rf"(?:[a-z]+day,? )?{_M} {_D}{_Y}", _calendar_day),
        (rf"(?:{_SHADE}[ -])?{_M}{_Y}", _month),
        (rf"(?P<which>last|this|next) {_M}", _month),
        (r"(?:19|20)\d\d", _year),
        (rf"(?:(?P<which>last|this|next) )?{_W}", _weekday),
        (rf"(?:late |early )?(?:on )?{_W} {_P}", _weekday),
        (rf"(?P<which>this|last|yesterday|tomorrow) {_P}", _this_part),
        (r"overnight", _overnight),
        (r"yesterday|today|tomorrow|tonight", _near_day),
        (r"earlier (?:today|on the day|in the day)|earlier on the day", _earlier_today),
        (
            (
                r"(?:(?P<shade>earlier|later) )?(?P<which>last|this|next|the previous|the same|the past|the following)"
                r" (?P<unit>day|week|weekend|month|year)"
            ),
            _near_unit,
        ),
        (rf"{_COUNT} {_UNIT} (?P<way>ago|earlier|later|before)", _ago),
        (rf"(?:the (?:last|past|next|first) )?(?:more than |nearly |about |at least )?{_COUNT} {_UNIT}", _length),
        (r"(?P<count>\d{1,4})-(?P<unit>hour|day|week|month|year|minute)", _length),
        (
            (
                r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\.?)?(?: local time| gmt| utc)?"
                rf"(?: on {_W})?"
            ),
            _clock,
        ),
        (rf"(?:in )?the early hours(?: of {_W}(?: [a-z]+)?)?", _small_hours),
        (rf"{_P}", _part_alone),
        (r"in recent [a-z]+|recently", _recently),
        (r"(?:every|each) .{1,20}|daily|weekly|nightly", _repeated),
    )
)
