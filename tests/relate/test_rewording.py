"""What changed between two texts: covered to the last word, and found in bounded time whatever is thrown at it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.relate import Change, ChangeKind, compare_texts
from sayso.relate.rewording import MOST_PARAGRAPHS, MOST_WORDS

FORMER = "Raid at Korva\n\nThree guards were hurt, she said.\n\nNo shots were heard.\n"


def applied(former: str, present: str, changes: tuple[Change, ...]) -> list[str]:
    """The former words with the changes made in them."""
    words, at = "", 0
    for change in changes:
        here = change.former.start if change.former else _place(former, present, change, changes)
        words += former[at:here] + " "
        at = change.former.end if change.former else max(at, here)
        words += present[change.present.start : change.present.end] + " " if change.present else ""
    return (words + former[at:]).split()


def _place(former: str, present: str, change: Change, changes: tuple[Change, ...]) -> int:
    """Where in the former text added words belong: as many unchanged words in as in the present one."""
    assert change.present is not None
    before = [one for one in changes if one.present and one.present.end <= change.present.start]
    kept = len(present[: change.present.start].split())
    kept -= sum(len(present[one.present.start : one.present.end].split()) for one in before if one.present)
    spans = [(one.former.start, one.former.end) for one in changes if one.former]
    at = 0
    while kept:
        start = next((end for begin, end in spans if begin <= at < end), at)
        if start != at:
            at = start
            continue
        if former[at].isspace():
            at += 1
            continue
        while at < len(former) and not former[at].isspace():
            at += 1
        kept -= 1
    return at


def test_a_replaced_word_is_found() -> None:
    """The change is the word, not its paragraph."""
    present = FORMER.replace("Three", "Five")
    (change,) = compare_texts(FORMER, present)
    assert change.kind is ChangeKind.REPLACED
    assert change.former is not None
    assert change.present is not None
    assert FORMER[change.former.start : change.former.end] == "Three"
    assert present[change.present.start : change.present.end] == "Five"


def test_a_paragraph_that_came_or_went_is_one_change() -> None:
    """Added and removed paragraphs point into one text alone."""
    more = FORMER + "\nCorrection: five were hurt.\n"
    (added,), (removed,) = compare_texts(FORMER, more), compare_texts(more, FORMER)
    assert (added.kind, added.former, removed.kind, removed.present) == (
        ChangeKind.ADDED,
        None,
        ChangeKind.REMOVED,
        None,
    )
    assert added.present == removed.former
    assert added.present is not None
    assert more[added.present.start : added.present.end] == "Correction: five were hurt."


def test_the_same_text_has_no_change() -> None:
    """Nor has one whose white space alone is different at its end."""
    assert compare_texts(FORMER, FORMER) == compare_texts(FORMER, FORMER + "\n\n") == compare_texts("", "") == ()


words = st.lists(st.sampled_from(["raid", "Korva", "said", "nine", "\n", "\n\n"]), max_size=14).map(" ".join)


@settings(max_examples=150)
@given(words, words)
def test_the_changes_make_the_one_text_of_the_other(former: str, present: str) -> None:
    """Nothing that is different is left out: with its changes made, the former text has the words of the present."""
    changes = compare_texts(former, present)
    assert applied(former, present, changes) == present.split()
    for side in ("former", "present"):
        spans = [span for one in changes if (span := getattr(one, side))]
        assert spans == sorted(spans)


LINE = 5_000_000
HOSTILE = {
    "one line of 5 MB": ("a " * (LINE // 2), "b " * (LINE // 2)),
    "one line without a space": ("a" * LINE, "b" * LINE),
    "a word changed in 5 MB": ("ab " * (LINE // 3) + "Three" + " cd" * 9, "ab " * (LINE // 3) + "Five" + " cd" * 9),
    "a million lines": ("a\nb\n" * 500_000, "b\na\n" * 499_999),
    "as many paragraphs as are compared": (
        "".join(f"p{n % 7}\n" for n in range(MOST_PARAGRAPHS)),
        "".join(f"p{n % 5}\n" for n in range(MOST_PARAGRAPHS)),
    ),
    "as many words as are compared": (
        "\n".join(" ".join(f"w{(n * 7) % 9}" for n in range(MOST_WORDS)) for _ in range(9)),
        "\n".join(" ".join(f"w{(n * 5) % 11}" for n in range(MOST_WORDS)) for _ in range(9)),
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_text_is_compared_in_bounded_time(case: str) -> None:
    """Texts made to cost the square of their length are told in coarser changes instead."""
    former, present = HOSTILE[case]
    start = time.process_time()
    changes = compare_texts(former, present)
    assert changes
    assert time.process_time() - start < 20  # seconds of a processor; on an idle one the longest takes about one


def test_one_word_in_a_long_line_is_found_all_the_same() -> None:
    """What two long lines have in common at both ends is not compared at all."""
    former, present = HOSTILE["a word changed in 5 MB"]
    (change,) = compare_texts(former, present)
    assert change.former is not None
    assert former[change.former.start : change.former.end] == "Three"
    assert not change.whole
