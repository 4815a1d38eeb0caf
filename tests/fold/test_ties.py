"""How relations are told: who does the same with the same accounts is told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sayso.domain.account import AspectAccount
from sayso.domain.claim import Aspect, Stance
from sayso.domain.relation import ClaimRelationKind as Kind
from sayso.fold.status import fold
from sayso.fold.ties import ties_of
from tests.ledger.builders import MONDAY, Page, Told, build
from tests.ledger.model import model_of

LATER = datetime(2040, 1, 1, tzinfo=UTC)
VARN, OSTR, LOMA, TESS = "Ministry of Varn", "Ostr High Command", "Loma Council", "Tess Mission"


def only(*pages: Page) -> AspectAccount:
    """The only matter of what these pages tell."""
    (event,) = fold(model_of([build(page) for page in pages]).entries, LATER)
    (matter,) = event.aspects
    return matter


def test_speakers_who_deny_the_same_speakers_are_told_of_in_one_sentence() -> None:
    """Two against two are four relations and one sentence, with the claims of all four."""
    told = tuple(Told(who=who) for who in (VARN, LOMA))
    denials = tuple(Told(who=who, stance=Stance.DENIES) for who in (OSTR, TESS))
    matter = only(Page(told=(*told, *denials)))
    denying = [one for one in ties_of(matter) if one.kind is Kind.DENIES]
    assert [one.because for one in denying] == [
        "Ostr High Command and Tess Mission deny what Ministry of Varn and Loma Council say"
    ]
    assert (len(denying[0].subjects), len(denying[0].objects)) == (2, 2)


def test_all_claims_of_the_relations_are_in_what_is_told() -> None:
    """Gathering leaves no claim out, and takes the weakest score."""
    matter = only(Page(told=(Told(who=VARN), Told(who=LOMA), Told(who=OSTR, stance=Stance.DENIES))))
    ties = ties_of(matter)
    for relation in matter.relations:
        assert any(relation.subject in one.subjects and relation.object in one.objects for one in ties)
    assert min(one.score for one in ties) == min(one.score for one in matter.relations)


def test_one_speaker_in_several_reports_is_told_with_their_number() -> None:
    """The reports are counted, not listed one by one."""
    pages = [Page(publisher=name, published=MONDAY + timedelta(days=n)) for n, name in enumerate(("A", "B", "C"))]
    (tie,) = ties_of(only(*pages))
    assert tie.because == "Ministry of Varn says it in 2 other reports too: one origin"
    assert (len(tie.subjects), len(tie.objects)) == (2, 1)


def test_a_relation_that_quotes_figures_keeps_its_own_words() -> None:
    """Figures that cannot both hold are told with both figures."""
    three, seven = ("three soldiers were killed", "seven soldiers were killed")
    matter = only(Page(told=(Told(who=VARN, words=three, aspect=Aspect.HOW_MANY),
                             Told(who=OSTR, words=seven, aspect=Aspect.HOW_MANY))))  # fmt: skip
    assert [one.because for one in ties_of(matter)] == [one.because for one in matter.relations]


def test_accounts_that_exclude_the_same_are_told_of_together() -> None:
    """Two who say three against two who say seven are one sentence, and who agrees with whom one each."""
    three, seven = ("three soldiers were killed", "seven soldiers were killed")
    told = [(VARN, three), (OSTR, seven), (LOMA, three), (TESS, seven)]
    ties = ties_of(only(Page(told=tuple(Told(who=who, words=words, aspect=Aspect.HOW_MANY) for who, words in told))))
    assert [one.because for one in ties] == [
        f"{OSTR} and {TESS} say “seven”, {VARN} and {LOMA} say “three”: both cannot hold",
        f"{LOMA} says “three” as {VARN} does",
        f"{TESS} says “seven” as {OSTR} does",
    ]
    assert (len(ties[0].subjects), len(ties[0].objects)) == (2, 2)


def test_who_gives_another_account_is_of_no_camp_that_excludes_the_same() -> None:
    """Nine and seven both exclude three; nobody is told to have said the other's figure."""
    told = [
        (VARN, "three soldiers were killed"),
        (OSTR, "seven soldiers were killed"),
        (LOMA, "nine soldiers were killed"),
    ]
    ties = ties_of(only(Page(told=tuple(Told(who=who, words=words, aspect=Aspect.HOW_MANY) for who, words in told))))
    assert {one.because for one in ties if "nine" in one.because and "seven" in one.because} == {
        f"{LOMA} says “nine”, {OSTR} says “seven”: both cannot hold"
    }
