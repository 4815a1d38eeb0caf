"""The laws of DESIGN.md that the fold keeps, as properties over small random ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.account import AspectAccount, EventAccount, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import Actor, ActorKind, actor_id
from sayso.domain.ledger import Judgement, JudgementKind, ToldClaim, ToldEvent
from sayso.fold.status import fold
from tests.ledger.builders import MONDAY, Page, Told, build
from tests.ledger.model import Model, model_of
from tests.ledger.pages import body, dossiers

LATER = datetime(2040, 1, 1, tzinfo=UTC)


def nameless(accounts: Iterable[EventAccount]) -> list[EventAccount]:
    """The accounts without the id, which tells which report came first, in an order that does not depend on it."""
    return sorted((replace(one, id="") for one in accounts), key=repr)


def matters(accounts: Iterable[EventAccount]) -> list[AspectAccount]:
    """All accounts of matters."""
    return [aspect for account in accounts for aspect in account.aspects]


@st.composite
def judged_ledgers(draw: st.DrawFn) -> Model:
    """A ledger with a few judgements of every kind among its entries."""
    model = model_of(build(page) for page in draw(dossiers))
    events = [entry.id for entry in model.entries if isinstance(entry.body, ToldEvent)]
    claims = [entry.body for entry in model.entries if isinstance(entry.body, ToldClaim)]
    made: list[Judgement] = []
    for kind in draw(st.lists(st.sampled_from(JudgementKind), max_size=4)):
        judgement = _judgement(draw, kind, events, claims, made)
        if judgement is not None:
            made.append(judgement)
            model.judge(judgement)
    return model


def _judgement(
    draw: st.DrawFn, kind: JudgementKind, events: list[str], claims: list[ToldClaim], made: list[Judgement]
) -> Judgement | None:
    match kind:
        case JudgementKind.SIDE:
            return Judgement(kind, actor_id("Governor Tessel"), draw(st.sampled_from(["Varn", "Ostr"])), None, None)
        case JudgementKind.UNDO if made:
            return Judgement(kind, draw(st.sampled_from(made)).id, None, None, None)
    return _of_claims(draw, kind, claims) or _of_events(draw, kind, events)


def _of_claims(draw: st.DrawFn, kind: JudgementKind, claims: list[ToldClaim]) -> Judgement | None:
    match kind:
        case JudgementKind.ACCEPT | JudgementKind.REJECT if claims:
            return Judgement(kind, draw(st.sampled_from(claims)).id, None, None, "as read")
        case JudgementKind.CORRECT if claims:
            stance = draw(st.sampled_from(Stance)).value
            return Judgement(kind, draw(st.sampled_from(claims)).id, f"stance={stance}", None, None)
    return None


def _of_events(draw: st.DrawFn, kind: JudgementKind, events: list[str]) -> Judgement | None:
    match kind:
        case JudgementKind.SPLIT_EVENT if events:
            return Judgement(kind, draw(st.sampled_from(events)), None, None, None)
        case JudgementKind.PLACE if events:
            return Judgement(kind, draw(st.sampled_from(events)), '{"name": "Old Korva"}', None, None)
        case JudgementKind.SAME_EVENT | JudgementKind.NEVER_SAME if len(events) > 1:
            one, other = draw(st.lists(st.sampled_from(events), min_size=2, max_size=2, unique=True))
            return Judgement(kind, one, None, other, None)
        case JudgementKind.VERIFICATION if events:
            value = draw(st.sampled_from(Verification)).value
            return Judgement(kind, draw(st.sampled_from(events)), f"control={value}", None, None)
    return None


@settings(max_examples=40)
@given(dossiers)
def test_every_claim_quotes_its_page(found: list[Page]) -> None:
    """Law 1: a claim's words stand in the report's text, character for character."""
    for page in found:
        reading = build(page)
        bodies = [entry.body for entry in model_of([reading]).entries]
        words = {body.id: body.words for body in bodies if isinstance(body, ToldClaim)}
        for claim in reading.claims:
            assert reading.text.quote(claim.content) == words[claim.id]


@settings(max_examples=40)
@given(dossiers, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_no_account(found: list[Page], random: Random) -> None:
    """Law 2: whatever order reports are recorded in, every account is the same but for the event's id."""
    shuffled = list(found)
    random.shuffle(shuffled)
    here = model_of(build(page) for page in found).entries
    there = model_of(build(page) for page in shuffled).entries
    assert nameless(fold(here, LATER)) == nameless(fold(there, LATER))


@settings(max_examples=40)
@given(judged_ledgers(), st.randoms(use_true_random=False))
def test_the_fold_does_not_depend_on_the_order_of_entries(model: Model, random: Random) -> None:
    """The same entries in any order give the same accounts, ids and order included."""
    shuffled = list(model.entries)
    random.shuffle(shuffled)
    assert fold(shuffled, LATER) == fold(model.entries, LATER)


PARTIES = ("Ministry of {0}", "Ministry of {1}", "Governor Tessel")
ACCOUNTS = (
    ("the raiders of {0} took Korva", Aspect.CONTROL),
    ("Korva was taken by {1}", Aspect.CONTROL),
    ("{0} shells hit the mill", Aspect.WHO_DID),
    ("the fire was caused by {1}", Aspect.WHO_DID),
    ("nine guards of {0} were killed", Aspect.HOW_MANY),
    ("12 people were killed", Aspect.HOW_MANY),
    ("the claim", Aspect.OTHER),
)


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(PARTIES), st.sampled_from(Stance), st.sampled_from(ACCOUNTS)),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_swapping_the_sides_swaps_the_accounts(told: list[list[tuple[str, Stance, tuple[str, Aspect]]]]) -> None:
    """Law 4: two sides' names swapped in every report are swapped in every account, and nothing else changes."""

    def answers(one: str, other: str) -> list[tuple[object, ...]]:
        pages = [
            Page(
                publisher=f"Outlet {n}",
                published=MONDAY + timedelta(hours=n),
                told=tuple(
                    Told(who=who.format(one, other), stance=stance, words=words.format(one, other), aspect=aspect)
                    for who, stance, (words, aspect) in said
                ),
            )
            for n, said in enumerate(told)
        ]
        found = matters(fold(model_of(map(build, pages)).entries, LATER))
        return [(a.aspect, a.proposition, a.agreement, a.verification, a.spread, a.because) for a in found]

    assert _swapped(answers("Varn", "Ostr")) == answers("Ostr", "Varn")


def _swapped(answers: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The same with the names exchanged."""
    return [
        tuple(
            one.replace("Varn", "\0").replace("Ostr", "Varn").replace("\0", "Ostr")
            if isinstance(one, str) and not isinstance(one, Enum)
            else one
            for one in answer
        )
        for answer in answers
    ]


@settings(max_examples=40)
@given(dossiers)
def test_reading_twice_changes_nothing(found: list[Page]) -> None:
    """Law 2: a second reading of every report changes no account."""
    readings = [build(page) for page in found]
    assert fold(model_of(readings * 2).entries, LATER) == fold(model_of(readings).entries, LATER)


@settings(max_examples=40)
@given(judged_ledgers())
def test_later_entries_change_nothing_as_of_an_earlier_moment(model: Model) -> None:
    """Law 6: what was shown as of a moment stays, whatever is recorded afterwards, judgements and ties included."""
    for moment in sorted({entry.recorded_at for entry in model.entries}):
        then = [entry for entry in model.entries if entry.recorded_at <= moment]
        assert fold(model.entries, moment) == fold(then, moment)


def test_forty_copies_are_one_origin() -> None:
    """Law 3: forty outlets that print one text are forty reports and one origin, and nothing is verified by it."""
    told = (Told(), Told(own_voice=True, words="nine people died"), Told(who=None, words="the dam still held"))
    pages = [Page(publisher=f"Outlet {n}", told=told, body=body(1)) for n in range(40)]
    (event,) = fold(model_of(build(page) for page in pages).entries, LATER)
    found = {one.proposition: one for one in event.aspects}
    assert set(found) == {one.words for one in told}
    for matter in found.values():
        assert (matter.spread.reports, matter.spread.publishers) == (40, 40)
        assert matter.spread.origins + matter.spread.origins_unknown == 1
        assert matter.verification is Verification.NOT_MARKED


@settings(max_examples=40)
@given(dossiers, st.integers(0, 4), st.sampled_from(["The Echo", "Taldine Post", None]))
def test_a_copy_never_raises_the_origins(found: list[Page], number: int, publisher: str | None) -> None:
    """Law 3: one more outlet with the text of a report there is adds no origin to any matter, known or unknown."""
    original = replace(found[number % len(found)], body=body(4))
    found[number % len(found)] = original
    copy = replace(original, publisher=publisher, url="https://copy.invalid/")
    before, after = model_of(map(build, found)), model_of(map(build, [*found, copy]))
    most = _origins(fold(before.entries, LATER))
    for claims, origins in _origins(fold(after.entries, LATER)).items():
        assert origins <= sum(number for known, number in most.items() if known & claims)


def _origins(accounts: Sequence[EventAccount]) -> dict[frozenset[str], int]:
    """For each matter, by its claims, the origins known and unknown."""
    return {frozenset(one.claims): one.spread.origins + one.spread.origins_unknown for one in matters(accounts)}


@settings(max_examples=40)
@given(judged_ledgers(), st.integers(0, 20))
def test_could_not_be_verified_changes_only_the_verification(model: Model, number: int) -> None:
    """Law 5: an outlet's "could not be verified" leaves agreement, spread and proposition as they are."""
    sided = [e for e in model.entries if isinstance(e.body, ToldClaim) and e.body.claim.event is not None]
    if not sided:
        return
    about = sided[number % len(sided)].body
    assert isinstance(about, ToldClaim)
    outlet = Actor(actor_id("The Herald"), "The Herald", ActorKind.OUTLET, ())
    claim = replace(about.claim, id="claim-of-checking", stance=Stance.CANNOT_VERIFY, actor=outlet.id, attribution=None)
    before = {one.claims: one for one in matters(fold(model.entries, LATER))}
    model.add([ToldClaim(claim, "it was not verified", None, outlet, outlet.id)], "builder 1")
    for after in matters(fold(model.entries, LATER)):
        known = tuple(one for one in after.claims if one != claim.id)
        if not known:
            assert (after.spread.reports, after.spread.origins, after.spread.origins_unknown) == (0, 0, 0)
            continue
        assert (after.spread, after.agreement) == (before[known].spread, before[known].agreement)
        if known == after.claims:
            assert after == before[known]
        else:
            assert after.verification is not Verification.NOT_MARKED
