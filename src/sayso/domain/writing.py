"""Words of English for what speaks for whoever made it, as patterns."""

from __future__ import annotations

from typing import Final

WRITTEN: Final = (
    "investigations?|inquir(?:y|ies)|probes?|reports?|stud(?:y|ies)|analys[ei]s|reviews?|surveys?|assessments?|"
    "statements?|communiqu[e\u00e9]s?"
)
SHOWN: Final = "videos?|footage|clips?|documents?|images?|photographs?|photos?|pictures?"
