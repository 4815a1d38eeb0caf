"""One file for each revision.

A table that SQLite must make anew (``op.batch_alter_table``) loses its guards: the revision puts them back with
``guards``. Each brings its golden ledger (``python -m tests.ledger.golden``).
"""
