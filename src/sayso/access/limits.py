"""How often something may be done, by key, in bounded memory.

The generic cell rate algorithm (ITU-T I.371): each key has one number, the moment at which it owes nothing any more.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import Final

_REST: Final = b""
"""The key that all share for whom there is no room."""


@dataclass(frozen=True, slots=True)
class Rate:
    """``burst`` at once, and one more every so many seconds."""

    burst: int
    every: float


class Limiter:
    """Counts what is done under each key.

    When there is no room for another key, those that owe nothing are let go. If all owe something, keys that are new
    share one: nobody who owes is ever forgotten, and the memory stays bounded.
    """

    def __init__(self, rate: Rate, *, most: int = 20_000, clock: Callable[[], float] = time.monotonic) -> None:
        """``most``: keys that are told apart at a time; ``clock`` gives seconds and never goes back."""
        self._rate = rate
        self._most = most
        self._clock = clock
        self._lock = Lock()
        self._free_at: dict[bytes, float] = {}
        self._swept = float("-inf")

    def take(self, key: str) -> float:
        """Does it once more under a key.

        Returns:
            0: it may be done. Else the seconds until it may; nothing was counted then.
        """
        with self._lock:
            now = self._clock()
            slot = self._slot(key, now)
            free = max(self._free_at.get(slot, now), now)
            wait = free - now - (self._rate.burst - 1) * self._rate.every
            if wait > 0:
                return wait
            self._free_at[slot] = free + self._rate.every
            return 0.0

    def give_back(self, key: str) -> None:
        """Takes one back that was taken under this key: it does not count."""
        with self._lock:
            slot = _digest(key)
            if slot in self._free_at:
                self._free_at[slot] -= self._rate.every

    def __len__(self) -> int:
        return len(self._free_at)

    def _slot(self, key: str, now: float) -> bytes:
        slot = _digest(key)
        if slot in self._free_at or len(self._free_at) < self._most:
            return slot
        if now - self._swept >= self._rate.every:  # sweeping costs as much as there are keys
            self._swept = now
            self._free_at = {one: free for one, free in self._free_at.items() if free > now}
        return slot if len(self._free_at) < self._most else _REST


def _digest(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def place_of(address: str) -> str:
    """What addresses of one asker have in common: an IPv4 address itself, the first 64 bits of an IPv6 address."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "elsewhere"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, 64), strict=False))
    return str(found)
