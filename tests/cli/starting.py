"""The program, loaded once and run often: a process that has loaded it, and for each run makes a copy of itself.

A run is a process of its own all the same, with arguments, folder, standard streams and exit status like any other;
only the second that loading takes is not spent anew. Where it is the start that is tested, or signals, or permissions,
the program is started whole.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
NUMBER = 16
"""Bytes that hold a process's number or its exit status, in digits."""
REQUEST = 200_000
"""Bytes of arguments and environment at most."""


class Loaded:
    """A process that has loaded the program; each run has this process's environment, as it is then."""

    def __init__(self) -> None:
        """It ends with this process at the latest."""
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.cli.starting", str(theirs.fileno())]
            self._process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
            )

    def run(self, arguments: list[str], cwd: Path, typed: bytes, patience: float) -> tuple[int, bytes, bytes]:
        """Exit status, standard output and standard error of a run that gets ``typed`` on standard input.

        Raises:
            subprocess.TimeoutExpired: it took longer than so many seconds, and was killed.
        """
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(typed)
            given.seek(0)
            asked = json.dumps([arguments, str(cwd), dict(os.environ)]).encode()
            socket.send_fds(self._line, [asked], [one.fileno() for one in (given, out, err)])
            process = int(self._line.recv(NUMBER))
            status = self._status(process, arguments, patience)
            return status, _whole(out), _whole(err)

    def _status(self, process: int, arguments: list[str], patience: float) -> int:
        self._line.settimeout(patience)
        try:
            return int(self._line.recv(NUMBER))
        except TimeoutError:
            os.kill(process, signal.SIGKILL)
            self._line.settimeout(None)
            self._line.recv(NUMBER)
            raise subprocess.TimeoutExpired(arguments, patience) from None
        finally:
            self._line.settimeout(None)

    def close(self) -> None:
        """Nobody can ask it for more, and it ends."""
        self._line.close()
        self._process.wait()


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _become_runs(line: socket.socket) -> None:
    """Forks for each request and tells number and exit status; returns in the forks alone, which are to run."""
    while True:
        asked, streams, _, _ = socket.recv_fds(line, REQUEST, 3)
        if not asked:
            os._exit(0)
        process = os.fork()
        if process == 0:
            line.close()
            arguments, folder, surroundings = json.loads(asked)
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            os.environ.clear()
            os.environ.update(surroundings)
            os.chdir(folder)
            sys.path[0] = folder
            sys.argv[1:] = arguments
            return
        for stream in streams:
            os.close(stream)
        line.send(b"%d" % process)
        _, status = os.waitpid(process, 0)
        line.send(b"%d" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    for what in ("main", "reading", "showing", "listed_events", "judging", "accounts"):
        import_module(f"sayso.cli.{what}")
    _become_runs(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("sayso", run_name="__main__", alter_sys=True)
