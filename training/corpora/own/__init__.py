"""Sentences of our own for what public corpora lack; the files' language is told in ``README.md`` beside this one."""
