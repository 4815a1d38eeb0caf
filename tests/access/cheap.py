"""A hasher that costs next to nothing, for tests in which passwords are not the matter."""

from __future__ import annotations

from argon2 import PasswordHasher

from sayso.access.passwords import Hasher

ADA = "seven herons over slate"
BEN = "a kettle, two maps, one oar"


def cheap() -> Hasher:
    """Argon2 with the least parameters that it takes."""
    return Hasher(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
