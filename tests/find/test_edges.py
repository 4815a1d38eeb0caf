"""Where the words of an attribution begin."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.find.edges import past_the_edges, to_the_end_of_its_sentence
from tests.find.marked import marked


def _past(written: str) -> tuple[str, str]:
    """The source and content of one marked attribution, without what stands before their words."""
    found = marked(written)
    source, cue, content = (found.marks[role] for role in ("source", "cue", "content"))
    name = attribution_id("report", source, cue, content)
    one = past_the_edges(Attribution(name, Act.STATEMENT, Mode.INDIRECT, source, cue, content, None, 0.9), found.text)
    return found.text.quote(one.source), found.text.quote(one.content)


def test_a_headline_s_label_is_no_part_of_what_is_said() -> None:
    """Before a headline's colon "Live" tells what the piece is."""
    assert _past("# {content:Live: shells hit Torvik}, {source:governor} {cue:says}") == (
        "governor",
        "shells hit Torvik",
    )


def test_the_same_word_in_a_body_is_the_speaker_s() -> None:
    """Only a headline has a label."""
    written = "{source:The screen} {cue:read}: {content:Live: shells hit Torvik}."
    assert _past(written)[1] == "Live: shells hit Torvik"


def test_a_dateline_is_no_part_of_who_speaks() -> None:
    """The place and the agency that a report opens with speak no word of it."""
    written = "{source:TORVIK (Meridian Press) - The harbour guard} {cue:said} {content:it was over}."
    assert _past(written)[0] == "The harbour guard"


def test_when_somebody_spoke_is_no_part_of_who_did() -> None:
    """A day after the speaker's name tells of the saying."""
    written = "{source:Torvik police on Sunday night} {cue:said} {content:it was over}."
    assert _past(written)[0] == "Torvik police"


def test_a_relative_clause_is_what_its_speaker_says_of_the_noun() -> None:
    """Where the net heard no more than "that"."""
    written = "Nine died in a blast {content:that} {source:the line} {cue:said} was due to a leak."
    assert _past(written)[1] == "was due to a leak"


def test_what_a_speaker_tells_of_another_ends_with_its_sentence() -> None:
    """Inside a quotation the next sentence is the outer speaker's again."""
    found = marked(
        "“{source:Both sides} {cue:claimed} {content:the other fired first. But who did is open},” she said."
    )
    source, cue, content = (found.marks[role] for role in ("source", "cue", "content"))
    one = Attribution("inner", Act.STATEMENT, Mode.DIRECT, source, cue, content, None, 0.9)
    assert found.text.quote(to_the_end_of_its_sentence(one, found.text).content) == "the other fired first."


def test_a_colon_is_no_word() -> None:
    """A content begins with its first word."""
    assert _past("# {source:Officials}{cue::}{content: : no casualties}")[1] == "no casualties"


@pytest.mark.parametrize("said_of", ["who saw the tapes", "who saw the tapes, Mira Tolk"])
def test_what_is_said_of_the_speaker_is_no_part_of_what_the_speaker_says(said_of: str) -> None:
    """A relative clause after "according to X" tells of X."""
    written = f"{{cue:According to}} {{source:a former pilot}} {{content:{said_of}, the plane was hit}}."
    assert _past(written)[1] == "the plane was hit"


def test_a_headline_s_list_is_told_to_its_end() -> None:
    """What a headline says after a comma, in no clause of its own, is said by the same speaker."""
    written = "# {source:Harbour guard} {cue:says} {content:two smugglers}, five boats seized off Torvik"
    assert _past(written)[1] == "two smugglers, five boats seized off Torvik"


def test_what_another_says_in_a_headline_is_not_told_with_it() -> None:
    """A second clause of a headline is its own."""
    written = "# {source:Harbour guard} {cue:says} {content:two boats seized}, but owners deny it"
    assert _past(written)[1] == "two boats seized"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "The woman {source:who} {cue:says} {content:she leads the raid on Torvik was out of breath} at noon.",
            "she leads the raid on Torvik",
        ),
        (
            "The men {source:who} {cue:say} {content:they saw the ferry sink} were taken to Ulmen.",
            "they saw the ferry sink",
        ),
        (
            "A court heard the man, {source:who} {cue:says} {content:he led the raid and was there}.",
            "he led the raid and was there",
        ),
    ],
)
def test_the_main_verb_is_no_word_of_who_is_told_of(written: str, said: str) -> None:
    """What "the man who says …" then does is the reporter's."""
    assert _past(written)[1] == said


def test_what_was_done_to_stands_before_who_says_so() -> None:
    """Whom the army said it had wounded is in what it said."""
    written = "It held nine rebels {source:the army} {cue:said} {content:it had wounded in June}."
    assert _past(written)[1] == "nine rebels … it had wounded in June"


def test_what_has_an_object_takes_no_other() -> None:
    """A clause that says to whom it was done is whole, and a time before it is nobody."""
    written = "It held nine rebels {source:the army} {cue:said} {content:it had wounded two guards}."
    assert _past(written)[1] == "it had wounded two guards"
    written = "After two days {source:the army} {cue:said} {content:it had escaped}."
    assert _past(written)[1] == "it had escaped"
