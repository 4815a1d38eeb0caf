"""Event identity across reports: coreference on ECB+ dev, reports by event on ``stories``, as tasks of the gate.

ECB+ dev (Cybulska and Vossen 2014), CoNLL F1 as in ``chains``: the mean F1 of MUC, B-cubed and CEAF-e over both chains
within documents and across them, singletons counted, topics given (documents of two topics are never compared), summed
over topics. Gold mentions are the annotators'; predicted ones the net's triggers in the annotated sentences, which
count where their spans are the same as gold's. Pairs are scored by the bundle ``events-3`` and clustered by average
linkage.
The figures without singletons are told beside.

``stories``: 185 whole articles of 33 events go through the reader and a ledger of their own; an article is put by the
event of the ledger that its main event became (alone where it has none), and B-cubed is taken over articles. Most of
this is news that nobody disputes: how many matters are held uncontested is told beside; no gold tells how many are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from evaluation.chains import b_cubed, figures_of
from evaluation.data import Shared, digest
from evaluation.heads import bootstrapped
from evaluation.tasks import Figure, Result
from sayso.domain.account import Agreement, EventAccount
from sayso.domain.reading import Reading
from sayso.domain.report import Document
from sayso.domain.text import Span
from sayso.gazetteer.store import packaged
from sayso.ledger import Ledger
from sayso.model.installed import installed_tagger
from sayso.pipeline import read_document
from sayso.read import read_report
from training.corpora.ecb_events import CrossDocument, read_cross
from training.identity import Stories, Told, compared, gold_mentions, read_corpus, told_in
from training.pairing import pair_model
from training.story_groups import average_linked

Array = NDArray[np.float64]
A_DOCUMENT = 1_000_000
"""Code points that a document is given in a line of all documents, so that spans of several are told apart."""


def ecb_events(shared: Shared) -> Result:
    """ECB+ dev, with gold and with predicted mentions."""
    folder = shared.pack("ecbplus")
    corpus = read_corpus(read_cross(folder, "Dev"))
    gold = gold_mentions(corpus)
    figures = []
    for name, told in (("gold mentions", gold), ("predicted mentions", predicted_mentions(corpus))):
        figures += _figures(name, gold, told)
    return Result("ecbplus-dev-events", digest(folder.glob("ECB_Dev_*")), tuple(figures))


def predicted_mentions(corpus: Iterable[tuple[CrossDocument, Reading]]) -> list[Told]:
    """The net's triggers in the annotated sentences."""
    tagger = installed_tagger(1)
    found: list[Told] = []
    for document, reading in corpus:
        triggers = tagger.read(reading.document, []).events if tagger else reading.mentions.events
        spans = [one.trigger for one in triggers if any(held.covers(one.trigger) for held in document.annotated)]
        found += told_in(document, reading, [(span, None) for span in spans])
    return found


def _figures(name: str, gold: Sequence[Told], told: Sequence[Told]) -> list[Figure]:
    due, said = _by_topic(gold), _by_topic(told)
    every, linked = [], []
    for topic, theirs in sorted(due.items()):
        ours = said.get(topic, [])
        line = {document: at for at, document in enumerate(sorted({one.document.name for one in (*theirs, *ours)}))}
        chains = defaultdict[str, set[Span]](set)
        for one in theirs:
            chains[one.chain or ""].add(_placed(one, line))
        right = [frozenset(chain) for chain in chains.values()]
        found = [frozenset(_placed(ours[at], line) for at in held) for held in average_linked(scored(ours), _least())]
        every.append((right, found))
        linked.append(([one for one in right if len(one) > 1], [one for one in found if len(one) > 1]))
    whole, without = figures_of(every), figures_of(linked)
    parts = [_plain(f"{name}: {measure} F1", figures[2]) for measure, figures in whole.items()]
    return [*parts, _plain(f"{name}: CoNLL F1, no singletons", without["CoNLL"][2])]


def _least() -> float:
    return pair_model().same


def _by_topic(told: Iterable[Told]) -> dict[str, list[Told]]:
    found = defaultdict[str, list[Told]](list)
    for one in told:
        found[one.document.topic].append(one)
    return found


def _placed(one: Told, line: dict[str, int]) -> Span:
    start = A_DOCUMENT * line[one.document.name]
    return Span(start + one.span.start, start + one.span.end)


def _plain(name: str, value: float) -> Figure:
    return Figure(name, 100 * value, 100 * value, 100 * value)


def scored(told: Sequence[Told]) -> Array:
    """The pair scores of mentions (N, N), nothing on the diagonal."""
    stories, pairs = Stories(told), list(combinations(range(len(told)), 2))
    rows = [compared(told[a], told[b], stories) for a, b in pairs]
    square = np.zeros((len(told), len(told)))
    if rows:
        for (a, b), score in zip(pairs, pair_model().scores(rows), strict=True):
            square[a, b] = square[b, a] = score
    return square


def reports_by_event(shared: Shared) -> Result:
    """``stories`` through the real reader and ledger."""
    files = sorted(shared.pack("stories").glob("*.json"))
    wanted: dict[str, str] = {}
    mains: dict[str, str | None] = {}
    tagger, places = installed_tagger(1), packaged()
    with TemporaryDirectory() as scratch, Ledger.open(f"{scratch}/x.db") as ledger:
        for file in files:
            tree = json.loads(file.read_text("utf-8"))
            if isinstance(tree, dict) and "cluster" in tree:
                reading = read_document(_article(tree, file), tagger, places)
                ledger.record(reading)
                wanted[reading.report.id] = str(tree["cluster"]["EventId"])
                mains[reading.report.id] = reading.identities.focus
        groups = ledger.groups()
    home = {member: group.account.id for group in groups for member in group.members}
    found = {report: home.get(main or "", main) or report for report, main in mains.items()}
    told = (*_of_reports(wanted, found, mains), _uncontested([group.account for group in groups]))
    return Result("stories", digest(files), told)


def _uncontested(accounts: Iterable[EventAccount]) -> Figure:
    """How many matters nobody is held to contest: most of what ordinary news tells, nobody does. Drawn by events."""
    told = [[one.agreement is Agreement.UNCONTESTED for one in account.aspects] for account in accounts]
    matters = [one for one in told if one]
    return bootstrapped("matters held uncontested", matters, lambda drawn: sum(map(sum, drawn)) / sum(map(len, drawn)))


def _article(tree: dict[str, str], file: Path) -> Document:
    document = read_report(f"{tree['title']}\n\n{tree['text']}".encode(), path=f"{file.stem}.txt")
    when = tree.get("date_publish")
    published = datetime.fromisoformat(when).replace(tzinfo=UTC) if when else None
    report = replace(
        document.report,
        id=f"report-{file.stem}",
        url=tree["url"],
        publisher=tree["source_domain"],
        title=tree["title"],
        published=published,
    )
    return replace(document, report=report)


def _of_reports(wanted: dict[str, str], found: dict[str, str], mains: dict[str, str | None]) -> Iterable[Figure]:
    at = {report: Span(number, number + 1) for number, report in enumerate(wanted)}
    gold, system = (
        [frozenset(at[report] for report in at if homes[report] == home) for home in set(homes.values())]
        for homes in (wanted, found)
    )
    right_p, said, right_r, due = b_cubed(gold, system)
    precision, recall = right_p / said, right_r / due
    yield _plain("B-cubed P", precision)
    yield _plain("B-cubed R", recall)
    yield _plain("B-cubed F1", 2 * precision * recall / (precision + recall))
    yield _plain("reports with a main event", sum(main is not None for main in mains.values()) / len(mains))
