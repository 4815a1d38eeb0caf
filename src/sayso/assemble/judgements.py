"""What a clause does: its stance, its certainty and the aspect it speaks of, by rules of English (``rules.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty

_RULES = tomllib.loads((files("sayso.assemble") / "rules.toml").read_text("utf-8"))
_STANCE = {name: re.compile(pattern) for name, pattern in _RULES["stance"].items()}
_CERTAINTY = {name: re.compile(pattern) for name, pattern in _RULES["certainty"].items()}
_ASPECTS = tuple((Aspect(rule["aspect"]), re.compile(rule["pattern"])) for rule in _RULES["aspect"])
_BLAME = re.compile(r"\b(?:blam|accus|fault)\w*")
REACH_OF_NO = 60  # code points after a negation in which it finds what it negates
LONGEST_JUDGED = 2_000

_WEAKEST_FIRST = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def plain(words: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form that the rules are written for."""
    return re.sub(r"\s+", " ", words[:LONGEST_JUDGED].lower().replace("\u2019", "'"))


def stance_of(cue: str, clause: str, *, negated_cue: bool, triggers: Iterable[str]) -> Stance:
    """Tells what the speaker does with the proposition.

    Args:
        cue: the words that attribute, in plain form.
        clause: the claim's words, in plain form.
        negated_cue: whether the attribution itself denies.
        triggers: the event words of the clause, in plain form.
    """
    tests = (
        (Stance.DECLINES, _STANCE["declines"].search(cue) or _STANCE["declines"].match(clause)),
        (Stance.DENIES, negated_cue or _STANCE["denies"].search(cue)),
        (Stance.DISPUTES, _STANCE["disputes"].search(cue)),
        (Stance.CANNOT_VERIFY, _STANCE["cannot_tell"].search(clause)),
        (Stance.DISPUTES, _STANCE["no_evidence"].search(clause)),
        (Stance.DENIES, _denies(clause, tuple(triggers))),
        (Stance.CONFIRMS, _STANCE["confirms"].search(cue)),
    )
    return next((stance for stance, holds in tests if holds), Stance.ASSERTS)


def _denies(clause: str, triggers: tuple[str, ...]) -> bool:
    if _STANCE["nothing_to_do"].search(clause) or _STANCE["falsity"].search(clause):
        return True
    others = [match.span() for match in _STANCE["other_negation"].finditer(clause)]
    for negation in _STANCE["negator"].finditer(clause):
        if any(start <= negation.start() < end for start, end in others):
            continue
        reach = clause[negation.end() : negation.end() + REACH_OF_NO]
        if _STANCE["deniable"].search(reach) or any(trigger in reach for trigger in triggers):
            return True
    return False


def certainty_of(cue: str, clause: str, *, stance: Stance, nobody: bool, hedges: Iterable[Certainty]) -> Certainty:
    """Tells how far the source commits itself: the weakest of what cue, clause and hedges leave.

    Args:
        cue: the words that attribute, in plain form.
        clause: the claim's words, in plain form.
        stance: the claim's stance.
        nobody: whether no source is named, so that a passive cue ("is said to") passes on what others hold.
        hedges: what the hedges over the clause leave.
    """
    if stance in (Stance.CANNOT_VERIFY, Stance.DECLINES):
        return Certainty.UNCOMMITTED
    found = {Certainty.CERTAIN, *hedges}
    if _CERTAINTY["uncommitted"].search(clause) or (nobody and _CERTAINTY["cue_uncommitted"].search(cue)):
        found.add(Certainty.UNCOMMITTED)
    if _CERTAINTY["possible"].search(_CERTAINTY["not_possible"].sub(" ", clause)):
        found.add(Certainty.POSSIBLE)
    if _CERTAINTY["probable"].search(clause) or _CERTAINTY["cue_probable"].search(cue):
        found.add(Certainty.PROBABLE)
    if stance is Stance.DISPUTES and _STANCE["no_evidence"].search(clause):
        found.add(Certainty.PROBABLE)
    return next(one for one in _WEAKEST_FIRST if one in found)


def aspect_of(cue: str, clause: str, *, has_event: bool) -> Aspect:
    """Tells what about an event the clause speaks of; ``other`` where no rule fits."""
    if _BLAME.search(cue):
        return Aspect.WHO_DID
    for aspect, pattern in _ASPECTS:
        if pattern.search(clause):
            return aspect
    return Aspect.WHAT if has_event else Aspect.OTHER
