"""Two versions of a page beside one another: which words went and came, and what became of the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.domain.text import Span
from sayso.relate import compare_claims, compare_texts
from sayso.web import labels, words
from sayso.web.naming import report_line
from sayso.web.pages import DiffPage, Piece
from sayso.web.ports import Ledgerlike
from sayso.web.views import claim_line, in_text_order


def diff_page(ledger: Ledgerlike, former: str, later: str) -> DiffPage:
    """Compares two reports, usually versions of one page.

    Raises:
        NotFound: one of them is not in the ledger.
    """
    was, now = ledger.report(former), ledger.report(later)
    changes = compare_texts(was.text.words, now.text.words)
    old, new = (ledger.claims(report=one.report.id) for one in (was, now))
    numbers = {told.id: at for some in (old, new) for at, told in enumerate(in_text_order(some), start=1)}
    claims = compare_claims(old, new)
    title = now.report.title
    return DiffPage(
        title=title if title is not None else words.NO_TITLE,
        former=report_line(was.report),
        later=report_line(now.report),
        former_pieces=tuple(_pieces(was.text.words, (one.former for one in changes), "went")),
        later_pieces=tuple(_pieces(now.text.words, (one.present for one in changes), "came")),
        language=now.report.language,
        same=not changes,
        stayed=labels.stayed(len(claims.stayed)),
        went=tuple(claim_line(numbers[one.id], one, None) for one in claims.went),
        came=tuple(claim_line(numbers[one.id], one, None) for one in claims.came),
        revised=tuple(
            (claim_line(numbers[one.id], one, None), claim_line(numbers[other.id], other, None))
            for one, other in claims.revised
        ),
    )


def _pieces(text: str, spans: Iterable[Span | None], kind: str) -> Iterator[Piece]:
    """The text in pieces; put together they are the text, character for character."""
    changed: Sequence[Span] = sorted(one for one in spans if one is not None)
    at = 0
    for span in changed:
        if span.start > at:
            yield Piece(text[at : span.start], "same")
        if span.end > max(at, span.start):
            yield Piece(text[max(at, span.start) : span.end], kind)
        at = max(at, span.end)
    if at < len(text):
        yield Piece(text[at:], "same")
