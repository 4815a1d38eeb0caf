"""Our own sentences: whole, of two parts that share nothing, and the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from sayso.domain.text import Span
from training.corpora.example import Example
from training.corpora.markup import MarkupFault
from training.corpora.sentences import Part, read_own, read_templates, read_words
from training.labels import ENTITY_KINDS, EVENT_TYPES, ROLE_KINDS

MANY = 900


@pytest.fixture(scope="module")
def train() -> tuple[Example, ...]:
    """Texts of the train part."""
    return read_own("train", MANY, 11)


@pytest.fixture(scope="module")
def dev() -> tuple[Example, ...]:
    """Texts of the dev part."""
    return read_own("dev", MANY // 3, 11)


def spans_of(example: Example) -> Iterator[Span]:
    """Every span of an example."""
    yield from example.blocks
    for one in example.attributions or ():
        yield from (*one.source, *one.cue, *one.content)
    yield from example.hedges or ()
    yield from (span for span, _ in example.factuality or ())
    assert example.entities is not None
    yield from (named.span for named in example.entities.spans)
    for happening in example.happenings or ():
        yield happening.trigger
        yield from (argument.span for argument in happening.arguments or ())


def test_every_span_covers_words_of_its_text(train: tuple[Example, ...], dev: tuple[Example, ...]) -> None:
    """No span is empty, reaches beyond the text, or has white space at its ends."""
    for example in (*train, *dev):
        for span in spans_of(example):
            words = example.text[span.start : span.end]
            assert len(words) == len(span), example.name
            assert words == words.strip(), (example.name, words)


def test_texts_read_well(train: tuple[Example, ...], dev: tuple[Example, ...]) -> None:
    """No doubled space, article or stop, no mark-up left over, and a capital, figure or quotation mark in front."""
    for example in (*train, *dev):
        for block in example.blocks:
            words = example.text[block.start : block.end]
            assert not set("{}[]|@\\") & set(words), words
            for fault in ("  ", "..", " ,", " .", "the the ", "The the ", " a the ", ",,"):
                assert fault not in words, words
            assert not words[0].islower(), words


def test_the_two_parts_share_no_template_and_no_name() -> None:
    """A template is of one part, and so is every name of the lists that hold names."""
    parts: dict[str, set[Part]] = {}
    for template in read_templates():
        parts.setdefault(repr(template.nodes), set()).add(template.part)
    assert all(len(found) == 1 for found in parts.values())
    for words in read_words().values():
        if words.kind is not None:
            assert words.ways["train"]
            assert words.ways["dev"]
            assert not set(map(repr, words.ways["train"])) & set(map(repr, words.ways["dev"]))


def test_the_two_parts_share_no_text(train: tuple[Example, ...], dev: tuple[Example, ...]) -> None:
    """No paragraph stands in both."""
    seen = {one.text[block.start : block.end] for one in train for block in one.blocks}
    assert not seen & {one.text[block.start : block.end] for one in dev for block in one.blocks}


def test_the_same_seed_writes_the_same_texts(train: tuple[Example, ...]) -> None:
    """Another seed writes others."""
    assert read_own("train", MANY, 11) == train
    assert read_own("train", 40, 12) != train[:40]


def test_everything_there_is_to_learn_comes_up(train: tuple[Example, ...]) -> None:
    """Every type of event, role and kind of entity, and every degree of factuality."""
    happenings = [one for example in train for one in example.happenings or ()]
    assert {name for one in happenings for name in one.types} == set(EVENT_TYPES)
    assert {argument.role for one in happenings for argument in one.arguments or ()} == set(ROLE_KINDS)
    kinds = {kind for one in train if one.entities for named in one.entities.spans for kind in named.kinds}
    assert kinds == set(ENTITY_KINDS)
    assert {value for one in train for _, value in one.factuality or ()} >= {-3.0, -2.0, 0.0, 1.0, 2.0, 3.0}


def test_the_dev_part_asks_for_every_type(dev: tuple[Example, ...]) -> None:
    """A type without a held-out template could not be measured."""
    assert {name for one in dev for mark in one.happenings or () for name in mark.types} == set(EVENT_TYPES)


def test_entities_lie_apart(train: tuple[Example, ...]) -> None:
    """The head for entities has one label a word."""
    for example in train:
        assert example.entities is not None
        spans = [named.span for named in example.entities.spans]
        assert all(not a.overlaps(b) for a, b in pairwise(spans))


def test_an_inner_claim_comes_before_the_one_around_it(train: tuple[Example, ...]) -> None:
    """A word has one label in training, the first that claims it: the inner cue must not drown in a content."""
    nested = 0
    for example in train:
        marks = example.attributions or ()
        for number, outer in enumerate(marks):
            inside = [
                at
                for at, one in enumerate(marks)
                if any(part.covers(one.cue[0]) for part in outer.content) and at != number
            ]
            nested += len(inside)
            assert all(at < number for at in inside), example.text
    assert nested


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{cue:said} {content:so} {village:there}", "labels that are not known: village"),
        ("{source:He} {content:left}", "without cue or content"),
        ("{source2:He} {cue:said} {content:so}", "without cue or content"),
        ("{clash:battle} of {place2:@town}", "roles of no event"),
    ],
)
def test_a_template_that_makes_no_sense_is_refused(tmp_path: Path, line: str, why: str) -> None:
    """The error names file and line."""
    (tmp_path / "wrong.txt").write_text(f"# remark\n\n{line}\n", encoding="utf-8")
    with pytest.raises(MarkupFault, match=f"^wrong.txt, line 3: .*{why}"):
        read_templates(tmp_path)


@pytest.mark.parametrize(
    ("words", "why"),
    [("Adra; Belm\n", "line 1: words of no list"), ("@town village\nAdra\n", "no kind of entity: village")],
)
def test_a_word_list_that_makes_no_sense_is_refused(tmp_path: Path, words: str, why: str) -> None:
    """Words stand under a list's name, and a list's kind is one that there is."""
    path = tmp_path / "words.list"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(MarkupFault, match=why):
        read_words(path)
