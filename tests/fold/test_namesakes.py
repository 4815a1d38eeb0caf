"""A name, and the same name with its state or a title added."""

from __future__ import annotations

import pytest

from sayso.domain.identity import ActorKind
from sayso.fold.namesakes import added

BODY, PERSON = ActorKind.ORGANISATION, ActorKind.PERSON


@pytest.mark.parametrize(
    ("short", "long", "kind", "what"),
    [
        ("Interior Ministry", "Vardia's Interior Ministry", BODY, "state"),
        ("Interior Ministry", "the Vardia’s interior ministry", BODY, "state"),
        ("the Interior Ministry", "Vardian Interior Ministry", BODY, "state"),
        ("Interior Ministry", "Interior Ministry of North Vardia", BODY, "state"),
        ("Ada Moor", "Colonel Ada Moor", PERSON, "title"),
        ("Ada Moor", "Vardian Colonel Ada Moor", PERSON, "title"),
        ("Interior Ministry", "Interior Ministry", BODY, None),
        ("Interior Ministry", "Deputy Interior Ministry", BODY, None),
        ("Ministry", "Interior Ministry", BODY, None),
        ("Interior Ministry", "Interior Ministry of the", BODY, None),
        ("Interior Ministry", "Interior Ministry press office", BODY, None),
        ("Moor", "Ada Moor", PERSON, None),
        ("", "Vardia's", BODY, None),
    ],
)
def test_a_state_or_a_title_is_told_from_other_words(short: str, long: str, kind: ActorKind, what: str | None) -> None:
    """Only an owner, an adjective of one, or titles are added; another body or another name is somebody else."""
    assert added(short, long, kind) == what
    assert added(long, short, kind) is None
