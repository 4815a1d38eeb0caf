"""Law 4 from words to accounts: two sides' names swapped in every report are swapped in the ledger, and no more."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.homemade.dossier import Printed
from evaluation.homemade.generate import ASSERTS, DENIES
from sayso.domain.account import AspectAccount
from sayso.ledger.store import Ledger
from sayso.pipeline import read_document
from sayso.read.report import read_report

LEFT, RIGHT = "Norvane", "Tellish"
"""Two names of one length, so that nothing but the names differs."""

CLAUSES = (
    "{x} fighters had captured Korva",
    "{x} troops shelled the market",
    "seven soldiers were killed in Korva",
    "nine soldiers were killed in Korva",
    "the attack was carried out by the {x} army",
)
WHEN = datetime(2040, 1, 1, tzinfo=UTC)

Row = tuple[str, str, str, str, tuple[tuple[str, ...], ...]]
"""A matter: aspect, agreement, verification, spread, and who holds what how surely."""

_frames = st.sampled_from([*ASSERTS, *(frame for frame, key in DENIES if key == "c")])
_sentences = st.tuples(_frames, st.sampled_from(CLAUSES), st.booleans(), st.booleans())
REPORTS = st.lists(st.lists(_sentences, min_size=1, max_size=4), min_size=1, max_size=3)


def pages(reports: list[list[tuple[str, str, bool, bool]]]) -> list[str]:
    """The reports' words."""
    found = []
    for number, told in enumerate(reports):
        lines = [f"Fighting in Korva, day {number + 1}"]
        for frame, clause, speaker, doer in told:
            who = f"the {LEFT if speaker else RIGHT} army"
            said = clause.format(x=LEFT if doer else RIGHT)
            lines.append(frame.format(S=who[0].upper() + who[1:], s=who, c=said, C=said[0].upper() + said[1:]))
        found.append("\n\n".join(lines) + "\n")
    return found


def swapped(words: str) -> str:
    """The words with the two names in one another's place."""
    return re.sub(f"{LEFT}|{RIGHT}", lambda name: RIGHT if name[0] == LEFT else LEFT, words)


def answers(texts: list[str]) -> list[Row]:
    """What the ledger answers, without the ids, in an order of its own."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/x.db") as ledger:
        for number, text in enumerate(texts):
            title, *paragraphs = text.strip().split("\n\n")
            when = f"2031-05-{10 + number}T09:00:00+00:00"
            page = Printed(str(number), f"Outlet {number}", when, title, tuple(paragraphs), page=True)
            ledger.record(read_document(read_report(page.written().encode(), path=page.file)))
        told = ledger.events(WHEN)
    return sorted(_row(matter) for event in told for matter in event.aspects)


def _row(matter: AspectAccount) -> Row:
    held = sorted((one.actor.name or "", one.stance.value, one.certainty.value) for one in matter.positions)
    return matter.aspect.value, matter.agreement.value, matter.verification.value, str(matter.spread), tuple(held)


def turned(told: list[Row]) -> list[Row]:
    """The answers with the two names in one another's place."""
    return sorted((*row[:4], tuple(sorted((swapped(who), *rest) for who, *rest in row[4]))) for row in told)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_two_names_swapped_in_every_report_are_swapped_in_every_account(
    reports: list[list[tuple[str, str, bool, bool]]],
) -> None:
    """Neither name is treated otherwise than the other, whoever says and does what."""
    texts = pages(reports)
    assert turned(answers(texts)) == answers([swapped(one) for one in texts])


def test_the_swap_is_its_own_undoing() -> None:
    """Swapped twice, the words are what they were."""
    text = Path(__file__).read_text("utf-8")
    assert swapped(swapped(text)) == text
