"""Where claims come from, as far as the report tells."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Actor, ActorKind, Identities, actor_id
from sayso.domain.lineage import Credit, Lineage, Link
from sayso.domain.mention import Act, Attribution, Mentions, Mode
from sayso.domain.reading import Reading
from sayso.domain.report import Document, Report
from sayso.domain.text import Block, BlockKind, Sentence, Span, Text
from sayso.relate import Origins

REUTERS = Credit("Reuters", "dateline", None, whole=True)


@dataclass(frozen=True, slots=True)
class Sentenced:
    """One sentence with the words of its source, cue and content; without a cue it is the report's own voice."""

    words: str
    content: str
    source: str = ""
    cue: str = ""
    kind: ActorKind = ActorKind.OUTLET

    def span(self, part: str) -> Span:
        """Where a part stands."""
        start = self.words.index(part)
        return Span(start, start + len(part))


def traced(said: Sentenced, credited: tuple[Credit, ...] = (), publisher: str | None = "The Herald") -> Lineage:
    """The lineage of the sentence's claim."""
    report = Report("report-1", None, None, None, None, (), publisher, None, None, "en", "", "")
    whole = Span(0, len(said.words))
    text = Text(said.words, (Block(whole, BlockKind.BODY),), (Sentence(whole, 0),))
    name = said.source.removeprefix("The ").removeprefix("the ")
    nameless = said.kind is ActorKind.UNNAMED
    speaker = Actor(actor_id(name, "report-1" if nameless else None), name, said.kind, ())
    found: tuple[Attribution, ...] = ()
    if said.source:
        speaker = replace(speaker, mentions=(said.span(said.source),))
        parts = ((said.span(said.source),), (said.span(said.cue),), (said.span(said.content),))
        found = (Attribution("attribution-1", Act.STATEMENT, Mode.INDIRECT, *parts, None, 1.0),)
    elif publisher:
        speaker = Actor(actor_id(publisher), publisher, ActorKind.OUTLET, ())
    actor = speaker if said.source or publisher else None
    claim = Claim(
        id="claim-1",
        report="report-1",
        attribution="attribution-1" if said.source else None,
        actor=actor.id if actor else None,
        source=(said.span(said.source),) if said.source else (),
        cue=(said.span(said.cue),) if said.cue else (),
        content=(said.span(said.content),),
        event=None,
        aspect=Aspect.OTHER,
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        score=1.0,
    )
    cast = Identities((actor,) if actor else ())
    reading = Reading(Document(report, text), Mentions(found), cast, (claim,), "test")
    return Origins(reading, credited).of(claim, actor)


OWN = Sentenced("Troops crossed the river.", "Troops crossed the river")
MINISTRY = Sentenced(
    "The Ministry of Varn said that troops crossed.", "that troops crossed", "The Ministry of Varn", "said",
    ActorKind.STATE,
)  # fmt: skip


def test_a_named_speaker_is_the_origin_in_every_report() -> None:
    """Whoever prints them, a ministry's words are the ministry's, agency copy or not."""
    for credited in ((), (REUTERS,), (REUTERS, replace(REUTERS, agency="dpa"))):
        assert traced(MINISTRY, credited).origin == actor_id("Ministry of Varn")


def test_a_speaker_nobody_names_has_no_known_origin() -> None:
    """A nameless officer's words have no known lineage, and it is told why."""
    found = traced(Sentenced("An officer said that troops crossed.", "that troops crossed", "An officer", "said",
                             ActorKind.UNNAMED))  # fmt: skip
    assert (found.origin, found.because) == (None, "“An officer” is not named")


def test_own_words_are_the_agency_s_or_the_outlet_s() -> None:
    """A report's own voice is its agency's where it is agency copy; with neither it is not known."""
    assert traced(OWN, (REUTERS,)).origin == actor_id("Reuters")
    assert traced(OWN).origin == actor_id("The Herald")
    unknown = traced(OWN, publisher=None)
    assert (unknown.origin, unknown.because) == (None, "the report's own words; it does not tell who put it out")


def test_of_two_agencies_it_is_not_known_whose_words_they_are() -> None:
    """Both stand in the chain; neither is the origin. So with one that only contributed."""
    found = traced(OWN, (REUTERS, replace(REUTERS, agency="dpa")))
    assert found.origin is None
    assert [one.name for one in found.steps] == ["The Herald", "Reuters", "dpa"]
    assert traced(OWN, (replace(REUTERS, whole=False),)).origin is None


REPORTED = "that troops crossed"


@pytest.mark.parametrize(
    ("words", "source", "cue", "cited"),
    [
        ("Radio Ulm reported that troops crossed, citing the Varn Guard.", "Radio Ulm", "reported", "Varn Guard"),
        ("Radio Ulm, quoting the Varn Guard, said that troops crossed.", "Radio Ulm", "said", "Varn Guard"),
        ("Citing the Varn Guard, Radio Ulm said that troops crossed.", "Radio Ulm", "said", "Varn Guard"),
        ("Radio Ulm quoted General Bo Moor as saying that troops crossed.", "Radio Ulm", "quoted", "Bo Moor"),
    ],
)
def test_whom_an_outlet_cites_is_the_origin(words: str, source: str, cue: str, cited: str) -> None:
    """What one outlet has from somebody else is that one's, with the words that say so, the chain outermost first."""
    found = traced(Sentenced(words, REPORTED, source, cue))
    assert found.origin == actor_id(cited)
    assert [(one.name, one.link) for one in found.steps] == [
        ("The Herald", Link.PUBLISHER), (source, Link.SPEAKER), (cited, Link.CITED)
    ]  # fmt: skip
    (evidence,) = found.steps[-1].words
    assert cited in words[evidence.start : evidence.end]


def test_citing_somebody_nameless_leaves_the_origin_unknown() -> None:
    """An outlet that cites officials without a name has it from nobody known: it is not the origin itself."""
    found = traced(
        Sentenced("Radio Ulm reported that troops crossed, citing two officials.", REPORTED, "Radio Ulm", "reported")
    )
    assert found.origin is None
    assert "“two officials”" in found.because


def test_to_cite_a_reason_is_not_to_cite_a_source() -> None:
    """Who cites security concerns, or a treaty, speaks for themselves."""
    for cited in ("security concerns", "the Treaty of Ulm"):
        words = f"The Ministry of Varn said that troops crossed, citing {cited}."
        assert traced(replace(MINISTRY, words=words)).origin == actor_id("Ministry of Varn")


@pytest.mark.parametrize(
    ("words", "link", "name"),
    [
        ("The Ministry of Varn told Radio Ulm said that troops crossed.", Link.LISTENER, "Radio Ulm"),
        ("The Ministry of Varn said in an interview with the Ulm Post that troops crossed.", Link.LISTENER, "Ulm Post"),
        ("The Ministry of Varn said in a post on Telegram that troops crossed.", Link.MEDIUM, "Telegram"),
        (
            "The Ministry of Varn was quoted by Radio Ulm as having said that troops crossed.",
            Link.LISTENER,
            "Radio Ulm",
        ),
    ],
)
def test_to_whom_and_where_it_was_said_stands_in_the_chain(words: str, link: Link, name: str) -> None:
    """The utterance is the speaker's; the one who was told it, and the channel, hand it on."""
    found = traced(replace(MINISTRY, words=words))
    assert found.origin == actor_id("Ministry of Varn")
    assert [(one.link, one.name) for one in found.steps[1:]] == [(link, name), (Link.SPEAKER, "Ministry of Varn")]


def test_a_crowd_hands_nothing_on() -> None:
    """To have told reporters, or us, names nobody."""
    for crowd in ("reporters", "us", "the press"):
        words = f"The Ministry of Varn told {crowd} and said that troops crossed."
        assert [one.link for one in traced(replace(MINISTRY, words=words)).steps[1:]] == [Link.SPEAKER]


def test_own_words_that_cite_somebody_are_that_one_s() -> None:
    """A report that says it itself and cites the guard has it from the guard."""
    found = traced(
        Sentenced("Troops crossed the river, citing the Varn Guard.", "Troops crossed the river"), (REUTERS,)
    )
    assert found.origin == actor_id("Varn Guard")
    assert [one.name for one in found.steps] == ["The Herald", "Reuters", "Varn Guard"]


def test_a_sentence_of_any_length_takes_no_time() -> None:
    """Hostile sentences are looked at up to a bound, and the patterns do not go back and forth in them."""
    for part in ("citing ", "told A ", "citing A of the b ", "quoted x " * 3 + "as "):
        words = "The Ministry of Varn said that troops crossed, " + part * 100_000
        assert traced(replace(MINISTRY, words=words)).steps
