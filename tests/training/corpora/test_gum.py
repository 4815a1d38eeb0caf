"""GUM's splits and columns, in an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.domain.text import Span
from training.corpora.example import Example
from training.corpora.gum import read_document, read_gum

SPLITS = "# Splits\n\n## dev\n\n  * GUM_news_b\n  * GUM_whow_c\n\n## train\n\n  * GUM_news_a\n  * GUM_bio_d\n"
ROWS = (
    ("1", "The", "DT", "2", "(1-person-new-n-cf1-2,3-coref"),
    ("2", "Mayor", "NNP", "5", ""),
    ("3", "Orla", "NNP", "2", ""),
    ("4", "of", "IN", "5", ""),
    ("5", "Port", "NNP", "2", "(2-place-new-n-cf2-1,2-coref-Port_Tarn"),
    ("6", "Tarn", "NNP", "5", "2)1)"),
    ("7-8", "didn't", "_", "_", ""),
    ("7", "did", "VBD", "9", ""),
    ("8", "n't", "RB", "9", ""),
    ("9", "leave", "VB", "0", ""),
    ("10", "it", "PRP", "9", "(2-place-giv-n-cf3-1-ana)|SpaceAfter=No"),
    ("11", ".", ".", "9", "9)"),
)


def conllu(*sentences: tuple[tuple[str, str, str, str, str], ...]) -> str:
    """Sentences as columns, each a paragraph of its own."""
    lines = ["# newdoc id = x", "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity"]
    for rows in sentences:
        lines += ["# newpar", "# newpar_block = p (1 s)"]
        for number, form, tag, parent, entity in rows:
            misc = f"Entity={entity}" if entity else "_"
            lines.append(f"{number}\t{form}\t{form}\t_\t{tag}\t_\t{parent}\t_\t_\t{misc}")
        lines.append("")
    return "\n".join(lines) + "\n"


@pytest.fixture
def read() -> Example:
    """The document, its sentence twice."""
    return read_document("GUM_news_a", conllu(ROWS, ROWS))


def said(example: Example, span: Span) -> str:
    """Words of a span."""
    return example.text[span.start : span.end]


def test_text_is_set_by_its_spaces_and_paragraphs(read: Example) -> None:
    """Joined words are written once."""
    assert read.text == "The Mayor Orla of Port Tarn didn't leave it.\n" * 2
    assert len(read.blocks) == 2


def test_chains_hold_nested_mentions_with_their_heads(read: Example) -> None:
    """A name's last word heads it; a bracket that nothing opened is passed."""
    person, place = read.chains or ()
    assert [(said(read, one.span), said(read, one.head)) for one in person][:1] == [
        ("The Mayor Orla of Port Tarn", "Orla")
    ]
    assert [(said(read, one.span), said(read, one.head)) for one in place] == [("Port Tarn", "Tarn"), ("it", "it")] * 2


def test_entities_are_names_and_leave_open_what_is_not_told(read: Example) -> None:
    """A place may be a facility; pronouns are no names."""
    assert read.entities is not None
    assert [(said(read, one.span), sorted(one.kinds)) for one in read.entities.spans][:2] == [
        ("Mayor Orla", ["person"]),
        ("Port Tarn", ["facility", "place"]),
    ]
    assert "facility" not in read.entities.marked


def test_documents_are_chosen_by_part_genre_and_licence(tmp_path: Path) -> None:
    """A genre whose texts are not free for every use is left out, a missing file passed."""
    (tmp_path / "splits.md").write_text(SPLITS, encoding="utf-8")
    for name in ("news_a", "news_b", "whow_c"):
        (tmp_path / f"GUM_{name}.conllu").write_text(conllu(ROWS), encoding="utf-8")
    assert [one.name for one in read_gum(tmp_path, "dev")] == ["gum/GUM_news_b"]
    assert [one.name for one in read_gum(tmp_path, "train")] == ["gum/GUM_news_a"]
    assert read_gum(tmp_path, "train", "bio") == ()
    assert read_gum(tmp_path, "test") == ()
