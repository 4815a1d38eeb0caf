"""The home-made development set: invented dossiers of contested events with the gold that their makers know.

Half of it is there to look at while working, the other half is only measured (``part_of``).
"""
