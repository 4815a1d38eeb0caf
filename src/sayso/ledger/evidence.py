"""Whether one reading's claims stand in its text as they say. Pure; what is wrong comes back as words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.domain.claim import claim_id
from sayso.domain.contract import claim_json, report_json
from sayso.domain.ids import content_id
from sayso.domain.ledger import ToldClaim, ToldEvent
from sayso.domain.report import Report, report_id
from sayso.domain.text import Span, Text
from sayso.ledger.trees import from_json, text_from

_POINTED = {
    "actors": ("mentions",),
    "places": ("mentions",),
    "events": ("trigger",),
    "attributions": ("source", "cue", "content"),
    "claims": ("content",),
}
"""What in ``reading/1`` is a list of spans."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A reading as it is stored: the report, its words, and ``reading/1`` without them."""

    report: Report
    text: Text
    tree: Mapping[str, Any]

    def named(self, kind: str) -> dict[str, Any]:
        """What the reading lists of a kind, by id."""
        return {one["id"]: one for one in self.tree[kind]}


def exhibit_of(report: Report, words: str, layout: str, tree: str) -> Exhibit:
    """Puts a stored reading together.

    Raises:
        ValueError, KeyError, TypeError, IndexError, AttributeError: what is stored is no reading of ours.
    """
    return Exhibit(report, text_from(words, layout), from_json(tree))


def reading_faults(exhibit: Exhibit, text_key: str) -> Iterator[str]:
    """What is wrong with a reading itself: its report's id, its spans, and what its parts refer to."""
    report, tree = exhibit.report, exhibit.tree
    if report.id != report_id(report.url, report.publisher, report.title, report.sha256_text):
        yield "its address, publisher, title and text do not make its id"
    if report.sha256_text != text_key:
        yield "its text's hash is not that of the text it was read from"
    if tree["report"] != report_json(report):
        yield "its reading tells other metadata"
    length = len(exhibit.text.words)
    layout = [*(one.span for one in exhibit.text.blocks), *(one.span for one in exhibit.text.sentences)]
    if outside := sum(span.end > length for span in layout):
        yield f"{outside} of its blocks and sentences end outside the text"
    for kind, parts in _POINTED.items():
        for one in tree[kind]:
            if any(not 0 <= start < end <= length for part in parts for start, end in one[part]):
                yield f"{one['id']} points outside the text"
    yield from _reference_faults(exhibit)


def _reference_faults(exhibit: Exhibit) -> Iterator[str]:
    known = {kind: exhibit.named(kind).keys() for kind in ("actors", "places", "times", "events", "attributions")}
    asked = {
        "attributions": {"within": "attributions", "actor": "actors"},
        "events": {"place": "places", "time": "times"},
        "claims": {"attribution": "attributions", "actor": "actors", "event": "events"},
    }
    for kind, ends in asked.items():
        for one in exhibit.tree[kind]:
            for name, where in ends.items():
                if one[name] is not None and one[name] not in known[where]:
                    yield f"{one['id']}: its {name} {one[name]} is not in the reading"


def claim_faults(exhibit: Exhibit, told: ToldClaim, listed: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a claim. ``listed``: the reading's claims by id."""
    claim, text = told.claim, exhibit.text
    if claim.id != claim_id(claim.report, claim.content, claim.cue, claim.actor, claim.aspect):
        yield "its report, words, cue, speaker and aspect do not make its id"
    figures, spots = claim.quantities or (), claim.also
    elsewhere = [span for one in spots for span in (*one.content, *one.cue, *one.source)]
    if _outside(text, (*claim.content, *claim.cue, *claim.source, *elsewhere, *(s for q in figures for s in q.spans))):
        yield "points outside the text"
    if any(one.words != text.quote(one.spans) for one in figures):
        yield "its figures are not those that stand in the text"
    if told.words != text.quote(claim.content):
        yield "its words are not those that stand in the text"
    if (told.source_words or "") != text.quote(claim.source):
        yield "its source's words are not those that stand in the text"
    if (told.actor.id if told.actor else None) != claim.actor:
        yield "its speaker is not its actor"
    if claim.id not in listed:
        yield "is not in its reading"
    elif not _is_as_listed(claim_json(claim), listed[claim.id]):
        yield "is not as its reading has it"


def event_faults(exhibit: Exhibit, told: ToldEvent, listed: Collection[str]) -> Iterator[str]:
    """What is wrong with a report's event. ``listed``: ids of the reading's events."""
    event = told.event
    if event.id != content_id("event", told.report, [[one.start, one.end] for one in event.triggers]):
        yield "its report and words do not make its id"
    if _outside(exhibit.text, event.triggers):
        yield "points outside the text"
    if event.id not in listed:
        yield "is not in its reading"


def _outside(text: Text, spans: Iterable[Span]) -> bool:
    return any(span.end > len(text.words) for span in spans)


def _is_as_listed(told: Mapping[str, Any], listed: Mapping[str, Any]) -> bool:
    """Whether a claim has what its reading lists; a reading of an earlier version lists less, and then has no more."""
    same = all(told.get(key) == value for key, value in listed.items())
    return same and not any(told[key] for key in told.keys() - listed.keys())
