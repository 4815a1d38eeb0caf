"""What the word heads say, as spans."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.factuality import Certainty, Factuality, Polarity
from sayso.model.decode import Run
from sayso.model.events import factuality_of
from sayso.model.heads import free_chain, free_paths, happenings_in, runs_in, shares_of, typed

TAGS = ("O", "B-place", "I-place", "E-place", "S-place")


def scores(*best: str) -> np.ndarray:
    """(1, W, 5) with the best label of each word well ahead."""
    made = np.full((1, len(best), len(TAGS)), -3, np.float32)
    for at, name in enumerate(best):
        made[0, at, TAGS.index(name)] = 3
    return made


def test_a_path_that_the_scheme_forbids_is_mended() -> None:
    """An end without a beginning is not reported as the labels stand."""
    (runs,) = runs_in(scores("O", "B-place", "O", "E-place"), np.ones((1, 4), bool), free_chain(TAGS))
    for run in runs:
        assert run.last >= run.first
    (whole,) = runs_in(scores("O", "B-place", "I-place", "E-place"), np.ones((1, 4), bool), free_chain(TAGS))
    assert [(run.kind, run.first, run.last) for run in whole] == [("place", 1, 3)]
    assert whole[0].score > 0.9


@given(st.integers(0, 2**32 - 1), st.sampled_from((("place",), ("person", "place", "weapon"))))
def test_the_short_way_finds_the_best_paths(seed: int, kinds: tuple[str, ...]) -> None:
    """Rows of any length, with spans that contradict one another among quiet words: as if every word were walked."""
    rng = np.random.default_rng(seed)
    tags = ("O", *(f"{place}-{kind}" for kind in kinds for place in "BIES"))
    chain, lengths = free_chain(tags), rng.integers(0, 60, 4)
    present = np.arange(max(lengths.max(), 1)) < lengths[:, None]
    noisy = rng.normal(0, 1, (*present.shape, len(tags))).astype(np.float32)
    noisy[:, :, 0] += 4
    noisy[rng.random(present.shape) < 0.2, 1:] += 4
    paths = free_paths(noisy, present, chain)
    assert paths.tolist() == chain.best_paths(noisy, present).tolist()


def test_shares_add_up_to_one() -> None:
    """Softmax, however large the scores."""
    shares = shares_of(np.array([[1000.0, 999.0], [-1000.0, 3.0]], np.float32))
    assert shares.sum(-1) == pytest.approx([1, 1])


def test_a_trigger_has_the_type_of_its_first_word() -> None:
    """The likeliest one, with its probability."""
    read = {"triggers": scores("O", "S-place", "O"), "types": np.array([[[0, 9], [5, 0], [0, 9]]], np.float32)}
    ((one,),) = happenings_in(read, np.ones((1, 3), bool), {"triggers": free_chain(TAGS)}, ("Attack", "other"))
    assert (one.type, one.trigger.first) == ("Attack", 1)
    assert one.share == pytest.approx(1 / (1 + np.exp(-5)), abs=1e-4)
    assert typed(Run("trigger", 0, 0, 1.0), read["types"][0], ("Attack", "other")).type == "other"


@pytest.mark.parametrize(
    ("value", "certainty", "polarity"),
    [
        (3.0, Certainty.CERTAIN, Polarity.POSITIVE),
        (-2.6, Certainty.CERTAIN, Polarity.NEGATIVE),
        (2.0, Certainty.PROBABLE, Polarity.POSITIVE),
        (-1.0, Certainty.POSSIBLE, Polarity.NEGATIVE),
        (0.1, Certainty.UNCOMMITTED, Polarity.UNKNOWN),
    ],
)
def test_the_scale_is_factbank_s(value: float, certainty: Certainty, polarity: Polarity) -> None:
    """From -3, certainly not, to +3, certainly."""
    assert factuality_of(value) == Factuality(certainty, polarity)
