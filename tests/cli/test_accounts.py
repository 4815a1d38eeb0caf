"""Accounts and tokens by command, and the pages that ask for them, as whoever runs the program meets them."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sayso.access.accounts import Accounts
from sayso.access.person import Role
from sayso.web.server import listen
from tests.access.cheap import ADA, BEN, cheap
from tests.cli.program import Ran, sayso


def told(*arguments: str, folder: Path, typed: str = "") -> Ran:
    """A command that gets this on standard input."""
    return sayso(*arguments, cwd=folder, typed=typed)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an owner."""
    with opened(tmp_path) as accounts:
        accounts.people.add("Ada Moor", Role.OWNER, ADA)
    return tmp_path


def opened(folder: Path) -> Accounts:
    """The accounts that commands in a folder use."""
    return Accounts.open(str(folder / "sayso.db"), hasher=cheap())


def test_an_account_is_made_listed_changed_and_closed(desk: Path) -> None:
    """Each by a command; what is asked for is told on standard error, and lists are on standard output."""
    made = told("accounts", "add", "Ben Sallow", folder=desk, typed=f"{BEN}\r\n")
    assert (made.status, made.out, made.err) == (0, "", "Ben Sallow now has an account as reader.\n")
    assert told("accounts", "role", "ben sallow", "reviewer", folder=desk).err == "Ben Sallow is now reviewer.\n"
    with opened(desk) as accounts:
        assert accounts.people.check("Ben Sallow", BEN) is not None
    shown = told("accounts", "list", folder=desk)
    assert re.fullmatch(
        r"Ada Moor: owner, since \d{4}-\d\d-\d\d, has not signed in yet\n"
        r"Ben Sallow: reviewer, since \d{4}-\d\d-\d\d, last signed in \d{4}-\d\d-\d\d\n",
        shown.out,
    )
    assert [json.loads(line)["role"] for line in told("accounts", "list", "--json", folder=desk).out.splitlines()] == [
        "owner",
        "reviewer",
    ]
    assert told("accounts", "password", "Ben Sallow", folder=desk, typed=f"{ADA}\n").status == 0
    with opened(desk) as accounts:
        assert accounts.people.check("Ben Sallow", BEN) is None
    assert told("accounts", "remove", "Ben Sallow", folder=desk).status == 0
    with opened(desk) as accounts:
        assert [one.name for one in accounts.people.all()] == ["Ada Moor"]


def test_a_made_up_password_is_printed_once_and_alone(desk: Path) -> None:
    """On standard output, so that it can be piped; it opens only the page for a new one."""
    made = told("accounts", "add", "Ben Sallow", "--made-up", folder=desk)
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}\n", made.out)
    with opened(desk) as accounts:
        person = accounts.people.check("Ben Sallow", made.out.strip())
    assert person is not None
    assert person.temporary
    again = told("accounts", "add", "Ben Sallow", "--made-up", folder=desk)
    assert (again.status, again.out) == (2, "")
    assert "has yet to set a password of their own" in told("accounts", "list", folder=desk).out


@pytest.mark.parametrize(
    ("arguments", "typed", "status", "line"),
    [
        (("add", "Ada  moor"), f"{BEN}\n", 2, "“Ada Moor” has an account already"),
        (("add", "Ben"), "short\n", 2, "a password has 12 characters or more"),
        (("add", "Ben"), "", 2, "no password came"),
        (("add", "\u202e"), f"{BEN}\n", 2, "an account needs a name"),
        (("role", "Ben", "owner"), "", 5, "nobody called “Ben” has an account"),
        (("role", "Ada Moor", "reader"), "", 2, "“Ada Moor” is the only owner"),
        (("remove", "Ada Moor"), "", 2, "“Ada Moor” is the only owner"),
        (("role", "Ada Moor", "king"), "", 2, "king"),
        (("add", "Ben", BEN), "", 2, "unexpected extra argument"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    desk: Path, arguments: tuple[str, ...], typed: str, status: int, line: str
) -> None:
    """With its exit status; and nothing is changed."""
    ran = told("accounts", *arguments, folder=desk, typed=typed)
    assert (ran.status, ran.out, len(ran.complaints)) == (status, "", 1)
    assert line in ran.complaints[0]
    with opened(desk) as accounts:
        assert [(one.name, one.role) for one in accounts.people.all()] == [("Ada Moor", Role.OWNER)]


def test_a_password_is_asked_for_where_somebody_can_be_asked(tmp_path: Path) -> None:
    """Twice, and not shown; two that differ are asked for again."""
    shown = at_terminal(tmp_path, ["accounts", "add", "Ada Moor"], [ADA, BEN, ADA, ADA])
    assert "New password" in shown
    assert "Once more" in shown
    assert ADA not in shown
    with opened(tmp_path) as accounts:
        assert accounts.people.check("Ada Moor", ADA) is not None


def at_terminal(folder: Path, arguments: list[str], answers: list[str]) -> str:
    """What a terminal shows of a command that asks; each answer is typed when a question stands there."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "sayso", *arguments])  # noqa: S606 - our own program
    shown, asked, until = b"", 0, time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                shown += os.read(terminal, 4096)
            except OSError:  # the program ended
                break
        if shown.rstrip(b" ").endswith(b":") and asked < len(answers) and shown.count(b": ") > asked:
            time.sleep(0.1)  # until the terminal shows nothing of what is typed
            os.write(terminal, f"{answers[asked]}\n".encode())
            asked += 1
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode()


def test_a_token_is_made_listed_and_revoked(desk: Path) -> None:
    """It is printed once and alone; the list shows everything but it."""
    made = told("tokens", "make", "Ada Moor", "nightly list", "--days", "7", folder=desk)
    secret = made.out.strip()
    assert re.fullmatch(r"sayso_[\w-]{43}", secret)
    assert re.match(r"token-\w{8} asks in the name of Ada Moor as reader, until ", made.err)
    listed = told("tokens", "list", folder=desk)
    assert "Ada Moor, nightly list: reader, until" in listed.out
    assert secret not in listed.out
    (row,) = [json.loads(line) for line in told("tokens", "list", "ada moor", "--json", folder=desk).out.splitlines()]
    assert secret not in json.dumps(row)
    assert told("tokens", "revoke", "Ada Moor", row["id"], folder=desk).status == 0
    assert told("tokens", "list", folder=desk).out == "no tokens\n"
    assert told("tokens", "revoke", "Ada Moor", row["id"], folder=desk).status == 5


# ---------------------------------------------------------------------- serving to others


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[tuple[str, list[str]]]:
    """The pages, served as somebody serves them: the address that is told, and what else was."""
    command = [sys.executable, "-m", "sayso", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            lines = [process.stderr.readline()]
            if "account" in lines[0] and "https://" not in lines[0]:
                lines.append(process.stderr.readline())
            found = re.search(r"The pages are at (\S+)", lines[0])
            assert found, lines
            yield found.group(1), lines
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()


def status_of(address: str, **headers: str) -> int:
    """How an address answers."""
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--address", "https://desk.example")])  # noqa: S104
def test_nothing_is_served_to_others_without_an_owner(tmp_path: Path, arguments: tuple[str, str]) -> None:
    """One line says what to do; a reader alone is not enough."""
    with opened(tmp_path) as accounts:
        accounts.people.add("Ben Sallow", Role.REVIEWER, BEN)
    ran = sayso("serve", "--port", "0", *arguments, cwd=tmp_path)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (8, "", 1)
    assert "make one with `sayso accounts add NAME --role owner --db sayso.db`" in ran.err


def test_what_is_served_to_others_asks_for_an_account(desk: Path) -> None:
    """On every address of the machine, this one's own too; and whoever starts it is told that passwords can be read."""
    with opened(desk) as accounts:
        _, token = accounts.tokens.make(accounts.people.person("Ada Moor"), "a test", Role.READER)
    with serving(desk, "--host", "0.0.0.0") as (address, lines):  # noqa: S104
        assert "for whoever has an account" in lines[0]
        assert "Without https" in lines[1]
        port = address.rstrip("/").rpartition(":")[2]
        here = f"http://127.0.0.1:{port}/"
        assert status_of(here) == 401
        assert status_of(f"{here}api/events") == 401
        assert status_of(f"{here}api/events", Authorization=f"Bearer {token}") == 200
        assert status_of(f"{here}healthz") == 200
        assert status_of(here, Host="evil.example") == 400


def test_behind_a_proxy_this_machine_s_address_asks_too(desk: Path) -> None:
    """The address that is told is the one that people open, and the proxy's word for where they are counts."""
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    with serving(desk, "--port", str(port), "--address", "https://desk.example") as (address, lines):
        assert address == "https://desk.example/"
        assert len(lines) == 1
        here = f"http://127.0.0.1:{port}/"
        assert status_of(here) == 401
        assert status_of(here, Host="evil.example") == 400
        asked = urllib.request.Request(f"{here}signin", headers={"Host": "desk.example"})  # noqa: S310 - our own
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310
            assert re.search(r"__Host-sayso-knock=.*; Secure", answer.headers["set-cookie"])


def test_this_machine_alone_asks_for_none(desk: Path) -> None:
    """With accounts in the ledger or without."""
    with serving(desk) as (address, lines):
        assert "on this machine only" in lines[0]
        assert status_of(address) == 200
        assert status_of(f"{address}signin") == 404


@pytest.mark.parametrize("address", ["desk.example", "ftp://desk.example", "https://desk.example/pages", "https://["])
def test_an_address_that_is_none_is_told_of(desk: Path, address: str) -> None:
    """In one line, before anything is served."""
    ran = sayso("serve", "--port", "0", "--address", address, cwd=desk)
    assert (ran.status, len(ran.complaints)) == (2, 1)
    assert "write it like https://desk.example" in ran.err
