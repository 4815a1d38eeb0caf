"""What a report is about: its main event, and which of its other events speak of it.

News is written around one main event, told first and most often; what else it tells is part of that event, what came of
it, or what came before (van Dijk 1988; Choubey et al. 2020). So an event of the report is gathered into the main one
unless its kind, its time or its place speaks against it. A change of who holds a place stays an event of its own, since
desks follow it by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sayso.domain.identity import Place, Time
from sayso.domain.mention import EventMention
from sayso.domain.report import Document
from sayso.domain.text import BlockKind, Text
from sayso.resolve.dating import is_wide
from sayso.resolve.ground import Ground
from sayso.resolve.when import Tie

TERRITORY = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
FORCE = frozenset(
    {
        "Armed clash", "Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Grenade",
        "Remote explosive/landmine/IED", "Chemical weapon", "Attack", "Sexual violence",
        "Abduction/forced disappearance", "Disrupted weapons use", "Looting/property destruction",
        "Change to group/activity", "Mob violence",
    }
)  # fmt: skip
"""ACLED sub-event types by which reports call parts of one armed event; all others are kinds of their own."""

UNDECIDED = frozenset({None, "Other"})

NEWS = timedelta(days=7)
"""How long before a report the news that it tells may lie."""

IN_HEADLINE, IN_OPENING, LATER = 4, 2, 1
OPENING_SENTENCES = 4
"""Weights and reach of the report's opening, where the main event is told (the inverted pyramid)."""

WHOLE_TOLD = 0.5
"""How much of the weight of a change of control the fighting around it must have to be what a report is about."""

FALLING = frozenset({"fall", "fallen", "fell"})
"""Stems of control that rockets and figures share with towns."""

HARM = frozenset(
    {
        "kill", "death", "dead", "di", "dy", "casualti", "casualty", "inj", "injuri", "injur", "wound", "damag",
        "destroy", "destruct", "fataliti", "fatality", "victim", "eliminat", "toll", "hurt", "collaps",
    }
)  # fmt: skip
"""Stems of what comes of an attack: told without a kind of its own, it is what came of the main event."""

CROSSING = frozenset({"enter", "cross", "invad", "intrud", "penetrat", "infiltrat", "breach"})
"""Stems of coming in: into a village is a change of who holds it, into a country no more than what a raid is."""

FAR_DEGREES, KM_PER_DEGREE = 1.0, 111.0
"""Degrees of latitude or longitude, some 70 to 110 km, beyond which a change of control is no part of the fighting."""


@dataclass(slots=True)
class Draft:
    """An event in the making: its mentions, and the places and times of its own sentences (ids, as often as told).

    ``earlier``: the words put it before another event that the report tells ("Before Monday's raid, ...").
    ``settled`` are the places that the words themselves tie to the trigger ("fighting in Korva"): the rest merely stand
    in one sentence with it. ``lying`` are these without what is told aside, such as whose governor speaks of it.
    """

    mentions: list[EventMention]
    stems: set[str]
    type: str | None
    control: bool = False
    earlier: bool = False
    places: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    lying: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    @property
    def times(self) -> list[str]:
        """The ids of the times that its triggers are tied to, as often as they are."""
        return [tie.time for tie in self.ties]

    def take(self, other: Draft) -> None:
        """Takes in all that another draft holds."""
        self.mentions += other.mentions
        self.stems |= other.stems
        self.places += other.places
        self.settled += other.settled
        self.lying += other.lying
        self.ties += other.ties


def gather(
    document: Document, drafts: Sequence[Draft], places: Sequence[Place], when: Mapping[str, Time]
) -> tuple[int | None, list[Draft]]:
    """Joins the drafts that speak of the main event.

    A main event without a time of its own is taken for news: what the report dates to long before its publication is
    then another event. (The event is given no time by this.)

    Returns:
        The place of the main event in the list that follows, and the drafts in text order; None where there is none.
    """
    if not drafts:
        return None, []
    text = document.text
    main = max(drafts, key=lambda draft: (_weight(text, draft), -draft.mentions[0].trigger.start))
    main = _whole(text, drafts, main, when)
    ground = Ground.of(text, places)
    left = []
    for draft in drafts:
        old = is_old(draft.times, when, document.report.published)
        if draft is main or draft.earlier or (old and not main.times) or not _speaks_of(draft, main, ground, when):
            left.append(draft)
        else:
            main.take(draft)
    main.mentions.sort(key=lambda mention: mention.trigger)
    left.sort(key=lambda draft: draft.mentions[0].trigger)
    return left.index(main), left


def _whole(text: Text, drafts: Sequence[Draft], main: Draft, when: Mapping[str, Time]) -> Draft:
    """The fighting of which a change of who holds a place is a part, where the report tells enough of it."""
    if not (main.control or main.type in TERRITORY):
        return main
    force = [
        draft
        for draft in drafts
        if not draft.control and draft.type in FORCE and not apart(draft.times, main.times, when)
    ]
    told = sum(_weight(text, draft) for draft in force)
    if told < WHOLE_TOLD * _weight(text, main):
        return main
    return max(force, key=lambda draft: (_weight(text, draft), -draft.mentions[0].trigger.start))


def parts_of(
    drafts: Sequence[Draft], main: Draft, places: Sequence[Place], when: Mapping[str, Time]
) -> tuple[int, ...]:
    """The numbers of the drafts that are parts of the main event.

    A change of who holds a place is part of the fighting that the report is about, unless its time speaks against it or
    the words tie it to a place that is known to lie elsewhere.
    """
    if main.control or (main.type not in FORCE and main.type not in UNDECIDED):
        return ()
    return tuple(
        number
        for number, draft in enumerate(drafts)
        if draft is not main
        and not draft.earlier
        and (draft.type in TERRITORY or (draft.control and not draft.stems <= FALLING))
        and not apart(draft.times, main.times, when)
        and not _elsewhere(draft, main, {place.id: place for place in places})
    )


def _elsewhere(draft: Draft, main: Draft, known: Mapping[str, Place]) -> bool:
    """Whether every known place of the one lies far from every known place of the other, and outside it."""
    ours, theirs = (
        [place for one in ids if (place := known[one]).lat is not None] for ids in (draft.settled, main.places)
    )
    return bool(ours and theirs) and all(_is_far(one, other) for one in ours for other in theirs)


def _is_far(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach = FAR_DEGREES + ((one.radius_km or 0.0) + (other.radius_km or 0.0)) / KM_PER_DEGREE
    return abs(one.lat - other.lat) > reach or abs(one.lon - other.lon) > reach


def is_old(times: Sequence[str], when: Mapping[str, Time], published: datetime | None) -> bool:
    """Whether the words date it to before what a report calls news: a week, or whenever within more than a month."""
    told = [when[one] for one in times if one in when]
    if not told or all(map(is_wide, told)):
        return bool(told)
    return published is not None and all(one.latest is not None and one.latest < published - NEWS for one in told)


def _weight(text: Text, draft: Draft) -> int:
    opening = text.sentences[min(OPENING_SENTENCES, len(text.sentences)) - 1].span.end if text.sentences else 0
    headlines = [block.span for block in text.of_kind(BlockKind.HEADLINE, BlockKind.STANDFIRST)]
    return sum(
        IN_HEADLINE
        if any(span.covers(mention.trigger) for span in headlines)
        else IN_OPENING
        if mention.trigger.end <= opening
        else LATER
        for mention in draft.mentions
    )


def _is_harm(draft: Draft) -> bool:
    """Whether it tells of harm alone, and not by what."""
    return draft.type in UNDECIDED and draft.stems <= HARM


def _crosses(draft: Draft, wide: frozenset[str]) -> bool:
    """Whether it tells that a border was crossed: of no single place's taking, and so a part of the fighting."""
    return draft.stems <= CROSSING and set(draft.places) <= wide


def _speaks_of(draft: Draft, main: Draft, ground: Ground, when: Mapping[str, Time]) -> bool:
    if not _one_kind(draft, main, ground.wide) or apart(draft.times, main.times, when):
        return False
    settled = set(draft.settled) - (ground.wide if _crosses(draft, ground.wide) else ground.areas)
    if _is_harm(draft) and not ground.unlisted.issuperset(main.places):
        settled -= ground.unlisted
    reached = {near for place in main.places for near in (place, *ground.kin.get(place, ()))}
    return not settled or not main.places or bool(reached & set(draft.settled))


def _one_kind(draft: Draft, main: Draft, wide: frozenset[str]) -> bool:
    if main.type in FORCE and not main.control and _crosses(draft, wide):
        return True
    if (draft.control or draft.type in TERRITORY) != (main.control or main.type in TERRITORY):
        return False
    kinds = {draft.type, main.type} - UNDECIDED
    return len(kinds) < 2 or kinds <= FORCE or kinds <= TERRITORY


def apart(left: Iterable[str], right: Iterable[str], when: Mapping[str, Time]) -> bool:
    """Tells whether every known time of one side lies outside every known time of the other."""
    ours = [when[one] for one in left if one in when and when[one].earliest]
    theirs = [when[one] for one in right if one in when and when[one].earliest]
    return bool(ours and theirs) and not any(_meet(one, other) for one in ours for other in theirs)


def _meet(one: Time, other: Time) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
