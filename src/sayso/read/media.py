"""Files that a report shows: recorded by digest, size, type and, for pictures, by how they look. Nothing is shown."""

from __future__ import annotations

import os
import stat
import warnings
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from sayso.domain.report import Media

LARGEST_PICTURE = 64 * 1024 * 1024
"""Bytes of a picture beyond which it is not opened to see how it looks."""

MOST_PIXELS = 50_000_000
"""Pixels beyond which a picture is not opened: 50 million take about 150 MB."""

_CHUNK = 1024 * 1024
_HEAD = 16

# First bytes, after the formats' own definitions.
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_FTYP = {
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
    **dict.fromkeys((b"heic", b"heix", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4"),
    b"qt  ": "video/quicktime",
}
_SEEN = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}


def media_of(folder: Path, name: str) -> Media:
    """Records one file that a report names, without trusting the name.

    Args:
        folder: the export's; a file outside it is not looked at.
        name: relative to the folder, with ``/`` between its parts.

    Returns:
        What is known of the file. One that is missing, lies outside, or cannot be read has ``because`` alone.
    """
    file = _inside(folder, name)
    if file is None:
        return Media(name, because="its name leads out of the export's folder")
    try:
        # opened without waiting, because a pipe without a writer would hold the program for ever
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return Media(name, because="not a regular file")
            head = opened.read(_HEAD)
            opened.seek(0)
            digest, size = sha256(), 0
            while chunk := opened.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
            kind = kind_of(head)
            opened.seek(0)
            likeness, because = _likeness(opened.read(LARGEST_PICTURE), kind) if kind in _SEEN else (None, None)
    except (FileNotFoundError, NotADirectoryError):
        return Media(name, because="missing")
    except (OSError, ValueError) as exc:
        return Media(name, because=f"cannot be read ({getattr(exc, 'strerror', None) or exc})")
    return Media(name, kind, size, digest.hexdigest(), likeness, because)


def _inside(folder: Path, name: str) -> Path | None:
    """The file of this name below the folder, links followed; None: it is not below it."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if "\0" in name or parts.is_absolute() or ".." in parts.parts or ":" in "".join(parts.parts[:1]):
        return None
    try:
        home = folder.resolve()
        file = (home / parts).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return file if file.is_relative_to(home) and file != home else None


def kind_of(head: bytes) -> str | None:
    """The media type that a file's first sixteen bytes tell; None: no type that is known here."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _FTYP.get(head[8:12], "video/mp4")
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _likeness(data: bytes, kind: str) -> tuple[str | None, str | None]:
    """A picture's perceptual hash, or why it is not known."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        return None, "no perceptual hash: the extra sayso[media] is not installed"
    if len(data) >= LARGEST_PICTURE:
        return None, "no perceptual hash: the picture is too large to be opened"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is lower
            with Image.open(BytesIO(data), formats=(_SEEN[kind],)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None, f"no perceptual hash: more than {MOST_PIXELS:,} pixels"
                picture.draft("L", (256, 256))
                grey = picture.convert("L").resize((9, 8), Image.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, MemoryError, UnidentifiedImageError, Image.DecompressionBombError) as exc:
        return None, f"no perceptual hash: the picture cannot be opened ({type(exc).__name__})"
    return difference_hash(grey.tobytes()), None


def difference_hash(grey: bytes) -> str:
    """Which of 72 grey values, eight rows of nine, are darker than the next in their row: 64 bits, first row first.

    After N. Krawetz, "Kind of Like That" (hackerfactor.com, 2013), known as dHash.
    """
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (grey[at] < grey[at + 1])
    return f"{bits:016x}"
