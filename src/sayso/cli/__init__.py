"""DOOR: the command line, one command a verb."""
