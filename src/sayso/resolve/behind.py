"""Whom a source's words mean where a thing or an office stands for them: a report, footage, a spokesman.

"The Courier report" is the Courier's, "a spokesman for the army" who is not named is the army's voice, and a body stays
itself whatever a report says of who runs it ("the Front-run Korva Health Office").
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.domain.dateline import DATELINE
from sayso.domain.identity import ActorKind
from sayso.domain.text import Span
from sayso.resolve.coreference import BODIES
from sayso.resolve.lists import EDGES, LISTS, PRONOUNS, WORD
from sayso.resolve.naming import Party, party_named
from sayso.resolve.papers import is_maker, paper_in
from sayso.resolve.people import gender_of, named_person
from sayso.resolve.registry import body_named
from sayso.resolve.states import States

_BRACKETS = re.compile(r" ?\([^()]{0,60}\)")
_ACCORDING = re.compile(r"^(?:according to|as per|per|in the words of) ", re.IGNORECASE)
_ON_A_DAY = re.compile(r" (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:earlier|later)(?: on)?)$")
_CAPITALS = re.compile(r"\b((?:[A-Z]\.)+[A-Z])(?![.\w])")
"""An abbreviation whose last full stop was cut with what followed, or never written: "U.N officials"."""

_OFFICE = re.compile(r"(?:(?P<whose>his|her)|(?P<of>(?:the |The )?\w[\w ]{2,60})['\u2019]s) office", re.IGNORECASE)
_VOICE = "spokes(?:man|woman|person|people|men)|representatives?"
_VOICE_OF = re.compile(
    rf"(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he) )?(?:\w+ )?(?:{_VOICE}) (?:for|of|from) (?P<for>(?:the )?\S.*)"
    rf"|(?:(?:[Aa]n?|[Oo]ne|[Aa]nother) )?(?P<own>\S.*?)(?:['\u2019]s)? (?:chief |senior |official )?(?:{_VOICE})"
)
"""A spokesman who is not named is the voice of whom he speaks for: "an army spokesman", "a spokesman for the union"."""

_REPORTER_OF = re.compile(
    r"(?:(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]wo|[Ss]everal) )?(?P<own>[A-Z]\S*(?: [A-Z]\S*){0,3})(?:['\u2019]s?)? "
    r"(?:reporters?|journalists?|correspondents?|photographers?|crews?)(?: (?:at|in|on|near|who) .*)?"
)
"""Who sees for an outlet: "a Courier journalist at the scene"."""

_TEAM_OF = re.compile(r"(?P<own>(?:[Tt]he )?[A-Z][^'\u2019]{1,60})['\u2019]s? (?:[\w-]+ ){0,3}(?:team|unit|desk)")
"""An outlet's own: "the Courier's open-source desk" is the Courier's."""

_LED_BY = re.compile(
    r"(?P<body>.*\b(?:government|administration|cabinet|party|coalition|movement)) "
    r"(?:of|under|led by|headed by) (?P<who>.+)"
)
"""A body with who leads it: "the Vardian government of Prime Minister Oleg Marn" is the government."""

_CALLED_ONLY = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he) .{2,80}? who (?:"
    r"gave (?:only )?(?P<whose>his|her|their) (?:first |last )?name (?:only )?as|"
    r"(?:identified|introduced) (?:himself|herself|themselves) (?:only )?as|"
    r"(?:asked to be|wanted to be|is|was) (?:identified|named|called) only as) "
    r"(?P<name>[A-Z][\w\u2019'-]+(?: [A-Z]\S+)?)"
)
"""Who is named in a relative clause: "a villager who gave her name only as Milka"."""

_GOVERNED_BY = re.compile(
    r"^((?:the )?)[A-Z][\w.]*-(?:run|ruled|controlled|held|led|backed|aligned|affiliated|linked|based|appointed|"
    r"installed|allied|funded|owned) (?=[A-Z]\S+ [A-Z])",
)
"""What tells of a body whose it is and is no part of its name: "the Front-run Korva Health Office"."""


def unquoted(shown: str) -> str:
    """The words of a source without quotation marks, brackets, a day, and what says that they are a source."""
    dateline = DATELINE.match(shown)
    words = _BRACKETS.sub("", shown[dateline.end() :] if dateline else shown).strip(EDGES)
    words = re.sub(r"[\"\u201c\u201d]", "", re.sub(r"\s+", " ", re.sub(r"\s+both$", "", words)))
    words = _ACCORDING.sub("", _ON_A_DAY.sub("", words)).strip(EDGES)
    return _CAPITALS.sub(r"\1.", re.sub(r"['\u2019]s$", "", words))


def party_of(shown: str, span: Span, states: States) -> Party | None:
    """The party that the words of a source mean, who speak alone; None for no words.

    Args:
        shown: the words.
        span: where they stand.
        states: the states the report may mean.
    """
    words = unquoted(shown)
    if not words:
        return None
    paper = paper_in(words, states)
    if paper is None:
        return _speaker(words, span, states)
    party = _speaker(paper.maker, span, states)
    kind = ActorKind.ORGANISATION if paper.is_a_body and party.kind is ActorKind.PERSON else party.kind
    return replace(party, kind=kind, paper=paper.kind)


def _speaker(words: str, span: Span, states: States) -> Party:
    """The party that words mean which tell of nothing written or shown."""
    reporter = _REPORTER_OF.fullmatch(words)
    if reporter and is_maker(reporter["own"]):
        words = reporter["own"]
    team = _TEAM_OF.fullmatch(words)
    if team and _is_outlet(team["own"]):
        words = team["own"]
    led = _LED_BY.fullmatch(words)
    if led and named_person(led["who"]) and not LISTS["titles"].isdisjoint(led["who"].lower().split()):
        words = led["body"]
    words = _GOVERNED_BY.sub(r"\1", words)
    office = _OFFICE.fullmatch(words)
    if office:  # somebody's office speaks for that person
        words = office["whose"] or office["of"]
    only = _CALLED_ONLY.fullmatch(words)
    if only:
        return Party(span, only["name"], ActorKind.PERSON, key=only["name"], gender=gender_of([only["whose"] or ""]))
    if words.lower() in PRONOUNS:
        return Party(span, words, ActorKind.UNKNOWN, back=True, gender=gender_of([words.lower()]))
    return _voiced(words, span, states) or party_named(words, span, states)


def _is_outlet(words: str) -> bool:
    registered = body_named(words)
    last = words.rsplit(maxsplit=1)[-1].lower()
    return last in LISTS["outlets"] if registered is None else registered.kind is ActorKind.OUTLET


def _voiced(words: str, span: Span, states: States) -> Party | None:
    """The body for which a spokesman who is not named speaks; None where the words tell of no such body."""
    first, *rest = words.split(", ")
    voice = _VOICE_OF.fullmatch(first)
    if voice is None or named_person(first) or any(part[:1].isupper() for part in rest):
        return None
    of = voice["for"] or voice["own"]
    if of.lower() in PRONOUNS or named_person(of) or of.lower() in LISTS["official"]:
        return None
    body = party_named(of, span, states)
    if body.kind not in BODIES:
        return None
    tokens = [word.lower() for word in WORD.findall(words)]
    role = next(token for token in reversed(tokens) if token.startswith(("spokes", "representative")))
    return replace(body, voice=role, gender=gender_of(tokens), plural=False)
