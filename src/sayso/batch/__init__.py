"""Many reports at once, on this machine, in bounded memory."""
