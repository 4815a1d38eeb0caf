"""The forms of English time expressions, as patterns: dates, times of day, durations and sets (TimeML's TIMEX3).

Names of months and days keep their capitals ("May" is not "may"); the other words may be written either way. A space
in a form stands for any one white space, so that an expression may run over a line's end.
"""

# ruff: noqa: E501  one form stands on one line, so that forms can be compared
from __future__ import annotations


def _either(*words: str) -> str:
    return "|".join(words)


def _named(*words: str) -> str:
    """The names as written and in capitals."""
    return _either(*words, *(word.upper() for word in words))


_SURE_MONTH = _named(
    "January", "February", "April", "June", "July", "August", "September", "October", "November", "December"
)
_FULL_MONTH = rf"(?-i:{_SURE_MONTH}|{_named('March', 'May')})"
_MONTH = rf"(?:{_FULL_MONTH}|(?-i:{_named('Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sept', 'Sep', 'Oct', 'Nov', 'Dec')})\b\.?)"
_DAY_NAME = rf"(?-i:{_named('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')})"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)\b"
_YEAR = r"(?:(?:1[5-9]|20)\d\d)\b"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_SPOKEN_YEAR = rf"nineteen (?:hundred|(?:sixty|seventy|eighty|ninety)(?:[ -]{_SMALL})?)"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|nightfall|daybreak)s?"
_HOLIDAY = _either(
    "Christmas(?: Eve| Day)?",
    "New Year's (?:Eve|Day)",
    "Thanksgiving(?: Day)?",
    "Halloween",
    "Easter(?: Sunday| Monday)?",
    "Good Friday",
    "Independence Day",
    "Labor Day",
    "Memorial Day",
    "May Day",
    "Palm Sunday",
    "Boxing Day",
    "Veterans Day",
    "Columbus Day",
    "Presidents' Day",
    "Valentine's Day",
    "Mother's Day",
    "Father's Day",
    "Martin Luther King (?:Jr\\. )?Day",
)
_SEASON = r"(?:summer|winter|spring|autumn|fall)"
_NUMBER = (
    rf"(?:{_SMALL}[ -]and[ -]a[ -]half|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_SMALL})?|{_SMALL}(?:teen)?|ten|eleven|twelve"
    r"|thirteen|fifteen|eighteen|(?:a |one )hundred|\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2}| \d/\d)?)"
)
_VAGUE_COUNT = (
    r"(?:several|many|some|a few|few|(?:a )?couple(?: of)?|a number of|dozens of|half a dozen|a dozen|half an?|an?)"
)
_COUNT = rf"(?:{_NUMBER}(?: (?:to|or) {_NUMBER}|[-\u2013]\d{{1,3}})?|{_VAGUE_COUNT})"
_KIND_OF_UNIT = r"(?:more |full |whole |straight |consecutive |successive |trading |business |working |long |calendar |fiscal |short )?"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_UNITS = r"(?:seconds|minutes|hours|days|nights|weeks|weekends|months|quarters|years|decades|centuries)"
_SPAN_OF_DAYS = r"(?:week|weekend|month|quarter|year|decade|century|semester)"
_ABOUT = (
    r"(?:more than |less than |nearly |about |almost |at least |around |up to |roughly |over |under |some |just over "
    r"|just under |approximately |only |as many as |at most |no more than )"
)
_DEGREE = (
    r"(?:(?:the )?(?:very )?(?:(?:early|late|mid|earlier|later)(?: in| on| of|-)? ?"
    r"|(?:middle|end|beginning|start|close) of )(?:the )?)"
)
_WHICH = (
    r"(?:(?:the )?(?:last|past|next|previous|following|same|coming|current|preceding|latest|entire|upcoming)"
    r"|this(?: past| coming)?|that(?: same)?|earlier this|later this|earlier that|later that|early this|late this"
    r"|early next|late next|early last|late last)"
)
_CLOCK = r"(?:[0-2]?\d(?:[:.][0-5]\d)? ?[-\u2013] ?[0-2]?\d[:.][0-5]\d(?: ?[ap]\.?m\b\.?)|[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?|[0-2]?\d\.[0-5]\d ?[ap]\.?m\b\.?|(?<=at )[0-2]?\d\.[0-5]\d|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\b\.?|(?:[01]\d|2[0-3])[0-5]\d(?= (?:GMT|UTC|local time)))"
_CLOCK_ZONE = r"(?:(?: ?\(?(?:local time|[A-Z][a-z]+ time|(?-i:GMT|UTC|BST|CET|CEST|EST|EDT|ET|MSK))\b)(?:[+-]\d{1,2}(?::?\d\d)?)?)"
_OF_YEAR_NEAR = r" (?:of )?(?:last|this|next) year"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_QUARTER_OF = rf"(?:(?:(?:the |its |their |a )?(?:(?:fiscal )?{_YEAR}(?:'s)? |fiscal |fiscal-|latest |current |next |previous |prior |year-earlier |year-ago |year-before |(?:last|this|next) year's )?))"
_OF_YEAR = rf"(?: of {_YEAR}| of (?:last|this|next) year|,? {_YEAR}| (?:last|this|next) year)"

FORMS: tuple[tuple[str, str], ...] = (
    # Days and months of the calendar.
    ("date", r"(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d"),
    ("date", r"[0-3]?\d/[0-3]?\d/(?:(?:19|20)\d\d|\d\d)\b"),
    ("date", rf"(?:between |from )?(?:{_MONTH} )?{_DAY}(?: ?[-\u2013] ?| to | and ){_DAY} {_MONTH}(?:,? {_YEAR})?"),
    ("date", rf"{_MONTH} {_DAY} ?(?:[-\u2013] ?| to ){_DAY}(?:,? {_YEAR})?"),
    ("date", rf"(?:the )?{_MONTH}[-\u2013]{_MONTH} (?:period|quarter)"),
    ("date", rf"(?:the )?(?:{_ORDINAL}|last) (?:week|{_DAY_NAME}) (?:of|in) {_MONTH}(?:,? {_YEAR}|{_OF_YEAR_NEAR})?"),
    ("time", rf"(?:the )?(?:evening|night|morning|afternoon|early hours) of (?:{_DAY_NAME},? )?(?:(?:the )?{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:,? {_YEAR})?"),
    ("date", rf"(?:{_DAY_NAME},? )?(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}| (?:last|this|next) year)?"),
    ("date", rf"(?:{_DAY_NAME},? )?(?:{_PART} )?{_MONTH} {_DAY}(?!:\d)(?:,? {_YEAR}| (?:last|this|next) year)?"),
    ("date", rf"{_DEGREE}?{_MONTH}(?:,| of)? (?:{_YEAR}|{_SPOKEN_YEAR})|{_DEGREE}?{_MONTH} (?:of )?(?:last|this|next) year"),
    ("date", rf"(?:{_DEGREE}|{_WHICH} ){_FULL_MONTH}"),
    ("date", rf"(?-i:{_SURE_MONTH})\b"),
    ("date", rf"(?:(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=from )|(?<=for )|(?<=of )|(?<=to )){_FULL_MONTH}\b|(?:(?<=the )|(?<=\ba )){_FULL_MONTH}(?= [a-z])|{_FULL_MONTH}(?='s)"),
    ("date", r"(?:(?<=on )|(?<=until )|(?<=by )|(?<=since ))the [0-3]?\d(?:st|nd|rd|th)\b(?= ?[.,;)]|$| (?:and|but|at|when|after|to)\b)"),
    # Times of day.
    ("time", rf"(?:the )?(?:early|early morning|wee|small|pre-?dawn) hours(?: of {_DAY_NAME}(?: {_PART})?| of (?:this|yesterday) morning)?"),
    ("time", rf"(?:{_SMALL}|ten|eleven|twelve|\d{{1,2}}) o['\u2019]clock(?: (?:in the|this|yesterday|tomorrow|last) {_PART}| tonight| {_DAY_NAME} {_PART})?"),
    ("time", rf"{_CLOCK}{_CLOCK_ZONE}?\)?(?:,? (?:on )?(?:{_DAY_NAME}|today|yesterday|tomorrow)\b)?"),
    ("time", rf"(?:noon|midnight|midday|dawn|dusk)(?:,? (?:on )?(?:{_DAY_NAME}|today|yesterday|tomorrow))"),
    ("time", rf"(?:late |early )?(?:last |this |next |the previous )?{_DAY_NAME}[ -](?:late |early )?{_PART}(?: and {_PART})?"),
    ("time", rf"(?:late |early |mid-)?{_PART} (?:on )?(?:{_DAY_NAME}|yesterday|today|tomorrow)"),
    ("time", rf"(?:the )?night (?:of|from) {_DAY_NAME}(?:(?: to|-| into) {_DAY_NAME})?"),
    ("time", rf"overnight(?:,? (?:on|into|to|from|between) {_DAY_NAME}(?:(?: to| and| into|-) {_DAY_NAME})?| {_DAY_NAME})?"),
    ("time", rf"(?:early |late |earlier |later )?(?:this|last|that|yesterday|tomorrow|the (?:next|following|previous|same)) {_PART}\b|tonight"),
    ("time", rf"(?:late |early )(?:in )?(?:the )?{_PART}\b|(?:(?<=in )|(?<=during ))the {_PART}\b|(?:(?<=at )|(?<=before )|(?<=by )|(?<=until )|(?<=since ))(?:dawn|dusk|noon|midday|midnight|daybreak|nightfall|sunrise|sunset|sundown)|(?<=at )night|(?:(?<=by )|(?<=at )|(?<=in ))mid-?(?:morning|afternoon)"),
    ("time", r"(?:around |about |shortly (?:after|before) )(?:dawn|dusk|noon|midday|midnight|daybreak|nightfall)"),
    # Days by name or by distance.
    ("date", rf"the week of {_MONTH} {_DAY}(?:,? {_YEAR})?|the week of (?:the )?{_DAY} {_MONTH}(?: {_YEAR})?"),
    ("date", rf"(?:the )?day (?:before|after) (?:yesterday|tomorrow|(?:last |next |this )?{_DAY_NAME})"),
    ("date", rf"(?:(?:last|this|next) )?(?-i:{_HOLIDAY})(?:,? {_YEAR})?|(?:(?<=since )|(?<=before )|(?<=after )|(?<=until )|(?<=by ))(?-i:New Year's)"),
    ("set", rf"(?:every|each)(?: other)? (?:{_SMALL} )?(?:{_UNIT}|{_DAY_NAME}|{_PART}|{_SEASON})|{_DAY_NAME}s\b|{_DAY_NAME} {_PART}s\b"),
    ("date", rf"(?:{_DEGREE}|{_WHICH} )?{_DAY_NAME}(?:,? (?:last|next) week)?"),
    ("date", r"(?:earlier |later |early |late |mid-)?(?:yesterday|today|tomorrow)\b"),
    ("date", r"(?:earlier|later) (?:on|in) the day|(?:earlier|later) that day|the day (?:before|after)(?: (?:yesterday|tomorrow))?|(?:the|that) same day"),
    ("date", rf"{_COUNT} weeks? ago (?:on )?{_DAY_NAME}|(?:(?:a (?:long|short) time|some time|long|a while|moments|a moment|a generation|half a century|a quarter[ -]century) ago)"),
    ("date", rf"{_ABOUT}?{_COUNT} {_UNIT} and a half ago"),
    ("date", rf"{_ABOUT}?{_COUNT}[ -]{_KIND_OF_UNIT}{_UNIT} (?:ago|earlier|later|from now)\b|(?:{_UNITS}) (?:ago|earlier|later)\b"),
    # Quarters and other parts of a year.
    ("date", rf"{_QUARTER_OF}{_ORDINAL}[ -](?:fiscal )?(?:quarter|half)(?:{_OF_YEAR})?\b"),
    ("date", rf"(?:the |its |a )?(?:{_YEAR} |latest |year-earlier |year-ago |year-before |comparable |corresponding |same |previous |prior |current |most recent )+(?:quarter|period)(?:{_OF_YEAR})?\b|year-(?:ago|earlier)|year-end(?: {_YEAR})?|(?:the )?year end|year's end"),
    ("date", rf"{_DEGREE}?(?:{_WHICH} |the )?(?:early |late |mid-?)?{_SEASON}(?: of)? (?:{_YEAR}|['\u2019]\d\d\b)|(?:{_WHICH} ){_SEASON}\b|(?:(?<=in )|(?<=during )|(?<=since ))the {_SEASON}\b|the (?:early |late )?(?:summer|winter)\b|(?:(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=during )|(?<=through ))(?:(?:early|late|mid-?) ?)?(?:spring|summer|autumn|winter)\b(?! [A-Z])"),
    ("date", rf"{_DEGREE}?(?:the )?(?:early |late |mid[ -]?)?(?:(?:1[5-9]|20)\d0|['\u2019][2-9]0)s\b|(?<=the )(?:early |late |mid-?)?(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b"),
    ("date", rf"(?:the )?{_YEAR}[-\u2013](?:{_YEAR}|\d\d\b)"),
    ("date", r"(?:(?<=in )|(?<=since )|(?<=until )|(?<=of )|(?<=by )|(?<=from ))['\u2019]\d\d\b"),
    ("date", r"(?<=the )(?:1[89]|20)(?!00)\d\d(?= [a-z])"),
    ("date", r"(?:the )?(?:(?:early|late|mid)[ -])?(?:\d{1,2}(?:th|st|nd|rd)|nineteenth|twentieth|twenty-first)[ -]century"),
    ("date", rf"(?:{_DEGREE}|the year |calendar |fiscal (?:year )?){_YEAR}|{_SPOKEN_YEAR}|(?:the year )?two thousand\b"),
    ("date", rf"(?:(?<=in )|(?<=since )|(?<=until )|(?<=of )|(?<=by )|(?<=from )|(?<=during )|(?<=to )|(?<=through )|(?<=before )|(?<=after )){_YEAR}"),
    ("date", r"(?:1[89]\d\d|20[0-4]\d)(?:'s)?(?! [a-z]{3,20}s\b)"),
    # Spans of days around now, or around another time.
    ("duration", rf"(?:the )?(?:last|past|next|first|latest|coming|previous|final|following|year-earlier|same)[ -](?:{_ABOUT})?{_COUNT}[ -]{_KIND_OF_UNIT}{_UNIT}\b"),
    ("duration", r"(?:(?:the )?(?:last|past|next) |a )?quarter[ -]century\b"),
    ("date", r"some ?day\b"),
    ("date", rf"(?:{_DEGREE}|the end of )?{_WHICH} {_KIND_OF_UNIT}{_SPAN_OF_DAYS}\b(?: or so)?"),
    ("date", rf"{_WHICH} day\b|(?:earlier|later) in the {_SPAN_OF_DAYS}|(?:the )?(?:end|beginning|start|middle|rest|remainder) of the (?:fiscal )?{_SPAN_OF_DAYS}"),
    ("duration", rf"(?:the )?(?:coming|recent|past|last|next|following|early) {_UNITS}\b"),
    ("date", r"the (?:fiscal |full |whole )?(?:week|weekend|quarter|year|decade|century)\b(?! of)"),
    # Lengths.
    ("set", r"(?:daily|nightly|weekly|biweekly|monthly|hourly|annually|yearly)\b"),
    ("duration", r"(?:day|week|month|year|decade|century)s?-?long\b|half-(?:hour|year|century)\b|(?:a )?fortnight\b"),
    ("duration", rf"{_ABOUT}?(?:the )?{_NUMBER}[ -](?:second|minute|hour|day|night|week|month|quarter|year|decade)\b(?![- ]old)"),
    ("duration", rf"(?!a second\b){_ABOUT}?(?:the (?:{_ABOUT})?)?{_COUNT} {_KIND_OF_UNIT}{_UNIT}\b(?: and a half| or so| or more)?(?! old| of age)"),
    ("duration", rf"(?:(?<=for )|(?<=in )|(?<=within )|(?<=over )|(?<=of )|(?<=through )|(?<=took )|(?<=take )){_UNITS}\b(?: or {_UNITS})?"),
    # References to the past, the present and the future as such.
    ("date", r"(?:right )?now\b(?! that)|at present|these days|nowadays"),
    ("date", r"recently|(?<=in the )past\b|(?<=in )the past\b|the (?:recent|distant) past|the (?:near |foreseeable )?future|(?:(?<=at )|(?<=for ))the moment\b|the present moment\b"),
    ("date", r"(?<=the )current\b|as soon as possible"),
)  # fmt: skip
"""Kind of TIMEX3 and pattern, the longer forms before the shorter ones that they begin with."""
