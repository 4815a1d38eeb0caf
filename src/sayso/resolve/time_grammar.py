"""Which rule reads which form of time expression, over the words in small letters, without hyphens inside words."""

# ruff: noqa: E501  one form stands on one line, so that forms can be compared
from __future__ import annotations

import re
from datetime import date

from sayso.resolve import time_alone as alone
from sayso.resolve import time_calendar as calendar
from sayso.resolve import time_counted as counted
from sayso.resolve import time_feasts as feasts
from sayso.resolve import time_of_day as of_day
from sayso.resolve import time_quarters as quarters
from sayso.resolve.calendars import PARTS, SEASONS, WEEKDAYS
from sayso.resolve.time_alone import Free
from sayso.resolve.time_counted import Rule
from sayso.resolve.time_values import NO_ANCHOR, NO_SUCH_DAY, NOWHERE, VAGUE, Around, Meaning, opened

_M = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_D = r"(?P<day>\d{1,2})"
_D2, _M2 = _D.replace("day", "day2"), _M.replace("<month>", "<month2>")
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_Y = rf"(?:,? {_YEAR})"
_OF = r" (?:of )?(?P<of>last|this|next) year"
_W = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_P = rf"(?P<part>{'|'.join(PARTS)})s?"
_SPOKEN = r"nineteen (?:hundred|(?P<tens>sixty|seventy|eighty|ninety)(?: (?P<ones>[a-z]+))?)"
_S = rf"(?P<season>{'|'.join(SEASONS)})"
_SHADE = r"(?:the )?(?:very )?(?P<shade>early|late|mid|earlier|later)(?: in| on| of)?(?: the)?|(?:the )?(?P<of_it>end|beginning|start|middle|close) of(?: the)?"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER = (
    rf"(?:{_ONES} and a half|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: {_ONES})?|{_ONES}(?:teen)?|ten|eleven|twelve"
    r"|thirteen|fifteen|eighteen|(?:a |one )hundred|\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2}| \d/\d)?)"
)
_N = (
    rf"(?P<count>{_NUMBER}(?: (?:to|or) {_NUMBER}|-\d{{1,3}})?|half an?|several|many|some|a few|few|(?:a )?couple(?: of)?"
    r"|a number of|dozens of|half a dozen|a dozen|an?)"
)
_ABOUT = r"(?:(?:more than|less than|nearly|about|almost|at least|around|up to|roughly|over|under|some|just over|just under|approximately|only|as many as|at most|no more than) )?"
_KIND = r"(?:(?:more|full|whole|straight|consecutive|successive|trading|business|working|long|calendar|fiscal|short) )?"
_U = r"(?P<unit>(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade)s?|centur(?:y|ies))"
_SPAN = r"(?:(?:fiscal|calendar|full|whole) )?(?P<unit>day|week|weekend|month|quarter|year|decade|century)"
_WHICH = r"(?P<which>(?:the )?(?:last|past|next|previous|following|same|coming|current|preceding|latest|entire|upcoming)|this(?: past| coming)?|that(?: same)?)"
_CLOCK = r"(?P<clock>\d{1,2}[:.]\d\d|\d{4}|\d{1,2})(?::\d\d)?(?: ?(?P<half>[ap]\.?m\b\.?))?(?P<zone> ?\(?(?:local time|[a-z]+ time|gmt|utc|bst|cet|cest|est|edt|et|msk)\b(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
_ON = rf"(?:,? (?:on )?(?P<weekday>{'|'.join(WEEKDAYS)}|today|yesterday|tomorrow))"

_STANDING: tuple[tuple[str, Free], ...] = (
    (r"(?:1[5-9]|20)\d\d-\d\d-\d\d", alone.iso_day),
    (r"(\d{1,2})/(\d{1,2})/(\d{2,4})", alone.slashed),
    (rf"(?:between |from )?(?:(?P<from>[a-z]{{3,9}})\.? )?{_D}(?: ?- ?| to | and )(?P<until>\d{{1,2}}) {_M}{_Y}", alone.full_day),
    (rf"{_M} {_D} ?(?:- ?| to )(?P<until>\d{{1,2}}){_Y}", alone.full_day),
    (rf"(?:[a-z]+day,? )?(?:the )?{_D}(?: of)? {_M}{_Y}", alone.full_day),
    (rf"(?:the )?(?:early hours|{_P}) of (?:[a-z]+day,? )?(?:the )?{_D} {_M}{_Y}", alone.full_day),
    (rf"(?:the )?(?:early hours|{_P}) of (?:[a-z]+day,? )?{_M} {_D}{_Y}", alone.full_day),
    (rf"(?:[a-z]+day,? )?(?:{_P} )?{_M} {_D}{_Y}", alone.full_day),
    (rf"(?:(?:{_SHADE}) )?{_M}(?:,| of)? {_YEAR}", alone.full_month),
    (rf"{_M} (?P<spoken>{_SPOKEN})", alone.spoken_month),
    (rf"the week of (?:{_M} {_D},?|(?:the )?{_D2} {_M2}) {_YEAR}", alone.full_week),
    (rf"(?:the )?(?P<number>first|second|third|fourth|last|\d) (?:week|{_W}) (?:of|in) {_M}{_Y}", calendar.nth_of_month),
    (r"(?:the )?(?P<year>(?:1[5-9]|20)\d\d)-(?P<until>\d{4}|\d\d)", calendar.years_between),
    (r"'(?P<short>\d\d)", calendar.short_year),
    (rf"(?:the )?{_S}(?: of)? '(?P<short>\d\d)", calendar.season_of_short_year),
    (r"(?:(?P<shade>early|late|mid) ?)?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", calendar.spelled_decade),
    (rf"(?P<feast>{feasts.FEASTS}),? {_YEAR}", feasts.dated_feast),
    (rf"(?:(?:{_SHADE}) ?)?(?:the year |calendar |fiscal (?:year )?)?{_YEAR}(?:'s)?", alone.a_year),
    (rf"(?P<spoken>{_SPOKEN})|(?:the year )?two thousand", alone.spelled_year),
    (rf"(?:(?:{_SHADE}) )?(?:the )?(?:(?:early|late|mid) ?)?['\u2019]?(?P<decade>\d\d0|\d{{4}}|\d0)s", alone.decade),
    (r"(?:the )?(?:(?P<shade>early|late|mid) )?(?P<number>\d{1,2}(?:th|st|nd|rd)?|nineteenth|twentieth|twenty first) century", alone.century),
    (rf"(?:(?:{_SHADE}) )?(?:the )?(?:(?:early|late|mid) ?)?(?:{_WHICH} )?{_S}(?: of)? {_YEAR}", alone.season_of_year),
    (r"hourly|daily|nightly|weekly|biweekly|monthly|annually|yearly|(?:every|each)\b.{1,30}", alone.repeated),
    (rf"(?:{'|'.join(WEEKDAYS)})(?: (?:{'|'.join(PARTS)}))?s", alone.repeated),
    (r"(?:right )?now|currently|current|at present|these days|nowadays|the (?:present )?moment", alone.present_as_such),
    (r"recently|previously|formerly|(?:the )?(?:(?:recent|distant) )?past", alone.past_as_such),
    (r"(?:a (?:long|short) time|some time|long|a while|moments|a moment|a generation) ago", alone.past_as_such),
    (r"(?:the )?(?:near |foreseeable )?future|soon|as soon as possible|some ?day", alone.future_as_such),
)  # fmt: skip

_LENGTHS: tuple[tuple[str, Free], ...] = (
    (
        r"(?P<unit>day|week|month|year|decade|century)s? ?long|(?:a )?fortnight|half (?:hour|year|century)|(?:(?:the )?(?:last|past|next) |a )?quarter century",
        alone.named_length,
    ),
    (rf"{_ABOUT}{_N} {_U} and a half", alone.length_and_half),
    (rf"{_ABOUT}(?:the )?{_ABOUT}{_N} {_KIND}{_U}(?: and a half| or so| or more)?", alone.length),
    (rf"(?:the )?(?:(?:coming|recent|past|last|next|following|early) )?{_U}(?: or [a-z]+)?", alone.length),
)

_COUNTED: tuple[tuple[str, Rule], ...] = (
    (rf"(?:between |from )?(?:(?P<from>[a-z]{{3,9}})\.? )?{_D}(?: ?- ?| to | and )(?P<until>\d{{1,2}}) {_M}", counted.day_of_month),
    (rf"{_M} {_D} ?(?:- ?| to )(?P<until>\d{{1,2}})", counted.day_of_month),
    (rf"(?:[a-z]+day,? )?(?:the )?{_D}(?: of)? {_M}(?:{_OF})?", counted.day_of_month),
    (rf"(?:the )?(?:early hours|{_P}) of (?:[a-z]+day,? )?(?:the )?{_D} {_M}", counted.day_of_month),
    (rf"(?:the )?(?:early hours|{_P}) of (?:[a-z]+day,? )?{_M} {_D}", counted.day_of_month),
    (rf"(?:[a-z]+day,? )?(?:{_P} )?{_M} {_D}(?:{_OF})?", counted.day_of_month),
    (rf"the week of (?:{_M} {_D}|(?:the )?{_D2} {_M2})", counted.week_of),
    (rf"(?:the )?(?P<number>first|second|third|fourth|last|\d) (?:week|{_W}) (?:of|in) {_M}(?:{_OF})?", calendar.nth_of_near_month),
    (rf"(?:the )?{_M}[ -]{_M2} (?:period|quarter)", calendar.months_between),
    (r"the (?P<day>\d{1,2})", calendar.day_alone),
    (rf"(?:(?P<which>last|this|next) )?(?P<feast>{feasts.FEASTS})", feasts.feast),
    (rf"(?P<count>{_NUMBER}|an?) weeks? ago (?:on )?{_W}", calendar.weekday_ago),
    (rf"(?:(?:{_SHADE}) )?{_M}{_OF}", counted.month_alone),
    (rf"(?:(?:{_SHADE}) ?|{_WHICH} )?{_M}", counted.month_alone),
    (r"(?:(?:late|early) )?(?:the night|night|overnight)(?:,? (?:of|on|into|to|from|between) [a-z]+day| [a-z]+day)?(?: (?:to|and|into) [a-z]+day|-[a-z]+day)?", of_day.overnight),
    (rf"(?:(?:{_SHADE}) |{_WHICH} )?{_W}(?: (?:late |early )?{_P})?(?: and [a-z]+)?(?:,? (?P<week>last|next) week)?", counted.weekday),
    (rf"(?:(?:late|early|mid) )?{_P} (?:on )?{_W}", counted.weekday),
    (rf"(?:(?:late|early|mid) )?{_P} (?P<which>yesterday|today|tomorrow)", counted.near_day),
    (rf"(?:(?:early|late|earlier|later) )?(?P<which>this|last|that|yesterday|tomorrow|the (?:next|following|previous|same)) {_P}", counted.near_day),
    (r"(?:(?:earlier|later|early|late|mid) )?(?P<which>yesterday|today|tomorrow|tonight)", counted.near_day),
    (rf"(?:the )?day (?P<side>before|after) (?:(?P<which>last|this|next) )?(?P<weekday>yesterday|tomorrow|{'|'.join(WEEKDAYS)})", counted.day_beyond),
    (r"(?:earlier|later) that day|the day (?:before|after)|(?:the|that) same day|that day|the (?:next|following|previous|preceding) day", counted.that_day),
    (r"(?:earlier|later) (?:on|in) the day", counted.earlier_today),
    (rf"(?:the )?(?:early|early morning|wee|small|pre ?dawn) hours(?: of (?:{_W}(?: [a-z]+)?|(?P<which>this|yesterday) morning))?", of_day.small_hours),
    (rf"(?P<opens>\d{{1,2}}(?:[:.]\d\d)?) ?- ?{_CLOCK}{_ON}?", of_day.clock_span),
    (rf"{_CLOCK}{_ON}?", of_day.clock),
    (rf"(?P<hour>[a-z]+|\d{{1,2}}) o'clock(?: (?:(?P<which>in the|this|yesterday|tomorrow|last|tonight)|{_W})(?: {_P})?)?", calendar.oclock),
    (rf"(?:(?:late|early|mid(?!night)) ?)?(?:in )?(?:the )?(?:(?:around|about|shortly after|shortly before) )?{_P}", of_day.part_alone),
    (r"(?:a )?year (?:ago|earlier)", quarters.a_year_before),
    (rf"{_ABOUT}{_N} {_U} and a half (?P<way>ago)", counted.ago),
    (rf"{_ABOUT}(?:{_N} )?{_KIND}{_U} (?P<way>ago|earlier|later|before|from now|back|previously|after)", counted.ago),
    (r".{0,40}\b(?P<number>first|second|third|fourth|1st|2nd|3rd|4th) (?:fiscal )?(?P<unit>quarter|half)\b.{0,20}", quarters.numbered_quarter),
    (rf"(?:the )?year(?:'s)? end(?: {_YEAR})?", quarters.end_of_year),
    (r"(?:the |its |a )?(?:(?:(?:19|20)\d\d|latest|year (?:earlier|ago|before)|comparable|corresponding|same|previous|prior|current|most recent) )+(?:quarter|period)\b.{0,20}", quarters.other_quarter),
    (rf"(?:(?:{_SHADE}) )?(?:(?:{_WHICH}|the) )?{_S}", counted.near_season),
    (rf"{_ABOUT}{_N} {_KIND}{_U}", counted.in_so_long),
    (rf"(?P<which>(?:the )?(?:last|past|next|first|latest|coming|previous|final|following|year earlier|same)) {_ABOUT}{_N} {_KIND}{_U}", counted.running),
    (rf"(?:(?:{_SHADE}) )?{_WHICH} {_KIND}{_SPAN}(?: or so)?", counted.near_unit),
    (rf"(?P<shade>earlier|later) in the {_SPAN}", counted.in_the_unit),
    (rf"(?:(?:the )?(?P<shade>end|beginning|start|middle|rest|remainder) of )?the {_SPAN}", counted.the_unit),
)  # fmt: skip

_FREE = tuple((re.compile(form), rule) for form, rule in _STANDING)
_FREE_LENGTHS = tuple((re.compile(form), rule) for form, rule in _LENGTHS)
_ANCHORED = tuple((re.compile(form), rule) for form, rule in _COUNTED)
LONGEST_EXPRESSION = 80
"""Code points beyond which no form of ours reaches: bounds the work on hostile words."""


def plain(words: str) -> str:
    """The words as the rules read them: small letters, single spaces, no ordinal endings, hyphens within words gone."""
    shown = re.sub(r"\s+", " ", words.lower()).strip().replace("\u2013", "-").replace("\u2019", "'")
    shown = re.sub(r"(\d)(?:st|nd|rd|th)\b(?! century)", r"\1", shown)
    return re.sub(r"(?<=[a-z])-(?=\w)|(?<=\d)-(?=[a-z])", " ", shown)


def meaning_of(words: str, anchor: date | None, near: Around = NOWHERE) -> Meaning:
    """Reads a time expression.

    Args:
        words: as they stand in the text.
        anchor: the day of publication, None where that is not known.
        near: what the words around it settle.

    Returns:
        An interval, or ``unresolved`` with the reason; nothing is guessed for words that no rule reads.
    """
    shown = plain(words)
    if len(shown) > LONGEST_EXPRESSION:
        return opened(VAGUE)
    try:
        return _by_rule(shown, anchor, near)
    except (ValueError, OverflowError):  # 31 February, or far outside the calendar
        return opened(NO_SUCH_DAY)


def _by_rule(shown: str, anchor: date | None, near: Around) -> Meaning:
    for pattern, free in _FREE:
        if match := pattern.fullmatch(shown):
            return free(match, near)
    for pattern, rule in _ANCHORED:
        if match := pattern.fullmatch(shown):
            return rule(match, anchor, near) if anchor else opened(NO_ANCHOR)
    for pattern, free in _FREE_LENGTHS:
        if match := pattern.fullmatch(shown):
            return free(match, near)
    return opened(VAGUE)
