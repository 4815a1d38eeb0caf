"""Verb 3: mentions to identities."""

from sayso.resolve.places import Gazetteer, Located
from sayso.resolve.report import resolve_mentions

__all__ = ["Gazetteer", "Located", "resolve_mentions"]
