"""What the fold says of small ledgers written out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sayso.domain.account import Agreement, AspectAccount, Spread, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import actor_id
from sayso.domain.ledger import Judgement, JudgementKind, ToldClaim, ToldEvent
from sayso.domain.quotation import trimmed
from sayso.fold.status import fold
from tests.ledger.builders import MONDAY, Happening, Page, Told, build
from tests.ledger.model import Model, model_of
from tests.ledger.pages import body

LATER = datetime(2040, 1, 1, tzinfo=UTC)
VARN, OSTR = "Ministry of Varn", "Ostr High Command"
DENIAL = Told(who=OSTR, stance=Stance.DENIES)
UNVERIFIED = Told(own_voice=True, stance=Stance.CANNOT_VERIFY)


def only(model: Model) -> AspectAccount:
    """The only matter of the only event."""
    (event,) = fold(model.entries, LATER)
    (matter,) = event.aspects
    return matter


def ids(model: Model, kind: type[ToldClaim | ToldEvent]) -> list[str]:
    """The ids of the claims or the events in the order of recording."""
    return [entry.id for entry in model.entries if isinstance(entry.body, kind)]


def test_one_for_and_another_against_is_contested() -> None:
    """A matter that one speaker asserts and another denies is contested, and the account says who does what."""
    matter = only(model_of([build(Page(told=(Told(), DENIAL)))]))
    assert matter.agreement is Agreement.CONTESTED
    assert matter.because == (
        "asserted by Ministry of Varn; denied by Ostr High Command; 1 report, 1 publisher, 2 origins"
    )


def test_two_for_are_not_contested() -> None:
    """Those who agree are listed together."""
    matter = only(model_of([build(Page(told=(Told(), Told(who=OSTR))))]))
    assert matter.agreement is Agreement.UNCONTESTED
    assert "asserted by Ministry of Varn and Ostr High Command" in matter.because


def matters(*told: Told) -> list[AspectAccount]:
    """The matters of the only event of one report."""
    (event,) = fold(model_of([build(Page(told=told))]).entries, LATER)
    return list(event.aspects)


def test_propositions_of_one_aspect_are_accounted_apart() -> None:
    """A denial of one thing contests no other, though both are of one aspect."""
    tolls = Told(words="the tolls were raised in spring", aspect=Aspect.OTHER)
    bells = Told(who=OSTR, words="the bells were never melted", aspect=Aspect.OTHER, stance=Stance.DENIES)
    found = matters(tolls, bells)
    assert [one.proposition for one in found] == [tolls.words, bells.words]
    assert {one.agreement for one in found} == {Agreement.UNCONTESTED}


def test_figures_that_exclude_one_another_are_contested() -> None:
    """Figures for one thing stand side by side: who gives another than the proposition's disputes it."""
    three = Told(words="three people were wounded", aspect=Aspect.HOW_MANY)
    seven = Told(who=OSTR, words="the raid wounded seven people", aspect=Aspect.HOW_MANY)
    (matter,) = matters(three, seven)
    assert matter.agreement is Agreement.CONTESTED
    assert "Ministry of Varn says three; Ostr High Command says seven" in matter.because
    assert [(one.stance, one.rival) for one in matter.positions] == [(Stance.ASSERTS, False), (Stance.DISPUTES, True)]
    (same,) = matters(three, replace(seven, words="at least two people were wounded"))
    assert same.agreement is Agreement.UNCONTESTED


def test_speakers_of_one_figure_are_told_of_together() -> None:
    """Why a matter is contested names each figure once, with all who give it."""
    three = Told(words="three people were wounded", aspect=Aspect.HOW_MANY)
    seven = Told(who=OSTR, words="the raid wounded seven people", aspect=Aspect.HOW_MANY)
    mayor = Told(who="the Crier Council", words="seven people were wounded in the raid", aspect=Aspect.HOW_MANY)
    (matter,) = matters(three, seven, mayor)
    assert "Ministry of Varn says three; Ostr High Command and the Crier Council say seven" in matter.because


def test_the_proposition_is_a_clause_where_anybody_gives_one() -> None:
    """Words without a verb stand for a matter only where nobody says it in a clause."""
    scrap = Told(words="the losses in the raid at two", aspect=Aspect.HOW_MANY)
    clause = Told(who=OSTR, words="two were lost in the raid", aspect=Aspect.HOW_MANY)
    assert [one.proposition for one in matters(scrap, clause)] == [clause.words]
    assert [one.proposition for one in matters(scrap)] == [scrap.words]


def test_who_puts_losses_at_another_figure_does_not_hold_the_proposition() -> None:
    """A figure of losses without a unit is a figure all the same."""
    twelve = Told(words="12 raiders were lost in the raid", aspect=Aspect.HOW_MANY)
    few = Told(who=OSTR, words="it lost two in the raid", aspect=Aspect.HOW_MANY)
    (matter,) = matters(twelve, few)
    assert [(one.actor.name, one.stance) for one in matter.positions] == [
        (VARN, Stance.ASSERTS),
        (OSTR, Stance.DISPUTES),
    ]


def test_one_speaker_who_gives_two_figures_contests_nothing() -> None:
    """A figure that its own speaker corrects is no rival of itself."""
    three = Told(words="three people were wounded", aspect=Aspect.HOW_MANY)
    (matter,) = matters(three, replace(three, words="five people were wounded"))
    assert matter.agreement is Agreement.UNCONTESTED


def test_rival_doers_are_contested() -> None:
    """Where one names one side and another the other, nobody has to deny anything."""
    one = Told(words="a Vardian rocket hit the depot", aspect=Aspect.WHO_DID)
    found = matters(one, Told(who=OSTR, words="the blast was caused by Ostrel", aspect=Aspect.WHO_DID))
    assert [matter.agreement for matter in found] == [Agreement.CONTESTED, Agreement.CONTESTED]
    assert all("Ministry of Varn names Vardian" in matter.because for matter in found)
    (agreed,) = matters(one, Told(who=OSTR, words="the blast was caused by Vardia", aspect=Aspect.WHO_DID))
    assert agreed.agreement is Agreement.UNCONTESTED


def test_words_of_checking_without_aspect_are_about_what_precedes_them() -> None:
    """Non-verification that says nothing of its own is with the claim before it, under that claim's aspect."""
    unsure = replace(UNVERIFIED, words="the claim", aspect=Aspect.OTHER)
    (matter,) = matters(Told(), unsure)
    assert matter.aspect is Aspect.CONTROL
    assert matter.verification is Verification.OUTLET_STATES_NOT_VERIFIED


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\u201cthe dam still held,", "the dam still held"),
        ("\u201cthe dam still held\u201d", "the dam still held"),
        ("the \u201cold dam\u201d held,\u201d", "the \u201cold dam\u201d held,\u201d"),
        ("it is the raiders\u2019", "it is the raiders\u2019"),
        ("the dam still held", "the dam still held"),
    ],
)
def test_a_proposition_has_no_dangling_marks(words: str, shown: str) -> None:
    """Quotation marks and commas at the ends are left out, unless marks inside belong with them."""
    assert trimmed(words) == shown


def test_a_speaker_who_turns_revises_and_contests_nothing() -> None:
    """One speaker on both sides is told as a revision, in the order of publication and not of arrival."""
    late = Page(publisher="Taldine Post", told=(replace(DENIAL, who=VARN),), published=MONDAY + timedelta(days=1))
    for pages in ([Page(), late], [late, Page()]):
        matter = only(model_of(map(build, pages)))
        assert matter.agreement is Agreement.UNCONTESTED
        assert "Ministry of Varn was first reported for it and later against it" in matter.because


def test_two_nameless_sources_may_be_two() -> None:
    """Sources that nobody names do not revise one another: what one says and one denies is contested."""
    told = (Told(who=None), Told(who=None, stance=Stance.DENIES, words="the bridge was never taken"))
    assert only(model_of([build(Page(told=told))])).agreement is Agreement.CONTESTED


def test_unknown_origin_none_and_zero_are_three_things() -> None:
    """An unknown origin is counted beside the origins; claims that take no side make a spread of zeros."""
    unnamed = only(model_of([build(Page(told=(Told(who="a senior officer", unnamed=True),)))]))
    assert unnamed.spread == Spread(reports=1, publishers=1, origins=0, origins_unknown=1)
    assert "1 of unknown origin" in unnamed.because
    declined = only(model_of([build(Page(told=(Told(stance=Stance.DECLINES),)))]))
    assert declined.spread == Spread(reports=0, publishers=0, origins=0, origins_unknown=0)
    assert "no report takes a side" in declined.because
    unsigned = only(model_of([build(Page(publisher=None))]))
    assert unsigned.spread == Spread(reports=1, publishers=0, origins=1, origins_unknown=0)
    assert "publisher not known" in unsigned.because


def test_a_copy_without_publisher_adds_no_unknown_origin() -> None:
    """What a text says itself has the origin that any of its copies tells; where none does, it is unknown once."""
    voice = (Told(own_voice=True),)
    signed, unsigned = (Page(publisher=name, told=voice, body=body(1)) for name in ("The Herald", None))
    again = replace(unsigned, url="https://copy.invalid/")
    assert only(model_of(map(build, [unsigned, again]))).spread == Spread(2, 0, 0, 1)
    assert only(model_of(map(build, [unsigned, again, signed]))).spread == Spread(3, 1, 1, 0)


def test_an_event_without_claims_has_no_matters() -> None:
    """Claims that are about no event stand in none; the event is told all the same."""
    (event,) = fold(model_of([build(Page(told=(Told(event=None),)))]).entries, LATER)
    assert event.aspects == ()
    assert event.label == "raid, Korva"


def test_an_outlet_that_could_not_verify_is_named() -> None:
    """Non-verification names its outlet and leaves the claim uncontested."""
    matter = only(model_of([build(Page(told=(Told(), UNVERIFIED)))]))
    assert matter.verification is Verification.OUTLET_STATES_NOT_VERIFIED
    assert matter.agreement is Agreement.UNCONTESTED
    assert matter.because.endswith("The Herald states that it was not verified")


@pytest.mark.parametrize(
    ("certainty", "verification"),
    [(Certainty.CERTAIN, Verification.VERIFIED), (Certainty.PROBABLE, Verification.PARTLY)],
)
def test_an_outlet_that_has_checked_outweighs_one_that_has_not(
    certainty: Certainty, verification: Verification
) -> None:
    """Words of checking in an outlet's own voice verify, in part where they hedge."""
    checked = Told(own_voice=True, stance=Stance.CONFIRMS, certainty=certainty)
    pages = [Page(told=(Told(), UNVERIFIED)), Page(publisher="Taldine Post", told=(checked,))]
    matter = only(model_of(map(build, pages)))
    assert matter.verification is verification
    assert "Taldine Post states that it was verified" in matter.because
    assert "The Herald states that it was not verified" in matter.because


@pytest.mark.parametrize(
    ("source", "verification"),
    [
        ("a film verified by the Herald's desk", Verification.VERIFIED),
        ("unconfirmed messages", Verification.OUTLET_STATES_NOT_VERIFIED),
        ("messages seen by the Herald", Verification.NOT_MARKED),
    ],
)
def test_what_a_report_calls_its_source_is_its_word_on_checking(source: str, verification: Verification) -> None:
    """A source called verified or unconfirmed is called so by the report, which is named."""
    matter = only(model_of([build(Page(told=(Told(who=source, unnamed=True),)))]))
    assert matter.verification is verification
    assert ("The Herald states" in matter.because) is (verification is not Verification.NOT_MARKED)


def test_who_tried_to_tell_and_could_not_makes_it_inconclusive() -> None:
    """A speaker other than an outlet who cannot tell has tried; the outlets' words are told beside."""
    unsure = Told(who="Tidewater Institute", stance=Stance.CANNOT_VERIFY, words="whether the bridge was taken")
    matter = only(model_of([build(Page(told=(Told(), unsure, UNVERIFIED)))]))
    assert matter.verification is Verification.ATTEMPTED_INCONCLUSIVE
    assert "could not be verified by Tidewater Institute" in matter.because
    assert "The Herald states that it was not verified" in matter.because


def test_a_minister_who_confirms_verifies_nothing() -> None:
    """Confirmation by a speaker is a position."""
    matter = only(model_of([build(Page(told=(Told(), Told(who=OSTR, stance=Stance.CONFIRMS))))]))
    assert matter.verification is Verification.NOT_MARKED


def test_a_judgement_of_verification_weighs_most_until_undone() -> None:
    """The latest judgement decides and its maker is named; undone, the outlets' words count again."""
    model = model_of([build(Page(told=(Told(), UNVERIFIED)))])
    event = ids(model, ToldEvent)[0]
    refuted = Judgement(JudgementKind.VERIFICATION, event, "control=refuted", None, "the bridge stands in the pictures")
    model.judge(refuted, by="Ada Moor")
    assert only(model).verification is Verification.REFUTED
    assert "Ada Moor judges it refuted (the bridge stands in the pictures)" in only(model).because
    model.judge(Judgement(JudgementKind.UNDO, refuted.id, None, None, None))
    assert only(model).verification is Verification.OUTLET_STATES_NOT_VERIFIED
    model.judge(refuted, by="Ada Moor")
    assert only(model).verification is Verification.REFUTED


def test_a_rejected_claim_is_left_out_and_that_is_said() -> None:
    """Rejecting the denial ends the contest; the account says that a claim was left out."""
    model = model_of([build(Page(told=(Told(), DENIAL)))])
    denial = next(e.id for e in model.entries if isinstance(e.body, ToldClaim) and e.body.claim.stance is Stance.DENIES)
    model.judge(Judgement(JudgementKind.REJECT, denial, None, None, "misread"))
    matter = only(model)
    assert matter.agreement is Agreement.UNCONTESTED
    assert denial not in matter.claims
    assert "1 claim rejected by a person left out" in matter.because
    model.judge(Judgement(JudgementKind.ACCEPT, denial, None, None, None))
    assert only(model).agreement is Agreement.CONTESTED


def test_a_side_is_set_by_a_person() -> None:
    """A side judged for an actor stands in every position of theirs; the latest counts."""
    model = model_of([build(Page())])
    assert only(model).positions[0].actor.side is None
    for side in ("Ostr", "Varn"):
        model.judge(Judgement(JudgementKind.SIDE, actor_id(VARN), side, None, None))
    assert only(model).positions[0].actor.side == "Varn"


def test_what_a_person_parts_stays_apart() -> None:
    """Never-the-same cuts a chain of ties at its weakest link, and undoing it joins the events again."""
    days = [None, MONDAY, MONDAY + timedelta(days=1)]
    pages = [Page(publisher=f"Outlet {n}", events=(Happening(day=day),)) for n, day in enumerate(days)]
    model = model_of(map(build, pages))
    assert len(fold(model.entries, LATER)) == 1
    undated, monday, tuesday = ids(model, ToldEvent)
    never = Judgement(JudgementKind.NEVER_SAME, undated, None, tuesday, "another raid")
    model.judge(never)
    for entries in (model.entries, model.entries[::-1]):
        apart = {one.id: len(one.reports) for one in fold(entries, LATER)}
        assert apart == {undated: 1, monday: 2}  # those with dates are the more alike
    model.judge(Judgement(JudgementKind.SAME_EVENT, undated, None, monday, None))
    kept = max(fold(model.entries, LATER), key=lambda one: len(one.reports))
    assert kept.id == undated
    assert kept.earliest == datetime(2031, 3, 3, tzinfo=UTC)
    model.judge(Judgement(JudgementKind.UNDO, never.id, None, None, None))
    assert len(fold(model.entries, LATER)) == 1


def test_a_person_joins_what_the_program_kept_apart() -> None:
    """Same-event joins two reports' events of which nothing else says that they are one."""
    model = model_of([build(Page()), build(Page(publisher="Taldine Post", events=(Happening(place="Telmarin"),)))])
    assert len(fold(model.entries, LATER)) == 2
    one, other = ids(model, ToldEvent)
    model.judge(Judgement(JudgementKind.SAME_EVENT, one, None, other, None))
    (event,) = fold(model.entries, LATER)
    assert len(event.reports) == 2
    assert event.id == one


def test_the_contested_come_first() -> None:
    """Events are in the order of their contested matters, then of their reports."""
    calm = [Page(publisher=f"Outlet {n}", events=(Happening(place="Telmarin"),)) for n in range(2)]
    pages = [*calm, Page(told=(Told(), DENIAL))]
    assert [one.contested for one in fold(model_of(map(build, pages)).entries, LATER)] == [1, 0]


def test_matters_come_in_the_order_of_the_contract() -> None:
    """Aspects of an event are listed in one order, whatever was claimed first."""
    told = (Told(aspect=Aspect.MOTIVE), Told(aspect=Aspect.WHAT, words="nine people died"))
    (event,) = fold(model_of([build(Page(told=told))]).entries, LATER)
    assert [one.aspect for one in event.aspects] == [Aspect.WHAT, Aspect.MOTIVE]


def test_many_speakers_are_counted_and_not_all_named() -> None:
    """From the sixth speaker on the others are a number."""
    told = tuple(Told(who=f"Office {n}") for n in range(8))
    matter = only(model_of([build(Page(told=told))]))
    assert "Office 4 and 3 others;" in matter.because
    assert len(matter.positions) == 8
