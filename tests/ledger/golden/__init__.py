"""Ledgers of every revision as SQL text, each beside what it told when it was made (JSON).

So what was recorded years ago is opened by every later program. ``python -m tests.ledger.golden`` writes the files of
the present revision. Those of earlier revisions are never written again: no program that could is left.
"""
