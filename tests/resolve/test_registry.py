"""The starter registry of actors, and how sources use it."""

from __future__ import annotations

from tests.marked import marked

from sayso.domain.identity import ActorKind
from sayso.resolve import resolve_mentions
from sayso.resolve.coreference import spelled_alike
from sayso.resolve.registry import body_named, registered, state_of


def _actors(*sentences: str) -> list[tuple[str, int, str | None]]:
    document, mentions = marked(*sentences)
    return [(a.id, len(a.mentions), a.side) for a in resolve_mentions(document, mentions).actors]


def test_every_country_code_belongs_to_one_state() -> None:
    """No two states share a code, and every body's country is a state of the registry."""
    codes = [one.country for one in registered() if one.kind is ActorKind.STATE]
    assert len(set(codes)) == len(codes)
    assert all(state_of(one.country) for one in registered() if one.country)


def test_names_in_capitals_are_matched_letter_for_letter() -> None:
    """A body is "WHO", a question is "Who"."""
    assert body_named("the WHO") is not None
    assert body_named("Who") is None


def test_defence_may_be_spelled_either_way() -> None:
    """The American and the British spelling name the same body."""
    assert body_named("Israel Defence Forces") == body_named("the Israel Defense Forces") is not None


def test_army_and_military_of_one_state_are_one_actor() -> None:
    """The words for a state's armed forces do not make two actors of them."""
    ids = _actors(
        "{source:The Vardian army} {cue:said} {content:it had crossed the river}.",
        "{source:Vardia's military} {cue:said} {content:it lost nobody}.",
    )
    assert [(mentions, side) for _, mentions, side in ids] == [(2, "Vardia")]


def test_a_ministry_without_a_state_is_the_only_states_that_the_report_tells_of() -> None:
    """One state speaks: the ministry is its own, with the id it has where its state stands beside it."""
    told = _actors(
        "{source:The Vardian president} {cue:said} {content:Vardia was calm}.",
        "{source:The Interior Ministry} {cue:said} {content:nobody was hurt}.",
    )
    named = _actors("{source:Vardia's Interior Ministry} {cue:said} {content:nobody was hurt}.")
    assert named[0][0] in {one[0] for one in told}


def test_both_governments_are_the_two_states_that_spoke() -> None:
    """Both governments are no third actor."""
    told = _actors(
        "{source:The Vardian government} {cue:said} {content:it was over}.",
        "{source:The Ostreli government} {cue:said} {content:Ostrel was not told}.",
        "{source:Both governments} {cue:said} {content:talks went on in Vardia}.",
    )
    assert sorted(mentions for _, mentions, _ in told) == [2, 2]


def test_spellings_of_one_name_are_alike_and_other_names_are_not() -> None:
    """Transliterations share their consonants; short names must be the same."""
    assert spelled_alike("tarhanov", "targanov")
    assert spelled_alike("melinsky", "melinskyy")
    assert not spelled_alike("tarhanov", "marhanov")
    assert not spelled_alike("teg", "tog")
