"""Adding reports, and one adding."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.moments import Moment
from sayso.web.pages.lists import Link


@dataclass(frozen=True, slots=True)
class JobLine:
    """One adding in the list of them."""

    href: str
    state: str
    what: str
    made: Moment


@dataclass(frozen=True, slots=True)
class AddingPage:
    """What adding.html may use. ``said``: why what was sent was not taken; the rest of what was typed stands again.

    ``size`` is the largest sending in bytes; ``open`` False: nothing can be added.
    """

    open: bool
    token: str
    said: str
    text: str
    addresses: str
    size: int
    limits: str
    jobs: tuple[JobLine, ...]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """What became of one input. ``href``: the report that was recorded; None: none was."""

    name: str
    title: str | None
    href: str | None
    what: str
    good: bool


@dataclass(frozen=True, slots=True)
class JobPage:
    """What job.html and job_body.html may use. ``left``: how many more outcomes there are; None: all are listed.

    ``why``: why it was stopped; "" where it was not. ``events`` None: it still reads.
    """

    href: str
    token: str
    state: str
    running: bool
    done: int
    total: int
    progress: str
    tally: str
    why: str
    lines: tuple[OutcomeLine, ...]
    left: str | None
    events: tuple[Link, ...] | None


@dataclass(frozen=True, slots=True)
class JobBody:
    """What of an adding's page is fetched again and again while it reads."""

    page: JobPage
