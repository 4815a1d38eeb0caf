"""What a rule found in one sentence, in token indices, before it is weighed against what others found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sayso.domain.mention import Act
from sayso.find.cues import CueClass
from sayso.find.noun_phrases import Phrase


class Place(IntEnum):
    """Where a content stands to its cue."""

    AFTER = 0  # to the end of the sentence, unless another attribution begins there
    BEFORE = 1  # "…, officials said"
    AROUND = 2  # "The strike, officials said, killed …"
    FIXED = 3  # bounded by the rule itself


@dataclass(slots=True)
class Draft:
    """An attribution in the making. ``lead`` is the first token of its own clause, a connective with it.

    ``sibling``: its clause stands beside the one before ("…, and said …"), never inside it.
    """

    source: tuple[Phrase, ...]
    cue: Phrase
    content: list[Phrase]
    kind: CueClass
    place: Place
    lead: int
    sibling: bool = False
    score: float = 0.0

    @property
    def act(self) -> Act:
        """Statement or thought, by the cue's class."""
        return self.kind.act
