"""Column files of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.example import Example
from training.corpora.named import TOGETHER, read_iob

WITH_DOCUMENTS = """-DOCSTART- O

Ola I-PER
Berg I-PER
left O
North I-LOC
Tarn I-LOC
. O
-DOCSTART- O

Songs I-MISC
of O
Acme I-ORG
Corp I-ORG

"""

NUMBERED = """# newdoc id = a
# sent_id = a-1
# text = Tarn, Ola
1\tTarn\tB-LOC\t-\tx
2\tBerg\tB-LOC\t-\tx
3\t,\tO\t-\t-
4\t#\tO\t-\t-

# newdoc id = b
# sent_id = b-1
1\tOla\tB-PER\t-\tx
"""


def names(example: Example) -> list[tuple[str, list[str]]]:
    """Words and kinds of an example's entities."""
    assert example.entities is not None
    return [(example.text[one.span.start : one.span.end], sorted(one.kinds)) for one in example.entities.spans]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (
            WITH_DOCUMENTS,
            [
                [("Ola Berg", ["person"]), ("North Tarn", ["facility", "place"])],
                [("Acme Corp", ["armed-group", "organisation"])],
            ],
        ),
        (NUMBERED, [[("Tarn", ["facility", "place"]), ("Berg", ["facility", "place"])], [("Ola", ["person"])]]),
    ],
)
def test_documents_that_the_file_tells_apart_are_examples(
    tmp_path: Path, held: str, expected: list[list[tuple[str, list[str]]]]
) -> None:
    """Labels without a kind of ours are no entities, and a new B begins a new one."""
    path = tmp_path / "some.conll"
    path.write_text(held, encoding="utf-8")
    assert [names(one) for one in read_iob(path)] == expected


def test_sentences_are_put_together_where_the_file_tells_no_documents(tmp_path: Path) -> None:
    """A line cut short is passed; what a body may be is marked, facilities are not."""
    path = tmp_path / "tweets.conll"
    path.write_text("Acme\tB-corporation\nbad\n!\tO\n\n" * (TOGETHER + 1), encoding="utf-8")
    first, second = read_iob(path)
    assert (len(first.blocks), len(second.blocks), second.text) == (TOGETHER, 1, "Acme!\n")
    assert names(second) == [("Acme", ["armed-group", "organisation"])]
    assert first.entities is not None
    assert first.entities.marked == {"person", "place", "organisation", "armed-group"}


def test_an_empty_file_is_no_example(tmp_path: Path) -> None:
    """Nothing is read from nothing."""
    path = tmp_path / "empty.conll"
    path.write_text("\n", encoding="utf-8")
    assert read_iob(path) == ()
