"""A JSON document that holds one long array, written element by element."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from sayso.domain.json_values import Json


def document_of(head: Mapping[str, Json], array: str, elements: Iterable[Mapping[str, Json]]) -> Iterator[bytes]:
    """The object ``{**head, array: [*elements]}`` in UTF-8, an element a line."""
    opening = json.dumps(dict(head), ensure_ascii=False)[:-1]
    before = f"{opening}{', ' if head else ''}{json.dumps(array)}: [\n"
    for one in elements:
        yield (before + json.dumps(one, ensure_ascii=False)).encode("utf-8", "replace")
        before = ",\n"
    yield (b"" if before == ",\n" else before.encode("utf-8", "replace")) + b"\n]}\n"
