"""MUC's messages and keys, in an invented message."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.domain.text import Span
from training.corpora.example import Example
from training.corpora.muc import read_muc
from training.corpora.muc_keys import Fill, read_keys

MESSAGES = """DEV-MUC3-9001 (NOSC)

   PUERTO VIEJO, 3 JAN 90 (XYZ) -- [REPORT] [RADIO NUEVA] [TEXT] FIVE REBELS OF THE
RED FRONT [FR] ATTACKED THE
MILL BRIDGE WITH MORTARS.  THE MAYOR, ANA RUIZ, WAS KILLED.

   A BOMB EXPLODED ELSEWHERE.

   THE REBELS BURNED THE "OLD MILL" FARM.


DEV-MUC3-9002 (NOSC)

   PUERTO VIEJO, 4 JAN 90 -- [TEXT] IT WAS KILLED NEWS: REBELS SLEPT.

DEV-MUC3-9003 (NOSC)

   PUERTO VIEJO, 4 JAN 90 -- [TEXT] NO KEY FOR THIS.
"""

KEY = """;;; a remark
0.  MESSAGE: ID                     DEV-MUC3-9001 (NCCOSC)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  ATTACK
6.  INCIDENT: INSTRUMENT ID         "MORTARS"
9.  PERP: INDIVIDUAL ID             "FIVE REBELS" / "REBELS"
10. PERP: ORGANIZATION ID           ? "RED FRONT" /
                                    "FR"
12. PHYS TGT: ID                    "MILL BRIDGE"
18. HUM TGT: NAME                   "ANA RUIZ"
19. HUM TGT: DESCRIPTION            "MAYOR": "ANA RUIZ"
                                    "GUARD"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     DEV-MUC3-9001 (NCCOSC)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ARSON / ATTACK
9.  PERP: INDIVIDUAL ID             "REBELS"
12. PHYS TGT: ID                    "\\"OLD MILL\\" FARM"
18. HUM TGT: NAME                   *

0.  MESSAGE: ID                     DEV-MUC3-9002 (NCCOSC)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The messages and their key."""
    texts, keys = tmp_path / "dev", tmp_path / "key"
    texts.write_text(MESSAGES, encoding="latin-1")
    keys.write_text(KEY, encoding="latin-1")
    return texts, keys


def read(files: tuple[Path, Path]) -> tuple[Example, ...]:
    """The examples of both files."""
    return read_muc([files[0]], [files[1]])


def test_a_key_holds_alternatives_and_what_is_optional(files: tuple[Path, Path]) -> None:
    """A description of a named person is another string for that person; a stroke at the line's end goes on."""
    first, second = read_keys(files[1])
    attack, arson = first.templates
    assert attack.perpetrators == (Fill(("FIVE REBELS", "REBELS")), Fill(("RED FRONT", "FR"), optional=True))
    assert attack.victims == (Fill(("ANA RUIZ", "MAYOR")), Fill(("GUARD",)))
    assert (attack.optional, arson.optional) == (False, True)
    assert (arson.types, arson.targets) == (("ARSON", "ATTACK"), (Fill(('"OLD MILL" FARM',)),))
    assert (second.document, second.templates) == ("DEV-MUC3-9002", ())


def test_messages_without_a_key_are_left_out_and_tags_taken_out(files: tuple[Path, Path]) -> None:
    """Lines of a paragraph are joined; each paragraph is a block."""
    first, second = read(files)
    assert [first.name, second.name] == ["DEV-MUC3-9001", "DEV-MUC3-9002"]
    assert first.text.startswith("PUERTO VIEJO, 3 JAN 90 (XYZ) -- FIVE REBELS OF THE RED FRONT [FR] ATTACKED THE MILL")
    assert [first.text[block.start : block.end] for block in first.blocks[1:]] == [
        "A BOMB EXPLODED ELSEWHERE.",
        'THE REBELS BURNED THE "OLD MILL" FARM.',
    ]


def test_the_longest_fill_has_the_place_wherever_it_stands(files: tuple[Path, Path]) -> None:
    """A message of no incident has no fills, which is not the same as not being marked."""
    first, second = read(files)
    assert [(one.role, first.text[one.span.start : one.span.end]) for one in first.fills or ()] == [
        ("initiator", "FIVE REBELS"),
        ("initiator", "RED FRONT"),
        ("initiator", "FR"),
        ("target", "MILL BRIDGE"),
        ("instrument", "MORTARS"),
        ("victim", "MAYOR"),
        ("victim", "ANA RUIZ"),
        ("initiator", "REBELS"),
        ("target", '"OLD MILL" FARM'),
    ]
    assert second.fills == ()


def test_triggers_stand_beside_fills_of_their_own_type(files: tuple[Path, Path]) -> None:
    """A bomb without a template of bombing tells nothing; mortars leave shelling open."""
    first, second = read(files)

    def said(span: Span) -> str:
        return first.text[span.start : span.end]

    happenings = first.happenings or ()
    assert [said(one.trigger) for one in happenings] == ["ATTACKED", "KILLED", "BURNED"]
    assert happenings[0].types == {"Attack", "Armed clash", "Shelling/artillery/missile attack"}
    assert happenings[1].types == {"Attack", "Armed clash"}
    assert happenings[2].types == {"Looting/property destruction"}
    assert [said(one.span) for one in happenings[1].arguments or ()] == ["MAYOR", "ANA RUIZ"]
    assert [one.role for one in happenings[2].arguments or ()] == ["initiator", "target"]
    assert (first.all_triggers, second.happenings) == (False, ())
