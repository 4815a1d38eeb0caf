"""People's names as they are signed in with, and as they stand beside judgements."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sayso.errors import BadRequest

LONGEST: Final = 80
"""Characters of a name."""

JOINERS: Final = "\u200c\u200d"
"""Invisible, yet part of how names are written in some scripts; they tell no two names apart."""

_NEVER: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PILED = re.compile("[^\u0300]\u0300{4,}")
"""What more than three marks on one letter look like, once every mark is written as one."""


def name_of(told: str) -> str:
    """A name as it is kept: composed (NFC), with single spaces.

    Raises:
        BadRequest: it is empty, too long, or holds what no name holds: control characters, marks that turn the
            direction of reading, characters that nobody has assigned, piles of accents.
    """
    name = " ".join(unicodedata.normalize("NFC", told[: LONGEST * 8]).split())
    if not name or not any(unicodedata.category(char)[0] in "LN" for char in name):
        raise BadRequest("an account needs a name with letters or figures in it")
    if len(name) > LONGEST or len(told) > LONGEST * 8:
        raise BadRequest(f"a name has {LONGEST} characters at most")
    if any(unicodedata.category(char) in _NEVER and char not in JOINERS for char in name):
        raise BadRequest("a name holds no control characters, and none that are invisible or turn the reading around")
    marks = "".join("\u0300" if unicodedata.category(char) in {"Mn", "Me"} else "x" for char in name)
    if _PILED.search(f"x{marks}") or marks.startswith("\u0300"):
        raise BadRequest("a name has three marks at most on one letter")
    return name


def key_of(told: str) -> str:
    """What two names have in common that are taken for one: case, width, spaces and joiners tell none apart."""
    bare = "".join(char for char in told[: LONGEST * 8] if char not in JOINERS)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold())
    return " ".join(folded.split())
