"""What the learned reader finds, completed by what the rules are surer of."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.domain.report import Document
from sayso.domain.text import Span, Spans, Text
from sayso.find import find_mentions
from sayso.model.predict import Tagged
from tests.marked import document_of, text_of


class GoldTagger:
    """A tagger that knows its answers: source, cue and content by their words."""

    name = "gold-1"

    def __init__(self, *answers: tuple[str, str, str], mode: Mode = Mode.INDIRECT) -> None:
        self._answers = answers
        self._mode = mode

    def read(self, document: Document, asked: Sequence[Span] | None = None) -> Tagged:
        """The answers whose words the document has."""
        del asked
        found = []
        for source, cue, content in self._answers:
            parts = [_at(document.text, words) for words in (source, cue, content)]
            key = attribution_id(document.report.id, *parts)
            found.append(Attribution(key, Act.STATEMENT, self._mode, parts[0], parts[1], parts[2], None, 0.7))
        return Tagged(tuple(found))


def _at(text: Text, words: str) -> Spans:
    start = text.words.index(words)
    return (Span(start, start + len(words)),)


def _read(words: Sequence[str], tagger: GoldTagger) -> tuple[Text, list[Attribution]]:
    document = document_of(text_of(*words))
    return document.text, list(find_mentions(document, tagger).attributions)


def test_the_learned_spans_stand() -> None:
    """Where both found an attribution, the learned spans are kept and the rule's are not added."""
    text, (one,) = _read(["The mayor said that Korva was quiet."], GoldTagger(("The mayor", "said", "Korva was quiet")))
    assert [text[span] for span in one.content] == ["Korva was quiet"]


def test_a_denial_is_known_by_its_cue() -> None:
    """The net does not tell a denial from a statement; the rule's knowledge of the cue does."""
    _, (one,) = _read(["The mayor denied that Korva fell."], GoldTagger(("The mayor", "denied", "that Korva fell")))
    assert one.negated


def test_a_quotation_under_a_denying_verb_is_not_denied() -> None:
    """Words quoted with "denied" are the denial, not what is denied."""
    words = ["“Nobody crossed the river,” the mayor denied."]
    _, found = _read(words, GoldTagger(("the mayor", "denied", "“Nobody crossed the river,”"), mode=Mode.DIRECT))
    assert not any(one.negated for one in found if one.mode is Mode.DIRECT)


def test_a_thought_is_known_by_its_cue() -> None:
    """What somebody hopes is no statement."""
    _, (one,) = _read(["The mayor hopes that Korva holds."], GoldTagger(("The mayor", "hopes", "that Korva holds")))
    assert one.act is Act.THOUGHT


def test_what_has_not_been_verified_is_so_by_nobody_who_is_not_named_for_it() -> None:
    """A passive without "by" is the outlet's word, whoever the net takes for its speaker."""
    words = ["The officials met in Korva. Claims of a raid have not been verified."]
    _, found = _read(words, GoldTagger(("The officials", "have not been verified", "Claims of a raid")))
    assert not any(one.source for one in found)


def test_rules_fill_in_where_the_net_is_silent() -> None:
    """A plain statement that the net overlooked and a hedge that names nobody are still found."""
    text, found = _read(
        ["The mayor said that Korva was quiet.", "The bridge was allegedly blown up.", "The army said it had left."],
        GoldTagger(("The mayor", "said", "that Korva was quiet")),
    )
    cues = [text.quote(one.cue) for one in found]
    assert cues[0] == "said"
    assert "allegedly" in cues
    assert cues[-1] == "said"


def test_what_is_said_beside_a_denial_is_not_denied() -> None:
    """Where the net runs on over the same speaker's next words, the denial ends before them."""
    said = "reports that its guns hit the mill but instead said rebels had shelled it"
    text, found = _read([f"The navy denied {said}."], GoldTagger(("The navy", "denied", said)))
    contents = {text.quote(one.cue): text.quote(one.content) for one in found}
    assert contents == {"denied": "reports that its guns hit the mill", "said": "rebels had shelled it"}


def test_whose_accusation_another_tells_of_is_theirs() -> None:
    """Farmers who accused the council of theft accuse, whoever tells what became of them."""
    told = "Guards arrested farmers who accused the council of theft"
    text, found = _read([f"{told}, the mayor told reporters."], GoldTagger(("the mayor", "told", told)))
    assert [text.quote(one.source) for one in found if one.within] == ["farmers"]


def test_without_a_tagger_the_rules_read_alone() -> None:
    """No model installed means the rules' findings, unchanged."""
    document = document_of(text_of("The mayor said that Korva was quiet."))
    assert len(find_mentions(document).attributions) == 1


def test_the_terms_on_which_somebody_spoke_are_no_words_of_theirs() -> None:
    """What follows "asked not to be named" is found by a cue of its own."""
    words = ["A clerk who asked not to be named said the valve had leaked."]
    text, found = _read(words, GoldTagger(("who", "asked", "not to be named said the valve had leaked")))
    assert [text.quote(one.content) for one in found] == ["the valve had leaked"]


def test_what_a_source_was_not_authorised_to_do_is_no_words_of_theirs() -> None:
    """Whether the net or a rule took it for an attribution, and whom they may not tell did not speak."""
    words = [
        "Two officials, who were not authorised to discuss the matter publicly, said the pumps had failed.",
        "A clerk who was not authorized to speak to the media said the logs were gone.",
        "She was not authorised to discuss the inquiry.",
    ]
    text, found = _read(
        words,
        GoldTagger(
            ("Two officials", "said", "the pumps had failed"),
            ("Two officials", "were not authorised", "to discuss the matter publicly"),
            ("the media", "said the logs", "the logs were gone"),
            ("She", "was not authorised to discuss", "the inquiry"),
        ),
    )
    assert [text.quote(one.source) for one in found] == ["Two officials", "A clerk"]


def test_a_quoted_cue_is_no_part_of_a_quotation() -> None:
    """A denial whose verb stands in quotation marks denies, and its cue is the verb alone."""
    words = ["The guild “strongly rejected the line’s claim that the ferry was full.”"]
    text, found = _read(
        words,
        GoldTagger(("The guild", "“strongly rejected", "the line’s claim that the ferry was full"), mode=Mode.DIRECT),
    )
    first = next(one for one in found if text.quote(one.source) == "The guild")
    assert (text.quote(first.cue), first.mode, first.negated) == ("strongly rejected", Mode.MIXED, True)


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("The guild accused the ferry line of lying", "The guild"),
        ("The guild “rejected [the] line’s claim that the ferry was full”", "The guild"),
        ("The guild thinks that the ferry was full", None),
    ],
)
def test_whose_side_is_told_by_another_is_their_own_word(told: str, speaker: str | None) -> None:
    """An accusation or a denial inside what somebody tells is that of the accuser, and no quotation of theirs."""
    text, found = _read([f"{told}, the mayor told reporters."], GoldTagger(("the mayor", "told", told)))
    inner = [one for one in found if one.within is not None and text.quote(one.source) == speaker]
    assert [one.mode for one in inner] == ([Mode.INDIRECT] if speaker else [])


def test_what_it_said_is_found_inside_what_was_shown() -> None:
    """Words of a source inside those of a video are the source's, a pronoun or not."""
    text, found = _read(
        ["A video showed what it said were boats on the lake."],
        GoldTagger(("A video", "showed", "what it said were boats on the lake")),
    )
    assert {text.quote(one.source) for one in found} == {"A video", "it"}


def test_the_outlets_word_on_checking_is_no_attribution() -> None:
    """What it could not check, in a relative clause or as "it was not possible", is in its mentions alone."""
    for words, answer in (
        (
            "Nine had drowned, a figure that the Herald was not able to confirm.",
            ("a figure that the Herald", "was not able to confirm", "Nine had drowned"),
        ),
        ("It was not possible to confirm the toll.", ("It", "to confirm", "the toll")),
        (
            "The toll could not be confirmed by independent sources.",
            ("independent sources", "could not be confirmed", "The toll"),
        ),
        (
            "The minister failed to offer proof that it burned.",
            ("The minister", "failed to offer proof", "that it burned"),
        ),
    ):
        assert _read([words], GoldTagger(answer))[1] == []


def test_who_said_it_without_proof_still_said_it() -> None:
    """What is said "without giving evidence" is a statement."""
    words = "The minister said, without giving evidence, that the camp burned."
    _, found = _read([words], GoldTagger(("The minister", "said, without giving evidence", "that the camp burned")))
    assert len(found) == 1


def test_what_somebody_would_not_say_is_told_where_the_net_is_silent() -> None:
    """A refusal to speak, and a report called false, stand by their words alone."""
    text, found = _read(
        ["The army did not respond to a request for comment but branded reports of a raid as “fake news” on Monday."],
        GoldTagger(),
    )
    assert {text.quote(one.cue) for one in found} == {"did not respond to", "branded"}


def test_what_a_relative_clause_calls_the_noun_before_is_its_subjects_word() -> None:
    """What a body calls something in another's words is that body's, in a relative clause too."""
    words = "Ferrymen told Northern Radio that there was a raid, which the guild described as a hunt for smugglers."
    learned = GoldTagger(("Ferrymen", "told", "there was a raid, which the guild described as a hunt for smugglers"))
    text, found = _read([words], learned)
    assert [text.quote(one.source) for one in found] == ["Ferrymen", "the guild"]
