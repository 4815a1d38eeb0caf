"""Arrays to spans: best paths, marginals and runs."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.model.decode import Chain, Run, runs_of

LABELS = ("O", "B-cue", "I-cue", "E-cue", "S-cue")
NEVER = -1e4


def chain() -> Chain:
    """The scheme alone: what it does not allow never happens, everything else is equal."""
    steps = np.zeros((6, 6), np.float32)
    for i, left in enumerate(LABELS):
        for j, right in enumerate(LABELS):
            if (left[0] in "BI") != (right[0] in "IE"):
                steps[i, j] = NEVER
    return Chain(LABELS, steps)


def scored(words: list[str]) -> np.ndarray:
    """Emissions (1, W, S) that favour these labels."""
    rows = np.zeros((1, len(words), len(LABELS)), np.float32)
    for at, label in enumerate(words):
        rows[0, at, LABELS.index(label)] = 3
    return rows


def everywhere(emissions: np.ndarray) -> np.ndarray:
    """No padding."""
    return np.ones(emissions.shape[:2], np.bool_)


def test_the_best_path_is_the_best_of_all_paths() -> None:
    """Against every path there is, on random scores, start and end included."""
    rng = np.random.default_rng(7)
    steps = rng.normal(size=(6, 6)).astype(np.float32)
    emissions = rng.normal(size=(1, 5, 5)).astype(np.float32)
    random = Chain(LABELS, steps)

    def total(path: tuple[int, ...]) -> float:
        moves = sum(steps[a, b] for a, b in pairwise(path))
        return float(
            steps[-1, path[0]] + steps[path[-1], -1] + moves + sum(emissions[0, t, s] for t, s in enumerate(path))
        )

    paths = list(product(range(5), repeat=5))
    best = max(paths, key=total)
    assert tuple(random.best_paths(emissions, everywhere(emissions))[0].tolist()) == best

    weights = np.exp([total(path) for path in paths])
    weights /= weights.sum()
    third = [sum(w for w, path in zip(weights, paths, strict=True) if path[2] == label) for label in range(5)]
    assert random.marginals(emissions, everywhere(emissions))[0, 2] == pytest.approx(third, abs=1e-4)


def test_an_end_without_a_beginning_is_mended() -> None:
    """The scheme decides where single words contradict one another."""
    path = chain().best_paths(scored(["O", "I-cue", "E-cue", "O"]), np.ones((1, 4), np.bool_))[0]
    assert [LABELS[label] for label in path] in (["O", "B-cue", "E-cue", "O"], ["B-cue", "I-cue", "E-cue", "O"])


def test_padding_changes_nothing() -> None:
    """A short row in a wide batch reads as it would alone."""
    alone = scored(["B-cue", "E-cue", "O"])
    padded = np.concatenate([alone, np.full((1, 4, 5), 9, np.float32)], axis=1)
    present = np.array([[True] * 3 + [False] * 4])
    assert chain().best_paths(padded, present)[0].tolist() == [1, 3, 0, 0, 0, 0, 0]
    inner = chain().marginals(padded, present)
    assert inner[0, :3] == pytest.approx(chain().marginals(alone, everywhere(alone))[0], abs=1e-6)
    assert not inner[0, 3:].any()


def test_nothing_in_nothing_out() -> None:
    """No windows, or windows without words, give empty arrays."""
    empty = np.zeros((0, 3, 5), np.float32)
    assert chain().best_paths(empty, np.zeros((0, 3), np.bool_)).shape == (0, 3)
    assert chain().marginals(empty, np.zeros((0, 3), np.bool_)).shape == (0, 3, 5)


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("O S-cue O", [(1, 1)]),
        ("B-cue I-cue E-cue S-cue", [(0, 2), (3, 3)]),
        ("I-cue E-cue O B-cue", [(0, 1), (3, 3)]),
        ("O O", []),
    ],
)
def test_runs_are_read_off_a_path_even_where_a_window_cut_them(path: str, runs: list[tuple[int, int]]) -> None:
    """A span that goes on beyond the window is kept as far as it is seen."""
    row = np.array([LABELS.index(label) for label in path.split()])
    shares = np.full(len(row), 0.5, np.float32)
    assert runs_of(row, shares, LABELS) == tuple(Run("cue", first, last, 0.5) for first, last in runs)


def test_easing_a_kind_makes_beginning_easier_and_nothing_else() -> None:
    """A long span gains no more than a short one."""
    assert chain().eased("cue", 0.5).tolist() == [0, 0.5, 0, 0, 0.5]
    assert not chain().eased("other", 0.5).any()


def test_rows_of_any_lengths_read_together_as_they_would_alone() -> None:
    """Ragged rows in any order; a row without words among them is all padding."""
    rng = np.random.default_rng(11)
    random, lengths = Chain(LABELS, rng.normal(size=(6, 6)).astype(np.float32)), (4, 9, 0, 1, 7)
    emissions = rng.normal(0, 4, size=(5, 9, 5)).astype(np.float32)
    present = np.arange(9) < np.array(lengths)[:, None]
    paths, shares = random.best_paths(emissions, present), random.marginals(emissions, present)
    for row, length in enumerate(lengths):
        alone = emissions[row : row + 1, :length]
        assert paths[row, :length].tolist() == random.best_paths(alone, everywhere(alone)).ravel().tolist()
        assert shares[row, :length] == pytest.approx(random.marginals(alone, everywhere(alone))[0], abs=1e-6)
        assert not paths[row, length:].any()
        assert not shares[row, length:].any()


def test_long_rows_of_contradicting_words_keep_their_probabilities() -> None:
    """Every word asks for what the scheme forbids after the one before, for a thousand words: nothing runs dry."""
    emissions = scored(["B-cue", "O"] * 500) * 100
    shares = chain().marginals(emissions, everywhere(emissions))
    assert shares.sum(-1) == pytest.approx(1, abs=1e-5)
