"""How the actors of a dossier are measured."""

from __future__ import annotations

from typing import Any

from evaluation.cast import cast_counts

TEXT = "Ilmar Teg said it was over. He said it was quiet."


def _gold() -> dict[str, Any]:
    claims = [
        {"report": "r", "actor": "teg", "speaker": "Ilmar Teg", "key": "it was over"},
        {"report": "r", "actor": "teg", "speaker": "He", "key": "it was quiet"},
    ]
    return {"reports": [{"id": "r"}], "actors": [{"id": "teg", "names": ["Ilmar Teg"]}], "claims": claims}


def _reading(*actors: tuple[str, str, list[list[int]]]) -> dict[str, Any]:
    told = [{"id": key, "name": name, "mentions": mentions} for key, name, mentions in actors]
    return {"report": {"id": "r", "path": None}, "text": TEXT, "actors": told}


def test_all_mentions_of_one_actor_are_right() -> None:
    """One system actor with both mentions has everything."""
    counts = cast_counts(_gold(), [_reading(("a", "Ilmar Teg", [[0, 9], [28, 30]]))])
    assert (counts.actors_found, counts.mentions_f1) == (1.0, 1.0)


def test_an_actor_that_falls_apart_counts_in_one_part() -> None:
    """Two system actors for one gold actor: half of the mentions are right."""
    counts = cast_counts(_gold(), [_reading(("a", "Ilmar Teg", [[0, 9]]), ("b", "he", [[28, 30]]))])
    assert counts.mentions_f1 == 0.5


def test_nothing_found_is_zero() -> None:
    """A reading without actors has neither."""
    counts = cast_counts(_gold(), [_reading()])
    assert (counts.actors_found, counts.mentions_f1) == (0.0, 0.0)


def test_a_mention_is_a_word_of_its_own() -> None:
    """The speaker "he" is not looked for inside "the"."""
    gold = {
        "reports": [{"id": "r"}],
        "actors": [{"id": "teg", "names": ["Ilmar Teg"]}],
        "claims": [{"report": "r", "actor": "teg", "speaker": "he", "key": "the end"}],
    }
    reading = _reading(("a", "Ilmar Teg", [[0, 2]])) | {"text": "he foresaw the end"}
    assert cast_counts(gold, [reading]).mentions_f1 == 1.0
