"""Where in a report events, hedges and checks stand, and whose voice they are in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sayso.assemble.judgements import is_decree, plain
from sayso.domain.factuality import Certainty
from sayso.domain.identity import ActorKind, Identities
from sayso.domain.mention import Act, Attribution, Mentions, Mode, VerificationMention
from sayso.domain.quotation import is_left_open
from sayso.domain.text import Span, Spans, Text

FEWEST_OWN_LETTERS = 12  # letters a clause must have beside the statement it only passes on

MOST_TOGETHER = 20  # mentions of one speaker that are looked at in one source

LONGEST_COUNTED = 400  # letters of a clause that are counted

_CONCEDED = re.compile(r"\b(?:though|although|but|while|yet)\s*$")
_MARKS = re.compile(r"[\"\u201c\u201d]")
_ADVERB = re.compile(r"\w+ly|(?:so-called|alleged|purported|reported|supposed)", re.IGNORECASE)


class Voices:
    """Look-ups by position, each a bisection, so that a long report costs no more than its length."""

    def __init__(self, text: Text, mentions: Mentions, identities: Identities) -> None:
        self._text = text
        self._identities = identities
        self._mentions = {actor.id: actor.mentions for actor in identities.actors}
        self._triggers = sorted((span, event.id) for event in identities.events for span in event.triggers)
        self._trigger_starts = [span.start for span, _ in self._triggers]
        self._sentence_starts = [sentence.span.start for sentence in text.sentences]
        self._inner: dict[str, list[Attribution]] = {}
        for found in mentions.attributions:
            if found.within:
                self._inner.setdefault(found.within, []).append(found)
        self._contents = sorted(
            (span, found.id) for found in mentions.attributions if found.act is Act.STATEMENT for span in found.content
        )
        self._cues = sorted(span for found in mentions.attributions if found.content for span in found.cue)
        self._hedges = sorted(mentions.hedges, key=lambda hedge: hedge.span)
        self._hedge_starts = [hedge.span.start for hedge in self._hedges]
        self._places = {span for place in identities.places if place.name for span in place.mentions}
        self._unknown = {actor.id for actor in identities.actors if actor.kind is ActorKind.UNKNOWN}
        self._checks = sorted((one for one in mentions.verifications if one.cue), key=lambda one: one.cue[0])
        self._check_starts = [one.cue[0].start for one in self._checks]

    def own_words(self, found: Attribution, actor: str | None) -> Spans:
        """The words of a source of several speakers that mean this one; all of them where none do alone."""
        source = found.source
        mentions = self._mentions.get(actor or "", ())
        own = [
            span
            for part in source
            for span in mentions[bisect_left(mentions, Span(part.start, part.start + 1)) :][:MOST_TOGETHER]
        ]
        return tuple(span for span in own if any(part.covers(span) for part in source)) or source

    def triggers_in(self, spans: Spans, inside: Attribution | None) -> list[tuple[Span, str]]:
        """The event triggers inside the spans with their events, without those that an inner statement owns."""
        inner = [span for one in self._inner.get(inside.id, ()) for span in one.content] if inside else []
        return [
            (trigger, event)
            for span in spans
            for trigger, event in self._between(span.start, span.end)
            if not any(other.covers(trigger) and not other.covers(span) for other in inner)
        ]

    def trigger_spans(self, spans: Spans) -> list[Span]:
        """The event triggers inside the spans, in text order."""
        return [trigger for span in spans for trigger, _ in self._between(span.start, span.end)]

    def without_inner(self, found: Attribution, spans: Spans) -> Spans:
        """The spans without the contents of statements that stand inside the attribution's own."""
        return _without(spans, [span for one in self._inner.get(found.id, ()) if one.source for span in one.content])

    def event_before(self, spans: Spans) -> str | None:
        """The event of the nearest trigger before the spans in their sentence, else in the one before it."""
        number = bisect_right(self._sentence_starts, spans[0].start) - 1
        if number < 0:
            return None
        before = list(self._between(self._sentence_starts[max(0, number - 1)], spans[0].start))
        return before[-1][1] if before else None

    def _between(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        for at in range(bisect_left(self._trigger_starts, start), bisect_left(self._trigger_starts, end)):
            yield self._triggers[at]

    def event_near(self, spans: Spans) -> str | None:
        """The event of the nearest trigger before the spans in their sentence, else of the first after them there."""
        number = bisect_right(self._sentence_starts, spans[0].start) - 1
        if number < 0:
            return None
        sentence = self._text.sentences[number].span
        before = list(self._between(sentence.start, spans[0].start))
        if before:
            return before[-1][1]
        return next((event for _, event in self._between(spans[-1].end, sentence.end)), None)

    def is_all_inner(self, found: Attribution, spans: Spans) -> bool:
        """Tells whether a clause holds little but a statement that its speaker only passes on."""
        inner = [
            span
            for one in self._inner.get(found.id, ())
            if one.act is Act.STATEMENT
            and one.source
            and one.content
            and not is_decree(plain(self._text.quote(one.cue)))
            for span in (*one.source, *one.cue, *one.content)
        ]
        if not inner:
            return False
        own = "".join(self._text[span] for span in _without(spans, inner))
        return sum(letter.isalpha() for letter in own[:LONGEST_COUNTED]) < FEWEST_OWN_LETTERS

    def is_mere_hedge(self, found: Attribution) -> bool:
        """Tells whether an attribution is a hedging adverb inside another's words: it weakens that one's claim."""
        if found.source or not found.within:
            return False
        return _ADVERB.fullmatch(self._text.quote(found.cue)) is not None

    def is_a_mere_place(self, found: Attribution) -> bool:
        """Tells whether the source's words only name a place, and no state or body that is told by it."""
        speakers = self._identities.speakers.get(found.id, ())
        return self._unknown.issuperset(speakers) and len(found.source) == 1 and found.source[0] in self._places

    def hedges_over(self, spans: Spans, found: Attribution) -> list[Certainty]:
        """What the hedges inside the spans leave, adverbs that the finder took for attributions included."""
        left = [
            hedge.factuality.certainty
            for span in spans
            for hedge in self._hedges[
                bisect_left(self._hedge_starts, span.start) : bisect_left(self._hedge_starts, span.end)
            ]
            if span.covers(hedge.span)
        ]
        adverbs = [cue for one in self._inner.get(found.id, ()) if self.is_mere_hedge(one) for cue in one.cue]
        return left + [Certainty.UNCOMMITTED for cue in adverbs if any(span.covers(cue) for span in spans)]

    def check_in(self, spans: Spans) -> VerificationMention | None:
        """The statement about verification whose cue stands inside the spans, None where there is none."""
        for span in spans:
            first, end = bisect_left(self._check_starts, span.start), bisect_left(self._check_starts, span.end)
            for mention in self._checks[first:end]:
                if all(any(other.covers(cue) for other in spans) for cue in mention.cue):
                    return mention
        return None

    def check_over(self, cue: Spans) -> VerificationMention | None:
        """The statement that its maker could not verify something whose cue holds an attribution's own cue."""
        for span in cue:
            at = bisect_right(self._check_starts, span.start) - 1
            for mention in self._checks[max(0, at) : at + 1]:
                if mention.verified is False and any(other.covers(span) for other in mention.cue):
                    return mention
        return None

    def added_check(self, found: Attribution, spans: Spans) -> VerificationMention | None:
        """What an outlet adds to the words it reports: "X said …, though this has not been verified".

        Only outside quotations, and only what was not verified: a speaker may well say that something was.
        """
        if found.mode is Mode.DIRECT or (found.mode is Mode.MIXED and self._is_quoted(found, spans)):
            return None
        before = self._text.words[max(0, spans[0].start - len(", even although ")) : spans[0].start]
        if not _CONCEDED.search(before) and not self._text.words.startswith("which ", spans[0].start):
            return None
        mention = self.check_in(spans)
        return mention if mention is not None and not mention.verified else None

    def _is_quoted(self, found: Attribution, spans: Spans) -> bool:
        """Tells whether some words of a content stand in quotation marks."""
        before = self._text.words[found.content[0].start : spans[0].start]
        return is_left_open(before) or _MARKS.search(self._text.quote(spans)) is not None

    def speaks_elsewhere(self, mention: VerificationMention) -> bool:
        """Tells whether a statement about verification is in some source's words, or is itself an attribution."""
        for cue in mention.cue:
            at = bisect_right(self._contents, (cue, "\uffff")) - 1
            for span, _ in self._contents[max(0, at - 8) : at + 1]:
                if span.covers(cue):
                    return True
        for cue in mention.cue:
            at = bisect_left(self._cues, cue)
            if any(cue.overlaps(span) for span in self._cues[max(0, at - 2) : at + 2]):
                return True
        return False

    def checker(self, mention: VerificationMention) -> tuple[str | None, Spans]:
        """Who says of checking: an outlet whose name is the sentence's subject before the cue, else the publisher."""
        first = mention.cue[0].start
        number = bisect_right(self._sentence_starts, first) - 1
        opens = self._text.sentences[number].span.start if number >= 0 else 0
        for actor in self._identities.actors:
            if actor.kind is not ActorKind.OUTLET or actor.id == self._identities.outlet:
                continue
            for span in actor.mentions:
                if opens <= span.start < span.end <= first <= span.end + len(" has "):
                    return actor.id, (span,)
        return self._identities.outlet, ()


def _without(spans: Spans, taken: list[Span]) -> Spans:
    """What is left of the spans without the others."""
    left = list(spans)
    for other in taken:
        left = [
            Span(start, end)
            for span in left
            for start, end in ((span.start, min(span.end, other.start)), (max(span.start, other.end), span.end))
            if start < end
        ]
    return tuple(left)
