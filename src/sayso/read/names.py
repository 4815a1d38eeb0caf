"""The names in a byline."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^\s{0,4}(?:(?i:written by|reporting by|reported by|words by|story by|by|author|autor(?:in)?|from|von|par|por|di)"
    r"(?::\s?|\s))?"
)
_ALONE = re.compile(r"(?:by|von|par|por|di|from|author|autor(?:in)?)$", re.IGNORECASE)
_AND = re.compile(r"\s{0,3}(?:,|;|&|\||\n|\band\b|\bund\b|\bet\b|\by\b|\bog\b|\boch\b|·|•)\s{0,3}")
_CAPITAL = re.compile(r"[^\W\d_]")
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|producer|bureau|chief|analyst|columnist|staff|agency|agencies|journalist"
    r"|redakteur|published|updated|newsroom|team|in)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s(?:in|at|for)\s.{0,80}$|\s?[(@].{0,80}$|\s?[-–—|]\s.{0,80}$")
_STAMP = re.compile(r"\s(?=\d{1,4}(?:\.|\s[A-Za-z]|/|-|:)\S{0,10}\s?\d)")  # "By Ana Vell 30 August 2031 • 4:45pm"
_NOISE = re.compile(r"https?:|www\.|@|\d{2,}|[<>{}=]")


def names_in(words: str) -> tuple[str, ...]:
    """The names of a byline such as ``By Ana Vell and Ostin Mar, Defence Editor``, in order, each once.

    What only says what a person does, or where they are, is left out.
    """
    rest = _STAMP.split(_LEAD.sub("", words[:400], count=1), maxsplit=1)[0]
    names: list[str] = []
    for part in _AND.split(rest):
        name = _PLACE.sub("", " ".join(part.split())).strip(" .:")
        name = _LEAD.sub("", name).strip()
        if not _like_name(name) or _NOISE.search(name):
            continue
        if names and (_ROLE.search(name) or name.islower()):
            continue
        if name not in names:
            names.append(name)
    return tuple(names[:20])


def _like_name(name: str) -> bool:
    """One to six words, at most half of them in small letters ("Ilse van der Aa"), and more than the word "by"."""
    words = name.split()
    small = sum(word.islower() for word in words)
    return 0 < len(words) <= 6 and small * 2 <= len(words) and bool(_CAPITAL.match(name)) and not _ALONE.match(name)
