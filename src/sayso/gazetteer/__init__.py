"""A compiled gazetteer: place names to places, read from one memory-mapped file."""

from __future__ import annotations

from sayso.gazetteer.store import CompiledGazetteer, packaged

__all__ = ["CompiledGazetteer", "packaged"]
