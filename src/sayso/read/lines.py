"""What each line of a page dump is: the article's own, or the furniture around it.

Which lines are the article's is learned (``linemodel``); where no model is installed, the article is the run of lines
in which prose is thickest (``shape.article_run``). Around it, position and shape tell headline, stamp, byline and
caption, and the rest is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.domain.text import BlockKind
from sayso.read.linemodel import installed_model
from sayso.read.shape import STOPPED, WORD, Line, article_run, past_the_cut, shape_of
from sayso.read.wordlist import word_set

_QUOTED = re.compile(r"^(?P<who>[^\"“”«»]{0,120}?[:,–—-]?\s?)[\"“«‘'](?P<words>.{15,600})[\"”»’'](?P<after>.{0,80})$")
_JOINING = word_set("of the and for in at on to a an de la le du von van der al bin")
FEWEST = 40
"""Lines below which rules judge: one in fifty of the pages that the model learned from is so short. So do they where
half of the lines are prose: it is an article without its page."""

_LABEL_WITHIN = 3  # lines
_MASTHEAD_WITHIN = 4  # lines
_TITLE_WORDS = (3, 40)
_MOST_WORDS_OF_A_LINK = 25


def classify_lines(lines: Sequence[str], *, learned: bool = True) -> tuple[BlockKind, ...]:
    """Says what each line is.

    Args:
        lines: the lines of one page in order, none of them blank.
        learned: with the installed model, where there is one; else by rules alone.

    Returns:
        One kind for each line.

    Raises:
        UnusableModel: the installed model cannot be run.
    """
    shaped = [shape_of(line) for line in lines]
    body = _learned_body(shaped) if learned else []
    if any(body):
        start, end = body.index(True), len(body) - body[::-1].index(True)
    else:
        start, end = article_run(shaped)
        end = past_the_cut(shaped, end)
        body = [start <= i < end for i in range(len(shaped))]
    kinds = [
        _in_head(line) if i < start else _in_body(line, body=body[i]) if i < end else _in_tail(line)
        for i, line in enumerate(shaped)
    ]
    _mark_led_to(shaped, kinds)
    _mark_captions(shaped, kinds)
    _mark_headline(shaped, kinds, start, end)
    _unmark_labels(kinds)
    _mark_pull_quotes(shaped, kinds, start, end)
    return tuple(kinds)


def _learned_body(lines: Sequence[Line]) -> list[bool]:
    """Which lines the installed model takes for the article's; none where there is no model, or too little to judge."""
    if len(lines) < FEWEST or sum(line.prose for line in lines) * 2 >= len(lines):
        return []
    model = installed_model()
    return model.body(lines) if model else []


def _in_head(line: Line) -> BlockKind:
    return line.furniture or BlockKind.OTHER


def _in_body(line: Line, *, body: bool) -> BlockKind:
    if line.furniture:
        return line.furniture
    return BlockKind.BODY if body and not line.heading else BlockKind.OTHER


def _in_tail(line: Line) -> BlockKind:
    if line.furniture in {BlockKind.PROMO, BlockKind.LINK, BlockKind.TIMESTAMP, BlockKind.BYLINE}:
        return line.furniture
    if line.heading or len(line.tokens) < 2:
        return BlockKind.OTHER
    return BlockKind.TEASER


def _mark_led_to(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """A headline under a line of its own that leads to it ("Related:") is another report's."""
    for i in range(1, len(lines)):
        leads = kinds[i - 1] is BlockKind.LINK and lines[i - 1].words.endswith(":")
        short = len(lines[i].tokens) <= _MOST_WORDS_OF_A_LINK and not STOPPED.search(lines[i].words)
        if leads and short and kinds[i] in {BlockKind.BODY, BlockKind.OTHER}:
            kinds[i] = BlockKind.LINK


def _mark_captions(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """A line that the next one repeats and adds a credit to is the picture's alternative text, said twice."""
    for i in range(1, len(lines)):
        shorter, longer = sorted((i - 1, i), key=lambda k: len(lines[k].tokens))
        one, two = lines[shorter].tokens, lines[longer].tokens
        if len(one) >= 4 and two[: len(one)] == one and kinds[i] != BlockKind.TEASER:
            kinds[shorter] = BlockKind.OTHER
            if kinds[longer] in {BlockKind.BODY, BlockKind.OTHER}:
                kinds[longer] = BlockKind.CAPTION


def _mark_headline(lines: Sequence[Line], kinds: list[BlockKind], start: int, end: int) -> None:
    """The headline is the line above the article that shares most words with it; else its first line, if like one."""
    low, high = _TITLE_WORDS
    body = {token for line in lines[start:end][:40] for token in line.tokens if len(token) > 3}
    best, best_score = -1, 0.0
    for i in range(start):
        tokens = lines[i].tokens
        if kinds[i] != BlockKind.OTHER or not low <= len(tokens) <= high:
            continue
        if _repeats_next(lines, i) or _is_masthead(lines, i):
            continue
        shared = sum(token in body for token in set(tokens))
        if shared > best_score:
            best, best_score = i, shared
    if best < 0 and end > start and _like_headline(lines, kinds, start):
        best = start
    if best >= 0:
        kinds[best] = BlockKind.HEADLINE
        for i in range(len(lines)):
            if i != best and lines[i].tokens == lines[best].tokens:
                kinds[i] = BlockKind.OTHER


def _is_masthead(lines: Sequence[Line], i: int) -> bool:
    """A short line at the very top whose words two other lines hold whole is the site's name, not a headline."""
    name = lines[i].words
    if i >= _MASTHEAD_WITHIN or len(lines[i].tokens) > 5:
        return False
    return sum(name in line.words for line in lines[i + 1 :]) >= 2


def _unmark_labels(kinds: list[BlockKind]) -> None:
    """A label stands by the headline; the same word far from it names a section of the site."""
    at = kinds.index(BlockKind.HEADLINE) if BlockKind.HEADLINE in kinds else -1
    for i, kind in enumerate(kinds):
        if kind == BlockKind.LABEL and (at < 0 or abs(i - at) > _LABEL_WITHIN):
            kinds[i] = BlockKind.OTHER


def _repeats_next(lines: Sequence[Line], i: int) -> bool:
    tokens = lines[i].tokens
    return i + 1 < len(lines) and len(tokens) >= 4 and lines[i + 1].tokens[: len(tokens)] == tokens


def _like_headline(lines: Sequence[Line], kinds: list[BlockKind], i: int) -> bool:
    """A short first line that no full stop ends, or most of whose long words are capitalised."""
    line = lines[i]
    if kinds[i] != BlockKind.BODY or not 3 <= len(line.tokens) <= 25 or i + 1 >= len(lines):
        return False
    long_words = [word for word in WORD.findall(line.words)[1:] if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return not STOPPED.search(line.words[-12:]) or (len(long_words) >= 3 and capitals * 3 >= len(long_words) * 2)


def _mark_pull_quotes(lines: Sequence[Line], kinds: list[BlockKind], start: int, end: int) -> None:
    """A quotation that stands alone and whose words stand again in another line of the article repeats it."""
    vocabulary = [frozenset(lines[i].tokens) if kinds[i] == BlockKind.BODY else frozenset() for i in range(start, end)]
    for i in range(start, end):
        if kinds[i] not in {BlockKind.BODY, BlockKind.OTHER} or len(lines[i].tokens) > 60:
            continue
        found = _QUOTED.match(lines[i].words)
        if found is None or not _names(found["who"]) or not _names(found["after"]):
            continue
        said = {token.lower() for token in WORD.findall(found["words"])}
        if len(said) >= 5 and _said_again(said, vocabulary, i - start):
            kinds[i] = BlockKind.PULL_QUOTE
            vocabulary[i - start] = frozenset()


def _said_again(said: set[str], vocabulary: Sequence[frozenset[str]], own: int) -> bool:
    near = range(max(0, own - 100), min(len(vocabulary), own + 100))
    return any(j != own and len(said & vocabulary[j]) >= 0.9 * len(said) for j in near)


def _names(words: str) -> bool:
    """Tells whether the words beside a quotation are a name or a title, or none, rather than a clause ("he said")."""
    return all(word[0].isupper() or word in _JOINING for word in WORD.findall(words))
