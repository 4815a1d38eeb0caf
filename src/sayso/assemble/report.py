"""The fourth verb's one door: mentions and identities of one report in, its claims out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.assemble.antecedents import About, Antecedents
from sayso.assemble.clauses import clauses_of
from sayso.assemble.judgements import (
    alleges,
    aspect_of,
    calls_false,
    certainty_of,
    is_decree,
    is_no_account,
    marked,
    plain,
    stance_of,
)
from sayso.assemble.pointing import (
    CALLS_IT,
    ITS_UNCHECKED,
    MEANS_A_CLAIM,
    OF_TWO,
    PERSONS,
    POINTS_AT_A_CLAIM,
    POINTS_BACK,
    SAYS_NOTHING,
)
from sayso.assemble.voices import Voices
from sayso.domain.claim import AGAINST, FOR, Aspect, Claim, Stance, claim_id
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Identities
from sayso.domain.mention import Act, Attribution, Mentions, Mode, VerificationMention
from sayso.domain.positions import Positions
from sayso.domain.report import Document
from sayso.domain.text import Span, Spans, Text, in_order

FEWEST_TELLING_WORDS = 6
"""Words from which on what somebody would not say, or could not check, is told without the words that say so."""

MOST_WORDS_OF_A_STUMP = 2
"""Words up to which a content is told with its cue."""

AROUND_A_CHECK = 20
"""Code points on either side of "unverified" in which whose claim it is stands."""

OWN_VOICE_SCORE = 0.8
"""How sure we are of a non-verification phrase: it is found by its words, not measured."""


def assemble_claims(document: Document, mentions: Mentions, identities: Identities) -> tuple[Claim, ...]:
    """Makes claims of what a report's sources state, and of what its outlet says of checking them.

    A content of several clauses gives a claim for each, a source of several actors one for each actor. What a source
    thinks gives none. Outside attributions only statements about verification are claims, the outlet's own.

    Returns:
        Claims in text order, each id once. Pure and deterministic.
    """
    maker = _Maker(document, mentions, identities)
    found: dict[str, Claim] = {}
    for claim in maker.claims():
        found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.content, claim.id)))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with what the rules make of it, before it is given to its actors."""

    content: Spans
    event: str | None
    aspect: Aspect
    stance: Stance
    certainty: Certainty
    own_event: bool


class _Maker:
    """One walk through a report's statements; remembers what each speaker spoke of last."""

    def __init__(self, document: Document, mentions: Mentions, identities: Identities) -> None:
        self._text: Text = document.text
        self._report = document.report.id
        self._mentions = mentions
        self._identities = identities
        direct = (one for one in mentions.attributions if one.mode is Mode.DIRECT)
        self._quoted = Positions((span, True) for one in direct for span in one.content)
        self._voices = Voices(document.text, mentions, identities)
        self._added: dict[VerificationMention, Spans] = {}  # what an outlet adds to a source's words
        self._last_event: dict[tuple[str, ...], str] = {}
        self._before = Antecedents()
        self._sourced: list[tuple[Span, About]] = []  # words that may be unchecked, and what they tell of

    def claims(self) -> Iterator[Claim]:
        for found in sorted(self._mentions.attributions, key=_position):
            if found.within and is_decree(plain(self._text.quote(found.cue))):
                continue  # "he said that the firm ordered …" is his word alone
            if self._is_account(found):
                yield from self._of_attribution(found)
        sourced = Positions(self._sourced)
        for mention in self._mentions.verifications:
            in_passing = mention in self._added or self._is_in_passing(mention)
            if in_passing or not self._voices.speaks_elsewhere(mention):
                yield from self._of_outlet(mention, sourced)

    def _is_account(self, found: Attribution) -> bool:
        if found.act is not Act.STATEMENT or self._voices.is_mere_hedge(found):
            return False
        cue, clause = plain(self._text.quote(found.cue)), plain(self._text.quote(found.content))
        if cue == ":" and self._voices.is_a_mere_place(found):
            return False  # "Ulmen: nine killed in a raid"
        return not is_no_account(cue, clause, sourced=bool(found.source))

    def _of_attribution(self, found: Attribution) -> Iterator[Claim]:
        actors: tuple[str | None, ...] = self._identities.speakers.get(found.id, ()) or (None,)
        for clause in self._clauses(found):
            self._sourced += ((span, (clause.aspect, clause.event)) for span in (*found.source, *found.cue))
            for actor in actors:
                if actor is not None and clause.stance in FOR | AGAINST:
                    self._before.spoke(actor, clause.content[0].start, (clause.aspect, clause.event))
                yield Claim(
                    claim_id(self._report, clause.content, found.cue, actor, clause.aspect),
                    self._report,
                    found.id,
                    actor,
                    self._voices.own_words(found, actor) if len(actors) > 1 else found.source,
                    found.cue,
                    clause.content,
                    clause.event,
                    clause.aspect,
                    clause.stance,
                    clause.certainty,
                    found.score,
                )

    def _clauses(self, found: Attribution) -> list[_Clause]:
        cue = plain(self._text.quote(found.cue))
        content = found.content
        if not content:
            return [self._judged(found, cue, found.cue)] if found.cue and self._declines(cue) else []
        judged: list[_Clause] = []
        against = self._is_against(found, cue)
        for spans, opens in clauses_of(self._text.words, content, self._voices.trigger_spans(content)):
            added = self._voices.added_check(found, spans)
            if added is not None:
                self._added[added] = spans
            if added is not None or (not against and self._voices.is_all_inner(found, spans)):
                continue
            if PERSONS.fullmatch(plain(self._text.quote(spans))):
                continue
            clause = self._judged(found, cue, spans)
            if clause.stance in FOR and SAYS_NOTHING.fullmatch(self._text.quote(spans)):
                continue
            if judged and opens and not clause.own_event and _alike(judged[-1], clause):
                judged[-1] = replace(judged[-1], content=(*judged[-1].content, *spans))
            else:
                judged.append(clause)
        return judged

    def _declines(self, cue: str) -> bool:
        return stance_of(cue, "", negated_cue=False, triggers=()) is Stance.DECLINES

    def _is_against(self, found: Attribution, cue: str) -> bool:
        """Whether the attribution denies, or calls false: then another's claim in its content is what it denies."""
        if stance_of(cue, "", negated_cue=found.negated, triggers=()) in AGAINST:
            return True
        own = self._voices.without_inner(found, found.content)
        return own != found.content and calls_false(plain(self._text.quote(own)))

    def _judged(self, found: Attribution, cue: str, spans: Spans) -> _Clause:
        clause = plain(self._text.quote(spans))
        speakers = self._identities.speakers.get(found.id, ())
        triggers = self._voices.triggers_in(spans, inside=None if self._is_against(found, cue) else found)
        words = [plain(self._text[trigger]) for trigger, _ in triggers]
        checked = self._voices.check_in(spans) or self._voices.check_over(found.cue)
        unchecked = checked if checked and self._is_in_passing(checked) else None
        if unchecked is not None:
            checked = None  # "repeated its unverified claim": the outlet's word for what the speaker asserts
        stance = stance_of(cue, clause, negated_cue=found.negated, triggers=words, quoted=found.mode is Mode.DIRECT)
        if checked is not None:
            stance = Stance.CONFIRMS if checked.verified else Stance.CANNOT_VERIFY
        alleged = bool(found.source) and alleges(cue)
        hedges = self._voices.hedges_over(spans if alleged else (*found.cue, *spans), found)
        certainty = certainty_of(cue, clause, stance=stance, nobody=not found.source, hedges=hedges)
        meant = None if triggers and not CALLS_IT.match(clause) else self._event_meant(spans, clause, speakers)
        event = triggers[0][1] if triggers and meant is None else meant
        if event and speakers:
            self._last_event[speakers] = event
        own = spans if self._is_against(found, cue) else self._voices.without_inner(found, spans)
        own_words = self._text.quote(own) or self._text.quote(spans)
        aspect = aspect_of(cue, marked(own_words), has_event=bool(triggers))
        points = stance in AGAINST and POINTS_AT_A_CLAIM.fullmatch(clause)
        if aspect is Aspect.OTHER and (points or MEANS_A_CLAIM.match(clause)):
            aspect = self._before.aspect_before(spans[0].start) or aspect
        self._before.heard(spans[0].start, aspect)
        if unchecked is not None:
            self._sourced += ((span, (aspect, event)) for span in unchecked.cue)
        if stance in (Stance.DECLINES, Stance.CANNOT_VERIFY) and found.content and _is_short(clause):
            spans = _whole(self._text, (*found.cue, *spans))  # "a request for comment" alone says nothing
        elif _is_stump(clause) and found.mode is Mode.INDIRECT and found.content == spans:
            spans = _whole(self._text, (*found.cue, *spans))  # nor does "responsibility"
        return _Clause(spans, event, aspect, stance, certainty, bool(triggers))

    def _is_in_passing(self, check: VerificationMention) -> bool:
        """Whether an outlet calls what a speaker claims unchecked as it tells it: "repeated its unverified claim".

        Not where these words are quoted.
        """
        first, last = check.cue[0], check.cue[-1]
        around = self._text.words[max(0, first.start - AROUND_A_CHECK) : last.end + AROUND_A_CHECK]
        return ITS_UNCHECKED.search(plain(around)) is not None and not any(self._quoted.touching(first))

    def _event_meant(self, spans: Spans, clause: str, speakers: tuple[str, ...]) -> str | None:
        """The event of words that name none: that of their sentence, of what a pronoun points at, of their speaker.

        What does not point at a part of the report's main event is about the whole: "they have overrun Korva and have
        units on the way". Failing all these, it is the main event: what people say to a reporter is said about the
        news.
        """
        near = self._voices.event_near(spans)
        if POINTS_BACK.match(clause):
            near = self._voices.event_before(spans) or near
        elif near in self._identities.parts:
            near = self._identities.focus
        last = near or self._last_event.get(speakers)
        return last if last and (near or last not in self._identities.parts) else self._identities.focus

    def _of_outlet(self, mention: VerificationMention, sourced: Positions[About]) -> Iterator[Claim]:
        """``sourced``: what each source tells of ("according to unconfirmed reports, the mill burned": of the mill)."""
        content = mention.content or self._added.get(mention) or mention.cue
        actor, source = self._voices.checker(mention)
        clause = plain(self._text.quote(content))
        triggers = self._voices.triggers_in(content, inside=None)
        event = triggers[0][1] if triggers else self._voices.event_near(content) or self._identities.focus
        aspect = aspect_of("", marked(self._text.quote(content)), has_event=bool(triggers))
        stance = Stance.CONFIRMS if mention.verified else Stance.CANNOT_VERIFY
        certainty = Certainty.CERTAIN if mention.verified else Certainty.UNCOMMITTED
        if aspect in (Aspect.OTHER, Aspect.WHAT) and (not mention.content or MEANS_A_CLAIM.match(clause)):
            two = OF_TWO.match(clause) and self._before.aspect_of_two(content[0].start)
            aspect = two or self._before.aspect_before(content[0].start) or aspect
        told = dict.fromkeys(one for span in (*content, *mention.cue) for one in sourced.touching(span))
        about = (
            list(told)
            or self._before.claims_named(clause, content[0].start, self._identities.actors)
            or [(aspect, event)]
        )
        content = _whole(self._text, (*content, *mention.cue))
        for of, where in about:
            yield Claim(
                claim_id(self._report, content, mention.cue, actor, of),
                self._report,
                None,
                actor,
                source,
                mention.cue,
                content,
                where,
                of,
                stance,
                certainty,
                OWN_VOICE_SCORE,
            )


def _position(found: Attribution) -> tuple[int, int, str]:
    content = found.content[0].start if found.content else 0
    return (content, found.cue[0].start if found.cue else 0, found.id)


def _whole(text: Text, parts: Spans) -> Spans:
    """Words and what was said of checking them as one clause: "neither account could be verified"."""
    joined: list[Span] = []
    for span in in_order(parts):
        if joined and not text.words[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _is_short(clause: str) -> bool:
    return clause.count(" ") < FEWEST_TELLING_WORDS - 1


def _is_stump(clause: str) -> bool:
    """Whether a clause is a word or two and no figure, and says too little without its cue: "denied responsibility"."""
    return clause.count(" ") < MOST_WORDS_OF_A_STUMP and not any(map(str.isdigit, clause))


def _alike(left: _Clause, right: _Clause) -> bool:
    """Tells whether a sentence that names no event of its own only goes on with the clause before it."""
    same = (left.aspect, left.stance, left.certainty) == (right.aspect, right.stance, right.certainty)
    return same and right.event in (None, left.event)
