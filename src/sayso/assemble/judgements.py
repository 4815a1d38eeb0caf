"""What a clause does: its stance, its certainty and the aspect it speaks of, by rules of English (``rules.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from sayso.domain.claim import AGAINST, Aspect, Stance
from sayso.domain.factuality import Certainty

_RULES = tomllib.loads((files("sayso.assemble") / "rules.toml").read_text("utf-8"))
_KINDS: dict[str, str] = _RULES["kinds"]
_KIND = re.compile(r"<<(\w+)>>")


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the rules, with the kinds of words that it names."""
    return re.compile(_KIND.sub(lambda kind: _KINDS[kind[1]], pattern))


_STANCE = {name: _compiled(pattern) for name, pattern in _RULES["stance"].items()}
_CERTAINTY = {name: _compiled(pattern) for name, pattern in _RULES["certainty"].items()}
_ACTS = {name: _compiled(pattern) for name, pattern in _RULES["acts"].items()}
_ASPECTS = tuple((Aspect(rule["aspect"]), _compiled(rule["pattern"])) for rule in _RULES["aspect"])
_NAME = re.compile(r"(?<![.!?\u2026\n] )(?<![.!?\u2026\n])(?<![\"\u201c\u2018(])(?<!\A)\b(?=[A-Z])")
_QUOTES = re.compile(r"[\"\u201c\u201d\u2018\u00ab\u00bb]|(?<!\w)'|'(?!\w)")
_CALENDAR = re.compile(r"N_(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|i\b)")
_MODEL = re.compile(
    r"(N_[\w-]+) \d{4} (?=(?:(?:war|air)?planes?|aircraft|jets?|fighters?|bombers?|helicopters?|drones?|tanks?|"
    r"missiles?|rockets?)\b)"
)
"""A number of what a weapon is called: "the Falcon 2000 jets". A shorter one counts: "in Korva 40 drones"."""

_ASIDE = re.compile(
    r",? (?:(?:[\w-]+ )?(?:minutes|hours|days|weeks|months|years) )?"
    r"(?:who|which|whose|where|after|before|when|while|despite|amid|following) [^,;]{0,300}"
    r"|, (?:an?|the|one of) [^,;]{0,300}"
    r"|, (?:killing|leaving|injuring|wounding) .{0,300}"
)
_OPENING = re.compile(
    r"^(?:that )?(?:(?:early|late|later|earlier|only) )?(?:on|in|at|for|during|throughout) (?!least |most )[^,]{1,60}, "
    r"(?=\w)"
)
"""What tells when or where before the subject: "for about a day, soldiers …"."""

_PURPOSE = re.compile(
    r",? in order to |,? so as to |,? in an? (?:\w+ )?(?:attempt|bid|effort) to "
    r"|,? in (?:retaliation|revenge|reprisal) for "
    r"| to (?=(?:cover up|hide|conceal|silence|discredit|frame|divert|distract|intimidate|terrori[sz]e|punish|avenge|"
    r"provoke|justify|deter|destabili[sz]e)\b)"
)
"""What opens the words for what a deed was done for: "they shelled the camp to hide what was done there"."""

_IS_PURPOSE = re.compile(
    r"\b(?:attempt|bid|effort|plot|ploy|plan|way|means|pretext|diversion|provocation|designed|intended|meant|aimed|"
    r"try\w*|tried|want\w*|sought|seek\w*|is|are|was|were|premeditated)(?: by (?:[^ ]+ ?){1,4})?$"
)
"""Words before these that make a clause tell of a purpose and of nothing else: "was an attempt by Ostrel to"."""

_FEWEST_CORE_WORDS = 3
_BLAMED = frozenset({Aspect.RESPONSIBILITY, Aspect.MOTIVE, Aspect.HOW_MANY})
"""What somebody may be blamed or accused of beside the deed itself."""
_ANY = frozenset(Aspect)
_BLAME = re.compile(r"\b(?:blam|accus|fault)\w*")
_PLAIN_NEGATIONS = (
    "could_not_have",
    "not_as_told",
    "nothing_to_do",
    "falsity",
    "nobody_did",
    "nobody_does",
    "did_not",
    "do_not",
    "did_to_none",
    "none_of_it",
    "has_none",
    "is_no",
    "not_who",
    "rejects",
)
REACH_OF_NO = 60  # code points after a negation in which it finds what it negates
LONGEST_JUDGED = 2_000

_WEAKEST_FIRST = (Certainty.UNCOMMITTED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def plain(words: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form that the rules are written for."""
    return re.sub(r"\s+", " ", words[:LONGEST_JUDGED].lower().replace("\u2019", "'"))


def stance_of(cue: str, clause: str, *, negated_cue: bool, triggers: Iterable[str], quoted: bool = False) -> Stance:
    """Tells what the speaker does with the proposition.

    Args:
        cue: the words that attribute, in plain form.
        clause: the claim's words, in plain form.
        negated_cue: whether the attribution itself denies.
        triggers: the event words of the clause, in plain form.
        quoted: the clause is the speaker's own words: what a denial is put in, not what it denies.
    """
    open_still = _STANCE["not_excluded"].search(f"{cue} {clause}")
    tests = (
        (Stance.DECLINES, _declines(cue, clause)),
        (Stance.CANNOT_VERIFY, _cannot_tell(cue, clause)),
        (Stance.ASSERTS, open_still),
        (Stance.DISPUTES, _calls_names(cue, clause) or _condemns(cue, clause) or _takes_back(cue, clause)),
        (Stance.DENIES, (not quoted or cue.endswith(" as")) and (negated_cue or _STANCE["denies"].search(cue))),
        (Stance.DISPUTES, not quoted and _STANCE["not_accepted"].search(cue)),
        (Stance.DISPUTES, not quoted and _STANCE["disputes"].search(cue)),
        (Stance.CANNOT_VERIFY, _STANCE["cannot_tell"].search(clause)),
        (Stance.DISPUTES, _STANCE["no_evidence"].search(clause) or _STANCE["cue_no_evidence"].search(cue)),
        (Stance.DISPUTES, _STANCE["disproves"].search(clause) or _STANCE["knew_of_none"].search(clause)),
        (Stance.DENIES, _STANCE["disbelieves"].search(clause) or _denies(clause, tuple(triggers))),
        (Stance.CONFIRMS, _STANCE["confirms"].search(cue)),
    )
    return next((stance for stance, holds in tests if holds), Stance.ASSERTS)


def _declines(cue: str, clause: str) -> bool:
    """Whether somebody would not say: "declined to comment", "did not mention who", "neither confirmed nor denied"."""
    if _STANCE["declines"].search(f"{cue} {clause[:REACH_OF_NO]}") or _STANCE["declines"].match(clause):
        return True
    return bool(_STANCE["untold"].search(cue) and _STANCE["question"].search(clause))


def _cannot_tell(cue: str, clause: str) -> bool:
    """Whether the cue says that somebody could not find out: "was unable to establish", "did not know whether"."""
    if _STANCE["not_excluded"].search(cue):
        return False
    if _STANCE["cue_cannot_tell"].search(cue):
        return True
    return bool(_STANCE["cue_not_known"].search(cue) and _STANCE["question"].search(clause))


def _calls_names(cue: str, clause: str) -> bool:
    """Whether another's account is called worthless: "described the figures as fiction". What is false is denied."""
    named = _STANCE["calls_names"].search(clause)
    if named is None or calls_false(clause) or not _STANCE["naming"].search(cue):
        return False
    if _STANCE["called_only"].search(clause):
        return True
    return _STANCE["claim"].search(f"{cue} {clause[: named.start()]}") is not None


def _condemns(cue: str, clause: str) -> bool:
    """Whether another's account is condemned: "denounced the testimony of the two officers"."""
    return bool(_STANCE["condemning"].search(cue) and _STANCE["an_account"].search(clause))


def _takes_back(cue: str, clause: str) -> bool:
    """Whether the speaker takes back what was said before: "withdrew its claim that", "has taken back the figure"."""
    if _STANCE["takes_back"].search(cue):
        return _STANCE["own_words"].search(f"{cue} {clause}") is not None
    own = _STANCE["takes_back"].search(clause[:REACH_OF_NO])
    return own is not None and _STANCE["own_words"].search(clause[own.end() : own.end() + REACH_OF_NO]) is not None


def calls_false(words: str) -> bool:
    """Whether words, in plain form, call what they are about false: "described the charge as lies"."""
    return _STANCE["falsity"].search(words) is not None


def alleges(cue: str) -> bool:
    """Whether a cue, in plain form, is a verb of alleging: the word is the reporter's for what its subject asserts."""
    return _CERTAINTY["cue_alleges"].search(cue) is not None


def is_no_account(cue: str, clause: str, *, sourced: bool) -> bool:
    """Whether an attribution gives nobody's account: a question, the terms of speaking, words that only announce one.

    Args:
        cue: the words that attribute, in plain form.
        clause: what is attributed, in plain form.
        sourced: whether somebody is named for it.
    """
    if _ACTS["announced"].search(clause):
        return True
    if _ACTS["published"].search(cue) and _ACTS["paper"].search(clause):
        return True
    if _ACTS["inquires"].search(cue) and not _STANCE["question"].search(clause):
        return True
    if _ACTS["tries"].search(cue) or (_ACTS["charges"].search(cue) and not _ACTS["charged_with"].search(clause)):
        return True
    return not sourced and any(_ACTS[name].search(cue) for name in ("asked", "terms", "beheld", "named_so"))


def is_decree(cue: str) -> bool:
    """Whether a cue, in plain form, orders, bans or permits: an act in words, and no account of anything."""
    return _ACTS["decree"].search(cue) is not None


def _denies(clause: str, triggers: tuple[str, ...]) -> bool:
    for name in ("undisputed", "counted_not", "supposed"):
        clause = _STANCE[name].sub(" ", clause)
    if any(_STANCE[name].search(clause) for name in _PLAIN_NEGATIONS):
        return True
    others = [match.span() for match in _STANCE["other_negation"].finditer(clause)]
    for negation in _STANCE["negator"].finditer(clause):
        if any(start <= negation.start() < end for start, end in others):
            continue
        reach = clause[negation.end() : negation.end() + REACH_OF_NO]
        if _STANCE["deniable"].search(reach) or any(trigger in reach for trigger in triggers):
            return True
    return False


def certainty_of(cue: str, clause: str, *, stance: Stance, nobody: bool, hedges: Iterable[Certainty]) -> Certainty:
    """Tells how far the source commits itself: the weakest of what cue, clause and hedges leave.

    Args:
        cue: the words that attribute, in plain form.
        clause: the claim's words, in plain form.
        stance: the claim's stance.
        nobody: whether no source is named, so that a passive cue ("is said to") passes on what others hold.
        hedges: what the hedges over the clause leave.
    """
    if stance in (Stance.CANNOT_VERIFY, Stance.DECLINES):
        return Certainty.UNCOMMITTED
    found = {Certainty.CERTAIN, *hedges}
    if stance in AGAINST:  # "denied the claims that": the doubt is in what is denied
        found.discard(Certainty.UNCOMMITTED)
    if _STANCE["not_excluded"].search(f"{cue} {clause}"):
        found.add(Certainty.POSSIBLE)
    if (stance not in AGAINST and _CERTAINTY["uncommitted"].search(clause)) or (
        nobody and _CERTAINTY["cue_uncommitted"].search(cue)
    ):
        found.add(Certainty.UNCOMMITTED)
    may_be = _CERTAINTY["possible"].search(_CERTAINTY["not_possible"].sub(" ", clause))
    if may_be or _CERTAINTY["on_condition"].search(f"{cue} {clause}"):
        found.add(Certainty.POSSIBLE)
    doubted = _CERTAINTY["cue_probable"].search(cue) or _STANCE["disbelieves"].search(clause)
    if doubted or _CERTAINTY["probable"].search(clause):
        found.add(Certainty.PROBABLE)
    if stance is Stance.DISPUTES and (_STANCE["no_evidence"].search(clause) or _STANCE["cue_no_evidence"].search(cue)):
        found.add(Certainty.PROBABLE)
    return next(one for one in _WEAKEST_FIRST if one in found)


def marked(words: str) -> str:
    """The plain form without quotation marks and with names marked ("in N_ulmen"), weekdays excepted."""
    shown = _QUOTES.sub("", plain(_NAME.sub("\0", words[:LONGEST_JUDGED])))
    return _MODEL.sub(r"\1 ", _CALENDAR.sub("", shown.replace("\0", "N_")))


def aspect_of(cue: str, clause: str, *, has_event: bool) -> Aspect:
    """Tells what about an event the clause speaks of; ``other`` where no rule fits.

    What the clause says of its subject decides before what stands in relative clauses, appositions and time clauses.

    Args:
        cue: the words that attribute, in plain form.
        clause: the claim's words with their names marked (``marked``).
        has_event: whether the clause has an event trigger of its own.
    """
    if _STANCE["denies"].search(cue) and _ACTS["own_deed"].search(clause):
        return Aspect.WHO_DID
    blames = _BLAME.search(cue)
    core = _ASIDE.sub("", _OPENING.sub("", clause, count=1))
    deed = _PURPOSE.split(core, maxsplit=1)[0]
    if deed != core and not _IS_PURPOSE.search(deed) and (blames or _first_aspect(deed) is Aspect.WHO_DID):
        return Aspect.WHO_DID  # the reason goes with the deed; by whom is at issue
    judged = (core, clause) if len(core.split()) >= _FEWEST_CORE_WORDS else (clause,)
    wanted = _BLAMED if blames else _ANY
    found = next((aspect for words in judged if (aspect := _first_aspect(words, wanted))), None)
    return found or (Aspect.WHO_DID if blames else Aspect.WHAT if has_event else Aspect.OTHER)


def _first_aspect(words: str, wanted: frozenset[Aspect] = _ANY) -> Aspect | None:
    """The aspect whose pattern is the first that words match, of those that are wanted; None: they match none."""
    return next((aspect for aspect, pattern in _ASPECTS if aspect in wanted and pattern.search(words)), None)
