"""Each construction of English by which a report attributes, as sentences of our own with the annotation in them."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Act, Mode
from sayso.find.attribution import find_attributions
from tests.find.marked import found_triples, marked

DIRECT = [
    '{content:"We hold the bridge,"} {source:Colonel Ardan Vesk} {cue:said}.',
    '{content:"We hold the bridge,"} {cue:said} {source:Colonel Ardan Vesk}.',
    "{content:“We hold the bridge,”} {source:she} {cue:said} on Monday.",
    "{content:‘We hold the bridge,’} {source:he} {cue:told} reporters.",
    "{content:«We hold the bridge»}, {source:he} {cue:said}.",
    "{content:„We hold the bridge“}, {source:he} {cue:said}.",
    "{content:''We hold the bridge,''} {source:he} {cue:said}.",
    '{source:The mayor} {cue:said}: {content:"Nobody fired from our side."}',
    '{source:The mayor} {cue:said}, {content:"Nobody fired from our side."}',
    '{source:The mayor} {cue:told} Northern Radio: {content:"Nobody fired from our side."}',
    '{content:"Nobody,"} {source:the mayor} {cue:said}, {content:"fired from our side."}',
    '{content:"Nobody fired from our side,"} {source:he} {cue:said}. {content:"We waited all night."}',
    '{content:"Who fired first?"} {source:Mara Tolen} {cue:asked}.',
    '{content:"Nobody fired,"} {cue:wrote} {source:Mara Tolen, the governor of Ostrel}, in a letter.',
    '{source:The army} {cue:said} in a statement: {content:"The town is ours. It will stay ours."}',
    '{source:He} {cue:said} {content:"yes"}.',
]

INDIRECT = [
    "Crews cleared {content:what} {source:officials} {cue:said} {content:was a depot}.",
    "{source:Teg, 51, a former ferryman}, {cue:said} {content:nine people were hurt}.",
    "{source:Torvik Today} {cue:said} {content:nine people were hurt}.",
    "{source:The ministry} {cue:denied} {content:any strike took place}.",
    "{source:The ministry} {cue:said} {content:that twelve people had died}.",
    "{source:The ministry} {cue:said} {content:twelve people had died}.",
    "{source:Officials} {cue:said} on Tuesday {content:that twelve people had died}.",
    "{source:The governor of Ostrel} {cue:told} reporters {content:that the depot was burning}.",
    "{source:The rebels} {cue:have claimed} {content:to hold the airfield}.",
    "{source:The rebels} {cue:claimed} {content:responsibility for the blast}.",
    "{source:Vardia} {cue:has rejected} {content:the accusation}.",
    "{source:President Ivo Tann} was making {cue:claims} {content:that the army had shot nine men}.",
    "{source:The assembly} has made a new {cue:accusation of} {content:fraud}.",
    "{source:The guild} {cue:rejected} {content:[the] report of the harbour line}.",
    "{source:The envoy} {cue:accused} {content:Vardia of shelling the port}.",
    "{source:Residents} {cue:described} {content:the blast as deafening}.",
    "{source:The president} {cue:called} {content:the raid an act of war}.",
    "{source:The council} {cue:warned of} {content:further attacks}.",
    "{source:The general} {cue:vowed} {content:to retake the ridge}.",
    "{source:The army} {cue:confirmed} {content:the loss of two helicopters}.",
    "{source:Analysts} {cue:believe} {content:the convoy turned back}.",
    "{source:The premier} {cue:wants} {content:to end the siege}.",
    "{source:Ilin Sorev, a former deputy}, {cue:said} {content:the road was mined}.",
    "{source:The group's leader} {cue:said} {content:the road was mined}.",
    "{source:Vardian and Ostrelian officials} {cue:said} {content:there was fighting at the border}.",
    "{source:Police} {cue:say} {content:the driver fled}.",
    "{source:Three of the survivors} {cue:say} {content:the driver fled}.",
    "{source:The army}, however, {cue:said} {content:the road was open}.",
    "{source:The army} {cue:did not confirm} {content:the report}.",
    "{source:The ministry} {cue:declined to comment}.",
    "{source:The ministry} {cue:declined to comment on} {content:the raid}.",
    "{source:The ministry} {cue:refused to say} {content:how many had died}.",
    "{source:The ministry} {cue:has not responded}.",
    "There was {cue:no immediate comment} from {source:the army}.",
    "{source:The army} {cue:had no comment}.",
    "{source:The harbour guard} {cue:referred questions} to the navy.",
    "{source:Her office} {cue:has directed all inquiries} to the palace.",
    "{source:State media} {cue:reported} {content:at least 14 deaths}.",
    "{source:Doctors} {cue:put} {content:the toll at 500}.",
    "{source:Vardia} {cue:blames} {content:a stray rocket}.",
    "{source:The ministry} {cue:did not respond to} {content:a request for comment}.",
]

AROUND = [
    "{content:Ten people died}, {source:officials} {cue:said}.",
    "{content:Ten people died}, {cue:said} {source:the ministry}.",
    "{content:The strike}, {source:the ministry} {cue:said}, {content:killed ten people}.",
    "{content:Ten people died}, {source:the ministry} {cue:said} on Sunday.",
    "{content:Ten people died}, {cue:according to} {source:the ministry}.",
    "{cue:According to} {source:the ministry}, {content:ten people died}.",
    "{content:The strike}, {cue:according to} {source:the ministry}, {content:killed ten people}.",
    "{content:Ten people died}, {cue:according to} {source:Mara Tolen, the governor of Ostrel}.",
    "{content:The dead were fighters}, as {source:the ministry} {cue:put it}.",
    "{cue:In {source:the governor}'s words}, {content:the town was a ruin}.",
    "{content:The town was a ruin}, {cue:in {source:his} words}.",
]

PASSIVE = [
    "{source:The governor} {cue:was quoted as saying} {content:the depot was burning}.",
    "{content:The raid} {cue:was condemned} by {source:the council}.",
    "{content:The blast} {cue:was described} by {source:residents} {content:as deafening}.",
    "{content:The group} {cue:is believed} {content:to hold the airfield}.",
    "{source:Marin} {cue:was cited by a paper as saying} {content:two drones had fallen}.",
    "It {cue:is believed} {content:that the group holds the airfield}.",
    "{content:The convoy} {cue:appeared} {content:to turn back}.",
]

AGENTLESS = [
    "A movement {cue:said to be} {content:seizing villages} met no resistance.",
    "{content:The convoy was} {cue:allegedly} {content:shelled from the hills}.",
    "{content:Images of trucks} {cue:purportedly} {content:crossing the river spread online}.",
    "A town {cue:described as} {content:of little value} changed hands.",
    "{content:The depot was} {cue:reportedly} {content:empty}.",
    "The {cue:alleged} {content:attack} came at dawn.",
]

NOUNS = [
    "There was no word on the {cue:claim} {content:that the ridge had fallen}.",
    "{source:Its} {cue:claimed} {content:capture of the ridge} changed nothing.",
    "Nothing came of {source:Vardia}'s {cue:claim} {content:that the ridge had fallen}.",
    "The paper was full of {cue:allegations of} {content:fraud}.",
    "{source:The bloc} {cue:issued a statement saying} {content:the vote was void}.",
]

SHARED = [
    "{source,source2:She} {cue:described} {content:it as sabotage}, and {cue2:said} {content2:troops were responding}.",
    "{source,source2:Mr. Vesk} {cue:said} {content:it was burning}, {cue2:adding} {content2:that nobody was hurt}.",
    "{source:Vardia} {cue:said} {content:it was lost}, while {source2:the rebels} {cue2:said} {content2:it held}.",
    "{source,source2:Local media}, {cue:citing} {content:the governor}, {cue2:reported} {content2:that it was hit}.",
    "{source,source2:The navy} {cue:denied} {content:it} but instead {cue2:said} {content2:a mine went off}.",
    "A list appeared, but {source:the navy} {cue:stopped short of claiming} {content:that it sank the boat}.",
    "It was a raid, {content:a claim} {source:the army} {cue:rejects}.",
    "{source:Vardia, {source2:which} {cue2:denies} {content2:involvement}}, {cue:said} {content:it was fake}.",
    "{source:The army} {cue:said} {content:the ridge was lost} but {source2:the rebels} {cue2:denied} {content2:it}.",
]

NESTED = [
    "Marines fired to stop {source:farmers} who {cue:accused} {content:the council of theft}.",
    "Boats left after {source:the captain} took to the sea {cue:claiming} {content:to have won}.",
    "{source:Officials} {cue:said} {content:that {source2:troops} {cue2:claimed} {content2:to have taken the ridge}}.",
    "{source:Vardia} {cue:said} {content:the raid hid {source2:its} {cue2:claimed} {content2:capture of the ridge}}.",
]

HEADLINES = [
    "# {source:Governor}{cue::} {content:Forty killed in the raid}",
    "# {source:Rebel leader} {cue:warns} the premier as the convoy nears: {content:'This ends in the capital'}",
    "# {source:Vardia} {cue:says} {content:forty killed}",
    "# {content:Forty killed in border raid} {cue:–} {source:governor}",
    "# {content:Forty killed in border raid}{cue::} {source:mayor}",
    "# Live: {content:shells hit the border}, {source:governor} {cue:says}",
]

PARAGRAPHS = [
    (
        '{source:The mayor} {cue:said}: {content:"Nobody fired from our side.}\n\n'
        '{content2:"We waited all night.}\n\n'
        '{content3:"Then they came."}'
    ),
    '{content:"Nobody fired,"} {source:the mayor} {cue:said}.\n\n{content2:"We waited all night for an answer."}',
    "Then {source:Mira Tolk} {cue:wrote} on Friday:\n\n{content:Nobody warned us. We heard two shots.}\n\nIt was dark.",
]


@pytest.mark.parametrize(
    "written",
    [*DIRECT, *INDIRECT, *AROUND, *PASSIVE, *AGENTLESS, *NOUNS, *SHARED, *NESTED, *HEADLINES, *PARAGRAPHS],
)
def test_every_construction_yields_its_source_cue_and_content(written: str) -> None:
    """What is found in a sentence is what is marked in it, piece by piece, and nothing else."""
    wanted = marked(written)
    found = find_attributions(wanted.text, "report")
    assert sorted(found_triples(wanted.text, found)) == sorted(wanted.triples())


@pytest.mark.parametrize(
    "words",
    [
        "The soldiers' weapons weren't loaded.",
        'The so-called "peace train" left at noon.',
        'He wore a "Free Ostrel" cap.',
        "The United States and its allies met.",
        "The claims office opened at nine.",
        "A party called the Northern Dawn won two seats.",
        "It was a 5'10\" wall.",
        "Rock 'n' roll filled the '90s.",
        "The bridge fell at dawn.",
        "He offered no evidence for that.",
        "",
    ],
)
def test_words_that_attribute_nothing_yield_nothing(words: str) -> None:
    """Apostrophes, scare quotes, names and nouns that look like verbs are no attribution."""
    assert find_attributions(marked(words).text, "report") == ()


def test_the_terms_on_which_a_source_spoke_are_no_content() -> None:
    """That somebody spoke on condition of anonymity, and why, is nothing that they stated of an event."""
    text = marked("An officer who spoke on condition of anonymity because he feared reprisals said it was a raid.").text
    assert [text.quote(one.content) for one in find_attributions(text, "report")] == ["it was a raid"]


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ('"We hold the bridge," he said.', Mode.DIRECT),
        ("He said they held the bridge.", Mode.INDIRECT),
        ('He said they held "the only bridge".', Mode.MIXED),
        ('He called it "a disgrace".', Mode.MIXED),
        ('He said: "We hold the bridge. All of it."', Mode.DIRECT),
    ],
)
def test_mode_tells_whose_words_the_content_is_in(words: str, mode: Mode) -> None:
    """Direct where every word is quoted, indirect where none is, mixed otherwise."""
    assert [one.mode for one in find_attributions(marked(words).text, "report")] == [mode]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The army said the ridge was lost.", Act.STATEMENT),
        ("The army denied the loss.", Act.STATEMENT),
        ("The premier believes the war is lost.", Act.THOUGHT),
        ("The premier hopes to end the war.", Act.THOUGHT),
        ("The bloc supports the truce.", Act.THOUGHT),
    ],
)
def test_cue_class_tells_statement_from_thought(words: str, act: Act) -> None:
    """Verbs of saying make statements; verbs of thinking, wanting and favouring make thoughts."""
    assert [one.act for one in find_attributions(marked(words).text, "report")] == [act]


@pytest.mark.parametrize("verb", ["denied", "rejected", "disputed", "refuted", "dismissed"])
def test_cues_that_deny_are_told(verb: str) -> None:
    """A denial is an attribution whose cue is negated, whatever its content's own polarity."""
    (found,) = find_attributions(marked(f"The ministry {verb} the report.").text, "report")
    assert found.negated


def test_inner_attribution_lies_within_the_outer_one() -> None:
    """The attribution whose cue stands in another's content names that one as its holder."""
    text = marked("Officials said that the army claimed to have taken the ridge.").text
    outer, inner = find_attributions(text, "report")
    assert (outer.within, inner.within) == (None, outer.id)


def test_a_quotation_of_several_paragraphs_is_tied_to_its_speaker() -> None:
    """Each paragraph that goes on has no source or cue of its own and names the one before."""
    text = marked('The mayor said: "Nobody fired.\n\n"We waited.\n\n"Then they came in the night."').text
    first, second, third = find_attributions(text, "report")
    assert (first.continues, second.continues, third.continues) == (None, first.id, second.id)
    assert (second.source, second.cue) == ((), ())


def test_ids_differ_between_reports() -> None:
    """The same words in two reports are two attributions."""
    text = marked("The army said the ridge was lost.").text
    assert find_attributions(text, "one")[0].id != find_attributions(text, "two")[0].id


@pytest.mark.parametrize(
    "written",
    [
        "# {content:Guards shot four ferrymen in siege}{cue::} {source:RVC}",
        "{source:Witnesses} {cue:spoke of} {content:men in black}.",
        "{cue:As per} {source:the guild}, {content:the quay was empty}.",
    ],
)
def test_forms_of_headlines_and_of_other_englishes(written: str) -> None:
    """An abbreviation after a headline's colon speaks, and so does whoever stands after "as per"."""
    found = marked(written)
    assert found_triples(found.text, find_attributions(found.text, "report")) == found.triples()


@pytest.mark.parametrize(
    "words",
    [
        "It was the worst flood reported in Torvik.",
        "The clerk read said written records submitted to the court.",
    ],
)
def test_a_participle_after_what_something_is_says_nothing(words: str) -> None:
    """What is reported is no reporter."""
    cues = [marked(words).text.quote(one.cue) for one in find_attributions(marked(words).text, "report")]
    assert not {"reported", "written"}.intersection(cues)


def test_an_infinitive_goes_on_without_a_speaker() -> None:
    """What somebody is urged to admit is admitted by nobody yet."""
    text = marked("The guild urged the port to stop hiding and admit its error.").text
    assert "admit" not in [text.quote(one.cue) for one in find_attributions(text, "report")]
