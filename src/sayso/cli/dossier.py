"""A dossier's file: the sides that a person set for one dispute, and where it lies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sayso.domain.identity import actor_id
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dispute's name, the judgements that its file makes, whether it is invented, and the areas in which it lies."""

    name: str
    judgements: tuple[Judgement, ...]
    invented: bool
    areas: tuple[str, ...] = ()


def read_dossier(file: Path) -> Dossier:
    """Reads ``name``, ``areas`` and the ``[[side]]`` tables (``name``, ``actors``) of a TOML file.

    Raises:
        BadRequest: the file cannot be opened, is no TOML, or lacks one of these.
    """
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except OSError as refused:
        raise BadRequest(f"{file}: cannot be opened ({refused.strerror})") from refused
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as bad:
        raise BadRequest(f"{file}: is not a dossier file ({bad})") from bad
    name, sides = told.get("name"), told.get("side", [])
    if not isinstance(name, str) or not isinstance(sides, list):
        raise BadRequest(f'{file}: a dossier file needs name = "…" and [[side]] tables')
    judgements = tuple(one for side in sides for one in _side(file, name, side))
    return Dossier(name, judgements, told.get("invented") is True, _areas(file, told.get("areas", [])))


def _areas(file: Path, told: object) -> tuple[str, ...]:
    if isinstance(told, list):
        areas = [" ".join(one.split()) for one in told if isinstance(one, str)]
        if len(areas) == len(told) and all(areas):
            return tuple(areas)
    raise BadRequest(f'{file}: areas are names of places, areas = ["…"]')


def _side(file: Path, dossier: str, side: object) -> list[Judgement]:
    match side:
        case {"name": str(name), "actors": [*actors]} if all(isinstance(one, str) for one in actors):
            return [
                Judgement(JudgementKind.SIDE, actor_id(one), name, dossier, f"set in the dossier “{dossier}”")
                for one in actors
            ]
    raise BadRequest(f'{file}: each [[side]] needs name = "…" and actors = ["…"]')
