"""Whom the sources of a report mean."""

from __future__ import annotations

import pytest
from tests.marked import document_of, marked, text_of

from sayso.domain.identity import Actor, ActorKind, Identities, actor_id
from sayso.domain.mention import Attribution
from sayso.find import find_mentions
from sayso.resolve import resolve_mentions


def _cast(*sentences: str, publisher: str | None = None) -> tuple[Identities, list[list[Actor]]]:
    document, mentions = marked(*sentences, publisher=publisher)
    identities = resolve_mentions(document, mentions)
    by_id = {actor.id: actor for actor in identities.actors}
    return identities, [
        [by_id[key] for key in identities.speakers.get(found.id, ())] for found in mentions.attributions
    ]


def _names(*sentences: str) -> list[list[str]]:
    return [[actor.name for actor in heard] for heard in _cast(*sentences)[1]]


def test_a_title_and_surname_mean_the_full_name() -> None:
    """A title with a surname means the person whose full name stands elsewhere in the report, even before or after."""
    assert _names(
        "{source:Ilmar Teg, a deputy of the party,} {cue:said} {content:it was over}.",
        "{source:Mr Teg} {cue:added} {content:that nobody was hurt}.",
    ) == [["Ilmar Teg"], ["Ilmar Teg"]]


def test_a_pronoun_means_the_nearest_speaker_that_agrees() -> None:
    """The pronoun "he" skips a ministry and a woman, "it" skips a person."""
    names = _names(
        "{source:Mr Ilmar Teg} {cue:said} {content:it was over}.",
        "{source:Spokeswoman Mira Tolk} {cue:said} {content:it was not}.",
        "{source:The Vardian Defence Ministry} {cue:said} {content:it knew nothing}.",
        "{source:He} {cue:said} {content:he would stay}.",
        "{source:She} {cue:said} {content:she would leave}.",
        "{source:It} {cue:said} {content:it would look into it}.",
    )
    assert names[3:] == [["Ilmar Teg"], ["Mira Tolk"], ["Vardian Defence Ministry"]]


def test_the_group_means_the_armed_group_before() -> None:
    """A definite noun means the nearest earlier actor that it describes."""
    assert (
        _names(
            "{source:The Sarrow Free Corps} {cue:said} {content:it had crossed the river}.",
            "{source:The group} {cue:said} {content:it held two villages}.",
            "{source:The corps} {cue:said} {content:it lost nobody}.",
        )
        == [["Sarrow Free Corps"]] * 3
    )


def test_an_abbreviation_means_what_its_brackets_say() -> None:
    """An abbreviation in brackets after a name is that name later on."""
    assert (
        _names(
            "{source:The Sarrow Free Corps (SFC)} {cue:said} {content:it had crossed the river}.",
            "{source:The SFC} {cue:said} {content:it held two villages}.",
        )
        == [["Sarrow Free Corps"]] * 2
    )


def test_coordinated_officials_are_two_actors() -> None:
    """Officials of two states are two actors, one for each state."""
    assert _names("{source:Vardian and Ostreli officials both} {cue:said} {content:there was fighting}.") == [
        ["Vardian officials", "Ostreli officials"]
    ]


def test_a_state_its_officials_and_its_seat_are_one_voice() -> None:
    """A state by name, by adjective and by capital is one actor."""
    identities, heard = _cast(
        "{source:Norwegian officials} {cue:said} {content:there was a raid}.",
        "{source:Oslo} {cue:said} {content:it was over}.",
        "{source:Norway} {cue:said} {content:it would answer}.",
    )
    assert len({actor.id for one in heard for actor in one}) == 1
    assert heard[0][0].kind is ActorKind.STATE
    assert heard[0][0].side == "Norway"
    assert len(identities.actors) == 1


def test_a_state_that_no_table_knows_is_known_by_its_adjective() -> None:
    """A report that writes both "Vardia" and "Vardian" tells that its officials speak for it."""
    _, heard = _cast(
        "{source:Vardian officials} {cue:said} {content:there was a raid}.",
        "{source:Vardia} {cue:said} {content:it was over}.",
    )
    assert heard[0][0].id == heard[1][0].id == actor_id("Vardia")


def test_a_person_speaks_for_the_body_of_the_apposition() -> None:
    """A leader speaks for the group of which the words say so, and is on its side."""
    _, heard = _cast(
        "{source:The Sarrow Free Corps} {cue:said} {content:it had crossed the river}.",
        "{source:Ilmar Teg, the leader of the Sarrow Free Corps,} {cue:said} {content:it was over}.",
    )
    corps, leader = heard[0][0], heard[1][0]
    assert corps.kind is ActorKind.ARMED_GROUP
    assert (leader.speaks_for, leader.side) == (corps.id, "Sarrow Free Corps")


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Palace spokesman Ilmar Teg", "Ilmar Teg", ActorKind.OFFICIAL),
        ("The governor of Torvik, Mira Tolk,", "Mira Tolk", ActorKind.OFFICIAL),
        ("A senior official", "a senior official", ActorKind.UNNAMED),
        ("Residents", "residents", ActorKind.WITNESS),
        ("Two witnesses", "two witnesses", ActorKind.WITNESS),
        ("The Ulmen Herald newspaper", "Ulmen Herald newspaper", ActorKind.OUTLET),
        ("Reuters", "Reuters", ActorKind.OUTLET),
        ("the Torvik Defence Ministry", "Torvik Defence Ministry", ActorKind.ORGANISATION),
        ("According to Ilmar Teg", "Ilmar Teg", ActorKind.PERSON),
        ("Ilmar Teg of the Torvik Relief Agency", "Ilmar Teg", ActorKind.PERSON),
        ("The rights group", "the rights group", ActorKind.ORGANISATION),
        ("A group of forensic experts", "a group of forensic experts", ActorKind.ORGANISATION),
        ("The White Helmets", "White Helmets", ActorKind.ORGANISATION),
        ("The rebel group", "the rebel group", ActorKind.ARMED_GROUP),
    ],
)
def test_a_source_has_a_name_and_a_kind(source: str, name: str, kind: ActorKind) -> None:
    """The words of a source give the actor's name and kind."""
    _, heard = _cast(f"{{source:{source}}} {{cue:said}} {{content:it was over}}.")
    assert [(actor.name, actor.kind) for actor in heard[0]] == [(name, kind)]


def test_who_is_not_named_is_this_report_s_alone() -> None:
    """An unnamed source has the id of its report, a named one the id of its name."""
    identities, heard = _cast("{source:A senior official} {cue:said} {content:it was over}.")
    assert heard[0][0].id != actor_id("A senior official")
    assert identities.outlet is None


def test_a_quotation_goes_on_with_its_speaker() -> None:
    """A quotation without source or cue is that of the speaker before it."""
    assert _names(
        '{source:Ilmar Teg} {cue:said}: {content:"It is over.}',
        '{content:"We are going home."}',
    ) == [["Ilmar Teg"], ["Ilmar Teg"]]


def test_no_source_means_nobody() -> None:
    """A hedge without a source means nobody in particular."""
    document, mentions = marked("Trucks {cue:reportedly} {content:crossed the border}.")
    assert resolve_mentions(document, mentions).speakers == {}


def test_the_publisher_is_an_actor_where_it_is_known() -> None:
    """The outlet is the publisher; without one there is none, not an actor of some made-up name."""
    identities, _ = _cast("It rained.", publisher="Ulmen Herald")
    assert [(actor.id, actor.name, actor.kind) for actor in identities.actors] == [
        (identities.outlet, "Ulmen Herald", ActorKind.OUTLET)
    ]


def _found_in(*sentences: str) -> tuple[Identities, list[Attribution]]:
    document = document_of(text_of(*sentences))
    mentions = find_mentions(document)
    return resolve_mentions(document, mentions), list(mentions.attributions)


def test_a_first_person_means_whoever_is_quoted() -> None:
    """In a quotation "I" and "we" are its speaker, and no actor is called so."""
    identities, attributions = _found_in("“I said it would end, and we knew it,” Ilmar Teg told reporters.")
    assert {actor.name for actor in identities.actors} == {"Ilmar Teg"}
    assert any("Ilmar Teg" in _named(identities, found) for found in attributions)


def test_whom_you_means_is_not_said() -> None:
    """The word "you" makes no actor."""
    identities, _ = _found_in("“You said it would end,” Ilmar Teg told reporters.")
    assert "you" not in {actor.name.lower() for actor in identities.actors}


def _named(identities: Identities, found: Attribution) -> set[str]:
    meant = identities.speakers.get(found.id, ())
    return {actor.name for actor in identities.actors if actor.id in meant}


def test_a_group_s_fighters_are_on_the_side_of_the_group_by_its_own_name() -> None:
    """Each report has one name for the side of a group that the registry knows, whoever of its people it names."""
    heard = _cast("{source:Taliban fighters} {cue:said} {content:the bridge was theirs}.")[1]
    assert [one.side for one in heard[0]] == ["Taliban"]


def test_a_leader_of_a_militia_named_after_a_state_is_on_the_militias_side() -> None:
    """A state's name inside a militia's does not put its leader on the state's side."""
    _, ((teg,), _) = _cast(
        "{source:Ilmar Teg, the leader of the Free Vardia Legion,} {cue:said} {content:it was over}.",
        "{source:The Vardian army} {cue:said} {content:it was not}.",
    )
    assert teg.side != "Vardia"


def test_the_last_word_of_a_militias_name_means_the_militia() -> None:
    """A militia is called by its last word once it was named in full."""
    assert (
        _names(
            "{source:The Sarrow Front} {cue:said} {content:it held the bridge}.",
            "{source:The Front} {cue:said} {content:it would stay}.",
        )
        == [["Sarrow Front"]] * 2
    )


def test_one_person_by_office_and_by_name_is_one_actor() -> None:
    """A headline's "governor", "the governor of X", the name with a title, and the governor's office are one voice."""
    names = _names(
        "Raid is over, {source:governor} {cue:says}.",
        "{source:The governor of Ulmen} {cue:said} {content:it was over}.",
        "{source:Ulmen Gov. Mira Tolk} {cue:said} {content:nobody was hurt}.",
        "{source:The governor's office} {cue:added} {content:that a mill was burning}.",
    )
    assert names == [["Mira Tolk"]] * 4


def test_holders_of_two_offices_stay_apart() -> None:
    """The governor of one province is not the governor of another."""
    names = _names(
        "{source:The governor of Ulmen} {cue:said} {content:it was over}.",
        "{source:The governor of Torvik} {cue:said} {content:it was not}.",
    )
    assert names == [["governor of Ulmen"], ["governor of Torvik"]]


def test_a_first_bare_name_after_another_speaker_is_no_office_s() -> None:
    """A name is not given to an office when somebody else spoke in between."""
    names = _names(
        "{source:The governor of Ulmen} {cue:said} {content:it was over}.",
        "{source:A farmer} {cue:said} {content:it was not}.",
        "{source:Ilmar Teg} {cue:said} {content:he had seen boats}.",
    )
    assert names == [["governor of Ulmen"], ["a farmer"], ["Ilmar Teg"]]


def test_a_body_is_its_owner_s() -> None:
    """A service told by "its" belongs to the state that spoke before."""
    identities, heard = _cast(
        "{source:Ostrel} {cue:denied} {content:it}; Ostreli troops were elsewhere.",
        "{source:Its border service} {cue:said} {content:shots were heard}.",
    )
    assert heard[1][0].name == "Ostrel's border service"
    assert heard[1][0].side == "Ostrel"
    assert identities.actors


def test_a_ministry_is_one_however_its_state_is_told() -> None:
    """A possessive, an adjective and either apostrophe give one id."""
    _, heard = _cast(
        "{source:Vardia's Interior Ministry} {cue:said} {content:it was over}. Vardian troops left.",
        "{source:The Vardian Interior Ministry} {cue:said} {content:it was over}.",
        "{source:Vardia\u2019s Interior Ministry} {cue:said} {content:it was over}.",
    )
    assert len({one.id for actors in heard for one in actors}) == 1
    assert actor_id("Vardia\u2019s army") == actor_id("VARDIA'S  ARMY")


VARDIAN = "{source:Vardia's Foreign Ministry} {cue:said} {content:it was over}. Vardian troops left."


def test_a_body_without_a_name_is_that_of_the_only_state_told() -> None:
    """Where one state's bodies speak, "the Interior Ministry" is its own."""
    assert _cast(VARDIAN, "{source:The Interior Ministry} {cue:said} {content:it was so}.")[1][1][0].side == "Vardia"


@pytest.mark.parametrize(
    "sentence",
    [
        "{source:The Korva Health Ministry} {cue:said} {content:it was so}.",
        "{source:The Interior Ministry} {cue:said} {content:it was so}. The town is run by Ostreli fighters.",
        "{source:The Interior Ministry} {cue:said} {content:it was so}. Hospitals in Front-controlled towns closed.",
    ],
)
def test_a_body_of_another_name_or_where_others_govern_is_not_the_only_states(sentence: str) -> None:
    """A ministry called by a place may be its enemy's; others than states have ministries too: it is left open."""
    assert _cast(VARDIAN, sentence)[1][1][0].side is None


def test_a_ministry_is_no_side() -> None:
    """A spokesman of a ministry whose state is not told has no side: a ministry is no party to a dispute."""
    _, heard = _cast("{source:Joren Teg, a spokesman for the Interior Ministry,} {cue:said} {content:it was over}.")
    assert heard[0][0].side is None


def test_the_end_of_a_publisher_s_name_is_the_publisher() -> None:
    """The last word of the name, as a paper speaks of itself, means the paper."""
    identities, heard = _cast("{source:The Herald} {cue:said} {content:it was over}.", publisher="The Ulmen Herald")
    assert [one.id for one in heard[0]] == [identities.outlet]
    assert heard[0][0].name == "The Ulmen Herald"


def test_a_first_name_like_a_wire_s_is_a_first_name() -> None:
    """A name that a news agency also bears is a person's after a title."""
    assert _names("{source:Foreign Minister Ansa Tolk} {cue:said} {content:it was over}.") == [["Ansa Tolk"]]


def test_a_militia_has_one_id_whichever_of_its_names_comes_first() -> None:
    """A headline's short form and the full name below it are one actor, known by the full name."""
    _, ((short,), (full,)) = _cast(
        "{source:Front} {cue:says} {content:it holds the bridge}.",
        "{source:The Sarrow Front} {cue:said} {content:it would stay}.",
    )
    assert short.id == full.id == actor_id("Sarrow Front")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("An investigation by the Meridian Post", "Meridian Post"),
        ("A report by the Sarrow Rights Council", "Sarrow Rights Council"),
        ("Footage verified by the Meridian Post", "Meridian Post"),
        ("One of the militias, the Legion of Free Sarrow,", "Legion of Free Sarrow"),
    ],
)
def test_what_somebody_made_or_vouches_for_speaks_for_them(source: str, name: str) -> None:
    """A report means its maker; "one of the militias" is the one that is then named."""
    assert _names(f"{{source:{source}}} {{cue:said}} {{content:it was over}}.") == [[name]]


def test_the_group_means_the_body_named_right_before() -> None:
    """A body that only others spoke of is meant by "the group" that follows its name."""
    assert _names(
        "{source:Vardia} {cue:said} {content:the Sarrow Free Corps had fired the rocket}.",
        "{source:The group} {cue:denied} {content:it}.",
    ) == [["Vardia"], ["Sarrow Free Corps"]]


def test_the_agency_may_be_a_ministry() -> None:
    """A general word for a body means the last body that spoke."""
    names = _names(
        "{source:The Korva Health Ministry} {cue:said} {content:nine people were hurt}.",
        "{source:The agency} {cue:added} {content:that two had died}.",
    )
    assert names == [["Korva Health Ministry"]] * 2


def test_he_may_be_a_spokesman_without_a_name() -> None:
    """After a nameless spokesman "he" means the body for which the man spoke, not an earlier person."""
    names = _names(
        "{source:Mr Ilmar Teg} {cue:said} {content:the strike would go on}.",
        "{source:A spokesman for the Drivers' Union} {cue:said} {content:it was over}.",
        "{source:He} {cue:added} {content:that trams would run}.",
    )
    assert names[2] == ["Drivers' Union"]


def test_the_official_of_a_state_is_its_official_who_spoke() -> None:
    """A definite official of a state is the one of that state who was named before."""
    names = _names(
        "{source:Vardian Foreign Secretary Ilmar Teg} {cue:said} {content:the camp was empty}. Vardia paid.",
        "{source:The Vardian official} {cue:added} {content:that it had been warned}.",
    )
    assert names == [["Ilmar Teg"], ["Ilmar Teg"]]


def test_they_are_not_the_agency_that_passes_words_on() -> None:
    """The pronoun "they" skips an outlet for those whom it quotes."""
    names = _names(
        "{source:Two diplomats} {cue:said} {content:the talks had failed}.",
        "{source:Reuters} {cue:reported} {content:that a plane had left}.",
        "{source:They} {cue:said} {content:no date was set}.",
    )
    assert names[2] == ["two diplomats"]


def test_capitals_of_a_body_s_name_mean_the_body() -> None:
    """A name of three words may be called by its capitals without having been introduced."""
    names = _names(
        "{source:The Red Valley Corps} {cue:said} {content:it held the dam}.",
        "{source:The RVC} {cue:said} {content:it lost nobody}.",
    )
    assert names == [["Red Valley Corps"]] * 2


def test_a_surname_means_the_titled_person_who_is_named_elsewhere() -> None:
    """A bare surname takes the full name that the report gives with a title."""
    assert _names(
        "{source:Vane} {cue:said} {content:the ferry was overloaded}. Captain Idris Vane was rescued.",
    ) == [["Idris Vane"]]


def test_a_pronoun_takes_up_the_subject_of_the_reporter_s_own_sentence() -> None:
    """Who opens a sentence that nobody is quoted in is meant by a pronoun after it, not the speaker further back."""
    names = _names(
        "{source:Deputy Minister Lev Arden} {cue:said} {content:nobody was sent}.",
        "But their founder, Oleg Marn, contradicted him: {content:his men had been there}, {source:he} {cue:said}.",
        "A cousin of the groom, Latif, counted them: {content:there were three}, {cue:according to} {source:him}.",
        "A teacher who had fled wept. {content:The well was full}, {source:he} {cue:said}.",
    )
    assert names[1:] == [["Oleg Marn"], ["Latif"], ["a teacher"]]


def test_whose_deputy_somebody_is_tells_nothing_of_the_deputy() -> None:
    """Who is told as "his deputy" may be a woman, whom "she" then means."""
    names = _names(
        "{source:Prime Minister Lev Arden} {cue:said} {content:nobody was sent}.",
        "His deputy, Foreign Minister Mara Tolen, went further: {content:the sea was shut}, {source:she} {cue:said}.",
    )
    assert names[1] == ["Mara Tolen"]


def test_who_is_in_somebody_s_words_is_no_subject() -> None:
    """A name that opens what a speaker says is not meant by "he said" after it."""
    assert _names(
        "{source:Mr Ilmar Teg} {cue:said} {content:the dam had held}.",
        "{content:Governor Oleg Marn had been warned}, {source:he} {cue:said}.",
    )[1] == ["Ilmar Teg"]


def test_who_follows_the_person_and_not_the_place_that_tells_where_from() -> None:
    """A relative pronoun after "an elder from a village" means the elder."""
    assert _names(
        "Merwan Gul, an elder from the village of Tor Kala, {source:who} {cue:said} {content:he had dug}."
    ) == [["Merwan Gul"]]


@pytest.mark.parametrize(
    ("told", "pronoun", "meant"),
    [
        ("It heard 12 survivors and witnesses of the fire", "who", "12 survivors and witnesses"),
        ("He quoted a statement on the second morning", "that", "a statement"),
        ("He quoted a militia in the east", "that", "a militia"),
    ],
)
def test_who_and_that_follow_the_whole_and_not_what_it_is_told_with(told: str, pronoun: str, meant: str) -> None:
    """A relative pronoun after "witnesses of the fire" means the witnesses."""
    assert _names(f"{told} {{source:{pronoun}}} {{cue:said}} {{content:it was over}}.") == [[meant]]


def test_they_are_the_body_that_spoke_last() -> None:
    """A body that spoke right before is "they", whoever of many people spoke earlier."""
    names = _names(
        "{source:Two officials} {cue:said} {content:the ferry was full}.",
        "{source:The Vardian army} {cue:denied} {content:that it had fired}.",
        "{source:They} {cue:said} {content:nobody was hurt}.",
    )
    assert names[2] == ["Vardian army"]


def test_it_may_mean_a_report_and_he_may_not() -> None:
    """A document that spoke is meant by "it" and never by "he"."""
    names = _names(
        "{source:Captain Idris Vane} {cue:said} {content:the ferry was full}.",
        "{source:The final report} {cue:found} {content:no law was broken}.",
        "{source:It} {cue:said} {content:the crew were tired}.",
        "{source:He} {cue:said} {content:he would appeal}.",
    )
    assert names[2:] == [["the final report"], ["Idris Vane"]]


def test_the_general_is_the_general_who_was_named() -> None:
    """A rank with "the" means whoever bears it."""
    assert (
        _names(
            "{source:Lieutenant General Arkady Vesnin} {cue:said} {content:no aircraft flew}.",
            "{source:The general} {cue:added} {content:that the pictures were old}.",
        )
        == [["Arkady Vesnin"]] * 2
    )


def test_a_first_person_outside_quotations_is_the_outlet() -> None:
    """The reporter's "we", "this newspaper" and "an earlier version of this article" are the publisher."""
    identities, heard = _cast(
        "{source:We} {cue:conclude} {content:that the truck came from the east}.",
        "{source:Journalists from this newspaper} {cue:counted} {content:seven bodies}.",
        "{source:An earlier version of this article} {cue:said} {content:a survivor was found}.",
        publisher="Ulmen Herald",
    )
    assert [[one.id for one in actors] for actors in heard] == [[identities.outlet]] * 3


def test_a_person_may_be_named_in_a_relative_clause() -> None:
    """Who gives a name only as one word is called by it."""
    assert _names("{source:A villager who gave her name only as Milka} {cue:said} {content:it burned}.") == [["Milka"]]


def test_both_are_the_two_who_spoke_together() -> None:
    """After a joint statement "both" means the two."""
    names = _names(
        "{source:The miners' union and the Korva Inspectorate} {cue:said} {content:gas had leaked}.",
        "{source:Both} {cue:said} {content:nobody was warned}.",
    )
    assert names[1] == names[0]


def test_they_are_the_several_who_spoke() -> None:
    """The pronoun "they" prefers several people to one official who spoke since."""
    names = _names(
        "{source:Two of the building’s porters} {cue:said} {content:the door was open}.",
        "{source:Police chief Mira Tolk} {cue:said} {content:it was shut}.",
        "{content:Men in grey were there}, {source:they} {cue:said}.",
    )
    assert names[2] == ["Two of the building’s porters"]


def test_what_it_said_is_not_the_video_s() -> None:
    """In "a video showed what it said was a boat" the pronoun means who published the video."""
    identities, attributions = _found_in(
        "The Sarrow Front said it held the quay.", "Another video showed what it said were boats on the lake."
    )
    spoke = [_named(identities, found) for found in attributions if found.within]
    assert spoke == [{"Sarrow Front"}]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("KORVA - Vardia's military", "Vardia's military", ActorKind.ORGANISATION),
        ("the militant group Hamas", "militant group Hamas", ActorKind.ARMED_GROUP),
        ("the news agency Reuters", "news agency Reuters", ActorKind.OUTLET),
        ("Hamas officials", "Hamas officials", ActorKind.ARMED_GROUP),
        ('the Legion "Free Ostrel"', "Legion Free Ostrel", ActorKind.ARMED_GROUP),
        ("the Courier News' verification team", "Courier News", ActorKind.OUTLET),
        ("A Reed Banner statement issued overnight", "Reed Banner", ActorKind.ORGANISATION),
        ("chief executive Mira Tolk", "Mira Tolk", ActorKind.OFFICIAL),
    ],
)
def test_what_stands_around_a_name_does_not_hide_whose_it_is(source: str, name: str, kind: ActorKind) -> None:
    """A dateline, a description, quotation marks, a team and a statement leave the one who speaks as they are."""
    (heard,) = _cast(f"{{source:{source}}} {{cue:said}} {{content:it was over}}.")[1]
    assert [(one.name, one.kind) for one in heard] == [(name, kind)]


def test_bodies_described_before_their_name_are_those_of_the_name() -> None:
    """The registry's id is the name's, however the report introduces it."""
    described, bare, people = _cast(
        "{source:The militant group Hamas} {cue:said} {content:it was over}.",
        "{source:Hamas} {cue:added} {content:that nobody was hurt}.",
        "{source:Hamas officials} {cue:said} {content:it was late}.",
    )[1]
    assert described == bare == people


def test_an_adjective_alone_means_the_state_unless_it_is_a_last_name() -> None:
    """Who denies "the Vardian claim" denies Vardia's."""
    state, adjective = _cast(
        "{source:Vardia} {cue:said} {content:it was over}.", "{source:Vardian} {cue:claims} {content:of a raid} fell."
    )[1]
    assert adjective == state
    person, last = _cast(
        "{source:Mira Vardian} {cue:said} {content:Vardia was late}.", "{source:Vardian} {cue:added} {content:no more}."
    )[1]
    assert last == person


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Official", "an official"),
        ("Governor", "the governor"),
        ("U.N officials", "U.N. officials"),
        ("Its border service", "border service"),
        ("Ulmeni farmers", "Ulmeni farmers"),
    ],
)
def test_whom_nobody_names_is_told_as_in_a_list(source: str, name: str) -> None:
    """A sentence's capital, a headline's missing article and an owner whom nobody knows leave no trace in the name."""
    (heard,) = _cast(f"{{source:{source}}} {{cue:said}} {{content:it was over}}.")[1]
    assert [one.name for one in heard] == [name]


@pytest.mark.parametrize(
    ("first", "then", "name", "same"),
    [
        ("The dockers' council", "Its spokesman", "the dockers' council", True),
        ("The Torvik Defence Ministry", "Its spokeswoman", "Torvik Defence Ministry", True),
        ("Ilmar Teg", "His deputy", "Ilmar Teg's deputy", False),
        ("Two officials familiar with the talks", "One of them", "one of two officials familiar with the talks", False),
    ],
)
def test_whose_somebody_is_tells_who_they_are(first: str, then: str, name: str, *, same: bool) -> None:
    """A body's spokesman is its voice; a deputy and one of several are told by those they belong to."""
    before, after = _cast(
        f"{{source:{first}}} {{cue:said}} {{content:it was over}}.",
        f"{{source:{then}}} {{cue:said}} {{content:it was not}}.",
    )[1]
    assert [one.name for one in after] == [name]
    assert (before == after) is same


def test_what_is_said_of_people_hides_no_kind() -> None:
    """Officials "familiar with the talks" are unnamed, residents "reached by telephone" witnesses."""
    officials, residents = _cast(
        "{source:Two officials familiar with the talks} {cue:said} {content:it was over}.",
        "{source:Residents reached by telephone} {cue:said} {content:it was not}.",
    )[1]
    assert [one.kind for one in (*officials, *residents)] == [ActorKind.UNNAMED, ActorKind.WITNESS]


def test_a_name_after_what_is_said_of_its_bearer_is_the_speaker_s() -> None:
    """A description, a relative clause on it, and then the name: who speaks is named."""
    (heard,) = _cast(
        "{cue:According to} {source:a former pilot} who saw the tapes, Mira Tolk, {content:the plane was hit}."
    )[1]
    assert [one.name for one in heard] == ["Mira Tolk"]


def test_an_article_before_capitals_tells_that_they_are_no_person() -> None:
    """The Black Pennant is nobody's first and last name."""
    (heard, _) = _cast(
        "{source:The Black Pennant} {cue:said} {content:it was over}.",
        "{source:A farmer} {cue:said} {content:the Black Pennant had gone}.",
    )[1]
    assert [one.kind for one in heard] != [ActorKind.PERSON]


def test_a_who_of_many_takes_up_the_whole_list() -> None:
    """Those in a list before "who have" all speak."""
    (heard,) = _names(
        "It was condemned by Coast Watch, Harbour Aid and Ferry Relief, {source:who} {cue:have called for} "
        "{content:an inquiry}."
    )
    assert heard == ["Coast Watch", "Harbour Aid", "Ferry Relief"]


def test_a_title_holds_where_a_place_follows_the_name() -> None:
    """A place behind a name is no part of it."""
    assert _names("{source:Mayor Mira Tolk of Ulmen} {cue:said} {content:it was over}.") == [["Mira Tolk"]]


def test_a_body_whose_name_ends_like_a_possessive_keeps_it() -> None:
    """No letters of an army or a harbour are taken for "my" or "our"."""
    names = _names(
        "{source:A senior army cook} {cue:said} {content:it was over}.",
        "{source:A harbour pilot} {cue:said} {content:it was not}.",
    )
    assert names == [["a senior army cook"], ["a harbour pilot"]]


def test_a_state_is_not_called_by_its_adjective() -> None:
    """A claim that an adjective tells the owner of is the state's."""
    names = _names(
        "{source:Vardia} {cue:said} {content:it had proof}.",
        "Few believed the {source:Vardian} {cue:claim} {content:that it was over}.",
    )
    assert names == [["Vardia"], ["Vardia"]]


def test_a_body_of_somebody_is_called_by_the_name_that_follows() -> None:
    """The name behind whose body it is, is its own."""
    assert _names("{source:Her network, Northern Radio,} {cue:accused} {content:the army of shelling it}.") == [
        ["Northern Radio"]
    ]


def test_a_surname_may_have_its_article_in_small_letters() -> None:
    """The surname alone, with a capital article, means the same person."""
    names = _names(
        "{source:Defence Minister Idris al-Marri} {cue:said} {content:it was over}.",
        "{source:Al-Marri} {cue:added} {content:that nobody was hurt}.",
    )
    assert names == [["Idris al-Marri"], ["Idris al-Marri"]]
