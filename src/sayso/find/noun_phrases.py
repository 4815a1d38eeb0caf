"""Noun phrases by closed word classes and capitals: what may be one, and where one that begins here ends.

No parser and no tagger. A phrase is a pair of token indices ``(first, end)``, half-open. Walks are bounded, so that a
sentence of any length is read in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.find import grammar as g
from sayso.find.cues import Form, lexicon
from sayso.find.tokens import Kind, Token

LONGEST_PHRASE = 40
LONGEST_APPOSITION = 25
LETTERS_OF_AN_ED = 4
WORDS_OF_A_RELATIVE_S_SUBJECT = 7

Phrase = tuple[int, int]
Tokens = Sequence[Token]


def apposes(token: Token) -> bool:
    """Tells whether the word after a comma opens an apposition rather than an adverbial or another clause."""
    low = token.low
    if low.isdigit():
        return True
    if low in g.PREPOSITIONS or low in g.CLAUSE_ADVERBS or low in g.ADVERBS or low in g.SUBORDINATORS:
        return False
    if low in g.SUBJECT_PRONOUNS or low in g.CONJUNCTIONS or token.kind is not Kind.WORD:
        return False
    if low.endswith(("ing", "ly")) or low in lexicon().verbs or low in g.TIME_WORDS:
        return False
    return not (low.endswith("ed") and token.word[:1].islower())


def nominal(token: Token) -> bool:
    """Tells whether a word may end a noun phrase."""
    low = token.low
    return (
        token.kind is Kind.WORD
        and low not in g.PREPOSITIONS
        and low not in g.CONJUNCTIONS
        and low not in g.AUXILIARIES
        and low not in g.ARTICLES - {"this", "that", "these", "those", "all"}
        and low not in g.POSSESSIVES
        and low not in g.SUBORDINATORS
        and not (low.endswith("ly") and low not in g.NOT_ADVERBS)
    ) or low in (")", "%")


def is_verb(tokens: Tokens, at: int) -> bool:  # noqa: PLR0911 one test a line
    """Tells whether the word at ``at`` is a finite reporting verb or auxiliary with a subject before it.

    An ambiguous form ("claims", "reported") is a noun or adjective after a determiner, possessive or preposition.
    """
    token = tokens[at]
    if token.low in g.BE or token.low in g.HAVE or token.low in g.MODALS:
        return True
    if is_past(tokens, at):
        return True
    sense = lexicon().verbs.get(token.low)
    if sense is None or not sense.finite or is_reduced(tokens, at):
        return False
    if sense.forms == {Form.BASE} and sense.lemma in lexicon().nouns_too:
        before = tokens[at - 1] if at else token
        if before.low in g.SUBJECT_PRONOUNS or before.low in ("who", "to"):
            return True
        follows = tokens[at + 1] if at + 1 < len(tokens) else token
        named = before.word[:1].isupper() and token.word[:1].islower() and at > 1
        return named and follows.kind is Kind.WORD and follows.low not in g.PREPOSITIONS | g.AUXILIARIES
    left = tokens[at - 1] if at else None
    if left is None or left.low in g.DETERMINERS or left.low in g.PREPOSITIONS or left.low.endswith("'s"):
        return False
    if sense.forms & {Form.PAST}:
        following = tokens[at + 1].low if at + 1 < len(tokens) else "."
        return not (following == "by" or (following == "on" and sense.takes("a")))
    if sense.lemma not in lexicon().nouns_too:
        return True
    return (
        left.low in g.SUBJECT_PRONOUNS
        or left.low in ("who", "which", "that")
        or (left.word[:1].isupper() and token.word[:1].islower())
    )


def is_past(tokens: Tokens, at: int) -> bool:
    """Tells whether a word is a clause's verb in the past, whatever verb it is.

    A regular form is a participle where a preposition, a time or another verb follows it ("officials based in Kirov").
    """
    if at == 0 or at + 1 >= len(tokens) or not tokens[at].word[:1].islower():
        return False
    low, left, right = tokens[at].low, tokens[at - 1], tokens[at + 1]
    if not (low in g.IRREGULAR_PASTS or (low.endswith("ed") and len(low) > LETTERS_OF_AN_ED)):
        return False
    if not nominal(left) or left.low in g.QUANTIFIERS or left.low.endswith("'s") or right.kind is not Kind.WORD:
        return False
    if right.low in g.PREPOSITIONS | g.TIME_WORDS | g.TIME_OPENERS | g.AUXILIARIES | g.CONJUNCTIONS:
        return low in g.IRREGULAR_PASTS and right.low != "by" and right.low not in g.AUXILIARIES
    return right.low not in lexicon().verbs and not right.low.endswith("s'")


def is_reduced(tokens: Tokens, at: int) -> bool:
    """Tells whether a participle opens a reduced relative clause: "a town described as …", "a group said to be …"."""
    if at == 0 or at + 2 >= len(tokens):
        return False
    if tokens[at].low in ("called", "named", "titled", "dubbed", "nicknamed"):
        return _names(tokens, at)
    wanted = lexicon().participles.get(tokens[at].low, frozenset())
    particle = tokens[at + 1].low
    if particle not in wanted and not ("" in wanted and tokens[at + 1].kind is Kind.QUOTE):
        return False
    if tokens[at].low == "said" and tokens[at + 2].low not in ("be", "have"):
        return False
    left = tokens[at - 1].low
    if left in g.AUXILIARIES or left in g.SUBJECT_PRONOUNS or left in g.RELATIVES or _has_a_subject(tokens, at):
        return False
    return not (left in g.ADVERBS and at > 1 and tokens[at - 2].low in g.AUXILIARIES)


def _has_a_subject(tokens: Tokens, at: int) -> bool:
    """Tells "a raid which the guild described as …", whose verb is the guild's, from "a raid described as …"."""
    for back in range(at - 1, max(0, at - WORDS_OF_A_RELATIVE_S_SUBJECT), -1):
        if tokens[back].low in ("which", "whom"):
            return back < at - 1
        if tokens[back].kind is not Kind.WORD or tokens[back].low in g.AUXILIARIES:
            return False
    return False


def _names(tokens: Tokens, at: int) -> bool:
    """Tells "a group called Northern Dawn" from "the governor called Northern Dawn a threat"."""
    left, right = tokens[at - 1], tokens[at + 1]
    if not left.word[:1].islower() or left.low in g.ROLE_NOUNS | g.SUBJECT_PRONOUNS | g.AUXILIARIES | g.ADVERBS:
        return left.low == "so"
    named = right.kind is Kind.QUOTE or right.word[:1].isupper() or right.low == "the"
    return named and left.low not in g.RELATIVES | g.CONJUNCTIONS


def is_noun_phrase(tokens: Tokens, first: int, end: int) -> bool:
    """Tells whether the words can be a source: a bare singular common noun is none."""
    head = tokens[end - 1]
    if head.kind is not Kind.WORD and head.low not in (",", ")", "—", "–", "--"):
        return False
    if end - first == 1 and (head.low in g.TIME_WORDS or head.low in g.SUBORDINATORS or head.low in g.AUXILIARIES):
        return False
    opening = tokens[first]
    if opening.low in g.DETERMINERS or opening.low in g.SUBJECT_PRONOUNS or opening.low in g.ROLE_NOUNS:
        return True
    if any(one.word[:1].isupper() or one.word[:1].isdigit() for one in tokens[first:end]):
        return True
    heads = [head, *(tokens[at - 1] for at in range(first + 1, end) if tokens[at].low in g.PREPOSITIONS)]
    return any(one.low in g.COLLECTIVES or is_plural(one.low) for one in heads)


def is_plural(low: str) -> bool:
    """Tells whether a common noun looks like a plural."""
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


def phrase_after(tokens: Tokens, first: int, *, appositions: bool = True) -> Phrase | None:
    """Finds the noun phrase that begins at token ``first``, its appositions with it; None where none does."""
    at = first
    ceiling = min(len(tokens), first + LONGEST_PHRASE)
    while at < ceiling and not _ends_phrase(tokens, at, first):
        at += 1
    if at == first:
        return None
    if appositions and at + 2 < len(tokens) and tokens[at].low == "," and apposes(tokens[at + 1]):
        if tokens[at + 1].low.isdigit() and tokens[at + 2].low != ",":
            return (first, at)
        at = _apposition_end(tokens, at + 1)
    return (first, at)


def _ends_phrase(tokens: Tokens, at: int, first: int) -> bool:  # noqa: PLR0911 one test a line
    token = tokens[at]
    low = token.low
    if token.kind is not Kind.WORD:
        return low not in ("(", ")", "&", "/", "$", "£", "€", "%")
    if at == first:
        opens = g.AUXILIARIES | g.CONJUNCTIONS | g.SUBORDINATORS | g.PREPOSITIONS - {"about", "around", "over"}
        return low in opens or low == "to"
    left = tokens[at - 1].low
    if low in g.AUXILIARIES or low in g.SUBORDINATORS - {"as", "since"} or low == "to":
        return True
    if low in g.SUBJECT_PRONOUNS and low not in g.QUANTIFIERS:
        return True
    if low in ("and", "or", "but"):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return following is None or low == "but" or following.low in g.SUBJECT_PRONOUNS or is_verb_form(following)
    if low in g.PREPOSITIONS:
        return low == "as" or _opens_time(tokens, at + 1)
    if low in g.TIME_WORDS and left not in g.PREPOSITIONS | g.DETERMINERS and low != "may":
        return True
    if low in g.DETERMINERS and left not in g.PREPOSITIONS and left not in ("and", "or", "all", "both", "half"):
        return left not in g.DETERMINERS
    return is_verb(tokens, at)


def is_verb_form(token: Token) -> bool:
    """Tells whether a word may be a past or third-person form of a reporting verb."""
    sense = lexicon().verbs.get(token.low)
    return sense is not None and bool(sense.forms & {Form.PAST, Form.THIRD})


def _opens_time(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens):
        return True
    low = tokens[at].low
    if low in g.TIME_WORDS or low.isdigit():
        return True
    return low in g.TIME_OPENERS and at + 1 < len(tokens) and tokens[at + 1].low in g.TIME_NOUNS | g.TIME_WORDS


def _apposition_end(tokens: Tokens, start: int) -> int:
    """Where an apposition that begins at ``start`` ends: before the next comma, verb or end of the sentence."""
    at = start
    ceiling = min(len(tokens), start + LONGEST_APPOSITION)
    while at < ceiling and tokens[at].kind is Kind.WORD and tokens[at].low not in g.RELATIVES:
        if tokens[at].low in g.AUXILIARIES:
            break
        at += 1
    return at
