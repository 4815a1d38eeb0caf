"""The closed classes of English words that tell where a noun phrase or a clause begins and ends (``grammar.toml``)."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads((files("sayso.find") / "grammar.toml").read_text("utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


ARTICLES = _words("articles")
POSSESSIVES = _words("possessives")
QUANTIFIERS = _words("quantifiers")
SUBJECT_PRONOUNS = _words("subject_pronouns")
OBJECT_PRONOUNS = _words("object_pronouns")
PREPOSITIONS = _words("prepositions")
CONJUNCTIONS = _words("conjunctions")
SUBORDINATORS = _words("subordinators")
RELATIVES = _words("relatives")
QUESTION_WORDS = _words("question_words")
MODALS = _words("modals")
BE = _words("be")
HAVE = _words("have")
DO = _words("do")
NEGATED_MODALS = _words("negated_modals")
NEGATIONS = _words("negations")
ADVERBS = _words("adverbs")
CLAUSE_ADVERBS = _words("clause_adverbs")
TIME_WORDS = _words("time_words")
TIME_NOUNS = _words("time_nouns")
TIME_OPENERS = _words("time_openers")
COLLECTIVES = _words("collectives")
ROLE_NOUNS = _words("role_nouns") | COLLECTIVES
NOT_ADVERBS = _words("not_adverbs")
CATENATIVES = _words("catenatives")
CLAUSE_OPENERS = _words("clause_openers")
STANDING_ALONE = _words("standing_alone")
ISSUING = _words("issuing")
CHECKING = _words("checking")
CHECKED = _words("checked")
CONFIRMING = _words("confirming")
UNCHECKED = _words("unchecked")
CHECKS = _words("checks")
GIVING = _words("giving")
DENYING = _words("denying")
TRYING = _words("trying")
PASSED_OVER = _words("passed_over")
CONNECTIVES = _words("connectives")
ABBREVIATIONS = _words("abbreviations")
HELD = _words("held")
REFUSING = _words("refusing")
SPEAKING = _words("speaking")
ANSWERING = _words("answering")
IRREGULAR_PASTS = _words("irregular_pasts")
CITING = _words("citing")
CITED = _words("cited")
FALSE = _words("false")
ACCOUNTS = _words("accounts")
LABELS = _words("labels")
QUOTED = _words("quoted")
TOLD = _words("told")
BODIES = _words("bodies")

DETERMINERS = ARTICLES | POSSESSIVES | QUANTIFIERS
AUXILIARIES = MODALS | BE | HAVE | DO | NEGATED_MODALS
FINAL = frozenset({".", "!", "?", "…"})
"""Punctuation that ends a sentence."""
