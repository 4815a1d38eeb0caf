"""What the learned reader found, completed by what the rules are surer of.

The net was taught on what newspapers attribute; it marks who, cue and what far better than the rules. The rules know
what it was not taught: whether a cue is a statement or a thought and whether it denies, who goes on speaking in the
next paragraph, and the forms that its teachers hardly used (hedges that name nobody, transcripts).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from sayso.domain.mention import Act, Attribution, Mode, VerificationMention
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Spans, Text
from sayso.find import grammar as g
from sayso.find.besides import without_what_is_said_next
from sayso.find.cues import lexicon
from sayso.find.edges import past_the_edges, to_the_end_of_its_sentence
from sayso.find.nesting import nested
from sayso.find.terms import past_the_terms, tells_the_terms

COLON_WITHIN = 4
"""Characters before a quotation within which its colon stands: quotation mark and white space lie between."""

REACH = 3
"""Paragraphs on either side of its cue's that an attribution may reach into."""

_HEARSAY = re.compile(
    r"(?:(?:is|are|was|were|been|being) )?(?:\w+ )?"
    r"(?:said|reported|alleged|claimed|believed|thought|understood|rumou?red|known) to(?: be| have(?: been)?)?",
    re.IGNORECASE,
)
"""A passive by which nobody in particular says it of the subject, who is not its speaker ("is said to be")."""

SURE = 0.9
"""Score from which a rule's finding is kept where the net found nothing. On PolNeAR dev it costs and gains nothing."""


SURE_INSIDE = 0.95
"""Score from which a rule's finding is kept inside what the net found: plain verbs of saying."""

_OF_A_SIDE = frozenset({"assert", "deny", "accuse"})
"""Classes of verbs kept there as well: "the rebels accused the army, the minister said" is the rebels' word."""

LONGEST_OPENING = 12
"""Code points before a clause's subject that tell whether it opens the clause."""

_JOINS = re.compile(r"\b(?:that|and|but|while|as)$", re.IGNORECASE)


def without_checks(
    text: Text, learned: Iterable[Attribution], verifications: Iterable[VerificationMention]
) -> tuple[Attribution, ...]:
    """The net's attributions less those whose cue is an outlet's word on checking, and nobody's who is named for it.

    "The claims could not be verified", "it was not possible to check", "a figure that the Herald could not confirm" and
    "he offered no evidence" are the outlet's own statements, and its mentions say so already.
    """
    checks = Positions((span, one) for one in verifications for span in one.cue)

    def is_the_outlets(one: Attribution, check: VerificationMention) -> bool:
        if text.quote(one.source).casefold() in ("", "it", "there") or _NOBODY_S.match(text.quote(one.source)):
            return True
        if not check.by and _PASSIVE.search(text.quote(check.cue)):
            return True  # who checked would stand after "by"; whoever else is near did not
        of_another = check.content and not any(span.overlaps(part) for span in one.content for part in check.content)
        if not check.verified and one.source[0].start >= check.cue[-1].end:
            return True  # "could not be confirmed from an independent source" is no word of that source
        if of_another or (check.by and one.source[0].start < check.by[0].start):
            return True  # "a figure that the Herald could not confirm" is of the figure, and the Herald's
        withheld = not check.verified and _PROOF.search(text.quote(check.cue)) is not None
        return withheld and one.cue[0].start >= check.cue[0].start

    return tuple(
        one
        for one in learned
        if not any(is_the_outlets(one, check) for span in one.cue for check in checks.touching(span))
    )


_NOBODY_S = re.compile(r"(?:an?y? |other |outside )*independent [a-z]|any (?:other )?[a-z]+ ?[a-z]*$", re.IGNORECASE)
"""Who could not check and is nobody: "by independent sources", "by any other party"."""

_PROOF = re.compile(r"\b(?:evidence|proof)\b")
_PASSIVE = re.compile(
    r"\b(?:be|been|being|was|were|is|are) (?:\w+ )?(?:verified|confirmed|corroborated|authenticated|checked)\b"
)


def blended(text: Text, learned: Sequence[Attribution], ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The learned attributions with the rules' knowledge of their cues, and the rules' own where the net is silent.

    Args:
        text: what both were found in.
        learned: from the net; their act and negation are not yet known.
        ruled: from the rules.

    Returns:
        Attributions in text order, nesting set anew.
    """
    learned = [
        past_the_terms(_with_bare_cue(_without_its_source(past_the_edges(whole, text)), text), text)
        for one in learned
        if (whole := _within_its_passage(one, text)) and not tells_the_terms(whole, text)
    ]
    around = Positions((span, one.id) for one in learned for span in one.content)
    learned = [
        to_the_end_of_its_sentence(one, text)
        if any(holder != one.id for span in one.cue for holder in around.touching(span))
        else one
        for one in learned
    ]
    learned = without_what_is_said_next(learned, ruled, text)
    met = _Met(learned)
    meant = {rule.id: met.first(rule.cue, rule.content) for rule in ruled}
    known = _Met(ruled)

    def go_on(rule: Attribution) -> str | None:
        before = meant.get(rule.continues) if rule.continues else None
        return before.id if before else rule.continues

    kept = []
    for one in learned:
        rule = known.first(one.cue)
        if rule is None:
            kept.append(_judged(one, text))
        else:
            kept.append(_heard(one, rule, met) if _is_hearsay(rule, text) else _informed(one, rule, go_on(rule)))
    kept += [replace(rule, continues=go_on(rule)) for rule in ruled if _stands(rule, meant[rule.id], met, text)]
    kept = [one for one in kept if not tells_the_terms(one, text)]
    speakers = sorted((one for one in kept if one.source and one.cue), key=_at_cue)
    return nested(sorted((_introduced(one, speakers, text) for one in kept), key=_position))


def _with_bare_cue(one: Attribution, text: Text) -> Attribution:
    """A cue that a quotation begins with, without its mark: the reporter quotes it, and its content is no quotation.

    "The guild “strongly rejected the claim”" tells what the guild did, in its own or somebody's words.
    """
    if not one.cue or one.cue[0].start >= one.content[0].start or text.words[one.cue[0].start] not in '"\u201c\u2018':
        return one
    first = Span(one.cue[0].start + 1, one.cue[0].end)
    mode = Mode.MIXED if one.mode is Mode.DIRECT else one.mode
    return replace(one, cue=(first, *one.cue[1:]), mode=mode)


def _without_its_source(one: Attribution) -> Attribution:
    """The attribution without the words of its source in its content, where there are others."""
    content = tuple(part for part in one.content if not any(part.overlaps(span) for span in one.source))
    return replace(one, content=content) if content and len(content) < len(one.content) else one


def _is_hearsay(rule: Attribution, text: Text) -> bool:
    return not rule.source and _HEARSAY.fullmatch(text.quote(rule.cue)) is not None


def _heard(one: Attribution, rule: Attribution, met: _Met) -> Attribution:
    """What nobody in particular says: the net's content, or the rule's where the net's runs on over another's cue."""
    runs_on = any(met.cued(span, but=one) for span in one.content)
    return rule if runs_on else replace(rule, content=one.content, mode=one.mode, score=one.score)


def _introduced(one: Attribution, speakers: Sequence[Attribution], text: Text) -> Attribution:
    """A quotation without speaker that a colon introduces is its sentence's: "denied the claim in a message: “…”".

    Its speaker is that of the first cue before the colon, in the same sentence, that has one. ``speakers`` are the
    attributions with cue and source, in the order of their cues.
    """
    if one.source or one.cue or not _is_spoken(one):
        return one
    start = one.content[0].start
    at = bisect_right(text.sentences, start - 1, key=lambda sentence: sentence.span.start) - 1
    if at < 0 or not text.words[max(0, start - COLON_WITHIN) : start].rstrip().endswith(":"):
        return one
    first = bisect_left(speakers, text.sentences[at].span.start, key=_at_cue)
    if first == len(speakers) or _at_cue(speakers[first]) >= start:
        return one
    found = speakers[first]
    return replace(one, source=found.source, cue=found.cue, score=min(one.score, found.score))


def _at_cue(one: Attribution) -> int:
    return one.cue[0].start


def _stands(rule: Attribution, meant: Attribution | None, met: _Met, text: Text) -> bool:
    """Whether a rule's finding is kept beside the net's.

    Where the net heard the same cue and left a quotation out, the quotation still has its speaker: "denied the claim:
    “…”" says two things. Where it heard only what stands inside the rule's content, who told it still told it: "the
    warden said the gate, which he called new, was open".
    """
    if meant is None:
        return rule.score >= SURE or not rule.source or not rule.cue
    if rule.score >= SURE and rule.source and rule.cue and met.all_inside(rule):
        return True
    sure = rule.score >= SURE_INSIDE or _takes_a_side(rule, text)
    if sure and rule.source and rule.cue and met.all_around(rule) and _opens_a_clause(rule, text):
        return True
    return bool(rule.source and rule.cue) and _is_spoken(rule) and met.first(content=rule.content) is None


def _takes_a_side(rule: Attribution, text: Text) -> bool:
    senses = (lexicon().verbs.get(word) for word in text.quote(rule.cue).casefold().split())
    return any(sense.classes[0].name in _OF_A_SIDE for sense in senses if sense)


def _opens_a_clause(rule: Attribution, text: Text) -> bool:
    """Whether somebody who is named, no pronoun, opens a clause: "… were open, but three experts said …"."""
    start = rule.source[0].start
    before = text.words[max(0, start - LONGEST_OPENING) : start].rstrip()
    if before.endswith(" what") or (before.endswith(" which") and text.words.startswith(" as ", rule.cue[-1].end)):
        return True  # "showed what it said was a truck": those words are theirs, a pronoun or not
    if text.words[rule.source[-1].end : rule.cue[0].start].split()[:1] == ["who"]:
        return True  # "farmers who accused the council": the accusation is theirs, whoever tells of it
    opens = not before or before[-1] in '.,;:"\u201c\u2014\u2013' or _JOINS.search(before) is not None
    return opens and text.quote(rule.source).casefold() not in g.SUBJECT_PRONOUNS | g.RELATIVES


def _within_its_passage(one: Attribution, text: Text) -> Attribution | None:
    """The attribution cut to the passage of its cue; None where nothing of its content is left there.

    The net reads the article's paragraphs in one row and does not see what stands between them on the page.
    """
    home = _passage(one.cue[0], text)
    if home is None:
        return None
    source, cue, content = (
        tuple(Span(max(s.start, home.start), min(s.end, home.end)) for s in spans if s.overlaps(home))
        for spans in (one.source, one.cue, one.content)
    )
    return replace(one, source=source, cue=cue, content=content) if content else None


def _passage(span: Span, text: Text) -> Span | None:
    """The paragraphs of one kind around a span, up to the first of another kind on either side."""
    at = bisect_right(text.blocks, span.start, key=lambda block: block.span.start) - 1
    if at < 0:
        return None
    first = last = at
    while first > 0 and text.blocks[first - 1].kind is text.blocks[at].kind and at - first < REACH:
        first -= 1
    while last + 1 < len(text.blocks) and text.blocks[last + 1].kind is text.blocks[at].kind and last - at < REACH:
        last += 1
    return Span(text.blocks[first].span.start, text.blocks[last].span.end)


class _Met:
    """Attributions by where they stand."""

    def __init__(self, every: Sequence[Attribution]) -> None:
        self._every = every
        self._cues = Positions((span, number) for number, one in enumerate(every) for span in one.cue)
        self._contents = Positions((span, number) for number, one in enumerate(every) for span in one.content)

    def cued(self, span: Span, but: Attribution) -> bool:
        """Whether another attribution's cue stands in a span."""
        return any(self._every[number].id != but.id for number in self._cues.touching(span))

    def all_inside(self, outer: Attribution) -> bool:
        """Whether its cue is no other's, and whatever shares words with its content lies inside it, cue and content."""
        touched = {number for span in (*outer.cue, *outer.content) for number in self._contents.touching(span)}
        return self.first(cue=outer.cue) is None and all(
            any(part.covers(span) for part in outer.content)
            for number in touched
            for span in (*self._every[number].cue, *self._every[number].content)
        )

    def all_around(self, inner: Attribution) -> bool:
        """Whether its cue is no other's, and the whole of it lies in the content of whatever shares words with it."""
        own = (*inner.source, *inner.cue, *inner.content)
        touched = {number for span in own for number in self._contents.touching(span)}
        return self.first(cue=inner.cue) is None and all(
            any(part.covers(span) for part in self._every[number].content) for number in touched for span in own
        )

    def first(self, cue: Spans = (), content: Spans = ()) -> Attribution | None:
        """The first in order whose cue shares a code point with this cue, or its content with this content."""
        by_cue = (number for span in cue for number in self._cues.touching(span))
        by_content = (number for span in content for number in self._contents.touching(span))
        number = min(chain(by_cue, by_content), default=None)
        return None if number is None else self._every[number]


def _informed(one: Attribution, rule: Attribution, continues: str | None) -> Attribution:
    """A learned attribution with what the rule knows of its cue, and the rule's source where it has none."""
    return replace(
        one,
        act=rule.act,
        negated=rule.negated and not _is_spoken(one),
        source=one.source or rule.source,
        continues=continues,
    )


def _judged(one: Attribution, text: Text) -> Attribution:
    """A learned attribution whose cue no rule met: the lexicon is asked about its words."""
    words, act, negated = lexicon(), Act.STATEMENT, False
    for word in text.quote(one.cue).casefold().split():
        sense, noun = words.verbs.get(word), words.nouns.get(word)
        found = sense.classes[0] if sense else noun
        if found is not None:
            act, negated = found.act, found.negated
    return replace(one, act=act, negated=negated and not _is_spoken(one))


def _is_spoken(one: Attribution) -> bool:
    """Whether the content is a quotation: then it is what was said, not what was denied by it."""
    return one.mode is Mode.DIRECT


def _position(one: Attribution) -> tuple[int, int]:
    spans = (*one.source, *one.cue, *one.content)
    return min(span.start for span in spans), max(span.end for span in spans)
