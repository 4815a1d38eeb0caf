"""An invented country, as rows of a GeoNames dump."""

from __future__ import annotations

from pathlib import Path


def line(  # noqa: PLR0917  a row has as many cells
    number: int, name: str, lat: float, lon: float, kind: str, code: str, first: str = "", second: str = "",
    people: int = 0, others: str = "", country: str = "VA",
) -> str:  # fmt: skip
    """One line of a dump."""
    cells = [str(number), name, name, others, str(lat), str(lon), kind, code, country, "", first, second, "", "",
             str(people), "", "", "Etc/UTC", "2031-05-01"]  # fmt: skip
    return "\t".join(cells)


VARDIA = (
    line(1, "Vardia", 50.0, 20.0, "A", "PCLI", people=9_000_000),
    line(2, "Ostrel", 40.0, 60.0, "A", "PCLI", people=5_000_000, country="OS"),
    line(3, "Torvik Oblast", 51.0, 21.0, "A", "ADM1", "01", people=800_000, others="Torvik"),
    line(4, "Marn Province", 41.0, 61.0, "A", "ADM1", "07", people=700_000, country="OS"),
    line(5, "Ulmenskiy Rayon", 51.2, 21.2, "A", "ADM2", "01", "011", people=60_000),
    line(6, "Ulmen", 51.25, 21.25, "P", "PPLA2", "01", "011", 40_000, "Ульмен,Oulmen,ULM"),
    line(7, "Ulmen", 41.2, 61.2, "P", "PPL", "07", "", 60_000, country="OS"),
    line(8, "Krayvoron", 51.22, 21.3, "P", "PPL", "01", "011", 6000, "Крайворон"),
    line(9, "Sarrow", 51.9, 21.9, "P", "PPL", "01", "", 900),
    line(10, "Nice", 41.3, 61.1, "P", "PPL", "07", "", 300_000, country="OS"),
    line(11, "Cold Sea", 55.0, 25.0, "H", "SEA", country=""),
    line(12, "Torvik", 51.05, 21.05, "P", "PPLA", "01", "", 300_000),
)


def dump(folder: Path, *more: str) -> Path:
    """Writes the country as a dump, with more lines where a test wants them."""
    file = folder / "allCountries.txt"
    file.write_text("\n".join((*VARDIA, *more)) + "\n", "utf-8")
    return file
