"""Disjoint sets with pairs that never meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.fold.grouping import Groups

pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


def closure(ties: list[tuple[str, str]]) -> set[frozenset[str]]:
    """The sets that ties make, by joining whatever overlaps."""
    sets = [frozenset(letter) for letter in "abcdefgh"]
    for one, other in ties:
        joined = frozenset().union(*(s for s in sets if one in s or other in s))
        sets = [s for s in sets if not s & joined] + [joined]
    return set(sets)


@given(pairs)
def test_sets_are_what_overlaps(ties: list[tuple[str, str]]) -> None:
    """Whatever is tied, over however many steps, is one set, known by its least member."""
    groups = Groups()
    assert all(groups.tie(*tie) for tie in ties)
    found = groups.of("abcdefgh")
    assert {frozenset(members) for members in found.values()} == closure(ties)
    assert all(root == min(members) for root, members in found.items())


@given(pairs, st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("efgh")), max_size=3))
def test_those_held_apart_never_meet(ties: list[tuple[str, str]], apart: list[tuple[str, str]]) -> None:
    """No order of ties brings a forbidden pair into one set; only the ties that would are refused."""
    groups = Groups(apart)
    taken = [tie for tie in ties if groups.tie(*tie)]
    assert all(groups.root(one) != groups.root(other) for one, other in apart)
    assert {frozenset(members) for members in groups.of("abcdefgh").values()} == closure(taken)


@given(pairs, st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("efgh")), max_size=3))
def test_a_tie_is_refused_exactly_where_it_is_forbidden(
    ties: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    """What is forbidden is told before, whatever was joined till then, and in the words of the pairs themselves."""
    groups = Groups(apart)
    for one, other in ties:
        meet = {frozenset((groups.root(a), groups.root(b))) for a, b in apart}
        forbidden = frozenset((groups.root(one), groups.root(other))) in meet
        assert groups.forbids(one, other) is forbidden
        assert groups.tie(one, other) is not forbidden
