"""Coded events: who did it to whom, in the tradition of event data (PLOVER).

Such data tell a source and a target for one event of a sentence. A source initiates; a target here may be a thing, a
body or people, so the roles ``target`` and ``victim`` are not told apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.domain.text import Span
from training.corpora.example import Argument, Example, Happening

ROLES = frozenset({"initiator", "target"})
ROLE_OF = {"SRC": "initiator", "TAR": "target"}
"""``SRC/TAR``: source and target of an event that goes both ways; both initiate it."""

TAG = re.compile(r"\((SRC|TAR|EVT|LOC)((?:/(?:SRC|TAR|LOC))?):\s{0,4}|[()]")
PREPOSITION = re.compile(r"(?:in|near|at|from|into|to|on|outside|of)\s+(?:the\s+)?", re.IGNORECASE)

_OTHER = frozenset({"other"})
_PROTEST = frozenset(
    {"Peaceful protest", "Protest with intervention", "Excessive force against protesters", "Violent demonstration"}
)
_BOMBS = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Air/drone strike"})
TYPES_OF: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("AID", "CONSULT", "COOPERATE", "DEMAND", "DISAPPROVE", "INVESTIGATE"), _OTHER),
    **dict.fromkeys(("REJECT", "SANCTION", "SUPPORT", "THREATEN"), _OTHER),
    "AGREE": frozenset({"Agreement"}) | _OTHER,
    "CONCEDE": frozenset({"Agreement"}) | _OTHER,
    "PROTEST": _PROTEST | {"Mob violence"} | _OTHER,
    "ASSAULT": _BOMBS | {"Attack", "Sexual violence", "Abduction/forced disappearance", "Armed clash"},
}
"""What a PLOVER category leaves open of ACLED's types. COERCE, FIGHT, MOBILIZE and RETREAT tell too little."""


def read_plover(path: Path) -> tuple[Example, ...]:
    """Reads PLOVER's gold standard records (2016): a sentence an example, with one event.

    The first words marked as event are its trigger (others of the sentence are not known to be none), sources and
    targets its arguments, and places where they are marked. Records whose markup does not close are left out.
    """
    examples: list[Example] = []
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8", errors="replace"))
    for row in rows:
        markup = row.get("textInfo", {}).get("markup", "") if isinstance(row.get("textInfo"), dict) else ""
        if not (read := _marked(" ".join(markup.split()))):
            continue
        text, spans = read
        events = [span for tag, span in spans if tag == "EVT"]
        if events:
            types = TYPES_OF.get(row["event"], frozenset())
            happening = Happening(events[0], types, tuple(_arguments(text, spans)), ROLES)
            whole = (Span(0, len(text)),)
            examples.append(Example(row["id"], text, whole, happenings=(happening,), all_triggers=False))
    return tuple(examples)


def _marked(markup: str) -> tuple[str, list[tuple[str, Span]]] | None:
    """Text without its tags, and what they mark, in the order in which they close; None where one does not close.

    Parentheses of the text itself stay in it.
    """
    text, at = "", 0
    opened, spans = list[tuple[str, int]](), list[tuple[str, Span]]()
    for match in TAG.finditer(markup):
        text += markup[at : match.start()]
        at = match.end()
        if match[1]:
            opened.append((match[1], len(text)))
        elif match[0] == "(":
            opened.append(("", len(text)))
            text += "("
        elif not opened:
            return None
        else:
            tag, start = opened.pop()
            if not tag:
                text += ")"
            elif start < len(text):
                spans.append((tag, Span(start, len(text))))
    return None if opened or not markup else (text + markup[at:], spans)


def _arguments(text: str, spans: Iterable[tuple[str, Span]]) -> Iterator[Argument]:
    """Sources and targets, then places less their preposition, each where nothing before it stands."""
    spans = list(spans)
    taken = [span for tag, span in spans if tag == "EVT"]
    for tag, span in sorted(spans, key=lambda one: (one[0] == "LOC", one[1])):
        if tag == "LOC" and (match := PREPOSITION.match(text, span.start, span.end)) and match.end() < span.end:
            span = Span(match.end(), span.end)  # noqa: PLW2901 - the same place, less its preposition
        if tag != "EVT" and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield Argument(ROLE_OF.get(tag, "place"), span)
