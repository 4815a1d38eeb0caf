"""The clauses of a content."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.assemble.clauses import clauses_of
from sayso.domain.text import Span, in_order


@pytest.mark.parametrize(
    ("content", "clauses"),
    [
        (
            "they had taken Ulmen and were on their way to Torvik",
            ["they had taken Ulmen", "were on their way to Torvik"],
        ),
        (
            "that six people were hurt and that a school was hit",
            ["that six people were hurt", "a school was hit"],
        ),
        ("the raid was over, but the border was still shut", ["the raid was over", "the border was still shut"]),
        ("it was over. Nobody had been hurt.", ["it was over.", "Nobody had been hurt."]),
        ("the strike hit a mill, killing four workers", ["the strike hit a mill", "killing four workers"]),
        (
            "its jets hit the mill killing at least four workers",
            ["its jets hit the mill", "killing at least four workers"],
        ),
        ("four people had been hurt, two barns damaged", ["four people had been hurt", "two barns damaged"]),
        ("Mr. Teg and Ms. Tolk had left", ["Mr. Teg and Ms. Tolk had left"]),
        ("a second guard, Ilmar Teg, had been hurt", ["a second guard, Ilmar Teg, had been hurt"]),
        ("they shot him while he was in the water", ["they shot him while he was in the water"]),
        ("that proposal", ["that proposal"]),
        ("bread and water had run out", ["bread and water had run out"]),
        ("its divers searched and sealed the hull", ["its divers searched and sealed the hull"]),
        ("they left the hold unopened and sealed the hull", ["they left the hold unopened", "sealed the hull"]),
        ("six men were held and no ferryman was hurt", ["six men were held", "no ferryman was hurt"]),
        ("six men were arrested and no ferryman was hurt", ["six men were arrested", "no ferryman was hurt"]),
        ("soldiers and suspected raiders had left", ["soldiers and suspected raiders had left"]),
        ("the guards shot a ferryman and burned the pier", ["the guards shot a ferryman", "burned the pier"]),
        ("that, as the tide rose, the pier gave way", ["as the tide rose, the pier gave way"]),
        (
            "the army, the navy, and the coast guard were on their way",
            ["the army, the navy, and the coast guard were on their way"],
        ),
        (
            "the traders were on the road with their sons and mules when they were stopped",
            ["the traders were on the road with their sons and mules when they were stopped"],
        ),
        (
            "one of the guards could have opened the gate and shot the ferryman",
            ["one of the guards could have opened the gate and shot the ferryman"],
        ),
        (
            "among the dozen hurt in the mill, two were burned by oil",
            ["among the dozen hurt in the mill, two were burned by oil"],
        ),
        (
            "two of the six men, who died in the raid, were ferrymen",
            ["two of the six men, who died in the raid, were ferrymen"],
        ),
        (
            "that, though guns were handed out, none were used on the strikers",
            ["guns were handed out", "none were used on the strikers"],
        ),
        ("We never shot. Yes, they fired in the air.", ["We never shot.", "Yes, they fired in the air."]),
        ("it is lawful and fair for the guild to do so", ["it is lawful and fair for the guild to do so"]),
        ("there was fighting, though it had ended", ["there was fighting", "it had ended"]),
        (
            "most were traders and herders who had come to trade",
            ["most were traders and herders who had come to trade"],
        ),
        (
            "we do not exclude a mine and confirm that our guns did not fire",
            ["we do not exclude a mine", "confirm that our guns did not fire"],
        ),
        ("all but eight of the girls have come home", ["all but eight of the girls have come home"]),
        ("they stood in Ulmen, a town held by the army", ["they stood in Ulmen, a town held by the army"]),
    ],
)
def test_a_clause_is_what_says_something_of_its_own(content: str, clauses: list[str]) -> None:
    """Coordinated clauses and sentences divide; coordinated nouns and abbreviations do not."""
    found = clauses_of(content, (Span(0, len(content)),))
    shown = [" ".join(content[span.start : span.end] for span in spans) for spans, _ in found]
    assert [one.removeprefix("that ") for one in shown] == [one.removeprefix("that ") for one in clauses]


def test_a_content_in_two_pieces_keeps_them() -> None:
    """A clause that the speaker's name interrupts has both of its pieces."""
    words = '"We held the bridge," Teg said, "all through the night."'
    content = (Span(0, 21), Span(32, len(words)))
    ((spans, _),) = clauses_of(words, content)
    assert spans[0].start == 0
    assert spans[-1].end == len(words)


def test_a_quotation_in_a_sentence_of_its_own_is_a_clause_of_its_own() -> None:
    """What a speaker says after "he said." says something of its own, and may deny what went before."""
    words = '"This was no mishap," Teg said. "They took it for another boat."'
    content = (Span(0, 21), Span(words.index('"They'), len(words)))
    first, second = clauses_of(words, content)
    assert [words[span.start : span.end] for span in (*first[0], *second[0])] == [
        '"This was no mishap,"',
        '"They took it for another boat."',
    ]


@given(st.text(max_size=300), st.data())
def test_clauses_lie_in_their_content(words: str, data: st.DataObject) -> None:
    """Whatever the words, clauses are in order, apart, and inside the span they come from."""
    words = words or "x"
    start = data.draw(st.integers(0, len(words) - 1))
    whole = Span(start, data.draw(st.integers(start + 1, len(words))))
    spans = [span for clause, _ in clauses_of(words, (whole,)) for span in clause]
    assert all(whole.covers(span) for span in spans)
    assert len(in_order(spans)) <= len(spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
