"""Ctrl-C, and a service's stop, taken where they do no harm.

Python raises ``KeyboardInterrupt`` between any two steps of the main thread. In the midst of waiting for another thread
that leaves the lock between them held for good, and the program never ends. So the first signal is only noted, and
raised where the program looks for it; a second one is raised at once.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """Whether the user, or the system, has asked the program to end."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def ask(self) -> None:
        """Notes the wish; a second one is granted at once.

        Raises:
            KeyboardInterrupt: it was asked before.
        """
        if self._asked.is_set():
            raise KeyboardInterrupt
        self._asked.set()

    def check(self) -> None:
        """Ends here what is to end.

        Raises:
            KeyboardInterrupt: it was asked.
        """
        if self._asked.is_set():
            raise KeyboardInterrupt

    def sleep(self, seconds: float) -> None:
        """Waits so long.

        Raises:
            KeyboardInterrupt: it was asked meanwhile.
        """
        self._asked.wait(seconds)
        self.check()


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Notes the signals for as long as it is entered, and puts back what was done on them before."""
    interruption = Interruption()

    def noted(_: int, __: FrameType | None) -> None:
        interruption.ask()

    # Whoever started the program with a signal ignored wants it ignored.
    heard = [one for one in SIGNALS if signal.getsignal(one) is not signal.SIG_IGN]
    before = [(one, signal.signal(one, noted)) for one in heard]
    try:
        yield interruption
    finally:
        for one, handler in before:
            signal.signal(one, handler)
