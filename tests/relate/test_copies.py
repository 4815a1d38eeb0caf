"""Which texts repeat which, and which share a passage."""

from __future__ import annotations

import random
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.ledger import RelationKind
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.relate import TextSketch, closest, enterable, relate_texts, sketch_text
from sayso.relate.copies import CLOSEST, FEWEST, LOOKED_UP, MOST, PASSAGE, SHARED_BY, THRESHOLD, shared_runs
from sayso.relate.fingerprints import RUN, WINDOW, winnowed

VOCABULARY = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("rin", "tal", "ve", "sk")]


def words(number: int, seed: int) -> list[str]:
    """Invented words, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  the same words each time
    return [chance.choice(VOCABULARY) for _ in range(number)]


def text(*blocks: tuple[list[str], BlockKind]) -> Text:
    """A text of paragraphs."""
    whole, found = "", []
    for said, kind in blocks:
        if said:
            start = len(whole)
            whole += " ".join(said)
            found.append(Block(Span(start, len(whole)), kind))
            whole += "\n"
    return Text(whole, tuple(found), ())


def body(*parts: list[str]) -> Text:
    """A text that is all body."""
    return text(*((part, BlockKind.BODY) for part in parts))


def share(one: Text, other: Text) -> float:
    """The containment of two texts, the same from either side."""
    mine, theirs = sketch_text(one), sketch_text(other)
    found = shared_runs(mine, theirs)
    assert found == shared_runs(theirs, mine)
    return found[0]


def test_a_copy_contains_its_text() -> None:
    """A copy is a copy in other capitals, quotation marks and line breaks."""
    said = words(400, 1)
    assert share(body(said), body([one.upper() + "," for one in said[:200]], said[200:])) == 1.0


def test_texts_of_their_own_share_nothing() -> None:
    """Two reports on one matter do not repeat one another."""
    assert share(body(words(400, 1)), body(words(400, 2))) == 0.0


@pytest.mark.parametrize("kept", [0.5, 0.8])
@pytest.mark.parametrize("size", [120, 600, 3000])
def test_what_is_contained_is_counted_to_the_run(kept: float, size: int) -> None:
    """Of texts of usual length no run is left out of the comparison."""
    said, own = words(size, 1), words(size, 101)
    cut = int(size * kept)
    assert share(body(said), body(said[:cut] + own[cut:])) == (cut - RUN + 1) / (size - RUN + 1)


def test_the_longest_texts_are_estimated() -> None:
    """Beyond the runs that are kept the estimate lies within four standard errors of what is truly contained."""
    size = 4 * MOST
    said, own = words(size, 1), words(size, 2)
    for kept in (0.3, 0.5):
        cut = int(size * kept)
        found = share(body(said), body(said[:cut] + own[cut:]))
        assert abs(found - kept) < 4 * (kept * (1 - kept) / (MOST / 2)) ** 0.5


@pytest.mark.parametrize("size", [120, 600, 3000])
def test_a_long_quotation_is_no_copy(size: int) -> None:
    """A fifth of the text in common is too little for a tie."""
    said = words(size, 1)
    assert share(body(said), body(said[: size // 5] + words(size, 2)[size // 5 :])) < THRESHOLD


def test_furniture_is_no_text() -> None:
    """What every page of an outlet carries ties no two of them."""
    furniture = (words(300, 9), BlockKind.TEASER)
    one = text((words(60, 1), BlockKind.BODY), furniture)
    other = text((words(60, 2), BlockKind.BODY), furniture)
    assert share(one, other) == 0.0


def test_a_sentence_in_common_is_no_copy() -> None:
    """Fewer shared runs than chance or a set phrase may give say nothing, however short the text."""
    said = words(RUN - 1 + FEWEST - 1, 1)
    assert share(body(said), body(said)) == 0.0
    said = words(RUN - 1 + FEWEST, 1)
    assert share(body(said), body(said)) == 1.0


def kinds(one: Text, other: Text) -> list[RelationKind]:
    """How two texts are tied."""
    return [tie.kind for tie in relate_texts("report-1", sketch_text(one), {"report-2": sketch_text(other)})]


def test_a_notice_in_two_short_texts_does_not_join_them() -> None:
    """A formula that is a third of one short text is told of, and is no reason to hold the two to be one."""
    notice = words(RUN - 1 + 12, 1)
    assert kinds(body(words(21, 2), notice), body(words(300, 3), notice)) == [RelationKind.SHARES]
    assert kinds(body(words(15, 2), notice), body(notice, words(300, 3))) == [RelationKind.SHARES]


RIGHTS = (
    "Copyright 2031 The {}. All rights reserved. Nobody may print this, read it out on air or hand it on in any other "
    "way without a letter from the office that sent it out."
)


def under(said: list[str], notice: str) -> Text:
    """A text with a line of furniture under its body."""
    return text((said, BlockKind.BODY), ([notice] if notice else [], BlockKind.PROMO))


@pytest.mark.parametrize("size", [5, 12, 21, 60])
def test_an_agency_s_notice_under_a_few_lines_is_told_of(size: int) -> None:
    """Two reports of which the notice is much are tied as sharing a passage, and never held to be one text."""
    notice = RIGHTS.format("Associated Press")
    one, other = under(words(size, 1), notice), under(words(300, 2), notice)
    assert kinds(one, other) == kinds(other, one) == [RelationKind.SHARES]
    (tie,) = relate_texts("report-1", sketch_text(one), {"report-2": sketch_text(other)})
    assert tie.because.endswith(", with the notice of an agency under both")


def test_an_outlet_s_own_notice_is_furniture() -> None:
    """What every page of one outlet carries ties no two of them, however short they are."""
    notice = RIGHTS.format("Herald of Ulm")
    assert kinds(under(words(21, 1), notice), under(words(300, 2), notice)) == []


def test_a_copy_is_one_text_with_its_notice_and_without() -> None:
    """What is copied is told by the body alone, whatever stands under it."""
    said, notice = words(60, 1), RIGHTS.format("Associated Press")
    for one, other in ((notice, notice), (notice, ""), (notice, RIGHTS.format("Herald of Ulm"))):
        (tie,) = relate_texts("report-1", sketch_text(under(said, one)), {"report-2": sketch_text(under(said, other))})
        assert (tie.kind, tie.score) == (RelationKind.REPEATS, 1.0)


def test_a_passage_from_a_wire_joins() -> None:
    """A third of a report that stands in another is a copy where it is longer than a formula."""
    passage = words(RUN - 1 + PASSAGE, 1)
    assert kinds(body(words(30, 2), passage), body(passage, words(600, 3))) == [RelationKind.REPEATS]


def test_the_tie_says_how_much() -> None:
    """A copy is tied to its text with the share that they have in common, and never to itself."""
    sketch = sketch_text(body(words(100, 1)))
    (tie,) = relate_texts("report-3", sketch, {"report-2": sketch, "report-3": sketch})
    assert (tie.kind, tie.left, tie.right, tie.score) == (RelationKind.REPEATS, "report-2", "report-3", 1.0)
    assert tie.because == "100% of the shorter text's runs of 8 words (93) stand in the other"


# ---------------------------------------------------------------------- the look-up


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 4000), st.integers(0, 4000), st.integers(0, 999))
def test_a_common_passage_is_always_found(before: int, after: int, above: int, below: int, seed: int) -> None:
    """Two texts with one passage of RUN + WINDOW - 1 words in common share a fingerprint, whatever is around it."""
    passage = words(RUN + WINDOW - 1, seed)
    short = body(words(before, seed + 1), passage, words(after, seed + 2))
    long = body(words(above, seed + 3), passage, words(below, seed + 4))
    assert sketch_text(short).fingerprints & sketch_text(long).fingerprints


def test_a_short_report_within_a_long_page_is_found_and_tied() -> None:
    """What counts is the shorter text, however long the other is."""
    for said in (words(60, 1), words(300, 2)):
        for length in (100, 1000, 4000):
            long = body(words(length, 3), said, words(length, 4))
            assert kinds(body(said), long) == [RelationKind.REPEATS]
            assert sketch_text(body(said)).fingerprints & sketch_text(long).fingerprints


def test_an_edited_copy_is_found() -> None:
    """With every twelfth word another one a copy has still more than a quarter of its runs, and a fingerprint."""
    for seed in range(20):
        said = words(150, seed)
        edited = [one if n % 12 else "other" for n, one in enumerate(said)]
        assert kinds(body(said), body(edited)) == [RelationKind.REPEATS]
        assert sketch_text(body(said)).fingerprints & sketch_text(body(edited)).fingerprints


def test_of_a_short_text_every_run_is_looked_up() -> None:
    """A post is found by any run of it, a long text by two in seventeen."""
    post, article = sketch_text(body(words(50, 1))), sketch_text(body(words(3000, 1)))
    assert post.fingerprints == post.hashes
    assert len(article.fingerprints) / len(article.hashes) == pytest.approx(2 / (WINDOW + 1), rel=0.15)


@pytest.mark.parametrize("piece", [12, 16, 22, 40])
@pytest.mark.parametrize(("size", "around"), [(60, 60), (300, 2_000), (300, 20_000), (2_000, 40_000)])
def test_what_is_contained_in_pieces_is_found(size: int, around: int, piece: int) -> None:
    """A third of a text, strewn over another in pieces of a line or two, gives both a fingerprint and ties them."""
    said, other = words(size, 1), words(around, 2)
    number = int(0.32 * (size - RUN + 1)) // (piece - RUN + 1) + 1
    apart, step = size // number, around // number
    for n in range(number):
        other[n * step : n * step + piece] = said[n * apart : n * apart + piece]
    one, two = sketch_text(body(said)), sketch_text(body(other))
    assert one.fingerprints & two.fingerprints
    assert relate_texts("report-1", one, {"report-2": two})


@settings(max_examples=100)
@given(st.lists(st.integers(0, 50), max_size=700))
def test_every_window_has_its_least(runs: list[int]) -> None:
    """Winnowing takes from every window its least hash and nothing else."""
    window = min(WINDOW, max(1, len(runs) // 32))
    assert winnowed(runs) == {min(runs[at : at + window]) for at in range(len(runs) - window + 1) if runs}


def test_the_rows_of_a_text_are_bounded() -> None:
    """However long the text, and in seconds: what it adds to the index and what is compared with it stay small."""
    began = time.process_time()
    sketch = sketch_text(body(words(200_000, 1)))
    assert time.process_time() - began < 30
    assert 0 < len(sketch.hashes) <= MOST
    assert 0 < len(sketch.fingerprints) <= LOOKED_UP
    assert all(0 <= value < 2**63 for value in sketch.hashes | sketch.fingerprints)


def test_a_fingerprint_is_entered_for_so_many_texts_and_no_more() -> None:
    """What all texts have in common costs a look-up no more than what a few have."""
    assert enterable([3, 1, 2], [1] * (SHARED_BY - 1) + [2] * SHARED_BY) == [1, 3]


def test_those_with_the_largest_part_in_common_are_compared() -> None:
    """A short text wholly in common comes before long ones with more in common that is less of them."""
    shared = {f"report-{n}": 9 for n in range(100)} | {"report-short": 5}
    sizes = {f"report-{n}": 900 for n in range(100)} | {"report-short": 20}
    found = closest(900, shared, sizes)
    assert len(found) == CLOSEST
    assert found[0] == "report-short"


# ---------------------------------------------------------------------- hostile and foreign texts


@pytest.mark.parametrize("said", [["dup"] * 1_250_000, ["x" * 5_000_000], ["\ufdfa" * 1_000_000]], ids=len)
def test_a_text_of_one_word_again_and_again_is_small(said: list[str]) -> None:
    """Five million characters of one word have at most one run, and take no time."""
    began = time.process_time()
    sketch = sketch_text(body(said))
    assert time.process_time() - began < 20
    assert len(sketch.hashes) <= 1


@pytest.mark.parametrize("number", range(RUN))
def test_a_text_of_a_few_words_is_tied_to_nothing(number: int) -> None:
    """Fewer words than a run has give an empty sketch; nothing is contained in nothing."""
    sketch = sketch_text(body(words(number, 1)))
    assert (sketch, sketch.fingerprints) == (TextSketch(0, frozenset()), frozenset())
    assert relate_texts("report-1", sketch, {"report-2": sketch}) == ()


RIVER = {
    "Cyrillic": "Перед рассветом слышали рёв моторов, паром стоял; близ школы насчитали девять пробоин, "
    "продавец вымел стекло прочь, соседям велел ждать вечерний автобус.",
    "Arabic": "سُمِعت المحركات خلف النهر قبل الفجر ولم تتحرك العبارة وعند المدرسة عدّوا تسعة ثقوب في الجدار "
    "وكنس البائع الزجاج عن الدرج وقال للجيران أن ينتظروا الحافلة حتى المساء",
    "Chinese": "天亮之前河对岸传来发动机的声音渡船没有开学校的墙上数出九个弹孔店主把台阶上的玻璃扫走",
    "Thai": "ก่อนรุ่งสางได้ยินเสียงเครื่องยนต์จากฝั่งแม่น้ำเรือข้ามฟากไม่ออกที่กำแพงโรงเรียนนับได้เก้ารู",
}


@pytest.mark.parametrize("script", RIVER)
def test_copies_in_other_scripts_are_found(script: str) -> None:
    """A copy with its last fifth rewritten is a copy in any script, with spaces between words or without."""
    said = RIVER[script]
    cut = len(said) * 4 // 5
    assert kinds(body([said]), body([said[:cut], "7 8 9 10 11 12 13"])) == [RelationKind.REPEATS]
    assert share(body([said]), body([RIVER["Cyrillic" if script != "Cyrillic" else "Arabic"]])) == 0.0


def test_encodings_of_one_text_are_one() -> None:
    """Accents as marks of their own, and Arabic without vowel points, make no other text."""
    composed = sketch_text(body(["café été naïf"] * 3))
    assert sketch_text(body(["cafe\u0301 e\u0301te\u0301 nai\u0308f"] * 3)) == composed
    assert share(body([RIVER["Arabic"]]), body([RIVER["Arabic"].replace("\u064f", "").replace("\u0651", "")])) == 1.0


def test_lone_surrogates_and_nul_are_words_like_others() -> None:
    """Nothing that a page can hold breaks a sketch."""
    assert sketch_text(body(["\ud800a \0b \u202ec"] * 9)).hashes


def test_forty_edited_copies_are_all_tied() -> None:
    """Forty copies, each with a few words of its own, form one set by their ties."""
    chance = random.Random(4)  # noqa: S311  the same edits each time
    said = words(300, 5)
    copies = []
    for number in range(40):
        edited = list(said)
        for at in chance.sample(range(300), 6):
            edited[at] = f"edit{number}x{at}"
        copies.append(sketch_text(body(edited)))
    for one, other in combinations(copies, 2):
        assert one.fingerprints & other.fingerprints
        assert relate_texts("report-1", one, {"report-2": other})
