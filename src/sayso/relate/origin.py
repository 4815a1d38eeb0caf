"""The first utterance behind a claim, as far as the report tells it. Unknown lineage stays unknown."""

from __future__ import annotations

import re

from sayso.domain.claim import Claim
from sayso.domain.identity import Actor, ActorKind, actor_id
from sayso.domain.report import Document
from sayso.domain.text import BlockKind, Text

AGENCIES = {
    "aa": "Anadolu Agency",
    "afp": "Agence France-Presse",
    "ani": "Asian News International",
    "ansa": "ANSA",
    "ap": "Associated Press",
    "apa": "APA",
    "belga": "Belga",
    "bta": "BTA",
    "cp": "The Canadian Press",
    "dpa": "dpa",
    "efe": "EFE",
    "ians": "IANS",
    "interfax": "Interfax",
    "irna": "IRNA",
    "itar-tass": "TASS",
    "kyodo": "Kyodo News",
    "lusa": "Lusa",
    "pa": "PA Media",
    "pti": "Press Trust of India",
    "reuters": "Reuters",
    "ria": "RIA Novosti",
    "sana": "SANA",
    "tass": "TASS",
    "ukrinform": "Ukrinform",
    "upi": "United Press International",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
"""What the tags of the larger news agencies stand for, by the agencies' own style. Others keep their tag as name."""

_NAMES = {name.casefold() for name in AGENCIES.values()} | {
    "anadolu", "agence france presse", "the associated press", "press association", "ria novosti", "kyodo",
    "thomson reuters",
}  # fmt: skip

_DATELINE = re.compile(r"[^\W\d_a-z][^()\n]{0,80}\(([^\W\d_][\w .&'-]{0,40})\) ?[-\u2010-\u2015:]")
"""``CITY, Month 4 (Agency) -`` at the head of the body: the convention of agency copy."""

_LEADING = re.compile(r"\(([A-Z][\w .&'-]{0,40})\) ?[-\u2010-\u2015]")
_TRAILING = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]\s*\Z")
_CREDIT = re.compile(r"\A\s*(?:source|via|from)\s*:?\s+([^\n]{1,60}?)\.?\s*\Z", re.IGNORECASE)
_AGENCY_WORDS = re.compile(r"\b(?:news agency|press agency|news wire|newswire|wire service)\b", re.IGNORECASE)
_DATE_WORDS = re.compile(r"\d")
_HEAD = 200


def agency_of(document: Document) -> str | None:
    """Whose copy the report's unattributed words are, by dateline, byline or credit; None: nobody's that is named.

    A post that was forwarded is the copy of what it was forwarded from.

    The dateline's tag names an agency by its place alone, known to us or not. A byline or a closing tag counts where
    it is a known agency or calls itself one.
    """
    return (
        document.report.forwarded_from
        or _by_dateline(document.text)
        or _by_byline(document)
        or _by_credit(document.text)
    )


def _by_dateline(text: Text) -> str | None:
    places = (*text.of_kind(BlockKind.DATELINE), *tuple(text.of_kind(BlockKind.BODY))[:1])
    for block in places:
        head = text[block.span][:_HEAD]
        found = _DATELINE.match(head) or _LEADING.match(head)
        if found is None and block.kind is BlockKind.DATELINE:
            found = _TRAILING.search(head)
        if found and not _DATE_WORDS.search(found[1]):
            return _name(found[1])
    return None


def _by_byline(document: Document) -> str | None:
    for line in document.report.byline:
        for part in re.split(r"\s+(?:and|with|via)\s+|[,/|;]", line[:_HEAD]):
            if _is_agency(part):
                return _name(part)
    return None


def _by_credit(text: Text) -> str | None:
    bodies = tuple(text.of_kind(BlockKind.BODY))
    for block in bodies[-2:]:
        words = text[block.span]
        for found in (_CREDIT.match(words[:_HEAD]), _TRAILING.search(words[-_HEAD:])):
            if found and _is_agency(found[1]):
                return _name(found[1])
    return None


def _is_agency(words: str) -> bool:
    said = words.strip()
    # "AP", "Reuters", "dpa", as their agencies write them, and not "ap" in running words
    tagged = said.casefold() in AGENCIES and (not said.islower() or said in AGENCIES.values())
    return tagged or said.casefold() in _NAMES or bool(_AGENCY_WORDS.search(words))


def _name(words: str) -> str:
    said = words.strip()
    return AGENCIES.get(said.casefold(), said)


def origin_of(claim: Claim, actor: Actor | None, report: str, agency: str | None) -> str | None:
    """The id of whoever first said it; None: not known.

    A named speaker's words are that speaker's, whoever prints them; so are another outlet's. What the report says in
    its own voice is its agency's where it is agency copy, and else its own. A source that nobody names has no known
    lineage.

    Args:
        claim: the claim.
        actor: its speaker; None where nobody is named.
        report: the id of the report, by which ids of unnamed actors are told.
        agency: what ``agency_of`` found for the report.
    """
    own_voice = claim.attribution is None and (actor is None or actor.kind is ActorKind.OUTLET)
    if own_voice and agency is not None:
        return actor_id(agency)
    if actor is None or actor.kind is ActorKind.UNNAMED or actor.id == actor_id(actor.name, report):
        return None
    return actor.id
