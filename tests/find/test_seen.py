"""What those who were there saw for themselves."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Act
from sayso.find.attribution import find_attributions
from tests.marked import text_of


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("A Herald journalist saw three bodies on the pier.", "A Herald journalist", "three bodies on the pier"),
        ("Two reporters at the scene counted nine coffins.", "Two reporters at the scene", "nine coffins"),
        ("Residents heard heavy gunfire before dawn.", "Residents", "heavy gunfire before dawn"),
        ("A survivor who swam ashore saw a second boat.", "A survivor who swam ashore", "a second boat"),
    ],
)
def test_what_witnesses_saw_is_what_they_told(words: str, source: str, content: str) -> None:
    """Reporters and witnesses who saw, heard or counted something state it."""
    text = text_of(words)
    (found,) = find_attributions(text, "report")
    assert (text.quote(found.source), text.quote(found.content), found.act) == (source, content, Act.STATEMENT)


@pytest.mark.parametrize("words", ["The army saw heavy losses.", "The reporter saw him.", "The market saw a rise."])
def test_others_who_see_tell_nothing(words: str) -> None:
    """Bodies and markets that "see" something state nothing by it."""
    assert not [one for one in find_attributions(text_of(words), "report") if one.act is Act.STATEMENT]
