"""``sayso gazetteer``: compiling a list of places, and looking into one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.cli.console import err, printable
from sayso.domain.gazetteer import Candidate
from sayso.domain.json_values import Json
from sayso.errors import NotFound, UnusableGazetteer
from sayso.gazetteer.dump import compile_dump
from sayso.gazetteer.store import PACKAGED, packaged
from sayso.settings import Settings


def build(dump: Path, out: Path, *, quiet: bool) -> None:
    """Compiles a dump and says what it held.

    Raises:
        UnusableGazetteer: it is no dump, or a file cannot be opened.
    """
    read = compile_dump(dump, out)
    if not quiet:
        skipped = f"; {read.skipped} lines are no places of the format and were left out" if read.skipped else ""
        err.print(printable(f"{out}: {read.rows} places, {out.stat().st_size / 1e6:.1f} MB{skipped}"))


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a name, to be shown."""

    as_text: str
    as_json: tuple[dict[str, Json], ...]


def find(settings: Settings, name: str) -> Found:
    """Looks a name up.

    Raises:
        NotFound: no place bears it.
        UnusableGazetteer: there is no list of places, or it cannot be used.
    """
    gazetteer = packaged(settings.gazetteer_file or PACKAGED)
    if gazetteer is None:
        raise UnusableGazetteer(f"{PACKAGED}: no gazetteer is installed")
    found = gazetteer.candidates(name)
    if not found:
        raise NotFound(f"no place of the gazetteer is called “{name[:80]}” ({gazetteer.name})")
    return Found("\n".join(map(_line, found)), tuple(map(_object, found)))


def _line(one: Candidate) -> str:
    whose = one.country or ("claimed by " + ", ".join(one.claimed_by) if one.claimed_by else "–")
    where = f"{one.lat:.4f}, {one.lon:.4f}" + (f" ± {one.radius_km:.0f} km" if one.radius_km else "")
    return printable(f"{one.id}  {', '.join((one.name, *reversed(one.admin)))}  ({whose})  {one.feature}  {where}")


def _object(one: Candidate) -> dict[str, Json]:
    return {
        "gazetteer": one.id,
        "name": one.name,
        "lat": one.lat,
        "lon": one.lon,
        "radius_km": one.radius_km,
        "feature": one.feature,
        "country": one.country,
        "claimed_by": list(one.claimed_by),
        "admin": list(one.admin),
        "population": one.population or None,
        "exact": one.exact,
    }
