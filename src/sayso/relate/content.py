"""What the words of a claim speak of, free of how they are said: its content words, names, figures and places.

Negation, hedges, words of saying and function words are left out, so that a denial has the content of what it denies.
Words that news uses for one thing ("killed", "dead", "lost their lives") are brought to one; so are a country and its
adjective ("Vardia", "Vardian").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.relate.spelling import STOP, folded_words, stem

MOST_WORDS = 80
"""Of longer stretches only so many words are looked at."""

_GRAMMAR = """about above across after again against all also although am among any anybody anyone anything around
because been before being below between both can could cannot did do does doing done down during each either else ever
every few further get got he hers him himself how i if into itself just like made make many may me might more most much
must my near nearly neither no nobody none nor not nothing now off once one only onto other others ours out over own
per rather same shall should since so some somebody someone something still such than then there therefore these thing
things those though through thus to too toward towards under until up upon us very via want well went what whatever
when where whether while whom whose why within without would yes yet you your dont didnt doesnt wasnt werent isnt arent
hasnt havent hadnt wont wouldnt couldnt cant never ago"""
_SAYING = """according account accounts accusation accusations accuse accused add added admit alleged allege allegedly
allegation allegations apparently appear appeared appears assert asserted assertion assertions believed blame blamed
claim claimed claiming claims comment confirm confirmed confirmation contradict counter denied denies deny denial
describe described dismiss dismissed dispute disputed doubt evidence expected fact false fake figure figures fiction
fictitious hoax immediately independently information insist insisted invented know known lie lies likely maybe
mention news number numbers perhaps possible possibly probably purportedly question refute refuted reject rejected
report reported reportedly reports responsibility responsible rumour rumours said say saying says seem seemed seems
speak statement statements suggest suggested suggestion supposed supposedly tell think thought told true truth unable
unconfirmed unverified verify verified verification version versions words wrong"""
_SILENT = frozenset(stem(word) for word in f"{_GRAMMAR} {_SAYING}".split()) | frozenset(_GRAMMAR.split()) | STOP
"""Folded words and stems that say nothing of what is spoken of."""

DEED, DEAD, HURT, TAKEN, HELD = "=deed", "=dead", "=hurt", "=taken", "=held"
DAMAGED = "=damaged"

_SAME = {
    DEED: """attack assault raid strike airstrike bomb bombing bombardment shell shelling blast explosion explode rocket
    missile incursion sabotage ambush arson operation massacre hit fire launch invade invasion offensive target""",
    DEAD: """dead death die died dying kill killing killed fatality fatalities toll casualty casualties perish eliminate
    martyr slain""",
    DAMAGED: """damage damaged damages damaging destroy destroyed destruction demolish demolished wreck wrecked ruin
    ruins ruined crater craters""",
    HURT: "injure injured injury injuries wound wounded wounding hurt maim",
    TAKEN: "captive captured prisoner prisoners hostage hostages abduct kidnap detain",
    HELD: """control capture take took taken taking seize seizure seizing overrun overran occupy fall fell fallen hold
    held holding retake retook retaken recapture liberate conquer hands lose lost""",
}
_CONCEPT = {stem(word): kind for kind, words in _SAME.items() for word in words.split()}
HARMS = (DEAD, HURT, TAKEN)

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: n for n, word in enumerate(_ONES.split())} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), start=2)
}
NUMBERS |= {
    f"{ten}{one}": 10 * tens + ones  # "twenty-three", folded
    for tens, ten in enumerate(_TENS.split(), start=2)
    for ones, one in enumerate(_ONES.split()[1:10], start=1)
}
VAGUE = {"dozens": (24, 999), "scores": (40, 999), "hundreds": (200, 9_999), "thousands": (2_000, 999_999)}
"""Figures that name a size only, with what they may stand for."""

PERSON, FIGHTER, CIVILIAN = "=person", "=fighter", "=civilian"

_SORTS = {
    PERSON: "people person man men other victim member",
    FIGHTER: """fighter militant raider soldier troop guard saboteur terrorist insurgent rebel gunman gunmen combatant
    serviceman servicemen commando attacker militiaman militiamen jihadi trainer commander personnel""",
    CIVILIAN: """civilian civil resident villager woman women child children patient family families worker journalist
    boy girl passenger refugee""",
}
PEOPLE = {stem(word): sort for sort, words in _SORTS.items() for word in words.split()}
"""Nouns for those who are counted, with their sort."""

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_][\w'\u2019]*(?:-[^\W\d_][\w'\u2019]*)*")
_DEMONYM = ("ian", "ean", "ese", "ish", "an", "ia", "i", "a", "e")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a claim: as printed, as folded, what it counts as (None: it has no content), and whether a name.

    ``start`` and ``end`` are code points of the claim's words, half-open.
    """

    shown: str
    folded: str
    unit: str | None
    name: bool
    opens: bool  # the first of its clause
    start: int
    end: int


def is_number(word: str) -> bool:
    """Tells whether a folded word is a figure."""
    return word[:1].isdigit() or word in NUMBERS or word in VAGUE


@lru_cache(maxsize=8192)
def name_of(folded: str) -> str:
    """A name without what makes an adjective of it: "vardia" and "vardian", "ostrel" and "ostreli" are one."""
    bare = folded.removesuffix("s") if not folded.endswith("ss") and len(folded) > 4 else folded
    shorter = True
    while shorter:
        shorter = False
        for ending in _DEMONYM:
            if bare.endswith(ending) and len(bare) - len(ending) >= 4:
                bare, shorter = bare.removesuffix(ending), True
                break
    return bare


@lru_cache(maxsize=8192)
def words_of(words: str) -> tuple[Word, ...]:
    """The words of a claim in order, at most ``MOST_WORDS``."""
    found: list[Word] = []
    opens = True
    last = 0
    for token in _TOKEN.finditer(words):
        opens = opens or any(mark in words[last : token.start()] for mark in '.!?:\u201c"')
        last = token.end()
        shown = re.sub(r"['\u2019]s?$", "", token[0])
        folded = "".join(folded_words(shown))
        if folded:
            unit, name = _counts_as(shown, folded)
            found.append(Word(shown, folded, unit, name, opens, token.start(), token.start() + len(shown)))
            opens = False
        if len(found) == MOST_WORDS:
            break
    return tuple(found)


def _counts_as(shown: str, folded: str) -> tuple[str | None, bool]:
    """What a word counts as, and whether as a name."""
    if is_number(folded):
        return f"#{NUMBERS.get(folded, shown.replace(',', '').casefold())}", False
    root = stem(folded)
    if folded in _SILENT or root in _SILENT or len(folded) == 1:
        return None, False
    if root in _CONCEPT and shown[1:].islower():
        return _CONCEPT[root], False
    return name_of(root), shown[0].isupper() and root not in PEOPLE


@lru_cache(maxsize=8192)
def units_of(words: str) -> frozenset[str]:
    """The content of a claim, each thing once."""
    return frozenset(word.unit for word in words_of(words) if word.unit is not None)


@lru_cache(maxsize=8192)
def names_of(words: str) -> frozenset[str]:
    """The capitalised content words; one that opens a clause counts, as nothing tells it from a name."""
    return frozenset(word.unit for word in words_of(words) if word.unit is not None and word.name)


def content_stems(words: Iterable[str]) -> Iterator[str]:
    """The stems of the folded words that say something, one for each."""
    stemmed = (stem(word) for word in words if len(word) > 1 and word not in _SILENT)
    return (one for one in stemmed if one not in _SILENT)
