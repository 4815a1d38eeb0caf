"""The page of one event: its claims matrix, its clocks, what became of its reports, as known at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sayso import wording
from sayso.domain.account import Agreement, AspectAccount, EventAccount, Verification
from sayso.domain.ledger import Entry, ToldClaim
from sayso.domain.report import Report
from sayso.export.cells import Row
from sayso.web import labels, moments, words
from sayso.web.deciding.events import event_box
from sayso.web.deciding.filing import filing_of
from sayso.web.deciding.history import event_history, reliability_line
from sayso.web.desk import Desk
from sayso.web.eventpictures import clocks_of, published, where_of
from sayso.web.lists import tally_of
from sayso.web.matrix import Matrix, build_matrix
from sayso.web.naming import newest_first, report_line, short_name, tags
from sayso.web.pages import ChangedPage, Clocks, EventPage, Folded, Link, Spot
from sayso.web.ports import Ledgerlike
from sayso.web.quoting import changes_href, diff_href, event_href, report_href
from sayso.web.relating import ends_of, related

UNFOLDED = 12
"""Matters up to which nothing is folded."""

FEWEST = 5
"""Matters that are shown at once where more are folded, contested or not."""

MOMENTS = 12
"""Links to earlier moments: the last so many."""

MATRIX_COLUMNS = (
    "event", "matter", "aspect", "proposition", "actor", "name", "side", "stance", "certainty", "claims", "reports",
    "agreement", "verification", "spread_reports", "spread_publishers", "spread_origins", "spread_origins_unknown",
    "because", "figures",
)  # fmt: skip


def at_issue(matter: AspectAccount) -> bool:
    """Contested, or something was said of checking it."""
    return matter.agreement is Agreement.CONTESTED or matter.verification is not Verification.NOT_MARKED


def fold_point(matters: Sequence[AspectAccount]) -> int:
    """How many matters are shown before the rest folds; those at issue come first in an account."""
    if len(matters) <= UNFOLDED:
        return len(matters)
    return max(FEWEST, sum(at_issue(one) for one in matters))


def event_rows(account: EventAccount) -> Iterable[Row]:
    """The matrix as rows of a file: one for each position."""
    for number, matter in enumerate(account.aspects, start=1):
        for one in matter.positions:
            yield {
                "event": account.id,
                "matter": number,
                "aspect": matter.aspect.value,
                "proposition": matter.proposition,
                "actor": one.actor.id,
                "name": one.actor.name,
                "side": one.actor.side,
                "stance": one.stance.value,
                "certainty": one.certainty.value,
                "claims": one.claims,
                "reports": one.reports,
                "agreement": matter.agreement.value,
                "verification": matter.verification.value,
                "spread_reports": matter.spread.reports,
                "spread_publishers": matter.spread.publishers,
                "spread_origins": matter.spread.origins,
                "spread_origins_unknown": matter.spread.origins_unknown,
                "because": matter.because,
                "figures": tuple(wording.quantity_line(told) for _, told in one.quantities),
            }


def event_page(
    desk: Desk, event: str, as_of: datetime | None, *, unfolded: bool = False, dossier: str = "", by: str = ""
) -> EventPage:
    """One event with its claims matrix, as known at a moment.

    Args:
        desk: the ledger.
        event: any of its ids.
        as_of: the moment; None: now.
        dossier: whose sides count; "": those set last, for whichever dossier.
        by: the name of whoever looks, where they gave one; it stands in forms.
        unfolded: whether every matter has its row; else a long event shows those at issue, and the rest by name.

    Raises:
        NotFound: no such event by then.
    """
    ledger = desk.ledger
    account = desk.account(event, as_of, dossier)
    shown = len(account.aspects) if unfolded else fold_point(account.aspects)
    told = _told(ledger, account.aspects[:shown])
    reports = _reports(ledger, account)
    tagged = tags(reports)
    here = event_href(account.id, as_of, dossier)
    joint = "&" if as_of or dossier else "?"
    entries = ledger.recorded(account.reports, as_of)
    now = datetime.now(UTC)
    return EventPage(
        id=account.id,
        href=event_href(account.id),
        label=account.label,
        type=account.type,
        spot=_spot(account),
        happened=moments.interval(account.earliest, account.latest),
        clocks=_clocks(entries),
        where=where_of(account),
        when=clocks_of(account, entries),
        tally=tally_of(account.contested, len(account.aspects)),
        as_of=moments.shown(as_of),
        as_of_value=as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if as_of else "",
        moments=_moments(account, desk.ledger.recorded([one.id for one in reports])),
        matrix=_matrix(account, told, reports, tagged, shown, _grades(ledger, as_of)),
        related=related(account.aspects[:shown], told),
        folded=_folded(account, shown, f"{here}{joint}matters=all"),
        fold=here if unfolded and fold_point(account.aspects) < len(account.aspects) else None,
        csv=f"{here}{joint}format=csv",
        json=f"{here}{joint}format=json",
        now=None if as_of else now.isoformat(),
        changes=changes_href(account.id),
        spans=tuple(
            Link(changes_href(account.id, (as_of or now) - span, as_of), name)
            for name, span in labels.CHANGED_SPANS.items()
        ),
        reports_csv=_reports_file(account.id, as_of, "csv"),
        reports_json=_reports_file(account.id, as_of, "json"),
        changed=_changed(ledger, account, as_of),
        reports=tuple(report_line(report, tagged[report.id]) for report in reports),
        dossier=dossier,
        filing=filing_of(desk, account.id, by, event=True) if as_of is None else None,
        history=event_history(desk, account, dossier) if as_of is None else (),
        box=event_box(desk, account) if as_of is None else None,
        by=by,
    )


def event_reports(desk: Desk, event: str, as_of: datetime | None) -> list[Report]:
    """The reports of an event and of what is claimed about it, the newest first.

    Raises:
        NotFound: no such event by then.
    """
    return _reports(desk.ledger, desk.account(event, as_of))


def _reports(ledger: Ledgerlike, account: EventAccount) -> list[Report]:
    every = {name for one in account.aspects for position in one.positions for name in position.reports}
    return newest_first(ledger.reports(ids=dict.fromkeys((*account.reports, *every))))


def _reports_file(event: str, as_of: datetime | None, form: str) -> str:
    page, _, moment = event_href(event, as_of).partition("?")
    return f"{page}/reports?{moment}{'&' if moment else ''}format={form}"


def _told(ledger: Ledgerlike, matters: Sequence[AspectAccount]) -> Mapping[str, ToldClaim]:
    """The claims of these matters, and those that they are related to."""
    wanted = {name for one in matters for name in one.claims} | ends_of(matters)
    return {one.id: one for one in ledger.claims(ids=sorted(wanted))}


def _matrix(
    account: EventAccount,
    told: Mapping[str, ToldClaim],
    reports: Sequence[Report],
    tagged: Mapping[str, str | None],
    shown: int,
    grades: Mapping[str, str],
) -> Matrix | None:
    names = {one.id: " ".join(part for part in (short_name(one), tagged[one.id]) if part) for one in reports}
    return build_matrix(replace(account, aspects=account.aspects[:shown]), told, names, grades)


def _grades(ledger: Ledgerlike, as_of: datetime | None) -> Mapping[str, str]:
    """How far each actor that somebody graded is relied on."""
    found = ledger.decisions(as_of, claims=()).reliability
    return {actor: line for actor, one in found.items() if (line := reliability_line(one)) is not None}


def _spot(account: EventAccount) -> Spot:
    place = account.place
    if place is None or place.name is None:
        return Spot(None, None, open=False)
    known = place.lat is not None and place.lon is not None
    shown = known and (place.precision or 5) < 6
    return Spot(
        name=wording.place_line(place),
        map=f"/map?event={account.id}" if shown else None,
        open=not known and place.unresolved is None,
    )


def _clocks(entries: Sequence[Entry]) -> Clocks:
    recorded = sorted(one.recorded_at for one in entries)
    said = sorted(when for one in entries if (when := published(one)) is not None)
    told = [moments.interval(one[0], one[-1], whole_days=False) if one else None for one in (said, recorded)]
    return Clocks(said=told[0], recorded=told[1])


def _moments(account: EventAccount, entries: Sequence[Entry]) -> tuple[Link, ...]:
    """The moments at which reports of it were recorded, as links to what was known then."""
    found = sorted({one.recorded_at for one in entries})
    if len(found) < 2:
        return ()
    return tuple(Link(event_href(account.id, one), moments.moment(one).utc) for one in found[-MOMENTS:])


def _folded(account: EventAccount, shown: int, href: str) -> tuple[Folded, ...]:
    return tuple(
        Folded(
            href=f"{href}#m{number}",
            aspect=words.ASPECT_NAMES[one.aspect],
            proposition=one.proposition,
            spread=words.reports_count(one.spread.reports),
        )
        for number, one in enumerate(account.aspects[shown:], start=shown + 1)
    )


def _changed(ledger: Ledgerlike, account: EventAccount, as_of: datetime | None) -> tuple[ChangedPage, ...]:
    """The pages of its reports that have several versions by then."""
    ends = {end for one in ledger.version_ties(account.reports) for end in (one.report, one.former)}
    found: dict[frozenset[str], ChangedPage] = {}
    for name in (one for one in account.reports if one in ends):
        history = ledger.history(name)
        versions = [one for one in history.versions if as_of is None or one.recorded_at <= as_of]
        if len(versions) < 2:
            continue
        last = versions[-1].report
        found[frozenset(one.report.id for one in versions)] = ChangedPage(
            title=last.title if last.title is not None else words.NO_TITLE,
            publisher=last.publisher,
            versions=tuple(Link(report_href(one.report.id), moments.moment(one.stood_at).utc) for one in versions),
            compare=diff_href(versions[-2].report.id, last.id),
        )
    return tuple(found.values())
