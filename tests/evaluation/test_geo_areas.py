"""The area that an outlet's reports share."""

from __future__ import annotations

from pathlib import Path

from tests.gazetteer.rows import dump

from evaluation.geo_areas import areas_of_outlets
from sayso.domain.identity import Place
from sayso.domain.text import Span
from sayso.gazetteer import CompiledGazetteer
from sayso.gazetteer.dump import compile_dump


def _places(area: str, times: int, score: float = 0.9) -> list[Place]:
    return [Place(str(n), (Span(n, n + 1),), "x", country="VA", admin=(area,), score=score) for n in range(times)]


def test_an_article_is_told_what_its_outlet_s_others_share(tmp_path: Path) -> None:
    """The area of most places of the others is told; an article's own places, and unsure ones, say nothing."""
    compile_dump(dump(tmp_path), tmp_path / "x.gaz")
    gazetteer = CompiledGazetteer.open(tmp_path / "x.gaz")
    found = [_places("Torvik Oblast", 6), _places("Torvik Oblast", 2), _places("Marn", 9, 0.5), _places("Marn", 9)]
    told = areas_of_outlets(["a", "a", "a", "b"], found, gazetteer)
    assert told == [(), ("Torvik Oblast, Vardia",), ("Torvik Oblast, Vardia",), ()]
