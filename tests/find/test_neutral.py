"""Law 4 in what the shipped net finds: two sides' names swapped in a report change nothing that is found in it."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Attribution, EventMention
from sayso.find import find_mentions
from sayso.model.installed import installed_tagger
from sayso.read.report import read_report
from tests.ledger.test_neutral import LEFT, RIGHT, swapped
from tests.ledger.test_neutral_dossiers import Page, changed, demo

TAGGER = installed_tagger(1)

pytestmark = pytest.mark.skipif(TAGGER is None, reason="no bundle in this checkout")


def found(page: Page) -> tuple[list[object], list[object]]:
    """All attributions and events of a page, scores to the last digit, without ids, which are digests of its words."""
    name, raw = page
    mentions = find_mentions(read_report(raw, path=name), TAGGER)

    def told(one: Attribution) -> tuple[object, ...]:
        return one.act, one.mode, one.source, one.cue, one.content, one.score, one.negated

    def happened(one: EventMention) -> tuple[object, ...]:
        return one.trigger, one.type, one.participants, one.factuality, one.places, one.times, one.score

    return [told(one) for one in mentions.attributions], [happened(one) for one in mentions.events]


def test_the_demo_s_sides_swapped_are_read_as_they_were() -> None:
    """The same words in the same places, as sure; the two names are of one length, so that places do not move."""
    pages = demo()
    assert all(any(name.encode() in raw for _, raw in pages) for name in (LEFT, RIGHT))
    assert [found(page) for page in pages] == [found(page) for page in changed(pages, swapped)]
