"""Finding files and opening them without trusting them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.errors import EmptyInput, ForbiddenInput, MissingInput, OversizedInput, UnreadableReport
from sayso.read import find_inputs, open_input


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    """Reports come in the order of their names, hidden files and other kinds being passed over."""
    for name in ("b.txt", "a.html", "c/d.vtt", "c/.hidden.txt", "notes.json", ".git/x.txt", "E.SRT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    found = [str(path.relative_to(tmp_path)) for path in find_inputs([str(tmp_path)]) if isinstance(path, Path)]
    assert found == ["E.SRT", "a.html", "b.txt", "c/d.vtt"]


def test_a_named_file_is_yielded_whatever_its_suffix(tmp_path: Path) -> None:
    """Whoever names a file means it."""
    odd = tmp_path / "page.saved"
    odd.write_text("words")
    assert list(find_inputs([str(odd)])) == [odd]


def test_what_is_missing_is_told_and_the_rest_still_found(tmp_path: Path) -> None:
    """A missing file and an empty folder each give an error in their place; the file after them is still yielded."""
    (tmp_path / "empty").mkdir()
    there = tmp_path / "there.txt"
    there.write_text("words")
    gone, empty, found = find_inputs([str(tmp_path / "gone.txt"), str(tmp_path / "empty"), str(there)])
    assert isinstance(gone, MissingInput)
    assert "no such file" in str(gone)
    assert isinstance(empty, MissingInput)
    assert "holds no reports" in str(empty)
    assert found == there


def test_loops_of_links_end(tmp_path: Path) -> None:
    """A link to a folder above does not walk it twice, and a link to itself is told as missing."""
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert list(find_inputs([str(tmp_path)])) == [tmp_path / "a.txt"]
    (looped,) = find_inputs([str(tmp_path / "self")])
    assert isinstance(looped, MissingInput)


def test_a_name_that_no_file_can_have_is_missing() -> None:
    """A NUL in a name and a name of a megabyte are told, not raised."""
    for name in ("a\0b", "x" * 1_000_000):
        (found,) = find_inputs([name])
        assert isinstance(found, MissingInput)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_what_may_not_be_read_is_forbidden(tmp_path: Path) -> None:
    """A file and a folder without permission each say so."""
    file = tmp_path / "file.txt"
    file.write_text("words")
    file.chmod(0)
    folder = tmp_path / "folder"
    folder.mkdir(mode=0)
    with pytest.raises(ForbiddenInput):
        open_input(file)
    (found,) = find_inputs([str(folder)])
    assert isinstance(found, ForbiddenInput)
    folder.chmod(0o700)


def test_opening_gives_the_bytes_as_they_are(tmp_path: Path) -> None:
    """No byte is changed, line ends and byte order mark included."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r")
    assert open_input(path) == b"\xef\xbb\xbfone\r\ntwo\r"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_nothing_but_white_space_is_empty(tmp_path: Path, data: bytes) -> None:
    """An empty file and a blank one have no report in them."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyInput):
        open_input(path)


def test_more_than_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    """The message says how large it is and how large it may be; exactly the limit is still read."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    with pytest.raises(OversizedInput, match="101 bytes is larger than the limit of 100 bytes"):
        open_input(path, limit=100)
    assert len(open_input(path, limit=101)) == 101


def test_a_large_hollow_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    """200 MB that take no room on the disk are refused by their size."""
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(OversizedInput, match=r"190\.7 MiB"):
        open_input(path)


def test_a_pipe_and_a_folder_are_not_files(tmp_path: Path) -> None:
    """Neither is waited for: a pipe that nobody writes to would hold the program for ever."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "gone"):
        with pytest.raises(UnreadableReport):
            open_input(path)
