"""What changed between two moments, and what did not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.changes import Change, ChangeKind
from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.fold.changed import changed
from sayso.fold.status import fold_groups
from sayso.ledger import Ledger
from sayso.ledger.overview import Overview
from tests.ledger.builders import Happening, Page, Told, build
from tests.ledger.model import model_of
from tests.ledger.pages import dossiers, judgements

BEFORE = datetime(2000, 1, 1, tzinfo=UTC)
LATER = datetime(2040, 1, 1, tzinfo=UTC)
VARN, OSTR = "Ministry of Varn", "Ostr High Command"
SAYS = Page()
DENIES = Page(publisher="Taldine Post", told=(Told(OSTR, Stance.DENIES),), body="a second one")


def between(before: list[Page], after: list[Page]) -> list[Change]:
    """The changes from a ledger of these pages to one of those."""

    def groups(pages: list[Page]) -> object:
        return fold_groups(model_of([build(page) for page in pages]).entries, LATER)

    return list(changed(groups(before), groups(after)))  # type: ignore[arg-type]


def test_the_first_report_makes_an_event() -> None:
    """From nothing to something: one event is new."""
    (change,) = between([], [SAYS])
    assert (change.kind, change.before, change.because) == (ChangeKind.EVENT_NEW, None, "told by 1 report")


def test_a_denial_makes_a_matter_contested_and_says_why() -> None:
    """The axis, the position and the report are told, with the claims and the reason."""
    found = {change.kind: change for change in between([SAYS], [SAYS, DENIES])}
    assert set(found) == {ChangeKind.REPORTS_NEW, ChangeKind.AGREEMENT, ChangeKind.POSITION_NEW}
    agreement = found[ChangeKind.AGREEMENT]
    assert (agreement.before, agreement.after) == ("uncontested", "contested")
    assert "denied by" in agreement.because
    assert len(agreement.claims) == 1
    assert found[ChangeKind.POSITION_NEW].after == f"{OSTR} denies"


def test_what_is_no_longer_told_is_told_to_be_gone() -> None:
    """Nothing goes silently: an event that no longer stands is listed with what it was."""
    (change,) = between([SAYS], [])
    assert (change.kind, change.after) == (ChangeKind.EVENT_GONE, None)


def test_a_split_and_a_merge_are_told(tmp_path: Path) -> None:
    """A person's word that two are never one, and its undoing, are a split and a merge."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        for page in (SAYS, DENIES):
            ledger.record(build(page))
        events = sorted(member for group in ledger.groups() for member in group.members)
        before = ledger.groups()
        judged = Judgement(JudgementKind.NEVER_SAME, events[0], None, events[1], None)
        ledger.judge(judged, "an editor")
        apart = ledger.groups()
        assert ChangeKind.EVENT_SPLIT in {one.kind for one in changed(before, apart)}
        assert ChangeKind.EVENTS_MERGED in {one.kind for one in changed(apart, before)}


@settings(max_examples=30)
@given(dossiers)
def test_nothing_changes_between_a_moment_and_itself(found: list[Page]) -> None:
    """Two folds of the same entries have no change between them, whatever is in them."""
    assert between(found, found) == []


@settings(max_examples=60, deadline=None)
@given(dossiers, st.data())
def test_the_changes_between_two_moments_are_those_of_two_whole_folds(found: list[Page], data: st.DataObject) -> None:
    """Whatever was read and judged in whatever order, the changes are those of two folds over everything."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/one.db") as ledger:
        moments = [BEFORE]
        for page in found:
            ledger.record(build(page))
            for judgement in judgements(ledger, data):
                ledger.judge(judgement, "an editor")
            moments.append(max(one.recorded_at for one in ledger.entries()))
        since, until = sorted(data.draw(st.lists(st.sampled_from(moments), min_size=2, max_size=2)))
        assert ledger.changed(since, until) == changed(ledger.groups(since), ledger.groups(until))


@settings(max_examples=40, deadline=None)
@given(dossiers, st.data())
def test_the_changes_up_to_now_are_told_by_what_is_kept_of_now(found: list[Page], data: st.DataObject) -> None:
    """An overview's answers serve for the later moment: the changes are those of two folds, event by event."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/one.db") as ledger:
        moments = [BEFORE]
        for page in found:
            ledger.record(build(page))
            for judgement in judgements(ledger, data):
                ledger.judge(judgement, "an editor")
            moments.append(max(one.recorded_at for one in ledger.entries()))
        since = data.draw(st.sampled_from(moments))
        overview = Overview(ledger)
        for event in overview.standing(ledger.touched(since)):
            found_anew = ledger.changed(since, events=[event])
            assert ledger.changed(since, events=[event], present=overview.groups) == found_anew
        overview.close()


def test_changes_of_one_event_are_those_of_the_whole_that_are_its_own(tmp_path: Path) -> None:
    """Asked for one event, the changes of others are left out, and its own are all there."""
    other = Page(
        told=(Told(VARN, words="the dam at Lesk broke", aspect=Aspect.OCCURRENCE),),
        events=(Happening("flood", "Lesk", None, None),),
        body="another matter",
    )
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        for page in (SAYS, other):
            ledger.record(build(page))
        every = ledger.changed(BEFORE)
        for event in {one.event for one in every}:
            assert ledger.changed(BEFORE, events=[event]) == tuple(one for one in every if one.event == event)


def test_only_events_that_new_entries_bear_on_are_touched(tmp_path: Path) -> None:
    """What was recorded up to the moment is not looked at again."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(SAYS))
        moment = max(one.recorded_at for one in ledger.entries())
        assert ledger.touched(moment) == frozenset()
        assert ledger.touched(BEFORE) == {member for group in ledger.groups() for member in group.members}
