"""Verb 5: which events of different reports are one, which claims speak of one matter, and where claims come from."""

from sayso.relate.accusing import means_accusations
from sayso.relate.agencies import agency_of, credits_of
from sayso.relate.copies import CLOSEST, TextSketch, closest, enterable, noticeable, relate_texts, sketch_text
from sayso.relate.counting import Figure, count_of, figure_among, figure_of, figure_quantity, figures_clash
from sayso.relate.echoes import without_echoes
from sayso.relate.event_sketch import EventSketch
from sayso.relate.matters import Matter, is_thin, matters_of
from sayso.relate.origin import Origins
from sayso.relate.quantities import quantities_in, quantities_of, with_quantities
from sayso.relate.revising import Revision, compare_claims
from sayso.relate.rewording import Change, ChangeKind, compare_texts
from sayso.relate.rivals import doers_of, doers_shown
from sayso.relate.same_event import asked_keys, event_keys, relate_events
from sayso.relate.same_name import (
    abbreviates,
    body_key,
    capitals_in,
    given_names,
    initials_of,
    last_name,
    last_name_keys,
    office_told,
    same_person,
    words_of_name,
)
from sayso.relate.saying import Saying
from sayso.relate.sketch import sketch_events

__all__ = [
    "CLOSEST",
    "Change",
    "ChangeKind",
    "EventSketch",
    "Figure",
    "Matter",
    "Origins",
    "Revision",
    "Saying",
    "TextSketch",
    "abbreviates",
    "agency_of",
    "asked_keys",
    "body_key",
    "capitals_in",
    "closest",
    "compare_claims",
    "compare_texts",
    "count_of",
    "credits_of",
    "doers_of",
    "doers_shown",
    "enterable",
    "event_keys",
    "figure_among",
    "figure_of",
    "figure_quantity",
    "figures_clash",
    "given_names",
    "initials_of",
    "is_thin",
    "last_name",
    "last_name_keys",
    "matters_of",
    "means_accusations",
    "noticeable",
    "office_told",
    "quantities_in",
    "quantities_of",
    "relate_events",
    "relate_texts",
    "same_person",
    "sketch_events",
    "sketch_text",
    "with_quantities",
    "without_echoes",
    "words_of_name",
]
