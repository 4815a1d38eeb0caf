"""The demo dossier says that it is invented, and its gold speaks of words that its reports hold."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import NotRequired, TypeAlias, TypedDict

import pytest

from sayso.demo import demo_dossier, demo_files
from sayso.domain.account import Agreement, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import ActorKind
from sayso.domain.mention import Mode

NOTICE = "invented for the demonstration of sayso"
REAL_OUTLETS = re.compile(
    r"\b(BBC|CNN|Reuters|AFP|Associated Press|Agence France|Al Jazeera|Bloomberg|Guardian|New York Times|"
    r"Washington Post|Wall Street Journal|Financial Times|Deutsche Welle|Le Monde|Der Spiegel|Sky News|NPR|LBC|"
    r"Interfax|Xinhua|Kyodo|Anadolu|Euronews|Politico|Daily Mail|Independent\.co)\b"
)
SILENT = frozenset({"script", "style", "title"})
INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "small", "span", "strong", "time", "label"})


class Page(TypedDict):
    """What a gold report says of its page."""

    title: str | None
    label: str | None
    standfirst: str | None
    published: str
    updated: str | None
    byline: list[str]
    caption: str | None
    credit: str | None
    body_opening: str
    body_last: str
    not_body: list[str]
    links: list[str]
    pull_quote: str | None


class GoldReport(TypedDict):
    """One report of the gold."""

    id: str
    file: str
    url: str | None
    publisher: str
    published: str
    title: str | None
    page: Page


class GoldActor(TypedDict):
    """One actor of the gold."""

    id: str
    names: list[str]
    kind: str
    side: str | None
    speaks_for: NotRequired[str]


class GoldEvent(TypedDict):
    """One event of the gold."""

    id: str
    what: str
    when: str
    part_of: NotRequired[str]


class GoldClaim(TypedDict):
    """One claim of the gold."""

    report: str
    actor: str
    speaker: str | None
    cue: str | None
    key: str
    mode: str
    stance: str
    certainty: str
    event: str | None
    aspect: str
    about: str


class GoldStatus(TypedDict):
    """One status of the gold."""

    event: str
    aspect: str
    asserted_by: list[str]
    denied_by: list[str]
    agreement: str
    verification: str


class Gold(TypedDict):
    """``gold.json``."""

    invented: bool
    reports: list[GoldReport]
    actors: list[GoldActor]
    events: list[GoldEvent]
    claims: list[GoldClaim]
    statuses: list[GoldStatus]


Texts: TypeAlias = dict[str, str]


class _Visible(HTMLParser):
    """Gathers what a browser would show, one line a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        self._silent += tag in SILENT
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def visible(path: Path) -> str:
    """What a reader sees of a report."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = _Visible()
        page.feed(raw)
        return "".join(page.parts)
    if path.suffix == ".vtt":
        return re.sub(r"<v ([^<>]+)>", r"\1: ", raw)
    return raw


@pytest.fixture(scope="module")
def gold() -> Gold:
    """The demo's gold."""
    found: Gold = json.loads((demo_dossier().parent / "gold.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def texts(gold: Gold) -> Texts:
    """What a reader sees, by the report's id in the gold."""
    return {report["id"]: visible(demo_dossier().parent / report["file"]) for report in gold["reports"]}


def test_eight_reports_come_sorted() -> None:
    """The demo's files are eight, exist, and come in the order of their names."""
    files = demo_files()
    assert [path.name[:2] for path in files] == [f"0{number}" for number in range(1, 9)]
    assert all(path.is_file() for path in files)
    assert Counter(path.suffix for path in files) == {".html": 6, ".txt": 1, ".vtt": 1}


@pytest.mark.parametrize("path", demo_files(), ids=lambda path: path.name)
def test_each_report_says_that_it_is_invented(path: Path) -> None:
    """Every report carries the notice where a reader sees it, and a year that has not come."""
    shown = visible(path)
    assert NOTICE in shown
    assert "2031" in shown


@pytest.mark.parametrize("path", demo_files(), ids=lambda path: path.name)
def test_no_report_names_a_real_outlet_or_address(path: Path) -> None:
    """No real outlet is named, and every absolute address is one that can never exist."""
    raw = path.read_text(encoding="utf-8")
    assert REAL_OUTLETS.findall(raw) == []
    hosts = {host for host in re.findall(r"https?://([^/\"\s]+)", raw) if not host.endswith(".example")}
    assert hosts <= {"schema.org", "ogp.me", "www.w3.org"}


def test_dossier_is_invented_and_its_actors_occur(texts: Texts) -> None:
    """The dossier says that it is invented, and each actor of its three sides is named in some report."""
    dossier = tomllib.loads(demo_dossier().read_text(encoding="utf-8"))
    assert dossier["invented"] is True
    assert NOTICE in dossier["note"]
    assert [side["name"] for side in dossier["side"]] == ["Vardia", "Ostrel", "Ilvane Front"]
    everything = "\n".join(texts.values())
    assert [name for side in dossier["side"] for name in side["actors"] if name not in everything] == []


def test_no_actor_of_the_dossier_is_on_two_sides() -> None:
    """One name speaks for one side."""
    dossier = tomllib.loads(demo_dossier().read_text(encoding="utf-8"))
    names = Counter(name for side in dossier["side"] for name in side["actors"])
    assert max(names.values()) == 1


def test_gold_covers_the_files(gold: Gold) -> None:
    """The gold speaks of each report once and of nothing else, with unique ids."""
    assert gold["invented"] is True
    assert [Path(report["file"]).name for report in gold["reports"]] == [path.name for path in demo_files()]
    for ids in (gold["reports"], gold["actors"], gold["events"]):
        assert max(Counter(one["id"] for one in ids).values()) == 1


def test_gold_pages_stand_in_the_reports(gold: Gold, texts: Texts) -> None:
    """Title, label, standfirst, byline, caption, furniture and the body's ends stand in what a reader sees."""
    missing = []
    for report in gold["reports"]:
        page, text = report["page"], texts[report["id"]]
        one = (page["title"], page["label"], page["standfirst"], page["caption"], page["credit"], page["pull_quote"])
        many = (page["body_opening"], page["body_last"], *page["byline"], *page["not_body"], *page["links"])
        missing += [(report["id"], words) for words in (*one, *many) if words is not None and words not in text]
        assert text.index(page["body_opening"]) < text.index(page["body_last"])
    assert missing == []


def test_gold_times_stand_in_the_reports(gold: Gold) -> None:
    """Publication and update have a zone and stand in the page's own data, or in words where it has none."""
    for report in gold["reports"]:
        raw = (demo_dossier().parent / report["file"]).read_text(encoding="utf-8")
        page = report["page"]
        assert page["published"].startswith(report["published"])
        for stamp in (page["published"], page["updated"]):
            if stamp is None:
                continue
            when = datetime.fromisoformat(stamp)
            assert when.tzinfo is not None
            assert stamp in raw or f"{when.day} {when:%B %Y, %H:%M}" in raw


def test_gold_claims_quote_their_reports(gold: Gold, texts: Texts) -> None:
    """Each key stands exactly once in its report, and the speaker's and the cue's words stand in it too."""
    wrong = []
    for claim in gold["claims"]:
        text = texts[claim["report"]]
        if text.count(claim["key"]) != 1:
            wrong.append((claim["report"], claim["key"], text.count(claim["key"])))
        wrong += [
            (claim["report"], words, 0) for words in (claim["speaker"], claim["cue"]) if words and words not in text
        ]
    assert wrong == []


def test_gold_claims_are_no_furniture(gold: Gold) -> None:
    """No claim is looked for in what the same gold calls furniture."""
    furniture = {report["id"]: [*report["page"]["not_body"], *report["page"]["links"]] for report in gold["reports"]}
    assert [
        claim["key"] for claim in gold["claims"] if any(claim["key"] in words for words in furniture[claim["report"]])
    ] == []


def test_gold_claims_use_the_words_of_the_field(gold: Gold) -> None:
    """Stance, aspect, certainty, mode and kind come from the closed sets, and every id that is named exists."""
    actors = {actor["id"] for actor in gold["actors"]} | {"unknown"}
    events = {event["id"] for event in gold["events"]}
    for claim in gold["claims"]:
        assert claim["actor"] in actors
        assert claim["event"] is None or claim["event"] in events
        assert claim["stance"] in set(Stance)
        assert claim["aspect"] in set(Aspect)
        assert claim["certainty"] in set(Certainty)
        assert claim["mode"] in set(Mode)
        assert claim["about"]
    for actor in gold["actors"]:
        assert actor["kind"] in set(ActorKind)
        assert actor.get("speaks_for") in actors | {None}
    for event in gold["events"]:
        assert event.get("part_of") in events | {None}


def test_gold_actors_are_named_in_the_reports(gold: Gold, texts: Texts) -> None:
    """Each name of each actor stands in some report."""
    everything = "\n".join(texts.values())
    assert [name for actor in gold["actors"] for name in actor["names"] if name not in everything] == []


def test_gold_actors_all_speak(gold: Gold) -> None:
    """No actor is listed who claims nothing; an outlet may be silent, as copies of a wire story are."""
    speaking = {claim["actor"] for claim in gold["claims"]}
    assert [one["id"] for one in gold["actors"] if one["id"] not in speaking and one["kind"] != "outlet"] == []


def test_gold_statuses_rest_on_claims(gold: Gold) -> None:
    """A status speaks of an event that has claims, and each party to it has a claim about that event or its whole."""
    whole = {event["id"]: event.get("part_of") for event in gold["events"]}
    spoken = {(claim["event"], claim["actor"]) for claim in gold["claims"]}
    matters = {(claim["event"], claim["aspect"]) for claim in gold["claims"]}
    for status in gold["statuses"]:
        assert (status["event"], status["aspect"]) in matters
        assert status["verification"] in set(Verification)
        against = status["denied_by"]
        assert Agreement(status["agreement"]) is (Agreement.CONTESTED if against else Agreement.UNCONTESTED)
        family = {status["event"], whole[status["event"]]} | {part for part, of in whole.items() if of == "raid"}
        for actor in (*status["asserted_by"], *against):
            assert any((event, actor) in spoken for event in family), (status, actor)


def test_wire_copies_share_most_of_their_words(gold: Gold, texts: Texts) -> None:
    """The two copies of the agency's story are near copies, and both name the agency."""
    copies = [texts[report["id"]] for report in gold["reports"] if "wire" in report["file"]]
    assert len(copies) == 2
    assert all("(NWA)" in text for text in copies)
    runs = [_runs(text) for text in copies]
    assert len(runs[0] & runs[1]) > min(map(len, runs)) / 3
    other = _runs(texts["taldine"])
    assert len(runs[0] & other) < len(runs[0]) / 20


def _runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_corrected_page_is_the_same_address_later(gold: Gold, texts: Texts) -> None:
    """The corrected page has the first page's address and publication, a later change, and a note of what changed."""
    first, later = (report for report in gold["reports"] if report["publisher"] == "The Corvend Courier")
    assert first["url"] == later["url"] is not None
    assert first["page"]["published"] == later["page"]["published"]
    assert (first["page"]["updated"] or "") < (later["page"]["updated"] or "")
    assert "Correction, 4" not in texts[first["id"]]
    assert "Correction, 4 September 2031" in texts[later["id"]]


@pytest.mark.parametrize("path", demo_files(), ids=lambda path: path.name)
def test_json_ld_is_valid(path: Path) -> None:
    """Where a page carries JSON-LD it parses, and the dates of its news article have a zone."""
    blocks = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert bool(blocks) == (path.suffix == ".html" and "dunmarrow" not in path.name)
    for block in blocks:
        parsed = json.loads(block)
        articles = [one for one in parsed.get("@graph", [parsed]) if one["@type"] == "NewsArticle"]
        assert len(articles) == 1
        assert all(datetime.fromisoformat(articles[0][key]).tzinfo for key in ("datePublished", "dateModified"))
