"""Writers of one ledger take turns."""

LEDGER_TURN = 0x73617973
"""The advisory lock that stands for "writing to the ledger" on a server."""

BUSY = "another program is writing to it; try again when it is done"
"""What is said when a turn does not come in time."""
