"""The forms in which a sentence says that one hands on another's words, in the sentence's own tokens.

"X, citing Y, said …", "X reported, quoting Y, that …", "according to X, citing Y"; "Y was quoted by X", "X quoted Y as
saying …", "the officers were told by Y that …".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.domain.text import Span, Spans
from sayso.find import grammar as g
from sayso.find.cues import lexicon
from sayso.find.noun_phrases import Phrase, Tokens, phrase_after
from sayso.find.subjects import phrase_before, who_went_to
from sayso.find.tokens import Kind

FURTHEST_VERB = 8
"""Tokens between "citing" and the verb of who cites: "reported on Monday, citing …"."""


@dataclass(frozen=True, slots=True)
class Citing:
    """``X reported, citing Y``.

    ``cue`` is the word, ``whom`` it cites, ``opens`` whether it opens its sentence. ``by`` and ``verb`` are who cites
    and by which cue, where they stand before the word.
    """

    cue: Span
    whom: Span
    opens: bool
    by: Span | None
    verb: Span | None


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of attribution whose speaker the form of the sentence tells.

    ``cue`` is where those words begin; ``source`` is empty where the form names nobody. ``instead_of``: only where the
    source that was found lies in these words; None: whatever was found.
    """

    cue: Span
    source: Spans
    instead_of: Span | None


def citings_in(tokens: Tokens) -> Iterator[Citing]:
    """Whom a sentence's words cite, in text order; things that are cited ("security concerns") are left out."""
    for at, token in enumerate(tokens):
        relative = at > 0 and tokens[at - 1].low in ("who", "which", "that")
        if token.low not in g.CITING and not (relative and token.low in g.CITED):
            continue
        phrase = phrase_after(tokens, at + 1, appositions=False)
        if phrase is None or not _is_source(tokens, phrase) or _says_as(tokens, phrase[1]) is not None:
            continue
        opens = at == 0 or (at == 1 and tokens[0].low in g.CONJUNCTIONS)
        by, verb = (None, None) if opens else _citer(tokens, at - 1 if relative else at)
        yield Citing(
            Span(token.start, token.end),
            _span(tokens, phrase),
            opens,
            _span(tokens, by) if by else None,
            _span(tokens, verb) if verb else None,
        )


def _citer(tokens: Tokens, at: int) -> tuple[Phrase | None, Phrase | None]:
    """Who cites, and the words by which they say it, both before token ``at``."""
    end = at - 1 if tokens[at - 1].low in (",", "—", "–") else at
    for verb in range(end - 1, max(-1, end - FURTHEST_VERB), -1):
        sense = lexicon().verbs.get(tokens[verb].low)
        if sense is not None and sense.finite and (who := phrase_before(tokens, verb)):
            return who, (verb, verb + 1)
    who = phrase_before(tokens, end)
    if who and [one.low for one in tokens[who[0] : who[0] + 2]] == ["according", "to"] and who[0] + 2 < who[1]:
        return (who[0] + 2, who[1]), (who[0], who[0] + 2)
    return who, None


def _span(tokens: Tokens, phrase: Phrase) -> Span:
    return Span(tokens[phrase[0]].start, tokens[phrase[1] - 1].end)


def _is_source(tokens: Tokens, phrase: Phrase) -> bool:
    """Tells somebody ("the Orvel police", "two officials", "Pell Odan") from a thing ("security concerns").

    The head decides, the last word before a preposition or a comma. What is only written ("a report") has no voice of
    its own: whoever cites it speaks.
    """
    first, end = phrase
    head = next(
        (at for at in range(first, end - 1) if tokens[at + 1].low in g.PREPOSITIONS or tokens[at + 1].low == ","),
        end - 1,
    )
    token = tokens[head]
    if token.kind is not Kind.WORD or token.low in lexicon().artefacts:
        return False
    low = token.low
    singular = low[:-3] + "man" if low.endswith("men") else low.removesuffix("s")
    return token.word[:1].isupper() or not {low, singular}.isdisjoint(g.ROLE_NOUNS | g.BODIES)


def _says_as(tokens: Tokens, end: int) -> int | None:
    """The verb of ``as saying`` at a token, with which the one quoted has a cue of its own."""
    if end + 1 < len(tokens) and tokens[end].low == "as" and tokens[end + 1].low.endswith("ing"):
        return end + 1
    return None


def corrections_in(tokens: Tokens) -> Iterator[Correction]:
    """The speakers that a sentence's form tells, in text order."""
    for at, token in enumerate(tokens):
        found: Correction | None = None
        if token.low in g.QUOTED:
            found = _quoted_by(tokens, at)
        if found is None and token.low in g.CITED | g.CITING | {"reported", "reports"}:
            found = _quoted_as_saying(tokens, at)
        if found is None and token.low in g.TOLD:
            found = _told_by(tokens, at)
        if found is None and token.low.endswith("ing") and token.low in lexicon().verbs:
            found = _from_where_they_went(tokens, at)
        if found is not None:
            yield found


def _quoted_by(tokens: Tokens, at: int) -> Correction | None:
    """``Y was quoted as saying by W``, ``Y, quoted by W, said``: Y is who speaks, whoever was found to."""
    by = at + 3 if _says_as(tokens, at + 1) == at + 2 else at + 1
    if by + 1 >= len(tokens) or tokens[by].low != "by":
        return None
    whose = phrase_after(tokens, by + 1, appositions=False)
    first = at
    while first > 0 and (tokens[first - 1].low in g.AUXILIARIES or tokens[first - 1].low in g.ADVERBS):
        first -= 1
    if first > 0 and tokens[first - 1].low == ",":
        first -= 1
    quoted = phrase_before(tokens, first) if first else None
    if whose is None or quoted is None:
        return None
    return Correction(
        Span(tokens[quoted[0]].start, tokens[-1].end), (_span(tokens, quoted),), instead_of=_span(tokens, whose)
    )


def _quoted_as_saying(tokens: Tokens, at: int) -> Correction | None:
    """``X quoted Y as saying``: the saying is Y's."""
    whom = phrase_after(tokens, at + 1)
    verb = _says_as(tokens, whom[1]) if whom else None
    if whom is None or verb is None:
        return None
    return Correction(Span(tokens[verb - 1].start, tokens[verb].end), (_span(tokens, whom),), instead_of=None)


def _from_where_they_went(tokens: Tokens, at: int) -> Correction | None:
    """``X took to the air claiming …``: X speaks, and no air."""
    place = phrase_before(tokens, at)
    who = who_went_to(tokens, place) if place else None
    if place is None or who is None:
        return None
    cue = Span(tokens[at].start, tokens[at].end)
    return Correction(cue, (_span(tokens, who),), instead_of=_span(tokens, place))


def _told_by(tokens: Tokens, at: int) -> Correction | None:
    """``the officers had been told by villagers``: who tells is named after "by", and by nobody without it."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].low not in g.BE:
        return None
    teller = phrase_after(tokens, at + 2, appositions=False) if tokens[at + 1].low == "by" else None
    source = (_span(tokens, teller),) if teller else ()
    return Correction(Span(tokens[max(0, at - 2)].start, tokens[at].end), source, instead_of=None)
