"""What was fetched, kept as it came: WARC files beside the ledger (ISO 28500)."""
