from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BinaryInput, MissingInput, OversizedInput
from sayso.read import zipped
from sayso.read.filenames import free_place, place_below
from sayso.read.zipped import unzipped


def package(folder: Path, *members: tuple[str, bytes]) -> Path:
    """A zip file with these members."""
    path = folder / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return path


@given(st.text(max_size=400))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    """Whatever is given, its place is relative, below, not hidden, and short enough for a disk."""
    place = place_below(name)
    assert not place.is_absolute()
    assert place.parts
    assert all(part not in {"..", "."} and not part.startswith(".") for part in place.parts)
    assert all(len(part.encode()) <= 255 for part in place.parts)


def test_two_of_one_name_have_two_places(tmp_path: Path) -> None:
    """Neither takes the other's; nor does a file take a folder's."""
    places = []
    for name in ("a.html", "a.html", "a.html/b.html"):
        places.append(free_place(tmp_path, name))
        places[-1].write_bytes(b"x")
    assert len(set(places)) == 3


def test_a_member_too_large_is_refused_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It never lies on the disk whole."""
    monkeypatch.setattr(zipped, "MAX_BYTES", 1000)
    into = tmp_path / "into"
    into.mkdir()
    found = list(unzipped(package(tmp_path, ("big.txt", b"x" * 5000), ("small.txt", b"x")), into))
    assert isinstance(found[0], OversizedInput)
    assert found[1] == into / "small.txt"
    assert [one.name for one in into.rglob("*")] == ["small.txt"]


def test_a_package_that_unfolds_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the limit on nothing is unfolded, and the package itself is told."""
    monkeypatch.setattr(zipped, "UNFOLDS", 2500)
    path = package(tmp_path, *((f"{n}.txt", b"x" * 1000) for n in range(9)))
    (tmp_path / "into").mkdir()
    *good, last = unzipped(path, tmp_path / "into")
    assert len(good) == 2
    assert isinstance(last, OversizedInput)
    assert last.where == str(path)


def test_what_is_no_package_has_one_line(tmp_path: Path) -> None:
    """A file of another kind, an empty one, and a package without a report."""
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    (tmp_path / "none.zip").write_bytes(b"")
    kinds = [type(one) for name in ("bad.zip", "none.zip") for one in unzipped(tmp_path / name, tmp_path)]
    assert kinds == [BinaryInput, BinaryInput]
    (refused,) = unzipped(package(tmp_path, ("run.exe", b"MZ")), tmp_path)
    assert isinstance(refused, MissingInput)
