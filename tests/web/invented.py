"""An invented ledger in memory: reports nobody published, of a raid that never was, between states that are not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

from sayso.domain.account import Agreement, AspectAccount, EventAccount, Position, Speaker, Spread, Verification
from sayso.domain.changes import Change
from sayso.domain.claim import Aspect, Claim, Stance, claim_id
from sayso.domain.contract import report_json
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Actor, ActorKind, Place, actor_id
from sayso.domain.ids import content_id
from sayso.domain.json_values import Json
from sayso.domain.ledger import Entry, History, PageVersion, Refusal, ToldClaim, Version, VersionKind
from sayso.domain.report import Document, Report, report_id
from sayso.domain.text import ARTICLE, Block, BlockKind, Sentence, Span, Spans, Text
from sayso.errors import NotFound
from sayso.fold.changed import changed
from sayso.fold.decisions import Decisions, decisions_of
from sayso.fold.status import EventGroup
from sayso.ledger.between import Present
from sayso.ledger.changes import Changes, Part, State
from sayso.ledger.dossiers import Dossier, Sides

SUMMER = timezone(timedelta(hours=2))
RECORDED = datetime(2031, 5, 15, 6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InventedLedger:
    """Structurally a ledger. ``versions`` are accounts with the moment from which they are known, oldest first.

    ``later`` are the later versions of a report, by its id.
    """

    versions: tuple[tuple[datetime, EventAccount], ...] = ()
    documents: tuple[Document, ...] = ()
    told: tuple[ToldClaim, ...] = ()
    refused: tuple[Entry, ...] = ()
    later: Mapping[str, tuple[Report, ...]] = field(default_factory=dict)

    def events(self, as_of: datetime | None = None) -> Sequence[EventAccount]:
        known = {one.id: one for since, one in self.versions if as_of is None or since <= as_of}
        return tuple(known.values())

    def sides(self, dossier: str, as_of: datetime | None = None) -> Sides:  # noqa: ARG002
        return Sides({}, {})

    def dossiers(self, as_of: datetime | None = None) -> Sequence[Dossier]:  # noqa: ARG002
        return ()

    def judgements(self, *, naming: Collection[str] | None = None) -> Sequence[Entry]:  # noqa: ARG002
        return ()

    def event(self, name: str, as_of: datetime | None = None, dossier: str | None = None) -> EventAccount:  # noqa: ARG002
        for one in self.events(as_of):
            if one.id == name:
                return one
        raise NotFound(f"no event {name} in this ledger")

    def claim(self, name: str) -> ToldClaim:
        for one in self.told:
            if one.id == name:
                return one
        raise NotFound(f"no claim {name} in this ledger")

    def state(self) -> State:
        return State(1, "invented")

    def recorded_until(self) -> datetime | None:
        return max((since for since, _ in self.versions), default=None)

    def changes(self, since: State) -> Changes:  # noqa: ARG002  all of it is always new
        return self._changes(self.events())

    def touched(self, since: datetime, until: datetime | None = None) -> frozenset[str]:
        return frozenset(one.event for one in self.changed(since, until))

    def changed(
        self,
        since: datetime,
        until: datetime | None = None,
        dossier: str | None = None,  # noqa: ARG002
        events: Collection[str] | None = None,
        present: Present | None = None,  # noqa: ARG002
    ) -> Sequence[Change]:
        before, after = (self._changes(self.events(moment)).groups for moment in (since, until))
        return [one for one in changed(before, after) if events is None or one.event in events]

    def whole(self, as_of: datetime) -> Changes:
        return self._changes(self.events(as_of))

    def _changes(self, accounts: Iterable[EventAccount]) -> Changes:
        groups = tuple(EventGroup(frozenset({one.id}), one) for one in accounts)
        reports = tuple(one.report.id for one in self.documents)
        return Changes(self.state(), whole=True, groups=groups, gone=frozenset(), reports=reports, pages=reports)

    def parts(self, as_of: datetime | None = None) -> Iterable[Part]:  # noqa: ARG002
        return ()

    def eventless(self, reports: Iterable[str], as_of: datetime | None = None) -> Sequence[ToldClaim]:  # noqa: ARG002
        return [one for one in self.claims(reports=reports) if one.claim.event is None]

    def words(self, reports: Iterable[str]) -> Mapping[str, str]:
        return {name: self.report(name).text.words for name in reports}

    def recorded(self, reports: Iterable[str], as_of: datetime | None = None) -> Sequence[Entry]:  # noqa: ARG002
        return [Entry(RECORDED, "an invented reader", self.report(name).report) for name in reports]

    def claims(
        self,
        *,
        report: str | None = None,
        ids: Iterable[str] | None = None,
        reports: Iterable[str] | None = None,
        as_of: datetime | None = None,  # noqa: ARG002  one moment is all it knows of claims
    ) -> Sequence[ToldClaim]:
        wanted = None if ids is None else set(ids)
        among = None if reports is None else set(reports)
        return tuple(
            one
            for one in self.told
            if report in (None, one.claim.report)
            and (wanted is None or one.id in wanted)
            and (among is None or one.claim.report in among)
        )

    def report(self, name: str) -> Document:
        for one in self.documents:
            if one.report.id == name:
                return one
        raise NotFound(f"no report {name} in this ledger")

    def places(self, name: str) -> Sequence[Place]:
        self.report(name)
        return PLACES

    def history(self, name: str) -> History:
        report = self.report(name).report
        versions = [PageVersion(one, RECORDED, RECORDED, replaced=False) for one in (report, *self.later.get(name, ()))]
        return History((Entry(RECORDED, "an invented reader", report),), tuple(versions), ())

    def version_ties(self, reports: Iterable[str]) -> Sequence[Version]:
        return [
            Version(VersionKind.REVISED, later.id, name) for name in set(reports) for later in self.later.get(name, ())
        ]

    def reports(
        self,
        as_of: datetime | None = None,  # noqa: ARG002
        *,
        ids: Iterable[str] | None = None,
    ) -> Sequence[Report]:
        wanted = None if ids is None else set(ids)
        return tuple(one.report for one in self.documents if wanted is None or one.report.id in wanted)

    def reading_json(self, name: str, as_of: datetime | None = None) -> dict[str, Json]:  # noqa: ARG002
        document = self.report(name)
        return {"sayso": "reading/1", "report": report_json(document.report), "text": document.text.words}

    def former(
        self,
        as_of: datetime | None = None,  # noqa: ARG002
        *,
        reports: Iterable[str] | None = None,
    ) -> frozenset[str]:
        return frozenset(self.later if reports is None else set(self.later) & set(reports))

    def decisions(
        self,
        as_of: datetime | None = None,  # noqa: ARG002
        claims: Collection[str] | None = None,  # noqa: ARG002
    ) -> Decisions:
        return decisions_of(())

    def refusals(self) -> Sequence[Entry]:
        return self.refused


def written(
    title: str,
    publisher: str | None,
    published: datetime | None,
    *paragraphs: tuple[BlockKind, str],
    url: str | None = None,
    updated: datetime | None = None,
) -> Document:
    """A document made of paragraphs, one sentence each where the kind is read."""
    words = "\n\n".join(text for _, text in paragraphs) + "\n"
    blocks: list[Block] = []
    at = 0
    for kind, text in paragraphs:
        start = words.index(text, at)
        at = start + len(text)
        blocks.append(Block(Span(start, at), kind))
    sentences = tuple(Sentence(block.span, n) for n, block in enumerate(blocks) if block.kind in ARTICLE)
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(
        id=report_id(url, publisher, title, digest),
        url=url,
        path=None,
        title=title,
        label=None,
        byline=("Ana Quill",),
        publisher=publisher,
        published=published,
        updated=updated,
        language="en",
        sha256_raw=digest,
        sha256_text=digest,
    )
    return Document(report, Text(words, tuple(blocks), sentences))


def where(document: Document, words: str | None, near: int = 0) -> Spans:
    """Where the words stand in the document, nearest to an offset; () for none."""
    if words is None:
        return ()
    starts = [found.start() for found in re.finditer(re.escape(words), document.text.words)]
    start = min(starts, key=lambda one: abs(one - near))
    return (Span(start, start + len(words)),)


def said(
    document: Document,
    content: str,
    actor: Actor | None,
    *,
    cue: str | None = None,
    source: str | None = None,
    event: str | None = None,
    aspect: Aspect = Aspect.OCCURRENCE,
    stance: Stance = Stance.ASSERTS,
    certainty: Certainty = Certainty.CERTAIN,
    origin: str | None = None,
) -> ToldClaim:
    """A claim whose parts are found in the document by their words."""
    inside = where(document, content)
    parts = [where(document, part, inside[0].start) for part in (source, cue)]
    speaker = actor.id if actor else None
    claim = Claim(
        id=claim_id(document.report.id, inside, parts[1], speaker, aspect),
        report=document.report.id,
        attribution=None,
        actor=speaker,
        source=parts[0],
        cue=parts[1],
        content=inside,
        event=event,
        aspect=aspect,
        stance=stance,
        certainty=certainty,
        score=0.83,
    )
    return ToldClaim(claim, content, source, actor, origin)


def person(name: str, side: str | None, kind: ActorKind = ActorKind.OFFICIAL) -> Actor:
    """An actor of a side."""
    return Actor(actor_id(name), name, kind, (), side)


def position(*told: ToldClaim) -> Position:
    """The position that claims of one speaker and one stance make together."""
    first = told[0]
    actor = first.actor
    speaker = Speaker(actor.id, actor.name, actor.side, actor.kind) if actor else Speaker(None, None, None)
    return Position(
        speaker,
        first.claim.stance,
        first.claim.certainty,
        tuple(one.id for one in told),
        tuple(dict.fromkeys(one.claim.report for one in told)),
    )


def matter(
    aspect: Aspect,
    proposition: str,
    *positions: Position,
    agreement: Agreement = Agreement.UNCONTESTED,
    verification: Verification = Verification.NOT_MARKED,
    because: str = "nobody has said that it was checked",
    spread: Spread | None = None,
) -> AspectAccount:
    """One row of an account."""
    reports = {report for one in positions for report in one.reports}
    return AspectAccount(
        aspect,
        proposition,
        positions,
        spread or Spread(len(reports), len(reports), 1, max(0, len(reports) - 1)),
        agreement,
        verification,
        RECORDED,
        because,
        tuple(claim for one in positions for claim in one.claims),
    )


MINISTRY = person("Vardian Defence Ministry", "Vardia", ActorKind.STATE)
GOVERNOR = person("Governor Ilse Brandt", "Vardia")
LEAGUE = person("Free Tarn League", "Ostrel", ActorKind.ARMED_GROUP)
MIRROR = person("Lake Mirror", None, ActorKind.OUTLET)
WITNESS = person("Orla Venn", None, ActorKind.WITNESS)
RAID = content_id("event", "raid on Tarn Ford")
FLOOD = content_id("event", "flood")

HEAD = BlockKind.HEADLINE
BODY = BlockKind.BODY

RELAYED = (
    "A spokesman for the Vardian Defence Ministry said that Governor Ilse Brandt had told him that the crossing "
    "was still in Vardian hands."
)
MIRROR_REPORT = written(
    "League claims bridge at Tarn Ford as governor denies it fell",
    "Lake Mirror",
    datetime(2031, 5, 14, 21, 10, tzinfo=SUMMER),
    (BlockKind.LABEL, "Border"),
    (HEAD, "League claims bridge at Tarn Ford as governor denies it fell"),
    (BlockKind.BYLINE, "By Ana Quill"),
    (BlockKind.PROMO, "Listen to this article"),
    (BODY, "The Free Tarn League said its fighters had taken the bridge at Tarn Ford before dawn."),
    (BODY, "Governor Ilse Brandt denied that the bridge had fallen. “Not one of them crossed the water,” she said."),
    (BODY, RELAYED),
    (BODY, "The claims about the bridge could not be verified by the Lake Mirror."),
    (BODY, "Orla Venn, who lives by the ford, said she had heard shots for about an hour."),
    (BlockKind.TEASER, "Read more: Ten walks along the upper Tarn"),
    url="https://mirror.example/tarn-ford",
    updated=datetime(2031, 5, 15, 0, 40, tzinfo=SUMMER),
)
WIRE_REPORT = written(
    "Raid reported at border river",
    "Ostrel Courier",
    datetime(2031, 5, 14, 18, 0, tzinfo=UTC),
    (HEAD, "Raid reported at border river"),
    (BODY, "The Free Tarn League said its fighters had taken the bridge at Tarn Ford before dawn."),
    (BODY, "Two guards were purportedly wounded."),
)

TAKEN = "its fighters had taken the bridge at Tarn Ford before dawn"


def wired(document: Document) -> ToldClaim:
    """The League's claim as the wire copy has it, word for word."""
    league = "The Free Tarn League"
    return said(document, TAKEN, LEAGUE, cue="said", source=league, event=RAID, aspect=Aspect.CONTROL, origin="one")


TOLD_TAKEN = wired(MIRROR_REPORT)
TOLD_TAKEN_AGAIN = wired(WIRE_REPORT)
TOLD_DENIAL = said(
    MIRROR_REPORT,
    "that the bridge had fallen",
    GOVERNOR,
    cue="denied",
    source="Governor Ilse Brandt",
    event=RAID,
    aspect=Aspect.CONTROL,
    stance=Stance.DENIES,
)
TOLD_CROSSED = said(
    MIRROR_REPORT,
    "“Not one of them crossed the water,”",
    GOVERNOR,
    cue="said",
    source="she",
    event=RAID,
    aspect=Aspect.CONTROL,
    stance=Stance.DENIES,
)
TOLD_NESTED = said(
    MIRROR_REPORT,
    "that Governor Ilse Brandt had told him that the crossing was still in Vardian hands",
    MINISTRY,
    cue="said",
    source="A spokesman for the Vardian Defence Ministry",
    event=RAID,
    aspect=Aspect.CONTROL,
    stance=Stance.DISPUTES,
    certainty=Certainty.UNCOMMITTED,
)
TOLD_INNER = said(
    MIRROR_REPORT,
    "that the crossing was still in Vardian hands",
    GOVERNOR,
    cue="had told him",
    source="Governor Ilse Brandt",
    event=RAID,
    aspect=Aspect.CONTROL,
    stance=Stance.DENIES,
)
TOLD_UNVERIFIED = said(
    MIRROR_REPORT,
    "The claims about the bridge",
    MIRROR,
    cue="could not be verified",
    source="the Lake Mirror",
    event=RAID,
    aspect=Aspect.CONTROL,
    stance=Stance.CANNOT_VERIFY,
    certainty=Certainty.UNCOMMITTED,
)
TOLD_SHOTS = said(
    MIRROR_REPORT,
    "she had heard shots for about an hour",
    WITNESS,
    cue="said",
    source="Orla Venn, who lives by the ford,",
    event=RAID,
)
TOLD_WOUNDED = said(
    WIRE_REPORT,
    "Two guards were",
    None,
    cue="purportedly",
    event=RAID,
    aspect=Aspect.HOW_MANY,
    certainty=Certainty.POSSIBLE,
)

CONTROL_ROW = matter(
    Aspect.CONTROL,
    "the bridge at Tarn Ford was taken",
    position(TOLD_TAKEN, TOLD_TAKEN_AGAIN),
    position(TOLD_DENIAL, TOLD_CROSSED, TOLD_INNER),
    position(TOLD_NESTED),
    position(TOLD_UNVERIFIED),
    agreement=Agreement.CONTESTED,
    verification=Verification.OUTLET_STATES_NOT_VERIFIED,
    because="Lake Mirror writes that it could not verify the claims about the bridge",
)
RAID_ACCOUNT = EventAccount(
    RAID,
    "Raid on the bridge at Tarn Ford",
    "Armed clash",
    datetime(2031, 5, 14, 0, 0, tzinfo=SUMMER),
    datetime(2031, 5, 14, 23, 59, 59, tzinfo=SUMMER),
    Place("place-1", (), "Tarn Ford", lat=1.0, lon=2.0, precision=2),
    (MIRROR_REPORT.report.id, WIRE_REPORT.report.id),
    (
        matter(Aspect.OCCURRENCE, "there was fighting at Tarn Ford", position(TOLD_SHOTS)),
        CONTROL_ROW,
        matter(Aspect.HOW_MANY, "two guards were wounded", position(TOLD_WOUNDED)),
    ),
)
FLOOD_ACCOUNT = EventAccount(FLOOD, "A flood upriver", None, None, None, None, (WIRE_REPORT.report.id,), ())

REFUSED = Entry(RECORDED, "sayso, rules", Refusal("inbox/minutes.pdf.part", "not text of any kind that is read"))

LEDGER = InventedLedger(
    versions=((RECORDED, FLOOD_ACCOUNT), (RECORDED + timedelta(hours=1), RAID_ACCOUNT)),
    documents=(MIRROR_REPORT, WIRE_REPORT),
    told=(
        TOLD_TAKEN,
        TOLD_TAKEN_AGAIN,
        TOLD_DENIAL,
        TOLD_CROSSED,
        TOLD_NESTED,
        TOLD_INNER,
        TOLD_UNVERIFIED,
        TOLD_SHOTS,
        TOLD_WOUNDED,
    ),
    refused=(REFUSED,),
)
EMPTY = InventedLedger()

PLACES = (
    Place("place-1", (), "Tarn Ford", "test:1", 1.0, 2.0, 2, "VA", ("Torvik Oblast",), radius_km=25.0, relation="near"),
    Place("place-2", (), "Ulmen <b>", unresolved="ambiguous between Ulmen, VA; Ulmen, OS"),
)
