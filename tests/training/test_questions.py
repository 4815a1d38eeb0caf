"""Training of the score of whether two claims answer one question."""

from __future__ import annotations

import numpy as np

from evaluation.homemade.measure import all_dossiers
from training.questions import area, examples, fit, homemade_events, own_events


def test_our_own_events_are_read_whole() -> None:
    """Every event has questions, and every question at least two answers, or there would be no pair for it."""
    events = own_events()
    assert events
    for event in events:
        answers = [one.question for one in event]
        assert len(set(answers)) > 1
        assert all(answers.count(one) > 1 for one in answers)


def test_only_the_look_half_teaches() -> None:
    """What the measure half of the home-made dossiers says is not seen in training."""
    measured = {str(claim["key"]) for one in all_dossiers() if one.part == "measure" for claim in one.claims}
    looked = {str(claim["key"]) for one in all_dossiers() if one.part == "look" for claim in one.claims}
    seen = {one.words for event in homemade_events() for one in event}
    assert seen
    assert seen <= looked
    assert not seen & (measured - looked)


def test_a_feature_that_tells_is_found() -> None:
    """The fit ranks pairs by what tells them apart."""
    rng = np.random.default_rng(0)
    features = rng.normal(size=(200, 2))
    same = (features[:, 0] > 0).astype(np.float64)
    weights = fit(features, same, np.ones(200), 1.0)
    assert abs(weights[0]) > 10 * abs(weights[1])
    assert area(features @ weights[:-1], same) == 1.0


def test_an_event_gives_all_its_pairs() -> None:
    """Each two answers that say something are one example."""
    (event,) = own_events()[:1]
    ((features, same),) = examples([event[:4]])
    assert features.shape[0] == len(same) == 6
