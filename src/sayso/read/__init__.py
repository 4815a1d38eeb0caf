"""VERB 1: a report as it arrived becomes a document whose text never changes."""

from sayso.read.inputs import MAX_BYTES, find_inputs, open_input
from sayso.read.report import read_report, read_reports

__all__ = ["MAX_BYTES", "find_inputs", "open_input", "read_report", "read_reports"]
