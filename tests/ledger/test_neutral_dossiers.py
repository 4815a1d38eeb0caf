"""Law 4 over whole dossiers: the demo's and the seed's, read and folded with their two sides' names swapped.

The sides are first given two invented names of one length, in all their forms, so that nothing but the names differs:
what real names mean (a state in the registry, a place in the gazetteer) is not what is tested here. Read by rules,
which are the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from evaluation.homemade.dossier import Printed
from sayso.demo import demo_files
from sayso.domain.account import AspectAccount, EventAccount
from sayso.ledger.store import Ledger
from sayso.pipeline import read_document
from sayso.read.report import read_report
from tests.ledger.test_neutral import LEFT, REPORTS, RIGHT, swapped
from tests.ledger.test_neutral import pages as pages_of

WHEN = datetime(2040, 1, 1, tzinfo=UTC)
Page = tuple[str, bytes]

DEMO = {r"Vardians?|Vardia": LEFT, r"Ostrelians?|Ostrelis?|Ostrel": RIGHT}
SEED = {r"Russians?|Russia": LEFT, r"Ukrainians?|Ukraine": RIGHT}


def renamed(words: str, names: Mapping[str, str]) -> str:
    """The words with every form of the sides' names replaced."""
    for pattern, name in names.items():
        words = re.sub(rf"\b(?:{pattern})(?=\b|[\u2019'])", name, words)
    return words


def changed(pages: Sequence[Page], change: Callable[[str], str]) -> list[Page]:
    """The pages with their words changed."""
    return [(name, change(raw.decode("utf-8")).encode("utf-8")) for name, raw in pages]


def accounts(pages: Sequence[Page]) -> list[str]:
    """All that the ledger answers, in words without ids, in an order of its own."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/x.db") as ledger:
        for name, raw in pages:
            ledger.record(read_document(read_report(raw, path=name)))
        found = ledger.events(WHEN)
    return sorted(_event(one) for one in found)


def _event(account: EventAccount) -> str:
    return "\n".join([f"{account.type}, {len(account.reports)} reports", *sorted(map(_matter, account.aspects))])


def _matter(one: AspectAccount) -> str:
    held = sorted(
        f"{who.actor.name} {who.stance.value} {who.certainty.value} {len(who.claims)} in {len(who.reports)}"
        for who in one.positions
    )
    ties = sorted(f"{tie.kind.value}: {tie.because}" for tie in one.relations)
    status = f"{one.aspect.value}, {one.agreement.value}, {one.verification.value}, {one.spread}, {one.because}"
    return "; ".join((status, one.proposition, *held, *ties))


def in_order(told: Iterable[str]) -> list[str]:
    """The accounts with their parts in one order: they were put in that of the names before these were swapped."""
    return sorted("\n".join(sorted("; ".join(sorted(line.split("; "))) for line in one.split("\n"))) for one in told)


def dated(number: int, text: str) -> Page:
    """A generated report as a page of its own day."""
    title, *paragraphs = text.strip().split("\n\n")
    when = f"2031-05-{10 + number}T09:00:00+00:00"
    page = Printed(str(number), f"Outlet {number}", when, title, tuple(paragraphs), page=True)
    return page.file, page.written().encode()


def demo() -> list[Page]:
    """The demo's reports, the sides under invented names."""
    pages = [(file.name, file.read_bytes()) for file in demo_files()]
    return changed(pages, lambda words: renamed(words, DEMO))


def test_the_demo_s_sides_swapped_are_swapped_in_its_ledger() -> None:
    """As many claims, of the same status, in the same words, with the names in one another's place."""
    pages = demo()
    told = accounts(pages)
    assert any(LEFT in one for one in told)
    assert any(RIGHT in one for one in told)
    assert in_order(map(swapped, told)) == in_order(accounts(changed(pages, swapped)))


@pytest.mark.packs
def test_the_seed_s_sides_swapped_are_swapped_in_its_ledger(shared: Path) -> None:
    """The founding page, whose two dozen headlines name the sides too."""
    (page,) = (shared / "seed").glob("*.txt")
    pages = changed([(page.name, page.read_bytes())], lambda words: renamed(words, SEED))
    told = accounts(pages)
    assert any(LEFT in one for one in told)
    assert in_order(map(swapped, told)) == in_order(accounts(changed(pages, swapped)))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_generated_reports_swapped_are_swapped_to_the_last_word(
    reports: list[list[tuple[str, str, bool, bool]]],
) -> None:
    """Claims, statuses, relations and reasons, whoever says and does what."""
    printed = [dated(number, text) for number, text in enumerate(pages_of(reports))]
    assert in_order(map(swapped, accounts(printed))) == in_order(accounts(changed(printed, swapped)))


def test_the_order_of_reports_changes_nothing() -> None:
    """Whoever is read first is not believed more."""
    pages = demo()
    told = accounts(pages)
    assert accounts(pages[::-1]) == told
    assert accounts([*pages[3:], *pages[:3]]) == told


OUTLETS = {
    "Corvend Courier": "Ashlow Courier",
    "Saltgate Post": "Hartlip Post",
    "Northline Daily": "Brindle Daily",
    "Dunmarrow Gazette": "Fellmoor Gazette",
    "Taldine Today": "Marsby Today",
    "Estuary One": "Meadow One",
}


def test_publishers_under_other_names_change_nothing_but_their_names() -> None:
    """No outlet's name weighs: whatever it is called on its page and by others, it is counted alike."""
    pages = demo()
    told = accounts(pages)
    other = accounts(changed(pages, lambda words: renamed(words, OUTLETS)))
    assert told != other
    assert in_order(renamed(one, OUTLETS) for one in told) == in_order(other)
