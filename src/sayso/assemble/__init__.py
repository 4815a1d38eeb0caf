"""Verb 4: mentions and identities to claims."""

from sayso.assemble.report import assemble_claims

__all__ = ["assemble_claims"]
