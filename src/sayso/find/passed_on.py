"""Claims that stand inside another's words: "rejected Vesk's claim of striking it", "quoted the guild as saying …".

The net marks who rejects and what; that what is rejected is itself somebody's claim, it was hardly taught. Without it a
ledger holds the denial and not what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Text
from sayso.find.nesting import nested

SCORE = 0.8
"""How sure we are: found by form, not measured."""

LONGEST = 400
"""Code points of a content that are searched, and that an inner content may have."""

# Up to what the outer speaker calls it ("as “lies”"), or the clause's end.
_CONTENT = r"(?P<content>[^.;\n]+?)(?= as (?:[\"\u201c\u2018]|an? |false|baseless|lies|untrue|nonsense)|[.;\n]|$)"
_WORD = r"[\w.&'\u2019-]+"
_CLAIM = r"(?:claims?|assertions?|allegations?|accusations?|contentions?|charges?|statements?)"
_PASSED_ON = (
    re.compile(  # "the army's claim that ...", "the government's earlier claims of ..."
        rf"(?:^|(?<=[\s\"\u201c]))(?P<source>(?:(?:the|The) )?(?:{_WORD} ){{0,4}}?{_WORD}?\w)['\u2019]s? "
        rf"(?:[a-z]+ ){{0,2}}(?P<cue>{_CLAIM}) (?:of|that|about) " + _CONTENT
    ),
    re.compile(  # "the Veskan claim of ..."
        rf"(?:^|(?<=[\s\"\u201c]))(?:the |The )?(?P<source>[A-Z]\w+(?:an|i|ish|ese|ch)) (?P<cue>{_CLAIM}) "
        r"(?:of|that|about) " + _CONTENT
    ),
    re.compile(  # "statements by the ministry that ..."
        rf"\b(?P<cue>{_CLAIM})(?: (?:made|issued|given|published|repeated)(?: (?!by\b){_WORD}){{0,6}}?)? (?:by|from) "
        rf"(?P<source>(?:the |The )?(?:{_WORD} ){{0,8}}?{_WORD}) that " + _CONTENT
    ),
)
_QUOTED = re.compile(
    rf"(?P<source>(?:{_WORD},? ){{0,7}}?{_WORD},?) (?P<cue>as saying)(?: that)? (?P<content>\S[^\n]*)", re.DOTALL
)
_QUOTES = re.compile(r"\b(?:quot|cit)(?:es?|ed|ing)\b", re.IGNORECASE)


def with_passed_on(text: Text, report: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Adds the claims that others' contents pass on, nesting set anew.

    Args:
        text: what they were found in.
        report: the report's id.
        attributions: what was found so far, in text order.
    """
    cues = Positions((span, span) for one in attributions for span in one.cue)
    found: dict[str, Attribution] = {}
    for one in attributions:
        for inner in _inside(text, report, one):
            if all(next(cues.touching(span), None) is None for span in inner.cue):
                found.setdefault(inner.id, inner)
    known = {one.id for one in attributions}
    new = [one for one in found.values() if one.id not in known]
    return nested([*attributions, *new]) if new else tuple(attributions)


def _inside(text: Text, report: str, outer: Attribution) -> Iterator[Attribution]:
    if not outer.content or outer.mode is Mode.DIRECT:
        return
    start, end = outer.content[0].start, min(outer.content[0].end, outer.content[0].start + LONGEST)
    if _QUOTES.search(text.quote(outer.cue)) and (match := _QUOTED.match(text.words, start, end)):
        yield _made(report, outer.id, match)
        return
    for pattern in _PASSED_ON:
        if match := pattern.search(text.words, start, end):
            yield _made(report, outer.id, match)
            return


def _made(report: str, outer: str, match: re.Match[str]) -> Attribution:
    source, cue, content = (_bare(match, part) for part in ("source", "cue", "content"))
    source = Span(_owner(match["source"], source.start), source.end)
    name = attribution_id(report, (source,), (cue,), (content,))
    return Attribution(name, Act.STATEMENT, Mode.INDIRECT, (source,), (cue,), (content,), outer, SCORE)


_VERB = re.compile(r"\b[a-z]+(?:ed|ing|es) (?=(?:the|an?|its|his|her|their) |[A-Z])")


def _owner(words: str, start: int) -> int:
    """Where an owner begins in what stands before "'s claim": at "the line" in "strongly rejected the line"."""
    return start + max((match.end() for match in _VERB.finditer(words)), default=0)


def _bare(match: re.Match[str], part: str) -> Span:
    """A group's span without commas, spaces and the mark of a quotation around it at its end."""
    words = match[part].rstrip(" ,")
    around = words[-1] in '"\u201d' and not any(mark in words[:-1] for mark in '"\u201c')
    return Span(match.start(part), match.start(part) + len(words[:-1].rstrip(" ,") if around else words))
