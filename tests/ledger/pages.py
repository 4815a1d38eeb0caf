"""Hypothesis strategies for small sets of reports about few places, days and speakers, so that they meet often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import strategies as st

from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import actor_id
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from sayso.ledger.changes import State
from tests.ledger.builders import MONDAY, Happening, Page, Told

NAMED = ("Ministry of Varn", "Governor Tessel", "Dunmarch Brigade")
NAMELESS = ("a senior officer", "two villagers")
WORDS = ("the bridge at Korva was taken", "nine people died", "the dam still held")
NOWHERE = State(-1, "")
PUBLISHERS = ("The Herald", "Taldine Post", "Radio Corv", None)

days = st.sampled_from([MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=9), None])

happenings = st.builds(
    Happening,
    trigger=st.sampled_from(["raid", "raids", "strike"]),
    place=st.sampled_from(["Korva", "Korvah", "Telmarin", "Telmaryn", None]),
    day=days,
    type=st.sampled_from(["Armed clash", "Air/drone strike", "Peaceful protest", None]),
    actors=st.lists(st.sampled_from(NAMED), max_size=2, unique=True).map(tuple),
)


@st.composite
def sayings(draw: st.DrawFn, events: int) -> Told:
    """One sentence that says something of one of so many events, or of none."""
    voice = draw(st.sampled_from(["named", "nameless", "nobody", "own"]))
    who = {"named": st.sampled_from(NAMED), "nameless": st.sampled_from(NAMELESS)}.get(voice, st.none())
    return Told(
        who=draw(who),
        stance=draw(st.sampled_from(Stance)),
        words=draw(st.sampled_from(WORDS)),
        aspect=draw(st.sampled_from([Aspect.CONTROL, Aspect.HOW_MANY])),
        certainty=draw(st.sampled_from(Certainty)),
        event=draw(st.one_of(st.none(), st.integers(0, events - 1))) if events else None,
        unnamed=voice == "nameless",
        own_voice=voice == "own",
    )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """One report."""
    events = draw(st.lists(happenings, max_size=2).map(tuple))
    publisher = draw(st.sampled_from(PUBLISHERS))
    said = draw(st.lists(sayings(len(events)), max_size=4).map(tuple))
    return Page(
        publisher=publisher,
        told=said,
        events=events,
        published=draw(days),
        body=body(draw(st.integers(0, 3))),
    )


def body(number: int) -> str:
    """Words of a text of its own, the same for the same number: reports that share it repeat one text."""
    return " ".join(f"word{number}x{i}" for i in range(80)) + "." if number else ""


dossiers = st.lists(pages(), min_size=1, max_size=5)


def judgements(ledger: Ledger, draw: st.DataObject) -> Iterator[Judgement]:
    """A few judgements on what the ledger holds by now."""
    events = sorted(member for group in ledger.groups() for member in group.members)
    claims = [one.id for one in ledger.claims()]
    for kind in draw.draw(st.lists(st.sampled_from(["side", "reject", "same", "never", "undo"]), max_size=2)):
        if kind == "side":
            yield Judgement(JudgementKind.SIDE, actor_id("Governor Tessel"), "Varn", None, None)
        elif kind == "reject" and claims:
            yield Judgement(JudgementKind.REJECT, draw.draw(st.sampled_from(claims)), None, None, None)
        elif kind in ("same", "never") and len(events) > 1:
            pair = draw.draw(st.lists(st.sampled_from(events), min_size=2, max_size=2, unique=True))
            tie = JudgementKind.SAME_EVENT if kind == "same" else JudgementKind.NEVER_SAME
            yield Judgement(tie, pair[0], None, pair[1], None)
        elif kind == "undo" and (made := ledger.judgements()):
            yield Judgement(JudgementKind.UNDO, draw.draw(st.sampled_from(made)).id, None, None, None)
