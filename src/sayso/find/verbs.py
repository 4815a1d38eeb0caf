"""Attributions by verb with a subject: "X said …", "…, X said", "…, said X", "it seems that …"."""

from __future__ import annotations

from sayso.find import grammar as g
from sayso.find.adverbials import clause_floor, skip_adverbials
from sayso.find.complements import addressee_end, complement
from sayso.find.cues import CueClass, Form, lexicon
from sayso.find.dependent_verbs import asked, lead_of, participial, passive, shared, spoken_by
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens, is_noun_phrase, phrase_after
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit
from sayso.find.verb_groups import Group, group_at

MOST_WORDS_OF_A_SCENE = 5


def verb_drafts(unit: Unit) -> list[Draft]:
    """Finds the attributions by verb in one sentence, in text order; they may lie inside one another."""
    found: list[Draft] = []
    taken = 0
    for at in range(len(unit.tokens)):
        if at < taken:
            continue
        group = group_at(unit.tokens, at)
        if group is None:
            continue
        draft = passive(unit.tokens, group) if group.passive else _active(unit.tokens, group, found)
        if draft is not None:
            found.append(draft)
            taken = draft.cue[1]
    return found


def _active(tokens: Tokens, group: Group, before: list[Draft]) -> Draft | None:  # noqa: PLR0911 one frame a line
    if not group.sense.classes:
        return None
    if "s" in group.sense.classes[0].frames:
        return _seeming(tokens, group)
    if not group.finite:
        return participial(tokens, group, before) or asked(tokens, group)
    left = tokens[group.first - 1] if group.first else None
    if left is None or _joined_to_before(tokens, group.first):
        return shared(tokens, group, before)
    parted = left.kind is Kind.QUOTE or left.low in (",", "—", "–")
    if parted and (inverted := _inverted(tokens, group)):
        return inverted
    subject = phrase_before(tokens, group.first)
    if subject is None:
        return shared(tokens, group, before) if parted else None
    if _is_predicate(tokens, group, subject):
        return None
    return _with_subject(tokens, spoken_by(tokens, group, subject), subject)


def _joined_to_before(tokens: Tokens, first: int) -> bool:
    """Tells whether a verb goes on with the subject before: "and said", "but instead accused"."""
    at = first - 1
    while at > 0 and tokens[at].low in g.ADVERBS - {"then"}:
        at -= 1
    return tokens[at].low in ("and", "or", "but", "then")


def _is_predicate(tokens: Tokens, group: Group, subject: Phrase) -> bool:
    """Tells whether a participle describes what something is: "it was the worst flood reported in Tolk"."""
    bare = group.first == group.head and Form.PARTICIPLE in group.sense.forms
    return bare and subject[0] > 0 and tokens[subject[0] - 1].low in g.BE


def _seeming(tokens: Tokens, group: Group) -> Draft | None:
    """``The raid appears to …``, ``it seems that …``: how it looks to nobody in particular."""
    kind, subject = group.sense.classes[0], phrase_before(tokens, group.first)
    following = tokens[group.end].low if group.end < len(tokens) else "."
    wanted = {"to", "that", "like", "as"} | ({following} if group.sense.lemma == "seem" else set())
    if not group.finite or following not in wanted or following in g.FINAL or subject is None:
        return None
    content: list[Phrase] = [] if tokens[subject[0]].low == "it" else [subject]
    content.append((group.end, len(tokens)))
    lead = lead_of(tokens, subject[0])
    return Draft((), (group.first, group.end), content, kind, Place.AFTER, lead, _connects(lead, subject[0]))


def _with_subject(tokens: Tokens, group: Group, subject: Phrase) -> Draft | None:
    sense = group.sense
    follows = complement(tokens, sense, group.end)
    outside = tokens[subject[0] - 1] if subject[0] else None
    voiced = sense.takes("q")
    cue = (group.first, follows.cue_end if follows else group.end)
    quoted = outside is not None and outside.kind is Kind.QUOTE
    if outside is not None and outside.low == "," and subject[0] >= 2:
        quoted = tokens[subject[0] - 2].kind is Kind.QUOTE
    apart = outside is not None and outside.low in (",", "—", "–", "--") and _stops(tokens, group)
    if apart and follows and tokens[follows.first].kind is Kind.QUOTE and _opens_adverbially(tokens, subject[0] - 1):
        apart = False
    if voiced and outside is not None and (quoted or apart):
        draft = _parenthetical(tokens, group, subject, quoted=quoted)
        if draft is not None:
            return draft
    if outside is not None and outside.low == "as" and voiced and _stops(tokens, group):
        return _as_said(tokens, group, subject)
    if follows is None:
        return _of_noun(tokens, group, subject)
    content = [(follows.first, _relative_end(tokens, subject))]
    if (
        outside is not None
        and outside.low in ("which", "whom", "what", "that", "who")
        and _relative(tokens, subject[0] - 1)
    ):
        content.insert(0, (subject[0] - 1, subject[0]))
    lead = lead_of(tokens, subject[0])
    source = _whom_who_means(tokens, subject, follows.kind)
    return Draft((source,), cue, content, follows.kind, Place.AFTER, lead, _connects(lead, subject[0]))


def _whom_who_means(tokens: Tokens, subject: Phrase, kind: CueClass) -> Phrase:
    """Those who accuse, for "who": "farmers who accused the council of theft"."""
    if kind.name != "accuse" or tokens[subject[0]].low != "who" or subject[1] - subject[0] > 1:
        return subject
    found = phrase_before(tokens, subject[0])
    if found is None:
        return subject
    first = max((at + 2 for at in range(found[0], found[1] - 2) if tokens[at].low == "to"), default=found[0])
    return (first, found[1])  # "fired to disperse farmers"


def _relative_end(tokens: Tokens, subject: Phrase) -> int:
    """Where a clause ends: at the next comma if it is a relative clause set off by one, else with the sentence."""
    first = subject[0]
    if tokens[first].low not in ("who", "which") or first == 0 or tokens[first - 1].low != ",":
        return len(tokens)
    return next((at for at in range(subject[1] + 1, len(tokens)) if tokens[at].low == ","), len(tokens))


def _of_noun(tokens: Tokens, group: Group, subject: Phrase) -> Draft | None:
    """``…, a claim the army rejects``: the noun is the content."""
    kind = group.sense.takes("n")
    if kind is None or kind.name not in ("deny", "confirm") or not _stops(tokens, group):
        return None
    nouns = lexicon().nouns
    for at in range(max(1, subject[0] - 2), subject[1] - 1):
        if tokens[at].low in nouns and tokens[at - 1].low in g.ARTICLES:
            first = at + 2 if tokens[at + 1].low in ("that", "which") else at + 1
            if is_noun_phrase(tokens, first, subject[1]):
                cue = (group.first, group.end)
                return Draft(((first, subject[1]),), cue, [(at - 1, at + 1)], kind, Place.FIXED, at - 1, sibling=True)
    return None


def _relative(tokens: Tokens, at: int) -> bool:
    if at == 0:
        return tokens[at].low == "what"
    left = tokens[at - 1]
    return tokens[at].low != "that" or (left.kind is Kind.WORD and lexicon().verbs.get(left.low) is None)


def _stops(tokens: Tokens, group: Group) -> bool:
    """Tells whether nothing but adverbials stands between the verb and the next stop."""
    at = _after_utterance(tokens, group)
    if at >= len(tokens):
        return True
    return tokens[at].kind is Kind.PUNCTUATION and tokens[at].low not in ":(\"'"


def _after_utterance(tokens: Tokens, group: Group) -> int:
    """Passes over the addressee, time and place after a verb of saying."""
    at = group.end
    if group.sense.takes("a"):
        at = addressee_end(tokens, at)
    return skip_adverbials(tokens, at)


def _parenthetical(tokens: Tokens, group: Group, subject: Phrase, *, quoted: bool) -> Draft | None:
    """``…, X said.`` and ``…, X said, …``: content before, or around."""
    kind = group.sense.takes("q")
    first = clause_floor(tokens, subject[0])
    end = subject[0] - (0 if quoted and tokens[subject[0] - 1].kind is Kind.QUOTE else 1)
    if kind is None or end <= first:
        return None
    if not quoted and _only_sets_scene(tokens, end) and skip_adverbials(tokens, group.end) >= len(tokens) - 1:
        return None
    content: list[Phrase] = [(first, end)]
    after = _after_utterance(tokens, group)
    place = Place.BEFORE
    if after < len(tokens) and tokens[after].kind is Kind.QUOTE:
        content.append((after, len(tokens)))
        place = Place.AROUND
    elif (
        after + 1 < len(tokens)
        and tokens[after].low in (",", ":", ";", "—", "–", "--")
        and _resumes(tokens, after + 1, quoted=quoted)
    ):
        content.append((after + 1, len(tokens)))
        place = Place.AROUND
    return Draft((subject,), (group.first, group.end), content, kind, place, subject[0] - 1)


def _opens_adverbially(tokens: Tokens, end: int) -> bool:
    """Tells whether a sentence's first words only set the scene: "Asked about it, …", "In Kirov on Monday, …"."""
    low = tokens[0].low
    if low in g.PREPOSITIONS or low in g.SUBORDINATORS or low in g.CLAUSE_ADVERBS | g.ADVERBS | g.TIME_WORDS:
        return True
    return end > 0 and (low.endswith(("ing", "ly")) or (low.endswith("ed") and Kind.WORD is tokens[0].kind))


def _only_sets_scene(tokens: Tokens, end: int) -> bool:
    """Tells whether the words before a comma are but a time or place: "On Monday, officials said."."""
    if end > MOST_WORDS_OF_A_SCENE or tokens[0].low not in g.PREPOSITIONS | {"when", "while", "if"}:
        return False
    return all(tokens[at].low != "," for at in range(end))


def _resumes(tokens: Tokens, at: int, *, quoted: bool) -> bool:
    """Tells whether the content goes on after a parenthetical cue."""
    token = tokens[at]
    if token.kind is Kind.QUOTE:
        return True
    if quoted or token.kind is not Kind.WORD:
        return False
    if token.low in g.CONJUNCTIONS:
        return not (at + 1 < len(tokens) and tokens[at + 1].low in lexicon().verbs)
    return not (token.low.endswith("ing") or token.low in g.SUBORDINATORS or token.low in ("who", "which", "citing"))


def _as_said(tokens: Tokens, group: Group, subject: Phrase) -> Draft | None:
    """``As X said, …`` and ``…, as X put it``."""
    kind = group.sense.takes("q")
    at = subject[0] - 1
    after = skip_adverbials(tokens, group.end)
    if kind is None:
        return None
    if at > 1:
        return Draft((subject,), (group.first, group.end), [(0, at - 1)], kind, Place.BEFORE, at)
    if after + 1 < len(tokens):
        return Draft((subject,), (group.first, group.end), [(after + 1, len(tokens))], kind, Place.AFTER, at)
    return None


def _inverted(tokens: Tokens, group: Group) -> Draft | None:
    """``…, said X, the governor of Y.``: content before, or around."""
    kind = group.sense.takes("q")
    if kind is None or not group.sense.forms & {Form.PAST, Form.THIRD}:
        return None
    speaker = _speaker_after(tokens, group)
    left = group.first - 1
    if speaker is None or not (_is_quoted_before(tokens, group) or _may_invert(tokens, group, speaker)):
        return None
    end = left + 1 if tokens[left].kind is Kind.QUOTE else left
    floor = clause_floor(tokens, end)
    if floor >= end:
        return None
    content: list[Phrase] = [(floor, end)]
    place = Place.BEFORE
    at = speaker[1]
    if at + 1 < len(tokens) and tokens[at].low in (",", ":", "—"):
        at += 1
    if at < len(tokens) and tokens[at].kind is Kind.QUOTE:
        content.append((at, len(tokens)))
        place = Place.AROUND
    return Draft((speaker,), (group.first, group.end), content, kind, place, group.first)


def _speaker_after(tokens: Tokens, group: Group) -> Phrase | None:
    """The noun phrase after an inverted verb, if it can be a speaker."""
    if group.end >= len(tokens):
        return None
    low = tokens[group.end].low
    if low in g.OBJECT_PRONOUNS - {"you", "it", "her"} or low in g.TIME_WORDS or low in ("that", "there"):
        return None
    speaker = phrase_after(tokens, group.end)
    return speaker if speaker and is_noun_phrase(tokens, group.end, speaker[1]) else None


def _is_quoted_before(tokens: Tokens, group: Group) -> bool:
    """Tells whether quoted words end right before the verb."""
    left = group.first - 1
    if tokens[left].kind is Kind.QUOTE or (left > 0 and tokens[left - 1].kind is Kind.QUOTE):
        return True
    return tokens[group.first].start - tokens[left].end > 1  # the closing mark of quoted words stands between


def _may_invert(tokens: Tokens, group: Group, speaker: Phrase) -> bool:
    """Tells "Ten died, said the mayor." from "Orlov, the mayor, said the toll had risen."."""
    after = tokens[speaker[1]] if speaker[1] < len(tokens) else None
    if after is not None and after.kind is Kind.WORD and after.low not in g.PREPOSITIONS | {"who"}:
        return False
    if group.first == 1:
        return False
    if phrase_before(tokens, group.first) is None:
        return True
    last = tokens[speaker[1] - 1].low
    return _ends(tokens, speaker[1]) and not (last.endswith("ed") or last in g.IRREGULAR_PASTS)


def _ends(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or tokens[at].low in g.FINAL


def _connects(lead: int, first: int) -> bool:
    """Tells whether a connective sets this clause beside the one before."""
    return lead == 0 or lead < first
