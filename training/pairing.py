"""The learned pair score: how likely two events of reports are one. Measured on ECB+, and not used by the program.

One hidden layer over what two sketches have in common. The numbers are symmetric in the two events and depend on them
alone. Learned from the cross-document chains of ECB+ (Cybulska and Vossen 2014) by ``training/identity.py``; the model
card stands in the bundle ``events-3``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.errors import UnusableModel
from sayso.relate.event_sketch import EventSketch
from sayso.relate.story import Story, StoryModel
from sayso.relate.types import type_likeness
from sayso.relate.words import bundle_folder, common, known_words, weight
from training.setting import Setting, drift, settings_compared

Array = NDArray[np.float32]
FORMAT = 3

MOST_TRIGGERS = 6
"""Trigger stems of an event that are held against another's: bounds the work on a main event told in many words."""

FEATURES = (
    "triggers shared",
    "triggers near",
    "shared trigger tells",
    "trigger unknown",
    "sentences",
    "sentences, shared stems",
    "cast",
    "cast in sentences",
    "figures shared",
    "figures clash",
    "types agree",
    "types exclude",
    "places agree",
    "places apart",
    "reports",
    "names",
    "names known",
    "one report",
    "near and sentences",
    "near and reports",
    "near and cast",
    "reports known",
    "reports, any stem",
    "triggers spelt",
    "sentences, meaning",
    "triggers, meaning",
    "commoner trigger tells",
    "rarer trigger tells",
    "words before",
    "words after",
    "words crosswise",
    "words beside",
    "words beside, meaning",
    "one sentence",
    "near and beside",
    "reports, rare stems",
    "reports, rare names",
    "one group",
    "near and group",
)
WIDTH = len(FEATURES)


@dataclass(frozen=True, slots=True)
class Compared:
    """How much two whole reports have in common, among all of their topic.

    ``flat`` weighs all stems of what they tell alike, None where not known. ``rare`` and ``rare_names`` weigh those
    most that few reports have; ``grouped``: they tell one story among these.
    """

    story: Story
    flat: float | None = None
    rare: float = 0.0
    rare_names: float = 0.0
    grouped: bool = False


def features_of(
    left: EventSketch, right: EventSketch, reports: Compared, left_setting: Setting, right_setting: Setting
) -> list[float]:
    """What two events have in common, as ``FEATURES`` names it."""
    tells = [max(map(weight, one.triggers), default=0.0) for one in (left, right)]
    before, after, crosswise, beside, meaning, one_sentence = settings_compared(left_setting, right_setting)
    ours, theirs = sorted(left.triggers)[:MOST_TRIGGERS], sorted(right.triggers)[:MOST_TRIGGERS]
    shared = left.triggers & right.triggers
    closest = max((near(one, other) for one in ours for other in theirs), default=0.0)
    around = common(left.around - left.triggers, right.around - right.triggers)
    cast = common(left.cast, right.cast)
    kind = type_likeness(left.type, right.type)
    both_placed = left.placed and right.placed
    one_place = both_placed and _one_place(left, right)
    crossed = (common(left.cast, right.around) + common(right.cast, left.around)) / 2
    words, names = reports.story.words, reports.story.names
    return [
        float(bool(shared)),
        closest,
        max((weight(one) for one in shared), default=0.0),
        float(not closest),
        around,
        min(1.0, len((left.around & right.around) - shared) / 10),
        cast,
        crossed,
        float(bool(left.figures & right.figures)),
        float(bool(left.figures and right.figures) and not left.figures & right.figures),
        float(kind.known and kind.score >= 1.0),
        float(kind.known and kind.score == 0.0),
        float(one_place),
        float(both_placed and not one_place),
        words or 0.0,
        names or 0.0,
        float(names is not None),
        float(left.report == right.report),
        closest * around,
        closest * (words or 0.0),
        closest * crossed,
        float(words is not None),
        reports.flat or 0.0,
        max((spelt(one, other) for one in ours for other in theirs), default=0.0),
        drift(left.around - left.triggers, right.around - right.triggers),
        drift(left.triggers, right.triggers),
        min(tells),
        max(tells),
        before,
        after,
        crosswise,
        beside,
        meaning,
        one_sentence,
        closest * beside,
        reports.rare,
        reports.rare_names,
        float(reports.grouped),
        closest * float(reports.grouped),
    ]


def _one_place(left: EventSketch, right: EventSketch) -> bool:
    ours, theirs = {*left.places, *left.within}, {*right.places, *right.within}
    return bool(ours & theirs) or (left.gazetteer is not None and left.gazetteer == right.gazetteer)


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights: ``mean`` and ``scale`` make the numbers even, ``inward`` (WIDTH, H), ``bias`` and ``outward`` (H,).

    ``same`` and ``possible`` are the scores from which two events are one, and possibly one. ``story`` is the model of
    two whole reports, which is kept in the same file.
    """

    mean: Array
    scale: Array
    inward: Array
    bias: Array
    outward: Array
    last: float
    same: float
    possible: float
    story: StoryModel

    @classmethod
    def open(cls, file: Path) -> PairModel:
        """Opens a model.

        Raises:
            UnusableModel: it is missing, damaged, or of another version's form.
        """
        try:
            held = json.loads(file.read_text("utf-8"))
            if held["format"] != FORMAT or held["features"] != list(FEATURES):
                raise UnusableModel(f"{file}: is of another version's form")
            mean, scale, inward, bias, outward = (
                np.array(held[name], np.float32) for name in ("mean", "scale", "inward", "bias", "outward")
            )
            last, same, possible = (float(held[name]) for name in ("last", "same", "possible"))
            return cls(mean, scale, inward, bias, outward, last, same, possible, StoryModel.open(file))
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            raise UnusableModel(f"{file}: {wrong}") from wrong

    def write(self, file: Path) -> None:
        """Writes the model as JSON, four digits a number."""
        arrays = {name: getattr(self, name) for name in ("mean", "scale", "inward", "bias", "outward")}
        tree = {"format": FORMAT, "features": list(FEATURES)}
        tree |= {name: np.round(value.astype(np.float64), 4).tolist() for name, value in arrays.items()}
        tree |= {name: round(getattr(self, name), 4) for name in ("last", "same", "possible")}
        tree["story"] = [round(one, 3) for one in (self.story.words, self.story.names, self.story.height)]
        file.write_text(json.dumps(tree) + "\n", "utf-8")

    def scores(self, rows: Sequence[Sequence[float]] | Array) -> Array:
        """The probability of being one event, for each row of features (N, WIDTH)."""
        even = (np.asarray(rows, np.float32).reshape(-1, WIDTH) - self.mean) / self.scale
        hidden = np.tanh(even @ self.inward + self.bias)
        found: Array = (1 / (1 + np.exp(-(hidden @ self.outward + self.last)))).astype(np.float32)
        return found


@cache
def pair_model() -> PairModel:
    """The installed model; read once a process."""
    return PairModel.open(bundle_folder() / "pairs.json")


@lru_cache(maxsize=65536)
def near(one: str, other: str) -> float:
    """How nearly two stems mean the same, 0 to 1; 1 for one and the same, 0 where either is not known."""
    if one == other:
        return 1.0
    words = known_words()
    here, there = words.rank.get(one), words.rank.get(other)
    if here is None or there is None:
        return 0.0
    return max(0.0, float(words.vectors[here] @ words.vectors[there]))


@lru_cache(maxsize=65536)
def spelt(one: str, other: str) -> float:
    """Dice's coefficient of two stems' pairs of letters, 0 to 1."""
    ours, theirs = ({word[at : at + 2] for at in range(len(word) - 1)} for word in (one, other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
