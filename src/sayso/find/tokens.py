"""Words, marks and whole quotations of a stretch of text, as a flat list that the grammar rules walk over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from sayso.find import grammar as g

_TOKEN = re.compile(
    r"\[(?P<i>[^\W\d_]+)\]|"  # [the]: a word that the editor put into a quotation
    r"(?P<w>\d+(?:[,.]\d+)+[^\W_]*|"  # 34,570
    r"[^\W_]+(?:['’\-–&/.@][^\W_]+)*(?:['’](?=\s))?)"  # don't, Belgorod's, U.S, twenty-one, soldiers'
    r"|(?P<p>--+|\.\.+|[^\w\s]|_)"
)


class Kind(Enum):
    """What a token is to the grammar rules."""

    WORD = auto()
    PUNCTUATION = auto()
    QUOTE = auto()  # a whole quotation, marks included


class Token(NamedTuple):
    """A token with its offsets in the text; ``low`` is its casefolded form, typographic apostrophes made straight."""

    start: int
    end: int
    word: str
    low: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """The tokens of one sentence; a quotation of several sentences keeps them together in one unit.

    ``block`` is the number of its block, ``headline`` tells whether that block is a headline.
    """

    tokens: tuple[Token, ...]
    block: int
    headline: bool

    def __len__(self) -> int:
        return len(self.tokens)


def tokens_in(words: str, start: int, end: int) -> list[Token]:
    """Cuts ``words[start:end]`` into words and punctuation, in linear time.

    The full stop of an abbreviation or an initial is no token: it ends neither a phrase nor a sentence.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(words, start, end):
        word = match["i"] or match[0]
        if match.lastgroup in ("w", "i"):
            low = word.lower().replace("’", "'")
            found.append(Token(match.start(), match.end(), word, low, Kind.WORD))
        elif not (word == "." and found and match.end() < end and _abbreviates(found[-1], match.start())):
            found.append(Token(match.start(), match.end(), word, word, Kind.PUNCTUATION))
    return found


def _abbreviates(before: Token, at: int) -> bool:
    """Tells whether the full stop at this offset belongs to the word before it."""
    if before.end != at or before.kind is not Kind.WORD:
        return False
    return (
        before.low in g.ABBREVIATIONS
        or ("." in before.low and not before.low[0].isdigit())
        or (len(before.word) == 1 and before.word.isupper())
    )
