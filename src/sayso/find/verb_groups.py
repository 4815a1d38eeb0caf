"""A reporting verb with its auxiliaries and adverbs, told from the noun or adjective of the same form."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.find import grammar as g
from sayso.find.complements import participle_of
from sayso.find.cues import Form, Sense, lexicon
from sayso.find.noun_phrases import Tokens, is_reduced
from sayso.find.tokens import Kind

LETTERS_OF_A_SMALL_WORD = 4


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs: tokens ``first`` to ``end``, the verb at ``head``."""

    first: int
    head: int
    end: int
    sense: Sense
    passive: bool
    finite: bool


def group_at(tokens: Tokens, at: int) -> Group | None:
    """The verb group whose head stands at ``at``; None where no cue verb does, or where it is a noun or adjective."""
    known = lexicon()
    low = tokens[at].low
    sense = known.verbs.get(low)
    end = at + 1

    if end < len(tokens) and (low, tokens[end].low) in known.phrasal:
        sense = known.phrasal[low, tokens[end].low]
        end += 1
    if sense is None or is_reduced(tokens, at):
        return None
    if at and tokens[at].word[:1].isupper() and tokens[at - 1].kind is Kind.WORD and not _in_capitals(tokens):
        return None  # a name: "the United States"
    first, be, auxiliary, to = _auxiliaries(tokens, at)
    if to and not auxiliary and first == at - 1 and Form.BASE not in sense.forms:
        return None  # a noun: "reacted to claims that"
    passive = be and participle_of(sense)
    finite = auxiliary or (not to and sense.finite)
    if not auxiliary and not to and not _is_verb_here(tokens, first, at, sense):
        return None
    return Group(first, at, end, sense, passive, finite and not (to and not auxiliary))


def _auxiliaries(tokens: Tokens, at: int) -> tuple[int, bool, bool, bool]:
    """Walks left over what belongs to the verb: its first token, and whether be, any auxiliary, or "to" was met."""
    first, be, auxiliary, to = at, False, False, False
    back = at - 1
    floor = max(0, at - 9)
    while back >= floor and tokens[back].kind is Kind.WORD:
        low = tokens[back].low
        if low in g.AUXILIARIES:
            be = be or (low in g.BE and not to and not auxiliary)
            auxiliary, first = True, back
        elif low == "to" and back > 0 and not auxiliary:
            to, first = True, back
            if tokens[back - 1].low not in g.CATENATIVES:
                break
        elif to and low in g.CATENATIVES:
            auxiliary, first = True, back
        elif low in ("both", "all", "each") and back > floor and tokens[back - 1].low in g.HAVE | g.BE:
            first = back  # "have both said"
        elif low not in ("both", "all", "each", "no") and _adverb(low):
            if low not in g.TIME_WORDS and low not in ("even", "however", "though", "meanwhile", "only"):
                first = back
        else:
            break
        back -= 1
    while first < at and tokens[first].low in g.ADVERBS and tokens[first].low not in ("also", "never"):
        first += 1
    return first, be, auxiliary, to


def _in_capitals(tokens: Tokens) -> bool:
    """Tells whether a sentence is set in headline capitals."""
    longer = [one.word for one in tokens if len(one.word) > LETTERS_OF_A_SMALL_WORD]
    return sum(word[0].isupper() for word in longer) * 3 > len(longer) * 2


def _adverb(low: str) -> bool:
    return low in g.ADVERBS or low in g.NEGATIONS or (low.endswith("ly") and low not in g.NOT_ADVERBS)


def _is_verb_here(tokens: Tokens, first: int, at: int, sense: Sense) -> bool:
    """Tells a verb from the noun or adjective of the same form by the word before it."""
    if first == 0:
        return at == 0 and (sense.forms == {Form.ING} or Form.PARTICIPLE in sense.forms)
    left = tokens[first - 1]
    low = left.low
    if (
        low in g.ARTICLES - {"that", "this", "these", "those", "another", "each"}
        or low in g.POSSESSIVES
        or low.endswith("'s")
    ):
        return False
    if sense.forms == {Form.ING}:
        return True
    if low in g.PREPOSITIONS or low in g.QUANTIFIERS - g.STANDING_ALONE:
        return False
    if Form.PAST in sense.forms or Form.PARTICIPLE in sense.forms:
        return True
    return _agrees(tokens, first - 1, at, sense)


def _agrees(tokens: Tokens, subject: int, at: int, sense: Sense) -> bool:
    """Tells whether a present form agrees in number with the word before it."""
    token, low = tokens[subject], tokens[subject].low
    if low in ("who", "which", "that") or token.kind is not Kind.WORD or sense.lemma not in lexicon().nouns_too:
        return True
    if Form.THIRD in sense.forms:
        if low in ("he", "she", "it", "this", "one", "everyone", "nobody"):
            return True
        if low in g.SUBJECT_PRONOUNS or low in ("these", "those"):
            return False
        return token.word[:1].isupper() or not low.endswith("s") or low.endswith("ss")
    if (
        low in ("i", "you", "we", "they", "many", "some", "others", "most", "few", "both", "all")
        or low in g.COLLECTIVES
    ):
        return True
    return low.endswith("s") and not low.endswith("ss") and tokens[at].word.islower()
