"""The commands that ask the ledger and change nothing: events, claims, reports, and what became of them."""

from __future__ import annotations

from datetime import time
from typing import Annotated

import typer

from sayso.cli.console import out, print_json
from sayso.cli.options import AsJson, AsOf, Db, InDossier, ledger_of
from sayso.domain.answered import change_json, event_json
from sayso.errors import BadRequest
from sayso.settings import Settings, asked_moment


def events(
    db: Db = None,
    as_of: AsOf = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only events with a contested matter.")] = False,
    dossier: InDossier = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many events.", show_default="all")] = None,
    as_json: AsJson = False,
) -> None:
    """Show events, contested first: who holds what about each, and its status on three axes."""
    from sayso.cli.listed_events import Asked, found, text_of

    where = Settings.of(ledger=db).ledger
    with ledger_of(db) as ledger, found(ledger, where, Asked(asked_moment(as_of), dossier, contested, limit)) as events:
        if as_json:
            for account in events.accounts:
                print_json(event_json(account))
        else:
            for line in text_of(ledger, events, asked_moment(as_of)):
                out.print(line)


def changes(
    since: Annotated[str, typer.Option(help="From this date or time of recording on (UTC unless it says).")],
    db: Db = None,
    as_of: AsOf = None,
    dossier: Annotated[str | None, typer.Option(help="Whose sides count: a dossier's name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed in the answers since a moment, and why: events, positions, and their status on three axes."""
    from sayso.cli.changes import changes_text

    moment = asked_moment(since, time.min)
    if moment is None:
        raise BadRequest("--since wants a date or a time")
    with ledger_of(db) as ledger:
        found = ledger.changed(moment, asked_moment(as_of), dossier)
        if as_json:
            print_json(*map(change_json, found))
        else:
            out.print(changes_text(found))


def claims(
    db: Db = None,
    report: Annotated[str | None, typer.Option(help="Only this report's (its id).")] = None,
    actor: Annotated[str | None, typer.Option(help="Only speakers whose name holds this.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show every claim with its speaker and its words."""
    from sayso.cli import listed

    with ledger_of(db) as ledger:
        found, former = listed.wanted_claims(ledger, report, actor), ledger.former()
        if as_json:
            print_json(*(listed.decided_object(one, former) for one in found))
        else:
            out.print(listed.claims_text(found, former))


def reports(db: Db = None, as_json: AsJson = False) -> None:
    """Show what was read, and what could not be read and why."""
    from sayso.cli import listed

    with ledger_of(db) as ledger:
        if as_json:
            print_json(*listed.reports_json(ledger))
        else:
            out.print(listed.reports_text(ledger))


def dossiers(db: Db = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show the dossiers: what is filed in each, and how many actors are on which side; `sayso judge file` files."""
    from sayso.cli.listed import dossiers_text
    from sayso.ledger.dossiers import dossier_json

    with ledger_of(db) as ledger:
        found = ledger.dossiers(asked_moment(as_of))
    if as_json:
        print_json(*map(dossier_json, found))
    else:
        out.print(dossiers_text(found))


def quarantine(db: Db = None, as_json: AsJson = False) -> None:
    """Show what the reader broke on, and why; `sayso read PATH --retry` tries it again."""
    from sayso.cli.quarantine import quarantine_json, quarantine_text

    with ledger_of(db) as ledger:
        held = ledger.quarantine()
    if as_json:
        print_json(*quarantine_json(held))
    else:
        out.print(quarantine_text(held))


def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="A claim, event or report; a unique beginning will do.")],
    db: Db = None,
    as_of: AsOf = None,
    dossier: Annotated[str | None, typer.Option(help="Whose sides count in an event: a dossier's name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show one claim in its report, one event with all its matters, or one report with its claims."""
    from sayso.cli.showing import one

    with ledger_of(db) as ledger:
        shown = one(ledger, name, asked_moment(as_of), dossier)
        if as_json:
            print_json(shown.as_json)
        else:
            out.print(shown.as_text)


def history(
    name: Annotated[str, typer.Argument(metavar="ITEM", help="A claim, event, report or actor; a beginning will do.")],
    db: Db = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show every value that a thing had: what the program found, its score, and what people judged, when and why."""
    from sayso.cli.history import told_json, told_lines
    from sayso.ledger.judgements import told_of

    with ledger_of(db) as ledger:
        whole = name if name.startswith("actor-") else ledger.find(name)
        told = told_of(ledger, whole, asked_moment(as_of))
        if as_json:
            print_json(*map(told_json, told))
        else:
            out.print("\n".join(told_lines(whole, told)))


def diff(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report; a unique beginning of its id will do.")],
    former: Annotated[str | None, typer.Option("--from", help="Compare with this one, not the version before.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed on a page between two of its versions: words, and claims that came, went or stayed."""
    from sayso.cli.diffing import difference, difference_json, difference_text

    with ledger_of(db) as ledger:
        found = difference(ledger, report, former)
        if as_json:
            print_json(difference_json(found))
        else:
            out.print(difference_text(found))
