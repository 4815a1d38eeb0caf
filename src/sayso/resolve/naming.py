"""What a source's words say of whom they mean: a name, a role, a body, a state, a pronoun, or nobody in particular."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files

from sayso.domain.identity import ActorKind
from sayso.domain.text import Span
from sayso.resolve.registry import Registered, body_named, body_within, state_of
from sayso.resolve.states import States

LISTS: dict[str, frozenset[str]] = {
    name: frozenset(words)
    for name, words in tomllib.loads((files("sayso.resolve") / "actors.toml").read_text("utf-8")).items()
}
_BODY_WORDS = LISTS["bodies"] | LISTS["armed"] | LISTS["outlets"] | LISTS["officials"] | LISTS["wires"]
_NO_PART_OF_A_PERSON = LISTS["bodies"] | LISTS["armed"] | LISTS["outlets"] | LISTS["officials"]
_ROLE_WORDS = LISTS["titles"] | LISTS["official"] | LISTS["unnamed"]
ACTOR_WORDS = _BODY_WORDS | LISTS["official"] | LISTS["unnamed"] | LISTS["witnesses"] | LISTS["people_back"]
"""Words that say of a phrase which they end that it means people or a body."""

PRONOUNS = {
    "he": "one", "him": "one", "his": "one", "she": "one", "her": "one", "who": "who", "whom": "who", "which": "who",
    "it": "body", "its": "body", "they": "many", "them": "many", "their": "many",
    "both": "many", "one": "one", "this": "body", "that": "who", "himself": "one", "herself": "one", "itself": "body",
}  # fmt: skip
SELF = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
"""Pronouns by which speakers mean themselves or their own: whom they mean is told by who is quoted."""

ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
"""Whom these mean, a report does not say."""

WORD = re.compile(r"[\w.\u2019'&-]+")
_DESCRIBED = re.compile(r",? (?:who|which|whose|that|said to|described as|known as|calling (?:itself|themselves))\b.*$")
_SEAT = re.compile(r" (?:in|at) (?P<seat>[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)?)$")
_OF_STATE = re.compile(r"\b[Ss]ecretary of [Ss]tate ")
_MINISTRY_OF = re.compile(r"\b(Ministry|Department) of (?:the )?([A-Z]\w+)$")
_ARMIES = frozenset({"army", "military", "armed forces"})
"""News writing uses them for one another."""

_INITIAL = re.compile(r"\b([A-Z])\.(?: ?(?=[A-Z])|(?= |$))")
EDGES = " ,;:.\u2014\u2013-\"\u201c\u201d'\u2018"
_PARTICLES = frozenset({"al", "bin", "ibn", "de", "van", "von", "der", "el", "da", "ben", "abu"})


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


def bare_pronoun(words: str) -> str:
    """The words in lower case without a contracted verb: "I'd" is "i"."""
    return re.sub(r"['\u2019](?:d|m|ll|ve|s|re)$", "", words.strip(EDGES).lower())


def party_named(words: str, span: Span, states: States) -> Party:
    """The party that words without quotation marks and brackets name or describe, with its kind and its key."""
    parts = [part.strip() for part in words.split(", ") if part.strip()]
    first = parts[0] if parts else words
    registered = body_named(re.sub(r"['\u2019]s$", "", first))
    if registered is not None:
        return _registered_party(registered, first, span)
    person = named_person(first)
    if len(parts) > 1 and person is None:
        person = _apposed_person(first, parts[1])
        if person:
            return _person_party(person, words, first, span, states)
    if person:
        return _person_party(person, words, words, span, states)
    return _other_party(_apposed_body(parts) or first, span, states)


def _registered_party(one: Registered, shown: str, span: Span) -> Party:
    """The party that a name of the registry means; a body of a state speaks for it."""
    own = state_of(one.country) if one.kind is ActorKind.ORGANISATION else None
    head = re.sub(r"['\u2019]s?$", "", shown.rsplit(maxsplit=1)[-1].lower())
    return Party(span, _article_off(shown), one.kind, key=one.name, head=head, state=own)


def _apposed_person(described: str, named: str) -> str | None:
    """The name in "the governor of Ulmen, Mira Tolk" and "a cousin of the groom, Latif"; None where it is no person's.

    Whom no known word for a role describes must be told by a determiner, and be of no kind of body.
    """
    if _names_a_role(described):
        return named_person(named) or (named if _is_bare_name(named) else None)
    core = WORD.findall(re.split(r" (?:of|for|in|from|at|on) ", described, maxsplit=1)[0])
    told = _article(described) or described.lower().startswith(("his ", "her ", "their ", "its ")) or "s " in described
    if not told or not core or is_body(core[-1]) or core[-1].lower() in LISTS["called"] or core[-1][0].isupper():
        return None
    single = named.isalpha() and named[0].isupper() and not is_body(named)
    return named_person(named) or (named if single else None)


def _apposed_body(parts: list[str]) -> str | None:
    """The name in "one of the militias, the Sarrow Free Corps"; None where the first part is a name itself."""
    if len(parts) == 1 or not (_article(parts[0]) or parts[0].lower().startswith("one of ")):
        return None
    described = WORD.findall(parts[0])
    if any(word[0].isupper() for word in described[1:]):
        return None
    if described[-1].lower() in LISTS["called"] and parts[1][0].isupper():
        return parts[1]
    tokens = WORD.findall(_article_off(parts[1]))
    if len(tokens) < 2 or not tokens[0][0].isupper():
        return None
    head = tokens[tokens.index("of") - 1] if "of" in tokens[1:] else tokens[-1]
    return parts[1] if is_body(head) else None


def _person_party(name: str, words: str, role: str, span: Span, states: States) -> Party:
    tokens = [word.lower() for word in WORD.findall(words)]
    kind = ActorKind.OFFICIAL if LISTS["official"].intersection(tokens) and _official(tokens) else ActorKind.PERSON
    of = _affiliation(role)
    armed = bool(of) and not LISTS["armed"].isdisjoint((of or "").lower().split())
    key = _INITIAL.sub(r"\1 ", name).replace("  ", " ").strip()
    return Party(
        span, name, kind, key=key, head=_role_head(tokens), of=of, gender=gender_of(tokens),
        state=_state_in(role, states) if _official(tokens) and not armed else None,
    )  # fmt: skip


def _official(tokens: list[str]) -> bool:
    return not LISTS["not_official"].intersection(tokens) and not any(
        token.startswith(("anti-", "ex-")) for token in tokens
    )


def named_person(words: str) -> str | None:
    """The personal name at the end of "Kremlin spokesman Dmitry Peskov" or "Mr Peskov"; None where there is none."""
    tokens = WORD.findall(_OF_STATE.sub("Secretary ", words))
    at = len(tokens)
    while at and (tokens[at - 1][0].isupper() or tokens[at - 1] in _PARTICLES):
        at -= 1
    run = tokens[at:]
    after_title = max((i for i, token in enumerate(run) if token.lower() in LISTS["titles"]), default=-1)
    role_before = at > 0 and tokens[at - 1].lower() in _ROLE_WORDS
    name = run[after_title + 1 :]
    if not name or any(is_body(token, _NO_PART_OF_A_PERSON) for token in name) or name[-1].lower() in LISTS["titles"]:
        return None
    if after_title >= 0 or role_before:
        return " ".join(name[-4:])
    return " ".join(name) if _is_bare_name(words) else None


def _is_bare_name(words: str) -> bool:
    """Tells whether the words are two to four capitalised words and no more, none of them a body's or a state's."""
    tokens = WORD.findall(words)
    capital = all(token[0].isupper() or token in _PARTICLES for token in tokens)
    return (
        capital
        and 2 <= len(tokens) <= 4
        and tokens[0] not in ("A", "An", "The")
        and " ".join(tokens).lower() not in LISTS["wires"]
        and not any(is_body(t, _NO_PART_OF_A_PERSON) or (t.isupper() and len(t) > 2) for t in tokens)
    )


def is_body(token: str, words: frozenset[str] = _BODY_WORDS) -> bool:
    """Tells whether a word, a possessive or not, in any letters, is one by which bodies are called."""
    lower = re.sub(r"['\u2019]s?$", "", token.lower())
    return lower in words


def _names_a_role(words: str) -> bool:
    return bool(_ROLE_WORDS.intersection(words.lower().replace(",", "").split()))


def _other_party(words: str, span: Span, states: States) -> Party:
    state = states.named(words)
    if state:
        return Party(
            span,
            words.removeprefix("the ").removeprefix("The "),
            ActorKind.STATE,
            key=state,
            head="government",
            state=state,
        )
    lower = words.lower()
    tokens = [word.lower() for word in WORD.findall(words)]
    if not tokens:
        return Party(span, words, ActorKind.UNKNOWN, plural=False)
    words = _DESCRIBED.sub("", words)
    core, *tail = re.split(r" (?:of|for|in|from|at|on|who|which|that|with|to|inside|near) ", words, maxsplit=1)
    whole = WORD.findall(words)
    head_tokens = whole if is_body(whole[-1]) and whole[-1][0].isupper() else WORD.findall(core) or whole
    head = re.sub(r"['\u2019]s?$", "", head_tokens[-1].lower())
    base = Party(
        span,
        words,
        ActorKind.UNKNOWN,
        head=head,
        of=_affiliation(words),
        gender=gender_of(tokens),
        plural=head.endswith("s") or tokens[0] in LISTS["several"],
    )
    if head in LISTS["officials"]:
        state = states.named(tail[0]) if tail else _state_in(core, states)
        if state and _official(tokens):
            return replace(base, kind=ActorKind.STATE, key=state, state=state, head="government", plural=True)
    bare = len(whole) == 1 and head in LISTS["people_back"]  # "governor says", as headlines have it
    back = lower.startswith(("the ", "this ", "that ", "these ", "his ", "her ", "their ")) and head in LISTS["back"]
    named = any(token[0].isupper() for token in whole[1:]) or (words[0].isupper() and not _article(words))
    if bare or (back and not named):
        kind = _kind(head, tokens)
        return replace(base, back=True, kind=_unnamed(kind) if head in LISTS["people_back"] else kind)
    kind = _kind(head, tokens)
    if kind is ActorKind.ARMED_GROUP and head in LISTS["any_group"] and whole[-1][0].isupper():
        kind = ActorKind.ORGANISATION
    if kind is ActorKind.ARMED_GROUP and head in LISTS["any_forces"] and _state_in(core, states):
        kind = ActorKind.ORGANISATION
    if kind is ActorKind.ORGANISATION and named:
        return _body(words, base, states)
    key = _article_off(words) if named and not _nobody(words, head) else None
    speaks = kind in (ActorKind.OFFICIAL, ActorKind.ORGANISATION) and _official(tokens)
    return replace(
        base,
        kind=kind if key or kind is ActorKind.WITNESS else _unnamed(kind),
        key=key,
        state=_state_in(words, states) if speaks else None,
    )


def _body(words: str, base: Party, states: States) -> Party:
    """A ministry, an army, a service: its key is one for "Vardia's X", "the Vardian X" and "the X in" its capital."""
    seat = _SEAT.search(words)
    core = words[: seat.start()] if seat else words
    tokens = _article_off(core).split()
    state = states.named(seat["seat"]) if seat else None
    own = states.of_adjective(tokens[0]) if len(tokens) > 1 else None
    rest = _MINISTRY_OF.sub(r"\2 \1", " ".join(tokens[1:] if own else tokens)).replace("Defense", "Defence")
    rest = "armed forces" if rest.lower() in _ARMIES else rest
    state = own or state
    official = _official([token.lower() for token in tokens])
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


def gender_of(tokens: list[str]) -> str:
    """What words in small letters tell of a person's gender: "m", "f", or nothing."""
    if LISTS["male"].intersection(tokens) or {"his", "him"}.intersection(tokens[:1]):
        return "m"
    return "f" if LISTS["female"].intersection(tokens) or tokens[:1] == ["her"] else ""


def _role_head(tokens: list[str]) -> str:
    return next((token for token in tokens if token in LISTS["people_back"]), "")


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


def _article(words: str) -> bool:
    return words.lower().startswith(("the ", "a ", "an "))


def _article_off(words: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE)
