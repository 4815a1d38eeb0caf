"""The commands, and the one place where an error becomes a line and an exit status."""

from __future__ import annotations

import json
import os
import sys
from datetime import time
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from sayso.cli import accounts, judging, showing
from sayso.cli.console import complain, err, out
from sayso.cli.diffing import difference, difference_json, difference_text
from sayso.domain.claim import Aspect, Stance
from sayso.domain.contract import Json, change_json, event_json
from sayso.errors import BadRequest, SaysoError
from sayso.ledger.dossiers import dossier_json
from sayso.ledger.judgements import Filter, Proposed, told_of
from sayso.ledger.store import Ledger
from sayso.settings import LOCAL, LOOPBACK, PORT, RAY, Settings, asked_moment

MISUSED = 2
FAULT = 70
INTERRUPTED = 130


app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="On whose say-so? Reads reports of contested events and keeps a ledger of who says what, in which words.",
)

Db = Annotated[str | None, typer.Option("--db", help="The ledger: a file or a database URL [sayso.db, or $SAYSO_DB].")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Answer as of this date or time (UTC unless it says).")]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Leave the learned reader out: faster, finds less.")]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=4096, help="Processes that read [1; with --engine ray as many as there are cores]."),
]


class EngineName(StrEnum):
    """What spreads the reading."""

    LOCAL = LOCAL
    RAY = RAY


Places = Annotated[
    str | None,
    typer.Option("--gazetteer", help="A file of places made by `sayso gazetteer build` [$SAYSO_GAZETTEER]."),
]
Contact = Annotated[
    str | None, typer.Option(help="How the sites that are fetched from can reach you [$SAYSO_CONTACT].")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private addresses and this machine too.")
]
InDossier = Annotated[
    str | None, typer.Option("--dossier", help="What is filed in this dossier, and whose sides count.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still told.")]


def _print_json(*objects: dict[str, Json]) -> None:
    for one in objects:
        out.file.write(json.dumps(one, ensure_ascii=False) + "\n")


@app.command()
def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files or folders (pages, text, captions, posts), or http(s) addresses.",
            show_default=False,
        ),
    ] = None,
    list_file: Annotated[
        str | None, typer.Option("--list", help="Read what this file names too: a path or an address a line.")
    ] = None,
    db: Db = None,
    dossier: Annotated[Path | None, typer.Option(help="A dossier file that sets the sides of this dispute.")] = None,
    workers: Workers = None,
    engine: Annotated[
        EngineName, typer.Option(help="Read on this machine, or on a Ray cluster [$RAY_ADDRESS, else one is started].")
    ] = EngineName.LOCAL,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what is in quarantine.")] = False,
    rules_only: RulesOnly = False,
    gazetteer: Places = None,
    archive: Annotated[
        bool, typer.Option("--archive", help="Copy files into the archive, as pages always are; not web archives.")
    ] = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into the ledger; what this reader read before adds nothing. Addresses are fetched, and archived."""
    from sayso.cli.listing import listed
    from sayso.cli.reading import Showing, exit_status, read_into  # commands that only ask start without the readers

    settings = Settings.of(
        ledger=db,
        workers=workers,
        engine=engine.value,
        rules_only=rules_only,
        gazetteer=gazetteer,
        contact=contact,
        allow_private=allow_private,
    )
    given = [*(paths or ()), *(listed(list_file) if list_file is not None else ())]
    if not given:
        raise BadRequest("nothing to read was named")
    showing_what = Showing(as_json, quiet)
    tally = read_into(settings, given, dossier, showing_what, keep_files=archive, retry=retry)
    raise typer.Exit(exit_status(tally))


@app.command()
def watch(
    feeds: Annotated[Path, typer.Argument(help="A feeds file (docs/feeds.md).", show_default=False)],
    db: Db = None,
    once: Annotated[bool, typer.Option("--once", help="Look at every feed once, and end: for cron.")] = False,
    workers: Workers = None,
    rules_only: RulesOnly = False,
    gazetteer: Places = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Look at feeds again and again, politely, and read what is new into the ledger. Ctrl-C ends it."""
    from sayso.cli.watching import watch_feeds

    settings = Settings.of(
        ledger=db,
        workers=workers,
        rules_only=rules_only,
        gazetteer=gazetteer,
        contact=contact,
        allow_private=allow_private,
    )
    raise typer.Exit(watch_feeds(settings, feeds, once=once, quiet=quiet))


@app.command()
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
    with _ledger(db) as ledger, found(ledger, where, Asked(asked_moment(as_of), dossier, contested, limit)) as events:
        if as_json:
            for account in events.accounts:
                _print_json(event_json(account))
        else:
            for line in text_of(events):
                out.print(line)


@app.command()
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
    with _ledger(db) as ledger:
        found = ledger.changed(moment, asked_moment(as_of), dossier)
        if as_json:
            _print_json(*map(change_json, found))
        else:
            out.print(changes_text(found))


@app.command()
def claims(
    db: Db = None,
    report: Annotated[str | None, typer.Option(help="Only this report's (its id).")] = None,
    actor: Annotated[str | None, typer.Option(help="Only speakers whose name holds this.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show every claim with its speaker and its words."""
    with _ledger(db) as ledger:
        found, former = showing.wanted_claims(ledger, report, actor), ledger.former()
        if as_json:
            _print_json(*(showing.decided_object(one, former) for one in found))
        else:
            out.print(showing.claims_text(found, former))


@app.command()
def reports(db: Db = None, as_json: AsJson = False) -> None:
    """Show what was read, and what could not be read and why."""
    with _ledger(db) as ledger:
        if as_json:
            _print_json(*showing.reports_json(ledger))
        else:
            out.print(showing.reports_text(ledger))


@app.command()
def dossiers(db: Db = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show the dossiers: what is filed in each, and how many actors are on which side; `sayso judge file` files."""
    with _ledger(db) as ledger:
        found = ledger.dossiers(asked_moment(as_of))
    if as_json:
        _print_json(*map(dossier_json, found))
    else:
        out.print(showing.dossiers_text(found))


@app.command()
def quarantine(db: Db = None, as_json: AsJson = False) -> None:
    """Show what the reader broke on, and why; `sayso read PATH --retry` tries it again."""
    from sayso.cli.quarantine import quarantine_json, quarantine_text

    with _ledger(db) as ledger:
        held = ledger.quarantine()
    if as_json:
        _print_json(*quarantine_json(held))
    else:
        out.print(quarantine_text(held))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="A claim, event or report; a unique beginning will do.")],
    db: Db = None,
    as_of: AsOf = None,
    dossier: Annotated[str | None, typer.Option(help="Whose sides count in an event: a dossier's name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show one claim in its report, one event with all its matters, or one report with its claims."""
    with _ledger(db) as ledger:
        shown = showing.one(ledger, name, asked_moment(as_of), dossier)
        if as_json:
            _print_json(shown.as_json)
        else:
            out.print(shown.as_text)


app.add_typer(judging.app, name="judge")


@app.command()
def review(
    by: judging.By,
    db: Db = None,
    kind: Annotated[Proposed | None, typer.Option(help="Only proposals of this kind.")] = None,
    report: Annotated[str | None, typer.Option(help="Only this report's (its id).")] = None,
    actor: Annotated[str | None, typer.Option(help="Only speakers whose name holds this.")] = None,
    aspect: Annotated[Aspect | None, typer.Option(help="Only claims of this aspect.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Only claims of this stance.")] = None,
    below: Annotated[float | None, typer.Option(min=0, max=1, help="Only scores below this.")] = None,
    above: Annotated[float | None, typer.Option(min=0, max=1, help="Only scores above this.")] = None,
) -> None:
    """Decide on what the program proposes, the least sure first, a key each: a r e s u, ? tells, q ends."""
    from sayso.cli.reviewing import review_queue

    with _ledger(db) as ledger:
        whole = ledger.find(report) if report is not None else None
        wanted = Filter(kind, whole, None, actor, aspect, stance, below, above)
        review_queue(ledger, wanted, by)


@app.command()
def history(
    name: Annotated[str, typer.Argument(metavar="ITEM", help="A claim, event, report or actor; a beginning will do.")],
    db: Db = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show every value that a thing had: what the program found, its score, and what people judged, when and why."""
    with _ledger(db) as ledger:
        whole = name if name.startswith("actor-") else ledger.find(name)
        told = told_of(ledger, whole, asked_moment(as_of))
        if as_json:
            _print_json(*map(judging.told_json, told))
        else:
            out.print("\n".join(judging.told_lines(whole, told)))


@app.command()
def diff(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report; a unique beginning of its id will do.")],
    former: Annotated[str | None, typer.Option("--from", help="Compare with this one, not the version before.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed on a page between two of its versions: words, and claims that came, went or stayed."""
    with _ledger(db) as ledger:
        found = difference(ledger, report, former)
        if as_json:
            _print_json(difference_json(found))
        else:
            out.print(difference_text(found))


@app.command()
def brief(
    db: Db = None,
    dossier: InDossier = None,
    as_of: AsOf = None,
    only: Annotated[
        list[str] | None, typer.Option(help="A filter as in the pages' addresses, like place=Ambrek; may be repeated.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Name witnesses; else their names are withheld.")] = False,
    page: Annotated[Path | None, typer.Option("--out", help="Write a .html or .pdf file (PDF needs Chromium).")] = None,
    audio: Annotated[Path | None, typer.Option(help="Have it read aloud into a .wav file (needs espeak-ng).")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what each side says, what is contested and what was checked: as text, or as a file that prints."""
    from sayso.cli.briefing import Wanted  # the other commands start without the pages
    from sayso.cli.briefing import brief as make_brief

    settings = Settings.of(ledger=db)
    with Ledger.open(settings.ledger) as ledger:
        make_brief(ledger, settings.ledger, Wanted(dossier, as_of, only or (), names, page, audio, as_json))


@app.command()
def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="claims, acled, ucdp, geojson, jsonld, annotations, stix, statements or ledger (docs/exports.md).",
        ),
    ],
    db: Db = None,
    page: Annotated[Path | None, typer.Option("--out", help="Write a file; else it goes to standard output.")] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="A filter as in the pages' addresses, like place=Ambrek; may be repeated.")
    ] = None,
    dossier: InDossier = None,
    as_of: AsOf = None,
    names: Annotated[bool, typer.Option("--names", help="Name witnesses; else their names are withheld.")] = False,
    base: Annotated[
        str, typer.Option(help="Scheme and host of the pages, for the addresses of records.")
    ] = f"http://{LOOPBACK}:{PORT}",
) -> None:
    """Write claims or events in a format that other tools read; witnesses are not named unless asked for."""
    from sayso.cli.exporting import WHOLE, Asked, write_whole  # the other commands start without the pages
    from sayso.cli.exporting import export as write_export

    settings = Settings.of(ledger=db)
    asked = Asked(form, page, only or (), dossier, as_of, names, base)
    if form == WHOLE:
        write_whole(settings.ledger, asked)
        return
    with Ledger.open(settings.ledger) as ledger:
        write_export(ledger, settings.ledger, asked)


@app.command()
def verify(db: Db = None, as_json: AsJson = False) -> None:
    """Check every hash, id, quoted word and reference of the ledger again; nothing is written."""
    from sayso.cli.verifying import verify_all  # the archive's formats are loaded by what needs them

    settings = Settings.of(ledger=db)
    with Ledger.open(settings.ledger, read_only=True) as ledger:
        raise typer.Exit(verify_all(ledger, settings.ledger, as_json=as_json))


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A ledger: a file, or a database URL; only read.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty place for it: a file, or a database URL.")],
    quiet: Quiet = False,
) -> None:
    """Copy a ledger to another database, entry for entry: from a file to a server, or back."""
    from sayso.cli.copying import copy as copy_to

    copy_to(source, target, quiet=quiet)


@app.command("import")
def take_in(
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `sayso export ledger` wrote.", show_default=False)
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty place for it: a file, or a database URL.")],
) -> None:
    """Make a ledger of an exported one, entry for entry, and check all of it; whole or not at all."""
    from sayso.cli.importing import take_in as take_ledger

    take_ledger(source, target)


@app.command()
def serve(
    db: Db = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port.")] = PORT,
    host: Annotated[
        str, typer.Option(help="Listen on this address; any but this machine's own asks for accounts.")
    ] = LOOPBACK,
    address: Annotated[
        str,
        typer.Option(help="Where people open the pages through a proxy, like https://desk.example; asks for accounts."),
    ] = "",
    tiles: Annotated[
        str | None,
        typer.Option(
            help="A layer of tiles for the map, like https://tiles.example/{z}/{x}/{y}.png; else none is fetched."
        ),
    ] = None,
    tiles_credit: Annotated[
        str | None, typer.Option(help="Whose tiles they are, as their licence asks.", show_default="the host")
    ] = None,
    rules_only: RulesOnly = False,
    gazetteer: Places = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Show the ledger's pages on this machine, or to whoever has an account; the last options are for adding there."""
    _serve(
        Settings.of(
            ledger=db,
            rules_only=rules_only,
            gazetteer=gazetteer,
            contact=contact,
            allow_private=allow_private,
            port=port,
            host=host,
            address=address,
            tiles=tiles,
            tiles_credit=tiles_credit,
        )
    )


@app.command()
def demo(
    db: Annotated[str, typer.Option("--db", help="The demo's own ledger.")] = "sayso-demo.db",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port.")] = PORT,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop before serving the pages.")] = False,
) -> None:
    """Read the invented demo dossier, print what is contested, and show the pages."""
    from sayso.cli.demo import demo as run_demo

    settings = Settings.of(ledger=db, port=port)
    run_demo(settings)
    if not no_serve:
        _serve(settings)


app.add_typer(accounts.app, name="accounts")
app.add_typer(accounts.tokens, name="tokens")
places = typer.Typer(no_args_is_help=True, help="The list of places that reports' places are looked up in.")
app.add_typer(places, name="gazetteer")


@places.command("build")
def gazetteer_build(
    dump: Annotated[
        Path, typer.Argument(help="A dump of GeoNames (allCountries.txt, or one country's).", show_default=False)
    ],
    out_file: Annotated[Path, typer.Option("--out", help="Where to write the compiled file.")] = Path("gazetteer.gaz"),
    quiet: Quiet = False,
) -> None:
    """Compile a GeoNames dump into a file of places for --gazetteer; nothing is fetched."""
    from sayso.cli.gazetteer import build  # the compiler is loaded by what needs it

    build(dump, out_file, quiet=quiet)


@places.command("find")
def gazetteer_find(
    name: Annotated[str, typer.Argument(help="A name of a place.", show_default=False)],
    gazetteer: Places = None,
    as_json: AsJson = False,
) -> None:
    """Show every place that bears a name."""
    from sayso.cli.gazetteer import find

    found = find(Settings.of(gazetteer=gazetteer), name)
    if as_json:
        _print_json(*found.as_json)
    else:
        out.print(found.as_text)


@app.callback(invoke_without_command=True)
def _main(
    told_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if told_version:
        out.print(f"sayso {version('sayso')}")
        raise typer.Exit


def _ledger(db: str | None) -> Ledger:
    return Ledger.open_as_allowed(Settings.of(ledger=db).ledger)


def _serve(settings: Settings) -> None:
    from sayso.fetch.manners import Manners  # the other commands start without the web stack
    from sayso.web.adding.jobs import How
    from sayso.web.server import Place
    from sayso.web.server import serve as serve_pages
    from sayso.web.tiles import tiles_of

    layer = tiles_of(settings.tiles, settings.tiles_credit) if settings.tiles else None
    where = Place(settings.host, settings.port, settings.address)

    def ready(address: str) -> None:
        reach = "for whoever has an account" if where.gated else "on this machine only"
        err.print(f"The pages are at {address} ({reach}). Ctrl-C stops them.")
        if where.in_the_clear:
            err.print("Without https, others on the network can read passwords as they are sent: see docs/access.md.")

    manners = Manners(settings.contact, settings.allow_private)
    how = How(settings.ledger, manners, settings.rules_only, settings.gazetteer_file)
    serve_pages(settings.ledger, where, ready, how, layer)


def _end(status: int) -> NoReturn:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains at its end
    sys.exit(status)


def run() -> NoReturn:
    """The program's entry: errors that are ours become a line; anything else is owned up to as a fault."""
    try:
        status = app(standalone_mode=False)  # the status of a raised typer.Exit comes back as a value
    except typer.TyperException as misused:
        complain(f"{misused.format_message()} (sayso COMMAND --help shows what a command takes)")
        _end(MISUSED)
    except SaysoError as refused:
        complain(str(refused))
        _end(refused.exit_status)
    except (KeyboardInterrupt, typer.Abort):
        complain("interrupted; what was reported as recorded is in the ledger")
        _end(INTERRUPTED)
    except BrokenPipeError:
        _end(0)
    except OSError as refused:
        complain(f"{refused.filename or 'the output'}: {refused.strerror or refused}")
        _end(1)
    except Exception as fault:
        if Settings.of().trace:
            raise
        complain(f"a fault of the program ({type(fault).__name__}: {fault}); SAYSO_TRACE=1 shows the trace")
        _end(FAULT)
    _end(status if isinstance(status, int) else 0)
