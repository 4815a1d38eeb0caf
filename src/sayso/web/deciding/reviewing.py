"""The review page: what the program proposes, one at a time, for a person to decide with one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final
from urllib.parse import urlencode

from sayso import wording
from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Judgement, JudgementKind, Proposed
from sayso.domain.quotation import quoted, shortened
from sayso.errors import BadRequest, NotFound
from sayso.fold.figures import figure_line
from sayso.fold.values import Field, correction
from sayso.ledger import judgements
from sayso.ledger.changes import State
from sayso.ledger.decided import decided
from sayso.ledger.judgements import ActorsProposed, ClaimProposed, Filter, Item, MergeProposed, Page
from sayso.ledger.overview import Overview
from sayso.ledger.overview.queueing import queue_in
from sayso.ledger.store import Ledger
from sayso.web.deciding import words as say
from sayso.web.deciding.history import chosen_of
from sayso.web.naming import short_name
from sayso.web.pages import ReviewItem, ReviewPage
from sayso.web.quoting import claim_href, event_href, words_href
from sayso.web.reader import Paragraph, context
from sayso.web.views import claim_line
from sayso.web.visitor import VISITOR

FIELDS: Final = ("kind", "report", "event", "actor", "aspect", "stance", "below")
TENTHS: Final = tuple(f"0.{n}" for n in range(1, 10))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the review's address asks for. ``skipped``: how many proposals are passed over for now."""

    given: dict[str, str]
    wanted: Filter
    skipped: int


def asked_for(told: dict[str, str]) -> Asked:
    """Understands an address or a form.

    Raises:
        BadRequest: a value is none that its name can have.
    """
    given = {name: told[name].strip()[:400] for name in FIELDS if told.get(name, "").strip()}
    try:
        wanted = Filter(
            kind=Proposed(given["kind"]) if "kind" in given else None,
            report=given.get("report"),
            event=given.get("event"),
            actor=given.get("actor"),
            aspect=Aspect(given["aspect"]) if "aspect" in given else None,
            stance=Stance(given["stance"]) if "stance" in given else None,
            below=float(given["below"]) if "below" in given else None,
        )
        skipped = int(told.get("skip") or 0)
    except ValueError as unknown:
        raise BadRequest(say.NOT_A_FILTER) from unknown
    if not 0 <= skipped <= 1_000_000:
        raise BadRequest(say.NOT_A_FILTER)
    return Asked(given, wanted, skipped)


class Review:
    """The queue of one ledger. What is decided here leaves it at once, without the whole being asked for anew."""

    def __init__(self, ledger: Ledger, overview: Overview) -> None:
        """Over a ledger, with an overview of it as known now."""
        self.ledger = ledger
        self._overview = overview
        self._lock = Lock()
        self._kept: tuple[State, Filter, Page] | None = None

    def at(self, asked: Asked) -> tuple[Item | None, Page, int]:
        """The proposal whose turn it is, the part of the queue that it is of, and its place in the queue."""
        with self._lock:
            page = self._page(asked)
            place = min(asked.skipped, max(page.total - 1, 0))
            if not page.start <= place < page.start + len(page.items):
                page = queue_in(self._overview, self.ledger, asked.wanted, place)
                self._kept = (self.ledger.state(), asked.wanted, page)
            return (page.items[place - page.start] if page.items else None), page, place

    def _page(self, asked: Asked) -> Page:
        now = self.ledger.state()
        if self._kept and self._kept[:2] == (now, asked.wanted):
            page = self._kept[2]
            if page.items or not page.total:
                return page
        page = queue_in(self._overview, self.ledger, asked.wanted, 0)
        self._kept = (now, asked.wanted, page)
        return page

    def decide(self, item: str, what: str, by: str, why: str | None, edited: dict[str, str]) -> str:
        """Records one decision and gives its id, by which it can be undone.

        Raises:
            BadRequest: nobody is named who decides, or the decision is none.
            NotFound: nothing has the id.
        """
        with self._lock:
            before = self.ledger.state()
            made = [judgements.judge(self.ledger, one, by) for one in self._made(item, what, why, edited)]
            after = self.ledger.state()
            decided = what != "credibility"  # a claim that was graded still waits
            if decided and self._kept and self._kept[0] == before and after.last == before.last + len(made):
                _, wanted, page = self._kept
                left = tuple(one for one in page.items if one.id != item)
                total = page.total - (len(page.items) - len(left))
                self._kept = (after, wanted, replace(page, items=left, total=total))
            return made[-1]

    def _made(self, item: str, what: str, why: str | None, edited: dict[str, str]) -> list[Judgement]:
        if item.startswith(("relation-", "merge-")):
            tie = next((one for one in (self._kept[2].items if self._kept else ()) if one.id == item), None)
            if not isinstance(tie, (MergeProposed, ActorsProposed)):
                raise NotFound(say.GONE)
            make = {"accept": judgements.merge, "reject": judgements.never_same}.get(what)
            if make is None:
                raise BadRequest(say.NOT_A_DECISION)
            return [make(tie.left.id, tie.right.id, why)]
        if what == "edit":
            changes = [(Field(name), value) for name, value in edited.items() if value and name in say.CORRECTED]
            changes += self._figure(item, edited)
            return [judgements.correct(item, correction(*one), why) for one in changes] or [
                judgements.accept(item, why)
            ]
        if what == "credibility":
            return [judgements.grade_claim(item, edited.get("credibility", ""), why)]
        simple: dict[str, Callable[[str, str | None], Judgement]] = {
            "accept": judgements.accept,
            "reject": judgements.reject,
        }
        if what not in simple:
            raise BadRequest(say.NOT_A_DECISION)
        return [simple[what](item, why)]

    def _figure(self, item: str, edited: dict[str, str]) -> list[tuple[Field, str]]:
        """The number that was typed, where it is another than the claim's."""
        typed = " ".join(edited.get(Field.FIGURE, "").split())
        if Field.FIGURE not in edited:
            return []
        (one,) = decided(self.ledger.decisions(claims=[item]), [self.ledger.claim(item)])
        return [(Field.FIGURE, typed)] if typed != figure_line(one.told) else []

    def decide_all(self, asked: Asked, what: str, by: str, why: str | None) -> int:
        """Accepts or rejects every claim that the filter leaves."""
        kinds = {"accept": JudgementKind.ACCEPT, "reject": JudgementKind.REJECT}
        if what not in kinds:
            raise BadRequest(say.NOT_A_DECISION)
        return judgements.decide_all(self.ledger, asked.wanted, kinds[what], by, why)

    def undo(self, entry: str, by: str) -> None:
        """Takes a decision back."""
        judgements.undo(self.ledger, entry, by)

    def page(self, asked: Asked, by: str, last: str, said: str) -> ReviewPage:
        """The page with the proposal whose turn it is."""
        item, queue, place = self.at(asked)
        total = queue.total
        return ReviewPage(
            token=VISITOR.get().seal or "",
            named=VISITOR.get().person is None,
            by=by,
            given=asked.given,
            total=total,
            more=queue.more,
            place=place + 1 if total else 0,
            skip=place,
            next_href=f"/review?{urlencode(asked.given | {'skip': str((place + 1) % total if total else 0)})}",
            item=self._shown(item) if item else None,
            last=last,
            said=said,
            below=TENTHS,
            corrected=say.choices(),
        )

    def _shown(self, item: Item) -> ReviewItem:
        if isinstance(item, ClaimProposed):
            return self._claim(item)
        if isinstance(item, ActorsProposed):
            href = event_href(min(item.events))
            told = tuple((one.name, one.kind.value, href) for one in (item.left, item.right))
            return _pair(item, Proposed.SAME_ACTOR, told, item.because)
        left, right = item.left, item.right
        reports = {one.id: one for one in self.ledger.reports(ids=[left.report, right.report])}
        told = tuple(
            (one.words or say.NO_WORDS, short_name(reports[one.report]), event_href(one.id)) for one in (left, right)
        )
        return _pair(item, Proposed.SAME_EVENT, told, item.relation.because)

    def _claim(self, item: ClaimProposed) -> ReviewItem:
        told = item.told
        found: tuple[Paragraph, ...] = context(self.ledger.report(told.claim.report).text, told)
        line = claim_line(1, told, told.id)
        return ReviewItem(
            id=told.id,
            kind=Proposed.CLAIM.value,
            score=f"{item.score:.2f}",
            claim=replace(line, words=quoted(shortened(told.words))),
            context=found,
            sides=(),
            because=wording.ASPECTS[told.claim.aspect],
            where=short_name(item.report),
            href=words_href(told.claim.report, told.id),
            permanent=claim_href(told.id),
            chosen=chosen_of(told),
            figure=figure_line(told),
        )


def _pair(item: Item, kind: Proposed, sides: tuple[tuple[str, str, str], ...], because: str) -> ReviewItem:
    """Two things that may be one: each with its words, where they stand, and a link."""
    return ReviewItem(
        id=item.id,
        kind=kind.value,
        score=f"{item.score:.2f}",
        claim=None,
        context=(),
        sides=sides,
        because=because,
        where=None,
        href=None,
        permanent=None,
        chosen={},
    )
