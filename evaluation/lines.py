"""Which lines of a page's dump are its body: the learned model beside the rules; writes ``LINES.md``.

``python -m evaluation.lines --pages FOLDER``, the folder being the unpacked pack ``pages``. Publishers are split before
anything is learned (``training/corpora/pages.py``); the test publishers are measured here and nowhere else.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from sayso.domain.text import BlockKind
from sayso.read.linemodel import installed_model
from sayso.read.lines import classify_lines
from sayso.read.shape import shape_of
from training.corpora.pages import LabelledPage, read_pages

HERE = Path(__file__).resolve().parent
TABLE = HERE / "LINES.md"
READ_AGAIN = HERE / "lines.toml"
BODY = frozenset({BlockKind.BODY, BlockKind.STANDFIRST})
SAMPLES = 1000  # of the bootstrap over publishers

Finder = Callable[[LabelledPage], Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Count:
    """Lines of one page: told and gold, told alone, gold alone."""

    publisher: str
    right: int
    wrong: int
    missed: int


def by_rules(page: LabelledPage) -> Sequence[bool]:
    """The body by rules alone."""
    return [kind in BODY for kind in classify_lines(page.lines, learned=False)]


def by_model(page: LabelledPage) -> Sequence[bool]:
    """The body as the model alone tells it."""
    model = installed_model()
    return model.body([shape_of(line) for line in page.lines]) if model else ()


def as_read(page: LabelledPage) -> Sequence[bool]:
    """The body as the reader marks it: the model's, less what the rules know for stamps, captions and the like."""
    return [kind in BODY for kind in classify_lines(page.lines)]


FINDERS: dict[str, Finder] = {"rules": by_rules, "model": by_model, "reader (model, then rules)": as_read}


def counted(page: LabelledPage, told: Sequence[bool], *, standfirst: bool) -> Count:
    """Compares one page; ``standfirst``: whether lines of the gold's summary count, or are passed over."""
    pairs = [(a, b) for a, b, s in zip(told, page.body, page.standfirst, strict=True) if standfirst or not s]
    return Count(
        page.publisher,
        sum(a and b for a, b in pairs),
        sum(a and not b for a, b in pairs),
        sum(b and not a for a, b in pairs),
    )


def figures(counts: Sequence[Count]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all lines, in percent."""
    right, wrong, missed = (sum(getattr(one, name) for one in counts) for name in ("right", "wrong", "missed"))
    share = 100 * right
    return (
        share / ((right + wrong) or 1),
        share / ((right + missed) or 1),
        200 * right / ((2 * right + wrong + missed) or 1),
    )


def interval(counts: Sequence[Count], seed: int = 1) -> tuple[float, float]:
    """95 % of F1 under resampling of publishers."""
    rng = np.random.default_rng(seed)
    groups: dict[str, list[Count]] = {}
    for one in counts:
        groups.setdefault(one.publisher, []).append(one)
    listed = list(groups.values())
    drawn = [
        figures([one for at in rng.integers(0, len(listed), len(listed)) for one in listed[at]])[2]
        for _ in range(SAMPLES)
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def per_page(counts: Iterable[Count]) -> float:
    """The mean of the pages' own F1, in percent."""
    return float(np.mean([figures([one])[2] for one in counts]))


def digest_of(line: str) -> str:
    """What stands for a line where its words may not."""
    return sha256(line.encode()).hexdigest()[:12]


def read_again(page: LabelledPage, wrong: Mapping[str, Mapping[str, Sequence[str]]]) -> LabelledPage:
    """The page with what was found wrong in its gold put right.

    Args:
        page: any page.
        wrong: by page, the digests of lines that are body and the gold has as furniture, and of those the other way.
    """
    told = wrong.get(page.name, {})
    body = [
        digest in told.get("body", ()) or (yes and digest not in told.get("furniture", ()))
        for digest, yes in zip(map(digest_of, page.lines), page.body, strict=True)
    ]
    return replace(page, body=tuple(body))


def _rows(pages: Sequence[LabelledPage], *, standfirst: bool) -> list[str]:
    rows = []
    for name, finder in FINDERS.items():
        counts = [counted(page, finder(page), standfirst=standfirst) for page in pages]
        precision, recall, f1 = figures(counts)
        low, high = interval(counts)
        rows.append(
            f"| {name} | {precision:.1f} | {recall:.1f} | {f1:.1f} | {low:.1f}-{high:.1f} | {per_page(counts):.1f} |"
        )
    return rows


def _section(title: str, pages: Sequence[LabelledPage], *, standfirst: bool) -> list[str]:
    publishers = len({page.publisher for page in pages})
    return [
        "",
        f"## {title}",
        "",
        f"{len(pages)} pages of {publishers} publishers, {sum(sum(page.body) for page in pages)} lines.",
        "",
        "| | P | R | F1 | 95 % | F1, mean of pages |",
        "|---|---|---|---|---|---|",
        *_rows(pages, standfirst=standfirst),
    ]


def _speed(pages: Sequence[LabelledPage]) -> list[str]:
    lines = sum(len(page.lines) for page in pages)
    told = []
    for name, finder in FINDERS.items():
        began = time.process_time()
        for page in pages:
            finder(page)
        spent = time.process_time() - began
        told.append(f"{name} {1000 * spent / len(pages):.1f} ms")
    return [f"Processor time a page, {lines // len(pages)} lines on average: {'; '.join(told)}."]


def table(pages: Sequence[LabelledPage], left_out: Sequence[str]) -> str:
    """The table, in Markdown."""
    said = [
        "# Lines of page dumps: body or furniture",
        "",
        "Made by `python -m evaluation.lines`. Fundus's saved pages, each rendered to text lines by our own walk;",
        "a line is body where it stands in the page's reviewed body (summary, section headlines, paragraphs).",
        "Publishers are split 60/20/20 before training; the model learned from the first two parts, and the weights of",
        "its path are chosen on publishers of these left out in turn (`models/lines-2/README.md` has their figures).",
        "Interval: 95 %, bootstrap over publishers. Some publishers of one house share a template, and may",
        "stand on both sides of the split. Gold bodies are a parser's: a caption or a standfirst that one publisher's",
        "gold has and another's has not counts as an error on one side.",
        "",
        "Read again: the English test pages were gone through, from twelve lines above the body to twelve below,",
        "before any model's answers on them were looked at. Body is what the article prints: standfirst, paragraphs,",
        "subheadings, lists; not captions, posts set in, other reports, the author's life. What the gold has otherwise",
        "is listed in `lines.toml` by digest. The model was changed after that, by what it gets wrong on other pages.",
        "",
        f"{len(left_out)} pages are left out because less than four fifths of their gold body is visible on the saved",
        "page or they have none.",
    ]
    wrong = tomllib.loads(READ_AGAIN.read_text("utf-8"))["pages"]
    for english in (True, False):
        chosen = [page for page in pages if page.part == "test" and (page.language == "en") == english]
        title = "English" if english else "Other languages"
        said += _section(f"{title}, publishers not trained on", chosen, standfirst=True)
        said += _section(f"{title}, lines of the gold's summary passed over", chosen, standfirst=False)
        if english:
            said += _section(
                f"{title}, the gold read again", [read_again(page, wrong) for page in chosen], standfirst=True
            )
    return "\n".join([*said, "", *_speed([page for page in pages if page.part == "test"]), ""])


def main() -> None:
    """Measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=HERE.parent / ".data" / "pages")
    found = list(read_pages(parser.parse_args().pages / "fundus"))
    pages = [page for page in found if isinstance(page, LabelledPage)]
    told = table(pages, [page for page in found if isinstance(page, str)])
    TABLE.write_text(told, "utf-8")
    print(told)


if __name__ == "__main__":
    main()
