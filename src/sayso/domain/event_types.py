"""Types of events: ACLED's sub-event types, and what PLOVER calls each of them.

Source of the types and their groups: Armed Conflict Location & Event Data (ACLED), Codebook, 2023. Source of the
categories and modes: Open Event Data Alliance, PLOVER manual, 2018 (its later revision where ``docs/plover.md`` says
so). Nobody publishes a mapping between the two; this one is ours, and ``docs/plover.md`` gives its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SUB_EVENT_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Battles": (
            "Government regains territory",
            "Non-state actor overtakes territory",
            "Armed clash",
        ),
        "Protests": (
            "Excessive force against protesters",
            "Protest with intervention",
            "Peaceful protest",
        ),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        "Strategic developments": (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    }
)
"""ACLED's event types, each with its sub-event types, 25 in all."""

NO_EVENT = "other"
"""What is said of no such event; ACLED's own "Other" is a strategic development."""


@dataclass(frozen=True, slots=True)
class Plover:
    """A PLOVER category, and its mode where the type tells one."""

    category: str
    mode: str | None = None


PLOVER: Mapping[str, Plover | None] = MappingProxyType(
    {
        "Government regains territory": Plover("ASSAULT"),
        "Non-state actor overtakes territory": Plover("ASSAULT"),
        "Armed clash": Plover("ASSAULT"),
        "Excessive force against protesters": Plover("ASSAULT"),
        "Protest with intervention": Plover("PROTEST", "demo"),
        "Peaceful protest": Plover("PROTEST", "demo"),
        "Violent demonstration": Plover("PROTEST", "riot"),
        "Mob violence": Plover("PROTEST", "riot"),
        "Chemical weapon": Plover("ASSAULT"),
        "Air/drone strike": Plover("ASSAULT", "heavy-weapons"),
        "Suicide bomb": Plover("ASSAULT", "suicide-attack"),
        "Shelling/artillery/missile attack": Plover("ASSAULT", "heavy-weapons"),
        "Remote explosive/landmine/IED": Plover("ASSAULT", "explosives"),
        "Grenade": Plover("ASSAULT", "explosives"),
        "Sexual violence": Plover("ASSAULT", "sexual"),
        "Attack": Plover("ASSAULT"),
        "Abduction/forced disappearance": Plover("ASSAULT", "abduct"),
        "Agreement": Plover("SUPPORT"),
        "Arrests": Plover("COERCE", "arrest"),
        "Change to group/activity": Plover("MOBILIZE", "troops"),
        "Disrupted weapons use": Plover("COERCE", "confiscate"),
        "Headquarters or base established": Plover("MOBILIZE", "troops"),
        "Looting/property destruction": Plover("COERCE", "destroy"),
        "Non-violent transfer of territory": Plover("RETREAT", "withdraw"),
        "Other": None,
        NO_EVENT: None,
    }
)
"""Each type's PLOVER category; None where PLOVER has none that fits whatever the type holds."""
