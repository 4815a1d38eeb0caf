"""All the attributions of one sentence, weighed against one another: where each content ends, and which lie inside."""

from __future__ import annotations

import re

from sayso.domain.mention import Act
from sayso.find import grammar as g
from sayso.find.checks import Check
from sayso.find.counting import counting_drafts
from sayso.find.declining import DECLINES, declining_drafts
from sayso.find.drafts import Draft, Place
from sayso.find.formulas import formula_drafts
from sayso.find.noun_cues import noun_drafts
from sayso.find.seen import seen_drafts
from sayso.find.tokens import Kind, Unit
from sayso.find.verbs import verb_drafts
from sayso.find.verification import checks_of

SURE_INSIDE = 0.6
"""An attribution inside another's content is kept from this score on, statements alone."""

SURE_OF_A_DENIAL = 0.92
"""Score of words that call others' words false: "branded the reports as “fake news”"."""

LONGEST_OPENING = 4  # words of a content that may tell the terms on which its source spoke

_LACKED = frozenset({"evidence", "proof", "details", "comment", "explanation", "basis"})
_TRAILING = frozenset(
    {"and", "but", "while", "although", "though", "or", ",", ";", ":", "—", "–", "--", ".", "!", "?", "…"}
)


def drafts_of(unit: Unit) -> list[Draft]:
    """Finds the attributions of one sentence in text order, their contents cut where the next one begins."""
    found = (verb_drafts, noun_drafts, formula_drafts, declining_drafts, counting_drafts, seen_drafts)
    drafts = _apart([draft for drafts in found for draft in drafts(unit)])
    checks = checks_of(unit)
    for draft in drafts:
        for check in checks:  # "X was unable to confirm": who could not is who speaks
            if check.by and check.cue[0] <= draft.cue[0] and draft.cue[1] <= check.cue[1] and check.verified is False:
                draft.source = (check.by,)
    checks = [check for check in checks if check.apart]
    for number, draft in enumerate(drafts):
        draft.score = SURE_OF_A_DENIAL if _calls_false(unit, draft) else draft.score or draft.kind.score
        if draft.place in (Place.AFTER, Place.AROUND):
            _cut(unit, draft, drafts[number + 1 :], checks)
        draft.content = [trimmed for part in draft.content if (trimmed := _trim(unit, part, draft.cue))]
    drafts = [draft for draft in drafts if draft.content or draft.kind is DECLINES]
    terms = [part for draft in drafts if _tells_the_terms(unit, draft) for part in draft.content]
    drafts = [draft for draft in drafts if not _is_within(unit, draft, terms)]
    drafts = [draft for draft in drafts if not _tells_the_terms(unit, draft)]
    return [draft for draft in drafts if _stands(draft, drafts)]


def _calls_false(unit: Unit, draft: Draft) -> bool:
    """Tells whether somebody calls a report or a claim false, by one of the verbs of naming."""
    if draft.kind.name not in ("naming", "describe") or not draft.source or not draft.content:
        return False
    words = unit.tokens[draft.content[0][0] : draft.content[-1][1]]
    lows = {low for token in words for low in re.findall(r"[a-z]+", token.low)}
    return not (lows.isdisjoint(g.FALSE) or lows.isdisjoint(g.ACCOUNTS))


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Orders drafts by cue; of two whose cues overlap, or one with a cue in the other's source, the surer stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.cue[0], -(one.score or one.kind.score))):
        if kept and draft.cue[0] < kept[-1].cue[1]:
            if _surer(draft, kept[-1]):
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _surer(one: Draft, other: Draft) -> bool:
    """A refusal to speak is surer than the verb of speaking in it."""
    if (one.kind is DECLINES) != (other.kind is DECLINES):
        return one.kind is DECLINES
    return (one.score or one.kind.score) > (other.score or other.kind.score)


def _cut(unit: Unit, draft: Draft, later: list[Draft], checks: list[Check]) -> None:
    """Ends the last part of a content where a clause with an attribution of its own begins beside it."""
    first, end = draft.content[-1]
    for other in later:
        if any(start <= draft.cue[0] < stop for start, stop in other.source):
            end = min(end, other.cue[0])  # this one is in a relative clause of the other's source
            break
        comma = other.cue[0] - 1
        parted = first <= comma < end and unit.tokens[comma].low == ","
        if parted and other.source and other.source[-1][1] <= draft.cue[0]:
            end = comma  # this one is a participle between the other's subject and verb
            break
        if other.lead <= first or other.cue[0] >= end:
            continue
        if other.sibling or other.place in (Place.BEFORE, Place.AROUND):
            end = min(end, other.lead)
            break
    for check in checks:  # what the outlet says of verification is not the speaker's
        if first < check.lead < end:
            end = check.lead
            break
    draft.content[-1] = (first, end)


def _trim(unit: Unit, part: tuple[int, int], cue: tuple[int, int]) -> tuple[int, int] | None:
    first, end = part
    tokens = unit.tokens
    if first < cue[0] < end:
        end = cue[0]
    while end > first and (tokens[end - 1].low in _TRAILING and tokens[end - 1].kind is not Kind.QUOTE):
        end -= 1
    while first < end and tokens[first].kind is Kind.PUNCTUATION and tokens[first].low not in "($£€#@":
        first += 1
    if first >= end or (end - first == 1 and tokens[first].low in g.CONJUNCTIONS):
        return None
    return first, end


def _is_within(unit: Unit, draft: Draft, terms: list[tuple[int, int]]) -> bool:
    """Tells whether a pronoun is a draft's source inside these words: "because he was not authorised to speak"."""
    if not draft.source or unit.tokens[draft.source[0][0]].low not in g.SUBJECT_PRONOUNS:
        return False
    return any(first <= draft.source[0][0] < end for first, end in terms)


def _tells_the_terms(unit: Unit, draft: Draft) -> bool:
    """Tells whether a content only says on what terms its source spoke ("on condition of anonymity") or what it lacked.

    "He offered no evidence for it" is the outlet's own word on a source, not what the source said.
    """
    if not draft.content:
        return False
    first, end = draft.content[0]
    opening = [token.low for token in unit.tokens[first : min(end, first + LONGEST_OPENING)]]
    if "anonymity" in opening and not {"is", "was"}.intersection(opening):
        return True
    cue = unit.tokens[draft.cue[0] : draft.cue[1]]
    gives = any(token.low in g.GIVING for token in cue)
    return gives and opening[:1] == ["no"] and not _LACKED.isdisjoint(opening[:3])


def _stands(draft: Draft, drafts: list[Draft]) -> bool:
    """Keeps what stands beside the others, and inside another's content only plain statements."""
    if draft.act is Act.STATEMENT and draft.score >= SURE_INSIDE:
        return True
    for other in drafts:
        if other is draft:
            continue
        if any(first <= draft.cue[0] < end for first, end in other.content) and other.cue != draft.cue:
            return False
    return True
