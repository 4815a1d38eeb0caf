"""Names as the net sees them: none. Every word that is no common word is read as a stand-in, by order of appearance.

What a report says of a side must not depend on what the side is called (law 4). The net is therefore never told a name:
before words are cut into pieces, each capitalised word that English does not have in lower case is replaced, word for
word, by the next of a fixed list of names. A report in which names are exchanged for other such names, each for one of
its own, gives the net the very same input, so that it finds the very same words. Names that are made of common words
("the Northern Front") are read as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

WORDS_REMEMBERED = 1 << 16


class StandIns:
    """A fixed list of names, given out anew for each text."""

    def __init__(self, common: Iterable[str], names: Sequence[str]) -> None:
        """Takes the list.

        Args:
            common: words, in lower case, that are read as they stand.
            names: what other capitalised words are read as; given out in this order, and then from the first again.
        """
        self._common = frozenset(common)
        self._names = tuple(names)
        self.is_name = lru_cache(WORDS_REMEMBERED)(self._is_name)

    @classmethod
    def open(cls, common: Path, names: Sequence[str]) -> StandIns:
        """Reads the common words from a file of UTF-8 lines, one a line."""
        return cls(common.read_text(encoding="utf-8").splitlines(), names)

    def _is_name(self, word: str) -> bool:
        """Whether a word is one that the net is not told: capitalised, of more than a letter, and not common."""
        if len(word) == 1 or not word[0].isupper() or any(sign.isdigit() for sign in word):
            return False
        return word.lower() not in self._common

    def given_out(self) -> Callable[[str], str]:
        """What to read each name of one text as: the same for the same name, however its letters are cased."""
        given: dict[str, str] = {}

        def stand_in(name: str) -> str:
            return given.setdefault(name.lower(), self._names[len(given) % len(self._names)])

        return stand_in
