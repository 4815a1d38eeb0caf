"""What is to be read, made into inputs: files and folders, packages of files, and addresses that are fetched."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.archive.records import Kept
from sayso.archive.store import Archive, archive_of
from sayso.batch.reading import Input, Outcome
from sayso.errors import UnreadableReport
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.intake import fetch_report, in_order
from sayso.fetch.manners import Manners
from sayso.read.inputs import find_inputs, open_input
from sayso.read.post import Aside
from sayso.read.saved import Counted
from sayso.read.stored import Stored, is_stored
from sayso.read.web_archive import is_archive
from sayso.read.zipped import is_zip, unzipped
from sayso.waiting import Check

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


def is_address(given: str) -> bool:
    """Tells an address from a path."""
    return _SCHEME.match(given) is not None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is to be read. ``total``: how many inputs there are at least.

    ``unfolded``: the folders of the program's own in which packages' files lie, and the package for each.
    """

    inputs: Iterator[Input]
    total: int
    unfolded: Mapping[str, str]

    def told(self, outcome: Outcome, folders: Mapping[str, str] | None = None) -> Outcome:
        """An outcome as a user knows its files. ``folders``: more folders of the program's own, as ``shown_as``."""
        return shown_as(outcome, {**self.unfolded, **(folders or {})})


def shown_as(outcome: Outcome, folders: Mapping[str, str]) -> Outcome:
    """An outcome in which places below folders of the program's own are told as the user knows them.

    Args:
        outcome: what came of reading.
        folders: by each folder what stands for it; "" for nothing.
    """

    def shown(said: str) -> str:
        for folder, known in folders.items():
            said = said.replace(f"{folder}/", f"{known}/" if known else "")
        return said

    if isinstance(outcome, UnreadableReport):
        told = type(outcome)(shown(outcome.where), shown(outcome.why))
        return told if str(told) != str(outcome) else outcome
    if isinstance(outcome, Aside):
        return replace(outcome, where=shown(outcome.where), what=shown(outcome.what))
    if isinstance(outcome, Counted):
        outcome.where = shown(outcome.where)
        return outcome
    report = outcome.document.report
    if report.path is None or shown(report.path) == report.path:
        return outcome
    document = replace(outcome.document, report=replace(report, path=shown(report.path)))
    return replace(outcome, document=document)


@contextmanager
def gathering(
    given: Sequence[str],
    ledger: str,
    manners: Manners,
    check: Check,
    *,
    keep_files: bool = False,
    storage: bool = False,
) -> Iterator[Gathered]:
    """Makes inputs of what was given, in that order. Files unfolded from packages are there until it is left.

    Files that are kept are in the archive, and so is every answer, before their input is yielded.

    Args:
        given: paths and addresses; an address is fetched because it is named here, and nothing else is.
        ledger: the ledger's file or URL, beside which the archive is.
        manners: how addresses are fetched.
        check: called while an answer is waited for; what it raises ends the fetching.
        keep_files: whether files are copied into the archive as well.
        storage: whether addresses of storage are read, as who runs the program; else they are refused like any address
            that is not of the web.

    Raises:
        ArchiveError: the archive cannot be used.
    """

    def asked(one: str) -> bool:
        return is_address(one) and not (storage and is_stored(one))

    groups = [(fetched, list(names)) for fetched, names in groupby(given, asked)]
    found = {index: list(find_inputs(names)) for index, (fetched, names) in enumerate(groups) if not fetched}
    total = sum(len(names) for fetched, names in groups if fetched) + sum(map(len, found.values()))
    folders: dict[str, str] = {}
    with ExitStack() as stack:
        files = {index: _unfolding(some, folders, stack) for index, some in found.items()}

        def inputs(archive: Archive | None, fetcher: Fetcher | None) -> Iterator[Input]:
            for index, (_, names) in enumerate(groups):
                if index not in files:
                    assert archive is not None
                    assert fetcher is not None
                    for _, given_back in in_order(names, lambda url: fetch_report(url, fetcher, archive), check):
                        yield from given_back
                elif keep_files and archive is not None:
                    yield from (_kept(one, archive) for one in files[index])
                else:
                    yield from files[index]

        asks = any(fetched for fetched, _ in groups)
        archive = stack.enter_context(Archive(archive_of(ledger))) if asks or keep_files else None
        fetcher = stack.enter_context(Fetcher(manners)) if asks else None
        yield Gathered(inputs(archive, fetcher), total, folders)


def _unfolding(
    found: Iterable[Path | Stored | UnreadableReport], folders: dict[str, str], stack: ExitStack
) -> Iterator[Path | Stored | UnreadableReport]:
    """The files, each package among them as the files that it holds."""
    for one in found:
        if isinstance(one, Path) and is_zip(one):
            folder = stack.enter_context(TemporaryDirectory(prefix="sayso-"))
            folders[folder] = str(one)
            yield from unzipped(one, Path(folder))
        else:
            yield one


def _kept(one: Path | Stored | UnreadableReport, archive: Archive) -> Input:
    """A file that has been copied into the archive, or the reason why it cannot be. A web archive is kept already."""
    if isinstance(one, UnreadableReport) or is_archive(one):
        return one
    try:
        data = open_input(one)
    except UnreadableReport as refused:
        return refused
    kind = mimetypes.guess_type(one.name)[0] or "application/octet-stream"
    where = one.address if isinstance(one, Stored) else one.absolute().as_uri()
    archive.keep(Kept(where, data, datetime.now(UTC), "resource", media_type=kind))
    return one
