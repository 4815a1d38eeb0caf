"""A dump compiled, and asked."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import UnusableGazetteer
from sayso.gazetteer import CompiledGazetteer, packaged
from sayso.gazetteer.compile import names_of
from sayso.gazetteer.dump import compile_dump
from sayso.gazetteer.extent import Extent, km_between
from tests.gazetteer.rows import dump, line


@pytest.fixture
def gazetteer(tmp_path: Path) -> CompiledGazetteer:
    """The invented country."""
    compile_dump(dump(tmp_path), tmp_path / "x.gaz")
    return CompiledGazetteer.open(tmp_path / "x.gaz")


def test_an_ambiguous_name_gives_every_place_that_bears_it(gazetteer: CompiledGazetteer) -> None:
    """All candidates come, the most populous first, each with country, areas and point."""
    ostrel, vardia = gazetteer.candidates("ULMEN")
    assert (ostrel.id, ostrel.country, ostrel.admin, ostrel.population) == (
        "geonames:7",
        "OS",
        ("Marn Province",),
        60_000,
    )
    assert (vardia.country, vardia.admin) == ("VA", ("Torvik Oblast", "Ulmenskiy Rayon"))
    assert (vardia.lat, vardia.lon, vardia.feature) == (51.25, 21.25, "P.PPLA2")


def test_other_spellings_and_scripts_are_found(gazetteer: CompiledGazetteer) -> None:
    """A listed alternate name is exact; a romanisation that nobody listed is found and says that it is not."""
    (listed,) = gazetteer.candidates("Крайворон")
    (unlisted,) = gazetteer.candidates("Kraivoron")
    assert listed.id == unlisted.id == "geonames:8"
    assert (listed.exact, unlisted.exact) == (True, False)


def test_codes_are_no_names(gazetteer: CompiledGazetteer) -> None:
    """An airport's code among the alternate names does not make a word of it a place."""
    assert gazetteer.candidates("ULM") == ()
    assert names_of("Of", ["OFX", "ab", "http://x.example"]) == ("of",)


def test_an_area_reaches_as_far_as_its_places(gazetteer: CompiledGazetteer) -> None:
    """A first-level area has a radius of its own; a town has none."""
    area, town = gazetteer.candidates("Torvik")
    assert (area.feature, town.feature) == ("A.ADM1", "P.PPLA")
    assert 30 < area.radius_km < 120
    assert town.radius_km == 0


def test_what_nobody_knows_gives_nothing(gazetteer: CompiledGazetteer) -> None:
    """An unknown name, an empty one and one of another script give no candidates."""
    assert [gazetteer.candidates(name) for name in ("Nowherton", "", "東京", "'")] == [(), (), (), ()]


def test_lines_of_another_shape_are_counted_and_left_out(tmp_path: Path) -> None:
    """Broken lines, impossible coordinates and numbers that are none do not stop the others."""
    bad = [
        "one\ttwo",
        line(90, "Far Off", 95.0, 0.0, "P", "PPL"),
        line(91, "Ab", 1.0, 1.0, "P", "PPL").replace("91", "x", 1),
    ]
    read = compile_dump(dump(tmp_path, *bad), tmp_path / "x.gaz")
    assert (read.rows, read.skipped) == (12, 3)
    assert CompiledGazetteer.open(tmp_path / "x.gaz").candidates("Far Off") == ()


def test_a_file_that_is_no_dump_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """A text of another kind is refused in one line, and an older compiled file stays as it was."""
    (tmp_path / "x.gaz").write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("not a dump\n")
    with pytest.raises(UnusableGazetteer, match="no line of a GeoNames dump"):
        compile_dump(tmp_path / "notes.txt", tmp_path / "x.gaz")
    assert (tmp_path / "x.gaz").read_bytes() == b"old"


def test_a_missing_dump_is_refused(tmp_path: Path) -> None:
    """A file that is not there is an error of ours, not the system's."""
    with pytest.raises(UnusableGazetteer, match="No such file"):
        compile_dump(tmp_path / "none.txt", tmp_path / "x.gaz")


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    """However a compiled file is cut short, opening it says so."""
    file = tmp_path / "x.gaz"
    compile_dump(dump(tmp_path), file)
    whole = file.read_bytes()
    for size in (0, 5, 12, 60, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:size])
        with pytest.raises(UnusableGazetteer):
            CompiledGazetteer.open(file)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_refused(tmp_path: Path, rest: bytes) -> None:
    """A file that only begins like one of ours is refused, whatever follows."""
    file = tmp_path / "y.gaz"
    file.write_bytes(b"saysogz1" + rest)
    with pytest.raises(UnusableGazetteer):
        CompiledGazetteer.open(file)


def test_an_extent_knows_the_date_line() -> None:
    """Places on both sides of the date line have their middle between them, not on the other side of the globe."""
    extent = Extent()
    extent.add(10.0, 179.0)
    extent.add(10.0, -179.0)
    lat, lon = extent.middle
    assert abs(lat - 10.0) < 0.01
    assert abs(abs(lon) - 180.0) < 0.01
    assert extent.radius_km < 300


def test_an_area_reaches_further_from_a_point_that_is_not_its_middle() -> None:
    """Around an area's own point its places lie as far as they do, not as far as around their middle."""
    extent = Extent()
    for lon in (20.0, 22.0):
        extent.add(50.0, lon)
    assert abs(extent.radius_around(*extent.middle) - extent.radius_km) < 0.1
    assert extent.radius_around(50.0, 20.0) > 1.3 * extent.radius_km
    assert Extent().radius_around(50.0, 20.0) == 0.0


@given(st.tuples(*[st.floats(-90, 90), st.floats(-180, 180)] * 2))
def test_distance_is_the_same_both_ways_and_bounded(four: tuple[float, float, float, float]) -> None:
    """No two places are farther apart than half the way around, and it is as far back as it is there."""
    there, back = km_between(*four), km_between(*four[2:], *four[:2])
    assert abs(there - back) < 1e-6
    assert 0 <= there <= 20_016


def test_the_packaged_list_is_small_and_holds_what_its_header_says() -> None:
    """The packaged file opens, is under 60 MB, and every hundredth place is found under its own name."""
    gazetteer = packaged()
    assert gazetteer is not None
    assert not gazetteer.own
    for number in itertools.islice(range(len(gazetteer)), 0, None, 1009):
        name = gazetteer.name_of(number)
        found = gazetteer.candidates(name, most=1000)
        assert not found or any(one.within[-1] == number for one in found), name


def test_disputed_places_carry_all_who_assert_them() -> None:
    """A place that several states assert has all of them, and no single one."""
    gazetteer = packaged()
    assert gazetteer is not None
    for name in ("Simferopol", "Taipei", "Golan Heights"):
        best = gazetteer.candidates(name)[0]
        assert best.country is None, name
        assert len(best.claimed_by) > 1, name
