"""How the claims of one matter stand to one another, by what the matter's account decides already. Pure.

Claims of one speaker, side, origin and account are one voice; its first stands for it. Relations are between voices,
so that what is told follows how many speak, not how often they are printed: of a voice's other reports each repeats its
first, and of one origin's voices that say the same each repeats the first. A claim against the matter never agrees with
one for it, however alike their words; figures that differ stay two accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations, pairwise

from sayso.domain.claim import FOR, Aspect, Stance
from sayso.domain.relation import ClaimRelation, ClaimRelationKind
from sayso.fold.answers import named_in
from sayso.fold.rivalry import AFFIRMS, NAMED, Account, account_in, accounts_of, exclude, is_former
from sayso.fold.said import LAST, Said
from sayso.fold.spread import origins_of
from sayso.fold.tying import Names, Voice, Writer
from sayso.relate import Figure
from sayso.relate.aspects import BY_DOER
from sayso.relate.content import units_of
from sayso.relate.evidence import share_of
from sayso.relate.matters import SAME
from sayso.relate.spelling import folded_words

MOST_VOICES = 40
"""Voices on each side of a matter that are set against one another, the first published."""

HALF = 0.5
"""From this share of the fewer content words on, two claims of one matter say the same; of less, a part of it."""

_OWN = frozenset(("we", "us", "our", "ours", "my", "it", "its", "they", "them", "their", "he", "his", "she", "her"))
"""Words that mean another in another's mouth."""

Kind = ClaimRelationKind


def relations_of(
    aspect: Aspect,
    said: Sequence[Said],
    beside: Sequence[Said] = (),
    revised: Mapping[str, Said] | None = None,
    names: Names | None = None,
) -> tuple[tuple[ClaimRelation, ...], int]:
    """Relates the claims of one matter.

    Args:
        aspect: the matter's.
        said: its claims that take a side, in the order of their publication.
        beside: claims that affirm another answer to the same question, in that order.
        revised: by a claim's id the claim of a former version of its page that it took the place of.
        names: how speakers are called, where it is not by their actors' names.

    Returns:
        The relations in an order that does not depend on arrival, and how many voices were left out of it.
    """
    writer = Writer(aspect, origins_of([*said, *beside]), names or {})
    voices = _voices(aspect, said, writer.origins)
    heads = [one for holds in (True, False) for one in [v for v in voices if v.holds is holds][:MOST_VOICES]]
    found = [
        *(writer.repeats(voice.first, one) for voice in voices for one in voice.others),
        *_turns(writer, voices),
        *_pairs(writer, heads, said),
        *_beside(writer, voices, _voices(aspect, beside, writer.origins)[:MOST_VOICES]),
        *(writer.revises(one, was) for one in said if (was := (revised or {}).get(one.told.id)) is not None),
    ]
    order = {one.told.id: one.order for one in (*said, *beside, *(revised or {}).values())}
    found.sort(key=lambda one: (_KINDS[one.kind], order[one.subject], order[one.object]))
    return tuple(found), len(voices) - len(heads)


_KINDS = {kind: number for number, kind in enumerate((
    Kind.DENIES, Kind.CONTRADICTS, Kind.RETRACTS, Kind.REVISES, Kind.CORROBORATES, Kind.PARTLY, Kind.REPEATS
))}  # fmt: skip
"""What is at issue comes first."""


def _voices(aspect: Aspect, said: Sequence[Said], origins: Mapping[str, str | None]) -> list[Voice]:
    """In the order of their first claims; of a report's claims in one voice only the first is looked at."""
    found: dict[object, Voice] = {}
    for one in said:
        account = account_in(aspect, one) if one.stance in AFFIRMS else Account()
        origin = origins[one.told.id]
        sameness = _figure_key(account) or account
        key = (one.stance in FOR, one.speaker, origin or one.copies, sameness)
        voice = found.setdefault(key, Voice(one, origin, account))
        if one.report.id not in {voice.first.report.id, *(other.report.id for other in voice.others)}:
            voice.others.append(one)
    return list(found.values())


def _figure_key(account: Account) -> frozenset[tuple[float, float]]:
    return frozenset((one.low, one.high) for one in account if isinstance(one, Figure))


def _turns(writer: Writer, voices: Sequence[Voice]) -> Iterator[ClaimRelation]:
    """What a speaker said otherwise in a report that was published later."""
    by_speaker: dict[tuple[str, str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.first.speaker[0] != "nobody":
            by_speaker[voice.first.speaker].append(voice)
    for mine in by_speaker.values():
        former = [one for one in mine if is_former(writer.aspect, one.first)]
        present = [one for one in mine if one not in former]
        if former and present and present[-1].holds and not _same_account(former[0].account, present[-1].account):
            yield writer.other_account(Kind.REVISES, former[0], present[-1])
        for before, after in pairwise(present if former else mine):
            if not _stood(before.first) < after.first.order[0] < LAST:
                continue
            if before.holds is not after.holds:
                yield writer.turned(before, after)
            elif before.account and after.account and not _same_account(before.account, after.account):
                yield writer.other_account(Kind.REVISES, before, after)


def _stood(one: Said) -> datetime:
    """When the report last said it, as it tells: a page that was changed may have been changed in this."""
    return max(one.order[0], one.report.updated or one.order[0])


def _pairs(writer: Writer, heads: Sequence[Voice], said: Sequence[Said]) -> Iterator[ClaimRelation]:
    """How each two speakers' voices stand to one another."""
    whole = {speaker: account for speaker, (account, _) in accounts_of(writer.aspect, said).items()}
    for one, other in combinations(heads, 2):
        before, after = sorted((one, other), key=lambda voice: voice.first.order)
        if before.holds is not after.holds:
            if not _one_speaker(before, after):
                yield writer.opposes(before, after)
            continue
        rivals = whole.get(before.first.speaker, Account()), whole.get(after.first.speaker, Account())
        if before.account and after.account and exclude(before.account, after.account):
            if all(rivals) and exclude(*rivals):
                yield writer.other_account(Kind.CONTRADICTS, before, after)
        elif (found := _agrees(writer, before, after)) is not None:
            yield found


def _agrees(writer: Writer, before: Voice, after: Voice) -> ClaimRelation | None:
    """Whether two voices on one side say the same, or in part; None: their words do not show it."""
    mine, theirs = before.account, after.account
    same = _same_account(mine, theirs)
    if before.origin is not None and before.origin == after.origin:
        alike = same and share_of(before.first.gist, after.first.gist) >= HALF
        return writer.repeats(before.first, after.first) if alike and not _one_speaker(before, after) else None
    if _one_speaker(before, after) or (not before.holds and _of_others(writer.aspect, before, after)):
        return None
    share = share_of(before.first.gist, after.first.gist)
    qualified = Stance.QUALIFIES in (before.first.stance, after.first.stance)
    if mine and theirs:
        return writer.other_account(Kind.CORROBORATES if same and not qualified else Kind.PARTLY, before, after)
    if share < SAME or (writer.aspect in NAMED and not _same_words(before.first, after.first)):
        return None
    whole = share >= HALF and same and not qualified
    return writer.agrees(Kind.CORROBORATES if whole else Kind.PARTLY, before, after, share)


def _same_words(one: Said, other: Said) -> bool:
    """Whether the two have one content, and neither tells of the speaker's own part: the one's "we" is not the other's.

    Without names for whoever did it or holds it, likeness shows nothing: "the village is in our hands".
    """
    return not _OWN & {*folded_words(one.gist), *folded_words(other.gist)} and units_of(one.gist) == units_of(
        other.gist
    )


def _of_others(aspect: Aspect, before: Voice, after: Voice) -> bool:
    """Whether two denials of who did it speak of two doers, each of themselves."""
    return aspect in BY_DOER and not named_in(aspect, before.first) & named_in(aspect, after.first)


def _beside(writer: Writer, voices: Sequence[Voice], others: Sequence[Voice]) -> Iterator[ClaimRelation]:
    """Each speaker's first affirmation of this answer against each one's of another."""
    here: dict[tuple[str, str, str], Voice] = {}
    there: dict[tuple[str, str, str], Voice] = {}
    for firsts, some in ((here, voices), (there, others)):
        for voice in some:
            if voice.first.stance in AFFIRMS:
                firsts.setdefault(voice.first.speaker, voice)
    for mine in list(here.values())[:MOST_VOICES]:
        for other in there.values():
            if mine.first.speaker != other.first.speaker:
                before, after = sorted((mine, other), key=lambda voice: voice.first.order)
                yield writer.other_account(Kind.CONTRADICTS, before, after)


def _same_account(one: Account, other: Account) -> bool:
    return one == other or (bool(_figure_key(one)) and _figure_key(one) == _figure_key(other))


def _one_speaker(one: Voice, other: Voice) -> bool:
    """Sources that nobody names are not known to be one."""
    return one.first.speaker == other.first.speaker and one.first.speaker[0] != "nobody"
