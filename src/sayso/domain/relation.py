"""How two claims of one matter stand to one another, with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.domain.text import Spans


class ClaimRelationKind(StrEnum):
    """What the later claim (the denying one, where one denies) does with the other."""

    REPEATS = "repeats"  # says the same, from the same origin
    CORROBORATES = "corroborates"  # says the same, from another origin
    PARTLY = "partly"  # says the same in part, from another origin
    CONTRADICTS = "contradicts"  # says what cannot hold beside the other, or disputes it
    DENIES = "denies"  # says that it is not so
    REVISES = "revises"  # the same speaker says otherwise later
    RETRACTS = "retracts"  # the same speaker takes it back later


class Independence(StrEnum):
    """What is known of the two claims' origins."""

    SHARED = "shared-origin"
    OTHER = "other-origin"
    OPEN = "not-established"  # the origin of one of them is not known


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """A tie from one claim to another.

    Attributes:
        kind: what the subject does with the object.
        subject: a claim's id.
        object: another claim's id; of a former version of the page where a changed page revises it.
        independence: of their origins.
        subject_words: spans of the subject's report's text, within the claim's content or cue, that show the tie.
        object_words: the same in the object's report.
        score: 0 to 1: the weaker of the two claims' scores, times how firmly their words show the tie.
        because: the tie in plain words.
        given: the figures or names that it compares, the subject's first, each once; none where it compares none.
    """

    kind: ClaimRelationKind
    subject: str
    object: str
    independence: Independence
    subject_words: Spans
    object_words: Spans
    score: float
    because: str
    given: tuple[str, ...] = ()
