"""Words that tell whether something was checked: "could not be independently verified", "geolocated by …".

An outlet's word on verification is no party's claim: it is kept apart from attributions (law 5 of the design). The
three answers are those of newsroom verification practice (Silverman, ed., Verification Handbook, 2014): checked, not
checked or not to be checked, and being checked without a result.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.domain.mention import VerificationMention
from sayso.domain.text import Span, Spans
from sayso.find import grammar as g
from sayso.find.checks import Check, clause_end, lead_of
from sayso.find.evidence import left_open, without_evidence
from sayso.find.noun_phrases import Phrase, Tokens, phrase_after
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit

_FURTHEST_LEFT = 10
_LONGEST_SUBJECT = 24
_HARD = frozenset({"impossible", "difficult", "hard"})
_WORDS_TO_A_PAGE = 4
_PAGES = frozenset(
    {"account", "accounts", "page", "pages", "profile", "profiles", "handle", "handles", "channel", "user"}
)
_CLAIMED = frozenset({"account", "allegation", "assertion", "claim", "figure", "number", "report", "toll", "version"})


def checks_of(unit: Unit) -> list[Check]:
    """Finds what a sentence says of verification, in text order."""
    tokens = unit.tokens
    found: list[Check] = []
    for at, token in enumerate(tokens):
        if found and at < found[-1].cue[1]:
            continue
        check: Check | None = None
        if token.low in g.CHECKING and not _is_of_an_account(tokens, at):
            check = _by_verb(tokens, at)
        elif token.low in g.UNCHECKED:
            check = _by_adjective(tokens, at)
        elif token.low in g.CHECKS:
            check = _by_noun(tokens, at)
        elif token.low in ("evidence", "proof"):
            check = without_evidence(tokens, at)
        elif token.low in ("clear", "unclear"):
            check = left_open(tokens, at)
        if check is not None:
            found.append(check)
    return found


def verifications_in(units: Iterable[Unit]) -> tuple[VerificationMention, ...]:
    """Finds all statements about verification, in text order."""
    return tuple(_mention(unit.tokens, check) for unit in units for check in checks_of(unit))


def _mention(tokens: Tokens, check: Check) -> VerificationMention:
    def spans(phrase: Phrase | None) -> Spans:
        return (Span(tokens[phrase[0]].start, tokens[phrase[1] - 1].end),) if phrase else ()

    return VerificationMention(spans(check.cue) or (), spans(check.content), check.verified, spans(check.by))


def _by_verb(tokens: Tokens, at: int) -> Check | None:
    first, words = _group(tokens, at)
    negated = any(low in g.DENYING or low.endswith("n't") for low in words) or (
        "to" in words and bool({"yet", "remains"} & words)
    )
    negated = negated or _denied_of_all(tokens, first) is not None
    trying = bool(words & g.TRYING)
    passive = tokens[at].low in g.CHECKED and bool(words & g.BE)
    if tokens[at].low in g.CONFIRMING and not _is_a_check(words, tokens, at, negated=negated):
        return None
    verified: bool | None
    if negated:
        verified = False
    elif trying:
        verified = None
    elif tokens[at].low in g.CHECKED and "to" not in words and not words & g.MODALS:
        verified = True
    else:
        return None
    if passive:
        return _passive(tokens, first, at, verified=verified)
    if verified is True and first == at and _is_participle(tokens, at):
        return _reduced(tokens, at)
    return _active(tokens, first, at, verified=verified)


def _is_of_an_account(tokens: Tokens, at: int) -> bool:
    """Tells whether it is a site that knows whose page it is: "on its verified accounts"."""
    if at == 0 or tokens[at].low != "verified" or tokens[at - 1].low not in g.DETERMINERS | g.POSSESSIVES | {"own"}:
        return False
    return any(one.low in _PAGES for one in tokens[at + 1 : at + 1 + _WORDS_TO_A_PAGE])


def _denied_of_all(tokens: Tokens, end: int) -> Phrase | None:
    """The subject before token ``end`` where its first word denies: "neither A's claim nor B's", "none of this"."""
    for at in range(end - 1, max(-1, end - _LONGEST_SUBJECT), -1):
        low = tokens[at].low
        if low in ("neither", "none") or (low == "no" and end - at <= _FURTHEST_LEFT):
            return (at, end)
        if low in ".;:,!?" or low in g.BE or tokens[at].kind is Kind.QUOTE:
            return None
    return None


def _group(tokens: Tokens, at: int) -> tuple[int, frozenset[str]]:
    """The words of checking before the verb: the first of them, and all of them."""
    first, back = at, at - 1
    words: set[str] = set()
    while back >= max(0, at - _FURTHEST_LEFT) and tokens[back].kind is Kind.WORD:
        low = tokens[back].low
        if low in g.AUXILIARIES or low in g.DENYING or low in g.TRYING or low.endswith("n't"):
            first = back
        elif low not in g.PASSED_OVER and low != "remains" and not (low.endswith("ly") and low not in g.NOT_ADVERBS):
            break
        elif low not in ("it", "so", "still"):
            first = back
        words.add(low)
        back -= 1
    while first < at and tokens[first].low in ("however", "far", "also"):
        first += 1
    return first, frozenset(words)


def _is_a_check(words: frozenset[str], tokens: Tokens, at: int, *, negated: bool) -> bool:
    """``confirm`` is a party's word unless somebody says that it was not possible, or independent."""
    if "independently" in words or (at + 1 < len(tokens) and tokens[at + 1].low == "independently"):
        return True
    return negated and bool(
        words & {"could", "couldn't", "cannot", "can't", "can", "unable", "able", "possible", *_HARD}
    )


def _is_participle(tokens: Tokens, at: int) -> bool:
    """Tells "footage verified by …" and "Verified by …" from "reporters verified the footage"."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    return at == 0 or following in ("by", "as", "to", "in", ",", ".")


def _passive(tokens: Tokens, first: int, at: int, *, verified: bool | None) -> Check:
    subject = _denied_of_all(tokens, first) or phrase_before(tokens, first)
    if subject and tokens[subject[0]].low == "it":
        subject = None
    elif subject and tokens[subject[0]].low == "which" and subject[0]:  # of the whole clause before it
        lead = subject[0]
        return Check((first, _with_adverb(tokens, at + 1)), None, _checker(tokens, at + 1), verified, lead, apart=True)
    by = _checker(tokens, at + 1)
    if subject is None and at + 1 < len(tokens) and tokens[at + 1].low in ("that", "whether", "how"):
        subject = (at + 1, clause_end(tokens, at + 1))
    lead, apart = lead_of(tokens, subject[0] if subject and subject[0] < first else first)
    return Check((first, _with_adverb(tokens, at + 1)), subject, by, verified, lead, apart)


def _reduced(tokens: Tokens, at: int) -> Check | None:
    subject = phrase_before(tokens, at) if at else None
    by = _checker(tokens, at + 1)
    if by is None and not (at + 1 < len(tokens) and tokens[at + 1].low in ("to", "as", "in")):
        return None
    lead, apart = lead_of(tokens, subject[0] if subject else at)
    return Check((at, at + 1), subject, by, verified=True, lead=lead, apart=apart)


def _active(tokens: Tokens, first: int, at: int, *, verified: bool | None) -> Check | None:
    by, content = _who_and_what(tokens, phrase_before(tokens, first))
    if by and [one.low for one in tokens[by[0] : by[1]]] == ["no", "way"]:  # "there was no way to verify"
        first, by = _expletive(tokens, by[0]), None
    start = _with_adverb(tokens, at + 1)
    if content is None and start < len(tokens) and tokens[start].kind is not Kind.PUNCTUATION:
        content = (start, clause_end(tokens, start))
    if content is None and by and any(one.low in _HARD for one in tokens[first:at]):
        by, content = None, by  # "the toll is impossible to verify"
    if verified is True and (by is None or content is None):
        return None
    lead, apart = lead_of(tokens, by[0] if by else first)
    return Check((first, start), content if content and content[0] < content[1] else None, by, verified, lead, apart)


def _who_and_what(tokens: Tokens, subject: Phrase | None) -> tuple[Phrase | None, Phrase | None]:
    """Who could not check, and what where it stands before: "a figure that the Herald …", "a claim the Herald …"."""
    if subject is None or tokens[subject[0]].low == "it":
        return None, None
    first, end = subject
    if first > 1 and tokens[first - 1].low in ("that", "which") and tokens[first - 2].low in _CLAIMED:
        return subject, phrase_before(tokens, first - 1)
    for at in range(first, end - 1):
        if tokens[at].low in ("that", "which") and (at > first or first > 0):
            what = (first, at) if at > first else phrase_before(tokens, first)
            return (at + 1, end), what
        named = tokens[at + 1].low not in ("that", "which")
        if at > first and named and tokens[at].low in _CLAIMED and tokens[first].low in g.ARTICLES:
            return (at + 1, end), (first, at + 1)
    return subject, None


def _expletive(tokens: Tokens, first: int) -> int:
    """Where ``there was`` begins before a token."""
    if first >= 2 and tokens[first - 1].low in g.BE and tokens[first - 2].low == "there":
        return first - 2
    return first


def _with_adverb(tokens: Tokens, end: int) -> int:
    """Takes in "independently" after the verb."""
    return end + 1 if end < len(tokens) and tokens[end].low in ("independently", "immediately") else end


def _checker(tokens: Tokens, at: int) -> Phrase | None:
    """The phrase after "by"."""
    if at < len(tokens) and tokens[at].low == "independently":
        at += 1
    if at < len(tokens) and tokens[at].low == "by":
        by = phrase_after(tokens, at + 1)
        return None if by and _is_nobody(tokens, by) else by
    return None


def _is_nobody(tokens: Tokens, by: Phrase) -> bool:
    """Tells whether a phrase for who could check means nobody: "independent sources", "any other party"."""
    lows = [token.low for token in tokens[by[0] : by[1]]]
    named = any(token.word[:1].isupper() for token in tokens[by[0] : by[1]])
    return not named and ("independent" in lows or lows[0] == "any")


def _by_adjective(tokens: Tokens, at: int) -> Check | None:
    """``Unverified claims of …`` and ``the claim remains unverified``."""
    left = tokens[at - 1].low if at else ""
    if left in g.BE | {"remain", "remains", "remained"} or left in ("largely", "still", "as"):
        first = at - 1
        while first > 0 and (tokens[first - 1].low in g.AUXILIARIES or tokens[first - 1].low in ("yet", "still")):
            first -= 1
        subject = phrase_before(tokens, first)
        lead, apart = lead_of(tokens, subject[0] if subject else first)
        return Check((first, at + 1), subject, None, verified=False, lead=lead, apart=apart)
    phrase = phrase_after(tokens, at + 1, appositions=False) if at + 1 < len(tokens) else None
    if phrase is None:
        return None
    return Check((at, at + 1), phrase, None, verified=False, lead=at, apart=False)


def _by_noun(tokens: Tokens, at: int) -> Check | None:
    """``No independent confirmation of …``, ``without verification``, ``awaiting confirmation``."""
    words = [token.low for token in tokens[max(0, at - 4) : at]]
    verified: bool | None
    if {"no", "without", "lacked", "lack"} & set(words):
        verified = False
    elif {"awaiting", "pending"} & set(words):
        verified = None
    else:
        return None
    first = (
        at
        - len(words)
        + next(n for n, low in enumerate(words) if low in ("no", "without", "lacked", "lack", "awaiting", "pending"))
    )
    content: Phrase | None = None
    if at + 2 < len(tokens) and tokens[at + 1].low in ("of", "that", "from"):
        start = at + 1 if tokens[at + 1].low == "that" else at + 2
        content = (start, clause_end(tokens, start))
    if (
        tokens[first].low == "no"
        and first >= 2
        and tokens[first - 1].low in g.BE | g.HAVE
        and tokens[first - 2].low == "there"
    ):
        first -= 2
    lead, apart = lead_of(tokens, first)
    return Check((first, at + 1), content, None, verified, lead, apart)
