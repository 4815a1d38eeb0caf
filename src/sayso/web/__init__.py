"""The door for the browser: server-rendered pages over a ledger, read only."""
