"""What ``sayso read`` was given, made into inputs: files and folders, and addresses that are fetched."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from sayso.archive.records import Kept
from sayso.archive.store import Archive, archive_of
from sayso.batch.reading import Input
from sayso.errors import UnreadableReport
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.intake import fetch_report, in_order
from sayso.fetch.manners import Manners
from sayso.read.inputs import find_inputs, open_input
from sayso.read.warc import is_archive
from sayso.settings import Settings
from sayso.waiting import Check

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


def is_address(given: str) -> bool:
    """Tells an address from a path."""
    return _SCHEME.match(given) is not None


@contextmanager
def gathering(
    settings: Settings, given: Sequence[str], check: Check, *, keep_files: bool
) -> Iterator[tuple[Iterator[Input], int]]:
    """Makes inputs of what a command was given, in that order, and says how many there are at least.

    Files that are kept are in the archive, and so is every answer, before their input is yielded.

    Args:
        settings: the ledger, beside which the archive is; whom to name as contact; whether private addresses are asked.
        given: paths and addresses.
        check: called while an answer is waited for; what it raises ends the fetching.
        keep_files: whether files are copied into the archive as well.
    """
    groups = [(fetched, list(names)) for fetched, names in groupby(given, is_address)]
    found = {index: list(find_inputs(names)) for index, (fetched, names) in enumerate(groups) if not fetched}
    total = sum(len(names) for fetched, names in groups if fetched) + sum(map(len, found.values()))
    if not keep_files and not any(fetched for fetched, _ in groups):
        yield (one for files in found.values() for one in files), total
        return
    manners = Manners(settings.contact, settings.allow_private)
    with Archive(archive_of(settings.ledger)) as archive, Fetcher(manners) as fetcher:

        def inputs() -> Iterator[Input]:
            for index, (_, names) in enumerate(groups):
                if index not in found:
                    for _, given_back in in_order(names, lambda url: fetch_report(url, fetcher, archive), check):
                        yield from given_back
                elif keep_files:
                    yield from (_kept(one, archive) for one in found[index])
                else:
                    yield from found[index]

        yield inputs(), total


def _kept(one: Path | UnreadableReport, archive: Archive) -> Input:
    """A file that has been copied into the archive, or the reason why it cannot be. A web archive is kept already."""
    if isinstance(one, UnreadableReport) or is_archive(one):
        return one
    try:
        data = open_input(one)
    except UnreadableReport as refused:
        return refused
    kind = mimetypes.guess_type(one.name)[0] or "application/octet-stream"
    archive.keep(Kept(one.absolute().as_uri(), data, datetime.now(UTC), "resource", media_type=kind))
    return one
