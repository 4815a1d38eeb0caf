"""Learns when to leave a name open: ``python -m training.place_belief --data FOLDER``, after ``training.places``.

The question is whether the likeliest of the listed places is the one meant. Nobody labelled anything:

- right and wrong from news texts: a name that its own words put into an area ("Korva, Vardia") is right where the
  choice lies there, wrong where the list has no Korva there at all; the words are hidden from half of them, as in
  ``places``;
- wrong: surnames of the same texts, asked as if they were places. They meet the list by chance, as the name of a place
  that is in no list does. As many as the news texts have wrong ones, on top;
- both from invented reports: names as they are; names whose place was taken from the list; names of somewhere else
  altogether; other spellings; and companies of names that no list holds.

Neither LGL nor GeoWebNews is looked at; the least belief was chosen on LGL (``LEAST_BELIEF``).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sayso.domain.gazetteer import Candidate
from sayso.domain.text import Span
from sayso.find.places import _FIRST_NAMES as FIRST_NAMES
from sayso.gazetteer import CompiledGazetteer, packaged
from sayso.gazetteer.extent import km_between
from sayso.resolve.belief import SUPPORTS, belief, best_of, traits
from sayso.resolve.candidates import TRAITS, Asked, Floats, Weights, learned, weighed
from sayso.resolve.surroundings import areas_around
from training.places import APART_KM, HELD_OUT, OUT, Inventor, asked_of, nationalities, spans_of, texts

STEPS, RATE, DECAY = 3000, 0.02, 3e-4
INVENTED = 4000
HIDDEN = 0.5
STRANGER_WORLD, STRANGER = 0.15, 0.12
"""Share of invented reports most of whose names no list holds, and the share of other reports' names."""
MISSING = 0.1
"""Share of an invented report's names whose place is not in the list, about as in the news texts."""
ROMANISED = 0.08
"""Share of names written as no list writes them, though it has the place."""


@dataclass(frozen=True)
class Case:
    """A report's names, which of them is asked, and the point that is meant; None: it is in no list."""

    names: tuple[Asked, ...]
    at: int
    point: tuple[float, float] | None
    demonyms: dict[str, float]
    surname: bool = False


_LED = re.compile(
    r"\b(?:in|near|at|from|of|outside|to|around) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}), "
    r"(?P<area>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})(?!\w|, [A-Z]|,? and )"
)
_PERSON = re.compile(r"\b(?P<first>[A-Z][a-z]+) (?P<last>[A-Z][a-z]{3,})\b")


def silver(words: str, gazetteer: CompiledGazetteer, rng: random.Random) -> Iterator[Case]:
    """Yields the names of a news text that its own words settle, and surnames in their midst."""
    spans = spans_of(words)
    settled: dict[str, tuple[Candidate | None, str]] = {}
    for match in _LED.finditer(words):
        name, span = match["name"], Span(*match.span("name"))
        areas = areas_around(words, span, gazetteer, {})
        candidates = gazetteer.candidates(name)
        if not areas or not candidates or any(one.feature.startswith(("A.PCL", "A.ADM1")) for one in candidates):
            continue
        inside = next((one for one in candidates if areas.intersection(one.within[:-1])), None)
        if inside is None and _is_area_of_any(match["area"], candidates):
            continue
        spans.setdefault(name, []).append(span)
        settled[name] = (inside, match["area"])
    for name, (inside, area) in settled.items():
        hidden = rng.random() < HIDDEN
        both = hidden and rng.random() < HIDDEN
        names = [told for told in spans if not (both and told == area.rstrip(".,"))]
        asked = [asked_of(words, told, spans[told], gazetteer, bare=hidden and told == name) for told in names]
        point = (inside.lat, inside.lon) if inside else None
        yield Case(tuple(asked), names.index(name), point, nationalities(words, gazetteer))
    yield from _surnames(words, spans, gazetteer, rng)


def _is_area_of_any(area: str, candidates: Sequence[Candidate]) -> bool:
    """Whether the area's own name is among those around a candidate, under which the list does not number it."""
    return any(area.rstrip(".").casefold() in {told.casefold() for told in one.admin} for one in candidates)


def _surnames(
    words: str, spans: dict[str, list[Span]], gazetteer: CompiledGazetteer, rng: random.Random
) -> Iterator[Case]:
    people = sorted(
        {m["last"] for m in _PERSON.finditer(words) if m["first"].lower() in FIRST_NAMES and m["last"] not in spans}
    )
    rng.shuffle(people)
    others = [asked_of(words, told, some, gazetteer) for told, some in spans.items()]
    for name in people[:1]:
        candidates = gazetteer.candidates(name)
        if candidates:
            asked = Asked(candidates, weight=float(rng.choice((1, 1, 1, 2, 3))))
            yield Case((*others, asked), len(others), None, nationalities(words, gazetteer), surname=True)


class Estranger:
    """Makes cases of invented reports."""

    def __init__(self, gazetteer: CompiledGazetteer, seed: int) -> None:
        self.gazetteer, self.inventor, self.rng = gazetteer, Inventor(gazetteer, seed), random.Random(seed)  # noqa: S311

    def cases(self) -> Iterator[Case]:
        """One report's."""
        rng, example = self.rng, self.inventor.example()
        world = rng.random() < STRANGER_WORLD
        names: list[Asked] = []
        points: list[tuple[float, float] | None] = []
        for asked, right in zip(example.names, example.meant, strict=True):
            candidate = asked.candidates[right]
            if rng.random() < (0.8 if world else STRANGER):
                names.append(Asked((), weight=asked.weight))
                points.append(None)
            elif rng.random() < (1.0 if world else MISSING):
                names.append(self._missing(asked, candidate))
                points.append(None)
            else:
                names.append(self._romanised(asked, candidate) if rng.random() < ROMANISED else asked)
                points.append((candidate.lat, candidate.lon))
        demonyms = {} if world else example.demonyms
        for at, asked in enumerate(names):
            if asked.candidates:
                yield Case(tuple(names), at, points[at], demonyms)

    def _missing(self, asked: Asked, meant: Candidate) -> Asked:
        """The name of somewhere else, or the same one in a list that lacks the place."""
        left = tuple(one for one in asked.candidates if km_between(one.lat, one.lon, meant.lat, meant.lon) > APART_KM)
        if left and self.rng.random() < 0.5:
            return replace(asked, candidates=left)
        number = self.rng.randrange(20_000, len(self.gazetteer))
        name = self.gazetteer.name_of(number)
        respelled = _misspelled(name, self.rng) if self.rng.random() < 0.4 else name
        return replace(asked, candidates=self.gazetteer.candidates(respelled))

    def _romanised(self, asked: Asked, meant: Candidate) -> Asked:
        name = _misspelled(meant.name, self.rng)
        candidates = self.gazetteer.candidates(name)
        return replace(asked, candidates=candidates) if any(one.id == meant.id for one in candidates) else asked


_LOOSELY = (("y", "i"), ("i", "y"), ("kh", "h"), ("h", "kh"), ("v", "w"), ("w", "v"), ("j", "y"))


def _misspelled(name: str, rng: random.Random) -> str:
    """The name as another romanisation writes it: a letter for a like one, doubled, or undoubled."""
    ways = [(old, new) for old, new in _LOOSELY if old in name[1:]]
    if ways and rng.random() < 0.7:
        old, new = rng.choice(ways)
        return name[0] + name[1:].replace(old, new, 1)
    double = re.search(r"([a-z])\1", name)
    if double:
        return name[: double.start()] + name[double.start() + 1 :]
    places = [m.start() for m in re.finditer(r"(?<=[aeiou])[bdfgklmnprst](?=[aeiou])", name)]
    at = rng.choice(places) if places else len(name)
    return name[:at] + name[at : at + 1] + name[at:]


def judge(case: Case, weights: Weights) -> tuple[Floats, bool, float]:
    """The chosen candidate's traits, whether it is the place that is meant, and its share."""
    shares, support = weighed(case.names, case.demonyms, weights)
    found = traits(case.names, case.at, case.demonyms, shares[case.at], support[case.at])
    at, share = best_of(case.names[case.at], shares[case.at])
    best = case.names[case.at].candidates[at]
    return found, case.point is not None and km_between(*case.point, best.lat, best.lon) <= APART_KM, share


FOR = ("share", "population", "capital", "exact", "primary", *SUPPORTS, "near", "kind", "often")
AGAINST = ("not-contained", "namesakes", "strangers", "lone", *(one for one in TRAITS if one.endswith("unsupported")))
"""Traits that can speak for a place alone, or against it alone: a weight of the other sign is held at nought."""


def fit(rows: Floats, right: Floats, heavy: Floats) -> Floats:
    """Logistic regression by projected gradient ascent (Adam), with L2 decay; ``heavy``: how much each row counts."""
    low = np.array([0.0 if one in FOR else -np.inf for one in TRAITS])
    high = np.array([0.0 if one in AGAINST else np.inf for one in TRAITS])
    weights, mean, spread = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        told = 1 / (1 + np.exp(-rows @ weights))
        slope = ((right - told) * heavy) @ rows / heavy.sum() - DECAY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = np.clip(weights, low, high)
    return weights


def weigh(cases: Sequence[Case], right: Sequence[bool], real: int) -> Floats:
    """How much each case counts.

    Surnames together count as much as the other wrong ones of the news texts, these texts as much as what is invented.
    """
    news = cases[:real]
    names = sum(one.surname for one in news)
    wrong = sum(not ok and not one.surname for one, ok in zip(news, right, strict=False))
    print(f"news texts: {real - names} names settled, {wrong} of them wrong; {names} surnames")
    each = wrong / max(1, names)
    heavy = np.array([each if one.surname else 1.0 for one in cases])
    heavy[:real] *= (len(cases) - real) / heavy[:real].sum()
    return heavy


def main() -> None:
    """Makes the cases, learns, measures on those held out, and adds what was learned to the weights."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, default=OUT)
    given = cli.parse_args()
    gazetteer = packaged()
    assert gazetteer is not None
    rng = random.Random(2)  # noqa: S311
    real = [one for words in texts(given.data) for one in silver(words, gazetteer, rng)]
    estranger = Estranger(gazetteer, 3)
    invented = [one for _ in range(INVENTED) for one in estranger.cases()]
    rng.shuffle(real)
    cuts = [int(len(some) * HELD_OUT) for some in (real, invented)]
    weights = learned()
    held, taught = ([*real[: cuts[0]], *invented[: cuts[1]]], [*real[cuts[0] :], *invented[cuts[1] :]])
    judged = [judge(one, weights) for one in taught]
    heavy = weigh(taught, [right for _, right, _ in judged], len(real) - cuts[0])
    found = fit(np.array([row for row, _, _ in judged]), np.array([float(right) for _, right, _ in judged]), heavy)
    parts = [[judge(one, weights) for one in some] for some in (held[: cuts[0]], held[cuts[0] :])]
    for some, name in zip(parts[:2], ("real", "invented"), strict=True):
        told = [(belief(found, row), ok) for row, ok, _ in some]
        for least in (0.0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7):
            kept = [ok for score, ok in told if score >= least]
            open_ = [ok for score, ok in told if score < least]
            print(
                f"{name} {least:.1f}: answered {len(kept) / len(told):.3f}, right {np.mean(kept):.3f};"
                f" of {len(open_)} left open wrong {1 - np.mean(open_ or [0]):.3f}"
            )
    tree = json.loads(given.out.read_text("utf-8"))
    tree["belief"] = {name: round(float(w), 3) for name, w in zip(TRAITS, found, strict=True)}
    given.out.write_text(json.dumps(tree, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
