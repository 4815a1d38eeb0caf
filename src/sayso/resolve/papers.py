"""What speaks for whoever made it: "a report by the council", "the army's statement", "footage verified by X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.domain.text import Spans, Text
from sayso.domain.writing import SHOWN, WRITTEN
from sayso.resolve.coreference import REMEMBERED, Known
from sayso.resolve.lists import LISTS, article, is_body
from sayso.resolve.naming import Party
from sayso.resolve.people import named_person
from sayso.resolve.registry import body_named
from sayso.resolve.states import States

_DONE: Final = (
    "verified|geolocated|obtained|reviewed|analysed|analyzed|seen|published|released|issued|posted|shared|conducted|"
    "compiled|carried out|shot|filmed|recorded|taken|distributed|written|prepared"
)
_MORE: Final = rf"(?:,? (?:on|about|into|dated|sent|read out|carried|{_DONE})\b.*)?"

_MADE_BY: Final = re.compile(
    rf"(?:(?:an?|the|its|their|some|several) )?(?:[\w-]+ ){{0,2}}(?P<thing>{WRITTEN}|{SHOWN})"
    rf" (?:(?:was |were )?(?:{_DONE}) )?by (?P<maker>\S.+)",
    re.IGNORECASE,
)
"""The maker, or who vouches for it, behind: "a report by the council"."""

_MADE_AS: Final = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he) )?(?P<maker>[A-Z][\w.&-]*(?: (?:of )?[A-Z][\w.&-]*){0,4})(?P<own>['\u2019]s?)? "
    rf"(?:[a-z][\w-]* ){{0,2}}(?P<thing>{WRITTEN}){_MORE}"
)
"""The maker before it, a name: "the Courier report", "a Meridian Rights Watch investigation"."""

_OF_A_BODY: Final = re.compile(
    rf"(?P<maker>[Tt]he (?:[a-z][\w-]* ){{0,3}}[a-z]\w+)['\u2019]s? (?:[a-z][\w-]* ){{0,2}}(?P<thing>{WRITTEN}){_MORE}"
)
"""The maker before it, no name: "the army's latest statement"."""

_OWN: Final = re.compile(rf"(?:[a-z][\w-]* ){{0,2}}(?P<thing>{WRITTEN}){_MORE}")
"""What follows "its": "preliminary inquiry"."""

_DEFINITE: Final = re.compile(
    rf"(?:the|this|that) (?:[a-z][\w-]* ){{0,2}}(?P<thing>{WRITTEN}|{SHOWN}){_MORE}", re.IGNORECASE
)
"""What was told of before: "the final report"."""

_SAID_IN: Final = re.compile(
    rf"\bin (?:an?|its|his|her|their|the) (?:[\w-]+ ){{0,3}}(?P<thing>{WRITTEN})\b", re.IGNORECASE
)
FURTHEST: Final = 60
"""Code points after a cue within which what was written stands: "said late on Monday in a statement"."""

_ONE_KIND: Final = {
    "probe": "investigation", "inquiry": "investigation", "inquirie": "investigation", "communiqu\u00e9": "statement",
    "communique": "statement", "studie": "study", "analyse": "analysis", "analysi": "analysis", "clip": "video",
    "footage": "video", "photo": "image", "photograph": "image", "picture": "image",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """What was written or shown, by its kind, and the words for its maker.

    ``is_a_body``: the maker's name alone stands before it, as no person's does ("a Reed Column statement").
    """

    kind: str
    maker: str
    is_a_body: bool = False


def paper_in(words: str, states: States) -> Paper | None:
    """What the words of a source tell of and whose it is; None where they tell of no such thing or maker.

    Args:
        words: the source's, without quotation marks and brackets.
        states: the states the report may mean.
    """
    made = _MADE_BY.fullmatch(words)
    if made:
        return Paper(_kind(made["thing"]), made["maker"])
    made = _MADE_AS.fullmatch(words)
    if made and _makes(made["maker"], made["thing"], states, owns=bool(made["own"])):
        common = " " not in made["maker"] and is_body(made["maker"]) and body_named(made["maker"]) is None
        maker = f"the {made['maker'].lower()}" if common and article(words) else made["maker"]
        return Paper(_kind(made["thing"]), maker, is_a_body=not made["own"])
    made = _OF_A_BODY.fullmatch(words)
    if made and is_body(made["maker"].rsplit(maxsplit=1)[-1]):
        return Paper(_kind(made["thing"]), made["maker"])
    return None


def _makes(maker: str, thing: str, states: States, *, owns: bool) -> bool:
    """Whether a name before a report or a statement is its maker's, and not what it is about or from when."""
    if is_maker(maker):
        return True
    stated = _kind(thing) == "statement" and " " in maker
    return stated or (owns and (named_person(maker) is not None or states.named(maker) is not None))


def is_maker(words: str) -> bool:
    """Whether words name a body or an outlet, so that a report before which they stand is theirs."""
    return body_named(words) is not None or words.lower() in LISTS["wires"] or is_body(words.rsplit(maxsplit=1)[-1])


def own_paper(body: str) -> str:
    """The kind of what follows "its" or "his", where that was written; else nothing."""
    own = _OWN.fullmatch(body)
    return _kind(own["thing"]) if own else ""


def said_in(text: Text, cue: Spans) -> str:
    """The kind of what was written that words of saying tell of: "said in a statement"; else nothing."""
    if not cue:
        return ""
    told = _SAID_IN.search(text.words, cue[0].start, cue[-1].end + FURTHEST)
    return _kind(told["thing"]) if told else ""


def maker_before(party: Party, known: Sequence[Known]) -> Party:
    """Names whose report "the report" is: of the makers of such a thing the last that was told of."""
    told = _DEFINITE.fullmatch(party.shown)
    kind = _kind(told["thing"]) if told and party.key is None else ""
    makers = [one for one in known[-REMEMBERED:] if kind in one.papers]
    if not makers:
        return party
    return made_by(max(makers, key=lambda one: one.papers[kind]), party, kind)


def made_by(maker: Known, party: Party, kind: str) -> Party:
    """The party that words mean which tell of what a known actor wrote or showed."""
    return replace(party, shown=maker.key or maker.names[0], key=maker.key, kind=maker.kind, back=False, paper=kind)


def _kind(thing: str) -> str:
    word = thing.lower().removesuffix("s") if thing.lower() != "analysis" else "analysis"
    return _ONE_KIND.get(word, word)
