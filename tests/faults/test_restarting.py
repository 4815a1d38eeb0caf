"""A few restarts of the server under load at every change of the program; ``make faults`` makes more."""

from __future__ import annotations

import pytest

from sayso.errors import LedgerAway
from sayso.ledger import Ledger
from tests.contract.server import running
from tests.faults.harness import dice
from tests.faults.restarting import restarting
from tests.ledger.builders import Page, build


def test_restarted_under_load_a_server_loses_nothing_that_was_reported() -> None:
    """Whoever writes goes on by itself; whoever reads is told in one line; all that was reported is there, once."""
    with running() as server:
        tally = restarting(server, server.url.render_as_string(hide_password=False), 2, dice("restarting"))
    assert tally.kills == tally.in_time == 2
    assert tally.said > 4


def test_a_server_that_stays_away_is_named_in_one_line() -> None:
    """Writing waits as long as its patience, reading not at all; when the server is back the same ledger goes on."""
    with running() as server, Ledger.open(server.url.render_as_string(hide_password=False), patience=0.3) as ledger:
        assert ledger.record(build(Page())).new
        server.stop()
        for ask in (ledger.reports, lambda: ledger.record(build(Page(publisher="Taldine Post")))):
            with pytest.raises(LedgerAway, match="postgresql") as away:
                ask()
            assert "\n" not in str(away.value)
        server.start()
        assert len(ledger.reports()) == 1
        assert ledger.record(build(Page(publisher="Taldine Post"))).new
