"""Invented reports in any number: same seed, same reports. About 600 words each; one in ten copies another.

Every few reports tell one story with names of its own; a few states and bodies are common to all, as in a long war.
"""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SYLLABLES = (
    "kar",
    "vel",
    "dun",
    "sar",
    "lin",
    "tol",
    "bre",
    "hal",
    "mor",
    "ost",
    "ard",
    "qui",
    "ney",
    "ulm",
    "tas",
    "rik",
)
REPORTS_OF_A_STORY = 4
BODIES = ("The Interior Ministry", "The {town} Brigade", "The border guard", "The {region} administration", "The army")
DEEDS = (
    "fighters had crossed the river and seized the village of {place}",
    "no troops of theirs had entered {place}",
    "shelling near {place} had killed {n} people",
    "two drones were shot down over {place} in the {region} region",
    "the raid on {place} was carried out by {body_low}",
    "{n} residents had been moved out of {place} overnight",
    "the bridge at {place} remained under the control of {body_low}",
)
FRAMES = (
    "{who} said that {deed}.",
    "{deed_cap}, {who} said on Tuesday.",
    "According to {who_low}, {deed}.",
    "{who} denied that {deed}.",
    "“We know that {deed},” {person} told reporters. “It is not over.”",
    "{deed_cap}, but this could not be independently verified.",
    "A resident who asked not to be named said {deed}.",
)
FILLER = (
    "The road to {place} was closed for most of the day and shops stayed shut.",
    "Buses took families to a school in the {region} region, where volunteers handed out blankets.",
    "The two governments have not spoken since the talks in {place} broke off last spring.",
    "It rained through the afternoon, and at {place} the river rose to the lower fields.",
)


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).capitalize()


@dataclass(frozen=True, slots=True)
class Story:
    """The names that the reports of one story share."""

    places: tuple[str, ...]
    region: str
    people: tuple[str, ...]
    bodies: tuple[str, ...]

    @classmethod
    def drawn(cls, rng: random.Random) -> Story:
        """Five places in one region, four people, five bodies."""
        region, town = _name(rng), _name(rng)
        return cls(
            tuple(_name(rng) for _ in range(5)),
            region,
            tuple(f"{_name(rng)} {_name(rng)}" for _ in range(4)),
            tuple(body.format(town=town, region=region) for body in BODIES),
        )


def _lower(phrase: str) -> str:
    return phrase[0].lower() + phrase[1:]


def _sentence(rng: random.Random, story: Story) -> str:
    place = rng.choice(story.places)
    if rng.random() < 0.45:
        return rng.choice(FILLER).format(place=place, region=story.region)
    deed = rng.choice(DEEDS).format(
        place=place, region=story.region, n=rng.randint(2, 40), body_low=_lower(rng.choice(story.bodies))
    )
    who = rng.choice(story.bodies)
    return rng.choice(FRAMES).format(
        deed=deed,
        deed_cap=deed[0].upper() + deed[1:],
        who=who,
        who_low=_lower(who),
        person=rng.choice(story.people),
    )


def article(rng: random.Random, story: Story, words: int = 600) -> list[str]:
    """Paragraphs of one report, ``words`` long or a little over."""
    paragraphs: list[str] = []
    while sum(len(one.split()) for one in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(rng, story) for _ in range(rng.randint(1, 3))))
    return paragraphs


def page(number: int, story: Story, paragraphs: list[str]) -> str:
    """An HTML page with furniture around the article."""
    title = f"Fighting reported near {story.places[0]} ({number})"
    body = "\n".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    teasers = "\n".join(f'<li><a href="/{i}">Another story, number {i}</a></li>' for i in range(20))
    day = 1 + number % 28
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        f'<meta property="og:site_name" content="Invented Herald {number % 9}">'
        f'<meta property="article:published_time" content="2031-03-{day:02d}T08:00:00+01:00"></head>'
        f"<body><nav>Home World Sport</nav><article><h1>{title}</h1>{body}</article>"
        f"<aside><h2>More stories</h2><ul>{teasers}</ul></aside>"
        "<footer>Invented for a benchmark.</footer></body></html>"
    )


def reports(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yields file names and contents: half HTML pages, half plain text."""
    rng = random.Random(seed)  # noqa: S311  the same reports each time
    story, paragraphs = Story.drawn(rng), [""]
    for number in range(count):
        if number % REPORTS_OF_A_STORY == 0:
            story = Story.drawn(rng)
            paragraphs = article(rng, story)
        elif rng.random() > 0.1:  # one in ten is a copy of the one before
            paragraphs = article(rng, story)
        if number % 2:
            yield f"{number:05d}.html", page(number, story, paragraphs)
        else:
            yield f"{number:05d}.txt", f"Report {number} from {story.region}\n\n" + "\n\n".join(paragraphs) + "\n"


def write_reports(folder: Path, count: int) -> list[Path]:
    """Writes them and returns their paths."""
    files = []
    for name, content in reports(count):
        files.append(folder / name)
        files[-1].write_text(content, "utf-8")
    return files
