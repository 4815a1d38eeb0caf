"""Where the words of an attribution begin: past a headline's label, a dateline, and what is said of who speaks.

The net marks words in a row and takes what stands before them along: "Live: shells hit the town" is no part of what
the governor says, nor is "who saw the tapes" in "according to a pilot who saw the tapes, the plane was hit".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.domain.dateline import DATELINE
from sayso.domain.mention import Attribution, Mode
from sayso.domain.text import BlockKind, Span, Spans, Text

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

_NOUN_BEFORE = re.compile(r"[a-z] ")
_SUBJECT = re.compile(r"(?:The|A|An|One|Another|Those|People|Men|Women)(?: [\w'\u2019-]+){0,6} ")
"""What a sentence opens with, up to "who": its subject, and no verb."""

_SECOND_VERB = re.compile(
    r"(?P<said>(?:that )?(?:he|she|they|it) (?!(?:was|were|is|are|has|had|have)\b)"
    r"(?:(?!(?:and|but|or|who|which|that|when|because|if|as|while|after|before)\b)[\w'\u2019-]+ ){1,12}"
    r"(?<= )(?<!to )[\w'\u2019-]+)(?= (?:was|were|is|are|has|had|have|will|would) )"
)
_HAS_DONE = re.compile(
    r"(?:that )?(?:it|he|she|they|its \w+|their \w+) (?:has|had|have) (?:\w+ly )?[a-z]+(?:ed|en)"
    r"(?= (?:in|on|at|during|since|near|by|last|this|after|before|there|here)\b|[,.;]|$)"
)
"""A verb in want of an object: "it had killed in June"."""

_COUNTED = re.compile(
    r"(?:^| )(?P<what>(?:the |some |nearly |about |at least |more than )?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|scores of|the|an?)"
    r"(?: [a-z-]+){0,2} "
    r"(?!(?:second|minute|hour|day|night|morning|evening|week|month|year|time|moment)s? )[a-z]+) "
    r"(?:that |whom |which )?$"
)
_SETS_OFF = re.compile(r"[:\"\u201c\u2018\u00ab']")
_VERB_OF_A_RELATIVE = re.compile(
    r" (?P<what>(?:was|were|is|are|has|have|had|did|could|may|might|would|will|[a-z]+ed) "
    r"[^,.;:\n\"\u201c\u201d\u2013\u2014]{3,200})"
)
"""What follows "that the army says", up to the next stop."""

LONGEST_COUNTED = 60  # code points before a speaker that are searched for what was done to

_TIME_AFTER = re.compile(
    r",? (?:(?:early|earlier|late|later) )?(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)"
    r"(?: (?:morning|afternoon|evening|night))?$"
)
"""When somebody spoke, after their name: "the police on Sunday night"."""

_OPENS = re.compile(r"[\s,;:\u2013\u2014-]+(?=\S)")
_OF_THE_SPEAKER = re.compile(r",? (?:who|whose|which) [^,;.\n]{2,100}, (?:(?:[A-Z][\w.\u2019'-]* ?){2,4}, )?(?=\S)")


def past_the_edges(one: Attribution, text: Text) -> Attribution:
    """The attribution without what stands before its words and is none of them, in a headline to the end of these."""
    source = tuple(_to_the_name(_past(DATELINE, span, text), text) for span in one.source)
    content = tuple(_past(_OPENS, _past_the_label(span, text), text) for span in one.content)
    if source and content and text.quote(one.cue).casefold() == "according to":
        content = (_past_the_speaker(source[-1], content[0], text), *content[1:])
    if source and content and one.cue and source[-1].end <= one.cue[0].start < content[-1].start:
        content = (*content[:-1], _to_the_end(content[-1], text))
    if source and content and one.cue and content[-1].end <= source[0].start:
        content = (*content[:-1], _of_the_relative(one.cue, content[-1], text))
    if source and content and one.cue and one.cue[-1].end <= content[0].start:
        content = (*content[:-1], _before_the_main_verb(source, content[-1], text))
        content = (*_what_was_done_to(source, one.cue, content[0], text), *content)
    return one if (source, content) == (one.source, one.content) else replace(one, source=source, content=content)


def _past(opening: re.Pattern[str], span: Span, text: Text) -> Span:
    found = opening.match(text.words, span.start, span.end)
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def to_the_end_of_its_sentence(one: Attribution, text: Text) -> Attribution:
    """What somebody says, as another tells it in quotation marks, up to the end of its cue's sentence.

    What comes then is who tells of it again: "“Both claim that the other fired. We do not know,” he said."
    """
    if not one.source or not one.cue or not one.content or not _is_in_a_quotation(one, one.content[0], text):
        return one
    return replace(one, content=_of_its_sentence(one.cue, one.content, text))


def _is_in_a_quotation(one: Attribution, content: Span, text: Text) -> bool:
    """Whether what somebody says is quoted for no other reason than that another tells of it in quotation marks."""
    between = text.words[one.cue[-1].end : content.start + 1]
    return one.mode is Mode.DIRECT and one.cue[-1].end <= content.start and not _SETS_OFF.search(between)


def _of_its_sentence(cue: Spans, content: Spans, text: Text) -> Spans:
    at = bisect_right(text.sentences, cue[0].start, key=lambda sentence: sentence.span.start) - 1
    end = text.sentences[at].span.end if at >= 0 else 0
    kept = tuple(Span(span.start, min(span.end, end)) for span in content if span.start < end)
    return kept or content


def _to_the_name(source: Span, text: Text) -> Span:
    found = _TIME_AFTER.search(text.words, source.start, source.end)
    return Span(source.start, found.start()) if found and found.start() > source.start else source


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


def _before_the_main_verb(source: Spans, content: Span, text: Text) -> Span:
    """What "the man who says he leads the raid was out of breath" has him say: no word of the sentence's main verb."""
    if text.quote(source) != "who" or not _NOUN_BEFORE.match(text.words, max(0, source[0].start - len("n "))):
        return content
    at = bisect_right(text.sentences, source[0].start, key=lambda sentence: sentence.span.start) - 1
    if at < 0 or not _SUBJECT.fullmatch(text.words, text.sentences[at].span.start, source[0].start):
        return content
    found = _SECOND_VERB.match(text.words, content.start, content.end)
    return Span(content.start, found.end("said")) if found else content


def _what_was_done_to(source: Spans, cue: Spans, content: Span, text: Text) -> Spans:
    """The noun that "the army said it had killed" hangs on: "nine rebels the army said it had killed in June"."""
    if source[0].start > cue[0].start or not _HAS_DONE.match(text.words, content.start, content.end):
        return ()
    found = _COUNTED.search(text.words, max(0, source[0].start - LONGEST_COUNTED), source[0].start)
    return (Span(*found.span("what")),) if found else ()


def _of_the_relative(cue: Spans, content: Span, text: Text) -> Span:
    """What is said in "a blast that the army says was an accident", where the net heard no more than "that"."""
    if text[content].casefold() not in ("that", "which", "who"):
        return content
    found = _VERB_OF_A_RELATIVE.match(text.words, cue[-1].end)
    return Span(*found.span("what")) if found else content


def _past_the_speaker(source: Span, content: Span, text: Text) -> Span:
    """A content past the relative clause on its speaker, and past the speaker's name after that."""
    if not 0 <= content.start - source.end <= len(", "):
        return content
    found = _OF_THE_SPEAKER.match(text.words, source.end, content.end)
    return Span(found.end(), content.end) if found and content.start < found.end() < content.end else content
