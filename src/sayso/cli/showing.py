"""What ``show`` answers: one claim in its report, one event, one report; as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sayso.cli.console import printable
from sayso.cli.history import told_json, told_lines
from sayso.cli.listed import claims_text, decided_lines, decided_object, decided_of
from sayso.cli.render import (
    NOBODY,
    ToldClaims,
    event_lines,
    history_lines,
    origin_lines,
    relation_lines,
    report_lines,
    report_origin_line,
    shown_in,
    standing_lines,
)
from sayso.domain.account import EventAccount
from sayso.domain.answered import event_json
from sayso.domain.claim import Claim
from sayso.domain.json_values import Json
from sayso.domain.text import Text
from sayso.ledger.decided import decided
from sayso.ledger.judgements import told_of
from sayso.ledger.store import Ledger
from sayso.relate import quantities_of
from sayso.wording import place_line, quantities_line, stance_line

CONTEXT = 160
"""Code points of the report shown on either side of a claim's words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing, as text and as JSON."""

    as_text: str
    as_json: dict[str, Json]


def one(ledger: Ledger, name: str, as_of: datetime | None, dossier: str | None = None) -> Shown:
    """What an id, or a unique beginning of one, names. ``dossier``: whose sides count in an event.

    Raises:
        NotFound: nothing has it.
        BadRequest: several things have it.
    """
    found = ledger.find(name)
    kind = found.partition("-")[0]
    if kind == "claim":
        return _claim(ledger, found)
    if kind == "event":
        account = ledger.event(found, as_of, dossier)
        told = claims_in(ledger, account, as_of, every=True)
        lines = [*event_lines(account, told, every=True), *_because(account, told)]
        return Shown("\n".join(lines), event_json(account))
    return _report(ledger, found)


def claims_in(
    ledger: Ledger, account: EventAccount, as_of: datetime | None = None, *, every: bool = False
) -> ToldClaims:
    """The claims whose words an event's lines show, by id; ``as_of``: the account's moment, None: now."""
    return {one.id: one for one in ledger.claims(ids=shown_in(account, every=every), as_of=as_of)}


def _because(account: EventAccount, told: ToldClaims) -> Iterator[str]:
    """Why each matter stands as it does, and how its claims stand to one another."""
    yield ""
    for aspect in account.aspects:
        yield f"    {aspect.aspect.value}: {printable(aspect.because)}"
        yield from relation_lines(aspect, told)


def _claim(ledger: Ledger, name: str) -> Shown:
    (decision,) = decided(ledger.decisions(claims=[name]), [ledger.claim(name)])
    told = decision.told
    document = ledger.report(told.claim.report)
    who = told.actor.name if told.actor else NOBODY
    side = told.actor.side if told.actor else None
    history = ledger.history(told.claim.report)
    found = bool(ledger.claims(ids=[name]))
    standing = standing_lines(told, history, found=found)
    lines = [
        f"{told.id}",
        f"    {printable(stance_line(who, told.claim.stance, side))} ({told.claim.certainty.value})",
        f"    aspect: {told.claim.aspect.value}; event: {told.claim.event or 'none'}; score {told.claim.score:.2f}",
        *([f"    figures: {printable(quantities_line(figures))}"] if (figures := quantities_of(told)) else []),
        *decided_lines(decision),
        *origin_lines(told.origin, ledger.lineage(name), document.text),
        *(f"    {line}" for line in standing),
        *_in_recording(document.text, told.claim),
        *(f"    also: \u201c{printable(document.text.quote(spot.content))}\u201d" for spot in told.claim.also),
        "",
        f"    {in_context(document.text, told.claim)}",
        "",
        *report_lines(document.report),
    ]
    told_since = [one for one in told_of(ledger, name) if not one.found]
    if told_since:
        lines += ["", *list(told_lines("judged by people", told_since))]
    judged: list[Json] = [told_json(one) for one in told_since]
    return Shown(
        "\n".join(lines),
        decided_object(decision, ledger.former(reports=[decision.told.claim.report])) | {"judgements": judged},
    )


def _in_recording(text: Text, claim: Claim) -> list[str]:
    """When a claim was said, in a report of a recording that tells it: between which moments its turn lies."""
    turn = text.turn_at(claim.content[0].start)
    if turn is None or turn.at_seconds is None:
        return []
    until = f" to {clock(turn.until_seconds)}" if turn.until_seconds is not None else ""
    return [f"    in the recording: {clock(turn.at_seconds)}{until}"]


def clock(seconds: float) -> str:
    """An offset into a recording as hours, minutes and whole seconds: ``1:02:03``."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def in_context(text: Text, claim: Claim) -> str:
    """The report's words around a claim: ``[[content]]``, ``<<cue>>``, ``{{source}}``."""
    marks = [(claim.content, "[[", "]]"), (claim.cue, "<<", ">>"), (claim.source, "{{", "}}")]
    spans = [(span, left, right) for found, left, right in marks for span in found]
    start = max(0, min(span.start for span, _, _ in spans) - CONTEXT)
    end = min(len(text.words), max(span.end for span, _, _ in spans) + CONTEXT)
    opened = [(span.start, 1, -span.end, left) for span, left, _ in spans]
    closed = [(span.end, 0, -span.start, right) for span, _, right in spans]
    shown, at = "", start
    for offset, _, _, mark in sorted(opened + closed):
        shown += text.words[at:offset] + mark
        at = offset
    return f"{'…' if start else ''}{printable(shown + text.words[at:end])}{'…' if end < len(text.words) else ''}"


def _report(ledger: Ledger, name: str) -> Shown:
    document = ledger.report(name)
    found = decided_of(ledger, name)
    origin = report_origin_line(ledger.origins(name)[name], document.text)
    history = history_lines(ledger.history(name), name)
    places = [f"    place: {printable(place_line(place))}" for place in ledger.places(name)]
    text = "\n".join([*report_lines(document.report), f"    {origin}", *history, *places, "", claims_text(found)])
    return Shown(text, ledger.reading_json(name))
