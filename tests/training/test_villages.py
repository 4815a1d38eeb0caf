"""Which villages of other lists the gazetteer takes."""

from __future__ import annotations

from training.villages import postal_places


def _line(country: str, name: str, accuracy: str) -> str:
    return f"{country}\t1234\t{name}\tTorvik\t01\tUlmen\t011\t\t\t51.2\t21.3\t{accuracy}\n"


def test_a_postal_place_has_the_point_of_its_record() -> None:
    """Estimated points, those of countries whose points are not trusted, and numbered districts are left out."""
    lines = [
        _line("VA", "Krayvoron", "4"),
        _line("VA", "Sarrow", "1"),
        _line("RU", "Ulmen", "4"),
        _line("VA", "Ulm 3", "4"),
    ]
    ((place, first, second),) = postal_places(lines)
    assert (place.name, place.lat, place.lon) == ("Krayvoron", 51.2, 21.3)
    assert (first, second) == ("VA.01", "VA.01.011")
