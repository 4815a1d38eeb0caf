"""Which language a text is in, by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

LOOKED_AT = 20_000
"""Code points from the start that are counted."""

_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as he on by at from his has have said not they are",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden",
    "fr": "le la les des et en du une que est pour qui dans par plus sur pas au ce il avec sont ont",
    "es": "el los las del que y en una por con para se su es como más pero al lo ha sus han",
    "it": "il di che della per un del non è una le con sono dei alla si gli nel più da anche ha",
    "pt": "o os que do da em um para não uma com dos as no na por mais se ao foi são pelo",
    "nl": "de het een van en dat op te voor zijn met niet aan er is om ook bij naar heeft die",
    "sv": "och att det som en på är av för med den till har inte om ett var men så",
    "pl": "się na nie że jest do od przez dla jak ale czy oraz być po już tylko który",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi sonra kadar ancak",
    "uk": "що не на та до від як для його це він але була й і з у про",  # noqa: RUF001  Cyrillic is meant
    "ru": "что не на это как его по но из от для был она и в с о к",  # noqa: RUF001  Cyrillic is meant
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
SMALL_WORDS = frozenset(word for small in _SETS.values() for word in small)
"""The small words of all these languages."""

_WORD = re.compile(r"[^\W\d_]+")


def guess_language(words: str) -> str | None:
    """The ISO 639-1 code of the language whose small words are most of the text's; None where too few are there."""
    tokens = Counter(word.lower() for word in _WORD.findall(words[:LOOKED_AT]))
    total = tokens.total()
    shares = sorted(((sum(tokens[w] for w in small), name) for name, small in _SETS.items()), reverse=True)
    count, language = shares[0]
    return language if total and count >= 3 and count >= 0.08 * total and count > shares[1][0] else None
