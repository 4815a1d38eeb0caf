"""Whom words that point back mean: a pronoun, "who", "the group", "both sides"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from sayso.domain.identity import ActorKind
from sayso.domain.text import Span
from sayso.resolve.behind import party_of
from sayso.resolve.casting import PAIR, Casting
from sayso.resolve.coreference import PEOPLE, Known, antecedent, is_called
from sayso.resolve.joint import parties_of
from sayso.resolve.lists import ACTOR_WORDS, LISTS, PRONOUNS
from sayso.resolve.naming import Party
from sayso.resolve.people import named_person

LONGEST_NOUN_BEFORE = 80  # code points before a relative pronoun that are searched for what it follows
FURTHEST_NAME = 300  # code points between a body's name and words that mean it ("the group")


def named_near(party: Party, casting: Casting) -> Party:
    """Names "the group" by the nearest body of its kind that is named before it, where no such one spoke since."""
    if party.key or not party.back or party.shown.lower() in PRONOUNS or party.head in LISTS["people_back"]:
        return party
    start = party.span.start
    spoke = antecedent(party, casting.known, casting.recent)
    heard = max((one.start for one in spoke.mentions if one.start < start), default=-1) if spoke else -1
    for at in range(bisect_left(casting.names.runs, (party.span, "")) - 1, -1, -1):
        run, name = casting.names.runs[at]
        if run.start <= heard or start - run.end > FURTHEST_NAME:
            break
        if run.end > start:
            continue  # a name within the words themselves
        other = party_of(name, run, casting.states)
        if other and other.key and " " in other.key and is_called(party.head, other.head, other.kind):
            return replace(other, span=party.span, head=party.head)
    return party


def subject_meant(party: Party, casting: Casting) -> Party:
    """Whom a pronoun takes up of the subjects of the reporter's own sentences since its last speaker was heard.

    Only within the pronoun's paragraph, and only one that agrees with it in kind and gender.
    """
    pronoun = PRONOUNS.get(party.shown.lower())
    if pronoun not in ("one", "body"):
        return party
    start = party.span.start
    spoke = antecedent(party, casting.known, casting.recent)
    heard = max((one.start for one in spoke.mentions if one.start < start), default=-1) if spoke else -1
    at = bisect_right(casting.text.blocks, start, key=lambda block: block.span.start) - 1
    if at < 0:
        return party
    for subject in casting.subjects.taken_up(party.span, casting.text.blocks[at].span, heard):
        person = subject.kind in PEOPLE
        differ = party.gender and subject.gender and party.gender != subject.gender
        if person is (pronoun == "one") and not subject.plural and not differ:
            return replace(subject, span=party.span, gender=subject.gender or party.gender)
    return party


_APPOSED_AFTER = re.compile(r"(?: who [^,.;:\n]{3,80})?, (?P<name>[A-Z][^,.;:\n]{2,40}),")
_ONE = ("a ", "an ", "the ", "one of ", "another ")


def named_after(party: Party, casting: Casting) -> Party:
    """Names whom a description tells by the name after it: "a former pilot who reviewed the tapes, Mira Tolk, …"."""
    after = _APPOSED_AFTER.match(casting.text.words, party.span.end)
    unnamed = party.key is None and party.kind in PEOPLE and not party.plural
    if after is None or not unnamed or not party.shown.lower().startswith(_ONE):
        return party
    name = named_person(after["name"])
    if name is None or name != after["name"]:
        return party
    return replace(party, shown=name, key=name, kind=ActorKind.PERSON, back=False)


_BOTH = re.compile(r"(?:both|the two) (?:governments|states|countries|sides|capitals)\b.{0,20}", re.IGNORECASE)
_PAIR = frozenset({"both", "both of them", "the two", "the pair"})


def both_meant(span: Span, casting: Casting) -> list[Known]:
    """The two that "both governments" and "both" mean: the last two states that spoke, the last two who spoke together.

    None where fewer than two did.
    """
    if casting.text[span].casefold() in _PAIR:
        return list(casting.pair)
    if not _BOTH.fullmatch(casting.text[span]):
        return []
    spoke = [one for one in reversed(casting.recent) if one.kind is ActorKind.STATE]
    states = list({id(one): one for one in spoke}.values())[:PAIR]
    return states if len(states) == PAIR else []


_WITHIN = re.compile(r"\b(?:of|from|in|at|for|near|to|by|with)(?: the)? $")


def name_before(span: Span, casting: Casting) -> Party | None:
    """The name that a relative pronoun follows: "Ilmar Teg, who says …", "Ilmar Teg, an elder from Korva, who …"."""
    end = span.start
    for at in range(bisect_left(casting.names.runs, (span, "")) - 1, -1, -1):
        run, name = casting.names.runs[at]
        if not 0 <= end - run.end <= (len(", ,") if end == span.start else LONGEST_NOUN_BEFORE):
            return None
        if _WITHIN.search(casting.text.words, max(0, run.start - len(" with the ")), run.start):
            end = run.start  # it only tells where the one meant is from
            continue
        if end != span.start and not casting.text.words.startswith(", ", run.end):
            return None
        found = parties_of(name, run, casting.states)
        return found[0] if found and (end == span.start or found[0].kind in PEOPLE) else None
    return None


_NOUN_BEFORE = re.compile(r"\b(?:a|an|the|one|some) (?:[\w-]{1,30} ){0,2}[\w-]{1,30},? $", re.IGNORECASE)
_MANY = "|".join(sorted(word for word in ACTOR_WORDS if word.endswith("s")))
_ONE_SUCH = "|".join(sorted(word for word in ACTOR_WORDS | LISTS["things"] if not word.endswith("s")))
_TOLD_WITH = re.compile(
    rf"\b(?P<told>(?:(?:\d+|{'|'.join(sorted(LISTS['several']))}|the) )?(?:(?:{_MANY}) and )?(?:{_MANY})"
    rf"|(?:an?|one|another) (?:[\w-]{{1,30}} ){{0,2}}(?:{_ONE_SUCH}))"
    r" (?:of|from|in|at|near|to|with|on) (?:the )?(?:[\w-]{1,30} ){0,2}[\w-]{1,30},? $",
    re.IGNORECASE,
)
"""People or a thing with what they are told with: "two witnesses of the fire", "a militia in the east"."""


def noun_before(span: Span, casting: Casting) -> Party | None:
    """The party told by the noun phrase that a relative pronoun follows: "a militia that claims …"."""
    before = _NOUN_BEFORE.search(casting.text.words, max(0, span.start - LONGEST_NOUN_BEFORE), span.start)
    if before is None:
        return None
    whole = _TOLD_WITH.search(casting.text.words, max(0, span.start - LONGEST_NOUN_BEFORE), span.start)
    if whole is not None and whole.start() < before.start() and casting.text[span].lower() != "which":
        return party_of(whole["told"], span, casting.states)
    apposed = name_before(Span(*before.span()), casting)
    if apposed is not None:
        return apposed
    found = parties_of(before.group(), Span(*before.span()), casting.states)
    return replace(found[0], span=span) if found and found[0].kind is not ActorKind.UNKNOWN else None
