"""From mentions and identities to claims."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.find.test_learned import GoldTagger
from tests.marked import document_of, marked, text_of

from sayso.assemble import assemble_claims
from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Identities, Place
from sayso.domain.mention import Act, Attribution, Mentions, Mode, attribution_id
from sayso.domain.text import Span, Text
from sayso.find import find_mentions
from sayso.find.events import find_events
from sayso.resolve import resolve_mentions


def _claims(
    *sentences: str, publisher: str | None = None, act: Act = Act.STATEMENT
) -> tuple[Text, Identities, tuple[Claim, ...]]:
    document, mentions = marked(*sentences, publisher=publisher, act=act)
    identities = resolve_mentions(document, mentions)
    return document.text, identities, assemble_claims(document, mentions, identities)


def _one(*sentences: str) -> Claim:
    _, _, claims = _claims(*sentences)
    assert len(claims) == 1
    return claims[0]


@pytest.mark.parametrize(
    ("sentence", "stance", "certainty"),
    [
        ("{source:Vardia} {cue:said} {content:its army raided Ulmen}.", Stance.ASSERTS, Certainty.CERTAIN),
        ("{source:Vardia} {cue:denied} {content:that its army raided Ulmen}.", Stance.DENIES, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:no troops were involved}.", Stance.DENIES, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:there were no casualties}.", Stance.DENIES, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:it had nothing to do with it}.", Stance.DENIES, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:it will not give up}.", Stance.ASSERTS, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:the raid is no longer going on}.", Stance.ASSERTS, Certainty.CERTAIN),
        ("{source:Vardia} {cue:confirmed} {content:the raid on Ulmen}.", Stance.CONFIRMS, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:there was no evidence of a raid}.", Stance.DISPUTES, Certainty.PROBABLE),
        ("{source:Vardia} {cue:said} {content:it may have been a raid}.", Stance.ASSERTS, Certainty.POSSIBLE),
        ("{source:Vardia} {cue:said} {content:it appears to be a raid}.", Stance.ASSERTS, Certainty.PROBABLE),
        ("{source:Vardia} {cue:said} {content:it was allegedly a raid}.", Stance.ASSERTS, Certainty.UNCOMMITTED),
        ("{source:Vardia} {cue:declined to comment} {content:on the raid}.", Stance.DECLINES, Certainty.UNCOMMITTED),
        ("{source:Vardia} {cue:said} {content:no soldier beat the man}.", Stance.DENIES, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:it “strongly rejected the claim”}.", Stance.DENIES, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:the town lies near the raid}.", Stance.ASSERTS, Certainty.CERTAIN),
        ("{source:Vardia} {cue:said} {content:the raid came without warning}.", Stance.ASSERTS, Certainty.CERTAIN),
        ("{source:Vardia} {cue:vowed} {content:to prove the raiders wrong}.", Stance.DISPUTES, Certainty.CERTAIN),
        (
            "{source:Vardia} {cue:said it has seen no evidence} {content:of a raid}.",
            Stance.DISPUTES,
            Certainty.PROBABLE,
        ),
        (
            "{source:Vardia} {cue:hasn't yet provided details on} {content:the men lost in the raid}.",
            Stance.DECLINES,
            Certainty.UNCOMMITTED,
        ),
        (
            "{source:Vardia} {cue:reported} {content:the findings on the raid were inconclusive}.",
            Stance.CANNOT_VERIFY,
            Certainty.UNCOMMITTED,
        ),
        (
            "{source:Vardia} {cue:said} {content:Vardia is appalled and flatly rejects these charges}.",
            Stance.DENIES,
            Certainty.CERTAIN,
        ),
        (
            "{source:Vardia} {cue:said} {content:it is unclear who led the raid}.",
            Stance.CANNOT_VERIFY,
            Certainty.UNCOMMITTED,
        ),
    ],
)
def test_stance_and_certainty_follow_the_words(sentence: str, stance: Stance, certainty: Certainty) -> None:
    """Cue, negation and hedges give what the speaker does with the proposition and how sure they are."""
    claim = _one(sentence)
    assert (claim.stance, claim.certainty) == (stance, certainty)


@pytest.mark.parametrize(
    ("content", "aspect"),
    [
        ("its troops had captured Ulmen", Aspect.CONTROL),
        ("at least nine people were killed", Aspect.HOW_MANY),
        ("the Falcon 2000 planes were intercepted", Aspect.WHAT),
        ("over Korva 40 drones were shot down", Aspect.HOW_MANY),
        ("the raid was carried out by Ostrel", Aspect.WHO_DID),
        ("Ostrel bears responsibility for it", Aspect.RESPONSIBILITY),
        ("the raid was an attempt to divert attention", Aspect.MOTIVE),
        ("its units were on their way to Ulmen", Aspect.WHERE),
        ("there was fighting", Aspect.OCCURRENCE),
        ("a woman was killed", Aspect.WHO_SUFFERED),
        ("the mill was destroyed", Aspect.WHAT),
        ("the weather is mild", Aspect.OTHER),
        ("the ferry had been sunk by a submarine", Aspect.WHO_DID),
        ("the ferry sunk by a submarine lies deep", Aspect.WHAT),
        ("the guards opened fire on the crowd", Aspect.WHO_DID),
        ("the soldiers had stayed in their barracks", Aspect.WHO_DID),
        ("the order came from the palace", Aspect.RESPONSIBILITY),
        ("most of the dead were traders", Aspect.WHO_SUFFERED),
        ("divers had recovered nine cases", Aspect.HOW_MANY),
        ("the true figure is seventeen", Aspect.HOW_MANY),
        ("the radar had been switched on that day", Aspect.WHAT),
        ("the recording was a forgery", Aspect.OTHER),
        ("Ostrel shelled the mill", Aspect.WHO_DID),
        ("Ostrel used its new launchers to strike the mill", Aspect.WHO_DID),
        ("the raiders had shelled their own people", Aspect.WHO_DID),
        ("Ostrel carried out the raid to hide what it had done there", Aspect.WHO_DID),
        ("the raid was a cynical attempt to keep the miners quiet", Aspect.MOTIVE),
        ("the raid was a way of silencing the miners", Aspect.MOTIVE),
        ("the camp held forty inmates", Aspect.HOW_MANY),
        ("its boats were always inside Vardian waters", Aspect.WHERE),
        ("Ostreli soldiers were not deployed in the valley", Aspect.OCCURRENCE),
        ("an inquiry into the raid was under way", Aspect.OTHER),
        ("at dawn, the guards deliberately shot miners", Aspect.WHO_DID),
        ("the miner was deliberately shot by an Ostreli guard", Aspect.WHO_DID),
        ("the miner had been assassinated by Ostreli agents", Aspect.WHO_DID),
        ("one of the Ostreli guards shot Mira Tolk in the leg", Aspect.WHO_DID),
        ("Ostrel's killing of Mira Tolk was seen by all", Aspect.WHO_DID),
        ("Ostreli raiders could have killed Mira Tolk", Aspect.WHO_DID),
        ("it has pictures of guards firing at the miners", Aspect.WHO_DID),
        ("it holds Ostrel responsible for her death", Aspect.RESPONSIBILITY),
        ("the occupation forces assassinated Mira Tolk", Aspect.WHO_DID),
        ("another forty were taken away", Aspect.HOW_MANY),
    ],
)
def test_the_clause_tells_its_aspect(content: str, aspect: Aspect) -> None:
    """The words of a clause tell what about the event it speaks of."""
    assert _one(f"{{source:Vardia}} {{cue:said}} {{content:{content}}}.").aspect is aspect


def test_each_clause_is_a_claim() -> None:
    """A content of two clauses gives two claims, each with its own words."""
    text, _, claims = _claims(
        "{source:The rebels} {cue:say} {content:they have overrun Ulmen and have units on the way to Torvik}."
    )
    assert [text.quote(claim.content) for claim in claims] == [
        "they have overrun Ulmen",
        "have units on the way to Torvik",
    ]
    assert [claim.aspect for claim in claims] == [Aspect.CONTROL, Aspect.WHERE]


def test_each_of_two_sources_makes_the_claim() -> None:
    """Coordinated sources give a claim for each actor, with the same words."""
    _, _, claims = _claims("{source:Vardian and Ostreli officials} {cue:said} {content:there was fighting}.")
    assert len({claim.actor for claim in claims}) == len(claims) == 2
    assert len({claim.content for claim in claims}) == 1


def test_a_place_before_a_colon_claims_nothing() -> None:
    """Where a headline says that it happened is not who says so."""
    document, mentions = marked("# {source:Ulmen}{cue::} {content:nine hurt in a raid}")
    identities = resolve_mentions(document, mentions)
    assert assemble_claims(document, mentions, identities)
    places = (Place("ulmen", mentions.attributions[0].source, "Ulmen"),)
    assert not assemble_claims(document, mentions, replace(identities, places=places))


def test_a_thought_is_no_claim() -> None:
    """What a source is said to think gives no claim."""
    assert _claims("{source:Vardia} {cue:hopes} {content:for peace}.", act=Act.THOUGHT)[2] == ()


def _of_words(words: str, tagger: GoldTagger | None = None) -> set[tuple[str, str, Stance]]:
    document = document_of(text_of(words))
    mentions = find_mentions(document, tagger)
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    quote = document.text.quote
    return {(quote(one.source), quote(one.content), one.stance) for one in claims}


def test_an_order_told_by_another_is_that_one_s_claim() -> None:
    """In "the guild said the firm ordered …" the firm says nothing."""
    told = "the firm ordered the ferry to sail"
    assert _of_words(f"The guild said {told}.") == {("The guild", told, Stance.ASSERTS)}


def test_what_could_not_be_checked_is_still_asserted() -> None:
    """A relative clause that says so is the outlet's, and the speaker's claim stays."""
    found = _of_words("Vardia said nine men had drowned, which could not be independently confirmed.")
    assert found == {
        ("Vardia", "nine men had drowned", Stance.ASSERTS),
        ("", "could not be independently confirmed", Stance.CANNOT_VERIFY),
    }


def test_who_calls_a_charge_lies_denies_it() -> None:
    """What another charged is that one's claim, and to call it lies is to deny it."""
    content = "the guild's allegations that it raided Ulmen as “lies”"
    found = _of_words(f"Vardia described {content}.", GoldTagger(("Vardia", "described", content)))
    assert {(source, stance) for source, _, stance in found} == {
        ("Vardia", Stance.DENIES),
        ("the guild", Stance.ASSERTS),
    }


def test_whom_something_is_said_to_is_nothing_said() -> None:
    """Thanks to somebody, or whom one told, are no claims, whatever was taken for their content."""
    assert _claims("{source:The governor}, {cue:thank} {content:you}.")[2] == ()


def test_a_word_or_two_are_told_with_their_cue() -> None:
    """What is denied in a word says nothing without "denied"; a figure and a clause do."""
    text, _, claims = _claims(
        "{source:Vardia} {cue:has denied} {content:responsibility}.",
        "{source:Ostrel} {cue:reported} {content:30 dead}.",
    )
    assert [text.quote(one.content) for one in claims] == ["has denied responsibility", "30 dead"]


@pytest.mark.parametrize("content", ["that", "so", "as much"])
def test_what_is_affirmed_by_pointing_is_no_claim(content: str) -> None:
    """Who "said so" said nothing in words of its own."""
    assert _claims(f"{{source:Vardia}} {{cue:said}} {{content:{content}}}.")[2] == ()


def test_nobody_s_hedge_is_nobody_s_claim() -> None:
    """A hedge without a source is an uncommitted claim of no actor."""
    claim = _one("{content:Tanks} {cue:reportedly} {content:crossed the border}.")
    assert (claim.actor, claim.certainty) == (None, Certainty.UNCOMMITTED)


def test_the_outlet_s_doubt_is_its_own_claim() -> None:
    """What an outlet says of checking is its own claim, in no attribution."""
    text, identities, claims = _claims(
        "{about:Claims of a raid} {check:could not be verified}.", publisher="Ulmen Herald"
    )
    (claim,) = claims
    assert (claim.attribution, claim.actor, claim.stance) == (None, identities.outlet, Stance.CANNOT_VERIFY)
    assert text.quote(claim.content) == "Claims of a raid could not be verified"
    assert claim.event is not None


def test_the_doubt_of_an_unknown_outlet_has_no_actor() -> None:
    """Where the publisher is not known its doubt is still recorded, of no actor."""
    claim = _one("{about:Claims of a raid} {check:could not be verified}.")
    assert (claim.attribution, claim.actor) == (None, None)


def test_a_claim_is_about_the_event_in_its_words() -> None:
    """A claim has the event of its own trigger, or of what it points back at."""
    _, identities, claims = _claims(
        "A drone exploded over Ulmen.",
        "{source:Vardia} {cue:said} {content:that was the work of Ostrel}.",
    )
    assert claims[0].event == identities.events[0].id


def test_what_a_thing_is_called_is_about_that_thing() -> None:
    """Words for an aim speak of what is said to have it, not of the event that they name beside."""
    _, identities, claims = _claims(
        "A drone exploded over Ulmen.",
        "{source:Vardia} {cue:said} {content:it was an attempt to hide the capture of Torvik}, which fell last year.",
    )
    assert claims[0].event == identities.events[0].id


def test_the_same_report_gives_the_same_claims() -> None:
    """Claims are a function of the report: ids and order too."""
    sentence = "{source:Vardia} {cue:said} {content:there was a raid and that nine people were killed}."
    assert _claims(sentence)[2] == _claims(sentence)[2]


REPORT = (
    "{source:The KKKK Defence Ministry} {cue:said} {content:MMMMn troops had seized Ulmen}.",
    "{source:MMMM} {cue:denied} {content:that it had raided KKKK}.",
    "{source:KKKKn and MMMMn officials} {cue:said} {content:at least nine people were killed in the fighting}.",
    "{source:Ilmar Teg, a spokesman for MMMM,} {cue:said} {content:the strike was carried out by KKKKn forces}.",
    "{source:He} {cue:said} {content:KKKK may have lost control of Torvik}.",
    "{about:Neither MMMM's claim nor KKKK's} {check:could be verified}.",
)


def _swapped(first: str, second: str) -> list[tuple[object, ...]]:
    """The report's reading with two names in it, told with the placeholders again."""
    sentences = [line.replace("KKKK", first).replace("MMMM", second) for line in REPORT]
    text, identities, claims = _claims(*sentences, publisher="Ulmen Herald")
    names = {actor.id: (actor.name, actor.kind, actor.side) for actor in identities.actors}
    events = {event.id: (event.type, len(event.triggers)) for event in identities.events}

    def masked(words: str | None) -> str | None:
        return words.replace(first, "KKKK").replace(second, "MMMM") if words else words

    told = []
    for claim in claims:
        name, kind, side = names.get(claim.actor or "", (None, None, None))
        told.append(
            (
                masked(name), kind, masked(side), masked(text.quote(claim.content)), claim.stance, claim.certainty,
                claim.aspect, events.get(claim.event or ""),
            )
        )  # fmt: skip
    return sorted(told, key=str)


@pytest.mark.parametrize(("first", "second"), [("Vardia", "Ostrea"), ("Vardia", "Norlania")])
def test_swapping_the_parties_swaps_the_reading(first: str, second: str) -> None:
    """Two sides whose names are exchanged have exchanged claims, and nothing else is different."""
    assert _swapped(first, second) == _swapped(second, first)


PIECES = st.sampled_from(
    [
        *[
            "Vardia",
            "said",
            "that",
            "no",
            "raid",
            "was",
            "and",
            "killed",
            "nine",
            "people",
            "Ulmen",
            "in",
            "may",
            "he",
            "but",
            "which",
            "seized",
            "The",
            "group",
            "FSB",
        ],
        ",",
        ".",
        '"',
        "“",
        "”",
        "(",
        ")",
        "\n",
        "🔥",
        "é",
    ]
)


@given(st.lists(PIECES, min_size=3, max_size=40), st.data())
def test_any_words_give_claims_that_stand_in_them(pieces: list[str], data: st.DataObject) -> None:
    """Whatever was found in whatever words, claims have one id each and quote the text they stand in."""
    words = " ".join(pieces)
    document = document_of(text_of(words))
    found: list[Attribution] = []
    for _ in range(data.draw(st.integers(0, 4))):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), min_size=4, max_size=4)))
        pieces_of_it = [(Span(start, end),) for start, end in itertools.pairwise(cuts)]
        source, cue, content = (spans if data.draw(st.booleans()) else () for spans in pieces_of_it)
        key = attribution_id(document.report.id, source, cue, content)
        inside: bool = data.draw(st.booleans())
        within = found[-1].id if found and inside else None
        mode, act = data.draw(st.sampled_from(Mode)), data.draw(st.sampled_from(Act))
        found.append(Attribution(key, act, mode, source, cue, content, within, 0.5, negated=data.draw(st.booleans())))
    mentions = Mentions(tuple(found), find_events(document.text))
    identities = resolve_mentions(document, mentions)
    claims = assemble_claims(document, mentions, identities)
    actors = {actor.id for actor in identities.actors}
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.actor is None or claim.actor in actors
        assert all(span.end <= len(words) for span in (*claim.content, *claim.cue, *claim.source))
        assert claim.content


@pytest.mark.parametrize(
    ("content", "aspect"),
    [
        ("there had been fighting since dawn in Ulmen, a town of some 900 people", Aspect.OCCURRENCE),
        ("shots were heard on the far bank", Aspect.OCCURRENCE),
        ("the raiders were pushed back from the bridge", Aspect.OCCURRENCE),
        ("its fighters hold Ulmen from the church to the quay", Aspect.CONTROL),
        ("the town is under full government control", Aspect.CONTROL),
        ("four soldiers were captured on the road", Aspect.WHO_SUFFERED),
        ("there were forty of them", Aspect.HOW_MANY),
        ("the group lost six", Aspect.HOW_MANY),
        ("nobody in the ministry was told of the raid", Aspect.RESPONSIBILITY),
        ("it had no part in the raid", Aspect.RESPONSIBILITY),
        ("the fighters were paid by Ostrel", Aspect.RESPONSIBILITY),
        ("no soldier of Ostrel's army crossed the border", Aspect.WHO_DID),
        ("the school was hit by an Ostreli missile", Aspect.WHO_DID),
        ("the boats had set out from the far bank", Aspect.WHERE),
        ("it lasted for an hour", Aspect.WHEN),
        ("the shells destroyed two of the mill's walls", Aspect.WHAT),
        ("it had opened an investigation into the raid", Aspect.OTHER),
        ("people should stay at home", Aspect.OTHER),
    ],
)
def test_the_aspect_is_what_the_clause_says_first_of_all(content: str, aspect: Aspect) -> None:
    """The main predicate decides, not what an apposition or an adjunct adds."""
    assert _one(f"{{source:Vardia}} {{cue:said}} {{content:that {content}}}.").aspect is aspect


def test_who_denies_a_deed_of_their_own_speaks_of_who_did_it() -> None:
    """No doer but the one who denies is named in "denied firing at the mill"."""
    denied = _one("{source:Vardia} {cue:denied} {content:firing at the mill}.")
    assert (denied.aspect, denied.stance) == (Aspect.WHO_DID, Stance.DENIES)


@pytest.mark.parametrize("content", ["the mill stands in Vardian-held ground", "it is a mill in the occupied valley"])
def test_words_for_whose_ground_it_is_claim_no_ground(content: str) -> None:
    """What only tells of a place by whoever holds it is not about holding it."""
    assert _one(f"{{source:Vardia}} {{cue:said}} {{content:{content}}}.").aspect is not Aspect.CONTROL


def test_neither_claim_means_what_two_speakers_told() -> None:
    """A check of "neither claim" has the aspect of which two speakers told last, each in words of their own."""
    document = document_of(
        text_of(
            "Vardia said its army had captured Ulmen.",
            "The Ilvane Front said it held Ulmen.",
            "The mayor said four people were killed.",
            "Neither claim could be independently verified.",
        )
    )
    mentions = find_mentions(document)
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    assert [one.aspect for one in claims if one.stance is Stance.CANNOT_VERIFY] == [Aspect.CONTROL]


def test_words_for_another_s_claim_are_about_what_it_is_about() -> None:
    """Whoever rejects "the accusation" speaks of the aspect that the accusation is about."""
    _, _, claims = _claims(
        "{source:Vardia} {cue:said} {content:that Ostrel had a part in the raid}.",
        "{source:Ostrel} {cue:dismissed} {content:the accusation}.",
    )
    assert [claim.aspect for claim in claims] == [Aspect.RESPONSIBILITY, Aspect.RESPONSIBILITY]


def test_who_could_not_confirm_confirms_nothing() -> None:
    """A party that "was unable to confirm" cannot verify; it neither confirms nor denies."""
    document = document_of(text_of("The Vardian army was unable to confirm either figure."))
    mentions = find_mentions(document)
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    assert {claim.stance for claim in claims} == {Stance.CANNOT_VERIFY}


def test_what_would_hold_if_confirmed_is_possible_and_confirmed_by_nobody() -> None:
    """Words of confirming behind "if" confirm nothing: they say on what the claim hangs."""
    claim = _one("{source:The Courier} {cue:called it, if confirmed,} {content:the worst raid of the war}.")
    assert (claim.stance, claim.certainty) == (Stance.ASSERTS, Certainty.POSSIBLE)


def test_unchecked_words_that_are_a_source_are_doubted_for_what_they_tell() -> None:
    """What opens with "according to unconfirmed reports" is doubted, and no claim before it."""
    document = document_of(
        text_of("Vardia said forty raiders were killed.", "According to unconfirmed reports, the Front seized Ulmen.")
    )
    mentions = find_mentions(document)
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    (doubt,) = [claim for claim in claims if claim.stance is Stance.CANNOT_VERIFY]
    (taken,) = [claim for claim in claims if claim.aspect is Aspect.CONTROL and claim.stance is Stance.ASSERTS]
    assert (doubt.aspect, doubt.event) == (taken.aspect, taken.event)


def test_a_claim_that_its_outlet_calls_unverified_is_asserted_all_the_same() -> None:
    """What an outlet calls "its unverified claim" is asserted by its speaker, and not verified by the outlet's word."""
    document = document_of(text_of("Vardia repeated its unverified claim that the Front shelled Ulmen."))
    mentions = find_mentions(document)
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    assert {claim.stance for claim in claims if claim.source} == {Stance.ASSERTS}
    assert {claim.stance for claim in claims if not claim.source} == {Stance.CANNOT_VERIFY}
    assert len({claim.aspect for claim in claims}) == 1


def test_a_denial_that_only_points_is_about_what_was_told_before() -> None:
    """Who denies "which" or calls "it" a lie denies what the claim before is about."""
    told = "{source:Ostrel} {cue:said} {content:forty guards were killed}"
    which, lie = "{content:which} {source:Vardia} {cue:denies}", "{source:Vardia} {cue:denounced} {content:it as a lie}"
    for denial in (which, lie):
        _, _, claims = _claims(f"{told}.", f"{denial}.")
        assert [claim.aspect for claim in claims] == [Aspect.HOW_MANY, Aspect.HOW_MANY]


def test_what_could_not_be_verified_is_about_what_the_named_speakers_claimed() -> None:
    """A check of the claims of A and B takes the aspects of the two speakers' last claims."""
    document = document_of(
        text_of(
            "The Ilvane Front said it held the town of Ulmen.",
            "Vardia said its army had killed forty raiders.",
            "Neither the Ilvane Front's claim nor Vardia's statement could be independently verified.",
        )
    )
    mentions = find_mentions(document)
    claims = assemble_claims(document, mentions, resolve_mentions(document, mentions))
    unsure = [claim for claim in claims if claim.stance is Stance.CANNOT_VERIFY]
    assert {claim.aspect for claim in unsure} == {Aspect.CONTROL, Aspect.HOW_MANY}


def test_a_refusal_is_told_with_the_words_that_refuse() -> None:
    """What is declined, where it tells next to nothing, stands with the words by which it is."""
    text, _, claims = _claims("{source:Vardia} {cue:did not respond to} {content:a request}.")
    assert [text.quote(claim.content) for claim in claims] == ["did not respond to a request"]
