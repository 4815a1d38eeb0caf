"""sayso: on whose say-so? A ledger of who says what about contested events, in which words."""
