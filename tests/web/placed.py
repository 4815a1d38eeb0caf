"""An invented ledger of many events, some placed and dated, some not, on the real globe's open sea and plains."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sayso.domain.account import Agreement, EventAccount
from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import Place
from sayso.domain.ids import content_id
from sayso.domain.text import BlockKind
from tests.web.invented import GOVERNOR, LEAGUE, RECORDED, InventedLedger, matter, position, said, written

START = datetime(2031, 3, 1, tzinfo=UTC)
REPORT = written(
    "A month of fords",
    "Mereth Observer",
    START + timedelta(days=3),
    *(
        (BlockKind.BODY, f"{GOVERNOR.name} said that ford {n} was held. {LEAGUE.name} denied that ford {n} was held.")
        for n in range(6)
    ),
)
HELD = [
    said(REPORT, f"that ford {n} was held", GOVERNOR, cue="said", source=GOVERNOR.name, event=content_id("event", n))
    for n in range(6)
]


def place(n: int) -> Place | None:
    """By turns: exact, near a town, a district, a province, the country alone, named but not found, none."""
    name = f"Ford {n}"
    where = (50.0 + n % 5 * 0.31, 30.0 + n % 7 * 0.43)
    match n % 7:
        case 5:
            return Place(f"place-{n}", (), name, unresolved="no such name is known")
        case 6:
            return None
        case 4:
            return Place(f"place-{n}", (), "Vardia", lat=49.0, lon=32.0, precision=6, country="VA")
    precision = (1, 2, 3, 4)[n % 7]
    return Place(f"place-{n}", (), name, lat=where[0], lon=where[1], precision=precision, country="VA")


def account(n: int) -> EventAccount:
    """One event; every third is contested, every fifth has no date."""
    told = HELD[n % len(HELD)]
    day = None if n % 5 == 4 else START + timedelta(days=n % 28, hours=n % 3)
    denial = said(REPORT, f"that ford {n % 6} was held", LEAGUE, cue="denied", source=LEAGUE.name, stance=Stance.DENIES)
    positions = (position(told), position(denial)) if n % 3 == 0 else (position(told),)
    agreement = Agreement.CONTESTED if n % 3 == 0 else Agreement.UNCONTESTED
    return EventAccount(
        content_id("event", "ford", n),
        f"crossing of ford {n}",
        "Armed clash" if n % 2 else None,
        day,
        day and day + timedelta(hours=6 * (n % 4)),
        place(n),
        (REPORT.report.id,),
        (matter(Aspect.CONTROL, f"ford {n} was held", *positions, agreement=agreement),),
    )


def fords(number: int) -> InventedLedger:
    """A ledger of so many events."""
    return InventedLedger(
        versions=tuple((RECORDED, account(n)) for n in range(number)), documents=(REPORT,), told=tuple(HELD)
    )


FORDS = fords(60)
