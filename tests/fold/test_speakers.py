"""How speakers are called: by the words that introduce them, no more and no less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.domain.identity import ActorKind
from sayso.domain.ledger import ToldClaim
from sayso.domain.report import Report
from sayso.fold.said import said_in
from sayso.fold.speakers import called, introductions
from tests.ledger.builders import Page, Told, build
from tests.ledger.model import model_of


@pytest.mark.parametrize(
    ("source", "name", "shown"),
    [
        ("the Varn Border Service (VBS)", "Varn Border Service", "the Varn Border Service (VBS)"),
        ("the Varn Border Service (which lost its head in May)", "Varn Border Service", "the Varn Border Service"),
        ("One of the rebel bands, the Reed Column,", "Reed Column", "the Reed Column"),
        ("a clip authenticated by the Taldine Post", "Taldine Post", "the Taldine Post"),
        ("Idris Vane, a spokesman for the army", "Idris Vane", "Idris Vane"),
        ("the mayor, Idris Vane,", "Idris Vane", "the mayor, Idris Vane"),
        ("the mayor, Idris Vane, a former miner who likes boats,", "Idris Vane", "the mayor, Idris Vane"),
        ("the Corps “Free Varn,”", "Corps Free Varn", "the Corps “Free Varn”"),
        ("the Varn Harbour Guard's (VHG) Captain Idris Vane", "Idris Vane", "Captain Idris Vane"),
        ("Varn's harbour chief Idris Vane", "Idris Vane", "Varn's harbour chief Idris Vane"),
        ("an inquiry by the Taldine Post", "Taldine Post", "the Taldine Post"),
        ("Harbour Watch investigations", "Harbour Watch", "Harbour Watch"),
        ("the Varn army's latest statement on the flood", "Varn's army", "the Varn army"),
        ("the final report", "the final report", "the final report"),
        ("preliminary investigations", "preliminary investigations", "preliminary investigations"),
        ("her network, Northern Radio,", "Northern Radio", "Northern Radio"),
        ("its commander, Idris Vane,", "Idris Vane", "Idris Vane"),
        ("KORVA - Varn's army", "Varn's army", "Varn's army"),
        ("the army's", "army", "the army"),
        ("News agency VNA", "Varn News Agency", "News agency VNA"),
    ],
)
def test_a_speaker_is_called_by_the_introduction(source: str, name: str, shown: str) -> None:
    """An abbreviation and an office belong to it; what it is one of, what it vouches for and what it did do not."""
    assert introduced(source, name) == shown


def introduced(source: str, name: str) -> str:
    """How the speaker of one claim is called whose source is these words."""
    bodies = [entry.body for entry in model_of([build(Page(told=(Told(who=name),)))]).entries]
    (claim,) = (one for one in bodies if isinstance(one, ToldClaim))
    (report,) = (one for one in bodies if isinstance(one, Report))
    assert claim.actor is not None
    actor = replace(claim.actor, name=name, kind=ActorKind.ORGANISATION)
    said = said_in(report, replace(claim, actor=actor, source_words=source), report.id)
    return called(said, introductions([said]))
