"""What the learned reader found, completed by what the rules are surer of.

The net was taught on what newspapers attribute; it marks who, cue and what far better than the rules. The rules know
what it was not taught: whether a cue is a statement or a thought and whether it denies, who goes on speaking in the
next paragraph, and the forms that its teachers hardly used (hedges that name nobody, transcripts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.domain.mention import Act, Attribution, Mode
from sayso.domain.text import Text, overlap
from sayso.find.cues import lexicon
from sayso.find.nesting import nested

SURE = 0.9
"""Score from which a rule's finding is kept where the net found nothing. On PolNeAR dev it costs and gains nothing."""


def blended(text: Text, learned: Sequence[Attribution], ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The learned attributions with the rules' knowledge of their cues, and the rules' own where the net is silent.

    Args:
        text: what both were found in.
        learned: from the net; their act and negation are not yet known.
        ruled: from the rules.

    Returns:
        Attributions in text order, nesting set anew.
    """
    meant = {rule.id: next((one for one in learned if _touch(one, rule)), None) for rule in ruled}
    known = {one.id: rule for rule in reversed(ruled) for one in learned if overlap(one.cue, rule.cue)}
    kept = [_judged(one, known.get(one.id), text) for one in learned]
    for rule in ruled:
        if meant[rule.id] is None and (rule.score >= SURE or not rule.source or not rule.cue):
            before = meant.get(rule.continues) if rule.continues else None
            kept.append(replace(rule, continues=before.id) if before else rule)
    return nested(sorted(kept, key=_position))


def _touch(one: Attribution, other: Attribution) -> bool:
    return overlap(one.cue, other.cue) or overlap(one.content, other.content)


def _judged(one: Attribution, rule: Attribution | None, text: Text) -> Attribution:
    spoken = one.mode is Mode.DIRECT  # what is quoted is what was said, not what was denied by it
    if rule is not None:
        return replace(one, act=rule.act, negated=rule.negated and not spoken)
    words, act, negated = lexicon(), Act.STATEMENT, False
    for word in text.quote(one.cue).casefold().split():
        sense, noun = words.verbs.get(word), words.nouns.get(word)
        found = sense.classes[0] if sense else noun
        if found is not None:
            act, negated = found.act, found.negated
    return replace(one, act=act, negated=negated and not spoken)


def _position(one: Attribution) -> tuple[int, int]:
    spans = (*one.source, *one.cue, *one.content)
    return min(span.start for span in spans), max(span.end for span in spans)
