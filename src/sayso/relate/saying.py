"""What is looked at of a claim when claims are gathered into matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.relate.spelling import folded_words


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """The words, whatever their case and marks. A claim's are asked for some eight times in the making of matters."""
    return " ".join(folded_words(words))


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim. ``start``: where it stands in its report. ``order``: first published first.

    ``settled``: a person set the aspect, which then is that of its matter.
    """

    id: str
    report: str
    words: str
    stance: Stance
    start: int
    order: tuple[datetime, str, int, str]
    aspect: Aspect
    settled: bool = False
    follows: bool = False  # takes part in no tie: it goes where others of its aspect are, else it is alone
    by: frozenset[str] = frozenset()  # names of who says it, and of their side

    @property
    def leads(self) -> bool:
        """Whether it takes a side, by which matters are made; the others go with these."""
        return not self.follows and self.stance in FOR | AGAINST

    @property
    def key(self) -> str:
        """The same words, whatever their case and marks; apart where a person set the aspect."""
        return f"{self.aspect.value if self.settled else ''} {folded(self.words)}".rstrip()
