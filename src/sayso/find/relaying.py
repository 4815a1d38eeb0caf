"""Who passes on whose words: "the agency, citing the police, said …", "officials quoted by the paper said …".

The one who is cited said it; who cites only hands it on. The ledger wants the first as the claim's speaker and the
second around it, so that neither is lost and the second is not counted as another voice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.domain.mention import Act, Attribution, attribution_id
from sayso.domain.text import Span, Spans, Text, in_order
from sayso.find.citing import Citing, Correction, citings_in, corrections_in
from sayso.find.cues import lexicon
from sayso.find.nesting import in_text
from sayso.find.tokens import Unit

SCORE = 0.8
"""How sure we are of who is cited: found by form, not measured. Never surer than of the words that are passed on."""

FEWEST_LEFT = 12
"""Code points that what follows the name of the one cited must have to be what was said."""

_HANDING_ON = frozenset({"say", "write", "assert", "tell", "put", "confirm"})
"""Classes of verbs by which somebody hands on; who denies or refuses "citing" another does so for himself."""

_EDGES = " \t\r\n,;:\u2013\u2014-"
_BEFORE_CITING = re.compile(r"[\s,;:\u2013\u2014-]*(?:\b(?:who|which|that))?\s*$")


def with_relayed(
    text: Text, report: str, attributions: Sequence[Attribution], units: Sequence[Unit]
) -> tuple[Attribution, ...]:
    """Gives words to whoever is cited for them, within the attribution to the one who cites.

    Args:
        text: what they were found in.
        report: the report's id.
        attributions: what was found, in text order, nesting told.
        units: the text's sentences.

    Returns:
        The attributions in text order. One that only names whom its speaker cites is gone: it says nothing.
    """
    told = _Told(text, attributions)
    for unit in units:
        for correction in corrections_in(unit.tokens):
            told.correct(correction)
        for citing in citings_in(unit.tokens):
            told.relay(Span(unit.tokens[0].start, unit.tokens[-1].end), citing)
    return told.named(report) if told.changed else tuple(attributions)


class _Told:
    """The attributions of a text while they are set right; each keeps its first id until all are."""

    def __init__(self, text: Text, attributions: Sequence[Attribution]) -> None:
        self.changed = False
        self._text = text
        self._now = {one.id: one for one in attributions}
        self._added: dict[str, list[Attribution]] = {}  # by the id of the one that they stand beside
        self._inside: dict[str, list[str]] = {}  # by the id of the one that holds them
        for one in attributions:
            if one.within:
                self._inside.setdefault(one.within, []).append(one.id)
        self._cues = sorted((one.cue[0].start, one.id) for one in attributions if one.cue)

    def _here(self, span: Span) -> Iterator[Attribution]:
        """Those whose cue begins in a span, in the order of their cues."""
        for at in range(bisect_left(self._cues, (span.start, "")), bisect_left(self._cues, (span.end, ""))):
            if (one := self._now.get(self._cues[at][1])) is not None:
                yield one

    def _put(self, one: Attribution) -> None:
        self._now[one.id] = one
        self.changed = True

    def _add(self, beside: Attribution, new: Attribution) -> None:
        self._added.setdefault(beside.id, []).append(new)
        self.changed = True

    def correct(self, correction: Correction) -> None:
        """Gives the words under a cue to whom the sentence's form gives them."""
        for one in list(self._here(correction.cue)):
            if one.act is not Act.STATEMENT or not one.content:
                continue
            if correction.instead_of is None or any(correction.instead_of.covers(span) for span in one.source):
                self._put(replace(one, source=correction.source))

    # ------------------------------------------------------------------ who is cited

    def relay(self, sentence: Span, citing: Citing) -> None:
        """Gives the words of a sentence to whom it cites, within those of who cites."""
        there = list(self._here(sentence))
        own = next((one for one in there if any(citing.cue.overlaps(span) for span in one.cue)), None)
        cited = next((one for one in there if _names(one, citing.whom)), None)
        if cited is not None:
            self._with_relayer(cited, citing)
            return
        if own is not None:
            there.remove(own)
            rest = _beyond(self._text, own.content, citing.whom.end)
            if rest and not any(_shares(one, rest) for one in self._owners(there, citing)):
                self._part(own, citing, rest)
                return
            if all(span.start >= citing.cue.start for span in own.content):
                del self._now[own.id]  # it only names whom its speaker cites, or says what another says already
                self.changed = True
        for one in self._owners(there, citing):
            self._put(replace(one, source=_before(self._text, one.source, citing.cue.start)))
            self._hand_on(self._now[one.id], citing)

    def _part(self, own: Attribution, citing: Citing, rest: Spans) -> None:
        """``according to the agency citing Y, …`` was found as one: who cites, by what, and the words."""
        source, cue = (citing.by,) if citing.by else own.source, (citing.verb,) if citing.verb else own.cue
        self._put(replace(own, source=source, cue=cue, content=rest))
        self._hand_on(self._now[own.id], citing)

    def _owners(self, there: Sequence[Attribution], citing: Citing) -> list[Attribution]:
        """Those who cite: the nearest before the word, or the first after one that opens its sentence."""
        there = [
            one
            for one in there
            if one.source and one.content and one.act is Act.STATEMENT and not one.negated
            if self._hands_on(one) and not any(span.overlaps(citing.whom) for span in one.content)
        ]
        if citing.opens:
            owner = min(there, key=_source, default=None)
        else:
            owner = max((one for one in there if _source(one) < citing.cue.start), key=_source, default=None)
        return [] if owner is None else [one for one in there if one.source == owner.source]

    def _hands_on(self, one: Attribution) -> bool:
        words = self._text.quote(one.cue).casefold()
        verbs = (lexicon().verbs.get(word) for word in words.split())
        return words == "according to" or any(
            kind.name in _HANDING_ON for verb in verbs if verb for kind in verb.classes
        )

    def _with_relayer(self, cited: Attribution, citing: Citing) -> None:
        """The words were found to be those of the one cited already: who cites them comes around."""
        if cited.within or citing.by is None:
            return
        own = any(citing.cue.overlaps(span) for span in cited.cue)
        cue = (citing.verb,) if citing.verb else cited.cue
        outer = replace(cited, id=f"{cited.id} around", source=(citing.by,), cue=cue, continues=None)
        self._put(replace(cited, cue=cited.cue if own else (citing.cue,), within=outer.id))
        self._add(cited, outer)

    def _hand_on(self, outer: Attribution, citing: Citing) -> None:
        inner = replace(
            outer,
            id=f"{outer.id} citing {citing.cue.start}",
            source=(citing.whom,),
            cue=(citing.cue,),
            within=outer.id,
            score=min(SCORE, outer.score),
            continues=None,
        )
        for name in self._inside.get(outer.id, ()):
            if name in self._now:
                self._now[name] = replace(self._now[name], within=inner.id)
        self._add(outer, inner)

    # ------------------------------------------------------------------ the end

    def named(self, report: str) -> tuple[Attribution, ...]:
        """All of them in text order under ids of what they now are, links with them."""
        every = [each for one in self._now.values() for each in (one, *self._added.get(one.id, ()))]
        names = {one.id: attribution_id(report, one.source, one.cue, one.content) for one in every}
        found: dict[str, Attribution] = {}
        for one in every:
            name = names[one.id]
            within, continues = names.get(one.within or ""), names.get(one.continues or "")
            linked = replace(one, id=name, within=within if within != name else None)
            found.setdefault(name, replace(linked, continues=continues if continues != name else None))
        return tuple(sorted(found.values(), key=in_text))


def _names(one: Attribution, whom: Span) -> bool:
    """Whether a source is the one cited, and not who cites with him: "the agency, citing the police"."""
    return bool(one.source) and one.source[0].start >= whom.start - len("the ") and one.source[0].overlaps(whom)


def _shares(one: Attribution, content: Spans) -> bool:
    return any(span.overlaps(part) for span in one.content for part in content)


def _source(one: Attribution) -> int:
    return one.source[0].start


def _before(text: Text, source: Spans, end: int) -> Spans:
    """A source without what it takes along of whom it cites: "the agency, citing the police"."""
    kept = [Span(span.start, min(span.end, end)) for span in source if span.start < end] or list(source)
    last = kept[-1]
    if last.end == end:
        found = _BEFORE_CITING.search(text[last])
        kept[-1] = Span(last.start, last.start + found.start()) if found and found.start() else last
    return tuple(kept)


def _beyond(text: Text, content: Spans, start: int) -> Spans:
    """What of a content stands after an offset, without commas before it; none where that is little."""
    found = in_order(Span(max(span.start, start), span.end) for span in content if span.end > start)
    if not found:
        return ()
    words = text[found[0]]
    first = found[0].start + len(words) - len(words.lstrip(_EDGES))
    if first >= found[0].end or sum(map(len, found)) - (first - found[0].start) < FEWEST_LEFT:
        return ()
    return (Span(first, found[0].end), *found[1:])
