"""Adding reports from the pages: dropped, pasted, or named by their addresses; read as ``sayso read`` reads."""
