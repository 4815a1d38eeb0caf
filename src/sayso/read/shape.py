"""The shape of a page's line, and what its words alone give away; where on the page the prose is thickest.

The article is the run of lines that scores highest when prose counts for it and all else against it (maximum
subsequence segmentation: Pasternack and Roth 2009, "Extracting article text from the web with maximum subsequence
segmentation").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.domain.text import BlockKind
from sayso.read import phrases
from sayso.read.stamps import find_stamps
from sayso.read.wordlist import word_set

LOOKED_AT = 2000
"""Code points of a line that are looked at: shape shows long before."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
STOPPED = re.compile(r"(?:[.!?…。\uff01\uff1f]|\.\.\.)[\"'”’»)\]*」』\uff09]{0,4}$|:[\"'”’]{0,2}$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no spaces between words (Thai to Khmer, kana, Han)."""
_STAMP_WORDS = word_set(
    "published updated update last modified first posted on at by am pm edt est et gmt bst utc cet cest ist pdt pst"
    " mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday"
    " date created edited amended"
)
_AGO = re.compile(
    r"^(?:(?:updated|published|posted)\W{0,3})?\d{1,3}\s?(?:seconds?|min(?:ute)?s?|h(?:ou)?rs?|days?) ago$",
    re.IGNORECASE,
)
_HEADING_COST = 80  # words of prose that must follow a heading such as "Related" for the article to go on behind it
_MAX_PROSE = 60
_CREDIT_WITHIN, _CREDIT_WORDS = 160, 14
_CUT_WORDS, _CUT_QUOTATION_WORDS = 12, 3
"""Words of a last line from which it is no heading: of any, and of one that opens a quotation or ends a sentence."""
_LABEL_TOKENS = 3
_ENDS_A_SENTENCE = re.compile(r"[.!?][\"'”’]? +[\"“'‘]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its shape. ``count``: its words; in scripts without spaces, two letters make one."""

    words: str
    cased: tuple[str, ...]
    tokens: tuple[str, ...]
    count: int
    prose: bool
    heading: bool
    furniture: BlockKind | None


def furniture(words: str) -> BlockKind | None:
    """The kind of a line that its words alone give away, such as a stamp or a byline; None for any other."""
    return shape_of(words[:LOOKED_AT]).furniture


def shape_of(words: str) -> Line:
    """A line, none of it blank at the ends, with its shape; at most ``LOOKED_AT`` of it count."""
    words = words[:LOOKED_AT]
    cased = tuple(WORD.findall(words))
    tokens = tuple([token.lower() for token in cased])
    stopped = bool(STOPPED.search(words[-12:]))
    heading = len(tokens) <= 8 and not stopped and bool(phrases.SECTION.match(words))
    furniture = _furniture(words, tokens, stopped=stopped)
    count = len(tokens)
    if len(words) > 2 * count and not words.isascii():
        count = max(count, len(_UNSPACED.findall(words)) // 2)
    prose = furniture is None and not heading and ((stopped and count >= 4) or count >= 45)
    return Line(words, cased, tokens, count, prose, heading, furniture)


def _furniture(words: str, tokens: tuple[str, ...], *, stopped: bool) -> BlockKind | None:
    """The kind of a line whose words alone give it away, wherever it stands."""
    if not tokens:
        return BlockKind.OTHER
    if phrases.LINK.match(words):
        return BlockKind.LINK
    if _is_stamp(words, tokens):
        return BlockKind.TIMESTAMP
    return _named_furniture(words, tokens, stopped=stopped) or _captioned(words, tokens)


def _named_furniture(words: str, tokens: tuple[str, ...], *, stopped: bool) -> BlockKind | None:
    if len(tokens) <= 14 and not stopped and phrases.BYLINE.match(words):
        return BlockKind.BYLINE
    if len(tokens) <= 3 and " ".join(tokens) in phrases.LABELS:
        return BlockKind.LABEL
    if (len(tokens) <= 25 and not (stopped and len(tokens) > 6) and phrases.PROMO.match(words)) or (
        len(tokens) <= 40 and phrases.NOTICE.match(words[:300])
    ):
        return BlockKind.PROMO
    return None


def _captioned(words: str, tokens: tuple[str, ...]) -> BlockKind | None:
    """A line that ends in a picture's credit is a caption; the credit is its last few words, or all of it."""
    credit = phrases.CREDIT.search(words, max(0, len(words) - _CREDIT_WITHIN)) if len(tokens) <= 80 else None
    if credit is None or len(WORD.findall(words[credit.start() :])) > _CREDIT_WORDS:
        return None
    return BlockKind.CREDIT if credit.start() < 4 else BlockKind.CAPTION


def _is_stamp(words: str, tokens: tuple[str, ...]) -> bool:
    if len(tokens) > 25 or not any(token[0].isdigit() for token in tokens):
        return False
    if _AGO.match(words):
        return True
    stamps = find_stamps(words, month_first=False)
    if not stamps:
        return False
    rest = words
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    left = [t.lower() for t in WORD.findall(rest) if t.lower() not in _STAMP_WORDS and not t[0].isdigit()]
    return len(left) <= 2


def article_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines that scores highest, first of equals; empty at 0 where no line is prose."""
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for i, line in enumerate(lines):
        if total <= 0:
            total, start = 0, i
        total += _score(line)
        if total > best:
            best, best_start, best_end = total, start, i + 1
    return best_start, best_end


def past_the_cut(lines: Sequence[Line], end: int) -> int:
    """The end of the article's run, or of the lines where these stop in mid-sentence: an excerpt is cut off there.

    Between the two stand prose and labels of a word or three ("Live story"), nothing else: teasers come in lists.
    """
    if not 0 < end < len(lines) or not _is_cut_off(lines[-1]):
        return end
    between = lines[end:-1]
    return len(lines) if all(line.prose or len(line.tokens) <= _LABEL_TOKENS for line in between) else end


def _is_cut_off(line: Line) -> bool:
    """Whether a last line stops in mid-sentence, and is none of the titles that stand below articles."""
    if line.furniture or line.heading or STOPPED.search(line.words[-12:]):
        return False
    quoting = line.words[0] in '"“‘' and not re.search(r"[\"”’]$", line.words)
    if quoting or _ENDS_A_SENTENCE.search(line.words):
        return line.count >= _CUT_QUOTATION_WORDS
    capitals = sum(word[0].isupper() for word in line.cased[1:])
    return line.count >= _CUT_WORDS and capitals * 2 < len(line.cased)


def _score(line: Line) -> int:
    count = line.count
    if line.heading:
        return -_HEADING_COST
    if line.prose:
        return min(count, _MAX_PROSE)
    return -(3 + min(count, 15) // 2)
