"""A PostgreSQL server for the tests alone: made from nothing, reached over a socket of its own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the servers, one folder a version, off the PATH."""

OWNER = "sayso"

PATIENCE = 60.0
"""Seconds to wait for the server to answer, and to stop; each takes a fraction of one on an idle machine."""

HASTY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=32MB",
    "max_connections=60",
    "listen_addresses=",  # no port: no other server is in its way
)
"""Settings of a server whose data nobody will miss."""


class NoServer(Exception):
    """There is no PostgreSQL on this machine, or it does not run."""


def binaries(debian: Path = DEBIAN) -> Path:
    """The folder of the newest server's programs.

    Raises:
        NoServer: none is installed; the message says how to install one.
    """
    found = [(int(one.parts[-3]), one.parent) for one in debian.glob("*/bin/postgres") if one.parts[-3].isdigit()]
    if found:
        return max(found)[1]
    elsewhere = shutil.which("postgres")
    if elsewhere:
        return Path(elsewhere).resolve().parent
    raise NoServer("the tests need a PostgreSQL server: run .ci/system, or install Debian's package “postgresql”")


class Server:
    """A server that runs in a folder of its own, and can be cut off in the midst of its work."""

    def __init__(self, home: Path, settings: Sequence[str]) -> None:
        """In a folder where its data have been made."""
        self.url = URL.create("postgresql+psycopg", OWNER, database="postgres", query={"host": str(home)})
        self._home = home
        self._settings = settings
        self._process = self._start()

    @property
    def process(self) -> int:
        """The number of the process whose children the server's others are."""
        return self._process.pid

    def _start(self) -> subprocess.Popen[bytes]:
        wanted = (*self._settings, f"unix_socket_directories={self._home}")
        settings = [part for one in wanted for part in ("-c", one)]
        return _begin([binaries() / "postgres", "-D", self._home / "data", *settings], self._home)

    def wait(self) -> None:
        """Until it answers."""
        _wait(self._process, self.url, self._home)

    def stop(self) -> None:
        """At once, as ``pg_ctl stop -m immediate`` does: every connection is cut, and nothing is put in order."""
        _stop(self._process)

    def start(self) -> None:
        """Again, after it stopped or broke down: it puts its data in order from its log, and answers when it has."""
        self._process.wait(PATIENCE)
        self._process = self._start()
        self.wait()


@contextmanager
def running(disk: Path | None = None, log: Path | None = None, settings: Sequence[str] = HASTY) -> Iterator[Server]:
    """Runs a server for as long as the block runs.

    Args:
        disk: a folder to keep all that is its own in; None: where temporary files are.
        log: a folder to keep its write-ahead log in, in files of a mebibyte; None: among its data.
        settings: what else than the server's own defaults it runs by.

    Raises:
        NoServer: none is installed, or it does not start; the message has its own words.
    """
    programs = binaries()
    with ExitStack() as ends:
        home, *logs = [
            Path(ends.enter_context(TemporaryDirectory(prefix="sayso-pg-", dir=where)))
            for where in ([disk] if log is None else [disk, log])
        ]
        if user := _servant():
            for one in (home, *logs):
                shutil.chown(one, user)
        apart = [part for one in logs for part in ("--wal-segsize=1", f"--waldir={one}")]
        how = ("-U", OWNER, "-E", "UTF8", "--locale=C", "-N", *apart)
        made = _begin([programs / "initdb", "-D", home / "data", *how], home)
        if made.wait():
            raise NoServer(f"initdb failed: {_log(home)}")
        server = Server(home, settings)
        try:
            server.wait()
            yield server
        finally:
            server.stop()


@contextmanager
def throwaway() -> Iterator[URL]:
    """As ``running``, and yields the server's address."""
    with running() as server:
        yield server.url


def _servant() -> str | None:
    """Whom to run the server as, which refuses the superuser; None: whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else "nobody"


def _begin(command: Sequence[str | Path], home: Path) -> subprocess.Popen[bytes]:
    user = _servant()
    with (home / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=() if user else None,
            env={"PATH": os.defpath, "LC_ALL": "C"},
        )


def _log(home: Path) -> str:
    return (home / "log").read_text(errors="replace")


def _wait(server: subprocess.Popen[bytes], url: URL, home: Path) -> None:
    """Until the server answers."""
    engine = create_engine(url, poolclass=NullPool)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            engine.connect().close()
        except OperationalError as error:
            if server.poll() is not None or time.monotonic() > until:
                raise NoServer(f"PostgreSQL did not start: {_log(home)}") from error
            time.sleep(0.02)
        else:
            return


def _stop(server: subprocess.Popen[bytes]) -> None:
    """At once: nothing of it will be read again."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
