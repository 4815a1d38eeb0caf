"""What bodies conclude is a statement; what people hope and plan is none."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Act
from sayso.find.findings import with_findings
from tests.marked import marked


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("{source:The commission} {cue:considers} {content:that the shells were fired from the hill}.", Act.STATEMENT),
        ("{source:Investigators} {cue:believe} {content:a mine sank the ferry}.", Act.STATEMENT),
        ("{source:We} {cue:conclude} {content:that the lorry came from the port}.", Act.STATEMENT),
        ("{source:The mission} {cue:could not determine} {content:who gave the order}.", Act.STATEMENT),
        ("{source:The commission} {cue:has found no indication} {content:that they carried arms}.", Act.STATEMENT),
        ("{source:The lawyer} {cue:does not accept} {content:this}.", Act.STATEMENT),
        ("{source:The families} {cue:hoped} {content:that the men were alive}.", Act.THOUGHT),
        ("{source:The army} {cue:plans} {content:to take the hill}.", Act.THOUGHT),
        ("{source:The general} {cue:considers} {content:peace}.", Act.THOUGHT),
    ],
)
def test_a_judgement_of_what_happened_is_a_statement(sentence: str, act: Act) -> None:
    """Who concludes, believes or could not find out tells it; hopes, plans and things alone stay thoughts."""
    document, mentions = marked(sentence, act=Act.THOUGHT)
    assert [one.act for one in with_findings(document.text, mentions.attributions)] == [act]
