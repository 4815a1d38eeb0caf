"""Files that posts show."""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sayso.read.media import difference_hash, kind_of, media_of


def picture(kind: str = "PNG", size: tuple[int, int] = (90, 80)) -> bytes:
    """A picture that darkens from left to right."""
    kept = BytesIO()
    Image.linear_gradient("L").rotate(90).resize(size).convert("RGB").save(kept, kind)
    return kept.getvalue()


def test_a_picture_is_recorded_by_what_it_is(tmp_path: Path) -> None:
    """Digest, size, type and likeness, whatever its name says."""
    data = picture()
    (tmp_path / "a.txt").write_bytes(data)
    media = media_of(tmp_path, "a.txt")
    assert (media.kind, media.size, media.sha256) == ("image/png", len(data), sha256(data).hexdigest())
    assert media.likeness is not None
    assert media.because is None


def test_pictures_that_look_alike_have_like_hashes(tmp_path: Path) -> None:
    """Another format and size change few bits; another picture changes many."""
    (tmp_path / "a").write_bytes(picture())
    (tmp_path / "b").write_bytes(picture("JPEG", (300, 200)))
    kept = BytesIO()
    Image.linear_gradient("L").rotate(270).resize((90, 80)).save(kept, "PNG")
    (tmp_path / "c").write_bytes(kept.getvalue())
    one, same, other = (int(media_of(tmp_path, name).likeness or "0", 16) for name in "abc")
    assert (one ^ same).bit_count() <= 4
    assert (one ^ other).bit_count() >= 32


def test_the_hash_is_one_bit_for_each_step_of_a_row() -> None:
    """Set where it grows lighter, rows from the top, the first step highest."""
    assert difference_hash(bytes(range(9)) * 8) == "f" * 16
    assert difference_hash(bytes([0, 1, *[0] * 7]) + bytes(63)) == "8000000000000000"


def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path: Path) -> None:
    """Its digest is kept, its likeness is unknown, and why is told."""
    (tmp_path / "bomb.png").write_bytes(picture(size=(9_000, 9_000)))
    media = media_of(tmp_path, "bomb.png")
    assert media.sha256 is not None
    assert media.likeness is None
    assert "pixels" in str(media.because)


def test_a_broken_picture_keeps_its_digest(tmp_path: Path) -> None:
    """What cannot be opened is evidence all the same."""
    (tmp_path / "a.png").write_bytes(picture()[:60])
    media = media_of(tmp_path, "a.png")
    assert media.sha256 is not None
    assert "cannot be opened" in str(media.because)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe and a folder are refused at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    assert media_of(tmp_path, "pipe").because == "not a regular file"
    assert media_of(tmp_path, "folder").because is not None


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "b/../../a", "..\\a", "C:\\a", "a\0b", "."])
def test_names_lead_nowhere_else(tmp_path: Path, name: str) -> None:
    """Whatever is outside the export is not looked at."""
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "in").mkdir()
    media = media_of(tmp_path / "in", name)
    assert media.because == "its name leads out of the export's folder"
    assert media.sha256 is None


def test_types_are_told_by_first_bytes() -> None:
    """Films, sounds and pictures, and nothing where they tell nothing."""
    assert kind_of(b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00") == "video/mp4"
    assert kind_of(b"RIFF\x00\x00\x00\x00WEBPVP8 ") == "image/webp"
    assert kind_of(b"OggS") == "application/ogg"
    assert kind_of(b"plain words here") is None
