"""Marks to labels over words: what an annotation leaves open stays open."""

from __future__ import annotations

import numpy as np

from sayso.domain.text import Span
from sayso.model.encode import Vocabulary, Words, words_of
from training.corpora.example import Argument, Entities, Happening, Mention, Named
from training.labels import (
    ENTITIES,
    EVENT_TYPES,
    ROLES,
    TRIGGERS,
    bit,
    chain_labels,
    entity_sets,
    happening_labels,
)

TEXT = "Rebels of the Ash Front shelled Korva"
VOCABULARY = Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]"))
WORDS: Words = words_of(TEXT, (Span(0, len(TEXT)),), VOCABULARY)


def at(words: str) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def opened(bits: int, tags: tuple[str, ...]) -> set[str]:
    """A set of labels by name."""
    return {tag for number, tag in enumerate(tags) if bits & bit(number)}


def test_a_kind_that_a_corpus_cannot_tell_apart_stays_open() -> None:
    """Each word permits its place in a span of any of the kinds."""
    marks = Entities((Named(at("Ash Front"), frozenset({"organisation", "armed-group"})),), frozenset({"organisation"}))
    row = entity_sets(WORDS, marks)
    assert opened(row[3], ENTITIES) == {"B-organisation", "B-armed-group"}
    assert opened(row[4], ENTITIES) == {"E-organisation", "E-armed-group"}


def test_a_kind_that_a_corpus_does_not_mark_may_stand_anywhere() -> None:
    """Outside, "none" and the unmarked kinds are open, and the marked ones are not."""
    row = entity_sets(WORDS, Entities((), frozenset({"person", "place"})))
    outside = opened(row[0], ENTITIES)
    assert "O" in outside
    assert "S-weapon" in outside
    assert not {"S-place", "B-person"} & outside


def test_a_trigger_has_its_types_and_what_its_arguments_are() -> None:
    """Types stand at the trigger's first word; arguments are asked of the trigger."""
    happening = Happening(
        at("shelled"),
        frozenset({"Attack"}),
        (Argument("target", at("Korva")), Argument("initiator", at("Ash Front"))),
        frozenset({"initiator", "target"}),
    )
    marked = happening_labels(WORDS, (happening,), every=True)
    assert opened(marked.triggers[5], TRIGGERS) == {"S-trigger"}
    assert opened(marked.triggers[0], TRIGGERS) == {"O"}
    assert marked.types.tolist() == [0] * 5 + [bit(EVENT_TYPES.index("Attack")), 0]
    assert marked.asked.tolist() == [[5, 5]]
    assert opened(marked.arguments[0][6], ROLES) == {"S-target"}
    assert "O" in opened(marked.arguments[0][0], ROLES)
    assert "S-place" in opened(marked.arguments[0][0], ROLES)


def test_words_outside_the_triggers_of_a_partly_marked_text_are_not_judged() -> None:
    """Silence of such a corpus says nothing."""
    marked = happening_labels(WORDS, (Happening(at("shelled")),), every=False)
    assert np.flatnonzero(marked.triggers).tolist() == [5]
    assert marked.asked.shape == (0, 2)


def test_a_mention_is_its_head_with_how_far_it_reaches() -> None:
    """A word that heads two mentions stands for the longer one."""
    long, short = Mention(at("Rebels of the Ash Front"), at("Rebels")), Mention(at("Rebels"), at("Rebels"))
    marked = chain_labels(WORDS, ((short, long), (Mention(at("Korva"), at("Korva")),)))
    assert marked.heads.tolist() == [1, 0, 0, 0, 0, 0, 1]
    assert (marked.left[0], marked.right[0]) == (0, 4)
    assert marked.chain.tolist() == [1, 0, 0, 0, 0, 0, 2]
