"""What people decide, in every store: it counts, it can be taken back, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sayso.domain.account import EventAccount
from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import ActorKind, actor_id
from sayso.domain.ledger import Judgement, JudgementKind, Proposed, Relation, ToldClaim
from sayso.errors import BadRequest
from sayso.fold.status import fold
from sayso.fold.values import Field, correction, place_value
from sayso.ledger import Ledger
from sayso.ledger.decided import decided
from sayso.ledger.judgements import (
    ActorsProposed,
    ClaimProposed,
    Filter,
    MergeProposed,
    accept,
    correct,
    decide_all,
    grade_claim,
    grade_source,
    judge,
    merge,
    never_same,
    queue,
    reject,
    set_side,
    split,
    told_among,
    told_of,
    undo,
)
from tests.ledger.builders import Happening, Page, Told, build
from tests.ledger.pages import body

LATER = datetime(2040, 1, 1, tzinfo=UTC)
ADA, BO = "Ada Moor", "Bo Lind"
VARN, OSTR = actor_id("Ministry of Varn"), actor_id("Ostr High Command")
THREE = (
    Page(told=(Told(), Told(who="Ostr High Command", stance=Stance.DENIES))),
    Page(publisher="Taldine Post", body=body(1)),
    Page(publisher="Radio Corv", body=body(2), events=(Happening(place="Telmarin"),)),
)


def filled(ledger: Ledger, pages: Sequence[Page] = THREE) -> tuple[list[str], list[str]]:
    """The ids of the claims and of the reports' events, in the order of recording."""
    for page in pages:
        ledger.record(build(page))
    claims = ledger.claims()
    return [one.id for one in claims], list(dict.fromkeys(one.claim.event or "" for one in claims))


def bare(accounts: Sequence[EventAccount]) -> list[EventAccount]:
    """The accounts without the moment that they were asked for."""
    return [replace(one, aspects=tuple(replace(each, as_of=LATER) for each in one.aspects)) for one in accounts]


def speakers(ledger: Ledger, **how: str) -> dict[str | None, str | None]:
    """By the id of each speaker the side."""
    return {
        position.actor.id: position.actor.side
        for event in ledger.events(LATER, **how)
        for aspect in event.aspects
        for position in aspect.positions
    }


def judgements(claims: Sequence[str], events: Sequence[str], reports: Sequence[str]) -> list[Judgement]:
    """One of every kind but undo."""
    return [
        accept(claims[0]),
        reject(claims[1], "misread"),
        correct(claims[0], correction(Field.STANCE, Stance.DENIES)),
        correct(claims[0], correction(Field.FIGURE, "10//15 people")),
        correct(claims[2], correction(Field.ACTOR, "Guild of Ulm", ActorKind.ORGANISATION)),
        correct(claims[1], correction(Field.EVENT, events[2])),
        correct(claims[3], correction(Field.EVENT, None)),
        merge(events[0], events[2]),
        never_same(events[0], events[1]),
        split(events[1]),
        Judgement(JudgementKind.PLACE, events[0], place_value("Old Korva", 1.5, 2.5, precision=1), None, None),
        Judgement(JudgementKind.TIME, events[1], "2031-03-02/2031-03-03", None, None),
        Judgement(JudgementKind.VERIFICATION, events[0], "control=verified:geolocation", "The Lens", None),
        set_side(VARN, "Varn"),
        merge(VARN, OSTR),
        never_same(VARN, OSTR),
        split(VARN, reports[1]),
        grade_source(VARN, "B"),
        grade_claim(claims[0], "4", "its numbers do not add up"),
    ]


picks = st.lists(st.tuples(st.integers(0, 30), st.sampled_from((ADA, BO))), min_size=1, max_size=6)


# the examples share one ledger, and what is asked holds all the same; to shrink one would be to mislead
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(picks)
def test_undoing_restores_the_earlier_answer_exactly(ledger: Ledger, picked: list[tuple[int, str]]) -> None:
    """Whatever is judged and then taken back, last first: the answer is what it was, and the entries only grew."""
    claims, events = filled(ledger)
    choice = judgements(claims, events, [one.id for one in ledger.reports()])
    before, entries = bare(ledger.events(LATER)), list(ledger.entries())
    proposed = queue(ledger).items
    moments, answers, made = [], [], []
    for number, by in picked:
        judgement = choice[number % len(choice)]
        if ledger.judge(judgement, by):
            made.append((judgement.id, by))
            moments.append(list(ledger.entries())[-1].recorded_at)
            answers.append(ledger.events(moments[-1]))
    assert ledger.events(LATER) == fold(ledger.entries(), LATER)
    for event in ledger.events(LATER):
        assert ledger.event(event.id, LATER) == event
    for name in dict.fromkeys(name for name, _ in reversed(made)):
        undo(ledger, name, BO)
    assert bare(ledger.events(LATER)) == before
    assert queue(ledger).items == proposed
    assert list(ledger.entries())[: len(entries)] == entries
    assert [ledger.events(moment) for moment in moments] == answers


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5))
def test_one_event_is_what_it_is_among_all(ledger: Ledger, picked: list[tuple[int, int, int]]) -> None:
    """Also where what was judged is of a former version or reading, was moved to another event, or was taken back."""
    was = replace(THREE[0], url="https://herald.invalid/korva")
    filled(ledger, (was, *THREE[1:], replace(was, body="An added line.")))
    again = build(THREE[1])
    ledger.record(replace(again, claims=again.claims[:1], reader="builder 2"))
    told = [one.body for one in ledger.entries() if isinstance(one.body, ToldClaim)]
    claims = sorted({one.id for one in told})
    events = sorted({one.claim.event for one in told if one.claim.event})
    for kind, first, second in picked:
        claim, event, other = (ids[at % len(ids)] for ids, at in ((claims, first), (events, first), (events, second)))
        made = ledger.judgements()
        chosen = (
            reject(claim),
            correct(claim, correction(Field.EVENT, other)),
            correct(claim, correction(Field.ACTOR, "Guild of Ulm", ActorKind.ORGANISATION)),
            merge(event, other),
            never_same(event, other),
            split(event),
            Judgement(JudgementKind.VERIFICATION, event, "control=verified:geolocation", None, None),
            Judgement(JudgementKind.UNDO, made[second % len(made)].id, None, None, None) if made else reject(claim),
        )[kind]
        if chosen.subject != chosen.other:
            judge(ledger, chosen, (ADA, BO)[second % 2])
    assert [ledger.event(event.id, LATER) for event in ledger.events(LATER)] == list(ledger.events(LATER))
    every, known = ledger.decisions(), ledger.claims()
    assert [decided(ledger.decisions(claims=[one.id]), [one]) for one in known] == [
        decided(every, [one]) for one in known
    ]
    everything = ledger.judgements()
    for one in known:
        own = ledger.judgements(claims=[one.id])
        assert told_among(own, [one.id], ()) == told_among(everything, [one.id], ())


def test_grades_change_no_answer(ledger: Ledger) -> None:
    """Neither a source's nor a claim's; and a claim that was graded still waits for a decision."""
    claims, _ = filled(ledger)
    before, proposed = bare(ledger.events(LATER)), queue(ledger).items
    for one in (grade_source(VARN, "E"), grade_claim(claims[0], "1"), grade_claim(claims[1], "5")):
        judge(ledger, one, ADA)
    assert bare(ledger.events(LATER)) == before
    assert queue(ledger).items == proposed


def grades(ledger: Ledger, as_of: datetime | None = None) -> list[tuple[str | None, str | None]]:
    """Of each claim its speaker's grade and its own; None: nobody graded it."""
    return [
        (
            one.reliability.judgement.value if one.reliability else None,
            one.credibility.judgement.value if one.credibility else None,
        )
        for one in decided(ledger.decisions(as_of), ledger.claims())
    ]


def test_the_latest_grade_counts_until_it_is_taken_back(ledger: Ledger) -> None:
    """As of an earlier moment it is what it was; that nobody graded something is no grade of it."""
    claims, _ = filled(ledger, THREE[:1])
    assert grades(ledger) == [(None, None), (None, None)]
    judge(ledger, grade_source(VARN, "F"), ADA)
    judge(ledger, grade_claim(claims[0], "6"), ADA)
    moment = list(ledger.entries())[-1].recorded_at
    judge(ledger, grade_source(VARN, "B"), BO)
    assert grades(ledger) == [("B", "6"), (None, None)]
    assert grades(ledger, moment) == [("F", "6"), (None, None)]
    undo(ledger, grade_source(VARN, "B").id, ADA)
    assert grades(ledger) == [("F", "6"), (None, None)]


def test_a_grade_holds_for_whoever_is_held_to_be_the_same(ledger: Ledger) -> None:
    """Under each of the names."""
    filled(ledger, THREE[:1])
    judge(ledger, grade_source(OSTR, "D"), ADA)
    judge(ledger, merge(VARN, OSTR), ADA)
    assert [one for one, _ in grades(ledger)] == ["D", "D"]


@pytest.mark.parametrize("value", ["", "G", "7", "b", "b, usually reliable"])
def test_what_is_no_grade_is_refused(ledger: Ledger, value: str) -> None:
    """A letter of a source, a digit of a claim; nothing is recorded."""
    claims, _ = filled(ledger, THREE[:1])
    for one in (grade_source(VARN, value), grade_claim(claims[0], value)):
        with pytest.raises(BadRequest, match="it is one of"):
            judge(ledger, one, ADA)
    assert not ledger.judgements()


def test_an_event_has_the_claims_that_were_moved_to_it(ledger: Ledger) -> None:
    """Asked for alone too, though nothing else ties it to the event that the claim was found under."""
    claims, events = filled(ledger)
    judge(ledger, correct(claims[0], correction(Field.EVENT, events[2])), ADA)
    moved = ledger.event(events[2], LATER)
    assert claims[0] in {name for aspect in moved.aspects for name in aspect.claims}
    assert moved in ledger.events(LATER)


def test_a_corrected_figure_counts(ledger: Ledger) -> None:
    """What was read wrongly collides with nobody any more; taken back, it does again. The reading stays."""
    nine, ninety = (
        Told(who=who, words=f"{number} guards were killed", aspect=Aspect.HOW_MANY)
        for who, number in (("Ministry of Varn", "nine"), ("Ostr High Command", "ninety"))
    )
    claims, _ = filled(ledger, (Page(told=(nine, ninety)),))

    def agreements() -> list[str]:
        return [one.agreement.value for event in ledger.events(LATER) for one in event.aspects]

    def figures() -> list[float]:
        told = (each for event in ledger.events(LATER) for one in event.aspects for each in one.positions)
        return sorted(quantity.best or 0 for each in told for _, quantity in each.quantities)

    report = ledger.reports()[0].id
    reading = ledger.reading_json(report)
    assert (agreements(), figures()) == (["contested"], [9, 90])
    made = judge(ledger, correct(claims[1], correction(Field.FIGURE, "9"), "a slip of the type"), ADA)
    assert (agreements(), figures()) == (["uncontested"], [9, 9])
    assert ledger.reading_json(report) == reading
    with pytest.raises(BadRequest, match="is no figure"):
        judge(ledger, correct(claims[1], "figure=ninety"), ADA)
    undo(ledger, made, BO)
    assert (agreements(), figures()) == (["contested"], [9, 90])


def test_an_undo_can_be_undone(ledger: Ledger) -> None:
    """It is a judgement like any other; what it took back counts again."""
    claims, _ = filled(ledger)
    judge(ledger, reject(claims[0]), ADA)
    rejected = ledger.events(LATER)
    first = undo(ledger, reject(claims[0]).id, BO, "it stands there")
    assert ledger.events(LATER) != rejected
    undo(ledger, first, ADA)
    assert ledger.events(LATER) == rejected
    with pytest.raises(BadRequest, match="undone already"):
        undo(ledger, first, ADA)


def test_a_decided_claim_is_not_proposed_again(ledger: Ledger) -> None:
    """Rejected, accepted or corrected, it leaves the queue, also when another reader finds it again."""
    claims, _ = filled(ledger)
    assert [one.id for one in queue(ledger, Filter(kind=Proposed.CLAIM)).items] == sorted(claims)
    judge(ledger, reject(claims[0]), ADA)
    judge(ledger, accept(claims[1]), ADA)
    judge(ledger, correct(claims[2], correction(Field.CERTAINTY, "possible")), ADA)
    ledger.record(replace(build(THREE[0]), reader="builder 2"))
    assert [one.id for one in queue(ledger, Filter(kind=Proposed.CLAIM)).items] == [claims[3]]


def test_a_rejection_follows_the_words_to_a_later_reading(ledger: Ledger) -> None:
    """Another reader finds the same words under another aspect, so with another id: rejected they stay."""
    claims, _ = filled(ledger, THREE[:1])
    judge(ledger, reject(claims[0], "a headline"), ADA)
    reading = build(THREE[0])
    other = replace(reading.claims[0], id="claim-00000000000000aa", aspect=Aspect.WHAT)
    ledger.record(replace(reading, claims=(other, *reading.claims[1:]), reader="builder 2"))
    assert other.id not in [one.id for one in queue(ledger).items]
    assert other.id not in {name for event in ledger.events(LATER) for one in event.aspects for name in one.claims}
    assert ledger.history(reading.report.id).adrift == ()


def test_a_rejection_follows_the_words_to_a_later_version(ledger: Ledger) -> None:
    """The page was changed elsewhere; the same speaker's same words are rejected in it too."""
    was = replace(THREE[0], url="https://herald.invalid/korva")
    now = replace(was, body="An added line.")
    ledger.record(build(was))
    judge(ledger, reject(ledger.claims()[0].id), ADA)
    present = build(now)
    ledger.record(present)
    assert [one.claims for one in ledger.events(LATER)[0].aspects] == [(present.claims[1].id,)]
    assert [one.id for one in queue(ledger).items if isinstance(one, ClaimProposed)] == [present.claims[1].id]
    assert ledger.event(present.identities.events[0].id, LATER) == ledger.events(LATER)[0]


def test_a_rejected_misreading_says_nothing_of_the_claim_beside_it(ledger: Ledger) -> None:
    """Of two claims of the same words one is rejected; the other, which a newer reader finds alone, is not."""
    reading = build(THREE[0])
    misread = replace(reading.claims[0], id="claim-00000000000000aa", aspect=Aspect.MOTIVE)
    ledger.record(replace(reading, claims=(misread, *reading.claims), reader="builder 0"))
    judge(ledger, reject(misread.id), ADA)
    ledger.record(reading)
    assert {one.id for one in queue(ledger).items} == {one.id for one in reading.claims}
    assert [one.id for one in ledger.history(reading.report.id).adrift] == [reject(misread.id).id]


def test_where_it_cannot_be_told_nothing_is_carried(ledger: Ledger) -> None:
    """The words are twice in the new version, by the same speaker to the same end: neither is rejected."""
    was = replace(THREE[0], url="https://herald.invalid/korva")
    ledger.record(build(was))
    judge(ledger, reject(ledger.claims()[0].id), ADA)
    ledger.record(build(replace(was, told=(Told(), Told()))))
    assert len([one for one in queue(ledger).items if isinstance(one, ClaimProposed)]) == 2


def test_a_merge_and_its_undo(ledger: Ledger) -> None:
    """Merge, then undo is as if nothing had been; merge, then split holds them apart."""
    _, events = filled(ledger)
    before = ledger.events(LATER)
    assert len(before) == 2
    judge(ledger, merge(events[0], events[2]), ADA)
    assert len(ledger.events(LATER)) == 1
    undo(ledger, merge(events[0], events[2]).id, ADA)
    assert ledger.events(LATER) == before
    judge(ledger, merge(events[0], events[2]), ADA)
    judge(ledger, split(events[2]), ADA)
    assert ledger.events(LATER) == before
    judge(ledger, merge(events[1], events[2]), BO)
    assert len(ledger.events(LATER)) == 1


def test_what_a_person_holds_apart_stays_apart(ledger: Ledger) -> None:
    """The program's tie between two events gives way, and is not proposed again."""
    _, events = filled(ledger)
    (tie,) = [one for one in queue(ledger, Filter(kind=Proposed.SAME_EVENT)).items if isinstance(one, MergeProposed)]
    assert {tie.left.id, tie.right.id} == set(events[:2])
    judge(ledger, never_same(events[0], events[1]), ADA)
    assert len(ledger.events(LATER)) == 3
    assert queue(ledger, Filter(kind=Proposed.SAME_EVENT)).items == ()
    assert tie.relation in [one.body for one in ledger.entries() if isinstance(one.body, Relation)]


def test_two_people_who_judge_differently_are_both_told_of(ledger: Ledger) -> None:
    """The later counts, the account says so, and both are in the history."""
    claims, _ = filled(ledger)
    judge(ledger, reject(claims[1]), ADA)
    judge(ledger, accept(claims[1], "heard it"), BO)
    (because,) = [one.because for event in ledger.events(LATER) for one in event.aspects if claims[1] in one.claims]
    assert f"Ada Moor (reject) and Bo Lind (accept) judge {claims[1]} differently: the later counts" in because
    told = told_of(ledger, claims[1])
    assert [(one.entry.by, one.score) for one in told] == [("builder 1", 0.9), (ADA, None), (BO, None)]


BARE, FULL, OTHER = "Interior Ministry", "Vardia's Interior Ministry", "Ostrel's Interior Ministry"


def test_a_name_and_the_same_with_its_state_are_proposed(ledger: Ledger) -> None:
    """In reports of one event, with the reason; once decided, either way, they are not proposed again."""
    ledger.record(build(Page(told=(Told(who=BARE),))))
    ledger.record(build(Page(publisher="Taldine Post", body=body(1), told=(Told(who=FULL),))))
    actors = Filter(kind=Proposed.SAME_ACTOR)
    (item,) = queue(ledger, actors).items
    assert isinstance(item, ActorsProposed)
    assert (item.left.name, item.right.name, item.score) == (BARE, FULL, 0.8)
    assert item.because == f"“{FULL}” is “{BARE}” with a state added; both speak of one event"
    assert queue(ledger, Filter(actor="vardia", kind=Proposed.SAME_ACTOR)).items == (item,)
    assert item in queue(ledger).items
    for chosen in (merge(item.left.id, item.right.id), never_same(item.right.id, item.left.id)):
        judge(ledger, chosen, ADA)
        assert queue(ledger, actors).items == ()
        undo(ledger, chosen.id, BO)
        assert queue(ledger, actors).items == (item,)


def test_a_name_that_fits_two_is_worth_less_and_a_rejection_holds_over_a_merge(ledger: Ledger) -> None:
    """Two states have such a body: each is half as likely; held apart from one, it is not proposed for its likes."""
    for number, name in enumerate((BARE, FULL, OTHER)):
        ledger.record(build(Page(publisher=f"Post {number}", body=body(number), told=(Told(who=name),))))
    actors = Filter(kind=Proposed.SAME_ACTOR)
    found = queue(ledger, actors).items
    assert [one.score for one in found] == [0.4, 0.4]
    judge(ledger, never_same(actor_id(BARE), actor_id(FULL)), ADA)
    assert [one.right.name for one in queue(ledger, actors).items if isinstance(one, ActorsProposed)] == [OTHER]
    judge(ledger, merge(actor_id(FULL), actor_id(OTHER)), ADA)
    assert queue(ledger, actors).items == ()


def test_actors_of_different_events_are_not_proposed(ledger: Ledger) -> None:
    """Names alone make nobody one."""
    ledger.record(build(Page(told=(Told(who=BARE),))))
    elsewhere = (Happening(place="Telmarin"),)
    ledger.record(build(Page(publisher="Radio Corv", body=body(2), events=elsewhere, told=(Told(who=FULL),))))
    assert queue(ledger, Filter(kind=Proposed.SAME_ACTOR)).items == ()


def test_two_people_who_tie_events_differently_are_both_named(ledger: Ledger) -> None:
    """Held to be one by one, and apart or alone by another: both events say so, until one of the two is undone."""
    _, events = filled(ledger)
    one, other = sorted((events[0], events[2]))
    judge(ledger, merge(events[0], events[2]), ADA)
    assert all("differently" not in aspect.because for event in ledger.events(LATER) for aspect in event.aspects)
    for later, kind in ((never_same(events[2], events[0]), "never-same"), (split(events[2]), "split-event")):
        judge(ledger, later, BO)
        said = (
            f"Ada Moor (same-event) and Bo Lind ({kind}) judge differently whether {one} and {other} are one event: "
            "the later counts"
        )
        for name in (one, other):
            assert all(said in aspect.because for aspect in ledger.event(name, LATER).aspects)
        undo(ledger, later.id, ADA)
    assert all("differently" not in aspect.because for event in ledger.events(LATER) for aspect in event.aspects)


def test_the_last_word_can_be_said_again(ledger: Ledger) -> None:
    """Whoever was overruled may judge as before, and then that is the later judgement; twice in a row adds nothing."""
    claims, events = filled(ledger)
    for judgement, other in ((accept(claims[0]), reject(claims[0])), (merge(events[0], events[2]), split(events[2]))):
        assert ledger.judge(judgement, ADA)
        decided = bare(ledger.events(LATER))
        assert ledger.judge(other, BO)
        assert bare(ledger.events(LATER)) != decided
        assert ledger.judge(judgement, ADA)
        assert not ledger.judge(judgement, ADA)
        assert len(ledger.events(LATER)) == len(decided)


def test_actors_are_merged_and_split(ledger: Ledger) -> None:
    """Two names of one speaker are one position's speaker; a name that means two is two in their reports."""
    filled(ledger)
    before = speakers(ledger)
    assert set(before) == {VARN, OSTR}
    judge(ledger, merge(OSTR, VARN), ADA)
    assert set(speakers(ledger)) == {min(OSTR, VARN)}
    judge(ledger, never_same(VARN, OSTR), BO)
    assert speakers(ledger) == before
    judge(ledger, split(VARN, ledger.reports()[1].id), ADA)
    assert len(speakers(ledger)) == 3


def test_a_side_belongs_to_its_dossier(ledger: Ledger) -> None:
    """What was set for one dispute does not hold in another, and weighs more there than what was set for all."""
    filled(ledger)
    judge(ledger, set_side(VARN, "The coast", "The strait"), ADA)
    judge(ledger, set_side(VARN, "Varn"), ADA)
    assert speakers(ledger, dossier="The strait")[VARN] == "The coast"
    assert speakers(ledger, dossier="The dam")[VARN] == "Varn"


def test_what_is_set_counts_and_says_by_whom(ledger: Ledger) -> None:
    """Place, time and verification are a person's; the program's finding stays recorded."""
    claims, events = filled(ledger, THREE[:1])
    found = list(ledger.entries())
    judge(ledger, Judgement(JudgementKind.PLACE, events[0], place_value("Old Korva", 1.5, 2.5), None, None), ADA)
    judge(ledger, Judgement(JudgementKind.TIME, events[0], "2031-03-01", None, None), ADA)
    judge(ledger, Judgement(JudgementKind.VERIFICATION, events[0], "control=partly:geolocation", "The Lens", None), ADA)
    judge(ledger, correct(claims[0], correction(Field.ACTOR, "Guild of Ulm", ActorKind.ORGANISATION)), ADA)
    (event,) = ledger.events(LATER)
    assert event.place is not None
    assert (event.place.name, event.place.lat) == ("Old Korva", 1.5)
    assert event.earliest is not None
    assert event.earliest.date().isoformat() == "2031-03-01"
    assert "Ada Moor judges it partly (checked by The Lens, by geolocation)" in event.aspects[0].because
    assert "1 claim corrected by Ada Moor" in event.aspects[0].because
    assert actor_id("Guild of Ulm") in speakers(ledger)
    assert list(ledger.entries())[: len(found)] == found
    assert [one for one in ledger.check() if one.faults] == []


def test_many_are_decided_at_once(ledger: Ledger) -> None:
    """All claims that a filter leaves, in one moment; the others stay in the queue."""
    claims, _ = filled(ledger)
    assert decide_all(ledger, Filter(actor="varn"), JudgementKind.ACCEPT, ADA, "known voice") == 3
    assert len({one.recorded_at for one in ledger.judgements()}) == 1
    assert [one.id for one in queue(ledger, Filter(kind=Proposed.CLAIM)).items] == [claims[1]]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (JudgementKind.CORRECT, "stance=perhaps"),
        (JudgementKind.CORRECT, "score=1"),
        (JudgementKind.CORRECT, "actor=Guild"),
        (JudgementKind.PLACE, '{"name": "Korva", "lat": 91, "lon": 0}'),
        (JudgementKind.PLACE, '{"name": "Korva", "lat": 9}'),
        (JudgementKind.PLACE, "Korva"),
        (JudgementKind.TIME, "2031-02-30"),
        (JudgementKind.TIME, "2031-03-05/2031-03-03"),
    ],
)
def test_a_value_that_is_none_is_refused(ledger: Ledger, kind: JudgementKind, value: str) -> None:
    """What cannot be folded is not recorded."""
    claims, events = filled(ledger, THREE[:1])
    subject = claims[0] if kind is JudgementKind.CORRECT else events[0]
    with pytest.raises(BadRequest):
        judge(ledger, Judgement(kind, subject, value, None, None), ADA)
    assert ledger.judgements() == ()
