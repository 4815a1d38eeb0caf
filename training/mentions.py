"""What is told of mentions and of pairs of them, for learning coreference: words, forms, agreement, distance.

Nothing here is learned; the features are those of mention-pair models (Soon et al. 2001; Clark and Manning 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Text
from sayso.model.predict import LearnedTagger, lay_out, sentence_starts, windows_of, words_of
from sayso.read.segment import split_sentences
from training.corpora.example import Example
from training.evaluate import document_of

LONGEST = 25
"""Words of a mention; fewer than one gold mention of a hundred is longer."""

BACK = 150
"""Mentions before a mention that may be its antecedent."""

STEPS = np.array((0, 1, 2, 3, 4, 8, 16, 32, 64, 128))
"""Distances, in mentions and in sentences, from which on another weight holds."""

FIRST, SECOND, THIRD, POINTING, RELATIVE, OTHER = range(1, 7)
ONE, MANY, EITHER = range(3)
ANY, HE, SHE, IT, WHO = range(5)
_PRONOUNS = {
    (FIRST, ONE, ANY): "i me my myself mine",
    (FIRST, MANY, ANY): "we us our ours ourselves",
    (SECOND, EITHER, ANY): "you your yours yourself yourselves",
    (THIRD, ONE, HE): "he him his himself",
    (THIRD, ONE, SHE): "she her hers herself",
    (THIRD, ONE, IT): "it its itself",
    (THIRD, MANY, ANY): "they them their theirs themselves",
    (POINTING, ONE, IT): "this that",
    (POINTING, MANY, ANY): "these those",
    (RELATIVE, EITHER, WHO): "who whom whose",
    (RELATIVE, EITHER, IT): "which",
    (OTHER, ONE, ANY): "one",
}
PRONOUNS = {word: form for form, words in _PRONOUNS.items() for word in words.split()}
THE, A, THIS, ANOTHER, BARE = range(1, 6)
_OTHERS = "his her its their our my your any no every each all both"
_ENDING = """of in on at for with from by to who which that as about between during after before against where when
whose , ( - – —"""
_DETERMINERS = {
    "the": THE,
    "a": A,
    "an": A,
    "some": A,
    "this": THIS,
    "that": THIS,
    "these": THIS,
    "those": THIS,
} | dict.fromkeys(_OTHERS.split(), ANOTHER)
_AFTER_THE_HEAD = frozenset(_ENDING.split())
_SMALL = frozenset({"of", "the", "and"})


@dataclass(eq=False)
class Read:
    """A document as the net read it: (W, 384) vectors, (W, 29) entity scores, and its words by sentence and paragraph.

    ``gold`` are the chains by mention, a mention being its first and its last word.
    """

    name: str
    vectors: np.ndarray
    entities: np.ndarray
    words: list[str]
    sentences: np.ndarray
    paragraphs: np.ndarray
    gold: dict[tuple[int, int], int]
    forms: dict[tuple[int, int], Form] = field(default_factory=dict)

    @property
    def chains(self) -> list[frozenset[tuple[int, int]]]:
        """The gold chains of more than one mention."""
        found: dict[int, set[tuple[int, int]]] = {}
        for mention, chain in self.gold.items():
            found.setdefault(chain, set()).add(mention)
        return [frozenset(chain) for chain in found.values() if len(chain) > 1]

    def form(self, mention: tuple[int, int]) -> Form:
        """What the words of a mention tell; worked out once."""
        if mention not in self.forms:
            self.forms[mention] = _form(self, *mention)
        return self.forms[mention]


@dataclass(frozen=True)
class Form:
    """What the words of one mention tell of it."""

    whole: tuple[str, ...]
    core: tuple[str, ...]
    head: str
    pronoun: tuple[int, int, int]
    determiner: int
    proper: bool
    plural: bool
    names: frozenset[str]
    content: frozenset[str]


def read(example: Example, tagger: LearnedTagger) -> Read:
    """Reads a document with the frozen net; mentions that do not begin and end where its words do are left out."""
    blocks = tuple(Block(span, BlockKind.BODY) for span in example.blocks)
    bare: Document = document_of(example)
    text = Text(bare.text.words, blocks, split_sentences(bare.text.words, blocks))
    words = words_of(text.words, example.blocks, tagger._vocabulary)  # noqa: SLF001  training sees the net's inside
    windows = windows_of(words, sentence_starts(words, text), tagger.bundle.window, tagger.bundle.margin)
    vectors, entities = np.zeros((len(words), 384), np.float32), np.zeros((len(words), 29), np.float32)
    for window in windows:
        got = tagger._scorer.read(lay_out([(words, window.words)], tagger._vocabulary))  # noqa: SLF001
        own = slice(window.own.start - window.words.start, window.own.stop - window.words.start)
        vectors[window.own.start : window.own.stop] = got["hidden"][0][own]
        entities[window.own.start : window.own.stop] = got["entities"][0][own]
    begins = {int(at): n for n, at in enumerate(words.starts)}
    ends = {int(at): n for n, at in enumerate(words.ends)}
    gold = {
        (begins[one.span.start], ends[one.span.end]): number
        for number, chain in enumerate(example.chains or ())
        for one in chain
        if one.span.start in begins and one.span.end in ends
    }
    opens = np.zeros(len(words), np.int64)
    opens[sentence_starts(words, text)] = 1
    shown = [text.words[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    return Read(example.name, vectors, entities, shown, opens.cumsum(), np.asarray(words.blocks), gold)


def _form(document: Read, first: int, last: int) -> Form:
    shown = document.words[first : last + 1]
    whole = tuple(word.lower() for word in shown)
    head = next((n - 1 for n, word in enumerate(whole) if n and word in _AFTER_THE_HEAD), len(whole) - 1)
    pronoun = PRONOUNS.get(whole[0], (0, -1, -1)) if len(whole) == 1 else (0, -1, -1)
    opens = first == 0 or document.sentences[first] != document.sentences[first - 1]
    named = [
        word
        for n, word in enumerate(shown[: head + 1])
        if word[:1].isupper() and word.lower() not in _DETERMINERS and (len(shown) == 1 or n or not opens)
    ]
    core = tuple(
        w for n, w in enumerate(whole) if not (n == 0 and w in _DETERMINERS) and w not in {"'s", "’s", "’", "'"}
    )
    determiner = 0 if pronoun[0] else _DETERMINERS.get(whole[0], BARE)
    plural = whole[head].endswith("s") and not whole[head].endswith("ss")
    names = frozenset(word for word in shown[: head + 1] if word[:1].isupper() and word.lower() not in _DETERMINERS)
    content = frozenset(word for word in core if len(word) > 2)
    return Form(whole, core, whole[head], pronoun, determiner, bool(named) and not pronoun[0], plural, names, content)


def _overlap(sets: Sequence[frozenset[str]]) -> np.ndarray:
    """(N, N): how many members each two of the sets share."""
    known = {word: n for n, word in enumerate(sorted(frozenset().union(*sets)))}
    held = np.zeros((len(sets), max(len(known), 1)), np.float32)
    for row, some in enumerate(sets):
        held[row, [known[word] for word in some]] = 1
    return held @ held.T


def pairs_of(document: Read, mentions: Sequence[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pairs of a mention and an earlier one, and what is told of each.

    Args:
        document: theirs.
        mentions: in text order.

    Returns:
        Places of the later and of the earlier ones in the list, (P,) each, and the features (P, F).
    """
    count = len(mentions)
    if count < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, FEATURES), np.float32)
    later = np.repeat(np.arange(count), np.minimum(np.arange(count), BACK))
    earlier = np.concatenate([np.arange(max(0, n - BACK), n) for n in range(count)]).astype(np.int64)
    forms = [document.form(one) for one in mentions]
    told = np.concatenate(
        [_flags(document, mentions, forms, later, earlier), _distances(document, mentions, later, earlier)], 1
    )
    return later, earlier, told.astype(np.float32)


def _flags(
    document: Read, mentions: Sequence[tuple[int, int]], forms: Sequence[Form], later: np.ndarray, earlier: np.ndarray
) -> np.ndarray:
    ids: dict[object, int] = {}

    def same(of: Sequence[object], other: Sequence[object] | None = None) -> np.ndarray:
        left = np.array([ids.setdefault(one, len(ids)) for one in of])
        right = left if other is None else np.array([ids.setdefault(one, len(ids)) for one in other])
        return np.asarray(left[earlier] == right[later])

    spans, pronouns = np.array(mentions), np.array([one.pronoun for one in forms])
    a, b, before, after = pronouns[earlier], pronouns[later], spans[earlier], spans[later]
    said_a, said_b = a[:, 0] > 0, b[:, 0] > 0
    both, none = said_a & said_b, ~said_a & ~said_b
    names = _overlap([one.names for one in forms])[later, earlier] > 0
    cores = [frozenset(one.core) for one in forms]
    within = _overlap(cores)[later, earlier] >= np.array([len(one) for one in cores])[later]
    content = _overlap([one.content for one in forms])[later, earlier] > 0
    determiners, proper = np.array([one.determiner for one in forms]), np.array([one.proper for one in forms])
    plural = np.array([one.plural for one in forms])
    letters = [
        "".join(w[0] for w in one.whole if w not in _SMALL) if len(one.names) > 1 else n for n, one in enumerate(forms)
    ]
    one_sentence = document.sentences[before[:, 0]] == document.sentences[after[:, 0]]
    gap = after[:, 0] - before[:, 1]
    columns = (
        same([one.core for one in forms]) & none,
        same([one.head for one in forms]) & none,
        names,
        content & none,
        within & none,
        same([one.whole for one in forms]) & said_a,
        said_a,
        said_b,
        both,
        *(both & (a[:, n] == b[:, n]) for n in (0, 2, 1)),
        both & (a != b).any(1) & (a[:, 0] == THIRD) & (b[:, 0] == THIRD),
        said_b & (b[:, 0] == THIRD) & np.isin(b[:, 2], (HE, SHE)),
        said_b & (b[:, 2] == IT),
        said_b & (b[:, 1] == MANY),
        said_b & np.isin(b[:, 0], (FIRST, SECOND)),
        said_b & (b[:, 0] == RELATIVE),
        *(determiners[later] == kind for kind in (THE, A, THIS, BARE)),
        proper[earlier],
        proper[later],
        plural[earlier] == plural[later],
        plural[earlier],
        plural[later],
        same(letters, ["".join(one.whole) for one in forms]),
        (before[:, 0] <= after[:, 0]) & (after[:, 1] <= before[:, 1]),
        (after[:, 0] <= before[:, 0]) & (before[:, 1] <= after[:, 1]),
        one_sentence,
        document.paragraphs[before[:, 0]] == document.paragraphs[after[:, 0]],
        one_sentence & ((gap == 1) | (gap == 2)),
        proper[earlier] & proper[later] & ~names,
    )
    return np.stack(columns, 1)


def _distances(
    document: Read, mentions: Sequence[tuple[int, int]], later: np.ndarray, earlier: np.ndarray
) -> np.ndarray:
    spans, rows = np.array(mentions), np.arange(len(later))
    before, after = spans[earlier], spans[later]
    found = np.zeros((len(later), 2 * (len(STEPS) + 1) + 3))
    apart = document.sentences[after[:, 0]] - document.sentences[before[:, 0]]
    found[rows, np.searchsorted(STEPS, later - earlier)] = 1
    found[rows, len(STEPS) + 1 + np.searchsorted(STEPS, apart)] = 1
    found[:, -3] = np.minimum(after[:, 0] - before[:, 1], 200) / 200
    found[:, -2:] = np.stack([before[:, 1] - before[:, 0], after[:, 1] - after[:, 0]], 1) / 10
    return found


FLAGS = 34
FEATURES = FLAGS + 2 * (len(STEPS) + 1) + 3
