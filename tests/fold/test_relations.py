"""How the claims of one matter stand to one another, in small ledgers written out by hand and in random ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings

from sayso.domain.account import Agreement, AspectAccount
from sayso.domain.claim import FOR, Aspect, Stance
from sayso.domain.ledger import Judgement, JudgementKind, ToldClaim
from sayso.domain.reading import Reading
from sayso.domain.relation import ClaimRelation, ClaimRelationKind, Independence
from sayso.fold.account import LEFT_OUT
from sayso.fold.relations import MOST_VOICES
from sayso.fold.status import fold
from tests.ledger.builders import MONDAY, Page, Told, build
from tests.ledger.model import Model, model_of
from tests.ledger.pages import body, dossiers

LATER = datetime(2040, 1, 1, tzinfo=UTC)
VARN, OSTR = "Ministry of Varn", "Ostr High Command"
TUESDAY = MONDAY + timedelta(days=1)
DEAD = Told(words="three soldiers were killed", aspect=Aspect.HOW_MANY)
Kind = ClaimRelationKind


def matters(*pages: Page) -> tuple[list[AspectAccount], dict[str, Reading]]:
    """All matters of what these pages tell, and the reading in which each claim stands."""
    readings = [build(page) for page in pages]
    found = fold(model_of(readings).entries, LATER)
    home = {claim.id: reading for reading in readings for claim in reading.claims}
    return [matter for event in found for matter in event.aspects], home


def kinds(*pages: Page) -> list[Kind]:
    """The kinds of all relations."""
    return [one.kind for matter in matters(*pages)[0] for one in matter.relations]


def shown(relation: ClaimRelation, home: dict[str, Reading]) -> tuple[str, str]:
    """The words of the two claims' reports that show it."""
    return (
        home[relation.subject].text.quote(relation.subject_words),
        home[relation.object].text.quote(relation.object_words),
    )


def test_a_denial_of_the_same_words_denies_and_never_agrees() -> None:
    """Opposite polarity is a dispute, however alike the sentences; the denying words are part of what shows it."""
    found, home = matters(Page(told=(Told(who=VARN), Told(who=OSTR, stance=Stance.DENIES))))
    (relation,) = found[0].relations
    assert relation.kind is Kind.DENIES
    assert home[relation.subject].claims
    assert relation.because == "Ostr High Command denies what Ministry of Varn says"
    mine, theirs = shown(relation, home)
    assert mine.startswith("said … ")
    assert "bridge" in mine
    assert "Korva" in theirs


def test_two_speakers_who_say_the_same_corroborate() -> None:
    """Their origins are two, and known."""
    found, _ = matters(Page(told=(Told(who=VARN, words="the mill was burnt down", aspect=Aspect.WHAT),
                                  Told(who=OSTR, words="the mill was burnt down", aspect=Aspect.WHAT))))  # fmt: skip
    (relation,) = found[0].relations
    assert (relation.kind, relation.independence) == (Kind.CORROBORATES, Independence.OTHER)


def test_a_source_of_unknown_origin_establishes_no_independence() -> None:
    """A source without lineage may be anybody, the other speaker too."""
    said = Told(who=VARN, words="the mill was burnt down", aspect=Aspect.WHAT)
    nobody = Told(who=None, words="the mill was burnt down", aspect=Aspect.WHAT)
    (relation,) = matters(Page(told=(said,)), Page(publisher="The Crier", told=(nobody,)))[0][0].relations
    assert relation.independence is Independence.OPEN
    assert relation.because.endswith("independence not established")


def test_one_speaker_in_two_reports_repeats() -> None:
    """Repetition is one origin; it corroborates nothing."""
    assert kinds(Page(), Page(publisher="The Crier", published=TUESDAY)) == [Kind.REPEATS]


def test_figures_that_cannot_both_hold_contradict_and_both_are_shown() -> None:
    """Neither figure is taken for the other: each stands in its own claim's words."""
    seven = Told(who=OSTR, words="seven soldiers were killed", aspect=Aspect.HOW_MANY)
    found, home = matters(Page(told=(DEAD, seven)))
    (relation,) = found[0].relations
    assert relation.kind is Kind.CONTRADICTS
    assert shown(relation, home) == ("seven soldiers", "three soldiers")
    assert relation.because == ("Ostr High Command says “seven”, Ministry of Varn says “three”: both cannot hold")


def test_figures_that_can_both_hold_agree_in_part() -> None:
    """At least two and three may be one truth; they are not one figure."""
    two = Told(who=OSTR, words="at least two soldiers were killed", aspect=Aspect.HOW_MANY)
    assert kinds(Page(told=(DEAD, two))) == [Kind.PARTLY]


def test_another_answer_to_who_did_it_contradicts() -> None:
    """Each of the two answers tells of the other."""
    found, home = matters(
        Page(told=(Told(who=VARN, words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
                   Told(who=OSTR, words="a Tessian drone hit the depot", aspect=Aspect.WHO_DID)))
    )  # fmt: skip
    assert [[one.kind for one in matter.relations] for matter in found] == [[Kind.CONTRADICTS]] * 2
    assert shown(found[0].relations[0], home) == ("Tessian", "Lomian")


def test_the_same_speaker_later_revises_a_figure() -> None:
    """Three, and a day later seven: no dispute with anybody."""
    seven = Told(words="seven soldiers were killed", aspect=Aspect.HOW_MANY)
    found, _ = matters(Page(told=(DEAD,)), Page(publisher="The Crier", told=(seven,), published=TUESDAY))
    (relation,) = found[0].relations
    assert relation.kind is Kind.REVISES
    assert relation.because == "Ministry of Varn says “seven”, and earlier said “three”"
    assert found[0].agreement is Agreement.UNCONTESTED


def test_two_figures_of_one_speaker_in_one_report_revise_nothing() -> None:
    """Which of them came first is not told by where they stand."""
    seven = Told(words="seven soldiers were killed", aspect=Aspect.HOW_MANY)
    assert kinds(Page(told=(DEAD, seven))) == []


def test_what_a_speaker_had_said_earlier_is_revised_by_what_they_say_now() -> None:
    """In one report too, wherever the two stand; the earlier figure is kept, and collides with nobody's."""
    former = Told(words="it had earlier said three soldiers were killed", aspect=Aspect.HOW_MANY)
    seven = Told(words="seven soldiers were killed", aspect=Aspect.HOW_MANY)
    other = Told(who=OSTR, words="seven soldiers were killed", aspect=Aspect.HOW_MANY)
    for told in ((seven, former), (former, seven)):
        found, home = matters(Page(told=told))
        (relation,) = found[0].relations
        assert (relation.kind, *shown(relation, home)) == (Kind.REVISES, "seven soldiers", "three soldiers")
        assert relation.because == "Ministry of Varn says \u201cseven\u201d, and earlier said \u201cthree\u201d"
        assert matters(Page(told=(*told, other)))[0][0].agreement is Agreement.UNCONTESTED


def test_figures_stand_side_by_side_in_positions() -> None:
    """Each speaker's position has the figures of its claims, each once; nothing is averaged."""
    more = Told(words="three or four soldiers were killed", aspect=Aspect.HOW_MANY)
    found, _ = matters(Page(told=(DEAD, more)), Page(publisher="The Crier", told=(DEAD,)))
    (position,) = found[0].positions
    assert [(q.low, q.best, q.high) for _, q in position.quantities] == [(3, 3, 3), (3, None, 4)]
    assert {claim for claim, _ in position.quantities} < set(position.claims)


def test_the_same_speaker_later_retracts() -> None:
    """Who denies what they said before takes it back."""
    denial = Told(stance=Stance.DENIES)
    assert kinds(Page(), Page(publisher="The Crier", told=(denial,), published=TUESDAY)) == [Kind.RETRACTS]


def test_a_page_that_was_changed_revises_its_claim() -> None:
    """The later version's claim points at the one whose place it took."""
    url = "https://herald.example/raid"
    before = Told(words="three soldiers of the guard were killed", aspect=Aspect.WHO_SUFFERED)
    after = Told(words="five soldiers of the guard were killed", aspect=Aspect.WHO_SUFFERED)
    told = [Page(told=(one,), url=url, body=body(3)) for one in (before, after)]
    readings = [build(one) for one in told]
    (event,) = fold(model_of(readings).entries, LATER)
    relations = [one for matter in event.aspects for one in matter.relations]
    assert [one.kind for one in relations] == [Kind.REVISES]
    ends = {relations[0].subject, relations[0].object}
    assert ends == {claim.id for reading in readings for claim in reading.claims}


def test_a_rejected_claim_is_related_to_nothing() -> None:
    """What a person left out of the account is left out of its relations."""
    model = model_of([build(Page(told=(Told(who=VARN), Told(who=OSTR, stance=Stance.DENIES))))])
    denial = next(e.id for e in model.entries if isinstance(e.body, ToldClaim) and e.body.claim.stance is Stance.DENIES)
    model.judge(Judgement(JudgementKind.REJECT, denial, None, None, None))
    (event,) = fold(model.entries, LATER)
    assert event.aspects[0].relations == ()


def test_who_holds_a_place_is_not_agreed_on_by_like_words() -> None:
    """Of two rivals each may say that the village is in its hands: the likeness shows nothing."""
    ours = Told(who=VARN, words="the village is fully under its control")
    theirs = Told(who=OSTR, words="the village is fully under its control")
    assert Kind.CORROBORATES not in kinds(Page(told=(ours, theirs)))


def test_what_is_left_out_is_told() -> None:
    """Beyond a bound accounts are not set against one another, and the account says so."""
    many = [
        Told(who=f"Speaker {n}", words="the mill was burnt down", aspect=Aspect.WHAT) for n in range(MOST_VOICES + 2)
    ]
    (matter,) = matters(Page(told=tuple(many)))[0]
    assert len(matter.relations) == MOST_VOICES * (MOST_VOICES - 1) // 2
    assert LEFT_OUT.format("2 more accounts") in matter.because


@settings(max_examples=60)
@given(dossiers)
def test_what_is_related_is_what_the_account_says(found: list[Page]) -> None:
    """A matter is contested where, and only where, a claim of it denies or contradicts another."""
    for matter in matters(*found)[0]:
        collide = any(one.kind in (Kind.DENIES, Kind.CONTRADICTS) for one in matter.relations)
        assert collide is (matter.agreement is Agreement.CONTESTED)


@settings(max_examples=60)
@given(dossiers)
def test_relations_hold_between_claims_of_the_sides_that_they_name(found: list[Page]) -> None:
    """Agreement joins one side, a denial two; their words stand in the claims; a score is a share."""
    accounts, home = matters(*found)
    told = {claim.id: claim for reading in home.values() for claim in reading.claims}
    for one in (relation for matter in accounts for relation in matter.relations):
        ends = told[one.subject], told[one.object]
        if one.kind in (Kind.CORROBORATES, Kind.PARTLY, Kind.REPEATS):
            assert (ends[0].stance in FOR) is (ends[1].stance in FOR)
        if one.kind is Kind.DENIES:
            assert ends[0].stance is Stance.DENIES
            assert ends[1].stance in FOR
        if one.kind is Kind.REPEATS:
            assert one.independence is Independence.SHARED
        for claim, words in zip(ends, (one.subject_words, one.object_words), strict=True):
            assert words
            assert all(any(own.covers(span) for own in (*claim.content, *claim.cue)) for span in words)
        assert 0 <= one.score <= 1


def test_relations_come_from_the_fold_alone() -> None:
    """A model of entries without a database gives them, as of any moment."""
    model: Model = model_of([build(Page(told=(Told(who=VARN), Told(who=OSTR, stance=Stance.DENIES))))])
    assert fold(model.entries, MONDAY - timedelta(days=1)) == ()
