from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.access.limits import Limiter, Rate, place_of


class Clock:
    """Stands still until it is set on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


steps = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 40)), max_size=120)
rates = st.builds(Rate, st.integers(1, 6), st.integers(1, 30).map(float))


@given(steps, rates)
def test_no_stretch_of_time_holds_more_than_its_share(steps: list[tuple[str, int]], rate: Rate) -> None:
    """From any taking to any later one of a key, there are at most the burst and one for each interval between."""
    clock = Clock()
    limiter = Limiter(rate, clock=clock)
    taken: dict[str, list[float]] = defaultdict(list)
    for key, later in steps:
        clock.now += later
        if not limiter.take(key):
            taken[key].append(clock.now)
    for times in taken.values():
        for first, start in enumerate(times):
            for last, end in enumerate(times[first:]):
                assert last + 1 <= rate.burst + (end - start) / rate.every


@given(steps, rates)
def test_whoever_waits_as_long_as_told_is_let_through(steps: list[tuple[str, int]], rate: Rate) -> None:
    """And not a moment before; being refused costs nothing."""
    clock = Clock()
    limiter = Limiter(rate, clock=clock)
    for key, later in steps:
        clock.now += later
        wait = limiter.take(key)
        if wait:
            assert limiter.take(key) == wait
            clock.now += wait - 0.5
            assert wait <= 0.5 or limiter.take(key) > 0
            clock.now += 0.5
            assert limiter.take(key) == 0


@given(steps, rates)
def test_keys_do_not_touch_one_another(steps: list[tuple[str, int]], rate: Rate) -> None:
    """With room for all of them, each is answered as if it were alone."""
    clock = Clock()
    together, alone = Limiter(rate, clock=clock), {key: Limiter(rate, clock=clock) for key in "abcdefgh"}
    for key, later in steps:
        clock.now += later
        assert together.take(key) == alone[key].take(key)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 3)), max_size=300), rates, st.integers(1, 10))
def test_memory_is_bounded_and_no_debt_is_forgotten(steps: list[tuple[int, int]], rate: Rate, most: int) -> None:
    """However many keys come there is one more than the room at most; who owes much is not let off by a crowd."""
    clock = Clock()
    limiter = Limiter(rate, most=most, clock=clock)
    while not limiter.take("debtor"):
        pass
    for key, later in steps:
        owed = limiter.take("debtor")
        limiter.take(f"crowd {key}")
        assert len(limiter) <= most + 1
        assert limiter.take("debtor") == owed or not owed
        clock.now += later


def test_a_crowd_shares_what_is_left() -> None:
    """Without room, newcomers have one burst between them until somebody's debt is over."""
    clock = Clock()
    limiter = Limiter(Rate(2, 10.0), most=3, clock=clock)
    for known in "abc":
        assert limiter.take(known) == 0
    assert [limiter.take(f"new {n}") == 0 for n in range(5)] == [True, True, False, False, False]
    clock.now = 20.0
    assert limiter.take("new 9") == 0


def test_what_is_given_back_does_not_count() -> None:
    """As often as it is taken and given back, it can be taken."""
    limiter = Limiter(Rate(1, 60.0), clock=Clock())
    for _ in range(5):
        assert limiter.take("a") == 0
        limiter.give_back("a")
    assert limiter.take("a") == 0
    assert limiter.take("a") > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("no address", "", True),
    ],
)
def test_whose_address_it_is(one: str, other: str, same: bool) -> None:
    """A network that one asker has whole counts as one."""
    assert (place_of(one) == place_of(other)) is same
