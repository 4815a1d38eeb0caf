"""Learns how to choose among places of one name: ``python -m training.places --data FOLDER`` writes the weights.

Nobody labelled anything. Silver labels come from news texts whose words settle a name that is open by itself ("Korva,
Vardia": the Korva that lies in Vardia), with those words hidden in half of the examples; and from invented reports,
made of places that lie together as a report's places do. Neither LGL nor GeoWebNews is looked at.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.domain.gazetteer import Candidate
from sayso.domain.text import Block, BlockKind, Sentence, Span, Text
from sayso.find.toponyms import find_toponyms
from sayso.gazetteer import CompiledGazetteer, packaged
from sayso.gazetteer.extent import km_between
from sayso.resolve.candidates import KEPT, OWN, ROUNDS, SHARED, Asked, Scene, Weights, own_features, shares_of, softmax
from sayso.resolve.demonyms import state_of
from sayso.resolve.surroundings import areas_around, kind_of, kinds_beside
from sayso.resolve.unlisted import known_by

OUT = Path(__file__).resolve().parent.parent / "src/sayso/resolve/place_weights.json"
Floats: TypeAlias = NDArray[np.float64]

HIDDEN = 0.5
"""Share of the silver names whose settling words are hidden from the features."""

APART_KM = 161.0
HELD_OUT = 0.15
LEAST_BELIEF = 0.25
"""Below it a name stays open. Chosen on development data (LGL, ``evaluation/PLACES.md``): most of the answers that are
believed less were wrong there, and with it no fewer are right than before names could stay open for want of support.
What is held out is too easy to tell."""

LOOKED_AT = 20
"""Mentions of one name whose surroundings are read."""

STEPS, RATE, DECAY = 800, 0.05, 1e-4
INVENTED = 4000
TOLD_BY_KIND, TOWN = 0.85, 50_000
"""How often an area that shares its name with a town of so many people is told by its kind in invented reports."""


@dataclass(frozen=True)
class Example:
    """A report's names, the right candidate of some of them, and its nationalities."""

    names: tuple[Asked, ...]
    right: tuple[int | None, ...]
    demonyms: dict[str, float]
    meant: tuple[int, ...] = ()
    """The right candidate of every name, of invented reports: of those too that are open to no doubt."""


_PAIR = re.compile(r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}), (?P<area>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})")


def texts(folder: Path) -> Iterator[str]:
    """News texts: PolNeAR's training articles and the stories."""
    for file in sorted((folder / "polnear/train/text").glob("*.txt")):
        yield file.read_text("utf-8")
    for file in sorted((folder / "stories").glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        if isinstance(told, dict) and told.get("text"):
            yield told["text"]


def spans_of(words: str) -> dict[str, list[Span]]:
    """A text's place words, by their surroundings alone."""
    marks = tuple(
        Sentence(Span(m.start(), m.end()), n) for n, m in enumerate(re.finditer(r"\S[^.!?\n]*[.!?\n]?", words))
    )
    text = Text(words, (Block(Span(0, len(words)), BlockKind.BODY),), marks)
    spans: dict[str, list[Span]] = {}
    for found in find_toponyms(text):
        spans.setdefault(words[found.span.start : found.span.end], []).append(found.span)
    return spans


def asked_of(
    words: str, name: str, spans: Sequence[Span], gazetteer: CompiledGazetteer, *, bare: bool = False
) -> Asked:
    """A name with its candidates and what the words around say; ``bare``: not of the area that they put it in."""
    base, kinds = kind_of(name)
    candidates = known_by(name, base, kinds, gazetteer).candidates
    areas = frozenset().union(*(areas_around(words, span, gazetteer, {}) for span in spans[:LOOKED_AT]))
    beside = kinds or next((k for span in spans[:LOOKED_AT] if (k := kinds_beside(words, span))), ())
    return Asked(candidates, frozenset() if bare else areas, beside, float(len(spans)))


def silver(words: str, gazetteer: CompiledGazetteer, rng: random.Random) -> Example | None:
    """A report with the names that its own words settle; None where they settle none."""
    spans = spans_of(words)
    hidden: set[str] = set()
    settled: dict[str, int] = {}
    for match in _PAIR.finditer(words):
        name, span = match["name"], Span(*match.span("name"))
        areas = areas_around(words, span, gazetteer, {})
        inside = [
            one for one in gazetteer.candidates(name) if one.feature[0] == "P" and areas.intersection(one.within[:-1])
        ]
        if not inside:
            continue
        spans.setdefault(name, []).append(span)
        settled[name] = inside[0].within[-1]
        if rng.random() < HIDDEN:
            hidden |= {name, match["area"].rstrip(".,")} if rng.random() < HIDDEN else {name}
    names, right = [], []
    for name, places in spans.items():
        asked = asked_of(words, name, places, gazetteer, bare=name in hidden)
        if not asked.candidates or (name in hidden and name not in settled):
            continue
        names.append(asked)
        right.append(_settled(asked.candidates, settled.get(name)))
    if not any(one is not None for one in right):
        return None
    return Example(tuple(names), tuple(right), nationalities(words, gazetteer))


def _settled(candidates: Sequence[Candidate], number: int | None) -> int | None:
    """The position of the settled one, where the name is open without what settled it."""
    at = next((n for n, one in enumerate(candidates) if one.within[-1] == number), None)
    if at is None:
        return None
    far = any(km_between(one.lat, one.lon, candidates[at].lat, candidates[at].lon) > APART_KM for one in candidates)
    return at if far else None


def nationalities(words: str, gazetteer: CompiledGazetteer) -> dict[str, float]:
    """As ``sayso.resolve.places.demonyms_of`` reckons them."""
    told: dict[str, float] = {}
    for word in re.findall(r"\b[A-Z][a-z]{3,}\b", words):
        state = state_of(word)
        code = next((c.country for c in gazetteer.candidates(state) if c.feature == "A.PCLI"), None) if state else None
        if code:
            told[code] = told.get(code, 0.0) + 1
    return {code: times / sum(told.values()) for code, times in told.items()}


class Inventor:
    """Makes reports of places that lie together: a country, its areas, a town, towns near it, a few from elsewhere."""

    def __init__(self, gazetteer: CompiledGazetteer, seed: int) -> None:
        self.gazetteer, self.rng = gazetteer, random.Random(seed)  # noqa: S311  the same examples each time
        rows = gazetteer.compiled.records
        self.rows = rows
        features = np.array([one[:1] for one in gazetteer.compiled.header["features"]])  # type: ignore[attr-defined]
        self.kind = features[rows["feature"] & 0xFFF]
        people = rows["population"].astype(np.float64)
        self.weight = np.where(people > 0, people**0.6, 0.0)
        self.countries = np.flatnonzero(rows["country"] == np.arange(len(rows)))
        capital = [n for n, one in enumerate(gazetteer.compiled.header["features"]) if one == "P.PPLC"]  # type: ignore[arg-type]
        self.capitals = np.flatnonzero(np.isin(rows["feature"] & 0xFFF, capital))
        self.by_country = {int(one): np.flatnonzero(rows["country"] == one) for one in self.countries}

    def example(self) -> Example:
        """One report."""
        rng = self.rng
        home = int(self._one(self.countries))
        chosen: dict[int, None] = {}
        if rng.random() < 0.6:
            chosen[home] = None
        here = self.by_country[home]
        town = int(self._one(here[self.kind[here] == "P"])) if (self.kind[here] == "P").any() else home
        chosen[town] = None
        if rng.random() < 0.5 and (first := int(self.rows[town]["admin1"])) != 0xFFFF:
            chosen[first] = None
        if rng.random() < 0.3 and (second := int(self.rows[town]["admin2"])) != 0xFFFFFFFF:
            chosen[second] = None
        near = self._near(here, town)
        for _ in range(rng.randrange(4)):
            chosen[int(self._one(near))] = None
        for _ in range(rng.randrange(3)):
            chosen[int(self._one(here))] = None
        for _ in range(rng.randrange(3)):
            chosen[int(self._one(self.countries))] = None
        if rng.random() < 0.4:
            chosen[int(self._one(self.capitals))] = None
        if rng.random() < 0.3:
            other = self.by_country[int(self._one(self.countries))]
            chosen[int(self._one(other))] = None
        return self._report(chosen, home)

    def _one(self, among: NDArray[np.intp]) -> int:
        weights = self.weight[among]
        if not weights.sum():
            return int(among[self.rng.randrange(len(among))])
        return int(self.rng.choices(among.tolist(), weights.tolist())[0])

    def _near(self, here: NDArray[np.intp], town: int) -> NDArray[np.intp]:
        lat, lon = (self.rows[axis][here].astype(np.float64) for axis in ("lat", "lon"))
        close = (np.abs(lat - int(self.rows[town]["lat"])) < 60_000) & (
            np.abs(lon - int(self.rows[town]["lon"])) < 80_000
        )
        return here[close]

    def _is_told_by_kind(self, candidates: Sequence[Candidate], at: int) -> bool:
        """Whether an area bears the name of a town that more people mean: writers then say "Korva province"."""
        if candidates[at].feature not in ("A.ADM1", "A.ADM2"):
            return False
        return any(one.feature[0] == "P" and one.population > TOWN for one in candidates)

    def _report(self, chosen: Iterable[int], home: int) -> Example:
        names, right, meant = [], [], []
        for number in chosen:
            name = self.gazetteer.name_of(number)
            candidates = self.gazetteer.candidates(name)
            at = next((n for n, one in enumerate(candidates) if one.within[-1] == number), None)
            if at is None:
                continue
            contained, kinds = frozenset[int](), ()
            if self._is_told_by_kind(candidates, at) and self.rng.random() < TOLD_BY_KIND:
                kinds = (candidates[at].feature,)
            if self.rng.random() < 0.15 and len(candidates[at].within) > 1:
                contained = frozenset({self.rng.choice(candidates[at].within[:-1])})
            names.append(Asked(candidates, contained, kinds, float(self.rng.choice((1, 1, 1, 2, 3)))))
            right.append(_settled(candidates, number))
            meant.append(at)
        code = self.gazetteer.code_of(home)
        demonyms = {code: 1.0} if code and self.rng.random() < 0.5 else {}
        return Example(tuple(names), tuple(right), demonyms, tuple(meant))


def fit(rows: Sequence[Floats], right: Sequence[int]) -> Floats:
    """Conditional logit by gradient ascent (Adam), with L2 decay.

    Args:
        rows: (C, F) for each name, C of its own.
        right: the row that is right, for each.
    """
    size, width = max(map(len, rows)), rows[0].shape[1]
    block = np.zeros((len(rows), size, width))
    present = np.zeros((len(rows), size), bool)
    for n, one in enumerate(rows):
        block[n, : len(one)], present[n, : len(one)] = one, True
    weights, mean, spread = np.zeros(width), np.zeros(width), np.zeros(width)
    picked = block[np.arange(len(rows)), right]
    for step in range(1, STEPS + 1):
        scores = np.where(present, block @ weights, -1e9)
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        slope = (picked - np.einsum("nc,ncf->nf", shares, block)).mean(0) - DECAY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def train(examples: Sequence[Example]) -> Weights:
    """Weights of names alone, then of names together given what the former say of the others."""
    own = [[own_features(one, example.demonyms) for one in example.names] for example in examples]
    wanted = [(e, n) for e, example in enumerate(examples) for n, at in enumerate(example.right) if at is not None]
    alone = fit([own[e][n] for e, n in wanted], [examples[e].right[n] or 0 for e, n in wanted])
    shares = [[softmax(rows @ alone) for rows in some] for some in own]
    together = np.zeros(len(OWN) + len(SHARED))
    for _ in range(ROUNDS):
        rows, right, back = [], [], []
        for e, example in enumerate(examples):
            kept = [np.argsort(-(one @ alone), kind="stable")[:KEPT] for one in own[e]]
            scene = Scene(example.names, kept)
            shared = scene.shared_features(np.concatenate([shares[e][n][some] for n, some in enumerate(kept)]))
            for n, some in enumerate(kept):
                both = np.concatenate((own[e][n][some], shared[scene.name == n]), 1)
                back.append((e, n, some, both))
                at = example.right[n]
                if at is not None and at in some:
                    rows.append(both)
                    right.append(int(np.flatnonzero(some == at)[0]))
        together = fit(rows, right)
        for e, n, some, both in back:
            shares[e][n] = np.zeros(len(shares[e][n]))
            shares[e][n][some] = softmax(both @ together)
    return Weights(alone, together, 0.0)


def judged(examples: Sequence[Example], weights: Weights) -> list[tuple[float, bool]]:
    """The belief in the chosen candidate and whether it lies within 161 km of the right one, for each labelled name."""
    found = []
    for example in examples:
        for asked, at, some in zip(
            example.names, example.right, shares_of(example.names, example.demonyms, weights), strict=True
        ):
            if at is not None:
                best, true = asked.candidates[int(some.argmax())], asked.candidates[at]
                found.append((float(some.max()), km_between(best.lat, best.lon, true.lat, true.lon) <= APART_KM))
    return found


def main() -> None:
    """Makes the examples, learns, measures on those held out, and writes the weights."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, default=OUT)
    given = cli.parse_args()
    gazetteer = packaged()
    assert gazetteer is not None
    rng = random.Random(0)  # noqa: S311
    real = [one for words in texts(given.data) if (one := silver(words, gazetteer, rng))]
    inventor = Inventor(gazetteer, 1)
    invented = [one for one in (inventor.example() for _ in range(INVENTED)) if any(at is not None for at in one.right)]
    rng.shuffle(real)
    cuts = [int(len(some) * HELD_OUT) for some in (real, invented)]
    held = [*real[: cuts[0]], *invented[: cuts[1]]]
    weights = train([*real[cuts[0] :], *invented[cuts[1] :]])
    found = judged(held, weights)
    weights = replace(weights, threshold=LEAST_BELIEF)
    right = sum(one for _, one in found) / len(found)
    print(f"{len(real)} silver reports, {len(invented)} invented; threshold {weights.threshold}")
    print(f"held out: {len(found)} names, {right:.3f} right")
    tree = {
        "alone": {name: round(float(w), 3) for name, w in zip(OWN, weights.alone, strict=True)},
        "together": {name: round(float(w), 3) for name, w in zip((*OWN, *SHARED), weights.together, strict=True)},
        "threshold": weights.threshold,
    }
    given.out.write_text(json.dumps(tree, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
