"""Packed bodies."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import NotFetched
from sayso.fetch.unpack import unpacked

MIB = 1024 * 1024


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "deflate with its header": ("deflate", zlib.compress),
    "deflate without": ("deflate", _raw_deflate),
    "brotli": ("br", brotli.compress),
    "nothing": ("identity", bytes),
}


def _parts(data: bytes, size: int) -> Iterator[bytes]:
    yield from (data[i : i + size] for i in range(0, len(data), size))


@pytest.mark.parametrize("how", PACKERS)
@given(data=st.binary(max_size=2000), size=st.integers(1, 700))
def test_a_packed_body_comes_back_whole(how: str, data: bytes, size: int) -> None:
    """Whatever the pieces in which it comes, a body is what was packed."""
    encoding, pack = PACKERS[how]
    assert unpacked(_parts(pack(data), size), encoding, "x", MIB, MIB) == data


def test_a_file_of_several_gzip_members_is_one_body() -> None:
    """Members follow one another; padding behind them is passed over."""
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 20
    assert unpacked(_parts(packed, 7), "gzip", "x", MIB, MIB) == b"one two"


def _bomb(how: str) -> bytes:
    return PACKERS[how][1](bytes(64 * MIB))


@pytest.mark.parametrize("how", [how for how in PACKERS if how != "nothing"])
def test_a_bomb_is_cut_at_the_limit(how: str) -> None:
    """64 MiB of zeros, packed, are given up at the limit, and never held."""
    bomb = _bomb(how)
    assert len(bomb) < MIB
    tracemalloc.start()
    try:
        with pytest.raises(NotFetched, match=r"unfolds to more than the limit of 1\.0 MiB"):
            unpacked(_parts(bomb, 64 * 1024), PACKERS[how][0], "http://x.test/", 2 * MIB, MIB)
        assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("how", [how for how in PACKERS if how != "nothing"])
def test_a_body_that_is_cut_short_is_refused(how: str) -> None:
    """Half a page is no page."""
    encoding, pack = PACKERS[how]
    whole = pack(bytes(range(256)) * 40)
    with pytest.raises(NotFetched, match="ends before"):
        unpacked([whole[: len(whole) // 2]], encoding, "x", MIB, MIB)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_body_that_is_not_what_it_says_is_refused(encoding: str) -> None:
    """Plain words that are said to be packed give one line."""
    with pytest.raises(NotFetched, match=r"is not the|ends before"):
        unpacked([b"\xff\xfeplain words, not packed at all" * 20], encoding, "x", MIB, MIB)


def test_packing_that_is_not_known_is_refused() -> None:
    """What cannot be unpacked is not kept."""
    with pytest.raises(NotFetched, match="zstd"):
        unpacked([b"x"], "zstd", "x", MIB, MIB)


def test_more_than_the_limit_off_the_wire_is_refused() -> None:
    """The first byte too many ends it."""
    came = 0

    def parts() -> Iterator[bytes]:
        nonlocal came
        while True:
            came += 1000
            yield bytes(1000)

    with pytest.raises(NotFetched, match="larger than the limit"):
        unpacked(parts(), "", "x", 10_000, MIB)
    assert came == 11_000
