"""One row for each claim: who says what, in which words, where they stand, and what the ledger answers about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.domain.ledger import JudgementKind
from sayso.domain.text import Spans
from sayso.export.cells import Row
from sayso.export.material import ExportedClaim, Material
from sayso.relate import quantities_of
from sayso.withholding import MARK, WITHHELD
from sayso.wording import quantity_line

NONE: Final = "none"
"""What is known not to be there; an empty cell is what is not known."""

COLUMNS: Final = (
    "claim", "record_url", "report", "report_url", "report_title", "publisher", "published", "updated", "language",
    "sha256_text", "event", "event_url", "event_label", "standing", "aspect", "proposition", "stance", "certainty",
    "speaker_id", "speaker", "speaker_kind", "side", "words", "figures", "source_words", "content_spans", "cue_spans",
    "source_spans", "origin", "score", "agreement", "verification", "spread_reports", "spread_publishers",
    "spread_origins", "spread_origins_unknown", "decided", "decided_by", "reliability", "credibility",
    "as_of",
)  # fmt: skip


def claim_rows(material: Material) -> Iterator[Row]:
    """The rows of a selection, report by report."""
    return (_row(one, material) for one in material.claims())


def speaker_of(one: ExportedClaim) -> tuple[str | None, str | None, str]:
    """The speaker's id, name and kind; both are the mark where such speakers are not told."""
    actor = one.told.actor
    if actor is None:
        return None, None, NONE
    hidden = actor.kind in WITHHELD and not one.hiding.named
    return (MARK if hidden else actor.id), one.hiding.name(actor.name, actor.kind), actor.kind.value


def spans_told(spans: Spans) -> list[str]:
    """Spans as ``start-end``, half-open, in code points of the report's text."""
    return [f"{one.start}-{one.end}" for one in spans]


def decided_told(one: ExportedClaim) -> list[str]:
    """What people decided on it: accepted, rejected, corrected:FIELD; none where nobody decided anything."""
    made = [f"corrected:{which.value}" for which in one.decided.corrections]
    if one.decided.verdict is not None:
        rejected = one.decided.verdict.judgement.kind is JudgementKind.REJECT
        made.insert(0, "rejected" if rejected else "accepted")
    return made or [NONE]


def figures_told(one: ExportedClaim) -> list[str]:
    """Its quantities in words of one form."""
    told = (one.hiding.text(quantity_line(figure)) for figure in quantities_of(one.told))
    return [line for line in told if line is not None]


def _row(one: ExportedClaim, material: Material) -> Row:
    told, report, matter, hiding = one.told, one.report, one.matter, one.hiding
    speaker, name, kind = speaker_of(one)
    origin = told.origin
    by = [one.decided.verdict.by] if one.decided.verdict else []
    by += [decision.by for decision in one.decided.corrections.values()]
    wanted, account = material.wanted, one.account
    return {
        "claim": told.id,
        "record_url": wanted.address("claims", told.id),
        "report": report.id,
        "report_url": hiding.address(report.url),
        "report_title": hiding.text(report.title),
        "publisher": report.publisher,
        "published": report.published,
        "updated": report.updated,
        "language": report.language,
        "sha256_text": report.sha256_text,
        "event": account.id if account else NONE,
        "event_url": wanted.address("events", account.id) if account else NONE,
        "event_label": hiding.text(account.label) if account else NONE,
        "standing": one.standing,
        "aspect": (matter.aspect if matter else told.claim.aspect).value,
        "proposition": hiding.text(matter.proposition) if matter else NONE,
        "stance": told.claim.stance.value,
        "certainty": told.claim.certainty.value,
        "speaker_id": speaker,
        "speaker": name,
        "speaker_kind": kind,
        "side": hiding.text(one.side),
        "words": hiding.text(told.words),
        "figures": figures_told(one) or NONE,
        "source_words": hiding.name(told.source_words, told.actor.kind if told.actor else None),
        "content_spans": spans_told(told.claim.content),
        "cue_spans": spans_told(told.claim.cue) or NONE,
        "source_spans": spans_told(told.claim.source) or NONE,
        "origin": speaker if told.actor and origin == told.actor.id else hiding.text(origin),
        "score": round(told.claim.score, 4),
        "agreement": matter.agreement.value if matter else NONE,
        "verification": matter.verification.value if matter else NONE,
        "spread_reports": matter.spread.reports if matter else NONE,
        "spread_publishers": matter.spread.publishers if matter else NONE,
        "spread_origins": matter.spread.origins if matter else NONE,
        "spread_origins_unknown": matter.spread.origins_unknown if matter else NONE,
        "decided": decided_told(one),
        "decided_by": list(dict.fromkeys(by)) or NONE,
        "reliability": one.decided.reliability.judgement.value if one.decided.reliability else NONE,
        "credibility": one.decided.credibility.judgement.value if one.decided.credibility else NONE,
        "as_of": material.moment,
    }
