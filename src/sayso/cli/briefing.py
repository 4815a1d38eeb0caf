"""``sayso brief``: what each side says, as text, as a file that prints, as a PDF, or read aloud."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.cli.asking import asked_for
from sayso.cli.console import err, out, print_json, printable
from sayso.cli.files import written_whole
from sayso.cli.listed import known_dossier
from sayso.cli.render import counted
from sayso.errors import BadRequest, CannotPrint
from sayso.ledger.overview import file_of
from sayso.ledger.store import Ledger
from sayso.web.brief.file import brief_file
from sayso.web.brief.making import brief_of
from sayso.web.brief.page import PATH
from sayso.web.brief.printing import find_chromium, pdf_of
from sayso.web.brief.shape import brief_json
from sayso.web.brief.spoken import sentences
from sayso.web.brief.told import Brief
from sayso.web.desk import Desk

SPEAKER: Final = "espeak-ng"
SPOKEN: Final = 60_000
"""Characters that are read aloud at most: about an hour."""

SPEAKING: Final = 300.0
"""Seconds that reading aloud into a file may take."""

PAGES: Final = frozenset({".html", ".htm", ".pdf"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. ``only``: filters, each ``NAME=VALUE`` with a name that the pages' addresses have."""

    dossier: str | None
    as_of: str | None
    only: Sequence[str]
    named: bool
    page: Path | None
    audio: Path | None
    as_json: bool = False


def brief(ledger: Ledger, where: str, wanted: Wanted) -> None:
    """Makes the brief: prints it as text where no file is named, else writes the files and says which.

    Args:
        ledger: open for reading.
        where: the ledger as the user named it; the overview of it is kept beside it.
        wanted: what is asked for.

    Raises:
        BadRequest: a filter, a file's ending or the dossier is none that is known.
        CannotPrint: the program that makes a PDF, or reads aloud, is not here or failed; what was written before stays.
    """
    asked = asked_for(PATH, wanted.only, wanted.as_of, wanted.dossier)
    if wanted.page is not None and wanted.page.suffix.lower() not in PAGES:
        raise BadRequest(f"{wanted.page}: a brief is written as .html or .pdf")
    if wanted.audio is not None and wanted.audio.suffix.lower() != ".wav":
        raise BadRequest(f"{wanted.audio}: a brief is read aloud into a .wav file")
    desk = Desk(ledger, file_of(where))
    known_dossier(ledger, wanted.dossier)
    made = brief_of(desk, asked, named=wanted.named, dossier=wanted.dossier)
    if wanted.as_json:
        print_json(brief_json(made))
    elif wanted.page is None and wanted.audio is None:
        out.print("\n".join(printable(one) for one in sentences(made)))
    if wanted.page is not None:
        _page(made, wanted.page)
    if wanted.audio is not None:
        _aloud(made, wanted.audio)


def _page(made: Brief, where: Path) -> None:
    html = brief_file(made)
    pdf = where.suffix.lower() == ".pdf"
    content = pdf_of(html, made.title, find_chromium()) if pdf else html
    with written_whole(where) as file:
        file.write(content)
    hidden = "witnesses named" if made.named else "names of witnesses withheld" if made.withheld else "no witness named"
    err.print(printable(f"wrote {where}: {counted(len(made.events), 'event')}, {hidden}"))


def _aloud(made: Brief, where: Path) -> None:
    """Has the text read into a file; it is handed over on standard input, never as a part of a command."""
    program = shutil.which(SPEAKER)
    if program is None:
        raise CannotPrint(f"{SPEAKER} was not found: install it to have a brief read aloud")
    text, whole = _bounded(sentences(made))
    with tempfile.TemporaryDirectory(prefix="sayso-audio-") as folder:
        spoken = Path(folder, "brief.wav")
        try:
            subprocess.run(  # noqa: S603  a program that was looked for, and arguments of ours
                [program, "-v", "en", "-s", "155", "-b", "1", "-w", str(spoken), "--stdin"],
                input=text.encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SPEAKING,
                check=True,
            )
            content = spoken.read_bytes()
        except (subprocess.SubprocessError, FileNotFoundError) as failed:
            raise CannotPrint(f"{SPEAKER} could not read the brief aloud; nothing was written to {where}") from failed
    with written_whole(where) as file:
        file.write(content)
    err.print(printable(f"wrote {where}{'' if whole else ': its beginning, the rest is too long to be read aloud'}"))


def _bounded(lines: Iterable[str]) -> tuple[str, bool]:
    """The text up to the last sentence that fits, and whether that is all of it."""
    kept: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > SPOKEN:
            return "\n".join([*kept, "", "The rest stands in the written brief."]), False
        kept.append(line)
    return "\n".join(kept), True
