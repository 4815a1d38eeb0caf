"""Passwords: which will do, how they are kept (argon2id), and how they are compared.

The parameters are argon2-cffi's defaults, the second recommended set of RFC 9106: 64 MiB, three passes. What will do
follows NIST SP 800-63B: length counts, no rule asks for certain characters, and words are compared as NFKC.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.access.names import key_of
from sayso.errors import BadRequest

SHORTEST: Final = 12
LONGEST: Final = 1024
"""Characters of a password."""

FEWEST: Final = 5
"""Different characters in a password."""

_CLEAR: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and figures of which no two look alike."""


def check_fit(password: str, name: str) -> None:
    """Makes sure that a password will do for a person of this name.

    Raises:
        BadRequest: it is too short or too long, says little but the name, or is of too few different characters.
    """
    if len(password) < SHORTEST:
        raise BadRequest(f"a password has {SHORTEST} characters or more; several words will do")
    if len(password) > LONGEST:
        raise BadRequest(f"a password has {LONGEST} characters at most")
    try:
        password.encode()
    except UnicodeEncodeError as broken:
        raise BadRequest("this password is no text: it was not sent as UTF-8") from broken
    left = key_of(password).replace(key_of(name), "")
    if len(set(password)) < FEWEST or len(left) < SHORTEST // 2:
        raise BadRequest("that password is too easy to guess: it is little but one character, or the name")


def made_up() -> str:
    """A password for somebody who will set their own: 16 characters that can be read aloud, 79 bits."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(4))


class Hasher:
    """Makes and compares what is kept of passwords."""

    def __init__(self, argon2: PasswordHasher | None = None) -> None:
        """``argon2``: with which parameters; None: those that argon2-cffi recommends."""
        self._argon2 = argon2 or PasswordHasher()
        self._decoy = self._argon2.hash(secrets.token_urlsafe(16))

    def kept(self, password: str) -> str:
        """What is kept of a password, with its own salt and the parameters."""
        return self._argon2.hash(_normal(password))

    def matches(self, kept: str | None, password: str) -> bool:
        """Tells whether it is the password. ``kept`` None: there is none, which takes as long to say."""
        try:
            self._argon2.verify(kept or self._decoy, _normal(password[:LONGEST]))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None and len(password) <= LONGEST

    def is_stale(self, kept: str) -> bool:
        """Tells whether it was kept with other parameters than today's."""
        return self._argon2.check_needs_rehash(kept)


def _normal(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
