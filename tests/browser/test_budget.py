"""What the pages may weigh: the first 300 kB over the wire, all scripts and styles together 1 MB by gzip."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from benchmarks.budget import bundle, opened
from sayso.web.ports import Ledgerlike
from tests.web.invented import EMPTY
from tests.web.placed import FORDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("ledger", [FORDS, EMPTY], ids=["a full page of events", "an empty ledger"])
def test_the_first_page_is_light(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledgerlike
) -> None:
    """With all that it loads, in a browser that never saw it; and nothing of it moves once it is drawn."""
    told = opened(browser, f"{serve_ledger(ledger)}/", slow=False)
    assert 5_000 < told["bytes"] < 300_000
    assert told["shifted"] == 0
    assert told["paint"] > 0


def test_the_bundle_is_small() -> None:
    """The map and its worker included, which the other pages do not load."""
    plain, packed = bundle()
    assert 100_000 < packed < 1_000_000
    assert packed < plain
