"""The first utterance behind a claim, as far as the report tells it. Unknown lineage stays unknown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.domain.claim import Claim
from sayso.domain.identity import Actor, ActorKind, Identities, actor_id
from sayso.domain.lineage import Credit, Lineage, Link, Step
from sayso.domain.mention import Attribution
from sayso.domain.reading import Reading
from sayso.domain.text import Span
from sayso.relate.agencies import agency_named, agency_of
from sayso.relate.chains import Passing, Passings, bare_name, is_name, is_source

DEEPEST = 16
"""Attributions within one another that are followed."""

LONGEST_NAME = 200
"""Code points of a mention."""


class Origins:
    """Traces the claims of one reading."""

    def __init__(self, reading: Reading, credited: tuple[Credit, ...]) -> None:
        self._text = reading.text
        self._report = reading.report
        self._credited = credited
        self._agency = agency_of(credited)
        self._cast = _Cast(reading.identities)
        self._attributions = {one.id: one for one in reading.attributions}
        self._passings = Passings(reading.text, reading.attributions)

    def of(self, claim: Claim, actor: Actor | None) -> Lineage:
        """The chain behind a claim, outermost first, and the origin.

        A named speaker's words are that speaker's, whoever prints them; so are another outlet's, unless it cites
        somebody in turn. What the report says in its own voice is its agency's where it is one agency's copy, and else
        its own. A source that nobody names has no known lineage.

        Args:
            claim: one of the reading's.
            actor: its speaker; None where nobody is named.
        """
        outer = self._outermost()
        own = self._attributions.get(claim.attribution or "")
        passed = self._passings.of(own) if own is not None else self._passings.near(claim.content)
        handed = [step for one in self._around(own) for step in self._steps(one)]
        cited = [one for one in passed if one.link is Link.CITED]
        if claim.attribution is None and (actor is None or actor.kind is ActorKind.OUTLET):
            found = self._cited(cited, hands_on=True)
            return self._own_voice(outer, actor) if found is None else _after(outer, found)
        handed += [self._step(one) for one in passed if one.link is not Link.CITED]
        if actor is not None:
            handed.append(Step(actor.name, Link.SPEAKER, claim.source))
        found = self._cited(cited, hands_on=_hands_on(actor))
        if found is not None:
            return _after(_once([*outer, *handed]), found)
        return _spoken(_once([*outer, *handed]), actor, self._report.id)

    # ------------------------------------------------------------------ who stands around it

    def _outermost(self) -> list[Step]:
        steps = [Step(self._report.publisher, Link.PUBLISHER, ())] if self._report.publisher else []
        return steps + [Step(one.agency, Link.AGENCY, (one.words,) if one.words else ()) for one in self._credited]

    def _around(self, attribution: Attribution | None) -> list[Attribution]:
        """The attributions that hold this one, outermost first."""
        found: list[Attribution] = []
        while attribution is not None and attribution.within and len(found) < DEEPEST:
            attribution = self._attributions.get(attribution.within)
            if attribution is None or attribution in found:
                break
            found.append(attribution)
        return found[::-1]

    def _steps(self, attribution: Attribution) -> list[Step]:
        """What an attribution around a claim's own adds to the chain."""
        steps = [self._step(one) for one in self._passings.of(attribution) if one.link is not Link.CITED]
        if attribution.source:
            known = self._cast.at(attribution.source)
            name = known.name if known else bare_name(self._text.quote(attribution.source))
            steps.append(Step(name, Link.SPEAKER, attribution.source))
        return steps

    def _step(self, passing: Passing) -> Step:
        return Step(bare_name(self._text[passing.whom]), passing.link, (passing.words,))

    # ------------------------------------------------------------------ who said it first

    def _cited(self, cited: Sequence[Passing], *, hands_on: bool) -> Lineage | None:
        """Whom the source cites; None: nobody (what is cited is no source: "citing security concerns").

        ``hands_on``: the source is one that hands on what others say, so that a bare name that it cites is a source.
        """
        for one in cited:
            words = self._text[one.whom]
            known = self._cast.at((one.whom,))
            bare = is_name(words) and (hands_on or one.verbatim)
            if known is None and not bare and not is_source(words):
                continue
            name = known.name if known else bare_name(words)
            step = Step(name, Link.CITED, (one.words,))
            if known is None and is_name(words):
                return Lineage(actor_id(agency_named(name) or name), (step,), "its source cites it")
            if known is not None and is_named(known, self._report.id):
                return Lineage(known.id, (step,), "its source cites it")
            return Lineage(None, (step,), f"its source cites \u201c{bare_name(words)}\u201d, whom nobody names")
        return None

    def _own_voice(self, outer: list[Step], actor: Actor | None) -> Lineage:
        whose = self._report.forwarded_from
        if whose is not None:
            step = Step(whose, Link.CITED, ())
            return Lineage(actor_id(whose), (*outer, step), "a post that passes on its words")
        if self._agency is not None:
            return Lineage(actor_id(self._agency), tuple(outer), f"agency copy, by its {self._credited[0].where}")
        if self._credited:
            names = ", ".join(one.agency for one in self._credited)
            what = "are credited" if len(self._credited) > 1 else "contributed"
            return Lineage(None, tuple(outer), f"{names} {what}, and which words are whose is not told")
        if actor is None:
            return Lineage(None, tuple(outer), "the report's own words; it does not tell who put it out")
        return _spoken(outer, actor, self._report.id)


class _Cast:
    """Whom words of the report mean."""

    def __init__(self, identities: Identities) -> None:
        pairs = ((span, actor) for actor in identities.actors for span in actor.mentions)
        self._mentions = sorted(pairs, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._mentions]

    def at(self, spans: Sequence[Span]) -> Actor | None:
        """The actor with the longest mention among these words."""
        inside = [
            (len(span), actor)
            for one in spans
            for span, actor in self._mentions[
                bisect_left(self._starts, one.start - LONGEST_NAME) : bisect_left(self._starts, one.end)
            ]
            if one.overlaps(span)
        ]
        return max(inside, key=lambda pair: pair[0])[1] if inside else None


def _hands_on(actor: Actor | None) -> bool:
    return actor is not None and (actor.kind is ActorKind.OUTLET or agency_named(actor.name) is not None)


def is_named(actor: Actor, report: str) -> bool:
    """Tells whether an actor is known by a name, and so is one across reports."""
    return actor.kind is not ActorKind.UNNAMED and actor.id != actor_id(actor.name, report)


def _once(steps: Sequence[Step]) -> list[Step]:
    """The chain without a link that is the one before it again."""
    return [
        one for n, one in enumerate(steps) if not n or (one.name, one.link) != (steps[n - 1].name, steps[n - 1].link)
    ]


def _after(steps: list[Step], found: Lineage) -> Lineage:
    return Lineage(found.origin, (*steps, *found.steps), found.because)


def _spoken(steps: list[Step], actor: Actor | None, report: str) -> Lineage:
    if actor is None:
        return Lineage(None, tuple(steps), "nobody is named as its source")
    if not is_named(actor, report):
        return Lineage(None, tuple(steps), f"\u201c{actor.name}\u201d is not named")
    if actor.kind is ActorKind.OUTLET and steps and steps[-1].link is Link.PUBLISHER:
        return Lineage(actor.id, tuple(steps), "the report's own words; it credits no agency")
    return Lineage(actor.id, tuple(steps), "its speaker is named")
