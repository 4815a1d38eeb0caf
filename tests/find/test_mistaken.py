"""What has the words of an attribution and attributes nothing."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.find.mistaken import without_mistaken
from tests.find.marked import marked


def _kept(written: str) -> list[tuple[str, str]]:
    """Source and content of what is kept of one marked attribution."""
    found = marked(written)
    source, cue, content = (found.marks.get(role, ()) for role in ("source", "cue", "content"))
    name = attribution_id("report", source, cue, content)
    one = Attribution(name, Act.STATEMENT, Mode.INDIRECT, source, cue, content, None, 0.9)
    kept = without_mistaken(found.text, (one,))
    return [(found.text.quote(other.source), found.text.quote(other.content)) for other in kept]


@pytest.mark.parametrize(
    "written",
    [
        "{source:The landslide} {cue:claimed} {content:at least nine lives} in Torvik.",
        "{source:The siege} {cue:has claimed} {content:the lives of four ferrymen}.",
        "{content:The flood was the worst} {cue:reported} in {source:the long history of Ostrel}.",
        "It was {source:the deadliest raid} {cue:recorded} {content:in the valley}.",
        "{content:The raid} {cue:was condemned} {source:widely}.",
        "{content:The raid} {cue:was condemned} {source:locally and internationally}.",
        "# {source:Vardia}{cue::} {content:army kills forty}\n\nThe raid was in Vardia.",
        "Torvik has heard many {cue:claims} {content:that have been made about the ferry}.",
        "{content:The guild}, {source:I} {cue:should say}, {content:denies it}.",
        "{content:The quay}, {source:it} {cue:must be said}, {content:is old}.",
        "Two had wounds {content:that} {cue:were not reported} {content:to the clinic}.",
    ],
)
def test_what_attributes_nothing_is_left_out(written: str) -> None:
    """Disasters claim lives, participles describe, adverbs are nobody, and a noun's relative clause is no claim."""
    assert not _kept(written)


@pytest.mark.parametrize(
    "written",
    [
        "# {source:Vardia}{cue::} {content:no strike took place}\n\nThe raid was in Vardia.",
        "# {source:Tolen}{cue::} {content:army will hold}\n\nThe raid was in Vardia.",
        "{source:The rebels} {cue:claimed} {content:the hill above Torvik}.",
        "{source:The guild} {cue:reported} {content:in the morning that two men were missing}.",
        "{source:The harbour guard} {cue:claimed} {content:victims were still in the water}.",
        "Torvik has heard {cue:claims} {content:that the ferry sank}.",
    ],
)
def test_what_attributes_something_stays(written: str) -> None:
    """The same words by which somebody does say something."""
    assert len(_kept(written)) == 1


def test_who_faces_a_charge_does_not_make_it() -> None:
    """The speaker of what somebody is accused of is open."""
    written = "{source:The guild is facing} {cue:accusations of} {content:theft at the quay}."
    assert _kept(written) == [("", "theft at the quay")]
