"""The subject of a verb: the noun phrase that ends right before it, appositions and relative clauses with it."""

from __future__ import annotations

from sayso.find import grammar as g
from sayso.find.noun_phrases import (
    LONGEST_APPOSITION,
    LONGEST_PHRASE,
    Phrase,
    Tokens,
    apposes,
    is_noun_phrase,
    is_reduced,
    is_verb,
    nominal,
)
from sayso.find.tokens import Kind, Token

MOST_WORDS_OF_AN_ADVERBIAL = 14

LONGEST_ASIDE = 5
_TURNS = frozenset(("i", "we", "it"))
_SAID = frozenset(("say", "said", "add", "stress", "admit", "confess", "note"))


def phrase_before(tokens: Tokens, end: int) -> Phrase | None:
    """Finds the noun phrase that ends right before token ``end``: the subject of a verb that stands there.

    Appositions and titles belong to it; parenthetical adverbials (", however,") are passed over and left out.

    Returns:
        The phrase, or None where no noun phrase stands there.
    """
    last = _before_time(tokens, end - 1)
    while last >= 0 and tokens[last].low in g.ADVERBS and tokens[last].low not in g.SUBJECT_PRONOUNS and last > 0:
        if tokens[last - 1].kind is Kind.QUOTE or tokens[last - 1].low in ("the", "a"):
            break
        if tokens[last].word[:1].isupper() and tokens[last - 1].word[:1].isupper():
            break  # part of a name: "Sarrow Today"
        last -= 1
    if last < 0 or tokens[last].kind is Kind.QUOTE:
        return None
    if tokens[last].low == ",":
        return _around_apposition(tokens, last)
    if tokens[last].low in (")", "—", "–", "--", "-"):
        return _around_brackets(tokens, last)
    if tokens[last].kind is not Kind.WORD:
        return None
    if tokens[last].low in g.SUBJECT_PRONOUNS or tokens[last].low in ("who", "which", "that"):
        return _pronoun(tokens, last)
    first = _walk_left(tokens, last)
    return (first, last + 1) if first is not None and is_noun_phrase(tokens, first, last + 1) else None


def who_went_to(tokens: Tokens, place: Phrase) -> Phrase | None:
    """The subject of "took to the radio claiming that": nobody who speaks stands right after such a preposition."""
    verb = place[0] - 2
    if verb < 1 or tokens[verb + 1].low not in ("to", "on", "in", "at", "before") or tokens[verb].word[:1].isupper():
        return None
    if not {one.low for one in tokens[place[0] : place[1]]}.isdisjoint(g.ROLE_NOUNS | g.BODIES):
        return None
    gone = tokens[verb].low in g.IRREGULAR_PASTS or tokens[verb].low.endswith("ed")
    return phrase_before(tokens, verb) if gone else None


def _before_time(tokens: Tokens, last: int) -> int:
    """Passes over "two weeks ago" and "a few minutes later" between a subject and its verb."""
    if last < 2 or tokens[last].low not in ("ago", "later", "earlier") or tokens[last - 1].low not in g.TIME_NOUNS:
        return last
    last -= 2
    while last >= 0 and (
        tokens[last].low in g.QUANTIFIERS or tokens[last].low in ("a", "than", "less") or tokens[last].low.isdigit()
    ):
        last -= 1
    return last


def _pronoun(tokens: Tokens, last: int) -> Phrase | None:
    low = tokens[last].low
    if low == "that" and (last == 0 or tokens[last - 1].kind is not Kind.WORD or is_verb(tokens, last - 1)):
        return None
    if low in ("many", "some", "others") and last and tokens[last - 1].low in g.DETERMINERS:
        return (last - 1, last + 1)
    if low in ("he", "she", "they", "we", "i", "who") and last >= 2 and tokens[last - 1].low == "and":
        return (last, last + 1)
    return (last, last + 1)


def _around_apposition(tokens: Tokens, comma: int) -> Phrase | None:
    """The phrase before ``, the governor,`` or ``, however,`` whose second comma is at ``comma``."""
    opening = _previous_comma(tokens, comma)
    if opening is None or opening == 0 or opening + 1 == comma:
        return None
    inner = tokens[opening + 1]
    before = _simple_before(tokens, opening)
    if _is_aside(tokens, opening + 1, comma):
        return before
    if not apposes(inner) and not _is_adverbial(tokens, opening + 1, comma):
        return None
    if any(one.low in g.AUXILIARIES for one in tokens[opening + 1 : comma]) and inner.low not in (
        "who",
        "which",
        "whose",
    ):
        return None
    if before is None or (before[1] - before[0] == 1 and tokens[before[0]].low.isdigit()):  # ", 44, a farmer,"
        again = _previous_comma(tokens, opening) if tokens[opening - 1].kind is Kind.WORD else None
        before = _simple_before(tokens, again) if again and apposes(tokens[again + 1]) else None
        if before is None:
            return None
    return (before[0], comma) if apposes(inner) else before


def _is_adverbial(tokens: Tokens, first: int, end: int) -> bool:
    """Tells whether the words between two commas only tell when, where or how."""
    low = tokens[first].low
    if low in g.SUBJECT_PRONOUNS - {"who"} or end - first > MOST_WORDS_OF_AN_ADVERBIAL:
        return low in ("who", "which", "whose", "where")
    return low in g.CLAUSE_ADVERBS | g.PREPOSITIONS | g.ADVERBS | g.TIME_WORDS or low.endswith(("ing", "ly", "ed"))


def _is_aside(tokens: Tokens, first: int, end: int) -> bool:
    """Whether words between two commas only turn a phrase, and nobody is told to say anything: ", I should say,"."""
    told = [tokens[at].low for at in range(first, end)]
    return 2 < len(told) <= LONGEST_ASIDE and told[0] in _TURNS and told[-1] in _SAID and told[1] in g.MODALS | g.HAVE


def _simple_before(tokens: Tokens, end: int) -> Phrase | None:
    last = end - 1
    if last < 0 or tokens[last].kind is not Kind.WORD:
        return None
    if tokens[last].low in g.SUBJECT_PRONOUNS:
        return (last, last + 1)
    first = _walk_left(tokens, last)
    return (first, end) if first is not None and is_noun_phrase(tokens, first, end) else None


def _previous_comma(tokens: Tokens, before: int) -> int | None:
    for at in range(before - 1, max(-1, before - LONGEST_APPOSITION), -1):
        token = tokens[at]
        if token.low == ",":
            return at
        if token.kind is Kind.QUOTE or token.low in (";", ":"):
            return None
    return None


def _around_brackets(tokens: Tokens, closing: int) -> Phrase | None:
    opener = "(" if tokens[closing].low == ")" else tokens[closing].low
    for at in range(closing - 1, max(-1, closing - LONGEST_APPOSITION), -1):
        if tokens[at].low == opener:
            before = _simple_before(tokens, at)
            return (before[0], closing + 1 if opener == "(" else closing) if before else None
        if tokens[at].kind is Kind.QUOTE:
            return None
    return None


def _walk_left(tokens: Tokens, last: int) -> int | None:  # noqa: C901, PLR0911, PLR0912 one boundary a line
    """Walks left from the last word of a phrase to its first."""
    joined: int | None = None
    at = last
    floor = max(0, last - LONGEST_PHRASE)
    while at >= floor:
        token = tokens[at]
        low = token.low
        left = tokens[at - 1] if at else None
        if token.kind is Kind.QUOTE or (token.kind is Kind.PUNCTUATION and low not in "&()/%$£€"):
            if low == "," and joined is not None and left is not None and _lists(tokens, at):
                at -= 1
                continue
            return _start(tokens, at + 1, last)
        if low in ("and", "or", "but", "nor"):
            if low == "but" or left is None or not _coordinates(tokens, at, last):
                return _start(tokens, at + 1, last)
            joined = at
        elif low in ("that", "who", "which") or low in g.SUBORDINATORS:
            if low in ("who", "which", "that") and at < last - 1 and left is not None and nominal(left):
                at -= 1
                continue
            if low == "that" and at < last and not (left and (nominal(left) or is_verb(tokens, at - 1))):
                return at
            return _start(tokens, at + 1, last)
        elif low in g.PREPOSITIONS or low == "to":
            if low in ("about", "around", "over", "under") and tokens[at + 1].low[:1].isdigit():
                pass
            elif left is None or not nominal(left) or left.low in g.TIME_WORDS or is_verb(tokens, at - 1):
                return _start(tokens, _after_preposition(tokens, at, last), last)
        elif low in g.AUXILIARIES or is_verb(tokens, at):
            relative = _relative_before(tokens, at)
            if relative is None:
                return _start(tokens, (joined if joined is not None else at) + 1, last)
            at = relative
        elif low in g.SUBJECT_PRONOUNS and low not in g.QUANTIFIERS:
            return _start(tokens, (joined or at) + 1, last)
        elif at < last and (low in g.TIME_WORDS or low in g.ADVERBS) and low not in g.QUANTIFIERS and low != "may":
            return _start(tokens, at + 1, last)
        elif (low in g.DETERMINERS or low.endswith("'s")) and not _continues(left, low):
            return at
        at -= 1
    return _start(tokens, at + 1, last)


def _continues(left: Token | None, low: str) -> bool:
    """Tells whether a phrase goes on to the left of a determiner or possessive."""
    if left is None or left.kind is not Kind.WORD:
        return False
    if low.endswith("'s") and left.kind is Kind.WORD:
        return True
    return (
        left.low in g.PREPOSITIONS
        or left.low in ("and", "or", "all", "both", "half", "to", "even")
        or left.low in g.QUANTIFIERS
    )


def _start(tokens: Tokens, first: int, last: int) -> int | None:
    """Moves the start right over words that cannot open a noun phrase."""
    while first <= last and (
        tokens[first].kind is not Kind.WORD
        or (tokens[first].low in g.ADVERBS and tokens[first].low not in g.QUANTIFIERS)
        or tokens[first].low in g.CONJUNCTIONS
        or tokens[first].low in ("than", "to")
        or (tokens[first].low in g.TIME_WORDS and first < last)
        or (first < last and _opens_a_reduced_clause(tokens, first))
        or (first < last and first > 0 and tokens[first - 1].low in g.MODALS and tokens[first].word.islower())
    ):
        first += 1
    return first if first <= last else None


def _opens_a_reduced_clause(tokens: Tokens, first: int) -> bool:
    """Tells whether a participle or its preposition stands here: "units composed of Vardian …"."""
    low, following = tokens[first].low, tokens[first + 1].low
    if low in g.PREPOSITIONS:
        return first > 0 and tokens[first - 1].low.endswith(("ed", "ing"))
    return tokens[first].word.islower() and low.endswith("ed") and following in ("of", "by")


def _after_preposition(tokens: Tokens, preposition: int, last: int) -> int:
    """Where a subject begins after a sentence-opening prepositional phrase without a comma ("On Monday police")."""
    for at in range(preposition + 2, last + 1):
        if tokens[at].low in g.DETERMINERS and tokens[at - 1].low not in g.PREPOSITIONS:
            return at
        if tokens[at - 1].low in g.TIME_WORDS or tokens[at - 1].low in g.TIME_NOUNS or tokens[at - 1].low.isdigit():
            return at
    return preposition + 1


def _coordinates(tokens: Tokens, conjunction: int, last: int) -> bool:
    """Tells whether "and" joins two noun phrases (not two clauses)."""
    left, right = tokens[conjunction - 1], tokens[conjunction + 1] if conjunction < last else None
    if right is None or not (nominal(left) or left.low in (",", "both")) or is_verb(tokens, conjunction - 1):
        return False
    return right.low not in g.SUBJECT_PRONOUNS - g.QUANTIFIERS and left.low not in g.TIME_WORDS


def _lists(tokens: Tokens, comma: int) -> bool:
    """Tells whether a comma parts the members of a list ("A, B and C")."""
    left, right = tokens[comma - 1], tokens[comma + 1]
    both = left.word[:1].isupper() and right.word[:1].isupper()
    return both or (nominal(left) and right.low in g.DETERMINERS and right.low not in ("that", "this"))


def _relative_before(tokens: Tokens, at: int) -> int | None:
    """The token before a relative pronoun that governs the verb at ``at``, where there is one close to its left."""
    for back in range(at - 1, max(0, at - 5), -1):
        low = tokens[back].low
        if is_reduced(tokens, back):
            return back
        if low in ("who", "which", "that"):
            return back if back > 0 and nominal(tokens[back - 1]) else None
        if tokens[back].kind is not Kind.WORD:
            return None
        if low not in g.AUXILIARIES and low not in g.ADVERBS and low not in g.NEGATIONS and low != "to":
            if low in g.SUBJECT_PRONOUNS or low in g.DETERMINERS or nominal(tokens[back]):
                continue
            return None
    return None
