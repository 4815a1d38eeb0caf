"""Whose text a report is, and what the ledger keeps of a claim's chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sayso.domain.identity import actor_id
from sayso.domain.lineage import Credit, Lineage, Link, Step
from sayso.domain.report import Report
from sayso.domain.text import Span
from sayso.ledger import Ledger
from sayso.ledger.lineages import report_origins
from sayso.ledger.sketches import credits_from, lineage_from, lineages_to
from tests.ledger.builders import Page, Told, build, ticking

FIRST = Report("report-1", None, None, None, None, (), "The Herald", None, None, "en", "", "")
COPY = replace(FIRST, id="report-2", publisher="The Echo", published=datetime(2031, 3, 3, tzinfo=UTC))
AFP = Credit("Agence France-Presse", "dateline", Span(7, 10), whole=True)


def test_a_credit_is_the_origin_of_all_copies() -> None:
    """A copy without a credit has the origin that its copy credits; by itself it is its publisher's."""
    credited = {"report-1": (AFP,)}
    found = report_origins([FIRST, COPY], credited, [("report-1", "report-2")])
    assert {one.origin for one in found.values()} == {actor_id("Agence France-Presse")}
    assert found["report-1"].words == Span(7, 10)
    alone = report_origins([FIRST, COPY], credited, [])
    assert alone["report-2"].origin == actor_id("The Echo")


def test_copies_without_a_credit_are_the_first_published_s() -> None:
    """The first published stands for all; where nobody says when, it comes last."""
    found = report_origins([FIRST, COPY], {}, [("report-1", "report-2")])
    assert {one.origin for one in found.values()} == {"report-2"}


def test_where_it_is_not_known_it_is_said_why() -> None:
    """Two agencies, in one report or among its copies, and a report without publisher, leave it open."""
    other = replace(AFP, agency="dpa")
    both = report_origins([FIRST], {"report-1": (AFP, other)}, [])["report-1"]
    assert (both.origin, "not told" in both.because) == (None, True)
    third = replace(FIRST, id="report-3")
    pairs = [("report-1", "report-2"), ("report-2", "report-3")]
    split = report_origins([FIRST, COPY, third], {"report-1": (AFP,), "report-3": (other,)}, pairs)
    assert split["report-2"].origin is None
    assert report_origins([replace(FIRST, publisher=None)], {}, [])["report-1"].origin is None


def test_what_is_written_is_read() -> None:
    """Credits and chains come back as they were."""
    steps = (Step("The Herald", Link.PUBLISHER, ()), Step("Varn Guard", Link.CITED, (Span(3, 9),)))
    lineage = Lineage("actor-1", steps, "its source cites it")
    said = lineages_to((AFP,), {"claim-1": lineage})
    assert credits_from(said) == (AFP,)
    assert lineage_from(said, "claim-1", "actor-1") == lineage
    assert lineage_from(said, "claim-2", None) is None


def test_the_ledger_tells_the_chain_of_a_claim(tmp_path: Path) -> None:
    """What was traced when a report was recorded can be asked for, with words that stand in its text."""
    with Ledger.open(str(tmp_path / "chains.db"), clock=ticking()) as ledger:
        ledger.record(build(Page(told=(Told(), Told(own_voice=True, words="nine people died")))))
        for claim in ledger.claims():
            found = ledger.lineage(claim.id)
            assert found is not None
            assert found.origin == claim.origin
            text = ledger.report(claim.claim.report).text
            for step in found.steps:
                assert all(text[span] for span in step.words)
            assert found.steps[0] == Step("The Herald", Link.PUBLISHER, ())
