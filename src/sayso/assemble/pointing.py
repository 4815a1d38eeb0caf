"""Words of English by which a clause means what was told elsewhere, or nothing."""

from __future__ import annotations

import re

POINTS_BACK = re.compile(r"[\"'\u201c]?(?:that|this|it|these|they|them|which|the incident)\b")
CALLS_IT = re.compile(
    r"[\"'\u201c]?(?:that )?(?:it|this|that)(?: (?:was|is|were|had been|has been|could be|may be|might be)|'s)"
    r" (?:\w+ly )?(?:an?|the|part of|meant|aimed|intended|designed|done|made)\b"
)
"""Says of what was told before what it was: "it was an attempt to divert attention from the fall of Korva"."""

CLAIM_NOUNS = "claims?|accounts?|allegations?|accusations?|assertions?|charges?|version|statements?"
POINTS_AT_A_CLAIM = re.compile(r"(?:which|that|this|it|them|these|those)(?: as (?:\w+\W?){1,3})?\W*")
"""Words that only point at what is denied, or call it something: "which", "this", "it as a lie"."""

MEANS_A_CLAIM = re.compile(
    r"(?:(?:it|this|that|these|those|the|such|any|all|both|either|neither|its|his|her|their) ){1,3}(?:[^ ]{1,20} ){0,4}"
    rf"(?:{CLAIM_NOUNS})\W*(?:in .{{0,40}})?$"
)
"""Words that mean another's claim ("the account", "these allegations"): they are about what that one is about."""

ITS_UNCHECKED = re.compile(
    r"\b(?:its|his|her|their) (?:\w+ ){0,2}(?:unverified|unconfirmed|unsubstantiated|unproven) (?:\w+ )?"
    rf"(?:{CLAIM_NOUNS}|figures?|reports?)\b"
)
"""Words by which an outlet calls what a speaker claims unchecked, in passing."""

A_CLAIM = re.compile(rf"(?:'s|s') (?:[^ ]{{1,20}} ){{0,3}}(?:{CLAIM_NOUNS}|figures?|toll)\b")
"""Words that name whose claim is meant: "the group's claim", "the army's latest figures"."""

SAYS_NOTHING = re.compile(r"\W*(?:that|this|so|as much|the same|it)\W*", re.IGNORECASE)
"""What is affirmed by pointing at it: "the union says so" has no words of its own."""

PERSONS = re.compile(r"\W*(?:you|me|us|him|her|them)\W*")
"""Whom something is said to is nothing said: "thank you", "they told him"."""

OF_TWO = re.compile(r"(?:neither|both|either)\b")
"""Opens words that mean two claims: "neither account"."""
