"""Words of a column file set as they would be printed, with the span that each one gets."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.domain.text import Span, Spans

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": "“", "''": "”"}
NO_SPACE_BEFORE = frozenset(
    {".", ",", ";", ":", "?", "!", ")", "]", "}", "”", "%", "...", "…"}
    | {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "n’t", "’s", "’re", "’ve", "’ll", "’d", "’m"}
)
NO_SPACE_AFTER = frozenset({"(", "[", "{", "“", "$", "£", "€"})
QUOTE = '"'


@dataclass(slots=True)
class Printed:
    """A text that grows by words and by blocks (lines).

    Without being told, spaces stand where print has them: none before closing marks, none after opening ones; straight
    quotation marks open and close by turns within a block.
    """

    text: str = ""
    _blocks: list[Span] = field(default_factory=list)
    _start: int = 0
    _glue: bool = True
    _told: bool = False
    _quoted: bool = False

    def add(self, word: str, *, space_after: bool | None = None) -> Span:
        """Sets a word behind the last one and gives its span in ``text``.

        Args:
            word: not empty.
            space_after: whether white space follows it in the original; None where the corpus does not tell.
        """
        word = BRACKETS.get(word, word.replace("\\/", "/"))
        closes = word == QUOTE and self._quoted
        if not self._glue and (self._told or not (closes or word.lower() in NO_SPACE_BEFORE)):
            self.text += " "
        span = Span(len(self.text), len(self.text) + len(word))
        self.text += word
        if word == QUOTE:
            self._quoted = not self._quoted
        self._told = space_after is not None
        self._glue = not space_after if space_after is not None else self._opens(word)
        return span

    def _opens(self, word: str) -> bool:
        return word in NO_SPACE_AFTER or (word == QUOTE and self._quoted)

    def end_block(self) -> None:
        """Ends the block; what comes next stands on a new line. Nothing happens where the block is empty."""
        if self._start < len(self.text):
            self._blocks.append(Span(self._start, len(self.text)))
            self.text += "\n"
        self._start, self._glue, self._told, self._quoted = len(self.text), True, False, False

    def blocks(self) -> Spans:
        """Blocks that are ended, in text order."""
        return tuple(self._blocks)
