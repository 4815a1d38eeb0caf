"""An event in one neutral paragraph, for columns that ask for notes: each matter, and who takes which stance to it."""

from __future__ import annotations

from typing import Final

from sayso.domain.account import AspectAccount
from sayso.export.happenings import Happening
from sayso.wording import AGREEMENTS, VERIFICATIONS, stance_line

MATTERS: Final = 6
SPEAKERS: Final = 8
NOBODY: Final = "a source nobody names"


def notes_of(one: Happening) -> str | None:
    """The matters at issue first, as the account has them; None: nothing is claimed."""
    told = [_matter(one, matter) for matter in one.account.aspects[:MATTERS]]
    left = len(one.account.aspects) - len(told)
    return " ".join([*told, *([f"{left} matters more."] if left else [])]) or None


def _matter(one: Happening, matter: AspectAccount) -> str:
    said = [
        stance_line(one.hiding.name(held.actor.name, held.actor.kind) or NOBODY, held.stance)
        for held in matter.positions[:SPEAKERS]
    ]
    left = len(matter.positions) - len(said)
    told = ", ".join([*said, *([f"{left} more"] if left else [])])
    proposition = " ".join(one.hiding.told(matter.proposition).split())
    return f"“{proposition}”: {told} ({AGREEMENTS[matter.agreement]}; {VERIFICATIONS[matter.verification]})."
