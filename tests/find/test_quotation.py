"""Where quotation marks open and close."""

from __future__ import annotations

import pytest

from sayso.find.quotation import find_quotations
from tests.find.marked import text_of


def _quoted(words: str) -> list[str]:
    text = text_of(words)
    return [text[one.span] for one in find_quotations(text)]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("He said ‘no’ twice.", ["‘no’"]),
        ("He said 'no' twice.", ["'no'"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said «no» twice.", ["«no»"]),
        ("He said „no“ twice.", ["„no“"]),
        ("He said »no« twice.", ["»no«"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("'It's ours,' he said.", ["'It's ours,'"]),
        ("‘It’s ours,’ he said.", ["‘It’s ours,’"]),
        ("He quoted 'the soldiers' oath' at length.", ["'the soldiers' oath'"]),
        ("“She told me ‘no’ twice,” he said.", ["“She told me ‘no’ twice,”"]),
        ("He said ‘the “ours” of the song’ aloud.", ["“ours”"]),
    ],
)
def test_every_style_of_mark_opens_and_closes(words: str, quoted: list[str]) -> None:
    """The outermost quotation is found with its marks; what is quoted inside it belongs to it."""
    assert _quoted(words) == quoted


@pytest.mark.parametrize(
    "words",
    ["The soldiers' weapons weren't theirs.", "It's o'clock in the '90s.", "A 5'10\" man left.", "Rock 'n' roll.", ""],
)
def test_apostrophes_and_inches_are_no_marks(words: str) -> None:
    """Possessives, contractions, elisions and measures quote nothing."""
    assert [one for one in _quoted(words) if len(one) > len("'n'")] == []


def test_a_quotation_without_its_closing_mark_runs_to_the_paragraphs_end() -> None:
    """An odd number of marks loses no words and touches no other paragraph."""
    text = text_of('He said: "We hold the bridge and the road.\n\nNothing else happened.')
    (found,) = find_quotations(text)
    assert text[found.span] == '"We hold the bridge and the road.'
    assert not found.closed


def test_each_paragraph_of_a_long_quotation_opens_anew() -> None:
    """A paragraph that opens with a mark after an unclosed one goes on with its quotation."""
    text = text_of('He said: "We waited.\n\n"We slept.\n\n"We left."\n\n"They did not," she said.')
    assert [(one.closed, one.continues) for one in find_quotations(text)] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_mark_that_opens_twice_ends_the_first_quotation() -> None:
    """A forgotten closing mark does not turn the rest of the paragraph inside out."""
    assert _quoted('"We hold it, he said. "We will stay."') == ['"We hold it, he said.', '"We will stay."']


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ('"We hold the bridge," he said.', [True]),
        ('He called it "a disgrace" again.', [False]),
        ('He said: "We hold the bridge."', [True]),
        ('He joined "Voice of Ostrel" last year.', [False]),
        ('He said it was "over. The end has come" for them.', [True]),
    ],
)
def test_quoted_clauses_are_told_from_quoted_words(words: str, whole: list[bool]) -> None:
    """A clause in quotation marks stands as one piece; words in marks belong to the sentence around them."""
    assert [one.whole for one in find_quotations(text_of(words))] == whole
