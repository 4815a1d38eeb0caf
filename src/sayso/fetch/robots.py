"""What a site asks programs to leave alone (robots.txt, RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import httpx
from protego import Protego

from sayso.errors import DisallowedByRobots, ForbiddenAddress, NotFetched, Unreachable
from sayso.fetch.answer import FOR_NOW, Fetched, retry_after
from sayso.fetch.manners import PRODUCT

KEPT = 24 * 3600.0
"""Seconds for which the rules of a site are believed (RFC 9309, 2.4)."""

KEPT_FAILURE = 300.0
"""Seconds after which a site whose rules could not be had is asked again."""

READ = 512 * 1024
"""Characters of a robots.txt that are read (RFC 9309, 2.5: at least 500 KiB)."""

SITES = 1024
"""Sites whose rules are held in memory."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """A site's rules. ``rules`` None: none; ``failed``: why they could not be had, which forbids everything."""

    rules: Protego | None
    failed: Unreachable | None
    until: float


class Robots:
    """The rules of the sites met so far. Safe to use from several threads."""

    def __init__(self, fetch: Callable[[httpx.URL], Fetched], clock: Callable[[], float] = time.monotonic) -> None:
        """Takes what asks one address, whatever its status (raises ``NotFetched``), and a clock in seconds."""
        self._fetch = fetch
        self._clock = clock
        self._sites: dict[str, _Rules] = {}
        self._asking: dict[str, Lock] = {}
        self._lock = Lock()

    def check(self, url: httpx.URL) -> float | None:
        """Asks a site's rules about an address.

        Returns:
            The pause between requests, in seconds, that the site asks for.

        Raises:
            DisallowedByRobots: the rules forbid it.
            Unreachable: the rules cannot be had for now, so nothing may be asked.
            ForbiddenAddress: the site may not be asked at all.
        """
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            asking = self._asking.setdefault(site, Lock())
        with asking:
            known = self._sites.get(site)
            if known is None or known.until <= self._clock():
                known = self._learnt(url, known)
                self._keep(site, known)
        if known.failed:
            why = f"its robots.txt cannot be had, so nothing is asked of it ({known.failed.why})"
            raise Unreachable(str(url), why, known.failed.wait)
        if known.rules is None:
            return None
        if not known.rules.can_fetch(str(url), PRODUCT):
            raise DisallowedByRobots(str(url), "the site's robots.txt asks programs not to fetch it")
        return known.rules.crawl_delay(PRODUCT)

    def _learnt(self, url: httpx.URL, old: _Rules | None) -> _Rules:
        """RFC 9309, 2.3.1: 2xx are rules, 4xx mean none, anything else means that nothing may be asked."""
        now = self._clock()
        try:
            answer = self._fetch(url.copy_with(raw_path=b"/robots.txt"))
        except ForbiddenAddress as refused:
            raise ForbiddenAddress(str(url), refused.why) from refused
        except NotFetched as failed:
            return self._failed(failed, old, now)
        if 200 <= answer.status < 300:
            text = answer.data.decode("utf-8", "replace").removeprefix("\ufeff")
            return _Rules(Protego.parse(text[:READ]), None, now + KEPT)
        if answer.status in FOR_NOW or not 400 <= answer.status < 500:
            wait = retry_after(answer.header("retry-after"), answer.at)
            return self._failed(Unreachable(str(url), f"the server answers {answer.status}", wait), old, now)
        return _Rules(None, None, now + KEPT)

    def _failed(self, why: NotFetched, old: _Rules | None, now: float) -> _Rules:
        if old is not None and old.failed is None:
            return _Rules(old.rules, None, now + KEPT_FAILURE)  # what is known holds until better is known
        wait = why.wait if isinstance(why, Unreachable) else None
        return _Rules(None, Unreachable(why.where, why.why, wait), now + KEPT_FAILURE)

    def _keep(self, site: str, rules: _Rules) -> None:
        with self._lock:
            self._sites.pop(site, None)
            while len(self._sites) >= SITES:
                oldest = next(iter(self._sites))
                del self._sites[oldest]
                self._asking.pop(oldest, None)
            self._sites[site] = rules
