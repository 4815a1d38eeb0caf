"""How origins are printed."""

from __future__ import annotations

from sayso.cli.render import origin_lines, report_origin_line
from sayso.domain.lineage import Lineage, Link, ReportOrigin, Step
from sayso.domain.text import Span, Text

TEXT = Text("KORVA (AFP) - Radio Ulm said so, citing the Varn Guard.", (), ())


def test_a_chain_is_printed_outermost_first_with_its_words() -> None:
    """Each link has a line: who, what they are to the words, and the words."""
    steps = (
        Step("The Herald", Link.PUBLISHER, ()),
        Step("Agence France-Presse", Link.AGENCY, (Span(7, 10),)),
        Step("Varn Guard", Link.CITED, (Span(33, 54),)),
    )
    assert list(origin_lines("actor-1", Lineage("actor-1", steps, "its source cites it"), TEXT)) == [
        "    origin: actor-1: its source cites it",
        "        The Herald (publisher)",
        "        Agence France-Presse (agency): “AFP”",
        "        Varn Guard (cited): “citing the Varn Guard”",
    ]


def test_an_unknown_origin_is_printed_with_its_reason() -> None:
    """Unknown is a value with a reason; of what an earlier version recorded that is said too."""
    unknown = Lineage(None, (), "nobody is named as its source")
    assert list(origin_lines(None, unknown, TEXT)) == ["    origin: unknown: nobody is named as its source"]
    assert list(origin_lines(None, None, TEXT)) == [
        "    origin: unknown (an earlier version recorded it, without its evidence)"
    ]


def test_a_report_s_origin_is_one_line() -> None:
    """The words are printed where the text is at hand; nothing in them reaches the terminal as a command."""
    found = ReportOrigin("actor-1", "AFP, by its dateline\x1b[31m", Span(7, 10))
    assert "\x1b" not in report_origin_line(found, TEXT)
    assert report_origin_line(found, TEXT).endswith(": “AFP”")
    assert report_origin_line(ReportOrigin(None, "not told")) == "origin: unknown: not told"
