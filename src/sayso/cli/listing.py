"""A list of what is to be read: a file with a path or an address a line, or a table that says more of each."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import BadRequest, MissingInput, UnreadableReport
from sayso.read.facts_list import BadRow, Listing, read_rows
from sayso.read.inputs import open_input
from sayso.read.stored import Stored, find_stored, is_stored

LONGEST = 4_096
"""Characters of a line; addresses that browsers take are shorter."""


def listed(file: str) -> Listing:
    """The lines of a list, in its order; empty lines, and those that begin with ``#``, left out.

    Where the first line names columns, a path (``path``, ``file``) and others (``published``, ``publisher``, ``title``,
    ``url``), it is a table, and what it says of a file is told with it.

    Args:
        file: a path, or an address of an object in storage; UTF-8. What it names by a relative path is looked for
            in the current folder.

    Raises:
        BadRequest: it cannot be read, or is no list.
    """
    try:
        lines = open_input(_placed(file)).decode("utf-8-sig").splitlines()
    except UnreadableReport as refused:
        raise BadRequest(f"--list {refused}") from refused
    except UnicodeDecodeError as odd:
        raise BadRequest(f"--list {file}: is not text in UTF-8") from odd
    names = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    for number, name in enumerate(lines, start=1):
        if len(name) > LONGEST:
            raise BadRequest(f"--list {file}: line {number} is longer than {LONGEST:,} characters")
    try:
        return read_rows(names, Path(file).name) or Listing(tuple(names))
    except BadRow as wrong:
        raise BadRequest(f"--list {file}: {wrong}") from wrong


def _placed(file: str) -> Path | Stored:
    """Where a list is.

    Raises:
        UnreadableReport: storage has no such object.
    """
    if not is_stored(file):
        return Path(file)
    found = next(find_stored(file), None)
    if isinstance(found, Stored) and found.address == file:
        return found
    raise found if isinstance(found, UnreadableReport) else MissingInput(file, "no such object")
