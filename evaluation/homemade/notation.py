"""Reads a hand-written dossier: words and gold in one short file.

A file holds, in this order, lines of::

    name NAME                                   features FEATURE, FEATURE
    actor ID | KIND | NAME; NAME
    event ID | WHAT | ACLED TYPE or - | WHEN or - | WHERE or -
    report ID | PUBLISHER | PUBLISHED | TITLE | page or text
    a paragraph, as printed
    > ACTOR | SPEAKER or - | CUE or - | KEY | STANCE CERTAINTY MODE [optional] | EVENT ASPECT | ABOUT
    copy ID | PUBLISHER | PUBLISHED | page or text      the report before, word for word, with its claims
    status EVENT ASPECT | ABOUT | ASSERTED BY or - | DENIED BY or - | AGREEMENT VERIFICATION

An optional claim is one that a careful editor may keep or leave: the scorer counts it neither way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.homemade.dossier import Dossier, Json, Printed

WRITTEN = Path(__file__).with_name("written")
LONG = Path(__file__).with_name("long")


@dataclass(slots=True)
class _Draft:
    """What was read so far."""

    name: str = ""
    features: tuple[str, ...] = ()
    actors: list[Json] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)
    claims: list[Json] = field(default_factory=list)
    statuses: list[Json] = field(default_factory=list)
    reports: list[tuple[list[str], list[str]]] = field(default_factory=list)  # its heading, its paragraphs

    def line(self, line: str) -> None:
        kind, _, rest = line.partition(" ")
        parts = [part.strip() for part in rest.split("|")]
        match kind:
            case "name":
                self.name = rest
            case "features":
                self.features = tuple(one.strip() for one in rest.split(","))
            case "actor":
                names = [one.strip() for one in parts[2].split(";")]
                self.actors.append({"id": parts[0], "names": names, "kind": parts[1], "side": parts[0]})
            case "event":
                self.events.append(_event(parts))
            case "report":
                self.reports.append((parts, []))
            case "copy":
                self._copied(parts)
            case ">":
                self.claims.append(_claim(self.reports[-1][0][0], parts))
            case "status":
                self.statuses.append(_status(parts))
            case _:
                self.reports[-1][1].append(line)

    def _copied(self, parts: list[str]) -> None:
        heading, paragraphs = self.reports[-1]
        self.claims += [one | {"report": parts[0]} for one in self.claims if one["report"] == heading[0]]
        self.reports.append(([*parts[:3], heading[3], parts[3]], paragraphs))

    def dossier(self, put_into: str | None = None) -> Dossier:
        printed = tuple(
            Printed(f"{self.name}-{one[0]}", one[1], one[2], one[3], tuple(words), one[4] == "page")
            for one, words in self.reports
        )
        claims = tuple(one | {"report": f"{self.name}-{one['report']}"} for one in self.claims)
        return Dossier(
            self.name,
            self.features,
            printed,
            tuple(self.actors),
            tuple(self.events),
            claims,
            tuple(self.statuses),
            put_into,
        )


def written() -> Iterator[Dossier]:
    """All hand-written dossiers, by the names of their files."""
    for file in sorted(WRITTEN.glob("*.txt")):
        yield _draft(file).dossier()


def long_written() -> Iterator[Dossier]:
    """The long dossiers, each of the part whose folder it lies in."""
    for file in sorted(LONG.glob("*/*.txt")):
        yield _draft(file).dossier(file.parent.name)


def _draft(file: Path) -> _Draft:
    draft = _Draft()
    for line in file.read_text("utf-8").splitlines():
        if line.strip():
            draft.line(line.strip())
    return draft


def _or_none(words: str) -> str | None:
    return None if words == "-" else words


def _event(parts: list[str]) -> Json:
    keys = ("id", "what", "acled", "when", "where")
    return {key: _or_none(part) for key, part in zip(keys, parts, strict=True)} | {"lat": None, "lon": None}


def _claim(report: str, parts: list[str]) -> Json:
    actor, speaker, cue, key, manner, what, about = parts
    stance, certainty, mode, *optional = manner.split()
    event, aspect = what.split()
    claim = {
        "report": report,
        "actor": actor,
        "speaker": _or_none(speaker),
        "cue": _or_none(cue),
        "key": key,
        "mode": mode,
        "stance": stance,
        "certainty": certainty,
        "event": _or_none(event),
        "aspect": aspect,
        "about": about,
    }
    return claim | {"optional": True} if optional else claim


def _status(parts: list[str]) -> Json:
    what, about, asserted, denied, answer = parts
    event, aspect = what.split()
    agreement, verification = answer.split()
    return {
        "event": event,
        "aspect": aspect,
        "about": about,
        "asserted_by": [] if asserted == "-" else asserted.split(),
        "denied_by": [] if denied == "-" else denied.split(),
        "agreement": agreement,
        "verification": verification,
    }
