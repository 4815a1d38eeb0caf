"""The claims matrix of one event: a row for each matter, a column for each speaker, grouped by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from sayso import wording
from sayso.domain.account import Agreement, AspectAccount, EventAccount, Position, Speaker, Verification
from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.domain.identity import ActorKind
from sayso.domain.ledger import ToldClaim
from sayso.domain.quotation import quoted, shortened
from sayso.web import words
from sayso.web.quoting import words_href

OPEN_QUOTES = 2
"""Quotations shown at once in one cell for one stance; the others unfold."""

FOLDS = 200
"""Code points of a reason that are shown where it is more than twice as long; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the report's short name and the address of the words in it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one or more claims, the same in each, with every place they stand in."""

    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One stance of one speaker on one matter. ``figures``: what its claims count, side by side where they differ."""

    stance: Stance
    stance_word: str
    leaning: str
    certainty: str
    counts: str
    figures: tuple[str, ...]
    quotes: tuple[Quote, ...]
    folded: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One speaker. ``first``: the first of its group, where the line between groups is drawn.

    ``grade``: how far a person relies on it as a source; None: nobody graded it.
    """

    name: str
    group: str
    first: bool
    grade: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns of one side."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one speaker says on one matter; no voices: no claim recorded."""

    column: Column
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One matter with its status on three axes, and its cells in the order of the columns.

    ``because_begins``: how a reason begins that is too long to stand in a table as it is; None: it is not.
    """

    aspect: str
    proposition: str
    as_denied: bool
    contested: bool
    agreement: str
    spread: str
    verification: Verification
    verification_word: str
    because: str
    because_begins: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def _rank(speaker: Speaker) -> tuple[int, str, str, str]:
    """Those with a side, then those whose side is not set, then those nobody names, outlets last."""
    name = speaker.name or ""
    if speaker.kind == ActorKind.OUTLET:
        rank, group = 3, words.OUTLETS
    elif speaker.id is None:
        rank, group = 2, words.NOBODY_NAMED
    elif speaker.side is None:
        rank, group = 1, words.SIDE_NOT_SET
    else:
        rank, group = 0, speaker.side
    return rank, group, name.casefold(), speaker.id or ""


def _speakers(account: EventAccount) -> list[Speaker]:
    """Who is heard most stands first, among the sides and within each; by name where they are heard alike."""
    heard = {position.actor.id: position.actor for aspect in account.aspects for position in aspect.positions}
    claims: Counter[str | None] = Counter()
    of_group: Counter[tuple[int, str]] = Counter()
    for aspect in account.aspects:
        for position in aspect.positions:
            claims[position.actor.id] += len(position.claims)
            of_group[_rank(position.actor)[:2]] += len(position.claims)

    def order(speaker: Speaker) -> tuple[int, int, str, int, str, str]:
        rank, group, name, key = _rank(speaker)
        return rank, -of_group[rank, group], group, -claims[speaker.id], name, key

    return sorted(heard.values(), key=order)


def _columns(speakers: Sequence[Speaker], grades: Mapping[str, str]) -> tuple[Column, ...]:
    columns: list[Column] = []
    before: tuple[int, str] | None = None
    for speaker in speakers:
        rank, group, _, _ = _rank(speaker)
        name, grade = speaker.name or words.SOURCE_NOT_NAMED, grades.get(speaker.id or "")
        columns.append(Column(name, group, (rank, group) != before, grade))
        before = (rank, group)
    return tuple(columns)


def _groups(speakers: Sequence[Speaker]) -> tuple[Group, ...]:
    return tuple(
        Group(group, len(tuple(members))) for (_, group), members in groupby(speakers, key=lambda one: _rank(one)[:2])
    )


def leaning(stance: Stance) -> str:
    """Whether a stance holds, opposes, or takes no side: ``for``, ``against``, ``neither``."""
    if stance in FOR:
        return "for"
    return "against" if stance in AGAINST else "neither"


def _quotes(told: Iterable[ToldClaim], report_names: Mapping[str, str]) -> tuple[Quote, ...]:
    """Claims in the same words become one quotation with several places."""
    places: dict[str, list[Place]] = {}
    for one in told:
        report = one.claim.report
        said = quoted(shortened(one.words))
        places.setdefault(said, []).append(Place(report_names.get(report, report), words_href(report, one.id)))
    return tuple(Quote(said, tuple(where)) for said, where in places.items())


def _counts(position: Position, told: Sequence[ToldClaim]) -> str:
    origins = {one.origin for one in told if one.origin is not None}
    traced = {one.claim.report for one in told if one.origin is not None}
    untraced = {one.claim.report for one in told} - traced
    return words.voice_counts(len(position.reports), len(origins), len(untraced))


def _figures(aspect: Aspect, position: Position) -> tuple[str, ...]:
    if aspect not in wording.COUNTING:
        return ()
    return tuple(wording.quantity_line(told) for _, told in position.quantities)


def _voice(
    aspect: Aspect, position: Position, claims: Mapping[str, ToldClaim], report_names: Mapping[str, str]
) -> Voice:
    told = [claims[claim] for claim in position.claims if claim in claims]
    quotes = _quotes(told, report_names)
    return Voice(
        stance=position.stance,
        stance_word=wording.stance_told(position.actor.name, position.stance),
        leaning=leaning(position.stance),
        certainty=wording.certainty_told(position.stance, position.certainty),
        counts=_counts(position, told),
        figures=_figures(aspect, position),
        quotes=quotes[:OPEN_QUOTES],
        folded=quotes[OPEN_QUOTES:],
    )


def _row(aspect: AspectAccount, cells: tuple[Cell, ...]) -> Row:
    return Row(
        aspect=wording.ASPECTS[aspect.aspect],
        proposition=aspect.proposition,
        as_denied=aspect.as_denied,
        contested=aspect.agreement is Agreement.CONTESTED,
        agreement=wording.AGREEMENTS[aspect.agreement],
        spread=words.spread(aspect.spread),
        verification=aspect.verification,
        verification_word=wording.VERIFICATIONS[aspect.verification],
        because=aspect.because,
        because_begins=shortened(aspect.because, FOLDS) if len(aspect.because) > 2 * FOLDS else None,
        cells=cells,
    )


def build_matrix(
    account: EventAccount,
    claims: Mapping[str, ToldClaim],
    report_names: Mapping[str, str],
    grades: Mapping[str, str] = MappingProxyType({}),
) -> Matrix | None:
    """Lays an event's account out as a table.

    Args:
        account: the event at one moment.
        claims: every claim of the account, by id.
        report_names: a short name for each report, by id.
        grades: how far actors are relied on as sources, in words by id; those that nobody graded are not there.

    Returns:
        The matrix, or None where nobody had said anything by then.
    """
    speakers = _speakers(account)
    if not speakers:
        return None
    columns = _columns(speakers, grades)
    rows = []
    for aspect in account.aspects:
        heard: dict[str | None, list[Voice]] = {}
        for position in aspect.positions:
            heard.setdefault(position.actor.id, []).append(_voice(aspect.aspect, position, claims, report_names))
        cells = (
            Cell(column, tuple(heard.get(speaker.id, ()))) for speaker, column in zip(speakers, columns, strict=True)
        )
        rows.append(_row(aspect, tuple(cells)))
    return Matrix(_groups(speakers), columns, tuple(rows))
