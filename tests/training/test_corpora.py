"""The smaller corpora: column files of predicates, and XML of hedges."""

from __future__ import annotations

from pathlib import Path

from training.corpora.factuality import read_factuality
from training.corpora.hedges import read_hedges

COLUMNS = """0\tMara\t_\tNNP\t1\tnsubj\tmara
1\tdid\t_\tVBD\t3\taux\tdo
2\tn't\t_\tRB\t3\tneg\tnot
3\tleave\t-2.6\tVB\t3\tROOT\tleave
4\t-LRB-\t_\t-LRB-\t3\tpunct\t(
5\tyet\t_\tRB\t3\tadvmod\tyet
6\t-RRB-\t_\t-RRB-\t3\tpunct\t)
7\t.\t_\t.\t3\tpunct\t.

0\tRain\t3.0\tNN\t0\tROOT\train"""

XML = """<Annotation><DocumentSet><Document><DocumentPart><Sentence id="S1">It <ccue type="x">may</ccue> rain,
<ccue type="y">perhaps</ccue> &amp; snow.</Sentence><Sentence id="S2">It did.</Sentence></DocumentPart></Document>
<Document><DocumentPart><Sentence id="S3"> </Sentence></DocumentPart></Document></DocumentSet></Annotation>"""


def test_sentences_are_set_as_they_would_be_printed(tmp_path: Path) -> None:
    """Brackets and spaces are undone, and every mark stands at its predicate."""
    path = tmp_path / "train.conll"
    path.write_text(COLUMNS, encoding="utf-8")
    first, second = read_factuality(path)
    assert (first.text, second.text) == ("Mara didn't leave (yet).", "Rain")
    ((span, value),) = first.factuality or ()
    assert (first.text[span.start : span.end], value) == ("leave", -2.6)
    assert first.attributions is None


def test_hedges_stand_where_the_markup_was(tmp_path: Path) -> None:
    """A document without text is no example."""
    path = tmp_path / "wiki.xml"
    path.write_text(XML, encoding="utf-8")
    (only,) = read_hedges(path)
    assert [only.text[span.start : span.end] for span in only.hedges or ()] == ["may", "perhaps"]
    assert len(only.blocks) == 2
