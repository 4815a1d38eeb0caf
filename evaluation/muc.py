"""How well a system finds MUC's incidents: type of incident by document, participants by head.

Participants are matched as in template extraction since Patwardhan and Riloff (2007): a string matches a fill where the
two have the same head, whatever alternative of the fill that is. Everything counts over relevant documents, those with
at least one template that is not optional.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from training.corpora.muc_keys import Fill, Key, Template

WORD = re.compile(r"[\w'’-]+|,")
AFTER_HEAD = frozenset({"of", "in", "from", ","})

ROLES: Mapping[str, Callable[[Template], tuple[Fill, ...]]] = {
    "perpetrator": lambda template: template.perpetrators,
    "target": lambda template: template.targets,
    "victim": lambda template: template.victims,
}
"""The slots that are measured."""

Prediction = tuple[str, Mapping[str, Iterable[str]]]
"""The type of incident that a system gives a document, as the keys write it ("BOMBING"), and its strings by role."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, from 0 to 1; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured, over ``documents`` relevant ones.

    ``any_type``: share of documents whose type is that of any template; ``main_type``: of the commonest template that
    is not optional (the first one's where several are as common).
    """

    documents: int
    any_type: float
    main_type: float
    roles: Mapping[str, Score]


def head_of(words: str) -> str:
    """The last word before "of", "in", "from" or a comma, in small letters; "" where there is none."""
    head = ""
    for word in WORD.findall(words.lower()):
        if word in AFTER_HEAD and head:
            break
        if word not in AFTER_HEAD:
            head = word
    return head


def score_muc(predictions: Mapping[str, Prediction], keys: Iterable[Key]) -> Measured:
    """Measures a system against keys.

    Args:
        predictions: by document; a relevant document without one counts as wrong type and no strings.
        keys: of all documents that are to count; irrelevant ones are passed over.

    Returns:
        Shares of documents, and scores by role pooled over documents. A system's strings with the same head are one;
        so are fills that share a string. An optional fill, or one of an optional template, makes a string right but is
        not asked for.
    """
    relevant = [key for key in keys if any(not template.optional for template in key.templates)]
    given = {key.document: predictions.get(key.document, ("", {})) for key in relevant}
    right = [_type_is_right(given[key.document][0], key.templates) for key in relevant]
    roles = {
        role: _pooled(_counts(given[key.document][1].get(role, ()), key.templates, fills) for key in relevant)
        for role, fills in ROLES.items()
    }
    share = max(len(relevant), 1)
    return Measured(len(relevant), sum(a for a, _ in right) / share, sum(b for _, b in right) / share, roles)


def _type_is_right(kind: str, templates: Iterable[Template]) -> tuple[bool, bool]:
    templates = list(templates)
    required = Counter(template.types for template in templates if not template.optional)
    main = required.most_common(1)[0][0]  # the first counted where several are as common
    return any(kind in template.types for template in templates), kind in main


def _entities(
    templates: Iterable[Template], fills: Callable[[Template], tuple[Fill, ...]]
) -> list[tuple[set[str], bool]]:
    """Heads that stand for one filler, and whether it is required; fills that share a string are one filler."""
    merged: list[tuple[set[str], bool]] = []
    for template in templates:
        for fill in fills(template):
            strings, required = set(fill.alternatives), not (fill.optional or template.optional)
            apart = list[tuple[set[str], bool]]()
            for other, asked in merged:
                if strings & other:
                    strings, required = strings | other, required or asked
                else:
                    apart.append((other, asked))
            merged = [*apart, (strings, required)]
    return [({head_of(words) for words in strings}, required) for strings, required in merged]


@dataclass(frozen=True, slots=True)
class _Counts:
    given: int
    right: int
    asked: int
    found: int


def _counts(
    strings: Iterable[str], templates: Iterable[Template], fills: Callable[[Template], tuple[Fill, ...]]
) -> _Counts:
    heads = {head for words in strings if (head := head_of(words))}
    entities = _entities(templates, fills)
    right = sum(any(head in held for held, _ in entities) for head in heads)
    asked = [held for held, required in entities if required]
    return _Counts(len(heads), right, len(asked), sum(bool(held & heads) for held in asked))


def _pooled(counts: Iterable[_Counts]) -> Score:
    held = list(counts)
    precision = sum(one.right for one in held) / max(sum(one.given for one in held), 1)
    recall = sum(one.found for one in held) / max(sum(one.asked for one in held), 1)
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
