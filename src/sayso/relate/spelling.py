"""Names and words made comparable: without case, diacritics, generic words and small variants of transliteration."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_WORD = re.compile(r"[^\W_]+")

_SORTS_OF_PLACE = """the of in near at a an and city town village settlement district county region province oblast
raion rayon governorate municipality prefecture state republic territory area border checkpoint crossing"""
GENERIC = frozenset(_SORTS_OF_PLACE.split())
"""Words that say what sort of place is meant and not which."""

_FUNCTION_WORDS = """a an and are as at be been but by for from had has have he her his in is it its of on or our over
she that the their them they this to was we were which who will with"""
STOP = frozenset(_FUNCTION_WORDS.split())

_MAX_NAME = 64


def folded_words(words: str) -> tuple[str, ...]:
    """The words in lower case without diacritics and punctuation, in order; apostrophes inside a word are dropped."""
    bare = words.replace("’", "").replace("'", "")
    if bare.isascii():  # nothing below would change it, and most words are
        return tuple(_WORD.findall(bare.lower()))
    bare = unicodedata.normalize("NFKD", bare).casefold().translate(_LETTERS)
    return tuple(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


def place_name(words: str) -> str:
    """What tells this place from others of its sort ("the village of Korva" and "Korva" are one); may be empty."""
    return " ".join(word for word in folded_words(words) if word not in GENERIC)[:_MAX_NAME]


_SAME_SOUND = str.maketrans("wcqz", "vkks", "aeiouyjh ")


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a folded name, the ones that transliterations confuse made one.

    Spelling variants of a name nearly always share it ("Grayvoron", "Graivoron"), so it serves as a key under which
    candidates are looked up; whether two names are one is for ``alike`` to say.
    """
    bare = name.translate(_SAME_SOUND)
    once = "".join(c for i, c in enumerate(bare) if i == 0 or bare[i - 1] != c)
    return once if len(once) > 1 else name


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> bool:
    """Tells whether two folded names are spellings of one: equal, or a slip or two apart with the same skeleton."""
    if left == right:
        return bool(left)
    shorter = min(len(left), len(right))
    allowed = 0 if shorter < 5 else 1 if shorter < 8 else 2
    return allowed > 0 and skeleton(left) == skeleton(right) and _edits(left, right) <= allowed


def _edits(left: str, right: str) -> int:
    """Levenshtein's distance; names are at most 64 characters, which bounds the work."""
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, start=1):
        before, row[0] = row[0], i
        for j, other in enumerate(right, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded English word without its inflection, roughly: enough to tie "raided" and "raids" to "raid"."""
    for suffix in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)] + ("y" if suffix in ("ied", "ies") else "")
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of all the content words in these pieces of text."""
    return frozenset(stem(word) for piece in words for word in folded_words(piece) if word not in STOP)
