"""Attributions by noun ("the claim that …", "allegations of …") and by adjective ("its claimed capture of …")."""

from __future__ import annotations

from sayso.find import grammar as g
from sayso.find.cues import CueClass, lexicon
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens, is_noun_phrase, is_verb, phrase_after
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit

SURE_OF_THE_AGENT = 0.9
"""Score of "claims by the army that": nobody else is meant."""

_MAKES = frozenset({"make", "makes", "made", "making", "repeat", "repeats", "repeated", "repeating"})
_OFTEN = frozenset({"repeated", "several", "new", "false", "similar", "serious", "many"})


def noun_drafts(unit: Unit) -> list[Draft]:
    """Finds the attributions by noun and by adjective in one sentence, in text order."""
    tokens, known = unit.tokens, lexicon()
    found: list[Draft] = []
    for at, token in enumerate(tokens):
        if token.low in known.adjectives:
            draft = _by_adjective(tokens, at)
        elif token.low in known.nouns:
            draft = _by_noun(tokens, at)
        else:
            draft = None
        if draft is not None:
            found.append(draft)
    return found


def _by_noun(tokens: Tokens, at: int) -> Draft | None:
    known = lexicon()
    kind, allowed = known.nouns[tokens[at].low], known.noun_complements[tokens[at].low]
    if at + 2 >= len(tokens):
        return None
    following = tokens[at + 1].low
    source = _owner(tokens, at) or _maker(tokens, at)
    if source is None and at and is_verb(tokens, at) and tokens[at - 1].low not in g.CONJUNCTIONS:
        return None
    first = at + 1
    if following == "by" and "that" in allowed:
        return _by_agent(tokens, at, kind)
    if following not in allowed or not _is_cue(tokens, at, source, kind):
        return None
    cue: Phrase = (at, at + 1)
    if following not in ("that", "to"):
        cue, first = (at, at + 2), at + 2
    end = len(tokens) if following == "that" else _phrase_end(tokens, first)
    return Draft((source,) if source else (), cue, [(first, end)], kind, Place.FIXED, at) if first < end else None


def _by_agent(tokens: Tokens, at: int, kind: CueClass) -> Draft | None:
    """``claims by the army that …``: the owner follows."""
    agent = phrase_after(tokens, at + 2, appositions=False)
    if agent is None or agent[1] + 1 >= len(tokens) or tokens[agent[1]].low not in ("that", "to", "of"):
        return None
    score = SURE_OF_THE_AGENT if tokens[agent[1]].low == "that" else 0.0
    return Draft((agent,), (at, at + 1), [(agent[1], len(tokens))], kind, Place.AFTER, at, score=score)


def _is_cue(tokens: Tokens, at: int, source: Phrase | None, kind: CueClass) -> bool:
    """Nouns of saying stand by themselves; those of thinking and asking need an owner or a "that"."""
    following = tokens[at + 1].low
    if following == "that":
        after = tokens[at + 2].low
        return after not in lexicon().verbs and after not in g.AUXILIARIES
    if tokens[at].low in kind.bare:
        return False
    return source is not None or (kind.name == "statement" and tokens[at].low.endswith("s") and following == "of")


def _owner(tokens: Tokens, at: int) -> Phrase | None:
    """The possessor before a noun: "the ministry's", "its"."""
    back = at - 1
    while back >= 0 and at - back < 4 and tokens[back].kind is Kind.WORD:
        low = tokens[back].low
        if low in g.POSSESSIVES and low != "whose":
            return (back, back + 1)
        if low.endswith(("'s", "s'")):
            before = phrase_before(tokens, back + 1)
            return before or (back, back + 1)
        if low in g.ARTICLES or low in g.PREPOSITIONS or low in g.AUXILIARIES:
            return None
        back -= 1
    return None


def _maker(tokens: Tokens, at: int) -> Phrase | None:
    """Who makes the claim: "the president is making claims that", "the guild has made an accusation of"."""
    back = at - 1
    while back > 0 and at - back < 4 and (tokens[back].low in g.DETERMINERS or tokens[back].low in _OFTEN):
        back -= 1
    if back < 1 or tokens[back].low not in _MAKES:
        return None
    while back > 1 and tokens[back - 1].low in g.AUXILIARIES:
        back -= 1
    return phrase_before(tokens, back)


def _phrase_end(tokens: Tokens, first: int) -> int:
    """Where the words end that a noun or adjective attributes: at the phrase's end, or that of its clause."""
    if tokens[first - 1].low == "to" or tokens[first].low == "to":
        at = first + 1
        while at < len(tokens) and tokens[at].kind is Kind.WORD and tokens[at].low not in g.RELATIVES | {"but"}:
            at += 1
        return at
    phrase = phrase_after(tokens, first, appositions=False)
    return phrase[1] if phrase else first


def _by_adjective(tokens: Tokens, at: int) -> Draft | None:
    """``its claimed capture of the town``, ``the alleged attack``; the participle of a passive is none."""
    if at + 1 >= len(tokens) or at == 0 or tokens[at + 1].kind is not Kind.WORD:
        return None
    left, right = tokens[at - 1].low, tokens[at + 1].low
    owner: Phrase | None = None
    if left in g.POSSESSIVES:
        owner = (at - 1, at)
    elif left.endswith(("'s", "s'")):
        owner = phrase_before(tokens, at)
        owner = owner or (at - 1, at)
    elif left not in g.ARTICLES | g.PREPOSITIONS and tokens[at].low not in ("alleged", "purported"):
        return None
    if owner is None and (left in g.AUXILIARIES or is_verb(tokens, at)):
        return None
    if right in g.DETERMINERS or right in g.PREPOSITIONS or right in g.AUXILIARIES or right in ("to", "that", "and"):
        return None
    phrase = phrase_after(tokens, at + 1, appositions=False)
    if phrase is None or not (owner or is_noun_phrase(tokens, at - 1, phrase[1])):
        return None
    kind = CueClass("adjective", lexicon().nouns["claim"].act, score=0.6)
    return Draft((owner,) if owner else (), (at, at + 1), [phrase], kind, Place.FIXED, at)
