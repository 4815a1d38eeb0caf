"""One relation between two claims, written down: its words, its score and why. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.domain.claim import FOR, Aspect, Stance
from sayso.domain.ledger import ToldClaim
from sayso.domain.number import means_several, with_verb
from sayso.domain.relation import ClaimRelation, ClaimRelationKind, Independence
from sayso.domain.text import Spans, in_order, spans_of_part
from sayso.fold.because import NOBODY
from sayso.fold.camps import AS_OTHERS, CANNOT_HOLD, quoted
from sayso.fold.rivalry import Account, account_in
from sayso.fold.said import Said
from sayso.fold.speakers import called
from sayso.fold.ties import NOT_ESTABLISHED, agreeing, opposing, repeating
from sayso.relate import figure_among, figure_quantity, quantities_of
from sayso.relate.evidence import Range, ranges_of, share_of, shared_ranges
from sayso.relate.spelling import folded_words

BY_NAME, BY_MATTER = 0.9, 0.5
"""How firmly a figure or a name shows a tie, and how firmly that two claims are of one matter and no word is common."""

Kind = ClaimRelationKind
Names = Mapping[tuple[str, str, str], str]


@dataclass(slots=True)
class Voice:
    """What one speaker says of a matter, in however many reports. ``others``: after the first, each in its report."""

    first: Said
    origin: str | None
    account: Account
    others: list[Said] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether it is for the matter."""
        return self.first.stance in FOR


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes relations down: their words, score and reason."""

    aspect: Aspect
    origins: Mapping[str, str | None]
    names: Names

    def repeats(self, first: Said, later: Said) -> ClaimRelation:
        """The later claim has the first one's origin."""
        because = repeating([self._who(later)], [self._who(first)])
        alike = folded_words(first.gist) == folded_words(later.gist)
        firmness = 1.0 if alike else max(share_of(first.gist, later.gist), BY_MATTER)
        return self._made(Kind.REPEATS, later, first, (_shared(later, first), _shared(first, later)), firmness, because)

    def turned(self, before: Voice, after: Voice) -> ClaimRelation:
        """One speaker was on the one side and is later on the other."""
        who = self._who(after.first)
        kind = Kind.RETRACTS if before.holds else Kind.REVISES
        earlier = f"what {who} {'were' if means_several(who) else 'was'} first reported to"
        because = (
            f"{self._does(after.first, 'denies')} {earlier} say"
            if before.holds
            else f"{self._does(after.first, 'affirms')} {earlier} deny"
        )
        return self._against(kind, after.first, before.first, because)

    def opposes(self, before: Voice, after: Voice) -> ClaimRelation:
        """One speaker is for and the other against."""
        against, holding = (after, before) if before.holds else (before, after)
        denied = against.first.stance is Stance.DENIES
        kind = Kind.DENIES if denied else Kind.CONTRADICTS
        because = opposing(kind, [self._who(against.first)], [self._who(holding.first)])
        return self._against(kind, against.first, holding.first, because)

    def other_account(self, kind: ClaimRelationKind, before: Voice, after: Voice) -> ClaimRelation:
        """Both give a figure, or both a name."""
        (here, later), (there, earlier) = self._named(after.first), self._named(before.first)
        says = f"{self._does(after.first, 'says')} {quoted(later)}"
        others = f"{self._does(before.first, 'says')} {quoted(earlier)}"
        because = {
            Kind.REVISES: f"{says}, and earlier said {quoted(earlier)}",
            Kind.CONTRADICTS: f"{says}, {others}{CANNOT_HOLD}",
            Kind.CORROBORATES: f"{says}{AS_OTHERS}{self._does(before.first, 'does')}",
            Kind.PARTLY: f"{says}, {others}: both can hold",
        }[kind]
        made = self._made(kind, after.first, before.first, (here, there), BY_NAME, because)
        return replace(made, given=(later,) if kind is Kind.CORROBORATES else (later, earlier))

    def agrees(self, kind: ClaimRelationKind, before: Voice, after: Voice, share: float) -> ClaimRelation:
        """Both say the same, or in part."""
        names = [self._who(after.first)], [self._who(before.first)]
        because = agreeing(kind, *names, holds=after.holds)
        words = _shared(after.first, before.first), _shared(before.first, after.first)
        return self._made(kind, after.first, before.first, words, share, because)

    def revises(self, now: Said, was: Said) -> ClaimRelation:
        """A changed page has another claim where a former version had this one."""
        because = f"the page was changed: {self._who(now)} said it in other words before"
        words = now.told.claim.content, was.told.claim.content
        return self._made(Kind.REVISES, now, was, words, max(share_of(now.gist, was.gist), BY_MATTER), because)

    def _against(self, kind: ClaimRelationKind, against: Said, holding: Said, because: str) -> ClaimRelation:
        """By the words that deny and what both have in common; where that is nothing, by all that is said."""
        share = share_of(against.gist, holding.gist)
        theirs = _shared(against, holding) if share else against.told.claim.content
        words = in_order((*against.told.claim.cue, *theirs)), _shared(holding, against)
        return self._made(kind, against, holding, words, max(share, BY_MATTER), because)

    def _made(
        self,
        kind: ClaimRelationKind,
        subject: Said,
        of: Said,
        words: tuple[Spans, Spans],
        firmness: float,
        because: str,
    ) -> ClaimRelation:
        ends = self.origins.get(subject.told.id), self.origins.get(of.told.id)
        known = Independence.OPEN if None in ends else Independence.OTHER
        independence = Independence.SHARED if ends[0] == ends[1] and None not in ends else known
        if kind in (Kind.REPEATS, Kind.REVISES, Kind.RETRACTS):
            independence = Independence.SHARED
        if kind in (Kind.CORROBORATES, Kind.PARTLY) and independence is Independence.OPEN:
            because += NOT_ESTABLISHED
        score = min(subject.told.claim.score, of.told.claim.score) * firmness
        return ClaimRelation(kind, subject.told.id, of.told.id, independence, *words, score, because)

    def _named(self, one: Said) -> tuple[Spans, str]:
        """Where the claim's figure or names stand, and the words; all of it where it names nobody itself."""
        spans, words = one.told.claim.content, one.gist
        if self.aspect is Aspect.HOW_MANY:
            told = figure_quantity(quantities_of(one.told))
            figure = figure_among([told] if told else [])
            if told and figure:
                spans, words = told.spans, figure.words
        else:
            found = ranges_of(one.gist, {name for name in account_in(self.aspect, one) if isinstance(name, str)})
            spans = _spans(one.told, found)
            words = " ".join(one.gist[start:end] for start, end in found) or words
        return spans, " ".join(words.split())

    def _does(self, one: Said, verb: str) -> str:
        return with_verb(self._who(one), verb)

    def _who(self, one: Said) -> str:
        return called(one, self.names) or NOBODY


def _shared(one: Said, other: Said) -> Spans:
    return _spans(one.told, shared_ranges(one.gist, other.gist))


def _spans(told: ToldClaim, found: Sequence[Range]) -> Spans:
    """Ranges of the claim's words as spans of its report; all of its content where there are none."""
    content = told.claim.content
    return in_order(span for part in found for span in spans_of_part(content, *part)) or content
