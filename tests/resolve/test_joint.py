"""Who speaks together, and who speaks for whom."""

from __future__ import annotations

import pytest
from tests.marked import marked

from sayso.assemble import assemble_claims
from sayso.domain.text import Span
from sayso.resolve import resolve_mentions
from sayso.resolve.behind import party_of
from sayso.resolve.joint import parties_of
from sayso.resolve.states import States

STATES = States(["Vardia", "Vardian", "Ostrel", "Ostreli"])


def _parted(source: str) -> list[str]:
    """The words of each who speaks, as they stand in the source."""
    return [source[one.span.start : one.span.end] for one in parties_of(source, Span(0, len(source)), STATES)]


@pytest.mark.parametrize(
    ("source", "members"),
    [
        ("The miners' union and the inspectorate", ["The miners' union", "the inspectorate"]),
        ("the army, the police and the fire service", ["the army", "the police", "the fire service"]),
        (
            "Dockers' leaders, including Mayor Mira Tolk, Captain Joren Vane and union secretary Kapil Orr,",
            ["Mayor Mira Tolk", "Captain Joren Vane", "union secretary Kapil Orr"],
        ),
        ("Several countries, such as Vardia and Ostrel,", ["Vardia", "Ostrel"]),
        (
            "Ilmar Teg, the governor of Ulmen, and Mira Tolk, the mayor of Korva,",
            ["Ilmar Teg, the governor of Ulmen", "Mira Tolk, the mayor of Korva"],
        ),
        (
            "the Sarrow Front, which holds the bridge, and the army",
            ["the Sarrow Front, which holds the bridge", "the army"],
        ),
        ("the Ferry Guild and the Legion “Salt and Freedom,”", ["the Ferry Guild", "the Legion “Salt and Freedom,”"]),
        ("Neither the coast guard nor the shipping line", ["the coast guard", "the shipping line"]),
        ("police as well as prosecutors", ["police", "prosecutors"]),
        ("Vardia, Ostrel", ["Vardia", "Ostrel"]),
        ("Lawyers, doctors and teachers", ["Lawyers", "doctors", "teachers"]),
        (
            "Witnesses interviewed by radio stations and Coast Watch",
            ["Witnesses interviewed by radio stations and Coast Watch"],
        ),
        ("An alliance of rights groups from Vardia, Ostrel", ["An alliance of rights groups from Vardia, Ostrel"]),
    ],
)
def test_each_who_speaks_has_its_own_words(source: str, members: list[str]) -> None:
    """Lists, pairs and named examples are parted into those who speak, each with its place in the source."""
    assert _parted(source) == members


@pytest.mark.parametrize(
    "source",
    [
        "the Ministry of Food and Health",
        "the Trade and Industry Council",
        "the Fire and Rescue Service",
        "Trinidad and Tobago police",
        "Halle and Sons",
        "Vane, the army chief and a former minister,",
        "The governor of Ulmen, Mira Tolk,",
        "Joren Vane, commander of the river brigade and Operation Dusk,",
        "Commander River Guard and Rapid Force, Brigadier General Mira Tolk",
        "Joren Vane, 44, a farmer,",
        "hospital and security sources",
        "sources in the police and the army",
        "the Korva Council (Peace and Justice)",
        "Vardia's Security Committee, comprising officials such as Mira Tolk and army chief Joren Vane,",
        "Vardia and its allies",
        "Mira Tolk and other officials",
    ],
)
def test_one_who_speaks_is_not_parted(source: str) -> None:
    """What belongs to one name, describes one speaker or names nobody further is one speaker."""
    assert len(_parted(source)) == 1


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("officials in Vardia and Ostrel", ["officials in Vardia", "officials in Ostrel"]),
        ("Vardian, Ostreli and Norwegian officials", ["Vardian officials", "Ostreli officials", "Norwegian officials"]),
        ("the health and interior ministries", ["the health ministry", "the interior ministry"]),
    ],
)
def test_a_word_told_once_is_each_one_s(source: str, names: list[str]) -> None:
    """Of whom the head or the owner is told once, each is named in full and has the whole source."""
    found = parties_of(
        source, Span(0, len(source)), States(["Vardia", "Vardian", "Ostrel", "Ostreli"], ["Vardia", "Ostrel"])
    )
    assert [one.shown for one in found] == names
    assert {one.span for one in found} == {Span(0, len(source))}


def test_a_joint_statement_is_a_claim_of_each_with_its_own_words() -> None:
    """Two who say one thing make two claims of the same content, each with the words that mean it as source."""
    document, mentions = marked(
        "{source:The miners' union and the Korva Mines Inspectorate} {cue:said} {content:the shaft had flooded}."
    )
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    assert sorted(document.text.quote(one.source) for one in claims) == [
        "The miners' union",
        "the Korva Mines Inspectorate",
    ]
    assert len({one.content for one in claims}) == 1


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("A spokesman for the Sarrow Front", "Sarrow Front"),
        ("an Ostreli Coast Guard spokeswoman", "Ostrel's Coast Guard"),
        ("A Korva Mines Inspectorate representative, speaking to reporters,", "Korva Mines Inspectorate"),
        ("the Front-run Korva Health Office", "Korva Health Office"),
        ("the Reuters report", "Reuters"),
        ("the Ostreli government of Prime Minister Oleg Marn", "Ostrel"),
        ("An AFP reporter at the scene", "Agence France-Presse"),
        ("a Sarrow Rights Watch investigation", "Sarrow Rights Watch"),
        ("The stadium's operator, Halle & Sons,", "Halle & Sons"),
    ],
)
def test_who_is_behind_a_voice_or_a_report_speaks(source: str, key: str) -> None:
    """A nameless spokesman is the body's voice, a report its maker's, a described firm the one then named."""
    party = party_of(source, Span(0, len(source)), STATES if "Ostreli" in source else States([]))
    assert party is not None
    assert party.key == key


@pytest.mark.parametrize("source", ["Joren Teg, a spokesman for the Sarrow Front,", "A spokesman, Joren Teg,"])
def test_a_named_spokesman_speaks_himself(source: str) -> None:
    """Who has a name is an actor of its own."""
    party = party_of(source, Span(0, len(source)), States([]))
    assert party is not None
    assert party.key == "Joren Teg"
