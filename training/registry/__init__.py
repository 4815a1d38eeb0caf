"""The starter registry of actors: hand-written lists, and the script that compiles them with open ones."""
