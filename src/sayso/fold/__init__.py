"""What entries come to: those recorded up to a moment go in, events with their accounts come out.

Pure: no database, no file, no clock; the same entries in any order give the same answer. Begin with ``status.py``.
"""
