"""What every store must keep: all that is recorded, once, for ever, whole, as of any moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy.exc import DBAPIError

from sayso.domain.claim import Stance
from sayso.domain.contract import reading_json
from sayso.domain.identity import actor_id
from sayso.domain.intake import Intake
from sayso.domain.ledger import (
    Entry,
    Judgement,
    JudgementKind,
    Refusal,
    Relation,
    RelationKind,
    ToldClaim,
    ToldEvent,
)
from sayso.domain.reading import Reading
from sayso.domain.report import Report
from sayso.errors import BadRequest, LedgerError, NotFound
from sayso.fold.status import fold
from sayso.ledger import Ledger
from sayso.ledger.schema import TABLES, metadata
from tests.ledger.builders import MONDAY, Happening, Page, Told, build
from tests.ledger.golden.making import BODY, PASSAGE
from tests.ledger.model import model_of
from tests.ledger.pages import body, dossiers

Opener = Callable[..., Ledger]
THREE = (
    Page(told=(Told(), Told(who="Ostr High Command", stance=Stance.DENIES))),
    Page(publisher="Taldine Post", body=body(1)),
    Page(publisher="Radio Corv", body=body(1), events=(Happening(place="Telmarin"),)),
)


def contents(entries: list[Entry]) -> dict[str, object]:
    """What was recorded, without when."""
    return {entry.id: (entry.by, entry.body) for entry in entries}


def test_a_new_ledger_is_empty(ledger: Ledger) -> None:
    """Nothing is in it, and nothing is an answer."""
    assert ledger.events() == ()
    assert list(ledger.entries()) == []
    assert ledger.reports() == ()
    assert ledger.refusals() == ()
    assert ledger.claims() == ()


def test_what_is_recorded_comes_back(ledger: Ledger) -> None:
    """Reports, texts, readings and claims come back as they went in, in the order of recording."""
    readings = [build(page) for page in THREE]
    for reading in readings:
        recorded = ledger.record(reading)
        assert recorded.new
        assert (recorded.claims, recorded.events) == (len(reading.claims), 1)
    assert ledger.reports() == tuple(reading.report for reading in readings)
    for reading in readings:
        assert ledger.report(reading.report.id) == reading.document
        assert ledger.reading_json(reading.report.id) == reading_json(reading)
        assert list(ledger.reading_json(reading.report.id)) == list(reading_json(reading))
        assert [told.claim for told in ledger.claims(report=reading.report.id)] == list(reading.claims)


def test_hostile_characters_come_back(ledger: Ledger) -> None:
    """NUL, lone surrogates and our own escape mark are characters like any other."""
    reading = build(
        Page(told=(Told(who="Minis\0try \ud800 \x1a", words="\x1athe dam 🜚 held"),), publisher="\x1aHerald")
    )
    ledger.record(reading)
    assert ledger.report(reading.report.id) == reading.document
    assert ledger.reports() == (reading.report,)
    (told,) = ledger.claims()
    assert (told.words, told.actor) == ("\x1athe dam 🜚 held", reading.identities.actors[0])


def test_times_keep_their_zone(ledger: Ledger) -> None:
    """A publication's offset is part of what the page tells; early years keep their width."""
    told = datetime(2031, 3, 3, 23, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    ledger.record(build(Page(published=told)))
    ledger.record(build(Page(published=datetime(1, 1, 1, tzinfo=UTC))))
    first, second = ledger.reports()
    assert first.published is not None
    assert first.published.isoformat() == told.isoformat()
    assert second.published == datetime(1, 1, 1, tzinfo=UTC)


def test_recording_twice_adds_nothing(ledger: Ledger) -> None:
    """A reading that is known is known: no entry, no change of any account."""
    for page in THREE:
        ledger.record(build(page))
    before, events = list(ledger.entries()), ledger.events(MONDAY + timedelta(days=1))
    again = ledger.record(build(THREE[0]))
    assert (again.new, again.claims, again.events, again.relations, again.recorded_at) == (False, 0, 0, 0, None)
    assert list(ledger.entries()) == before
    assert ledger.events(MONDAY + timedelta(days=1)) == events


def test_the_store_holds_what_the_model_holds(open_ledger: Opener) -> None:
    """The index finds all the neighbours that comparing everything with everything finds."""
    pages = [
        *THREE,
        Page(publisher="The Echo", events=(Happening(place="Korvah", day=None),)),
        replace(THREE[1], url="u"),
        Page(publisher="Radio Corv", told=(), events=(), body=BODY),
        Page(publisher="Radio Ulm", told=(), events=(), body=PASSAGE),
    ]
    ledger = open_ledger()
    for page in pages:
        ledger.record(build(page))
    ties = [entry.body for entry in ledger.entries() if isinstance(entry.body, Relation)]
    assert {tie.kind for tie in ties} == set(RelationKind) - {RelationKind.POSSIBLY_SAME}
    assert contents(list(ledger.entries())) == contents(model_of(map(build, pages)).entries)


SHOWN = "ferry river school shopkeeper glass trucks road harbour bridge mill market goats cellar bakery tower"


def test_the_store_holds_the_possible_ties_that_the_model_holds(open_ledger: Opener) -> None:
    """Main events that are alike by half of what they tell, and by nothing else, find one another by index."""
    shown = SHOWN.split()
    fewer = " ".join((*shown[:8], *(f"{word}let" for word in shown[8:])))
    one = Page(publisher="The Echo", body=f"The {' '.join(shown)} stood in the {' '.join(shown)}.")
    flood = Happening(trigger="flood", place=None, day=None, type=None)
    other = Page(
        publisher="Radio Corv", events=(flood,), told=(), published=None, body=f"A {fewer} lay by the {fewer}."
    )
    readings = [about_its_first(build(page)) for page in (one, other)]
    ledger = open_ledger()
    for reading in readings:
        ledger.record(reading)
    (tie,) = [entry.body for entry in ledger.entries() if isinstance(entry.body, Relation)]
    assert tie.kind is RelationKind.POSSIBLY_SAME
    assert contents(list(ledger.entries())) == contents(model_of(readings).entries)


def about_its_first(reading: Reading) -> Reading:
    """The reading of a report whose first event is its main one."""
    return replace(reading, identities=replace(reading.identities, focus=reading.identities.events[0].id))


# the examples share one ledger, and what is asked holds all the same; to shrink one would be to mislead
@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dossiers)
def test_the_store_answers_as_the_fold_of_its_entries(ledger: Ledger, found: list[Page]) -> None:
    """Events asked one by one, all at once, or folded from the entries are the same accounts; nothing is lost."""
    for page in found:
        ledger.record(build(page))
    moment = datetime(2040, 1, 1, tzinfo=UTC)
    events = ledger.events(moment)
    assert events == fold(ledger.entries(), moment)
    for event in events:
        assert ledger.event(event.id, moment) == event
    model = model_of(build(page) for page in found)
    assert contents(model.entries).items() <= contents(list(ledger.entries())).items()


def test_judgements_reach_one_event_as_they_reach_all(ledger: Ledger) -> None:
    """An event joined by a person to another is the same account, asked from either end."""
    for page in THREE:
        ledger.record(build(page))
    one, *_, last = [entry.id for entry in ledger.entries() if isinstance(entry.body, ToldEvent)]
    assert ledger.judge(Judgement(JudgementKind.SAME_EVENT, one, None, last, None), by="Ada Moor")
    moment = MONDAY + timedelta(days=1)
    (event,) = ledger.events(moment)
    assert ledger.event(one, moment) == ledger.event(last, moment) == event


def test_recorded_at_only_grows(open_ledger: Opener) -> None:
    """A clock that is set back does not set the ledger back; one reading has one moment."""
    times = iter([MONDAY, MONDAY - timedelta(days=3), MONDAY - timedelta(days=3), MONDAY, MONDAY + timedelta(days=1)])
    ledger = open_ledger(clock=lambda: next(times))
    for page in THREE:
        ledger.record(build(page))
    moments = [entry.recorded_at for entry in ledger.entries()]
    assert moments == sorted(moments)
    assert set(moments) == {MONDAY + timedelta(microseconds=n) for n in range(3)}
    assert all(moment.tzinfo is not None and moment.utcoffset() == timedelta() for moment in moments)
    assert len(ledger.events()) == 2  # now is before the last entry by the clock, and yet sees it


def test_an_earlier_moment_stays_as_it_was(ledger: Ledger) -> None:
    """Law 6 in the store: reports, ties and judgements recorded later leave the earlier answer alone."""
    first = ledger.record(build(THREE[0])).recorded_at
    assert first is not None
    events, claims = ledger.events(first), ledger.claims(as_of=first)
    for page in THREE[1:]:
        ledger.record(build(page))
    ledger.judge(Judgement(JudgementKind.REJECT, claims[0].id, None, None, None), by="Ada Moor")
    assert ledger.events(first) == events
    assert ledger.event(events[0].id, first) == events[0]
    assert ledger.claims(as_of=first) == claims
    assert ledger.reports(first) == ledger.reports()[:1]
    assert ledger.judgements(first) == ()
    with pytest.raises(NotFound, match="as of"):
        ledger.event(ledger.events()[0].id, first - timedelta(days=1))


def test_a_refusal_has_its_row(ledger: Ledger) -> None:
    """What could not be read is recorded once, with its reason."""
    refusal = Refusal("pages/broken.html", "no text in it")
    assert ledger.refuse(refusal)
    assert not ledger.refuse(refusal)
    assert [entry.body for entry in ledger.refusals()] == [refusal]


def test_claims_are_filtered(ledger: Ledger) -> None:
    """By report, by event, by actor, by id; what matches nothing is an empty answer."""
    for page in THREE:
        ledger.record(build(page))
    everything = ledger.claims()
    assert len(everything) == 4
    assert [told.actor.name for told in ledger.claims(actor=actor_id("Ostr High Command")) if told.actor] == [
        "Ostr High Command"
    ]
    event = everything[0].claim.event
    assert ledger.claims(event=event) == ledger.claims(report=everything[0].claim.report) == everything[:2]
    assert ledger.claims(ids=[everything[3].id, everything[0].id]) == (everything[0], everything[3])
    assert ledger.claims(ids=[]) == ledger.claims(actor="actor-of-nobody") == ()


def test_reports_are_named_by_their_ids(ledger: Ledger) -> None:
    """Asked for by ids they come in the order of recording, each once; an id that no report has is passed over."""
    for page in THREE:
        ledger.record(build(page))
    first, second, third = ledger.reports()
    assert ledger.reports(ids=[third.id, first.id, third.id, "report-of-nobody"]) == (first, third)
    assert ledger.reports(ids=[]) == ()
    moment = next(entry.recorded_at for entry in ledger.entries() if entry.id == second.id)
    assert ledger.reports(moment, ids=[second.id, third.id]) == (second,)


def test_things_are_found_by_the_beginning_of_their_id(ledger: Ledger) -> None:
    """A beginning that only one id has stands for it, with the kind's prefix or without."""
    reading = build(THREE[0])
    ledger.record(reading)
    claim, event, report = reading.claims[0].id, reading.identities.events[0].id, reading.report.id
    for whole in (claim, event, report):
        digits = whole.partition("-")[2]
        assert ledger.find(whole) == ledger.find(whole[:-2]) == ledger.find(digits) == ledger.find(digits[:12]) == whole
    assert ledger.claim(claim[:-3]).id == claim
    assert ledger.report(report[:-3]) == reading.document
    assert ledger.event(event[:-3]).id == event
    for nothing in ("claim-0000000000000000", "nothing here", "claim%", "ffffffffffffffff'"):
        with pytest.raises(NotFound, match="nothing in the ledger"):
            ledger.find(nothing)
    with pytest.raises(NotFound):
        ledger.claim(event)
    with pytest.raises(BadRequest, match="several"):
        ledger.find("claim-")
    with pytest.raises(BadRequest, match="too short"):
        ledger.find("cla")


def test_a_judgement_is_made_once_and_again_after_it_was_undone(ledger: Ledger) -> None:
    """The same decision by the same person adds nothing while in force; by another person, or undone, it does."""
    ledger.record(build(THREE[0]))
    judgement = Judgement(JudgementKind.REJECT, ledger.claims()[0].id, None, None, "misread")
    undo = Judgement(JudgementKind.UNDO, judgement.id, None, None, None)
    assert ledger.judge(judgement, by="Ada Moor")
    assert not ledger.judge(judgement, by="Ada Moor")
    assert ledger.judge(judgement, by="Bo Lind")
    assert ledger.judge(undo, by="Ada Moor")
    assert ledger.judge(judgement, by="Ada Moor")
    assert [entry.body for entry in ledger.judgements()] == [judgement, judgement, undo, judgement]
    assert [entry.by for entry in ledger.judgements()] == ["Ada Moor", "Bo Lind", "Ada Moor", "Ada Moor"]


@pytest.mark.parametrize(
    ("judgement", "error"),
    [
        (Judgement(JudgementKind.REJECT, "claim-of-nobody", None, None, None), NotFound),
        (Judgement(JudgementKind.UNDO, "judgement-0", None, None, None), NotFound),
        (Judgement(JudgementKind.SIDE, "actor-1", None, None, None), BadRequest),
        (Judgement(JudgementKind.SAME_EVENT, "event-1", None, "event-1", None), BadRequest),
        (Judgement(JudgementKind.NEVER_SAME, "event-1", None, "event-2", None), NotFound),
        (Judgement(JudgementKind.VERIFICATION, "event-1", "control=certainly", None, None), BadRequest),
        (Judgement(JudgementKind.VERIFICATION, "event-1", "control=verified", None, None), NotFound),
    ],
)
def test_a_judgement_of_nothing_is_refused(ledger: Ledger, judgement: Judgement, error: type[Exception]) -> None:
    """What cannot be folded is not recorded."""
    with pytest.raises(error):
        ledger.judge(judgement, by="Ada Moor")
    assert ledger.judgements() == ()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_no_row_is_changed_or_removed(ledger: Ledger, table: str, verb: str) -> None:
    """The database itself refuses UPDATE and DELETE in every table."""
    for page in THREE:
        ledger.record(build(page))
    for told in ((Told(),), ()):
        ledger.record(build(Page(url="https://herald.example/1", told=told)))
    ledger.refuse(Refusal("x", "y"))
    ledger.judge(Judgement(JudgementKind.SIDE, "actor-1", "Varn", None, None), by="Ada Moor")
    ledger.take(Intake("source-1", 0, last=True, where="x", reader="builder 1"))
    with ledger._engine.connect() as connection:
        rows = metadata.tables[table]
        column = next(iter(rows.c))
        change = rows.update().values({column: column}) if verb == "UPDATE" else rows.delete()
        with pytest.raises(DBAPIError, match="the ledger only grows"):
            connection.execute(change)


def test_a_reading_is_recorded_whole_or_not_at_all(ledger: Ledger) -> None:
    """A reading that contradicts the ledger leaves nothing of itself behind."""
    reading = build(THREE[0])
    ledger.record(reading)
    before = list(ledger.entries())
    other = build(THREE[1])
    stolen = replace(other, identities=reading.identities, claims=())
    with pytest.raises(ValueError, match="recorded under another report"):
        ledger.record(stolen)
    with pytest.raises(ValueError, match="actor"):
        ledger.record(replace(other, identities=replace(other.identities, actors=())))
    assert list(ledger.entries()) == before


def test_threads_ask_at_once(ledger: Ledger) -> None:
    """Many threads may read while one writes; each sees one state of the ledger."""
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(lambda: (len(ledger.reports()), len(ledger.events()))) for _ in range(40)]
        for page in THREE:
            ledger.record(build(page))
        counts = [one.result() for one in asked]
    assert all(0 <= reports <= 3 for reports, _ in counts)
    assert len(ledger.reports()) == 3


def test_two_writers_take_turns(open_ledger: Opener) -> None:
    """Two that make one ledger at once and record overlapping reports lose none and double none."""
    pages = [Page(publisher=f"Outlet {n}", body=body(1 + n % 3)) for n in range(9)]

    def write(some: list[Page]) -> None:
        ledger = open_ledger()
        for page in some:
            ledger.record(build(page))

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, pages[:6]), pool.submit(write, pages[3:])]:
            done.result()
    entries = list(open_ledger().entries())
    assert contents(entries) == contents(model_of(map(build, pages)).entries)
    assert len(entries) == len({entry.id for entry in entries})
    assert [entry.recorded_at for entry in entries] == sorted(entry.recorded_at for entry in entries)


def test_reading_only_writes_nothing(open_ledger: Opener) -> None:
    """A ledger opened for reading answers, and refuses to record."""
    open_ledger().record(build(THREE[0]))
    reader = open_ledger(read_only=True)
    assert len(reader.events()) == 1
    with pytest.raises(LedgerError):
        reader.record(build(THREE[1]))
    assert len(reader.reports()) == 1


def test_a_moment_needs_its_zone(ledger: Ledger) -> None:
    """A time without zone is no moment."""
    with pytest.raises(BadRequest, match="zone"):
        ledger.events(datetime(2031, 3, 3))  # noqa: DTZ001


def test_entries_come_in_the_order_of_recording(ledger: Ledger) -> None:
    """A report stands before its events and claims, and these before the next report."""
    for page in THREE:
        ledger.record(build(page))
    kinds = [type(entry.body) for entry in ledger.entries()]
    assert kinds[:4] == [Report, ToldEvent, ToldClaim, ToldClaim]
    assert kinds.count(Report) == 3
