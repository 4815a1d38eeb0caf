"""Who speaks together: "the army and the police", "leaders, including A, B and C", "officials in Vardia and Ostrel".

Each member is a party of its own, with its own place in the source's words: the ledger has a claim for each. What only
describes a member ("X, the governor, and Y") stays with it, and what belongs to a name ("the Ministry of Food and
Health", "the Trade and Industry Council") is not parted. By closed lists and capitals, no parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.domain.text import Span
from sayso.resolve.behind import party_of, unquoted
from sayso.resolve.lists import ACTOR_WORDS, LISTS
from sayso.resolve.naming import DESCRIBING, Party
from sayso.resolve.people import named_person
from sayso.resolve.registry import body_named, registered
from sayso.resolve.states import States

LONGEST_SOURCE = 400


@dataclass(frozen=True, slots=True)
class _Member:
    """One who speaks: the words that tell who, and where they stand in the source."""

    words: str
    start: int
    end: int


_HIDDEN = re.compile(r"\([^()]{0,60}\)|\"[^\"]{0,80}\"|\u201c[^\u201d]{0,80}\u201d")
"""Brackets and quoted names: what joins words in them joins no speakers."""

_BETWEEN = re.compile(r",? (?:who|which|whose) [^,]{1,120}(?=, )")
_DESCRIBED = re.compile(rf",? (?:{DESCRIBING}|compris(?:ed|ing)|consist(?:s|ing) of|composed of|made up of)\b.*$")
_INCLUDING = re.compile(r",? (?:including|among them|such as|like) (?=(?:the )?[A-Z])")
_MANY = re.compile(r"(?:(?:the|some|several|many|a number of|various|senior|other|two|three|four|\d+) )*[\w' -]*s")
_SEPARATOR = re.compile(r",? (?:and|nor|as well as|along with|together with)(?: also| even)? |, ")
_WITH_OTHERS = re.compile(
    r",? (?:and|along with|together with) (?:(?:its|his|her|their|some|several) )?(?:\w+ )?"
    r"(?:allies|others?\b.*|partners|supporters|colleagues)$"
)
_OPENING = re.compile(r"^(?:both|neither|either) (?=\S+ )", re.IGNORECASE)
_STATES_OF = re.compile(
    r"(?:both )?(?:the )?((?:[A-Z][\w-]+, )?[A-Z][\w-]+),? and (?:the )?([A-Z][\w-]+) ([A-Za-z][\w ]{3,40})"
)
_IN_STATES = re.compile(
    r"((?:[\w-]+ ){0,2}[a-z]+s (?:in|from|of)) (?:both )?((?:the )?[A-Z][\w ]{2,30}?) and ((?:the )?[A-Z][\w ]{2,30})"
)
_PORTFOLIOS = re.compile(r"(?:the )?([a-z]+) and ([a-z]+) (ministr(?:ies|ers)|departments|secretaries)")
_HEADLINE = re.compile(r"([A-Z][\w ]{2,30}), ([A-Z][\w ]{2,30})")
_DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|this|these|those|some|several|many|two|three|four|five|a number of|one) ",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:sources|officials|members|representatives|spokes(?:men|people)|lawyers) (?:in|of|from|for) "
)
"""Plurals whose "of the army and the police" is of both."""

_OUTSIDE = " \t\r\n,;:\u2013\u2014-"
_FIRM = frozenset({"Sons", "Co", "Co.", "Company", "Brothers", "Partners", "Daughters", "Associates"})
_TOPICS = LISTS["portfolios"] | LISTS["topics"]
_OF = re.compile(r" (?:of|for) ")
_BARE = re.compile(r"\w+s")
_FROM = re.compile(r"[a-z]s (?:from|in|across|of) (?:[A-Z][\w ]+, )*(?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)*)$")
_STATE_NEXT = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*(?=,| and|$)")
_WORD = re.compile(r"[\w.\u2019'&-]+")


def parties_of(shown: str, span: Span, states: States) -> tuple[Party, ...]:
    """Reads the words of a source.

    Args:
        shown: the words.
        span: where they stand.
        states: the states the report may mean.

    Returns:
        One party, or several for those who speak together, each with the span of its own words where that is known;
        none for no words.
    """
    members = _members(shown[:LONGEST_SOURCE], states)
    if len(members) == 1:
        found = party_of(members[0].words, span, states)
        return (found,) if found else ()
    parties = (party_of(one.words, _inside(shown, span, one), states) for one in members)
    return tuple(party for party in parties if party)


def _inside(shown: str, span: Span, one: _Member) -> Span:
    """Where a member's words stand in the report, without blanks and commas at their edges."""
    words = shown[one.start : one.end]
    start = one.start + len(words) - len(words.lstrip(_OUTSIDE))
    end = one.start + len(words.rstrip(_OUTSIDE))
    return Span(span.start + start, span.start + end) if start < end else span


def _members(shown: str, states: States) -> list[_Member]:
    plain = re.sub(r"\s", " ", shown)  # as long as the words are
    folded = _told_once(plain, states)
    if folded:
        return folded
    masked = _HIDDEN.sub(lambda hidden: "\0" * len(hidden[0]), plain)
    masked = _one_name().sub(lambda name: "\0" * len(name[0]), masked)
    masked = _BETWEEN.sub(lambda clause: "\0" * len(clause[0]), masked)
    masked = _WITH_OTHERS.sub("", masked)
    start, whole = 0, len(masked)
    masked = _DESCRIBED.sub("", masked)
    among = _INCLUDING.search(masked)
    if among:
        head = unquoted(plain[: among.start()])
        if not _MANY.fullmatch(head) or named_person(head) or any(word[0].isupper() for word in head.split()[1:]):
            masked = masked[: among.start()]
            whole = len(masked)
        else:
            start = among.end()  # "leaders, including A and B": those who are named speak
    opening = _OPENING.match(masked)
    start = opening.end() if opening and not among else start
    parts = list(_parted(plain, masked, start, states))
    if len(parts) == 1 and not start:
        return [_Member(shown[:whole], 0, len(shown))]
    return [_Member(shown[first:end], first, end) for first, end in parts]


@cache
def _one_name() -> re.Pattern[str]:
    """The names of the registry in which "and" stands: "Trinidad and Tobago"."""
    names = {name for one in registered() for name in (one.name, *one.names) if " and " in name}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))), re.IGNORECASE)


def _told_once(words: str, states: States) -> list[_Member] | None:
    """Several of whom a word is told once: "Vardian and Ostreli officials", "officials in Vardia and Ostrel".

    None of them has words of its own: each has the whole source.
    """
    bare = re.sub(r"(?: both)?[ ,;]*$", "", words)
    if _one_name().search(bare):
        return None
    if (match := _HEADLINE.fullmatch(bare)) and states.named(match[1]) and states.named(match[2]):
        return [_Member(match[number], match.start(number), match.end(number)) for number in (1, 2)]
    told: list[str] = []
    if match := _STATES_OF.fullmatch(bare):
        owners = [*match[1].split(", "), match[2]]
        topical = any(owner.lower() in _TOPICS for owner in owners)
        if not topical and (match[3][0].islower() or all(map(states.of_adjective, owners))):
            head = re.sub(r"(?<=tr)ies$", "y", match[3])
            told = [f"{owner} {head}" for owner in owners]
    elif (match := _IN_STATES.fullmatch(bare)) and states.named(match[2]) and states.named(match[3]):
        told = [f"{match[1]} {match[2]}", f"{match[1]} {match[3]}"]
    elif (match := _PORTFOLIOS.fullmatch(bare)) and {match[1], match[2]} <= LISTS["portfolios"]:
        head = {"ministries": "ministry", "departments": "department"}.get(match[3], match[3][:-1])
        told = [f"the {match[1]} {head}", f"the {match[2]} {head}"]
    return [_Member(one, 0, len(words)) for one in told] or None


def _parted(plain: str, masked: str, start: int, states: States) -> Iterator[tuple[int, int]]:
    """The members' places: cut at each "and" that joins speakers, and at the commas of a list that it closes."""
    separators = list(_SEPARATOR.finditer(masked, start))
    last = max((one.start() for one in separators if one[0] != ", "), default=-1)
    first, described = start, False
    for number, one in enumerate(separators):
        end = separators[number + 1].start() if number + 1 < len(separators) else len(masked)
        before, after = plain[first : one.start()], plain[one.end() : end]
        if _are_places_of_one(before, plain[one.end() :], states):
            continue
        if one[0] == ", ":
            listed = one.start() < last and _lists(before, after)
            described = described or not listed
            if not listed:
                continue
        elif described and not one[0].startswith(",") and _is_of_his(before, after) and not _is_titled(after):
            continue  # "Vane, the army chief and a former minister", "Vane, head of the brigade and Operation Dusk"
        elif _is_of_an_office(before, plain[one.end() :]) or not _joins(before, after, states):
            continue
        yield first, one.start()
        first, described = one.end(), False
    yield first, len(masked)


def _is_of_his(before: str, after: str) -> bool:
    """Whether "and" goes on with what describes the one before: a second office, or more of what the office is of."""
    return _DETERMINED.match(after) is not None or _OF.search(before.rpartition(", ")[2]) is not None


def _is_of_an_office(before: str, rest: str) -> bool:
    """Whether "and" stands in what an office is of, before its holder: "Commander River Guard and Fleet, Tolk"."""
    opening = before.split(" ", maxsplit=1)[0].lower()
    if opening not in LISTS["titles"] or named_person(before) is not None:
        return False
    body, comma, holder = rest.partition(", ")
    return bool(comma) and named_person(body) is None and named_person(holder.split(", ", maxsplit=1)[0]) is not None


def _are_places_of_one(before: str, rest: str, states: States) -> bool:
    """Whether a list of states tells where one group is from: "lawyers from Vardia, Ostrel and Nolia"."""
    place, following = _FROM.search(before), _STATE_NEXT.match(rest)
    return bool(place and following and states.named(place["state"]) and states.named(following[0]))


def _lists(before: str, after: str) -> bool:
    """Whether a comma parts two speakers, and does not say more of the first ("Vane, the governor")."""
    told = named_person(before) is not None
    if _DETERMINED.match(after) and named_person(after) is None:
        return not told and _DETERMINED.match(before) is not None
    if _BARE.fullmatch(before) and _BARE.fullmatch(after) and after.islower():
        return _heads([before]) and _heads([after])  # "lawyers, doctors and teachers"
    if not told and named_person(after) and not _is_name(before):
        return False  # "the governor of Ulmen, Mira Tolk"
    return after[:1].isupper() and _is_name(before)


def _is_name(words: str) -> bool:
    """Whether words name somebody or some body: a capital that no article alone has, or a registered name."""
    return named_person(words) is not None or any(word[0].isupper() for word in _WORD.findall(words)[_article(words) :])


def _article(words: str) -> int:
    return 1 if _DETERMINED.match(words) else 0


def _joins(before: str, after: str, states: States) -> bool:  # noqa: PLR0911 one case a line
    """Whether "and" joins two speakers, and no two words of one name."""
    left, right = _WORD.findall(before), _WORD.findall(after)
    if not left or not right or right[0] in _FIRM or left[-1] == right[-1]:
        return False
    if after.startswith(("its ", "his ", "her ", "their ")):
        return _heads(right)
    if _DETERMINED.match(after):
        both = before.lower().startswith("the ") and after.startswith("the ")
        return not _SHARED.search(before) and (both or _is_name(before) or _heads(left))
    if left[-1].lower() in _TOPICS and (right[-1].lower() in ACTOR_WORDS or right[0].lower() in _TOPICS):
        return False  # "the Trade and Industry Council"
    if after[0].isupper():
        known = states.named(after) is not None or body_named(after) is not None or _is_titled(after)
        return known or _OF.search(before) is None or named_person(before.split(",", maxsplit=1)[0]) is not None
    if re.match(r"\w+ of [A-Z]", after) or named_person(after):
        return True
    return _heads(left) and _heads(right)


def _is_titled(words: str) -> bool:
    """Whether words are a person's name with a title: "Defence Secretary Mira Tolk"."""
    return named_person(words) is not None and not LISTS["titles"].isdisjoint(words.lower().split())


def _heads(words: list[str]) -> bool:
    """Whether the last of some words, before any "of" or "in", says that they are people or a body."""
    core = re.split(r" (?:of|for|in|from|at|on|with|to|near) ", " ".join(words), maxsplit=1)[0].split()
    head = re.sub(r"['\u2019]s?$", "", core[-1].lower()) if core else ""
    return head in ACTOR_WORDS or head.removesuffix("s") in ACTOR_WORDS
