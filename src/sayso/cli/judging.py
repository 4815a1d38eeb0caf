"""``sayso judge …``: a person's decisions, one a command: for scripts, and for what ``review`` does not propose."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.console import out
from sayso.cli.options import By, Db
from sayso.domain.account import Verification
from sayso.domain.claim import Aspect
from sayso.domain.grading import Credibility, Reliability
from sayso.domain.identity import actor_id
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.fold.values import place_value
from sayso.ledger.judgements import (
    accept,
    correct,
    file_in,
    grade_claim,
    grade_source,
    judge,
    merge,
    never_same,
    reject,
    set_side,
    split,
    undo,
)
from sayso.ledger.store import Ledger
from sayso.settings import Settings

app = typer.Typer()

Why = Annotated[str | None, typer.Option("--why", help="Why.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim; a unique beginning of its id will do.")]
Event = Annotated[str, typer.Argument(metavar="EVENT", help="An event; a unique beginning of its id will do.")]
Thing = Annotated[str, typer.Argument(metavar="ITEM", help="An event's id, an actor's id, or an actor's name.")]
Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id or name.")]


def _open(db: str | None) -> Ledger:
    return Ledger.open(Settings.of(ledger=db).ledger)


def _tell(ledger: Ledger, judgement: Judgement, by: str) -> None:
    out.print(judge(ledger, judgement, by))


def _actor(name: str) -> str:
    return name if name.startswith("actor-") else actor_id(name)


def _thing(ledger: Ledger, name: str) -> str:
    return ledger.find(name) if name.startswith("event-") else _actor(name)


@app.command("accept")
def accept_claim(claim: Claim, by: By, why: Why = None, db: Db = None) -> None:
    """Confirm what the program found."""
    with _open(db) as ledger:
        _tell(ledger, accept(ledger.find(claim), why), by)


@app.command("reject")
def reject_claim(claim: Claim, by: By, why: Why = None, db: Db = None) -> None:
    """Leave a claim out; it is not proposed again."""
    with _open(db) as ledger:
        _tell(ledger, reject(ledger.find(claim), why), by)


@app.command("correct")
def correct_claim(
    claim: Claim,
    value: Annotated[
        str,
        typer.Argument(
            metavar="FIELD=VALUE",
            help="actor=KIND:NAME, aspect=, stance=, certainty=, event=ID, figure=LOW/BEST/HIGH UNIT; empty: none.",
        ),
    ],
    by: By,
    why: Why = None,
    db: Db = None,
) -> None:
    """Correct one field of a claim; the program's value stays recorded beneath."""
    with _open(db) as ledger:
        _tell(ledger, correct(ledger.find(claim), value, why), by)


@app.command("same")
def same(one: Thing, other: Thing, by: By, why: Why = None, db: Db = None) -> None:
    """Hold two events, or two actors, to be one."""
    with _open(db) as ledger:
        _tell(ledger, merge(_thing(ledger, one), _thing(ledger, other), why), by)


@app.command("never-same")
def apart(one: Thing, other: Thing, by: By, why: Why = None, db: Db = None) -> None:
    """Hold two events, or two actors, apart, whatever the program finds."""
    with _open(db) as ledger:
        _tell(ledger, never_same(_thing(ledger, one), _thing(ledger, other), why), by)


@app.command("split")
def split_off(
    one: Thing,
    by: By,
    report: Annotated[str | None, typer.Option(help="The report in which an actor's name means another.")] = None,
    why: Why = None,
    db: Db = None,
) -> None:
    """Take a report's event out of those it was held to be; or a report's actor out of its name."""
    with _open(db) as ledger:
        whole = ledger.find(report) if report is not None else None
        _tell(ledger, split(_thing(ledger, one), whole, why), by)


@app.command("side")
def side(
    actor: Actor,
    name: Annotated[str, typer.Argument(metavar="SIDE", help="The side's name.")],
    by: By,
    dossier: Annotated[str | None, typer.Option(help="The dossier it holds for; else for all.")] = None,
    why: Why = None,
    db: Db = None,
) -> None:
    """Set an actor's side."""
    with _open(db) as ledger:
        _tell(ledger, set_side(_actor(actor), name, dossier, why), by)


@app.command("reliability")
def reliability(
    actor: Actor,
    letter: Annotated[
        Reliability,
        typer.Argument(help="A completely, B usually, C fairly, D not usually, E not; F: cannot be judged."),
    ],
    by: By,
    why: Why = None,
    db: Db = None,
) -> None:
    """Grade how far a source is relied on (Admiralty code); no status depends on it."""
    with _open(db) as ledger:
        _tell(ledger, grade_source(_actor(actor), letter, why), by)


@app.command("credibility")
def credibility(
    claim: Claim,
    digit: Annotated[
        Credibility,
        typer.Argument(help="1 confirmed, 2 probable, 3 possible, 4 doubtful, 5 improbable; 6: cannot be judged."),
    ],
    by: By,
    why: Why = None,
    db: Db = None,
) -> None:
    """Grade how credible a claim is (Admiralty code); no status depends on it."""
    with _open(db) as ledger:
        _tell(ledger, grade_claim(ledger.find(claim), digit, why), by)


@app.command("place")
def place(
    event: Event,
    name: Annotated[str, typer.Argument(metavar="PLACE", help="The place's name.")],
    by: By,
    lat: Annotated[float | None, typer.Option(help="Degrees north.")] = None,
    lon: Annotated[float | None, typer.Option(help="Degrees east.")] = None,
    precision: Annotated[int | None, typer.Option(help="UCDP where_prec, 1 to 7.")] = None,
    why: Why = None,
    db: Db = None,
) -> None:
    """Set where an event happened."""
    with _open(db) as ledger:
        value = place_value(name, lat, lon, precision=precision)
        _tell(ledger, Judgement(JudgementKind.PLACE, ledger.find(event), value, None, why), by)


@app.command("time")
def time(
    event: Event,
    when: Annotated[str, typer.Argument(metavar="TIME", help="A date or moment, or EARLIEST/LATEST.")],
    by: By,
    why: Why = None,
    db: Db = None,
) -> None:
    """Set when an event happened."""
    with _open(db) as ledger:
        _tell(ledger, Judgement(JudgementKind.TIME, ledger.find(event), when, None, why), by)


@app.command("verify")
def verify(
    event: Event,
    aspect: Annotated[Aspect, typer.Argument(help="Which matter was checked.")],
    result: Annotated[Verification, typer.Argument(help="What came of it.")],
    by: By,
    checked_by: Annotated[str | None, typer.Option(help="Who checked it.")] = None,
    how: Annotated[str | None, typer.Option(help="In which way.")] = None,
    why: Why = None,
    db: Db = None,
) -> None:
    """Mark a matter as verified, or what else came of checking it: by whom, and how."""
    with _open(db) as ledger:
        value = f"{aspect.value}={result.value}{f':{how}' if how else ''}"
        _tell(ledger, Judgement(JudgementKind.VERIFICATION, ledger.find(event), value, checked_by, why), by)


@app.command("file")
def file(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER", help="The dossier's name; a new one begins with it.")],
    things: Annotated[
        list[str], typer.Argument(metavar="ITEM…", help="Events and reports; beginnings of ids will do.")
    ],
    by: By,
    taken_out: Annotated[bool, typer.Option("--out", help="Take them out of it instead.")] = False,
    why: Why = None,
    db: Db = None,
) -> None:
    """File events and reports in a dossier: all of them, or none."""
    with _open(db) as ledger:
        made = [file_in(ledger.find(one), dossier.strip(), why, out=taken_out) for one in things]
        ledger.judge_all(made, by)
        for one in made:
            out.print(one.id)


@app.command("undo")
def take_back(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id, an undo's too.")],
    by: By,
    why: Why = None,
    db: Db = None,
) -> None:
    """Take a judgement back; an undo can be taken back in turn."""
    with _open(db) as ledger:
        out.print(undo(ledger, judgement, by, why))
