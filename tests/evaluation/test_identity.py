"""The measure of event identity, on numbers of our own."""

from __future__ import annotations

import numpy as np

from evaluation.identity import average_linked


def test_average_linkage_joins_what_is_near_on_the_whole() -> None:
    """Two that are near are joined; a third that is near one of them and far from the other stays out."""
    square = np.array([[0.0, 0.9, 0.6], [0.9, 0.0, 0.1], [0.6, 0.1, 0.0]])
    assert sorted(map(sorted, average_linked(square, 0.5))) == [[0, 1], [2]]
    assert sorted(map(sorted, average_linked(square, 0.3))) == [[0, 1, 2]]
    assert average_linked(np.zeros((0, 0)), 0.5) == []
