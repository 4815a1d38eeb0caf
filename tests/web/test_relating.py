"""How claims stand to one another, on the pages of events and claims and in the API."""

from __future__ import annotations

import json
from dataclasses import replace

from sayso.domain.account import EventAccount
from sayso.domain.relation import ClaimRelation, ClaimRelationKind, Independence
from sayso.web.app import make_app
from sayso.web.relating import MOST
from tests.web.asking import ask, page, text
from tests.web.invented import (
    CONTROL_ROW,
    LEDGER,
    RAID,
    RAID_ACCOUNT,
    RECORDED,
    TOLD_DENIAL,
    TOLD_TAKEN,
    TOLD_TAKEN_AGAIN,
    InventedLedger,
)


def tie(kind: ClaimRelationKind, because: str) -> ClaimRelation:
    """A relation of the governor's denial to the League's claim."""
    return ClaimRelation(
        kind,
        TOLD_DENIAL.id,
        TOLD_TAKEN.id,
        Independence.OTHER,
        TOLD_DENIAL.claim.content,
        TOLD_TAKEN.claim.content,
        0.415,
        because,
    )


DENIES = tie(ClaimRelationKind.DENIES, "The governor <b>denies</b> what the League says")
REPEATS = replace(
    tie(ClaimRelationKind.REPEATS, "the League says it in another report too: one origin"),
    subject=TOLD_TAKEN_AGAIN.id,
    independence=Independence.SHARED,
)


def ledger(*relations: ClaimRelation) -> InventedLedger:
    """The invented ledger with these relations in its contested matter."""
    row = replace(CONTROL_ROW, relations=relations)
    account: EventAccount = replace(RAID_ACCOUNT, aspects=(RAID_ACCOUNT.aspects[0], row))
    return replace(LEDGER, versions=((RECORDED, account),))


def test_an_event_tells_who_denies_whom_with_both_words() -> None:
    """The sentence is plain text, and each end's words lead to their claim."""
    seen = page(ledger(DENIES, REPEATS), f"/events/{RAID}")
    (denied, repeated) = seen.xpath("//li[contains(@class, 'tie')]")
    assert " ".join(denied.text_content().split()) == (
        "The governor <b>denies</b> what the League says: “that the bridge had fallen” / "
        "“its fighters had taken the bridge at Tarn Ford before dawn” score 0.41"
    )
    assert denied.xpath(".//a/@href") == [f"/claims/{TOLD_DENIAL.id}", f"/claims/{TOLD_TAKEN.id}"]
    assert repeated.xpath("ancestor::details/summary/text()") == ["1 in which nobody differs"]


def test_a_claim_tells_its_own_relations_alone() -> None:
    """A claim's page has those of which it is an end."""
    seen = page(ledger(DENIES, REPEATS), f"/claims/{TOLD_DENIAL.id}")
    assert len(seen.xpath("//li[contains(@class, 'tie')]")) == 1
    assert "How it stands to other claims" in text(seen, "h2")
    assert "How it stands to other claims" not in text(page(LEDGER, f"/claims/{TOLD_DENIAL.id}"), "h2")


def test_a_page_does_not_grow_without_end() -> None:
    """Beyond a bound the page says how many more the file has."""
    says = [(f"The governor says “{number}”", (str(number),)) for number in range(MOST + 3)]
    many = [replace(DENIES, because=because, given=given) for because, given in says]
    seen = page(ledger(*many), f"/events/{RAID}")
    assert len(seen.xpath("//li[contains(@class, 'tie')]")) == MOST
    assert "3 more are in the JSON file" in text(seen, "p.counts")


def test_the_api_has_kinds_words_and_scores() -> None:
    """The event over HTTP has them as in the public shape."""
    told = json.loads(ask(make_app(ledger(DENIES)), f"/api/events/{RAID}").text)
    (relation,) = told["aspects"][1]["relations"]
    assert relation["kind"] == "denies"
    assert relation["independence"] == "other-origin"
    assert relation["subject_words"] == [[one.start, one.end] for one in TOLD_DENIAL.claim.content]
    assert relation["score"] == 0.415
