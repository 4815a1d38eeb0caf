"""What ``diff`` answers: two versions of a page, word for word and claim for claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.cli.console import printable
from sayso.cli.render import claim_line, counted
from sayso.domain.json_values import Json
from sayso.domain.ledger import ToldClaim
from sayso.domain.report import Document
from sayso.domain.text import Span
from sayso.errors import NotFound
from sayso.ledger.store import Ledger
from sayso.relate import Change, Revision, compare_claims, compare_texts

AROUND = 40
"""Code points shown on either side of a change."""

SHOWN = 600
"""Code points of a change that are shown in a terminal; ``--json`` points at all of them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions and what is different.

    ``still``: ids of former claims that are not found again and whose words stand in the present text: it was the
    reader that did not find them, not the page that took them out.
    """

    former: Document
    present: Document
    changes: tuple[Change, ...]
    claims: Revision
    still: frozenset[str]


def difference(ledger: Ledger, report: str, former: str | None) -> Difference:
    """Compares a version with another one.

    Args:
        ledger: holds both.
        report: the later one's id, or a unique beginning of it.
        former: the earlier one's; None: the version before it on its page, or after it where it is the first.

    Raises:
        NotFound: one of them is not in the ledger, or no other version of the page is known.
    """
    later = ledger.report(report)
    if former is not None:
        earlier = ledger.report(former)
    else:
        earlier, later = _neighbours(ledger, later)
    old, new = (ledger.claims(report=one.report.id) for one in (earlier, later))
    changes = compare_texts(earlier.text.words, later.text.words)
    claims = compare_claims(old, new)
    lost = (*claims.went, *(one for one, _ in claims.revised))
    return Difference(earlier, later, changes, claims, _still(lost, earlier, later))


def _still(lost: Iterable[ToldClaim], earlier: Document, later: Document) -> frozenset[str]:
    present = " ".join(later.text.words.split())
    return frozenset(
        told.id for told in lost if all(" ".join(earlier.text[span].split()) in present for span in told.claim.content)
    )


def _neighbours(ledger: Ledger, asked: Document) -> tuple[Document, Document]:
    history = ledger.history(asked.report.id)
    if before := history.before(asked.report.id):
        return ledger.report(before.report.id), asked
    after = next((one for one in history.versions if history.before(one.report.id) is history.versions[0]), None)
    if after is None:
        raise NotFound(f"no other version of {asked.report.id} is known; --from compares it with any report")
    return asked, ledger.report(after.report.id)


def difference_text(found: Difference) -> str:
    """The changes with the words around them, then the claims that came, went, or were revised."""
    lines = [f"{found.former.report.id} → {found.present.report.id}", ""]
    for change in found.changes:
        lines += [*_change_lines(found, change), ""]
    if not found.changes:
        lines += ["The words are the same.", ""]
    claims = found.claims
    lines += [f"went: {claim_line(one)}{_note(found, one)}" for one in claims.went]
    for old, new in claims.revised:
        lines += [f"revised: {claim_line(old)}{_note(found, old)}", f"     to: {claim_line(new)}"]
    lines += [f"came: {claim_line(one)}" for one in claims.came]
    lines.append(
        f"{counted(len(found.changes), 'change')}; claims: {len(claims.stayed)} stayed, {len(claims.revised)} revised, "
        f"{len(claims.went)} went, {len(claims.came)} came"
    )
    return "\n".join(lines)


def _note(found: Difference, told: ToldClaim) -> str:
    return " (its words still stand)" if told.id in found.still else ""


def _change_lines(found: Difference, change: Change) -> Iterator[str]:
    whole = " (too long to be compared word by word)" if change.whole else ""
    yield f"{change.kind.value}{whole}:"
    for mark, document, span in (("-", found.former, change.former), ("+", found.present, change.present)):
        if span is not None:
            yield f"  {mark} {_shown(document.text.words, span)}"


def _shown(words: str, span: Span) -> str:
    left, right = words[max(0, span.start - AROUND) : span.start], words[span.end : span.end + AROUND]
    left, right = left.rpartition("\n")[2], right.partition("\n")[0]
    said = words[span.start : span.end]
    if len(said) > SHOWN:
        said = f"{said[:SHOWN]} … ({len(said) - SHOWN} more characters)"
    return printable(f"{left}[[{said}]]{right}")


def difference_json(found: Difference) -> dict[str, Json]:
    """The same as JSON; spans are code points into each report's own text."""
    claims = found.claims
    return {
        "former": found.former.report.id,
        "present": found.present.report.id,
        "changes": [
            {
                "kind": one.kind.value,
                "former": _pair(one.former),
                "present": _pair(one.present),
                "whole": one.whole,
            }
            for one in found.changes
        ],
        "claims": {
            "stayed": [[old.id, new.id] for old, new in claims.stayed],
            "revised": [[old.id, new.id] for old, new in claims.revised],
            "went": [one.id for one in claims.went],
            "came": [one.id for one in claims.came],
            "words_still_stand": [*sorted(found.still)],
        },
    }


def _pair(span: Span | None) -> Json:
    return [span.start, span.end] if span else None
