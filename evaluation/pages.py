"""Reading web pages, measured beside trafilatura and htmldate on the same pages in the same run; writes ``PAGES.md``.

``python -m evaluation.pages --pages FOLDER``, the folder being the unpacked pack ``pages``: Fundus's saved news pages
with their parsers' reviewed output (title, authors, time, body), and htmldate's saved pages with their dates.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from htmldate import find_date
from trafilatura import bare_extraction

from sayso.domain.text import BlockKind
from sayso.errors import UnreadableReport
from sayso.read.language import guess_language
from sayso.read.report import read_reports

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / ".data" / "pages"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """What one reader, or the gold, says of one page. ``moment``: aware, None where only a day or nothing is told."""

    title: str = ""
    authors: frozenset[str] = frozenset()
    day: date | None = None
    moment: datetime | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One saved page and what is to be found on it."""

    name: str
    url: str | None
    data: bytes
    gold: Told


@dataclass(slots=True)
class Marks:
    """How one reader did: per page and figure, a number from 0 to 1. A figure the page has no gold for has no mark."""

    by_figure: dict[str, list[float]] = field(default_factory=dict)

    def add(self, figure: str, mark: float) -> None:
        """Adds one page's mark."""
        self.by_figure.setdefault(figure, []).append(mark)


def fundus(folder: Path) -> Iterator[Page]:
    """Fundus's fixtures in the order of their names."""
    for gold_file in sorted(folder.glob("*/*.json")):
        known = json.loads((gold_file.parent / "meta.info").read_text("utf-8"))
        versions = list(json.loads(gold_file.read_text("utf-8")).values())
        files = sorted(gold_file.parent.glob(f"{gold_file.stem}_2*.html.gz"))
        for file, gold in zip(files, versions, strict=False):
            yield Page(file.name, known.get(file.name, {}).get("url"), gzip.decompress(file.read_bytes()), _gold(gold))


def _gold(told: Mapping[str, object]) -> Told:
    when = datetime.fromisoformat(str(told["publishing_date"])) if told.get("publishing_date") else None
    authors = told.get("authors")
    return Told(
        title=_plain(str(told.get("title") or "")),
        authors=frozenset(_plain(str(one)) for one in authors) if isinstance(authors, list) else frozenset(),
        day=when.date() if when else None,
        moment=when if when and when.tzinfo else None,
        body=_gold_body(told.get("body")),
    )


def _gold_body(body: object) -> str:
    if not isinstance(body, dict):
        return ""
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        parts.extend([*section["headline"], *section["paragraphs"]])
    return "\n".join(map(str, parts))


def _plain(words: str) -> str:
    return " ".join(words.split())


def with_sayso(page: Page) -> Told:
    """This program, by its library's door; what it refuses it has not read."""
    try:
        documents = read_reports(page.data, path=f"{page.name}.html", url=page.url)
    except UnreadableReport:
        return Told()
    report = documents[0].report
    how = dict(report.found_by).get("published", "")
    # Of a live page's entries those that it shows: its data may hold hundreds more.
    words = documents[0].text.words
    shown = [
        one for one in documents if one.entry is None or any(line in words for line in one.text.words.splitlines())
    ]
    kinds = (BlockKind.BODY, BlockKind.STANDFIRST)
    return Told(
        title=_plain(report.title or ""),
        authors=frozenset(report.byline),
        day=report.published.date() if report.published else None,
        moment=None if "day only" in how else report.published,
        body="\n".join(one.text[block.span] for one in shown for block in one.text.of_kind(*kinds)),
    )


def with_trafilatura(page: Page) -> Told:
    """Trafilatura as its manual says: metadata wanted, comments not."""
    found = bare_extraction(page.data, url=page.url, with_metadata=True, include_comments=False)
    if found is None:
        return Told()
    authors = frozenset(_plain(one) for one in (getattr(found, "author", None) or "").split(";") if one.strip())
    return Told(
        title=_plain(getattr(found, "title", None) or ""),
        authors=authors,
        day=_day(getattr(found, "date", None)),
        body=getattr(found, "text", None) or "",
    )


def with_htmldate(page: Page) -> Told:
    """Htmldate as its manual says, asked for the first publication."""
    return Told(day=_day(find_date(page.data, url=page.url, original_date=True)))


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words[:10]) if words else None


Reader = Callable[[Page], Told]


def mark(told: Told, gold: Told, marks: Marks) -> None:
    """Compares what was read of a Fundus page with its gold."""
    if gold.title:
        marks.add("title, equal", told.title == gold.title)
    if gold.authors:
        marks.add("authors, same set", told.authors == gold.authors)
    if gold.moment:
        same = told.moment is not None and abs((told.moment - gold.moment).total_seconds()) < 60
        marks.add("published, to the minute with zone", same)
        days = {gold.moment.date(), told.moment.astimezone(gold.moment.tzinfo).date()} if told.moment else {told.day}
        marks.add("published, day", gold.moment.date() in days if told.moment is None else len(days) == 1)
    if gold.body:
        score = token_f1(told.body, gold.body)
        marks.add("body, token F1", score)
        if guess_language(gold.body) == "en":
            marks.add("body, token F1, English pages", score)


def token_f1(found: str, gold: str) -> float:
    """F1 over the two texts' words as bags, case folded."""
    left, right = Counter(_WORD.findall(found.casefold())), Counter(_WORD.findall(gold.casefold()))
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def htmldate_pages(folder: Path) -> Iterator[Page]:
    """The pages of htmldate's evaluation, with their day."""
    for url, entry in json.loads((folder / "eval_default.json").read_text("utf-8")).items():
        file = next(path for part in ("cache", "eval") if (path := folder / part / entry["file"]).is_file())
        yield Page(entry["file"], url, file.read_bytes(), Told(day=date.fromisoformat(entry["date"])))


def run(pages: Iterable[Page], readers: Mapping[str, Reader], *, days_only: bool) -> tuple[dict[str, Marks], list[str]]:
    """Reads every page with every reader.

    Returns:
        Marks by reader, and a line for each mark of ours below one, for whoever wants to see what went wrong.
    """
    marks = {name: Marks() for name in readers}
    missed = []
    for page in pages:
        for name, reader in readers.items():
            told = reader(page)
            if days_only:
                marks[name].add("day", told.day == page.gold.day)
            else:
                mark(told, page.gold, marks[name])
            if name == "sayso":
                missed.extend(_differences(page, told, days_only=days_only))
    return marks, missed


def _differences(page: Page, told: Told, *, days_only: bool) -> list[str]:
    gold = page.gold
    pairs: list[tuple[str, object, object]] = (
        [("day", told.day, gold.day)]
        if days_only
        else [
            ("title", told.title, gold.title),
            ("authors", sorted(told.authors), sorted(gold.authors)),
            ("moment", told.moment and told.moment.isoformat(), gold.moment and gold.moment.isoformat()),
            ("body", round(token_f1(told.body, gold.body), 2) > 0.9, True),
        ]
    )
    return [f"{page.name}\t{what}\t{ours!r}\t{theirs!r}" for what, ours, theirs in pairs if ours != theirs]


def table(title: str, marks: Mapping[str, Marks]) -> str:
    """The marks as a Markdown table: percent, and of how many pages."""
    lines = [f"\n## {title}\n", "| figure | pages | " + " | ".join(marks) + " |", "|---|---:|" + "---:|" * len(marks)]
    for figure, ours in marks["sayso"].by_figure.items():
        cells = [_cell(figure, one.by_figure[figure]) for one in marks.values()]
        lines.append(f"| {figure} | {len(ours)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(figure: str, marks: list[float]) -> str:
    if not any(marks):
        return "–"
    return f"{100 * mean(marks):.1f}" if "F1" in figure else f"{100 * mean(marks):.1f} ({sum(map(int, marks))})"


HEAD = """# Reading web pages

Written by `python -m evaluation.pages`. Percent of pages (and how many), or mean F1 in percent; a dash: this reader
does not tell it. {tools}, all in one run, given each page's bytes and address.
Fundus's bodies are its parsers' output, reviewed by its authors: one notion of what belongs to an article, and not
everybody's. All of this is development data: the reader was made while looking at its own faults on these pages.
"""


def main() -> None:
    """Measures and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--out", type=Path, default=HERE / "PAGES.md")
    parser.add_argument("--missed", type=Path, help="write what differs from the gold here, a line each")
    parser.add_argument("--only", choices=("fundus", "htmldate"))
    parser.add_argument("--ours", action="store_true", help="leave the other readers out; writes no table")
    asked = parser.parse_args()
    theirs: dict[str, Reader] = {} if asked.ours else {"trafilatura": with_trafilatura, "htmldate": with_htmldate}
    readers: dict[str, Reader] = {"sayso": with_sayso, **theirs}
    tools = ", ".join(f"{name} {version(name)}" for name in readers)
    text = HEAD.format(tools=tools)
    missed: list[str] = []
    if asked.only != "htmldate":
        marks, more = run(fundus(asked.pages / "fundus"), readers, days_only=False)
        text, missed = text + table("Fundus's saved news pages", marks), missed + more
    if asked.only != "fundus":
        marks, more = run(htmldate_pages(asked.pages / "htmldate"), readers, days_only=True)
        text, missed = text + table("Htmldate's saved pages", marks), missed + more
    print(text)
    if asked.missed:
        asked.missed.write_text("\n".join(missed), "utf-8")
    if not asked.ours and asked.only is None:
        asked.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
