"""What ``claims``, ``reports`` and ``dossiers`` answer, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.cli.console import printable
from sayso.cli.render import claim_line, counted, report_origin_line
from sayso.domain.contract import report_json, told_claim_json
from sayso.domain.json_values import Json
from sayso.domain.ledger import JudgementKind, Refusal, ToldClaim
from sayso.errors import BadRequest
from sayso.fold.force import Decision
from sayso.fold.values import Field, credibility_in, reliability_in, value_of
from sayso.ledger.decided import DecidedClaim, decided
from sayso.ledger.dossiers import Dossier
from sayso.ledger.store import Ledger
from sayso.relate import quantities_of
from sayso.wording import grade

FORMER = " (former version)"

EMPTY = "The ledger is empty. `sayso read PATH…` records reports; `sayso demo` shows an invented dossier."


def known_dossier(ledger: Ledger, name: str | None) -> None:
    """Sees that a dossier that was asked for is one of the ledger's.

    Raises:
        BadRequest: none is called so.
    """
    known = [one.name for one in ledger.dossiers()] if name is not None else []
    if name is not None and name not in known:
        told = (
            f"it has {', '.join(f'“{one}”' for one in known)}"
            if known
            else "nothing was filed, and no dossier file was read into it"
        )
        raise BadRequest(f"no dossier of this ledger is called “{name}”: {told}")


def dossiers_text(found: Sequence[Dossier]) -> str:
    """A line a dossier, with what is filed in it and its sides beneath."""
    lines = []
    for one in found:
        filed = [counted(len(some), noun) for some, noun in ((one.events, "event"), (one.reports, "report")) if some]
        out = [f"{len(one.out)} taken out"] if one.out else []
        lines.append(f"{printable(one.name)}: {', '.join([*filed, *out]) or 'nothing filed; it takes in every event'}")
        sides = ", ".join(f"{side} ({counted(number, 'actor')})" for side, number in one.sides.items())
        lines.append(f"    sides: {printable(sides) or 'none set for it'}")
    return "\n".join([*lines, counted(len(found), "dossier")])


def wanted_claims(ledger: Ledger, report: str | None, actor: str | None) -> list[DecidedClaim]:
    """Claims of one report or of all, of speakers whose name holds ``actor`` where that is given.

    The speaker is the one that counts, or that the program found.
    """
    found = decided_of(ledger, report)
    if actor is None:
        return found
    wanted = actor.casefold()
    return [
        one
        for one in found
        if any(told.actor and wanted in told.actor.name.casefold() for told in (one.told, one.found))
    ]


def decided_of(ledger: Ledger, report: str | None) -> list[DecidedClaim]:
    """The claims of one report, or of all, as they count."""
    claims = ledger.claims(report=report)
    return decided(ledger.decisions(claims=None if report is None else [one.id for one in claims]), claims)


def claims_text(found: Sequence[DecidedClaim], former: frozenset[str] = frozenset()) -> str:
    """A line a claim as it counts, with what people decided beneath, and their number.

    ``former``: ids of the reports in whose place another stands.
    """
    lines = []
    for one in found:
        lines.append(f"{claim_line(one.told)}{FORMER if one.told.claim.report in former else ''}")
        lines += decided_lines(one)
    return "\n".join([*lines, counted(len(found), "claim")])


def decided_lines(one: DecidedClaim) -> Iterator[str]:
    """A line for each thing that a person decided on a claim, with the program's value and score beside it."""
    if one.verdict is not None:
        word = "rejected" if one.verdict.judgement.kind is JudgementKind.REJECT else "accepted"
        yield f"    {word} by {_by(one.verdict)}"
    for field, decision in one.corrections.items():
        found, score = value_of(one.found, field) or "none", one.found.claim.score
        value = value_of(one.told, field) or "none"
        yield (
            f"    {field.value}: {printable(value)}, corrected by {_by(decision)}; "
            f"found: {printable(found)} (score {score:.2f})"
        )
    if (rated := one.reliability) is not None:
        yield f"    source: {grade(reliability_in(rated.judgement.value))}, graded by {_by(rated)}"
    if (rated := one.credibility) is not None:
        yield f"    claim: {grade(credibility_in(rated.judgement.value))}, graded by {_by(rated)}"


def _by(decision: Decision) -> str:
    return printable(f"{decision.by}, {decision.entry.recorded_at.isoformat(timespec='seconds')}")


def decided_object(one: DecidedClaim, former: frozenset[str] = frozenset()) -> dict[str, Json]:
    """As ``claim_object``, with the values that count; ``decided`` tells who decided, and what was found; or null.

    ``reliability`` and ``credibility``: the grades of its source and of itself, and who gave them; or null.
    """
    shown = claim_object(one.told, former)
    found = claim_object(one.found, former)
    corrections: dict[str, Json] = {
        field.value: _decision(decision) | {"value": shown[_KEYS.get(field, field.value)]}
        for field, decision in one.corrections.items()
    }
    shown["decided"] = None
    if one.is_decided:
        shown["decided"] = {
            "verdict": _decision(one.verdict) | {"kind": one.verdict.judgement.kind.value} if one.verdict else None,
            "corrections": corrections,
            "found": {key: found[key] for key in _FOUND},
        }
    for name, rated in (("reliability", one.reliability), ("credibility", one.credibility)):
        shown[name] = _decision(rated) | {"value": rated.judgement.value} if rated else None
    return shown


_KEYS = {Field.ACTOR: "speaker", Field.FIGURE: "quantities"}
"""A correction's value is the one of this key, where that is not the field's own name."""

_FOUND = ("actor", "speaker", "aspect", "stance", "certainty", "event", "origin", "quantities", "score")


def _decision(decision: Decision) -> dict[str, Json]:
    return {
        "judgement": decision.judgement.id,
        "by": decision.by,
        "recorded_at": decision.entry.recorded_at.isoformat(),
        "why": decision.judgement.reason,
    }


def claim_object(told: ToldClaim, former: frozenset[str] = frozenset()) -> dict[str, Json]:
    """The element of ``reading/1``'s ``claims``, with its report, words and speaker beside it.

    ``former`` tells whether its report is a former version of its page.
    """
    return told_claim_json(told, quantities_of(told), former=told.claim.report in former)


def reports_text(ledger: Ledger) -> str:
    """Reports, then what could not be read."""
    known, refused = ledger.reports(), ledger.refusals()
    origins, former = ledger.origins(), ledger.former()
    if not known and not refused:
        return EMPTY
    lines = [
        f"{one.id}  {one.published.date().isoformat() if one.published else 'no date   '}  "
        f"{printable(' · '.join((one.publisher or 'publisher not known', one.title or 'no title')))}"
        f"{FORMER if one.id in former else ''}\n"
        f"    {report_origin_line(origins[one.id])}"
        for one in known
    ]
    lines += [
        f"could not be read: {printable(entry.body.where)}: {printable(entry.body.why)}"
        for entry in refused
        if isinstance(entry.body, Refusal)
    ]
    return "\n".join([*lines, f"{counted(len(known), 'report')}; {len(refused)} could not be read"])


def reports_json(ledger: Ledger) -> list[dict[str, Json]]:
    """The ``report`` objects, then an object with ``refused`` and ``because`` for each input that could not be read."""
    refused: list[dict[str, Json]] = [
        {"refused": entry.body.where, "because": entry.body.why, "recorded_at": entry.recorded_at.isoformat()}
        for entry in ledger.refusals()
        if isinstance(entry.body, Refusal)
    ]
    return [report_json(one) for one in ledger.reports()] + refused
