"""All that the program found in one report."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.domain.claim import Claim
from sayso.domain.identity import Identities
from sayso.domain.mention import Attribution, Mentions
from sayso.domain.report import Document, Report
from sayso.domain.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """One report read to the end. ``reader`` names the program and the models that read it, with versions."""

    document: Document
    mentions: Mentions
    identities: Identities
    claims: tuple[Claim, ...]
    reader: str

    @property
    def report(self) -> Report:
        """The report's metadata."""
        return self.document.report

    @property
    def text(self) -> Text:
        """The report's text."""
        return self.document.text

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who said or thought what, in text order."""
        return self.mentions.attributions
