"""The place that opens an agency's paragraph, as it stands before somebody's words: "ULMEN (VNA) - the army said"."""

from __future__ import annotations

import re
from typing import Final

DATELINE: Final = re.compile(r"[A-Z][A-Z.'\u2019 ,/-]{2,40}(?: \([^()\n]{1,40}\))? (?:[\u2013\u2014-]|--) (?=\S)")
"""A dateline in capitals with what parts it from the text; to be matched at the start of the words."""
