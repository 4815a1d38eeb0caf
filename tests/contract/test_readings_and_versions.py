"""What every store must keep of reports that are read again and pages that change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sayso.domain.claim import Stance
from sayso.domain.contract import reading_json
from sayso.domain.ledger import Entry, Judgement, JudgementKind, Version, VersionKind
from sayso.errors import NotFound
from sayso.fold.status import fold
from sayso.ledger import Ledger
from tests.ledger.builders import MONDAY, Happening, Page, Told, build
from tests.ledger.model import model_of
from tests.ledger.pages import body, dossiers
from tests.ledger.rereading import otherwise, version

HERALD = "https://herald.example/1"
BOTH = (Told(), Told(who="Ostr High Command", stance=Stance.DENIES))
OTHER = Page(
    told=(Told(words="four boats sank in the harbour"),),
    events=(Happening(trigger="flood", place="Telmarin"),),
    published=MONDAY + timedelta(days=2),
)
LATER = datetime(2040, 1, 1, tzinfo=UTC)


def contents(entries: list[Entry]) -> list[tuple[str, object]]:
    """What was recorded, without when."""
    return sorted(((entry.id, (entry.by, entry.body)) for entry in entries), key=repr)


def test_another_reader_takes_the_place_of_the_first(ledger: Ledger) -> None:
    """Its claims are the report's, as are its ``reading/1`` and metadata; as of before, the first reader's are."""
    first = build(Page(told=BOTH))
    taken = ledger.record(first).recorded_at
    second = otherwise(first, 2)
    second = replace(second, document=replace(first.document, report=replace(first.report, label="Live")))
    recorded = ledger.record(second)
    assert (recorded.new, recorded.again, recorded.former) == (False, True, ())
    assert [told.claim for told in ledger.claims()] == list(second.claims)
    assert [told.claim for told in ledger.claims(as_of=taken)] == list(first.claims)
    assert ledger.reading_json(first.report.id) == reading_json(second)
    assert ledger.report(first.report.id).report.label == "Live"
    assert [one.label for one in (*ledger.reports(), *ledger.reports(taken))] == ["Live", None]
    lost = next(one for one in first.claims if one.id not in {claim.id for claim in second.claims})
    assert ledger.claim(lost.id).claim == lost


def test_the_same_reader_adds_nothing_and_no_reader_returns(ledger: Ledger) -> None:
    """Neither a reader's second reading nor the first reader's after another's changes anything."""
    reading = build(Page(told=BOTH))
    ledger.record(reading)
    ledger.record(otherwise(reading, 1))
    before, events = list(ledger.entries()), ledger.events(LATER)
    for one in (reading, otherwise(reading, 1), reading):
        known = ledger.record(one)
        assert (known.new, known.again, known.recorded_at) == (False, False, None)
    assert list(ledger.entries()) == before
    assert ledger.events(LATER) == events


def test_history_tells_readings_and_judgements_adrift(ledger: Ledger) -> None:
    """Who read a report, in their order; and what was judged of a claim that only an earlier reader found."""
    reading = build(Page(told=BOTH))
    ledger.record(reading)
    for claim in reading.claims:
        ledger.judge(Judgement(JudgementKind.ACCEPT, claim.id, None, None, None), by="Ada Moor")
    assert ledger.history(reading.report.id).adrift == ()
    ledger.record(replace(reading, claims=reading.claims[:1], reader="builder 2"))
    history = ledger.history(reading.report.id)
    assert [entry.by for entry in history.readings] == ["builder 1", "builder 2"]
    assert [entry.body.subject for entry in history.adrift] == [reading.claims[1].id]  # type: ignore[union-attr]
    assert [one.report for one in history.versions] == [reading.report]
    assert history.before(reading.report.id) is None


def test_a_changed_page_is_a_new_version(ledger: Ledger) -> None:
    """The same address with other words: linked, both kept, and only the later one counted."""
    was, now = version(Page(url=HERALD, told=BOTH)), version(Page(url=HERALD, told=BOTH[:1]))
    ledger.record(was)
    recorded = ledger.record(now)
    assert (recorded.new, recorded.former) == (True, (was.report.id,))
    (event,) = ledger.events(LATER)
    assert event.reports == (now.report.id,)
    assert ledger.event(was.identities.events[0].id, LATER) == ledger.event(event.id, LATER) == event
    assert len(ledger.claims(report=was.report.id)) == 2
    for one in (was, now):
        history = ledger.history(one.report.id)
        assert [other.report.id for other in history.versions] == [was.report.id, now.report.id]
        assert history.present.report == now.report
    assert ledger.report(was.report.id) == was.document


def test_an_older_version_that_comes_late_is_not_the_present_one(ledger: Ledger) -> None:
    """Where the page says when it was updated, that decides, and not when it was read."""
    late = version(Page(url=HERALD, told=BOTH), MONDAY + timedelta(hours=9))
    early = version(Page(url=HERALD, told=BOTH[:1]), MONDAY + timedelta(hours=1))
    ledger.record(late)
    assert ledger.record(early).later == (late.report.id,)
    assert [one.reports for one in ledger.events(LATER)] == [(late.report.id,)]


@pytest.mark.parametrize(
    ("other", "page"),
    [
        (replace(OTHER, url=HERALD), None),  # every page of a site has the front page's
        (Page(told=BOTH), None),  # no address at all
        (Page(url="https://herald.example/2", told=BOTH), None),
        (OTHER, "file-1"),  # the name of a file was used again
    ],
)
def test_what_is_not_the_same_page_is_no_version(ledger: Ledger, other: Page, page: str | None) -> None:
    """Another address, or the same address and another item, is another report."""
    ledger.record(build(Page(url=HERALD, told=BOTH)), page)
    recorded = ledger.record(build(other), page)
    assert (recorded.former, recorded.later) == ((), ())
    assert sum(len(one.reports) for one in ledger.events(LATER)) == 2


def test_a_file_s_mark_makes_versions_too(ledger: Ledger) -> None:
    """A report without address is a version where the door says that it was read from the same place."""
    ledger.record(version(Page(told=BOTH), title="Korva"), "file-1")
    assert ledger.record(version(Page(told=BOTH[:1]), title="Korva"), "file-1").former


def test_a_page_of_several_reports_has_no_versions(ledger: Ledger) -> None:
    """Entries of a live page share its address and bytes: which of them another is a version of cannot be told."""
    entries = [version(Page(url=HERALD, told=(Told(words=words),))) for words in ("nine people died", "the dam held")]
    for entry in entries:
        report = replace(entry.report, sha256_raw="0" * 64)
        ledger.record(replace(entry, document=replace(entry.document, report=report)))
    assert ledger.record(version(Page(url=HERALD))).former == ()
    assert len(ledger.events(LATER)[0].reports) == 3


def test_a_newer_reader_of_a_former_version_leaves_the_present_one(ledger: Ledger) -> None:
    """Another text from the bytes of a former version takes its place among the former ones."""
    was, now = version(Page(url=HERALD, told=BOTH)), version(Page(url=HERALD, told=BOTH[:1]))
    ledger.record(was)
    ledger.record(now)
    anew = version(Page(url=HERALD, told=BOTH[1:]))
    report = replace(anew.report, sha256_raw=was.report.sha256_raw)
    ledger.record(replace(anew, document=replace(anew.document, report=report), reader="builder 2"))
    assert [one.reports for one in ledger.events(LATER)] == [(now.report.id,)]
    kinds = [entry.body.kind for entry in ledger.entries() if isinstance(entry.body, Version)]
    assert kinds == [VersionKind.REVISED, VersionKind.REREAD]
    assert [one.replaced for one in ledger.history(now.report.id).versions] == [True, False, False]


def test_an_event_that_no_reading_tells_any_more_says_so(ledger: Ledger) -> None:
    """Asked now it is told apart from one that never was; as of before it answers."""
    reading = build(Page(events=(Happening(), Happening(trigger="flood", place="Telmarin", type=None))))
    taken = ledger.record(reading).recorded_at
    flood = reading.identities.events[1]
    fewer = replace(reading.identities, events=reading.identities.events[:1])
    ledger.record(replace(reading, identities=fewer, reader="builder 2"))
    with pytest.raises(NotFound, match="no present reading"):
        ledger.event(flood.id, LATER)
    assert ledger.event(flood.id, taken).id == flood.id


# the examples share one ledger, and what is asked holds all the same; to shrink one would be to mislead
@settings(max_examples=8, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dossiers, st.integers(0, 11))
def test_the_store_answers_as_the_fold_of_its_entries(ledger: Ledger, found: list[Page], seed: int) -> None:
    """With readings read again and pages changed, one event, all events and the fold are the same accounts."""
    for number, page in enumerate(found):
        ledger.record(build(replace(page, url=f"https://example.invalid/{number % 2}")))
        ledger.record(otherwise(build(page), seed))
        ledger.record(build(page))
    events = ledger.events(LATER)
    assert events == fold(ledger.entries(), LATER)
    for event in events:
        assert ledger.event(event.id, LATER) == event


@pytest.mark.parametrize("seed", [1, 2, 7])
@pytest.mark.parametrize("numbers", [(0,), (2, 0), (1, 2, 0)])
def test_the_index_finds_the_neighbours_that_stand(ledger: Ledger, numbers: tuple[int, ...], seed: int) -> None:
    """Ties of a report that is read again are those that comparing it with all that stands finds."""
    readings = [build(Page(publisher=f"Outlet {n}", told=BOTH, body=body(n % 2))) for n in range(3)]
    readings += [otherwise(readings[n], seed + n) for n in numbers]
    for reading in readings:
        ledger.record(reading)
    assert contents(list(ledger.entries())) == contents(model_of(readings).entries)
