"""Signing in, and accounts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What signin.html may use. ``to``: where to go then; ``said``: why it is shown; "" where it was asked for."""

    seal: str
    to: str
    name: str
    said: str
