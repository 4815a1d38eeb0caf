"""Names of places made comparable: without case, diacritics and script, and more loosely without transliteration.

Two keys a name. ``folded`` keeps the letters: "Grajvoron" and "Grayvoron" differ. ``loose`` makes one what the
romanisations of a name confuse (ISO 9, BGN/PCGN and the press: y, j, i; kh, h; w, v; doubled letters), so that a
spelling that no list holds is still found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

LONGEST = 80
"""Characters of a name that are looked at."""

LOOSE_BITS, FOLDED_BITS = 44, 20
"""A key of 64 bits: which loose name, then which folded name among those. Of a million names two share the loose part
by chance once in 16 million look-ups; names themselves are not stored."""

_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхыэіїєґўјљњћђџѓќ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "y",
            "e",
            "i",
            "yi",
            "ye",
            "g",
            "u",
            "j",
            "lj",
            "nj",
            "c",
            "dj",
            "dz",
            "g",
            "k",
        ],
        strict=True,
    )
) | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo", "ъ": "", "ь": ""}
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
            "s",
        ],
        strict=True,
    )
)
_LETTERS = str.maketrans(
    _CYRILLIC
    | _GREEK
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ə": "e"}
)
_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = re.compile(r"['\u2018\u2019\u02bc\u02b9\u02bb`\u00b4]")
_SHORT = {"saint": "st", "sankt": "st", "sainte": "st", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """The name in lower-case Latin letters, words apart by one space; empty where no letter is left.

    Cyrillic and Greek are transliterated; other scripts are dropped. "the" at the start goes, "Saint" is "st".
    """
    bare = _DROPPED.sub("", name[:LONGEST]).casefold()
    if not bare.isascii():
        bare = bare.replace("й", "y").replace("ё", "yo").translate(_LETTERS)
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
        bare = bare.translate(_LETTERS)
    words = [_SHORT.get(word, word) for word in _WORD.findall(bare)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


_CONFUSED = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"kh|ch(?=[aou]\b)"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"[iyj]+e|ee"), "e"),
    (re.compile(r"[yj]+o"), "o"),
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=8192)
def loose(name: str) -> str:
    """A folded name with what romanisations confuse made one, and its words run together."""
    bare = name.replace(" ", "")
    for pattern, one in _CONFUSED:
        bare = pattern.sub(one, bare)
    return bare


def _bits(words: str, size: int) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> (64 - size)


@lru_cache(maxsize=8192)
def key_of(name: str) -> int:
    """The 64-bit key of a folded name; its upper ``LOOSE_BITS`` are those of every loosely equal one."""
    return _bits(loose(name), LOOSE_BITS) << FOLDED_BITS | _bits(name, FOLDED_BITS)
