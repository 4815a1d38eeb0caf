"""The learned model at run time; no torch."""
