"""Invented reports in any number: same seed, same reports. About 600 words each; one in ten copies another."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from pathlib import Path

PLACES = (
    "Karst",
    "Velmora",
    "Dunhollow",
    "Sarrow",
    "Ostmark Ford",
    "Lindery",
    "Tolvane",
    "Breck",
    "Halmer",
    "Quince Hill",
)
REGIONS = ("the Arden region", "the Lower Sava district", "the border province", "the northern oblast")
PEOPLE = (
    "Mara Tolin",
    "Ivo Strand",
    "Petra Kovel",
    "Daniel Marsh",
    "Lena Orrick",
    "Tomas Hale",
    "Ana Brisk",
    "Jon Varga",
)
BODIES = (
    "The Interior Ministry",
    "The Free Karst Brigade",
    "The border guard",
    "The regional administration",
    "The army",
)
DEEDS = (
    "fighters had crossed the river and seized the village of {place}",
    "no troops of theirs had entered {place}",
    "shelling near {place} had killed {n} people",
    "two drones were shot down over {place} in {region}",
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
    "Buses took families to a school in {region}, where volunteers handed out blankets.",
    "The two governments have not spoken directly since the talks of last spring broke off.",
    "It rained through the afternoon, and the river rose to the lower fields.",
)


def _lower(phrase: str) -> str:
    return phrase[0].lower() + phrase[1:]


def _deed(rng: random.Random) -> str:
    return rng.choice(DEEDS).format(
        place=rng.choice(PLACES), region=rng.choice(REGIONS), n=rng.randint(2, 40), body_low=_lower(rng.choice(BODIES))
    )


def _sentence(rng: random.Random) -> str:
    if rng.random() < 0.45:
        return rng.choice(FILLER).format(place=rng.choice(PLACES), region=rng.choice(REGIONS))
    deed, who = _deed(rng), rng.choice(BODIES)
    person = rng.choice(PEOPLE)
    return rng.choice(FRAMES).format(
        deed=deed, deed_cap=deed[0].upper() + deed[1:], who=who, who_low=_lower(who), person=person
    )


def article(rng: random.Random, words: int = 600) -> list[str]:
    """Paragraphs of one report, ``words`` long or a little over."""
    paragraphs: list[str] = []
    while sum(len(one.split()) for one in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(rng) for _ in range(rng.randint(1, 3))))
    return paragraphs


def page(number: int, paragraphs: list[str]) -> str:
    """An HTML page with furniture around the article."""
    title = f"Fighting reported near {PLACES[number % len(PLACES)]} ({number})"
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
    paragraphs: list[str] = []
    for number in range(count):
        if not paragraphs or rng.random() > 0.1:
            paragraphs = article(rng)
        if number % 2:
            yield f"{number:05d}.html", page(number, paragraphs)
        else:
            yield f"{number:05d}.txt", f"Report {number} from the border\n\n" + "\n\n".join(paragraphs) + "\n"


def write_reports(folder: Path, count: int) -> list[Path]:
    """Writes them and returns their paths."""
    files = []
    for name, content in reports(count):
        files.append(folder / name)
        files[-1].write_text(content, "utf-8")
    return files
