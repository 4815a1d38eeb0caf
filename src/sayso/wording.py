"""The domain's codes in English, for every door, so that the command line and the pages use one word for one thing.

Nothing here takes a side: a speaker "says" or "denies", nothing is "true" or "fake", and what nobody checked is "not
marked as verified".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.ledger import Agreement, Verification

ASPECTS: Final[Mapping[Aspect, str]] = MappingProxyType(
    {
        Aspect.OCCURRENCE: "Whether it happened",
        Aspect.WHAT: "What happened",
        Aspect.WHO_DID: "Who did it",
        Aspect.WHO_SUFFERED: "Who suffered it",
        Aspect.WHERE: "Where",
        Aspect.WHEN: "When",
        Aspect.HOW_MANY: "How many",
        Aspect.CONTROL: "Who is in control",
        Aspect.RESPONSIBILITY: "Who is responsible",
        Aspect.MOTIVE: "Why",
        Aspect.OTHER: "Other matters",
    }
)

STANCES: Final[Mapping[Stance, str]] = MappingProxyType(
    {
        Stance.ASSERTS: "says",
        Stance.DENIES: "denies",
        Stance.CONFIRMS: "confirms",
        Stance.DISPUTES: "disputes",
        Stance.QUALIFIES: "qualifies",
        Stance.DECLINES: "declines to say",
        Stance.CANNOT_VERIFY: "states it was not verified",
    }
)

CERTAINTIES: Final[Mapping[Certainty, str]] = MappingProxyType(
    {
        Certainty.CERTAIN: "certain",
        Certainty.PROBABLE: "probable",
        Certainty.POSSIBLE: "possible",
        Certainty.UNCOMMITTED: "uncommitted",
    }
)

AGREEMENTS: Final[Mapping[Agreement, str]] = MappingProxyType(
    {Agreement.UNCONTESTED: "uncontested", Agreement.CONTESTED: "contested"}
)

VERIFICATIONS: Final[Mapping[Verification, str]] = MappingProxyType(
    {
        Verification.NOT_MARKED: "not marked as verified",
        Verification.OUTLET_STATES_NOT_VERIFIED: "outlet states it was not verified",
        Verification.ATTEMPTED_INCONCLUSIVE: "verification attempted, inconclusive",
        Verification.PARTLY: "partly verified",
        Verification.VERIFIED: "marked as verified",
        Verification.REFUTED: "marked as refuted",
    }
)
