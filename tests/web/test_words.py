from __future__ import annotations

import re
from enum import StrEnum

import pytest

from sayso import wording
from sayso.domain.account import Agreement, Spread, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.web import words
from sayso.web.render import HERE

TEMPLATES = sorted((HERE / "templates").glob("*.html"))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Aspect, wording.ASPECTS),
        (Stance, wording.STANCES),
        (Certainty, wording.CERTAINTIES),
        (Agreement, wording.AGREEMENTS),
        (Verification, wording.VERIFICATIONS),
    ],
)
def test_every_code_has_words_of_its_own(kind: type[StrEnum], said: dict[StrEnum, str]) -> None:
    """No status is left without words, and no two are said alike."""
    assert set(said) == set(kind)
    assert len(set(said.values())) == len(said)


def test_no_word_claims_truth() -> None:
    """The pages describe who says what; they never call anything true, false or fake."""
    said = " ".join(value for name, value in vars(words).items() if name.isupper() and isinstance(value, str))
    statuses = " ".join([*wording.STANCES.values(), *wording.VERIFICATIONS.values(), *wording.AGREEMENTS.values()])
    assert not re.search(r"\b(fake|false|lie|debunked)\b", f"{said} {statuses}", re.IGNORECASE)
    assert "true" not in statuses


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(template: object) -> None:
    """Whatever a template says comes from words.py, so that it can be said in another language."""
    source = (HERE / "templates" / getattr(template, "name", "")).read_text(encoding="utf-8")
    bare = re.sub(r"{#[^#]*#}|{%[^%]*%}|{{[^}]*}}", "", source)
    assert not re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", "", bare))
    assert not re.findall(r"\sstyle=|\son[a-z]+=|javascript:|<style", bare)


@pytest.mark.parametrize(
    ("spread", "said"),
    [
        (Spread(1, 1, 1, 0), "1 report, 1 publisher, 1 origin"),
        (Spread(3, 2, 1, 0), "3 reports, 2 publishers, 1 origin"),
        (Spread(2, 2, 0, 2), "2 reports, 2 publishers, 2 of unknown origin, independence not established"),
        (Spread(3, 3, 2, 1), "3 reports, 3 publishers, 2 origins, 1 of unknown origin"),
        (Spread(1, 1, 0, 1), "1 report, 1 publisher, 1 of unknown origin"),
        (Spread(1, 0, 1, 0), "1 report, publisher not known, 1 origin"),
        (Spread(0, 0, 0, 0), "no report takes a side"),
    ],
)
def test_spread_never_counts_what_is_not_known(spread: Spread, said: str) -> None:
    """Unknown lineage adds no origin; it is said beside them."""
    assert words.spread(spread) == said
