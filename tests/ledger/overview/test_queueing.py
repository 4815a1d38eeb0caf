"""The queue out of the overview must be the one that a fold over the whole ledger gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Proposed
from sayso.fold.namesakes import ActorsProposed
from sayso.fold.proposals import Filter
from sayso.ledger import Ledger
from sayso.ledger.judgements import queue, reject
from sayso.ledger.overview import Overview
from sayso.ledger.overview.queueing import queue_in
from tests.ledger.builders import Page, Told, build
from tests.ledger.pages import dossiers, judgements

filters = st.builds(
    Filter,
    kind=st.sampled_from([None, None, *Proposed]),
    actor=st.sampled_from([None, None, "governor", "VARN"]),
    aspect=st.sampled_from([None, None, Aspect.CONTROL]),
    stance=st.sampled_from([None, None, Stance.DENIES]),
    below=st.sampled_from([None, None, 0.6]),
    above=st.sampled_from([None, None, 0.4]),
)


@settings(max_examples=60, deadline=None)
@given(dossiers, st.data())
def test_the_kept_queue_is_what_the_fold_gives(found: list[Page], data: st.DataObject) -> None:
    """Whatever was read and judged, and whenever it was brought up to date: the same proposals in the same order."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/one.db") as ledger:
        overview = Overview(ledger)
        for page in found:
            ledger.record(build(page))
            if data.draw(st.booleans()):
                overview.refresh()
            for judgement in judgements(ledger, data):
                ledger.judge(judgement, "an editor")
                if data.draw(st.booleans()):
                    overview.refresh()
        assert queue_in(overview, ledger, Filter()) == queue(ledger)
        wanted, start = data.draw(filters), data.draw(st.integers(0, 5))
        report = data.draw(st.sampled_from([None, None, None, *(one.id for one in ledger.reports())]))
        event = data.draw(st.sampled_from([None, None, None, *(str(one.claim.event) for one in ledger.claims())]))
        wanted = replace(wanted, report=report, event=event)
        assert queue_in(overview, ledger, wanted, start, 3) == queue(ledger, wanted, start, 3)
        overview.close()


def test_claims_about_no_event_are_proposed_and_leave_when_decided(tmp_path: Path) -> None:
    """They belong to their report alone, and go by what people decided."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page(told=(Told(event=None), Told(words="the dam still held")))))
        overview = Overview(ledger)
        (alone,) = [one for one in ledger.claims() if one.claim.event is None]
        assert alone.id in [one.id for one in queue_in(overview, ledger, Filter()).items]
        ledger.judge(reject(alone.id), "an editor")
        page = queue_in(overview, ledger, Filter())
        assert alone.id not in [one.id for one in page.items]
        assert page == queue(ledger)


def test_of_more_than_are_counted_it_is_told_that_there_are_more(tmp_path: Path) -> None:
    """A filter's proposals come as ever; only their number is not that of all."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page(told=(Told(), Told(words="the dam still held"), Told(words="nobody was hurt")))))
        overview, wanted = Overview(ledger), Filter(below=1.1)
        found = queue_in(overview, ledger, wanted, most=2)
        assert (found.total, found.more, len(found.items)) == (2, True, 3)
        assert queue_in(overview, ledger, wanted, most=3) == queue(ledger, wanted)
        assert queue_in(overview, ledger, Filter(), most=0) == queue(ledger)


def test_two_actors_of_one_event_are_proposed_once(tmp_path: Path) -> None:
    """A name and the same name with its state added, said of one event in two reports."""
    pages = [
        Page(told=(Told("Interior Ministry"),)),
        Page(publisher="Taldine Post", told=(Told("Vardia\u2019s Interior Ministry"),), body="a second one"),
    ]
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        for page in pages:
            ledger.record(build(page))
        found = queue_in(Overview(ledger), ledger, Filter(kind=Proposed.SAME_ACTOR))
        assert found.total == 1
        assert isinstance(found.items[0], ActorsProposed)
        assert found == queue(ledger, Filter(kind=Proposed.SAME_ACTOR))


def test_a_former_version_s_claims_about_no_event_leave_and_its_judgements_hold(tmp_path: Path) -> None:
    """What was decided on a page before it was changed is not asked again, nor what only stood there before."""
    first = Page(told=(Told(event=None), Told(words="the dam still held", event=None)), url="https://news.example/dam")
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(first))
        overview = Overview(ledger)
        assert queue_in(overview, ledger, Filter()).total == 2
        ledger.judge(reject(ledger.claims()[0].id), "an editor")
        ledger.record(
            build(replace(first, told=(*first.told, Told(words="the road is open", event=None)), body="more"))
        )
        assert ledger.former()
        page = queue_in(overview, ledger, Filter())
        assert page == queue(ledger)
        assert page.total == 2
        overview.close()
