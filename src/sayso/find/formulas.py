"""Attributions by set phrase ("according to X", "in X's words"), and to nobody ("purportedly", "said to be")."""

from __future__ import annotations

import re

from sayso.domain.mention import Act
from sayso.find import grammar as g
from sayso.find.adverbials import clause_floor
from sayso.find.cues import CueClass, lexicon
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens, is_noun_phrase, is_reduced, is_verb, is_verb_form, phrase_after
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit

_ACCORDING = CueClass("according", Act.STATEMENT, score=0.9)
_ADVERB = CueClass("adverb", Act.STATEMENT, score=0.6)
_SAID_TO_BE = CueClass("participle", Act.STATEMENT, score=0.7)
_HELD_TO_BE = CueClass("participle", Act.THOUGHT, score=0.6)
_HEADLINE = CueClass("colon", Act.STATEMENT, score=0.7)
_OF_A_SPEAKER = CueClass("colon", Act.STATEMENT, score=0.92)
_WHAT = CueClass("what", Act.STATEMENT, score=0.96)
_HELD_WHAT = CueClass("what", Act.STATEMENT, score=0.9)
_BLAMED = {"blamed": ("for", "on"), "accused": ("of",)}
MOST_WORDS_OF_A_SPEAKER = 10
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")
"""What a headline calls a body by: "40 killed in siege: RVC"."""
MOST_WORDS_AFTER_A_DASH = 6
FEWEST_WORDS_SAID = 2


def formula_drafts(unit: Unit) -> list[Draft]:
    """Finds the attributions by set phrase in one sentence, in text order."""
    tokens, known = unit.tokens, lexicon()
    found: list[Draft] = []
    for at, token in enumerate(tokens):
        draft: Draft | None = None
        low = token.low
        if low in known.source_after:
            draft = _source_after(tokens, at)
        if draft is None and low in known.source_between:
            draft = _source_between(tokens, at)
        if draft is None and low in known.adverbs:
            draft = _by_adverb(tokens, at)
        if draft is None and low in known.participles:
            draft = _by_participle(tokens, at)
        if draft is None and low in ("what", "which"):
            draft = _by_what(tokens, at)
        if draft is None and unit.headline and low in _BLAMED:
            draft = _by_blame(tokens, at)
        if draft is not None:
            found.append(draft)
    colon = _by_colon(unit)
    return found if colon is None else [colon, *found]


def _source_after(tokens: Tokens, at: int) -> Draft | None:
    for rest in lexicon().source_after[tokens[at].low]:
        end = at + 1 + len(rest)
        if tuple(one.low for one in tokens[at + 1 : end]) != rest:
            continue
        if rest == () and not _named(tokens, at, end):
            continue
        source = phrase_after(tokens, end, appositions=not _opens(tokens, at))
        if source and is_noun_phrase(tokens, source[0], source[1]):
            return _beside(tokens, source, (at, end), at, source[1])
    return None


def _named(tokens: Tokens, at: int, end: int) -> bool:
    """One word alone ("per") needs a name after it and no figure before ("per cent", "10 km per hour")."""
    return end < len(tokens) and tokens[end].word[:1].isupper() and at > 0


def _source_between(tokens: Tokens, at: int) -> Draft | None:
    wanted = lexicon().source_between[tokens[at].low]
    for end in range(at + 2, min(len(tokens), at + 9)):
        if tokens[end].kind is not Kind.WORD:
            return None
        if tokens[end].low in wanted:
            owner = tokens[end - 1].low
            if owner in g.POSSESSIVES or owner.endswith(("'s", "s'")) or owner == "own":
                return _beside(tokens, (at + 1, end), (at, end + 1), at, end + 1)
            return None
    return None


def _beside(tokens: Tokens, source: Phrase, cue: Phrase, first: int, end: int) -> Draft | None:
    """Content before, after or around a phrase that stands apart: before it unless it opens the sentence."""
    if _opens(tokens, first):
        begin = end + 1 if end < len(tokens) and tokens[end].low == "," else end
        if begin >= len(tokens):
            return None
        return Draft((source,), cue, [(begin, len(tokens))], _ACCORDING, Place.AFTER, first, sibling=True)
    lead = first - 1 if tokens[first - 1].low in (",", "—", "–", "--") else first
    floor = clause_floor(tokens, lead)
    content: list[Phrase] = [(floor, lead)] if lead > floor else []
    place = Place.BEFORE
    if end < len(tokens) and tokens[end].low == "," and lead < first and _resumes(tokens, end + 1):
        content.append((end + 1, len(tokens)))
        place = Place.AROUND
    elif end < len(tokens) and tokens[end].kind is Kind.QUOTE:
        content.append((end, len(tokens)))
        place = Place.AROUND
    return Draft((source,), cue, content, _ACCORDING, place, lead) if content else None


def _opens(tokens: Tokens, first: int) -> bool:
    """Tells whether a phrase opens its sentence or clause, so that its content follows."""
    if first == 0 or tokens[first - 1].low in (":", ";", "that") or (first == 1 and tokens[0].low in g.CONJUNCTIONS):
        return True
    return tokens[first - 1].low == "," and first > 1 and tokens[first - 2].low in g.CONJUNCTIONS | {"that"}


def _resumes(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens):
        return False
    low = tokens[at].low
    return low not in ("who", "which", "while", "but", "although", "though", "whereas") and not low.endswith("ing")


def _by_adverb(tokens: Tokens, at: int) -> Draft | None:
    """``purportedly``: the clause that it stands in, without it."""
    left, right = _clause_start(tokens, at), _clause_end(tokens, at + 1)
    content: list[Phrase] = [(left, at)] if left < at else []
    if at + 1 < right:
        content.append((at + 1, right))
    return Draft((), (at, at + 1), content, _ADVERB, Place.FIXED, at) if content else None


def _clause_start(tokens: Tokens, at: int) -> int:
    first = at
    while first > 0 and at - first < 40:
        left = tokens[first - 1]
        if left.kind is not Kind.WORD or left.low in g.SUBORDINATORS - g.PREPOSITIONS or left.low in ("but", "that"):
            break
        if left.low == "and" and is_verb_form(tokens[first]):
            break
        first -= 1
    return first


def _clause_end(tokens: Tokens, at: int) -> int:
    stops = ("while", "although", "though", "whereas", "but", "because")
    while at < len(tokens) and tokens[at].low not in stops:
        if tokens[at].kind is Kind.PUNCTUATION and tokens[at].low in ",;:—–.!?":
            break
        at += 1
    return at


def _by_participle(tokens: Tokens, at: int) -> Draft | None:
    """``a movement said to be …``, ``an eastern town described as …``; after "be" it is a passive."""
    wanted = lexicon().participles[tokens[at].low]
    if at + 2 >= len(tokens) or at == 0:
        return None
    particle = tokens[at + 1].low
    if not (particle in wanted or ("" in wanted and tokens[at + 1].kind is Kind.QUOTE)):
        return None
    if not is_reduced(tokens, at):
        return None
    first = at + 2 if particle in wanted else at + 1
    cue_end = first
    if particle == "to" and tokens[first].low in ("be", "have"):
        cue_end = first = first + 1
        if first < len(tokens) and tokens[first].low == "been":
            cue_end = first = first + 1
    end = _reduced_end(tokens, first)
    if end <= first:
        return None
    kind = _HELD_TO_BE if tokens[at].low in g.HELD else _SAID_TO_BE
    return Draft((), (at, cue_end), [(first, end)], kind, Place.FIXED, at)


def _by_what(tokens: Tokens, at: int) -> Draft | None:
    """``what it said was a captured tank``, ``a shed, which officials described as a depot``: the words are theirs."""
    source = phrase_after(tokens, at + 1, appositions=False)
    if source is None or source[1] + 2 >= len(tokens) or not is_noun_phrase(tokens, source[0], source[1]):
        return None
    verb = source[1]
    sense = lexicon().verbs.get(tokens[verb].low)
    if sense is None or not sense.finite:
        return None
    following, told = tokens[verb + 1].low, sense.takes("c") is not None and tokens[at].low == "what"
    if not ((told and following in g.BE and following != "been") or (sense.takes("o") and following == "as")):
        return None
    end = _clause_end(tokens, verb + 1)
    content = [(at, at + 1), (verb + 1, end)]
    kind = _WHAT if sense.classes[0].act is Act.STATEMENT else _HELD_WHAT  # "what he believes was …" is less sure
    return Draft((source,), (verb, verb + 1), content, kind, Place.FIXED, at) if end > verb + 2 else None


def _by_blame(tokens: Tokens, at: int) -> Draft | None:
    """``Army blamed for shelling`` in a headline: somebody blames it, and nobody says who."""
    subject = phrase_before(tokens, at) if at else None
    if subject is None or at + 2 >= len(tokens) or tokens[at + 1].low not in _BLAMED[tokens[at].low]:
        return None
    end = _clause_end(tokens, at + 2)
    return Draft((), (at, at + 2), [subject, (at + 2, end)], _SAID_TO_BE, Place.FIXED, subject[0])


def _reduced_end(tokens: Tokens, at: int) -> int:
    """Where a reduced relative clause ends: before a stop or the finite verb of the sentence."""
    first = at
    while at < len(tokens):
        low = tokens[at].low
        if tokens[at].kind is Kind.PUNCTUATION and low not in "()&$£€%":
            break
        if at > first and (low in g.AUXILIARIES or is_verb(tokens, at)):
            break
        at += 1
    return at


def _by_colon(unit: Unit) -> Draft | None:
    """``Governor: 40 killed`` in a headline, ``The mayor: "…"`` anywhere, ``40 killed – governor`` in a headline."""
    tokens = unit.tokens
    for at in range(1, min(len(tokens) - 1, MOST_WORDS_OF_A_SPEAKER + 1)):
        if tokens[at].kind is Kind.QUOTE:
            break
        if tokens[at].low == ":":
            quoted = tokens[at + 1].kind is Kind.QUOTE
            last = not _may_speak(tokens, 0, at) and _may_speak(tokens, at + 1, len(tokens))
            if not (quoted or unit.headline) or not _only_speaker(tokens, at) or (last and not quoted):
                break
            speaks = unit.headline and _may_speak(tokens, 0, at) and _says_something(tokens, at + 1, len(tokens))
            kind = _OF_A_SPEAKER if speaks else _HEADLINE
            return Draft(((0, at),), (at, at + 1), [(at + 1, len(tokens))], kind, Place.AFTER, 0)
    return _by_dash(tokens) if unit.headline else None


def _by_dash(tokens: Tokens) -> Draft | None:
    for at in range(len(tokens) - 2, max(FEWEST_WORDS_SAID, len(tokens) - MOST_WORDS_AFTER_A_DASH), -1):
        speaker = tokens[at + 1 :]
        if tokens[at].low not in ("–", "—", "-", "--", ":") or any(one.low in g.AUXILIARIES for one in speaker):
            continue
        speaks = _may_speak(tokens, at + 1, len(tokens)) and _says_something(tokens, 0, at)
        if is_noun_phrase(tokens, at + 1, len(tokens)) or (speaks and len(speaker) == 1):
            if tokens[at].low == ":" and not speaks:
                continue
            kind = _OF_A_SPEAKER if speaks else _HEADLINE
            return Draft(((at + 1, len(tokens)),), (at, at + 1), [(0, at)], kind, Place.BEFORE, at)
    return None


def _may_speak(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a phrase means people or a body: "Mayor of Tolk" and "army", no place and no "Live"."""
    head = next((at for at in range(first + 1, end) if tokens[at].low in g.PREPOSITIONS), end) - 1
    low = tokens[head].low
    if end - first == 1 and _ABBREVIATION.fullmatch(tokens[first].word) and low not in g.LABELS:
        return True
    return not {low, low.removesuffix("s")}.isdisjoint(g.ROLE_NOUNS | g.BODIES)


def _only_speaker(tokens: Tokens, end: int) -> bool:
    """Tells whether nothing but a noun phrase stands before the colon."""
    if any(one.low in g.AUXILIARIES or one.low in g.SUBORDINATORS for one in tokens[:end]):
        return False
    phrase = phrase_after(tokens, 0)
    return phrase is not None and phrase[1] == end and tokens[0].word[:1].isupper()


def _says_something(tokens: Tokens, first: int, end: int) -> bool:
    """Whether words of a headline tell something: they have a verb, a number, a "no" or a quotation."""
    return any(
        tokens[at].kind is Kind.QUOTE
        or tokens[at].low in ("no", "not")
        or tokens[at].low[:1].isdigit()
        or tokens[at].low.endswith("ed")
        or is_verb(tokens, at)
        for at in range(first, end)
    )
