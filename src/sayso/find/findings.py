"""What a body concludes, or officials believe, about what happened: told to somebody, and so a statement.

The lexicon calls verbs of judging thoughts, as the attribution corpora do. In a report on a disputed event "the mission
considers that", "investigators believe" and "it could not determine who" are the account that they give: left among the
thoughts they would make no claim. Hopes, fears, plans and what somebody saw or knew stay thoughts, and so do the
thoughts that somebody else tells of ("he said that the army believed").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.domain.mention import Act, Attribution
from sayso.domain.text import Text
from sayso.find import grammar as g

_JUDGING = re.compile(
    r"\b(?:conclud|consider|believ|determin|establish|assess|estimat|reckon|deem|judg|speculat|suspect|presum|"
    r"accept|doubt|concern)\w*"
    r"|\b(?:finds?|found|thinks?|thought) (?:that|no|it|the|any)\b"
    r"|\bgrounds to\b|\bin a position to\b|\b(?:take|takes|took|taken) back\b|\bfound\b.{0,20}\bno\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^that\b|\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|did|does|do|should|must|[a-z]{2,20}ed|"
    r"who|whether|when|where|what|how|why)\b"
)
_ACCOUNT = re.compile(
    r"\b(?:this|that|it|accounts?|claims?|versions?|figures?|suggestions?|explanations?|findings?|conclusions?|stor(?:y|ies)|"
    r"statements?|theor(?:y|ies)|verdicts?)\W*$|\baccounts? of\b",
    re.IGNORECASE,
)
"""What somebody doubts or does not accept."""

_WEIGHS = re.compile(r"\b(?:doubts?|accept|support)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:it|they|he|she|we)\b", re.IGNORECASE)
_FELT = re.compile(r"\b(?:hop|fear|wish|want|plan|intend|mean|expect)\w*\b", re.IGNORECASE)


def with_findings(text: Text, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those by which somebody who is named judges what happened as statements.

    Args:
        text: what they were found in.
        attributions: in text order, nesting set.

    Returns:
        The same attributions in the same order; ids do not change, since an act is no part of them.
    """
    return tuple(replace(one, act=Act.STATEMENT) if _is_finding(text, one) else one for one in attributions)


def _is_finding(text: Text, one: Attribution) -> bool:
    cue, content = text.quote(one.cue), text.quote(one.content)
    if one.act is not Act.THOUGHT or one.within or not (one.source or _SUBJECT.match(cue)) or _FELT.search(cue):
        return False
    if _WEIGHS.search(cue) and _ACCOUNT.search(content):
        return True
    return _JUDGING.search(cue) is not None and _is_clause(content)


def _is_clause(content: str) -> bool:
    return _CLAUSE.search(content) is not None or not g.IRREGULAR_PASTS.isdisjoint(content.split())
