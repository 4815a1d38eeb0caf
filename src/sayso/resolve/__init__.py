"""Verb 3: mentions to identities."""

from sayso.resolve.report import resolve_mentions
from sayso.resolve.surroundings import Gazetteer

__all__ = ["Gazetteer", "resolve_mentions"]
