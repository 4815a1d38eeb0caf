"""Claims that stand inside another's words."""

from __future__ import annotations

import pytest

from sayso.domain.claim import Stance
from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.domain.text import Span
from sayso.find.passed_on import with_passed_on
from sayso.pipeline import read_document
from sayso.read.report import read_report


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("Vesk's claim of striking the camps", "Vesk", "striking the camps"),
        ("the army's claim that the bridge had fallen", "the army", "the bridge had fallen"),
        ("the Veskan claim of a landing", "Veskan", "a landing"),
        ("statements by the harbour office that the boat sank", "the harbour office", "the boat sank"),
        (
            "statements made over the past week by the government of Oleg Marn that the boat sank",
            "the government of Oleg Marn",
            "the boat sank",
        ),
        ("and later again rejected the line's claim that the boat sank", "the line", "the boat sank"),
    ],
)
def test_what_is_rejected_is_itself_somebodys_claim(words: str, source: str, content: str) -> None:
    """The owner and the content of the claim inside are marked, within the attribution around it."""
    sentence = f"The ministry rejected {words}."
    text = read_report(f"Dispute\n\n{sentence}\n".encode(), path="a.txt").text
    at = text.words.index(words)
    cue = text.words.index("rejected")
    parts = (Span(cue - 13, cue - 1),), (Span(cue, cue + 8),), (Span(at, at + len(words)),)
    outer = Attribution(attribution_id("r", *parts), Act.STATEMENT, Mode.INDIRECT, *parts, None, 0.9, negated=True)
    inner = next(one for one in with_passed_on(text, "r", [outer]) if one.id != outer.id)
    assert (text.quote(inner.source), text.quote(inner.content), inner.within) == (source, content, outer.id)


def test_a_plain_content_passes_nothing_on() -> None:
    """Words that hold no claim of another stay as they are."""
    text = read_report(b"Dispute\n\nThe ministry said the camp had burned.\n", path="a.txt").text
    at = text.words.index("the camp")
    parts = (Span(at - 18, at - 6),), (Span(at - 5, at - 1),), (Span(at, at + 19),)
    only = Attribution(attribution_id("r", *parts), Act.STATEMENT, Mode.INDIRECT, *parts, None, 0.9)
    assert with_passed_on(text, "r", [only]) == (only,)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("no ballot box was removed from the school", Stance.DENIES),
        ("the trawler was never inside the limit", Stance.DENIES),
        ("the company hired no guards", Stance.DENIES),
        ("the gates were opened at night", Stance.ASSERTS),
        ("he had not been informed", Stance.ASSERTS),
    ],
)
def test_a_plain_negation_denies(words: str, stance: Stance) -> None:
    """What is said not to have happened is denied, whatever it is; what was not known is not."""
    document = read_report(f"Dispute\n\nThe ministry said {words}.\n".encode(), path="a.txt")
    (claim,) = read_document(document).claims
    assert claim.stance is stance
