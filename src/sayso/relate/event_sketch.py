"""What is looked at of an event when it is compared with another report's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EventSketch:
    """What is looked at of an event, free of its text.

    ``places`` are folded names of the place, ``within`` those of the areas around it; ``wide``: a whole country or
    more. ``first`` and ``last`` are inclusive days; ``dated`` False: they are the window around the publication. None:
    no time to go by. ``actors`` are ids of named actors, ``cast`` stems of all the participants' words. ``focus``: the
    report's main event. ``names``: the proper names that the whole report tells most often, most often first.
    ``around`` are stems of the sentences that tell of the event, ``figures`` the numbers in them, and ``told``, of a
    main event, the stems that the whole report tells most.
    """

    event: str
    report: str
    type: str | None
    triggers: frozenset[str]
    places: tuple[str, ...]
    within: tuple[str, ...]
    gazetteer: str | None
    point: tuple[float, float] | None
    wide: bool
    first: date | None
    last: date | None
    dated: bool
    actors: frozenset[str]
    cast: frozenset[str]
    focus: bool = False
    names: tuple[str, ...] = ()
    around: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()

    @property
    def placed(self) -> bool:
        """Whether the place is known well enough to tell events apart by it."""
        return bool(self.places or self.gazetteer) and not self.wide
