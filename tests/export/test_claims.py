from __future__ import annotations

from sayso.domain.claim import Stance
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.export.asking import Wanted
from sayso.export.claims import COLUMNS
from sayso.ledger import Ledger
from sayso.ledger.overview import Filters
from sayso.withholding import MARK
from tests.export.shelves import WITNESS, exported, listed, rows
from tests.ledger.builders import MONDAY, Page, Told, build


def by_words(ledger: Ledger, wanted: Wanted | None = None) -> dict[str, dict[str, str]]:
    """The rows by their claims' words."""
    return {row["words"]: row for row in rows(exported(ledger, "claims", wanted))}


def test_every_claim_has_one_row_that_says_what_the_ledger_says(ledger: Ledger) -> None:
    """Values, words and spans are those of the ledger; the words stand where the spans point."""
    told = {row["claim"]: row for row in rows(exported(ledger, "claims", Wanted(named=True)))}
    known = {one.id: one for one in ledger.claims()}
    assert told.keys() == known.keys()
    for name, row in told.items():
        one = known[name]
        assert tuple(row) == COLUMNS
        assert (row["stance"], row["certainty"], row["words"]) == (
            one.claim.stance.value,
            one.claim.certainty.value,
            one.words,
        )
        assert row["speaker"] == (one.actor.name if one.actor else "")
        spans = [tuple(map(int, span.split("-"))) for span in listed(row["content_spans"])]
        text = ledger.report(row["report"]).text.words
        assert " … ".join(text[start:end] for start, end in spans) == one.words
        assert row["record_url"] == f"http://127.0.0.1:8710/claims/{name}"


def test_the_matter_is_the_accounts(ledger: Ledger) -> None:
    """Agreement, spread and proposition of a row are those of the matter that counts the claim."""
    told = {row["claim"]: row for row in rows(exported(ledger, "claims"))}
    (account,) = [one for one in ledger.events() if one.contested]
    for matter in account.aspects:
        for claim in matter.claims:
            row = told[claim]
            assert (row["event"], row["aspect"], row["agreement"]) == (
                account.id,
                matter.aspect.value,
                matter.agreement.value,
            )
            assert row["spread_origins"] == str(matter.spread.origins)


def test_unknown_none_and_zero_are_three_values(ledger: Ledger) -> None:
    """A source nobody names, a claim about no event, and no origin are told apart."""
    told = by_words(ledger)
    nobody, winter = told["four people died"], told["winters are long in Varn"]
    assert (nobody["speaker"], nobody["speaker_kind"], nobody["origin"]) == ("", "none", "")
    assert told["the road was blocked"]["spread_origins"] == "0"
    assert (winter["event"], winter["standing"], winter["spread_origins"]) == ("none", "no-event", "none")
    assert told["the road was blocked"]["published"] == ""
    assert winter["decided"] == "none"


def test_a_word_that_a_spreadsheet_would_run_is_guarded(ledger: Ledger) -> None:
    """The file's cell begins with an apostrophe."""
    assert b",'=HYPERLINK(1) washed away," in exported(ledger, "claims")


def test_witnesses_are_not_named_unless_asked_for(ledger: Ledger) -> None:
    """Neither their name nor the id that is made of it stands anywhere."""
    (witness,) = [one for one in ledger.claims() if one.actor and one.actor.name == WITNESS]
    assert witness.actor is not None
    hidden = exported(ledger, "claims").decode()
    assert WITNESS not in hidden
    assert "Venn" not in hidden
    assert witness.actor.id not in hidden
    assert by_words(ledger)["shots were heard at Korva"]["speaker"] == MARK
    assert by_words(ledger, Wanted(named=True))["shots were heard at Korva"]["speaker"] == WITNESS


def test_a_selection_has_the_claims_of_its_events_alone(ledger: Ledger) -> None:
    """Claims about no event are about none of them."""
    assert by_words(ledger, Wanted(Filters(place="Telmarin"))).keys() == {"=HYPERLINK(1) washed away"}
    assert not by_words(ledger, Wanted(Filters(place="nowhere")))


def test_what_people_decided_is_told_and_rejected_claims_stay(ledger: Ledger) -> None:
    """A rejected claim keeps its row, and says so."""
    (one,) = [one for one in ledger.claims() if one.claim.stance is Stance.DENIES]
    ledger.judge(Judgement(JudgementKind.REJECT, one.id, None, None, "misread"), "Ada Moor")
    (row,) = [row for row in rows(exported(ledger, "claims")) if row["claim"] == one.id]
    assert (row["standing"], row["decided"], row["decided_by"]) == ("rejected", "rejected", "Ada Moor")
    assert row["agreement"] == "none"


def test_grades_stand_in_the_row_of_their_claim(ledger: Ledger) -> None:
    """The letter of its speaker and its own digit; ``none`` where nobody graded it."""
    (one,) = [one for one in ledger.claims() if one.claim.stance is Stance.DENIES]
    ledger.judge(Judgement(JudgementKind.CREDIBILITY, one.id, "6", None, None), "Ada Moor")
    ledger.judge(Judgement(JudgementKind.RELIABILITY, str(one.claim.actor), "C", None, None), "Ada Moor")
    told = {row["claim"]: (row["reliability"], row["credibility"]) for row in rows(exported(ledger, "claims"))}
    assert told.pop(one.id) == ("C", "6")
    assert {digit for _, digit in told.values()} == {"none"}


def test_the_same_ledger_makes_the_same_file(ledger: Ledger) -> None:
    """Byte for byte; and what was recorded later is not in the file of an earlier moment."""
    first = exported(ledger, "claims")
    assert exported(ledger, "claims") == first
    then = ledger.recorded_until()
    ledger.record(build(Page(told=(Told(who="Governor Tessel", words="more was said"),), published=MONDAY)))
    ledger.judge(Judgement(JudgementKind.ACCEPT, ledger.claims()[0].id, None, None, None), "Ada Moor")
    assert exported(ledger, "claims") != first
    assert exported(ledger, "claims", Wanted(as_of=then)) == first


def test_an_empty_ledger_makes_a_head_alone(tmp_path: object) -> None:
    """Nothing recorded is no fault."""
    with Ledger.open(f"{tmp_path}/empty.db") as empty:
        for form in ("claims", "acled", "ucdp"):
            assert rows(exported(empty, form)) == []
        assert exported(empty, "geojson").endswith(b'"features": [\n\n]}\n')
        assert empty.recorded_until() is None


def test_a_claim_of_a_page_that_was_changed_says_so(tmp_path: object) -> None:
    """The former version's claims are there, and count nowhere."""
    url = "https://herald.example/one"
    with Ledger.open(f"{tmp_path}/one.db") as made:
        made.record(build(Page(url=url, told=(Told(words="the dam still held"),))))
        made.record(build(Page(url=url, told=(Told(words="the mill burned"),))))
        told = by_words(made)
    assert told["the dam still held"]["standing"] == "former-version"
    assert told["the mill burned"]["standing"] == "counts"
