"""Objects in S3-compatible storage, listed and read in place; the only file that imports Arrow.

Where the storage is and who asks is said by the storage's own environment variables, on every machine that reads:
``AWS_ENDPOINT_URL`` (``AWS_ENDPOINT_URL_S3`` before it), ``AWS_REGION``, ``AWS_ACCESS_KEY_ID`` and so on.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from sayso.errors import BadRequest, ForbiddenInput, MissingInput, UnreadableReport

SCHEME = "s3://"
ASKED_AT_ONCE = 4 * 1024 * 1024
"""Bytes of an archive that are asked for at a time: a request costs as much as a mebibyte's way."""

_TIMEOUT = 30.0  # seconds


def is_stored(given: str) -> bool:
    """Tells an address of storage from a path, and from an address of the web."""
    return given.lower().startswith(SCHEME)


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as it was listed. ``size``: bytes; ``changed``: nanoseconds since 1970, as the storage told."""

    address: str
    size: int
    changed: int

    @property
    def name(self) -> str:
        """What stands behind the last slash."""
        return self.address.rpartition("/")[2]

    def __str__(self) -> str:
        return self.address


def find_stored(address: str) -> Iterator[Stored | UnreadableReport]:
    """Yields the object of this address, or all objects below it, sorted; those with a hidden part left out.

    What cannot be listed is yielded as an error.

    Raises:
        BadRequest: Arrow is not installed.
    """
    key = address[len(SCHEME) :].strip("/")
    try:
        with _told(address):
            found, single = _listed(key)
    except UnreadableReport as refused:
        yield refused
        return
    for one in found:
        parts = one.path[0 if single else len(key) :].split("/")
        if single or not any(part.startswith(".") for part in parts):
            yield Stored(SCHEME + one.path, one.size, one.mtime_ns or 0)


def _listed(key: str) -> tuple[list[Any], bool]:
    """The files below a key, sorted, and whether the key is itself one."""
    storage = _storage()
    from pyarrow import fs

    this = storage.get_file_info(key)
    if this.type == fs.FileType.File:
        return [this], True
    if this.type == fs.FileType.NotFound:
        raise FileNotFoundError(key)
    below = storage.get_file_info(fs.FileSelector(key, recursive=True))
    return sorted((one for one in below if one.type == fs.FileType.File), key=lambda one: one.path), False


def read_stored(stored: Stored, most: int) -> bytes:
    """Reads an object's first ``most`` bytes.

    Raises:
        MissingInput: it is not there any more.
        ForbiddenInput: it may not be read, or the storage does not answer.
    """
    with _told(stored.address), _storage().open_input_file(stored.address[len(SCHEME) :]) as file:
        data: bytes = file.read(most)
        return data


def open_stored(stored: Stored) -> BinaryIO:
    """Opens an object to be read from any place in it; what is asked for is asked of the storage as it is read.

    Raises:
        OSError: as a file's would; also later, in the midst of reading.
    """
    file = _storage().open_input_file(stored.address[len(SCHEME) :])
    return io.BufferedReader(file, ASKED_AT_ONCE)


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Arrow's exceptions stop here."""
    try:
        yield
    except FileNotFoundError as gone:
        raise MissingInput(address, "no such object or prefix") from gone
    except (OSError, ValueError) as error:
        raise ForbiddenInput(address, f"may not be read ({' '.join(str(error).split())[:300]})") from error


def _storage() -> Any:  # noqa: ANN401  Arrow has no types
    told = os.environ.get
    return _storage_at(
        told("AWS_ENDPOINT_URL_S3") or told("AWS_ENDPOINT_URL"), told("AWS_REGION") or told("AWS_DEFAULT_REGION")
    )


@cache
def _storage_at(where: str | None, region: str | None) -> Any:  # noqa: ANN401  Arrow has no types
    if where:
        os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")  # else Amazon's machines are asked who we are
    try:
        from pyarrow import fs
    except ImportError as missing:
        raise BadRequest("storage is read with Arrow, which is not installed: pip install 'sayso[s3]'") from missing
    return fs.S3FileSystem(endpoint_override=where, region=region, connect_timeout=_TIMEOUT, request_timeout=_TIMEOUT)
