"""Invented findings in any number, as a reader would have found them, without a text being read.

Same seed, same findings. Stories are of many sizes, a few of them large, as news is; the reports of those that run at
the same time come mixed. One report in ten carries the text of another outlet's report of its story. Some bodies and
towns are spoken of in every story of a war, so that names alone bring many reports near one another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.ledger.builders import MONDAY, Happening, Page, Told, build

from benchmarks.reports import SYLLABLES
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.reading import Reading

OUTLETS = 300
COMMON = (
    "the Defence Ministry",
    "the General Staff",
    "the border guard",
    "the Northern Command",
    "the Foreign Ministry",
)
TRIGGERS = (
    ("raid", "Armed clash"),
    ("strike", "Air/drone strike"),
    ("shelling", "Shelling/artillery/missile attack"),
    ("protest", "Peaceful protest"),
    ("seizure", "Non-state actor overtakes territory"),
)
STANCES = (*(Stance.ASSERTS,) * 6, *(Stance.DENIES,) * 2, Stance.CONFIRMS, Stance.CANNOT_VERIFY)
AT_A_TIME = 12
"""Stories that run at the same time."""

LARGEST = 60
"""Reports of one story at the most; a quarter of all stories have one."""


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()


@dataclass(slots=True)
class _Story:
    """One story: how many reports of it are still to come, and what they have in common."""

    left: int
    day: datetime
    events: tuple[Happening, ...]
    speakers: tuple[str, ...]
    sayings: tuple[tuple[Aspect, str], ...]
    bodies: list[str]

    @classmethod
    def drawn(cls, rng: random.Random, number: int) -> _Story:
        """A story of its own places and people; the days go on as the stories do."""
        day = MONDAY + timedelta(hours=5 * number)
        places = [_name(rng) for _ in range(rng.randint(1, 4))]
        brigade, speakers = f"{places[0]} Brigade", [f"{_name(rng)} {_name(rng)}" for _ in range(3)]
        named = (brigade, f"{places[0]} administration", *speakers, *rng.sample(COMMON, 2))
        events = tuple(
            Happening(trigger, place, day, kind, actors=(brigade,))
            for place in places
            for trigger, kind in (rng.choice(TRIGGERS),)
        )
        sayings = []
        for place in places:
            sayings += [
                (Aspect.CONTROL, f"the village of {place} was in the hands of the {brigade}"),
                (Aspect.HOW_MANY, f"{rng.randint(2, 60)} people were killed at {place}"),
                (Aspect.OCCURRENCE, f"fighters had crossed the river near {place}"),
                (Aspect.WHO_DID, f"the {brigade} had fired on {place}"),
            ]
        size = min(LARGEST, int(rng.paretovariate(0.8)))
        return cls(size, day, events, named, tuple(sayings), [])


def _body(rng: random.Random) -> str:
    """A hundred and fifty words that say nothing, of a vocabulary as large as a newspaper's."""
    return " ".join(rng.choices(_VOCABULARY, k=150)).capitalize() + "."


def _page(rng: random.Random, story: _Story, number: int) -> Page:
    outlet = f"The {_OUTLETS[rng.randrange(OUTLETS)]} Post"
    events = story.events[: rng.randint(1, len(story.events))]
    told = []
    for _ in range(rng.randint(4, 12)):
        about = rng.randrange(len(events))
        aspect, words = story.sayings[4 * about + rng.randrange(4)]
        who = rng.choice(story.speakers)
        stance = rng.choice(STANCES)
        told.append(Told(who, stance, words, aspect, Certainty.CERTAIN, about))
    if story.bodies and rng.random() < 0.1:
        body = rng.choice(story.bodies)
    else:
        body = _body(rng)
        story.bodies.append(body)
    published = story.day + timedelta(minutes=rng.randint(10, 2000))
    return Page(outlet, told, events, published, f"https://news.example/{number}", body)


_VOCABULARY = tuple(one + other + third for one in SYLLABLES for other in SYLLABLES for third in SYLLABLES)
_OUTLETS = tuple(_name(random.Random(one)) + str(one) for one in range(OUTLETS))  # noqa: S311  the same each time


def readings(count: int, seed: int = 7, start: int = 0) -> Iterator[Reading]:
    """Yields so many readings, from the one of that number on; each is another report."""
    rng = random.Random(seed)  # noqa: S311  the same findings each time
    running: list[_Story] = []
    begun = 0
    for number in range(start + count):
        while len(running) < AT_A_TIME:
            running.append(_Story.drawn(rng, begun))
            begun += 1
        story = rng.choice(running)
        page = _page(rng, story, number)
        story.left -= 1
        if story.left < 1:
            running.remove(story)
        if number >= start:
            yield build(page)
