"""Places, measured on LGL and GeoWebNews: ``python -m evaluation.geo --shared …`` writes ``PLACES.md``.

Resolution on gold spans is strict: every annotated toponym with coordinates counts, a missing candidate and an
abstention are errors, and nothing was trained on either corpus. Both are measured with alone (GPL-3 annotations).
"""

from __future__ import annotations

import argparse
import random
import re
import time
import xml.etree.ElementTree as ET  # noqa: S405  the project's own development data
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from evaluation.data import Shared, digest
from evaluation.tasks import SAMPLES, Figure, Result
from sayso.domain.identity import Place
from sayso.domain.mention import Toponym
from sayso.domain.report import Document, Report, report_id
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.gazetteer import CompiledGazetteer, packaged
from sayso.gazetteer.extent import km_between
from sayso.read.segment import split_sentences
from sayso.resolve.candidates import Weights, learned
from sayso.resolve.places import places_of

HERE = Path(__file__).resolve().parent
WITHIN_KM = 161.0
"""A hundred miles: the field's usual measure (Leidner 2007; Gritta et al. 2018)."""


LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated toponym; no ``point``: its place is not in the gold."""

    span: Span
    point: tuple[float, float] | None
    kind: str = "Literal"
    listed: bool = True
    """Whether the gold names it by a GeoNames id."""

    @property
    def literal(self) -> bool:
        """Whether the name is used for the place itself."""
        return self.kind in LITERAL

    @property
    def named(self) -> bool:
        """Whether it is a name, not an expression ("the city")."""
        return self.kind in NAMED


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article."""

    words: str
    gold: tuple[Gold, ...]

    def document(self) -> Document:
        """The article as a report whose whole text is its body."""
        blocks = tuple(Block(Span(*m.span()), BlockKind.BODY) for m in re.finditer(r"[^\n]*\S[^\n]*", self.words))
        text = Text(self.words, blocks, split_sentences(self.words, blocks))
        key = sha256(self.words.encode()).hexdigest()
        return Document(Report(report_id(None, None, None, key), None, None, None, None, (), None, None, None, "en", key, key), text)


def _point(lat: str | None, lon: str | None) -> tuple[float, float] | None:
    return (float(lat), float(lon)) if lat and lon else None


def lgl(file: Path) -> list[Article]:
    """LGL (Lieberman et al. 2010), as Gritta et al. distribute it; spans that do not hold their words are dropped."""
    found = []
    for article in ET.parse(file).getroot():  # noqa: S314
        words = article.findtext("text") or ""
        gold = []
        for one in article.iter("toponym"):
            start, end = int(one.findtext("start") or 0), int(one.findtext("end") or 0)
            gold.append(Gold(Span(start, end), _point(one.findtext("gaztag/lat"), one.findtext("gaztag/lon"))))
        found.append(Article(words, tuple(gold)))
    return found


def geowebnews(file: Path) -> list[Article]:
    """GeoWebNews (Gritta et al. 2019); literal: the types whose place is meant as a place.

    The offsets count from where the body begins in the text files beside; a few that do not hold their words are
    dropped.
    """
    found = []
    for article in ET.parse(file).getroot():  # noqa: S314
        words = (file.parent / "GeoWebNews" / f"{article.get('file')}.txt").read_text("utf-8")
        start = max(0, words.find((article.findtext("text") or "")[:40]))
        gold = []
        for one in article.iter("toponym"):
            span = Span(start + int(one.findtext("start") or 0), start + int(one.findtext("end") or 0))
            if words[span.start : span.end] == one.findtext("extractedName"):
                point = _point(one.findtext("latitude"), one.findtext("longitude"))
                gold.append(Gold(span, point, one.findtext("type") or "", bool(one.findtext("geonamesID"))))
        found.append(Article(words, tuple(gold)))
    return found


NAMED = LITERAL | {"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit"}


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold toponym with what was made of it: kilometres off, None for no place; the belief in it; the reason."""

    km: float | None
    score: float
    why: str | None


def resolve(article: Article, gazetteer: CompiledGazetteer, weights: Weights) -> list[Judged]:
    """Locates an article's gold spans."""
    wanted = [one for one in article.gold if one.point is not None and one.literal]
    places = places_of(article.document(), [Toponym(one.span) for one in article.gold if one.literal], gazetteer, weights)
    by_span: dict[Span, Place] = {span: place for place in places for span in place.mentions}
    judged = []
    for one in wanted:
        place = by_span.get(one.span)
        assert one.point is not None
        if place is None or place.lat is None or place.lon is None:
            judged.append(Judged(None, 0.0, place.unresolved if place else "no place"))
        else:
            judged.append(Judged(km_between(*one.point, place.lat, place.lon), place.score or 0.0, None))
    return judged


def right(judged: Iterable[Judged]) -> float:
    """The share of all that lies within 161 km."""
    every = list(judged)
    return sum(one.km is not None and one.km <= WITHIN_KM for one in every) / max(1, len(every))
