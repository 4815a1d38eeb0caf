"""What a home-made dossier is: reports with their words, and gold in the form that ``score/dossier.py`` asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Printed:
    """One report. ``published``: ISO 8601 with offset. ``page``: written as a page with metadata, else as bare text."""

    id: str
    publisher: str
    published: str
    title: str
    paragraphs: tuple[str, ...]
    page: bool

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.id}.html" if self.page else f"{self.id}.txt"

    def written(self) -> str:
        """The file's words."""
        if not self.page:
            return "\n\n".join((self.title, *self.paragraphs)) + "\n"
        body = "\n".join(f"<p>{escape(one)}</p>" for one in self.paragraphs)
        name, title = escape(self.publisher), escape(self.title)
        return (
            f'<!doctype html>\n<html lang="en"><head><title>{title}</title>\n'
            f'<meta property="og:site_name" content="{name}">\n'
            f'<meta property="article:published_time" content="{self.published}">\n</head>\n'
            f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
        )


@dataclass(frozen=True, slots=True)
class Dossier:
    """Reports of one contested event, and who says what about it. ``put_into``: its part, where its makers fixed it."""

    name: str
    features: tuple[str, ...]
    reports: tuple[Printed, ...]
    actors: tuple[Json, ...]
    events: tuple[Json, ...]
    claims: tuple[Json, ...]
    statuses: tuple[Json, ...] = field(default=())
    put_into: str | None = None

    @property
    def gold(self) -> Json:
        """The gold as ``seed/gold.json`` has it."""
        return {
            "dossier": self.name,
            "reports": [
                {"id": one.id, "file": one.file, "publisher": one.publisher, "published": one.published}
                for one in self.reports
            ],
            "actors": list(self.actors),
            "events": list(self.events),
            "claims": list(self.claims),
            "statuses": list(self.statuses),
        }

    @property
    def part(self) -> str:
        """``look`` or ``measure``: as it was put, else by a hash of the name, so that a new dossier moves no other."""
        if self.put_into:
            return self.put_into
        return "look" if sha256(self.name.encode()).digest()[0] % 2 else "measure"

    def write(self, folder: Path) -> list[Path]:
        """Writes the reports; returns their files in the gold's order."""
        files = []
        for one in self.reports:
            file = folder / one.file
            file.write_text(one.written(), "utf-8")
            files.append(file)
        return files

    def digest(self) -> bytes:
        """SHA-256 over the gold and the words."""
        total = sha256(json.dumps(self.gold, sort_keys=True).encode())
        for one in self.reports:
            total.update(one.written().encode())
        return total.digest()


def faults(dossier: Dossier) -> list[str]:
    """What in the gold does not stand in its reports or refers to nothing, a line each."""
    words = {one.id: "\n".join((one.title, *one.paragraphs)) for one in dossier.reports}
    actors = {one["id"] for one in dossier.actors} | {"unknown"}
    events = {one["id"] for one in dossier.events} | {None}
    found = [
        f"{dossier.name}, {claim['report']}: {part} “{claim[part]}” is not in the words"
        for claim in dossier.claims
        for part in ("key", "speaker", "cue")
        if claim[part] is not None and claim[part] not in words[claim["report"]]
    ]
    found += [
        f"{dossier.name}: {claim['actor']} or {claim['event']} is not listed"
        for claim in dossier.claims
        if claim["actor"] not in actors or claim["event"] not in events
    ]
    found += [
        f"{dossier.name}: a status names what is not listed: {status['about']}"
        for status in dossier.statuses
        if not {*status["asserted_by"], *status["denied_by"]} <= actors or status["event"] not in events
    ]
    return found
