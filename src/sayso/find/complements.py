"""What a reporting verb takes after it: where its content begins, past adverbials and addressees."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.find import grammar as g
from sayso.find.adverbials import FURTHEST_THAT, begins_phrase, opens_adverbial, skip_adverbials, that_ahead
from sayso.find.cues import CueClass, Form, Sense, lexicon
from sayso.find.noun_phrases import Tokens, is_verb
from sayso.find.tokens import Kind

_ADJECTIVE_ENDINGS = (
    *("ic", "al", "ous", "ful", "ive", "able", "ible", "ed"),
    *("less", "ary", "ing", "ant", "ent", "ish", "ist"),
)
_SUBORDINATE_FIRST = frozenset({"because", "if", "although", "since", "unless", "despite"})
FEWEST_WORDS_OF_TWO_CLAUSES = 4


@dataclass(frozen=True, slots=True)
class Complement:
    """Content begins at token ``first``, the cue ends before ``cue_end``; ``kind`` is the class that allows it."""

    first: int
    cue_end: int
    kind: CueClass


def complement(tokens: Tokens, sense: Sense, end: int) -> Complement | None:
    """Finds the content that follows a cue ending before token ``end``; None where none follows."""
    if end >= len(tokens):
        return None
    low = tokens[end].low
    kind = next((one for one in sense.classes if "p" in one.frames and low in one.prepositions), None)
    if kind and begins_phrase(tokens, end + 1) and not opens_adverbial(tokens, end):
        says = sense.takes("c") or sense.takes("q")
        if not (says and that_ahead(tokens, end)):
            return Complement(end + 1, end + 1, kind)
    voiced = sense.takes("q")
    if voiced and (closing := _closing_quotation(tokens, end)):
        return Complement(closing, end, voiced)
    if addressed := sense.takes("a"):
        found = _after_addressee(tokens, sense, end, addressed)
        if found or (end < len(tokens) and tokens[end].low != "that" and begins_phrase(tokens, end)):
            return found
    said_of = sense.takes("o")
    if said_of and begins_phrase(tokens, end) and _has_predicate(tokens, end, said_of):
        return Complement(end, end, said_of)
    return _plain(tokens, sense, end)


def _plain(tokens: Tokens, sense: Sense, end: int) -> Complement | None:
    clause, quoted = sense.takes("c"), sense.takes("q")
    at = skip_adverbials(tokens, end) if clause or quoted else end
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.low in (",", ":", "—") or token.kind is Kind.QUOTE:
        return _quoted(tokens, sense, at, end)
    if token.kind is not Kind.WORD:
        return None
    return _opened_by_word(tokens, sense, at, end) or _phrase_or_clause(tokens, sense, at, end)


def _opened_by_word(tokens: Tokens, sense: Sense, at: int, end: int) -> Complement | None:
    """A content told by its first word: "that", a question word, "to", a gerund, a subordinate clause."""
    token, clause = tokens[at], sense.takes("c")
    low = token.low
    kind: CueClass | None = None
    if low == "that" and at + 1 < len(tokens) and tokens[at + 1].kind is not Kind.PUNCTUATION:
        kind = clause or sense.takes("t")
    elif low in g.QUESTION_WORDS - {"when", "where", "who", "which"}:
        kind = sense.takes("w")
    elif low == "to":
        kind = sense.takes("i")
    elif low.endswith("ing"):
        kind = sense.takes("g")
    elif low in _SUBORDINATE_FIRST and len(tokens) - at > FEWEST_WORDS_OF_TWO_CLAUSES:
        kind = clause
    return Complement(at, end, kind) if kind else None


def _phrase_or_clause(tokens: Tokens, sense: Sense, at: int, end: int) -> Complement | None:
    """A bare clause, or a noun phrase where the verb takes one."""
    low = tokens[at].low
    if not begins_phrase(tokens, at) or low in g.QUESTION_WORDS or low == "that":
        return None
    clause, named = sense.takes("c"), sense.takes("n")
    if clause and clause.name == "write" and not _has_verb(tokens, at):
        clause = None
    if clause and (not named or (named.artefact and not clause.artefact) or _has_verb(tokens, at)):
        return Complement(at, end, clause) if len(tokens) - at > 1 else None
    return Complement(at, end, named) if named else None


def _quoted(tokens: Tokens, sense: Sense, at: int, end: int) -> Complement | None:
    kind = sense.takes("q") or sense.takes("c") or sense.takes("n") or sense.takes("o")
    if kind is None:
        return None
    if tokens[at].kind is Kind.QUOTE:
        return Complement(at, end, kind)
    if at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    if tokens[at].low == ":":
        return Complement(at + 1, end, kind)
    if tokens[at].low == "," and (following.kind is Kind.QUOTE or following.low == "that"):
        return Complement(at + 1, end, kind)
    return None


def _closing_quotation(tokens: Tokens, end: int) -> int | None:
    """The quotation that a colon puts at the sentence's end, with no other verb of saying before it."""
    last = len(tokens) - 1
    while last > end and tokens[last].kind is Kind.PUNCTUATION and tokens[last].low in g.FINAL:
        last -= 1
    if last - 1 <= end or tokens[last].kind is not Kind.QUOTE or tokens[last - 1].low != ":":
        return None
    if any(tokens[at].kind is not Kind.WORD or is_verb(tokens, at) for at in range(end, last - 1)):
        return None
    return last


def _after_addressee(tokens: Tokens, sense: Sense, end: int, kind: CueClass) -> Complement | None:
    """Content after ``told reporters in Kirov``; None where nothing follows the addressee."""
    if not begins_phrase(tokens, end) or tokens[end].low == "that":
        return None
    at = skip_adverbials(tokens, addressee_end(tokens, end))
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind is Kind.QUOTE or token.low in (",", ":"):
        return _quoted(tokens, sense, at, end)
    stray = g.PREPOSITIONS - {"about", "of", "for", "to", "on", "against"} | {"and", "but", "or"}
    if token.kind is not Kind.WORD or token.low in stray:
        return None
    return Complement(at, end, kind)


def addressee_end(tokens: Tokens, start: int) -> int:
    """Where the addressee ends: before "that", a quotation, or the subject of a bare clause."""
    if not begins_phrase(tokens, start) or tokens[start].low == "that" or tokens[start].kind is Kind.QUOTE:
        return start
    at = start + 1
    if tokens[start].low in g.OBJECT_PRONOUNS:
        return at
    while at < min(len(tokens), start + FURTHEST_THAT):
        low, left = tokens[at].low, tokens[at - 1]
        if _ends_addressee(tokens, at):
            break
        if low in g.PREPOSITIONS and not (low == "of" and left.word[:1].islower()):
            that = that_ahead(tokens, at) if low not in ("to", "about", "of") else None
            return at if that is None else that
        at += 1
    return at


def _ends_addressee(tokens: Tokens, at: int) -> bool:
    token, left = tokens[at], tokens[at - 1]
    if token.kind is not Kind.WORD or token.low in g.QUESTION_WORDS | g.AUXILIARIES | g.TIME_WORDS | {"that"}:
        return True
    if left.low in g.PREPOSITIONS:
        return False
    if token.low in g.SUBJECT_PRONOUNS | g.DETERMINERS:
        return True
    return token.word[:1].isupper() and left.word[:1].islower() and left.low not in g.DETERMINERS


def _has_predicate(tokens: Tokens, start: int, kind: CueClass) -> bool:
    """Tells whether an object has something said of it ("as …", "of …", a second phrase, quoted words)."""
    wanted = {"as", "of", "for"} if kind.name in ("accuse", "describe", "naming") else {"as"}
    if kind.name == "put":
        return _is_figure(tokens, start)
    if kind.name == "naming":
        return _is_called(tokens, start)
    if kind.name == "describe":
        return len(tokens) - start > 1
    return any(one.low in wanted for one in tokens[start + 1 : start + FURTHEST_THAT])


def _is_figure(tokens: Tokens, start: int) -> bool:
    """Tells "put the toll at 500" from other putting."""
    for at in range(start + 1, min(len(tokens) - 1, start + FURTHEST_THAT)):
        if tokens[at].low == "at":
            following = tokens[at + 1].low
            return following[:1].isdigit() or following in g.QUANTIFIERS | {"least", "about", "nearly", "around"}
    return False


def _is_called(tokens: Tokens, start: int) -> bool:
    """Tells "called the vote a fraud" from "called the company": after the object, what it is called."""
    if tokens[start].low in g.OBJECT_PRONOUNS:
        following = tokens[start + 1] if start + 1 < len(tokens) else None
        return following is not None and following.kind is not Kind.PUNCTUATION and following.low not in g.PREPOSITIONS
    last = start
    for at in range(start + 1, min(len(tokens), start + FURTHEST_THAT)):
        token = tokens[at]
        if token.kind is Kind.QUOTE or token.low in ("a", "an") or token.start - tokens[at - 1].end > 1:
            return True
        if token.kind is Kind.PUNCTUATION or token.low in ("to", "and", "for", "on", "in", "that", "who"):
            break
        last = at
    return last > start and tokens[last].low.endswith(_ADJECTIVE_ENDINGS)


def _has_verb(tokens: Tokens, start: int) -> bool:
    """Tells whether a finite verb follows within reach, so that a clause and not a mere phrase stands there."""
    for at in range(start + 1, min(len(tokens), start + FURTHEST_THAT)):
        token = tokens[at]
        if token.kind is Kind.PUNCTUATION and token.low in ",;:":
            return False
        if token.low in g.AUXILIARIES or is_verb(tokens, at):
            return True
        if token.low.endswith("ed") and token.word.islower() and tokens[at - 1].low not in g.DETERMINERS:
            return True
    return False


def participle_of(sense: Sense) -> bool:
    """Tells whether a form can be a past participle."""
    return Form.PARTICIPLE in sense.forms


def is_artefact(low: str) -> bool:
    """Tells whether a source is a thing that carries words, figures or pictures."""
    return low in lexicon().artefacts
