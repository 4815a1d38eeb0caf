"""What is known of single words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnusableModel
from sayso.relate.story import StoryModel
from sayso.relate.words import Words, alike_told, common, weight

stems = st.sampled_from(["raid", "attack", "quake", "korva", "the", "kill", "bridge"])


@given(st.lists(stems, max_size=6, unique=True), st.lists(stems, max_size=6, unique=True))
def test_cosines_are_symmetric_and_bounded(left: list[str], right: list[str]) -> None:
    """Both cosines lie between 0 and 1 and do not depend on the order of the two."""
    for measure in (common, alike_told):
        assert 0 <= measure(left, right) <= 1.000001
        assert measure(left, right) == pytest.approx(measure(right, left))


def test_common_words_tell_less_than_names() -> None:
    """A stem that everybody uses weighs less than one that nobody knows."""
    assert weight("year") < weight("raid") < weight("qwxz") == 1.0


@pytest.mark.parametrize("held", ["", "{}", '{"story": [1, 2]}', "[]"])
def test_a_damaged_bundle_is_told(tmp_path: Path, held: str) -> None:
    """A file that is none, or lacks something, is one clear error."""
    (tmp_path / "pairs.json").write_text(held)
    (tmp_path / "words.npz").write_text(held)
    with pytest.raises(UnusableModel):
        StoryModel.open(tmp_path / "pairs.json")
    with pytest.raises(UnusableModel):
        Words.open(tmp_path / "words.npz")
