"""The noun with memory: what was recorded, and what it comes to as of a moment. The only database code."""

from sayso.ledger.recording import Recorded
from sayso.ledger.store import Ledger

__all__ = ["Ledger", "Recorded"]
