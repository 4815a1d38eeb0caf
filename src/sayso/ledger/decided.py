"""Claims as they count: what people decided laid over what the program found, both to be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from sayso.domain.ledger import Entry, Judgement, ToldClaim
from sayso.fold.decisions import Decisions, decisions_of
from sayso.fold.force import Decision, in_force
from sayso.fold.standing import standing_of
from sayso.fold.values import Field
from sayso.ledger import schema
from sayso.ledger.asking import entries_among, entries_of
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import homes_of, judged_about
from sayso.ledger.tied import versions_among


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim as it counts (``told``) and as the program found it.

    ``verdict``: that it was accepted or rejected, None: neither. ``corrections``: by field what a person set.
    ``credibility``: how credible a person holds it to be, ``reliability``: how far they rely on its speaker; None:
    nobody graded it.
    """

    told: ToldClaim
    found: ToldClaim
    verdict: Decision | None
    corrections: Mapping[Field, Decision]
    credibility: Decision | None = None
    reliability: Decision | None = None

    @property
    def is_decided(self) -> bool:
        """Whether a person decided anything on it, or on who its speaker is."""
        return self.verdict is not None or bool(self.corrections) or self.told != self.found


def decided(decisions: Decisions, claims: Iterable[ToldClaim]) -> list[DecidedClaim]:
    """Lays decisions over claims, in their order."""
    return [_decided(decisions, one) for one in claims]


def _decided(decisions: Decisions, found: ToldClaim) -> DecidedClaim:
    told = decisions.as_decided(found)
    return DecidedClaim(
        told=told,
        found=found,
        verdict=decisions.claims.get(found.id),
        corrections=decisions.corrections.get(found.id, {}),
        credibility=decisions.credibility.get(found.id),
        reliability=decisions.reliability.get(told.actor.id) if told.actor else None,
    )


def decisions_in(
    connection: Connection, as_of: datetime | None = None, claims: Collection[str] | None = None
) -> Decisions:
    """What people decided up to a moment, carried to what took the place of what they judged.

    Only reports in which something was judged are looked at, in all versions of their pages. ``claims``: what can
    concern these alone; None: all of it.
    """
    if claims is None:
        judged = [entry for _, entry in entries_of(connection, Kind.JUDGEMENT, as_of)]
    else:
        judged = judged_about(connection, (), as_of, claims)
    return decisions_of(in_force(judged), carried_in(connection, judged, as_of))


def carried_in(connection: Connection, judged: list[Entry], as_of: datetime | None) -> Mapping[str, str]:
    """What took the place of what was judged, by its id; only the reports that these judgements name are looked at."""
    made = [entry.body for entry in judged if isinstance(entry.body, Judgement)]
    ends = {end for one in made for end in (one.subject, one.other) if end is not None}
    reports = {report for report, _ in homes_of(connection, ends).values()}
    reports |= {end for end in ends if end.startswith("report-")}
    versions = versions_among(connection, reports)
    paged = reports | {end for one in versions for end in (one.report, one.former)}
    heard = list(judged)
    for kind, column in (
        (Kind.REPORT, schema.reports.c.id),
        (Kind.EVENT, schema.events.c.report),
        (Kind.CLAIM, schema.claims.c.report),
        (Kind.VERSION, schema.versions.c.report),
    ):
        heard += [entry for _, entry in entries_among(connection, kind, as_of, column, paged)]
    return standing_of(heard).carried
