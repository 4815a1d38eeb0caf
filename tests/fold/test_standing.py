"""What stands when reports are read again and pages change: laws 2 and 6 for readings and versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.account import AspectAccount, EventAccount, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Entry, Judgement, JudgementKind, ToldClaim, VersionKind
from sayso.domain.reading import Reading
from sayso.fold.status import fold
from sayso.ledger import Ledger
from tests.ledger.builders import MONDAY, Happening, Page, Told, build, ticking
from tests.ledger.model import model_of
from tests.ledger.pages import dossiers, pages
from tests.ledger.rereading import otherwise, version
from tests.ledger.test_laws import LATER, matters, nameless

HERALD = "https://herald.example/1"
NINE = Told(words="nine people died", aspect=Aspect.HOW_MANY)
DAM = Told(words="the dam still held")
TESSEL = Told(who="Governor Tessel", stance=Stance.DENIES)


def recorded(readings: Iterable[Reading]) -> list[Entry]:
    """What a ledger holds that was told these in this order."""
    with TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "x.db"), clock=ticking()) as ledger:
        for reading in readings:
            ledger.record(reading)
        return list(ledger.entries())


def without_reasons(accounts: Iterable[EventAccount]) -> list[EventAccount]:
    """The accounts without why, and without the id, which tells what was recorded first."""
    return nameless(
        replace(one, aspects=tuple(replace(aspect, because="") for aspect in one.aspects)) for one in accounts
    )


def told_of(accounts: Sequence[EventAccount], aspect: Aspect) -> AspectAccount:
    """The one matter of an aspect."""
    (found,) = (one for one in matters(accounts) if one.aspect is aspect)
    return found


@settings(max_examples=30)
@given(dossiers, st.integers(0, 11), st.randoms(use_true_random=False))
def test_only_the_last_reading_counts(found: list[Page], seed: int, random: Random) -> None:
    """Law 2: read by one reader and then by another, in whatever order of reports, is as read by the other alone."""
    first = [build(page) for page in found]
    second = [otherwise(one, seed + n) for n, one in enumerate(first)]
    random.shuffle(second)
    both = model_of([*first, *second]).entries
    assert nameless(fold(both, LATER)) == nameless(fold(model_of(second).entries, LATER))


@settings(max_examples=30)
@given(dossiers, st.integers(0, 11), st.randoms(use_true_random=False))
def test_the_order_of_entries_plays_no_part(found: list[Page], seed: int, random: Random) -> None:
    """The fold sorts readings by when they were recorded, not by where they stand."""
    first = [build(page) for page in found]
    entries = model_of([*first, *(otherwise(one, seed) for one in first[::2])]).entries
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert fold(shuffled, LATER) == fold(entries, LATER)


@settings(max_examples=30)
@given(dossiers, st.integers(0, 11))
def test_an_earlier_moment_knows_nothing_of_a_later_reading(found: list[Page], seed: int) -> None:
    """Law 6: as of before a report was read again, its first reading answers."""
    model = model_of(build(page) for page in found)
    moment, before = model.at, list(model.entries)
    for page in found:
        model.record(otherwise(build(page), seed))
    assert fold(model.entries, moment) == fold(before, moment)


@settings(max_examples=15)
@given(st.lists(pages(), max_size=3), pages(), pages())
def test_only_the_present_version_counts(found: list[Page], one: Page, other: Page) -> None:
    """A page read in two versions answers as the later alone, but for why."""
    was, now = (version(replace(page, url=HERALD, published=MONDAY)) for page in (one, other))
    rest = [build(page) for page in found]
    if was.report.id == now.report.id:
        return
    both, alone = recorded([was, now, *rest]), recorded([now, *rest])
    assert without_reasons(fold(both, LATER)) == without_reasons(fold(alone, LATER))


@settings(max_examples=15)
@given(st.permutations([0, 1, 2]))
def test_versions_arrive_in_any_order(order: list[int]) -> None:
    """Law 2: where a page says when it was updated, the latest is the present one, whenever each was read."""
    told = ((Told(), NINE), (Told(), NINE, DAM), (Told(),))
    readings = [
        version(Page(url=HERALD, told=said), MONDAY + timedelta(hours=hour)) for hour, said in enumerate(told, start=1)
    ]
    there = fold(recorded(readings), LATER)
    assert nameless(fold(recorded(readings[n] for n in order), LATER)) == nameless(there)
    assert [one.reports for one in there] == [(readings[-1].report.id,)]


def test_what_left_a_page_is_told_with_both_times() -> None:
    """A claim that the present version does not have is mentioned beside those that stand, and not counted."""
    readings = [
        version(Page(url=HERALD, told=(Told(), TESSEL)), MONDAY + timedelta(hours=1)),
        version(Page(url=HERALD, told=(Told(),)), MONDAY + timedelta(hours=5)),
    ]
    entries = recorded(readings)
    matter = told_of(fold(entries, LATER), Aspect.CONTROL)
    assert [one.actor.name for one in matter.positions] == ["Ministry of Varn"]
    assert matter.spread.reports == 1
    assert matter.agreement.value == "uncontested"
    assert "1 claim no longer found on its page: there 2031-03-03 10:00 UTC, not 2031-03-03 14:00 UTC" in matter.because
    before = max(entry.recorded_at for entry in entries if entry.id == readings[0].report.id)
    then = told_of(fold(entries, before), Aspect.CONTROL)
    assert (then.agreement.value, "no longer" in then.because) == ("contested", False)


def test_a_claim_is_said_to_be_revised() -> None:
    """The same speaker's other figure takes the place of the first; a claim that stayed is not mentioned."""
    more = replace(NINE, words="eleven people died")
    readings = [version(Page(url=HERALD, told=(Told(), said))) for said in (NINE, more)]
    found = fold(recorded(readings), LATER)
    assert "1 claim revised on its page" in told_of(found, Aspect.HOW_MANY).because
    assert "page" not in told_of(found, Aspect.CONTROL).because


def test_of_three_versions_each_claim_leaves_once() -> None:
    """What left between the first and the second is not told again of the second and the third."""
    told = ((Told(), TESSEL), (Told(), NINE), (Told(),))
    readings = [version(Page(url=HERALD, told=said), MONDAY + timedelta(hours=n)) for n, said in enumerate(told)]
    because = told_of(fold(recorded(readings), LATER), Aspect.CONTROL).because
    assert because.count("no longer found") == 1
    assert "1 claim no longer found on its page: there 2031-03-03 09:00 UTC, not 2031-03-03 10:00 UTC" in because


def test_two_texts_of_the_same_bytes_are_readings_and_not_versions() -> None:
    """Another reader's text of the same bytes takes the place of the first; nothing is said to have left the page."""
    was = version(Page(url=HERALD, told=(Told(), TESSEL)))
    now = version(Page(url=HERALD, told=(Told(),)))
    now = replace(now, reader="builder 2")
    report = replace(now.report, sha256_raw=was.report.sha256_raw)
    now = replace(now, document=replace(now.document, report=report))
    entries = recorded([was, now])
    assert [entry.body.kind for entry in entries if entry.id.startswith("version-")] == [VersionKind.REREAD]  # type: ignore[union-attr]
    matter = told_of(fold(entries, LATER), Aspect.CONTROL)
    assert [one.actor.name for one in matter.positions] == ["Ministry of Varn"]
    assert "page" not in matter.because


def test_a_judgement_holds_for_the_claim_that_a_newer_reader_finds_too() -> None:
    """The same words, cue, speaker and aspect are the same claim: what a person rejected stays rejected."""
    reading = build(Page(told=(Told(), TESSEL)))
    model = model_of([reading])
    model.judge(Judgement(JudgementKind.REJECT, reading.claims[1].id, None, None, "misread"))
    model.record(replace(reading, reader="builder 2"))
    matter = told_of(fold(model.entries, LATER), Aspect.CONTROL)
    assert matter.claims == (reading.claims[0].id,)
    assert "1 claim rejected by a person left out" in matter.because


def test_a_judgement_of_checking_outlives_the_version_it_was_made_on() -> None:
    """The event of a former version is held to be that of the present one, with what a person judged of it."""
    was, now = (version(Page(url=HERALD, told=told)) for told in ((Told(), TESSEL), (Told(),)))
    entries = recorded([was, now])
    judged = Judgement(JudgementKind.VERIFICATION, was.identities.events[0].id, "control=verified", None, None)
    entries.append(Entry(LATER - timedelta(days=1), "Ada Moor", judged))
    assert told_of(fold(entries, LATER), Aspect.CONTROL).verification is Verification.VERIFIED


def test_what_a_page_no_longer_says_makes_no_two_events_one() -> None:
    """A former version's event is one with others' and ties nothing that the present version does not tie."""
    somewhere = Happening(place="Telmarin", day=MONDAY + timedelta(days=40), trigger="flood", type=None)
    was = version(Page(url=HERALD))
    now = version(Page(url=HERALD, events=(somewhere,)))
    others = [build(Page(publisher="Radio Corv"))]
    found = fold(recorded([was, now, *others]), LATER)
    assert sorted(len(one.reports) for one in found) == [1, 1]


def test_a_claim_added_later_stands() -> None:
    """What is told of a report after its last reading counts; only what came before it is passed over."""
    model = model_of([build(Page())])
    (told,) = (entry.body for entry in model.entries if isinstance(entry.body, ToldClaim))
    model.add([replace(told, claim=replace(told.claim, id="claim-of-later"))], "builder 1")
    assert len(told_of(fold(model.entries, datetime(2040, 1, 1, tzinfo=UTC)), Aspect.CONTROL).claims) == 2
