"""The ledger in the formats that other tools read: streams of bytes, in a fixed order, with nothing decided."""
