"""The founding example, read from the data packs where they are at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sayso.domain.report import Document
from sayso.domain.text import ARTICLE, BlockKind
from sayso.read import open_input, read_report
from tests.read.documents import assert_sound, said

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEED = SHARED / "seed"

pytestmark = [
    pytest.mark.packs,
    pytest.mark.skipif(not SEED.is_dir(), reason=f"no seed page in {SEED}; SAYSO_SHARED names another folder"),
]


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    """What a careful desk takes from the page."""
    loaded: dict[str, Any] = json.loads((SEED / "gold.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def seed(gold: dict[str, Any]) -> Document:
    """The page as read."""
    path = SEED / gold["reports"][0]["file"]
    return read_report(open_input(path), path=str(path))


def test_the_seed_is_kept_as_it_is(seed: Document, gold: dict[str, Any]) -> None:
    """Character for character, with the digest that the gold names."""
    assert seed.report.sha256_raw == gold["reports"][0]["sha256"]
    assert len(seed.text.words) == gold["reports"][0]["chars"]
    assert_sound(seed)


def test_the_seeds_facts_are_the_golds(seed: Document, gold: dict[str, Any]) -> None:
    """Title, label, byline, publisher, language and both stamps with their zone."""
    report, page = seed.report, gold["page"]
    assert report.title == page["title"]
    assert report.label == page["label"]
    assert list(report.byline) == page["byline"]
    assert report.publisher == page["publisher"]
    assert report.language == page["language"]
    assert report.published is not None
    assert report.published.isoformat() == page["published"]
    assert report.updated is not None
    assert report.updated.isoformat() == page["updated"]


def test_the_seeds_furniture_is_no_article(seed: Document, gold: dict[str, Any]) -> None:
    """Player, podcast, links and the two dozen teasers are out; the body is in from first to last."""
    page = gold["page"]
    article = "\n".join(said(seed, *ARTICLE))
    assert not [words for words in page["not_body"] if words in article]
    assert page["body_opening"] in article
    assert page["body_last"] in article
    assert said(seed, BlockKind.CAPTION) == [page["caption"]]
    assert said(seed, BlockKind.CREDIT) == [page["credit"]]
    assert said(seed, BlockKind.PULL_QUOTE) == [page["pull_quote"]]
    furniture = "\n".join(said(seed, BlockKind.LINK, BlockKind.PROMO))
    assert all(link in furniture for link in page["links"])
