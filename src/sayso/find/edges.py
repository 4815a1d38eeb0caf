"""Where the words of an attribution begin: past a headline's label, a dateline, and what is said of who speaks.

The net marks words in a row and takes what stands before them along: "Live: shells hit the town" is no part of what
the governor says, nor is "who saw the tapes" in "according to a pilot who saw the tapes, the plane was hit".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.domain.dateline import DATELINE
from sayso.domain.mention import Attribution
from sayso.domain.text import BlockKind, Span, Text

LABEL = re.compile(
    r"(?:live|live updates?|live ?blog|watch|video|in pictures|photos?|exclusive|breaking|breaking news|developing|"
    r"just in|updated?|correction|opinion|comment|editorial|analysis|explainer|explained|fact ?-?check|fact ?box|"
    r"profile|interview|podcast|listen|timeline|read|morning briefing|briefing|in brief|as it happened)(?: ?[:|]) ",
    re.IGNORECASE,
)
"""What kind of piece a headline says that it stands over; nobody speaks by it."""

_GOES_ON = re.compile(
    r"['\"’”]?, (?!(?:but|as|after|while|amid|despite|who|which|where|when|says?|said|denies|blames?|calls?)\b)"
    r"[^:|–—\n]{3,120}"
)
"""The rest of a headline that no clause of the reporter's own and no name opens."""

_OPENS = re.compile(r"[\s,;:\u2013\u2014-]+(?=\S)")
_OF_THE_SPEAKER = re.compile(r",? (?:who|whose|which) [^,;.\n]{2,100}, (?:(?:[A-Z][\w.\u2019'-]* ?){2,4}, )?(?=\S)")


def past_the_edges(one: Attribution, text: Text) -> Attribution:
    """The attribution without what stands before its words and is none of them, in a headline to the end of these."""
    source = tuple(_past(DATELINE, span, text) for span in one.source)
    content = tuple(_past(_OPENS, _past_the_label(span, text), text) for span in one.content)
    if source and content and text.quote(one.cue).casefold() == "according to":
        content = (_past_the_speaker(source[-1], content[0], text), *content[1:])
    if source and content and one.cue and source[-1].end <= one.cue[0].start < content[-1].start:
        content = (*content[:-1], _to_the_end(content[-1], text))
    return one if (source, content) == (one.source, one.content) else replace(one, source=source, content=content)


def _past(opening: re.Pattern[str], span: Span, text: Text) -> Span:
    found = opening.match(text.words, span.start, span.end)
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def _past_the_label(span: Span, text: Text) -> Span:
    at = bisect_right(text.blocks, span.start, key=lambda block: block.span.start) - 1
    headed = at >= 0 and text.blocks[at].kind is BlockKind.HEADLINE and text.blocks[at].span.start == span.start
    return _past(LABEL, span, text) if headed else span


def _to_the_end(content: Span, text: Text) -> Span:
    """A headline's content with the rest of a list that it stops in: "army says two rebels, | five camps destroyed"."""
    at = bisect_right(text.blocks, content.start, key=lambda block: block.span.start) - 1
    if at < 0 or text.blocks[at].kind is not BlockKind.HEADLINE or content.end >= text.blocks[at].span.end:
        return content
    end = text.blocks[at].span.end
    return Span(content.start, end) if _GOES_ON.fullmatch(text.words, content.end, end) else content


def _past_the_speaker(source: Span, content: Span, text: Text) -> Span:
    """A content past the relative clause on its speaker, and past the speaker's name after that."""
    if not 0 <= content.start - source.end <= len(", "):
        return content
    found = _OF_THE_SPEAKER.match(text.words, source.end, content.end)
    return Span(found.end(), content.end) if found and content.start < found.end() < content.end else content
