"""Attributions by verbs without a subject of their own: participles, infinitives, passives, "… and said …"."""

from __future__ import annotations

from dataclasses import replace

from sayso.domain.mention import Act
from sayso.find import grammar as g
from sayso.find.adverbials import skip_adverbials
from sayso.find.complements import complement, is_artefact
from sayso.find.cues import CueClass, Form, lexicon
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens, is_noun_phrase, phrase_after
from sayso.find.subjects import phrase_before, who_went_to
from sayso.find.tokens import Kind, Token
from sayso.find.verb_groups import Group

SURE_AS_AN_INFINITIVE = 0.9
FEWEST_WORDS = 4
REACH_OF_A_RELATIVE = 3
REACH_OF_AN_INFINITIVE = 12
WORDS_OF_STOPPING_SHORT = 3
_SCORE_OF_A_QUESTION = 0.4
_KNOWN_AS = CueClass("known as", Act.THOUGHT, score=0.5)


def participial(tokens: Tokens, group: Group, before: list[Draft]) -> Draft | None:
    """``…, adding that …``, ``a statement saying …``, ``… to call it …``."""
    if group.first == 0 and len(tokens) < FEWEST_WORDS:
        return None
    if group.sense.forms == {Form.PARTICIPLE} and group.first == group.head:
        return None  # "said written testimonies": nobody wrote in those words
    left = tokens[group.first - 1] if group.first else None
    source: tuple[Phrase, ...] | None = None
    first, lead = group.first, group.first
    if (short := _stopped_short(tokens, group.first)) is not None:
        first, source = short[0], (short[1],)
    elif (
        left is not None
        and left.kind is Kind.WORD
        and left.low not in g.PREPOSITIONS | g.CONJUNCTIONS | g.SUBORDINATORS
    ):
        subject = phrase_before(tokens, group.first) if tokens[group.head].low.endswith("ing") else None
        subject = (who_went_to(tokens, subject) or subject) if subject else None
        source = (subject,) if subject else None
        if subject and subject[0] and is_artefact(tokens[subject[1] - 1].low) and _issues(tokens[subject[0] - 1]):
            source = _issuer(tokens, subject[0] - 1, before)
            first = subject[0] - 1 if source else first
    source = source or _speaker_before(tokens, group.first, before)
    group = spoken_by(tokens, group, source[-1] if source else None)
    follows = complement(tokens, group.sense, group.end)
    if source is None or follows is None:
        return None
    if tokens[group.first].low == "to" and follows.kind.score < SURE_AS_AN_INFINITIVE:
        return None
    while lead > 0 and (tokens[lead - 1].low in (",", "and", "but", "before", "after", "while", "by", "—", "–")):
        lead -= 1
    cue = (first, follows.cue_end)
    return Draft(source, cue, [(follows.first, len(tokens))], follows.kind, Place.AFTER, lead, lead < group.first)


def _stopped_short(tokens: Tokens, at: int) -> tuple[int, Phrase] | None:
    """Where ``stopped short of`` before a participle begins, and who did."""
    if at < WORDS_OF_STOPPING_SHORT or [one.low for one in tokens[at - 2 : at]] != ["short", "of"]:
        return None
    first = at - WORDS_OF_STOPPING_SHORT
    while first > 0 and tokens[first - 1].low in g.AUXILIARIES | g.ADVERBS:
        first -= 1
    subject = phrase_before(tokens, first) if tokens[at - 3].low.startswith("stop") else None
    return (first, subject) if subject else None


def _issues(token: Token) -> bool:
    """Tells whether a word may be the verb of "issued a statement saying …"."""
    return token.low in g.ISSUING


def _issuer(tokens: Tokens, verb: int, before: list[Draft]) -> tuple[Phrase, ...] | None:
    """Who put out the statement whose words follow."""
    subject = phrase_before(tokens, verb)
    return (subject,) if subject else _speaker_before(tokens, verb, before)


def shared(tokens: Tokens, group: Group, before: list[Draft]) -> Draft | None:
    """``… and said …``: the speaker is the one before."""
    if (not group.sense.finite and group.first == group.head) or _goes_on_from_an_infinitive(tokens, group):
        return None
    source = _speaker_before(tokens, group.first, before)
    group = spoken_by(tokens, group, source[-1] if source else None)
    follows = complement(tokens, group.sense, group.end)
    if source is None or follows is None:
        return None
    lead = group.first
    while lead > 0 and tokens[lead - 1].low in ("and", "or", "but", "then", "instead", "rather", ","):
        lead -= 1
    cue = (group.first, follows.cue_end)
    return Draft(source, cue, [(follows.first, len(tokens))], follows.kind, Place.AFTER, lead, sibling=True)


def _goes_on_from_an_infinitive(tokens: Tokens, group: Group) -> bool:
    """Tells "urged it to stop denying and admit its error" from "they deny it and admit nothing"."""
    if Form.BASE not in group.sense.forms or Form.PAST in group.sense.forms or group.first != group.head:
        return False
    for at in range(group.first - 1, max(0, group.first - REACH_OF_AN_INFINITIVE), -1):
        if tokens[at].kind is not Kind.WORD or tokens[at].low in g.AUXILIARIES:
            return False
        if tokens[at].low == "to":
            following = lexicon().verbs.get(tokens[at + 1].low)
            return following is None or Form.BASE in following.forms
    return False


def _speaker_before(tokens: Tokens, at: int, before: list[Draft]) -> tuple[Phrase, ...] | None:
    """The source of the last attribution, else the sentence's first noun phrase."""
    for draft in reversed(before):
        if draft.source:
            return draft.source
    start = 0
    while start < at and tokens[start].low in g.PREPOSITIONS | g.SUBORDINATORS:
        start = next((i + 1 for i in range(start + 1, min(at, start + 20)) if tokens[i].low == ","), at)
    while start < at and tokens[start].low in g.CONJUNCTIONS:
        start += 1
    phrase = phrase_after(tokens, start, appositions=False) if start < at else None
    if phrase is None or phrase[1] > at or not is_noun_phrase(tokens, phrase[0], phrase[1]):
        return None
    return (phrase,)


def asked(tokens: Tokens, group: Group) -> Draft | None:
    """``Asked about the toll, …``, ``When asked by reporters whether …``: the question, up to the next comma."""
    kind = group.sense.takes("a")
    opens = group.first == 0 or tokens[group.first - 1].low in ("when", "if", "while", ",")
    if kind is None or Form.PARTICIPLE not in group.sense.forms or group.sense.lemma == "tell" or not opens:
        return None
    agent, after = _agent(tokens, group.end)
    about = after < len(tokens) and tokens[after].low == "about"
    first = after if about else skip_adverbials(tokens, after)
    cue_end = group.end
    if agent is None and first < len(tokens) and tokens[first].low == "about":
        first, cue_end = first + 1, first + 1
    end = first
    while end < len(tokens) and tokens[end].low not in (",", ".", ";"):
        end += 1
    if end <= first:
        return None
    source = (agent,) if agent else ()
    return Draft(
        source, (group.first, cue_end), [(first, end)], kind, Place.FIXED, group.first, score=_SCORE_OF_A_QUESTION
    )


def passive(tokens: Tokens, group: Group) -> Draft | None:
    """``X was quoted as saying …``, ``X was told that …``, ``X is believed to …``, ``X was condemned by Y``."""
    sense, end = group.sense, group.end
    subject = phrase_before(tokens, group.first)
    lead = lead_of(tokens, subject[0]) if subject else group.first
    agent, after = _agent(tokens, end)
    cue = (group.first, end)
    as_saying = tokens[after : after + 1] and tokens[after].low == "as" and sense.lemma in ("quote", "cite", "report")
    if subject and (as_saying or sense.lemma == "quote"):
        return _quoted_as(tokens, group, subject, after)
    kind = sense.takes("o") or sense.takes("b") or sense.takes("c") or sense.takes("n")
    if kind is None or kind.name == "show":
        return None
    source = (agent,) if agent else ()
    if addressed := sense.takes("a"):
        at = skip_adverbials(tokens, after)
        if at >= len(tokens) or tokens[at].kind is Kind.PUNCTUATION:
            return None
        return Draft(source, cue, [(at, len(tokens))], addressed, Place.AFTER, lead, score=0.5)
    rest = tokens[after].low if after < len(tokens) else "."
    told = (
        "o" in kind.frames
        or rest in ("to", "that", "as", "of", "for")
        or (after < len(tokens) and tokens[after].kind is Kind.QUOTE)
    )
    if not (told or agent or kind.name in ("deny", "confirm")):
        return None
    if kind.name == "naming" and not agent:
        kind = _KNOWN_AS
    content: list[Phrase] = [subject] if subject and tokens[subject[0]].low not in ("it", "there") else []
    if told or (agent and not _stops_at(tokens, after)):
        content.append((after, len(tokens)))
    return Draft(source, cue, content, kind, Place.AFTER, lead, score=0.5) if content else None


def _stops_at(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind is Kind.PUNCTUATION


def _quoted_as(tokens: Tokens, group: Group, subject: Phrase, after: int) -> Draft | None:
    quoting = group.sense.takes("q")
    if after + 1 >= len(tokens) or tokens[after].low != "as" or quoting is None:
        return None
    said = lexicon().verbs.get(tokens[after + 1].low)
    follows = complement(tokens, said, after + 2) if said else None
    if follows is None:
        return None
    lead = lead_of(tokens, subject[0])
    return Draft((subject,), (group.first, after + 2), [(follows.first, len(tokens))], follows.kind, Place.AFTER, lead)


def _agent(tokens: Tokens, at: int) -> tuple[Phrase | None, int]:
    """The phrase after "by", and where the sentence goes on."""
    if at < len(tokens) and tokens[at].low == "by":
        phrase = phrase_after(tokens, at + 1)
        if phrase and is_noun_phrase(tokens, phrase[0], phrase[1]) and not tokens[at + 1].low.endswith("ing"):
            return phrase, phrase[1]
    return None, at


def spoken_by(tokens: Tokens, group: Group, source: Phrase | None) -> Group:
    """The verb as its source can use it; a relative pronoun stands for the noun before it."""
    first, end = source or (0, 0)
    if source and tokens[first].low in ("which", "that"):
        first = max(0, first - REACH_OF_A_RELATIVE)
    artefact = any(is_artefact(tokens[at].low) for at in range(first, end))
    return replace(group, sense=group.sense.of_source(artefact=artefact))


def lead_of(tokens: Tokens, first: int) -> int:
    """Where the clause whose subject begins at ``first`` begins, its connective with it."""
    lead = first
    while lead > 0 and (tokens[lead - 1].low in g.CLAUSE_OPENERS or tokens[lead - 1].low in (",", ";", "—", "–", "--")):
        lead -= 1
    return lead
