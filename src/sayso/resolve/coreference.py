"""Who a pronoun, a surname or "the group" means in one report: the nearest earlier actor that agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.domain.identity import ActorKind
from sayso.domain.text import ARTICLE, Span, Text
from sayso.resolve.lists import LISTS, PRONOUNS
from sayso.resolve.naming import Party

REMEMBERED = 60  # how many actors back words may reach: bounds the work on a hostile report
LONGEST_ROLE = 20  # code points before a name in which the last word of a role stands
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OFFICIAL, ActorKind.WITNESS, ActorKind.UNNAMED})

BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.STATE})

# After a full stop a name goes on only where it is an abbreviation's: "Adm. Orr", and no further than "the Strip."
_PART = r"(?:(?:[A-Z]\.){1,4}|[A-Z][a-z]{1,3}\.(?= )|[A-Z][\w\u2019'.-]{0,40}(?<![.]))"
_RUN = re.compile(rf"{_PART}(?: (?:(?:of|al|bin|de|van) )?{_PART}){{0,5}}")
_INITIALS = re.compile(
    r"((?:[A-Z][\w-]{0,40} (?:of |for |the |and )?){1,6}[A-Z][\w-]{0,40})[\"\u201d]? \(([A-Z][A-Za-z]{1,7})\)"
)


_OWNER = re.compile(
    r"\b([A-Z][a-z\w-]{2,30})['\u2019]s (?:own )?(?:(?:Interior|Foreign|Defen[cs]e|Finance) Ministry"
    r"|(?:interior|foreign|defen[cs]e|finance|prime) minister|parliament|armed forces|ambassador|air ?space"
    r"|border (?:guards?|service|force|police))\b"
)


_NAME = r"(?P<name>[A-Z][\w\u2019'-]{1,30}(?: [A-Z][\w\u2019'-]{1,30}){1,2})"
_HOLDER = re.compile(
    r"(?:\b(?!The |An? )(?P<before>[A-Z][\w-]{1,30}) )?"
    r"\b(?P<office>[Gg]overnor|[Mm]ayor|[Pp]resident|[Cc]hancellor|[Cc]hairman|Gov\.)"
    rf"(?: of (?:the )?(?P<of>[A-Z][\w-]{{1,30}})(?: [a-z]{{3,12}})?)?,? {_NAME}"
)


@dataclass(slots=True)
class Known:
    """An actor in the making, with all that the report has said of it so far."""

    kind: ActorKind
    key: str | None
    names: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    of: str | None = None
    state: str | None = None
    voice: bool = False
    """A body that was last heard through a person who is not named: "he" may mean its spokesman."""

    lead: bool = False
    """First told in the headline or in the first paragraphs."""

    papers: dict[str, int] = field(default_factory=dict)
    """What it wrote or showed, by kind, with the code point at which that was last told of."""


@dataclass(frozen=True, slots=True)
class Names:
    """The report's capitalised runs: surnames to full names, abbreviations to what they stand for.

    ``owners`` are the words whose ministries, ambassadors, border guards and the like the report tells of,
    ``holders`` the offices it gives to names: office, of what where it says so, and whose.
    """

    words: frozenset[str]
    full: dict[str, str]
    long_forms: dict[str, str]
    runs: tuple[tuple[Span, str], ...]
    owners: frozenset[str] = frozenset()
    holders: tuple[tuple[str, str | None, str], ...] = ()
    titled: frozenset[str] = frozenset()
    """Last names that stand somewhere with a title or a role before the full name."""


def names_in(text: Text) -> Names:
    """Collects the capitalised runs of the article; one pass over the text."""
    words: set[str] = set()
    full: dict[str, str] = {}
    long_forms: dict[str, str] = {}
    runs: list[tuple[Span, str]] = []
    owners: set[str] = set()
    holders: list[tuple[str, str | None, str]] = []
    titled: set[str] = set()
    for block in text.blocks:
        if block.kind not in ARTICLE:
            continue
        for match in _RUN.finditer(text.words, block.span.start, block.span.end):
            run = re.sub(r"['\u2019]s\b", "", match.group()).rstrip(".'\u2019-")
            tokens = run.split()
            words.update(tokens)
            runs.append((Span(*match.span()), run))
            untitled = _untitled(tokens[1:] if tokens[0] in ("The", "A", "An") else tokens)
            if 2 <= len(untitled) <= 4 and all(token[0].isupper() for token in untitled):
                full.setdefault(untitled[-1], " ".join(untitled))
                role = text.words[max(0, match.start() - LONGEST_ROLE) : match.start()].split()[-1:]
                if len(untitled) < len(tokens) or not LISTS["titles"].isdisjoint(role):
                    titled.add(untitled[-1])
        owners.update(match[1] for match in _OWNER.finditer(text.words, block.span.start, block.span.end))
        holders.extend(
            (match["office"].lower().replace("gov.", "governor"), match["of"] or match["before"], match["name"])
            for match in _HOLDER.finditer(text.words, block.span.start, block.span.end)
        )
        for match in _INITIALS.finditer(text.words, block.span.start, block.span.end):
            long_form = re.sub(r"^The ", "", match[1])
            if _abbreviates(match[2], long_form):
                long_forms.setdefault(match[2], long_form)
    return Names(frozenset(words), full, long_forms, tuple(runs), frozenset(owners), tuple(holders), frozenset(titled))


def _untitled(tokens: Sequence[str]) -> list[str]:
    last = max((at for at, token in enumerate(tokens) if token.lower() in LISTS["titles"]), default=-1)
    return list(tokens[last + 1 :])


def _abbreviates(short: str, long_form: str) -> bool:
    initials = "".join(token[0] for token in long_form.split()).lower()
    letters = iter(initials)
    return all(letter in letters for letter in short.lower()[:2]) and short[0].lower() == initials[0]


def antecedent(party: Party, known: Sequence[Known], recent: Sequence[Known]) -> Known | None:
    """Finds whom words that point back mean.

    Args:
        party: a pronoun or a definite description.
        known: all actors so far, in order of first mention.
        recent: the actors of the sources so far, latest last.

    Returns:
        The nearest earlier actor that agrees in kind, number and gender; None where none does.
    """
    pronoun = PRONOUNS.get(party.shown.lower())
    if pronoun == "many":  # several before a body, a body before one person, an outlet that passes words on last
        last = recent[-1:] if recent and recent[-1].kind in BODIES else []
        recent = [*sorted(recent, key=_may_be_many), *last]
    for one in reversed(recent):
        if pronoun and _agrees(pronoun, party, one):
            return one
        if not pronoun and _is_described(party, one):
            return one
    if pronoun:
        return None
    return next((one for one in reversed(known[-REMEMBERED:]) if _is_described(party, one)), None)


def _may_be_many(one: Known) -> int:
    if one.plural:
        return 3
    return 0 if one.kind is ActorKind.OUTLET else 1 if one.kind in PEOPLE else 2


def is_thing(one: Known) -> bool:
    """Tells whether an actor is what was written or shown: "the report", "the footage"."""
    return not LISTS["things"].isdisjoint(one.heads)


def _agrees(pronoun: str, party: Party, one: Known) -> bool:
    person = one.kind in PEOPLE and not is_thing(one)
    if pronoun == "one":
        return (
            (person or one.voice)
            and not one.plural
            and not (party.gender and one.gender and party.gender != one.gender)
        )
    if pronoun == "body":
        return (not person and one.kind is not ActorKind.UNKNOWN and not (is_thing(one) and one.plural)) or (
            one.kind is ActorKind.UNKNOWN and not one.plural
        )
    return pronoun in ("many", "who") and (
        one.plural
        or pronoun == "who"
        or one.kind not in (ActorKind.PERSON, ActorKind.OFFICIAL)
        or (one.key or "a")[:1].islower()
    )


_GENERIC = (
    (
        frozenset({"group", "organisation", "organization", "movement", "militia", "force", "unit"}),
        frozenset({ActorKind.ARMED_GROUP}),
    ),
    (
        frozenset({"agency", "organisation", "organization", "body", "department", "office"}),
        frozenset({ActorKind.ORGANISATION}),
    ),
    (frozenset({"agency", "outlet", "broadcaster", "newspaper", "channel"}), frozenset({ActorKind.OUTLET})),
    (frozenset({"country"}), frozenset({ActorKind.STATE})),
)
"""Words that mean a body of some kind whatever its own name calls it."""


def _is_described(party: Party, one: Known) -> bool:
    if party.head in LISTS["people_back"]:
        return (one.kind in PEOPLE or one.voice) and (
            party.head in one.heads or party.head in ("man", "woman", "official", "politician")
        )
    return party.head in one.heads or is_called(party.head, "", one.kind)


def is_called(word: str, head: str, kind: ActorKind) -> bool:
    """Tells whether "the" and this word may mean a body of some kind whose name has another head."""
    return word == head or any(word in words and kind in kinds for words, kinds in _GENERIC)


def same_name(name: str, one: Known, names: Names) -> bool:
    """Tells whether a name is this actor's: the same, its surname, its abbreviation, or its shorter form."""
    if one.key is None:
        return False
    mine, other = _long(name, names), _long(one.key, names)
    if mine.casefold() == other.casefold() or _stands_for(other, mine) or _stands_for(mine, other):
        return True
    left, right = mine.casefold().split(), other.casefold().split()
    short, long = sorted((left, right), key=len)
    if one.kind is ActorKind.STATE or not short:
        return False
    if one.kind in PEOPLE and len(left) == len(right) and all(map(spelled_alike, left, right)):
        return True
    tells = len(short) > 1 or one.kind in PEOPLE or short[0] in LISTS["armed"] | LISTS["bodies"] | LISTS["outlets"]
    return tells and long[-len(short) :] == short


def _stands_for(short: str, name: str) -> bool:
    return short.isupper() and _initials(name) == short


def _initials(name: str) -> str | None:
    """The capitals of a name of three words or more, by which it may be called: "RVC" for "Red Valley Corps"."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) >= FEWEST_INITIALS else None


FEWEST_INITIALS = 3
_SOUNDS = (("kh", "h"), ("ph", "f"), ("sch", "sh"), ("w", "v"), ("c", "k"), ("q", "k"), ("g", "h"), ("ts", "z"))
SHORTEST_ALIKE = 5


def spelled_alike(left: str, right: str) -> bool:
    """Tells whether two words of names, in small letters, are spellings of one: "tarhanov" and "targanov".

    What transliterations confuse is made one, vowels are left out; short words must be the same.
    """
    if left == right:
        return True
    return min(len(left), len(right)) >= SHORTEST_ALIKE and _sound(left) == _sound(right)


def _sound(word: str) -> str:
    for written, plain in _SOUNDS:
        word = word.replace(written, plain)
    bare = word[:1] + re.sub(r"[aeiouyj'\u2019-]", "", word[1:])
    return re.sub(r"(.)\1", r"\1", bare)


def _long(name: str, names: Names) -> str:
    return names.long_forms.get(name, name)
