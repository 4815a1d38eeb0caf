"""Verb 5: which events of different reports are one, which texts repeat which, and where claims come from."""

from sayso.relate.copies import CANDIDATE, TextSketch, relate_texts, sketch_text
from sayso.relate.origin import agency_of, origin_of
from sayso.relate.same_event import EventSketch, asked_keys, event_keys, relate_events
from sayso.relate.sketch import sketch_events

__all__ = [
    "CANDIDATE",
    "EventSketch",
    "TextSketch",
    "agency_of",
    "asked_keys",
    "event_keys",
    "origin_of",
    "relate_events",
    "relate_texts",
    "sketch_events",
    "sketch_text",
]
