"""``sayso accounts …`` and ``sayso tokens …``: who may reach a ledger's pages from other machines.

A password is asked for, or read as the first line of standard input. It is never an argument, which every user of the
machine could read, and the shell would keep.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from sayso.access.accounts import Accounts
from sayso.access.names import name_of
from sayso.access.passwords import made_up
from sayso.access.person import Person, Role, Token
from sayso.access.tokens import DAYS, MOST_DAYS
from sayso.cli.console import err, out, print_json, printable
from sayso.cli.options import AsJson, Db
from sayso.domain.json_values import Json
from sayso.errors import BadRequest
from sayso.settings import Settings

app = typer.Typer()
tokens = typer.Typer()

Name = Annotated[str, typer.Argument(metavar="NAME", help="Their name, as it stands beside what they decide.")]
MadeUp = Annotated[
    bool,
    typer.Option(
        "--made-up", help="Ask for no password: print a made up one, which opens only the page for a new one."
    ),
]
Asked = Annotated[Role, typer.Argument(metavar="ROLE", help="reader, reviewer or owner.")]


def _open(db: str | None) -> Accounts:
    return Accounts.open(Settings.of(ledger=db).ledger)


def _password(*, invented: bool) -> str:
    """A new password: made up, asked for twice, or the first line of standard input."""
    if invented:
        return made_up()
    if sys.stdin.isatty():
        told = typer.prompt("New password", hide_input=True, confirmation_prompt="Once more", err=True)
        return str(told)
    line = sys.stdin.readline()
    if not line:
        raise BadRequest("no password came: it is the first line of standard input where nobody can be asked")
    return line.rstrip("\r\n")


@app.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What they may do; each role may do all that those before it may.")] = (
        Role.READER
    ),
    db: Db = None,
    made: MadeUp = False,
    returning: Annotated[
        bool, typer.Option("--returning", help="They had an account that was closed: the same person is back.")
    ] = False,
) -> None:
    """Make an account."""
    called = name_of(name)
    with _open(db) as accounts:
        password = _password(invented=made)
        person = accounts.people.add(called, role, password, temporary=made, returning=returning)
    if made:
        out.print(password)
    _tell(person, "now has an account as")


@app.command("list")
def listed(db: Db = None, as_json: AsJson = False) -> None:
    """Show who has an account."""
    with _open(db) as accounts:
        everybody = accounts.people.all()
    if as_json:
        print_json(*map(_person_json, everybody))
    else:
        out.print("\n".join(map(_person_line, everybody)) if everybody else "nobody has an account")


@app.command("role")
def set_role(name: Name, role: Asked, db: Db = None) -> None:
    """Give somebody another role; it counts at once."""
    with _open(db) as accounts:
        _tell(accounts.people.set_role(name, role), "is now")


@app.command("password")
def set_password(name: Name, db: Db = None, made: MadeUp = False) -> None:
    """Set somebody's password; ends their sessions and revokes their tokens."""
    with _open(db) as accounts:
        person = accounts.people.person(name)
        password = _password(invented=made)
        accounts.people.set_password(name, password, temporary=made)
    if made:
        out.print(password)
    _tell(person, "has a new password; signed out everywhere, tokens revoked:")


@app.command()
def remove(name: Name, db: Db = None) -> None:
    """Close an account at once; what they decided keeps their name."""
    with _open(db) as accounts:
        _tell(accounts.people.remove(name), "has no account any more; was")


@tokens.command()
def make(
    name: Name,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What it is for.")],
    role: Annotated[Role, typer.Option(help="What it may do at most; never more than its person.")] = Role.READER,
    days: Annotated[int, typer.Option(min=1, max=MOST_DAYS, help="How long it lasts.")] = DAYS,
    db: Db = None,
) -> None:
    """Make a token and print it, this once; send it as `Authorization: Bearer …`."""
    with _open(db) as accounts:
        token, secret = accounts.tokens.make(accounts.people.person(name), label, role, days)
    out.print(secret)
    err.print(f"{token.id} asks in the name of {printable(name)} as {token.role}, until {_day(token.expires_at)}.")


@tokens.command("list")
def listed_tokens(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose; else everybody's.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show who has which tokens; never the tokens themselves."""
    with _open(db) as accounts:
        people = accounts.people.all() if name is None else (accounts.people.person(name),)
        found = [(person, token) for person in people for token in accounts.tokens.of(person)]
    if as_json:
        print_json(*(_token_json(*one) for one in found))
    else:
        out.print("\n".join(_token_line(*one) for one in found) if found else "no tokens")


@tokens.command()
def revoke(
    name: Name,
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="The token's id, as `sayso tokens list` shows it.")],
    db: Db = None,
) -> None:
    """Revoke a token at once."""
    with _open(db) as accounts:
        revoked = accounts.tokens.revoke(accounts.people.person(name), token)
    err.print(f"{revoked.id} ({printable(revoked.label)}) opens nothing any more.")


def _tell(person: Person, what: str) -> None:
    err.print(f"{printable(person.name)} {what} {person.role}.")


def _day(when: datetime) -> str:
    return when.date().isoformat()


def _person_line(one: Person) -> str:
    seen = f"last signed in {_day(one.signed_in_at)}" if one.signed_in_at else "has not signed in yet"
    own = ", has yet to set a password of their own" if one.temporary else ""
    return f"{printable(one.name)}: {one.role}, since {_day(one.made_at)}, {seen}{own}"


def _person_json(one: Person) -> dict[str, Json]:
    return {
        "name": one.name,
        "role": one.role.value,
        "made_at": one.made_at.isoformat(),
        "signed_in_at": one.signed_in_at.isoformat() if one.signed_in_at else None,
        "temporary": one.temporary,
    }


def _token_line(person: Person, one: Token) -> str:
    used = f"last used {_day(one.used_at)}" if one.used_at else "never used"
    what = f"{printable(person.name)}, {printable(one.label)}: {one.role}"
    return f"{one.id}  {what}, until {_day(one.expires_at)}, {used}"


def _token_json(person: Person, one: Token) -> dict[str, Json]:
    return {
        "id": one.id,
        "name": person.name,
        "label": one.label,
        "role": one.role.value,
        "made_at": one.made_at.isoformat(),
        "expires_at": one.expires_at.isoformat(),
        "used_at": one.used_at.isoformat() if one.used_at else None,
    }
