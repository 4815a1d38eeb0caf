"""How likely two reports tell one story, so that their main events are one: by their foremost words and their names.

A logistic of two numbers, learned from the topics of ECB+ (Cybulska and Vossen 2014) by ``training/identity.py`` and
kept in the bundle ``events-3`` with the pair score of single events, which is measured there and not used: what tells
two events of ECB+ apart is not what does so in a ledger. ECB+ tells no dates of publication, so what time has to say is
not learned but ruled, in ``same_event``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from sayso.errors import UnusableModel
from sayso.relate.event_sketch import EventSketch
from sayso.relate.words import alike_told, bundle_folder, common


@dataclass(frozen=True, slots=True)
class Story:
    """How much two whole reports have in common: their words' cosine and the share of names, None where not known.

    The foremost words weigh most.
    """

    words: float | None
    names: float | None


def story_of(left: EventSketch, right: EventSketch) -> Story:
    """Compares two reports by their main events' sketches."""
    words = alike_told(left.told, right.told) if left.told and right.told else None
    return Story(words, common(left.names, right.names) if left.names and right.names else None)


@dataclass(frozen=True, slots=True)
class StoryModel:
    """The weights of words and of names, and the height."""

    words: float
    names: float
    height: float

    @classmethod
    def open(cls, file: Path) -> StoryModel:
        """Opens a model.

        Raises:
            UnusableModel: it is missing or damaged.
        """
        try:
            words, names, height = map(float, json.loads(file.read_text("utf-8"))["story"])
            return cls(words, names, height)
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            raise UnusableModel(f"{file}: {wrong}") from wrong

    def score(self, story: Story) -> float:
        """The probability that two reports with so much in common have one main event, two digits."""
        if story.words is None:
            return 0.0
        return round(1 / (1 + exp(-(self.words * story.words + self.names * (story.names or 0.0) + self.height))), 2)


@cache
def story_model() -> StoryModel:
    """The installed model; read once a process."""
    return StoryModel.open(bundle_folder() / "pairs.json")
