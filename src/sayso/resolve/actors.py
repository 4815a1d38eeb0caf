"""From sources to actors: one actor for all the words in the report that mean it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.domain.identity import Actor, ActorKind
from sayso.domain.mention import Attribution, Mode
from sayso.domain.quotation import is_left_open
from sayso.domain.report import Document
from sayso.domain.text import BlockKind, Span, Text
from sayso.resolve.casting import PAIR, Casting
from sayso.resolve.coreference import PEOPLE, REMEMBERED, Known, antecedent, is_thing, names_in, same_name
from sayso.resolve.joint import parties_of
from sayso.resolve.listing import actors_of, id_of, own_bodies
from sayso.resolve.lists import ADDRESSED, PRONOUNS, SELF, article, bare_pronoun
from sayso.resolve.naming import Party
from sayso.resolve.offices import (
    holder_of,
    is_office_alone,
    named_by_adjective,
    named_by_head,
    named_by_office,
    named_by_owner,
    named_late,
    told_before,
    told_by_state,
)
from sayso.resolve.papers import maker_before, said_in
from sayso.resolve.pointing import both_meant, name_before, named_after, named_near, noun_before, subject_meant
from sayso.resolve.states import States
from sayso.resolve.subjects import Subjects

LEAD_PARAGRAPHS = 2
LONGEST_GAP = 20  # code points between a colon and the quotation it announces


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a report, whom each attribution's source means, and which of them is its publisher."""

    actors: tuple[Actor, ...]
    speakers: dict[str, tuple[str, ...]]
    outlet: str | None


def cast_of(document: Document, attributions: Sequence[Attribution]) -> Cast:
    """Ties every source to the actors it means.

    An attribution without a source means nobody, unless its words go on from a quotation before it: then they are
    that speaker's. The publisher is an actor of its own where it is known.
    """
    text, names = document.text, names_in(document.text)
    states = States(names.words, names.owners)
    said = (span for found in attributions for span in found.content)
    casting = Casting(text, document.report.id, names, states, Subjects(text, names, states, said), lead=_lead(text))
    outlet = casting.outlet = _publisher(document, casting)
    meant: dict[str, list[Known]] = {}
    before: Attribution | None = None
    told = sorted(attributions, key=_position)
    for found in told:
        if _pronoun(found, document.text) in SELF | ADDRESSED:
            continue
        if found.source:
            meant[found.id] = _meant_by(_nearest(found, text), casting)
            _write(found, meant[found.id], text)
            # a "he" that follows takes up who told, not who was told of
            casting.recent += meant.get(found.within or "", [])[-1:]
        elif found.continues in meant:
            meant[found.id] = meant[found.continues]
        elif before is not None and _goes_on(before, found, document.text):
            meant[found.id] = meant.get(before.id, [])
        if found.id in meant or found.content:
            before = found if meant.get(found.id) and found.within not in meant else before
    for at, found in enumerate(told):
        if _pronoun(found, document.text) in SELF:
            _mean_the_quoted(found, told[max(0, at - REMEMBERED) : at + REMEMBERED], meant)
            if found.id not in meant and outlet is not None and _is_reporters(found.source[0], text):
                meant[found.id] = [outlet]
                outlet.mentions.append(found.source[0])
    own_bodies(casting)
    ids = {id(one): id_of(one, document.report.id) for one in casting.known}
    speakers = {key: tuple(dict.fromkeys(ids[id(one)] for one in listed)) for key, listed in meant.items() if listed}
    return Cast(actors_of(casting, ids), speakers, ids[id(outlet)] if outlet else None)


def _write(found: Attribution, meant: Sequence[Known], text: Text) -> None:
    """Keeps that speakers said it in writing: a statement that is then told of is theirs."""
    paper = said_in(text, found.cue)
    for one in meant if paper else ():
        one.papers[paper] = found.cue[0].start


def _nearest(found: Attribution, text: Text) -> Sequence[Span]:
    """The parts of a source in its cue's own sentence, where some are: the net may join what two sentences name."""
    if len(found.source) == 1 or not found.cue:
        return found.source
    at = bisect_right(text.sentences, found.cue[0].start, key=lambda one: one.span.start) - 1
    return tuple(one for one in found.source if at >= 0 and text.sentences[at].span.covers(one)) or found.source


def _is_reporters(span: Span, text: Text) -> bool:
    """Tells whether words of the body stand in no quotation: a first person there is the outlet's own."""
    at = bisect_right(text.blocks, span.start, key=lambda one: one.span.start) - 1
    if at < 0 or text.blocks[at].kind is not BlockKind.BODY:
        return False
    return not is_left_open(text.words[text.blocks[at].span.start : span.start])


def _lead(text: Text) -> int:
    body = [block.span.end for block in text.blocks if block.kind is BlockKind.BODY][:LEAD_PARAGRAPHS]
    return body[-1] if body else 0


def _pronoun(found: Attribution, text: Text) -> str:
    return bare_pronoun(text[found.source[0]]) if len(found.source) == 1 else ""


def _mean_the_quoted(found: Attribution, near: Sequence[Attribution], meant: dict[str, list[Known]]) -> None:
    """Ties a first person to whoever is quoted there: the speaker of the innermost content around it."""
    around = [
        (len(span), other.id)
        for other in near
        for span in other.content
        if other is not found and other.id in meant and span.covers(found.source[0])
    ]
    if around:
        meant[found.id] = meant[min(around)[1]]
        for one in meant[found.id]:
            one.mentions.append(found.source[0])


def _position(found: Attribution) -> tuple[int, int]:
    spans = found.source or found.cue or found.content
    content = found.content[0].start if found.content else -1
    return (min(spans[0].start, content) if content >= 0 and not found.cue else spans[0].start if spans else 0, content)


def _goes_on(before: Attribution, found: Attribution, text: Text) -> bool:
    """Tells whether a quotation without source and cue goes on from the one before it, or follows its colon."""
    if found.cue or not found.content or found.mode is Mode.INDIRECT:
        return False
    start = found.content[0].start
    announced = text.words[max(0, start - LONGEST_GAP) : start].rstrip(" \t\r\n\"\u201c\u2018'").endswith(":")
    return announced or before.mode is not Mode.INDIRECT


def _publisher(document: Document, casting: Casting) -> Known | None:
    name = document.report.publisher
    if not name or not name.strip():
        return None
    one = Known(ActorKind.OUTLET, name.strip(), [name.strip()])
    casting.known.append(one)
    casting.by_key[name.strip().casefold()] = one
    return one


_OF_THIS = re.compile(
    r"(?:(?:an earlier version|(?:journalists?|reporters?|correspondents?|staff)) (?:of|from|for|with) )?this "
    r"(?:newspaper|paper|agency|news agency|radio|station|broadcaster|channel|website|site|magazine|"
    r"article|report|story)",
    re.IGNORECASE,
)
"""What the outlet calls itself."""


_OF_MANY = re.compile(r" (?:have|are|were|all|both|each) ")
_NAMED = r"(?:[Tt]he )?[A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*){0,4}"
_LISTED = re.compile(rf"\b(?P<list>{_NAMED}(?:, {_NAMED}){{0,6}},? and {_NAMED}),? $")
LONGEST_LIST = 300  # code points before a "who" that are searched for its list


def _meant_by(source: Sequence[Span], casting: Casting) -> list[Known]:
    span = max(source, key=len)
    if _OF_THIS.fullmatch(casting.text[span]) and casting.outlet is not None:
        casting.outlet.mentions.append(span)
        return [casting.outlet]
    both = both_meant(span, casting)
    for state in both:
        state.mentions.append(span)
    if both:
        return both
    found: list[Known] = []
    shown, where = _list_before(span, casting) or (casting.text[span], span)
    for party in parties_of(shown, where, casting.states):
        if PRONOUNS.get(party.shown.lower()) == "who":
            party = name_before(span, casting) or noun_before(span, casting) or party  # noqa: PLW2901
        party = maker_before(named_after(party, casting), casting.known)  # noqa: PLW2901
        party = named_by_office(named_by_owner(party, casting.known, casting.recent), casting.names)  # noqa: PLW2901
        party = named_by_adjective(party, casting.names, casting.states)  # noqa: PLW2901
        party = subject_meant(named_near(party, casting), casting)  # noqa: PLW2901
        one = _find(party, casting)
        if one is None:
            party = named_by_head(party, casting.names)  # noqa: PLW2901
            one = _find(party, casting) or _new(party, casting)
        _add(one, party, casting)
        found.append(one)
    if found:
        casting.pair = found if len(found) == PAIR else casting.pair
        casting.recent.append(found[-1])
        del casting.recent[:-REMEMBERED]
    return found


def _list_before(span: Span, casting: Casting) -> tuple[str, Span] | None:
    """The list that a "who" of many takes up: "Arden, Tolk and Ulmen, who have all called for an inquiry"."""
    words = casting.text.words
    if words[span.start : span.end].lower() != "who" or not _OF_MANY.match(words, span.end):
        return None
    found = _LISTED.search(words, max(0, span.start - LONGEST_LIST), span.start)
    return (found["list"], Span(*found.span("list"))) if found else None


def _find(party: Party, casting: Casting) -> Known | None:
    if party.key is None:
        if party.back:
            shown = casting.text.words.endswith("what ", 0, party.span.start)  # "a clip showed what it said was a tank"
            recent = [one for one in casting.recent if not shown or not is_thing(one)]
            return antecedent(party, casting.known, recent) or holder_of(party, casting.known)
        return told_before(party, casting.known)
    exact = casting.by_key.get(party.key.casefold())
    if exact:
        return exact
    same = told_by_state(party, casting.recent) or next(
        (one for one in casting.known[-REMEMBERED:] if same_name(party.key, one, casting.names)), None
    )
    return same or holder_of(party, casting.known) or named_late(party, casting.known, casting.recent)


def _new(party: Party, casting: Casting) -> Known:
    key = party.key
    if key and " " not in key and (party.kind in PEOPLE or key in casting.names.titled):
        key = casting.names.full.get(key, key)
    if key and party.kind is ActorKind.ARMED_GROUP and " " not in key:
        key = casting.names.full.get(key, key)
    if key and key in casting.names.long_forms:
        key = casting.names.long_forms[key]
    kind = party.kind
    if kind is ActorKind.UNKNOWN and key in casting.names.full.values() and not article(party.shown):
        kind = ActorKind.PERSON
    one = Known(kind, key, [key if key and kind not in (ActorKind.STATE, ActorKind.ORGANISATION) else party.shown])
    one.lead = party.span.start < casting.lead
    casting.known.append(one)
    if key:
        casting.by_key.setdefault(key.casefold(), one)
    return one


def _add(one: Known, party: Party, casting: Casting) -> None:
    one.mentions.append(party.span)
    if party.key is None and not party.back and one.key is None and len(one.names[0]) < len(party.shown):
        one.names[0] = party.shown  # a headline's "official" is the text's "a senior official"
    if party.key and is_office_alone(one):
        one.key, one.kind = party.key, ActorKind.OFFICIAL
    if party.key and not party.back:
        if not party.voice:
            one.names.append(party.shown)
        casting.by_key.setdefault(party.key.casefold(), one)
    if party.head:
        one.heads.add(party.head)
    if party.paper:
        one.papers[party.paper] = party.span.start
    one.voice = bool(party.voice)
    if party.voice:
        one.heads.add(party.voice)
    if one.kind in (ActorKind.UNKNOWN, ActorKind.PERSON) and party.kind is ActorKind.OFFICIAL and party.key:
        one.kind = ActorKind.OFFICIAL
    one.gender = one.gender or party.gender
    one.plural = one.plural or party.plural
    one.of = one.of or (party.of if party.of != one.key else None)
    one.state = one.state or party.state
