"""Where the development data lies, and how a change in it is noticed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Shared:
    """The folder of development data beside the project, and the folder its packs are unpacked to."""

    folder: Path
    unpacked: Path

    @classmethod
    def at(cls, folder: Path) -> Shared:
        """Opens the folder.

        Raises:
            FileNotFoundError: there are no scorers in it.
        """
        if not (folder / "score" / "attribution.py").is_file():
            raise FileNotFoundError(f"{folder}: holds no scorers (score/attribution.py)")
        return cls(folder.resolve(), ROOT / ".data")

    def pack(self, name: str) -> Path:
        """The unpacked pack, unpacking it first where needed."""
        subprocess.run(
            [str(self.folder / "data" / "unpack"), str(self.unpacked), name], check=True, stdout=subprocess.DEVNULL
        )
        return self.unpacked / name

    def scorer(self, name: str) -> Path:
        """The public scorer of this name."""
        return self.folder / "score" / f"{name}.py"

    @property
    def seed(self) -> Path:
        """The folder of the founding page and its gold."""
        return self.folder / "seed"

    def dossiers(self) -> list[tuple[Path, Path]]:
        """Pairs of a dossier's gold and the folder of its reports' texts, for dossiers whose every text is there."""
        pairs = []
        for gold in sorted((self.folder / "dossiers").glob("*.json")):
            texts = self.unpacked / "dossiers" / gold.stem
            wanted = [report["id"] for report in json.loads(gold.read_text("utf-8"))["reports"]]
            if all((texts / f"{one}.txt").is_file() for one in wanted):
                pairs.append((gold, texts))
        return pairs


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of the files in the order of their names, as ``sha256:`` and 16 digits."""
    total = sha256()
    for file in sorted(files):
        total.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return f"sha256:{total.hexdigest()[:16]}"
