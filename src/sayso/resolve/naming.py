"""What a source's words say of whom they mean: a name, a role, a body, a state, a pronoun, or nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.domain.identity import ActorKind
from sayso.domain.text import Span
from sayso.resolve.lists import ACTOR_WORDS, LISTS, WORD, article, article_off, is_body
from sayso.resolve.people import apposed_person, gender_of, is_official, named_person, role_head
from sayso.resolve.registry import Registered, body_named, body_within, state_of
from sayso.resolve.states import States

DESCRIBING = (
    "who|which|whose|that|(?:interviewed|quoted|cited|contacted|reached|questioned) by|said to|described as|known as|"
    "calling (?:itself|themselves)"
)
"""What opens words that tell of a speaker after the name, as a pattern."""

_DESCRIBED = re.compile(rf",? (?:{DESCRIBING})\b.*$")
_OF_A_NAMED = ("one of ", "his ", "her ", "its ", "their ")
"""What opens words that tell of a body whose name follows: "its ally, the Sarrow Front"."""

_POINTING = ("the ", "this ", "that ", "these ", "his ", "her ", "their ")
"""What opens words that may mean somebody told of before."""

_OF = re.compile(r" (?:of|for|in|from|at|on|who|which|that|with|to|inside|near) ")
_MODIFIER = re.compile(r"familiar|close|loyal|present|aware|privy|[a-z]{3,}(?:ed|ing)")
_SEAT = re.compile(r" (?:in|at) (?P<seat>[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)?)$")
_MINISTRY_OF = re.compile(r"\b(Ministry|Department) of (?:the )?([A-Z]\w+)$")
_ARMIES = frozenset({"army", "military", "armed forces"})
"""News writing uses them for one another."""

LONGEST_DESCRIPTION = 5
"""Words before the name of the registry that they describe."""

_ITS_PEOPLE = frozenset({"officials", "authorities", "leaders", "leadership", "militants", "fighters"})
_OF_A_BODY = re.compile(
    r"(?P<name>[A-Z][\w.\u2019'-]+(?: [A-Z][\w.\u2019'-]*){1,3}) (?:of|from|with|at) (?:the )?(?P<body>[A-Z].+)"
)
_INITIAL = re.compile(r"\b([A-Z])\.(?: ?(?=[A-Z])|(?= |$))")


@dataclass(frozen=True, slots=True)
class Party:
    """One party that a source's words mean.

    ``key`` is the name that makes the actor what it is (None for one that nobody names), ``shown`` the words for it.
    ``of`` is the body or state on whose behalf it speaks, as far as the words say.
    """

    span: Span
    shown: str
    kind: ActorKind
    key: str | None = None
    head: str = ""
    of: str | None = None
    back: bool = False
    gender: str = ""
    plural: bool = False
    state: str | None = None
    voice: str = ""
    """The word for the person who speaks for a body and is not named: "spokesman"."""

    paper: str = ""
    """The kind of what speaks for it: "report"."""


def party_named(words: str, span: Span, states: States) -> Party:
    """The party that words without quotation marks and brackets name or describe, with its kind and its key."""
    parts = [part.strip() for part in words.split(", ") if part.strip()]
    first = parts[0] if parts else words
    registered = body_named(re.sub(r"['\u2019]s$", "", first)) or _registered_in(first)
    if registered is not None:
        return _registered_party(registered, first, span)
    person = named_person(first) or _person_of_body(first)
    if len(parts) > 1 and person is None:
        person = apposed_person(first, parts[1])
        if person:
            return _person_party(person, words, first, span, states)
    if person:
        return _person_party(person, words, words, span, states)
    return _other_party(_apposed_body(parts) or first, span, states)


def _person_of_body(words: str) -> str | None:
    """The person in "Mira Tolk of the Torvik Relief Agency": two names or more that no body is called by."""
    told = _OF_A_BODY.fullmatch(words)
    if told is None or any(word.lower() in ACTOR_WORDS for word in WORD.findall(told["name"])):
        return None
    body = WORD.findall(told["body"])
    is_one = body_named(told["body"]) is not None or (len(body) > 1 and any(map(is_body, body)))
    return named_person(told["name"]) if is_one else None


def _registered_in(words: str) -> Registered | None:
    """The body of the registry that is described before its name ("the news agency Reuters"), or whose people speak.

    Of its people only an armed group's that stand for it: "Hamas officials", as a state's officials stand for it.
    """
    tokens = words.split()
    for at in range(1, min(len(tokens), LONGEST_DESCRIPTION + 1)):
        if tokens[at - 1].islower() and is_body(tokens[at - 1]):
            one = body_named(" ".join(tokens[at:]))
            if one is not None:
                return one
    one = body_named(" ".join(tokens[:-1])) if len(tokens) > 1 and tokens[-1] in _ITS_PEOPLE else None
    return one if one is not None and one.kind is ActorKind.ARMED_GROUP else None


def _registered_party(one: Registered, shown: str, span: Span) -> Party:
    """The party that a name of the registry means; a body of a state speaks for it."""
    own = state_of(one.country) if one.kind is ActorKind.ORGANISATION else None
    head = re.sub(r"['\u2019]s?$", "", shown.rsplit(maxsplit=1)[-1].lower())
    return Party(span, article_off(shown), one.kind, key=one.name, head=head, state=own)


def _apposed_body(parts: list[str]) -> str | None:
    """The name in "one of the militias, the Sarrow Free Corps"; None where the first part is a name itself."""
    if len(parts) == 1 or not (article(parts[0]) or parts[0].lower().startswith(_OF_A_NAMED)):
        return None
    described = WORD.findall(parts[0])
    if any(word[0].isupper() for word in described[1:]):
        return None
    if described[-1].lower() in LISTS["called"] and parts[1][0].isupper():
        return parts[1]
    tokens = WORD.findall(article_off(parts[1]))
    if len(tokens) < 2 or not tokens[0][0].isupper():
        return None
    head = tokens[tokens.index("of") - 1] if "of" in tokens[1:] else tokens[-1]
    return parts[1] if is_body(head) else None


def _person_party(name: str, words: str, role: str, span: Span, states: States) -> Party:
    tokens = [word.lower() for word in WORD.findall(words)]
    kind = ActorKind.OFFICIAL if LISTS["official"].intersection(tokens) and is_official(tokens) else ActorKind.PERSON
    of = _affiliation(role)
    armed = bool(of) and not LISTS["armed"].isdisjoint((of or "").lower().split())
    key = _INITIAL.sub(r"\1 ", name).replace("  ", " ").strip()
    return Party(
        span, name, kind, key=key, head=role_head(tokens), of=of, gender=gender_of(tokens),
        state=_state_in(role, states) if is_official(tokens) and not armed else None,
    )  # fmt: skip


def _other_party(words: str, span: Span, states: States) -> Party:
    state = states.named(words)
    if state:
        shown = words.removeprefix("the ").removeprefix("The ")
        return Party(span, shown, ActorKind.STATE, key=state, head="government", state=state)
    tokens = [word.lower() for word in WORD.findall(words)]
    if not tokens:
        return Party(span, words, ActorKind.UNKNOWN)
    shown = _DESCRIBED.sub("", words)
    core, *tail = _OF.split(shown, maxsplit=1)
    head = _head_of(shown, core)
    plural = head.endswith("s") or tokens[0] in LISTS["several"]
    party = Party(
        span, shown, ActorKind.UNKNOWN, head=head, of=_affiliation(shown), gender=gender_of(tokens), plural=plural
    )
    if head in LISTS["officials"] and is_official(tokens):
        state = states.named(tail[0]) if tail else _state_in(core, states)
        if state:
            return replace(party, kind=ActorKind.STATE, key=state, state=state, head="government", plural=True)
    whole = WORD.findall(shown)
    named = any(token[0].isupper() for token in whole[1:]) or (shown[0].isupper() and not article(shown))
    kind = _kind(head, tokens)
    bare = len(whole) == 1 and head in LISTS["people_back"]  # "governor says", as headlines have it
    if bare or (not named and head in LISTS["back"] and shown.lower().startswith(_POINTING)):
        return replace(party, back=True, kind=_unnamed(kind) if head in LISTS["people_back"] else kind)
    if kind is ActorKind.ARMED_GROUP and _is_no_group(head, whole, core, states):
        kind = ActorKind.ORGANISATION
    if kind is ActorKind.ORGANISATION and named:
        return _body(shown, party, states)
    key = article_off(shown) if named and not _nobody(shown, head) else None
    speaks = kind in (ActorKind.OFFICIAL, ActorKind.ORGANISATION) and is_official(tokens)
    return replace(
        party,
        kind=kind if key or kind is ActorKind.WITNESS else _unnamed(kind),
        key=key,
        state=_state_in(shown, states) if speaks else None,
    )


def _head_of(words: str, core: str) -> str:
    """The head noun of words for somebody, in small letters; ``core``: what stands before "of", "in", "who"."""
    whole, name = WORD.findall(words), WORD.findall(article_off(words))
    ends_as_body = is_body(whole[-1]) and whole[-1][0].isupper()
    phrase = whole if ends_as_body else _up_to_modifier(WORD.findall(core)) or whole
    head = re.sub(r"['\u2019]s?$", "", phrase[-1].lower())
    return name[0].lower() if not is_body(head) and len(name) > 1 and _is_called_first(name) else head


def _is_no_group(head: str, whole: Sequence[str], core: str, states: States) -> bool:
    """Whether a word for armed groups is part of a body's name, or means a state's forces."""
    return (head in LISTS["any_group"] and whole[-1][0].isupper()) or (
        head in LISTS["any_forces"] and _state_in(core, states) is not None
    )


def _up_to_modifier(words: list[str]) -> list[str]:
    """The words up to a noun for people, without what is said of them: "two officials familiar (with the matter)"."""
    people = LISTS["unnamed"] | LISTS["witnesses"]
    for at in range(1, len(words)):
        if words[at - 1].lower() in people and _MODIFIER.fullmatch(words[at]) and words[at] not in ACTOR_WORDS:
            return words[:at]
    return words


def _is_called_first(tokens: list[str]) -> bool:
    """Whether a name begins with what it is: "Legion Free Ostrel", where the rest stood in quotation marks."""
    joined = tokens[0][0].isupper() and all(token[0].isupper() or token in ("of", "for", "the") for token in tokens)
    return joined and tokens[0].lower() in LISTS["armed"] and not is_body(tokens[-1])


def _body(words: str, base: Party, states: States) -> Party:
    """A ministry, an army, a service: its key is one for "Vardia's X", "the Vardian X" and "the X in" its capital."""
    seat = _SEAT.search(words)
    core = words[: seat.start()] if seat else words
    tokens = article_off(core).split()
    state = states.named(seat["seat"]) if seat else None
    own = states.of_adjective(tokens[0]) if len(tokens) > 1 else None
    rest = _MINISTRY_OF.sub(r"\2 \1", " ".join(tokens[1:] if own else tokens)).replace("Defense", "Defence")
    rest = "armed forces" if rest.lower() in _ARMIES else rest
    state = own or state
    official = is_official([token.lower() for token in tokens])
    return replace(
        base,
        shown=core,
        kind=ActorKind.ORGANISATION,
        key=_canonical(owned_name(state, rest)) if state else rest,
        state=state or _state_in(words, states) if official else None,
    )


def owned_name(state: str, body: str) -> str:
    """The key of a state's body, however its words put it together."""
    return f"{state}'s {body}"


def _unnamed(kind: ActorKind) -> ActorKind:
    return ActorKind.UNNAMED if kind in (ActorKind.OFFICIAL, ActorKind.UNKNOWN, ActorKind.PERSON) else kind


def _nobody(words: str, head: str) -> bool:
    """Tells whether the words are of the kind that names nobody: "A senior Vardian official", "three experts"."""
    lower = words.lower()
    indefinite = lower.startswith(("a ", "an ", "one ", "some ", "several ", "two ", "three ", "another ", "other "))
    if head in LISTS["back"] and not indefinite and not head.endswith("s"):
        return False
    return head in LISTS["unnamed"] | LISTS["witnesses"] | LISTS["official"] and (indefinite or head.endswith("s"))


def _kind(head: str, tokens: list[str]) -> ActorKind:
    if head in LISTS["any_group"] and not LISTS["unarmed"].isdisjoint(tokens):
        return ActorKind.ORGANISATION  # "the rights group", "a group of forensic experts"
    for name, kind in (
        ("witnesses", ActorKind.WITNESS),
        ("outlets", ActorKind.OUTLET),
        ("official", ActorKind.OFFICIAL),
        ("armed", ActorKind.ARMED_GROUP),
        ("bodies", ActorKind.ORGANISATION),
        ("officials", ActorKind.OFFICIAL),
        ("unnamed", ActorKind.UNNAMED),
    ):
        if head in LISTS[name]:
            return kind
    joined = " ".join(tokens).removeprefix("the ")
    if joined in LISTS["wires"]:
        return ActorKind.OUTLET
    return ActorKind.ORGANISATION if any(token in LISTS["bodies"] for token in tokens) else ActorKind.UNKNOWN


def _affiliation(words: str) -> str | None:
    """The body in "leader of the X", "X spokesman" or "spokesman for X"; None where the words name none."""
    after = re.search(r"\b(?:of|for|at|from) (?:the )?([A-Z][\w\u2019'-]*(?: (?:of )?[A-Z][\w\u2019'-]*){0,5})", words)
    if after:
        return _canonical(re.sub(r"['\u2019]s$", "", after[1]))
    before = re.match(r"(?:the |The )?([A-Z][\w-]*(?: [A-Z][\w-]*){0,3})(?:['\u2019]s)? [a-z]", words)
    return _canonical(before[1]) if before and before[1].lower() not in {"a", "an"} | LISTS["titles"] else None


def _canonical(name: str) -> str:
    """The registry's name for a body, or the name itself."""
    one = body_named(name)
    return one.name if one is not None else name


def _state_in(words: str, states: States) -> str | None:
    body = body_within(words)
    if body is not None and body.country and body.kind is ActorKind.ORGANISATION:
        return state_of(body.country)
    tokens = WORD.findall(words)
    for size in (2, 1):
        for at in range(len(tokens) - size + 1):
            state = states.of_adjective(" ".join(tokens[at : at + size])) if tokens[at][0].isupper() else None
            if state:
                return state
    return None
