"""What a form of adding sends, taken within limits and laid into a folder of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from sayso.errors import BadRequest
from sayso.read.filenames import free_place
from sayso.read.inputs import is_report_name
from sayso.read.zipped import is_zip
from sayso.web.adding import words
from sayso.web.adding.jobs import Limits, Order
from sayso.web.forms import TooMuchSent, bounded

FIELDS = 40
LONGEST = 400
"""Code points of a name."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed beside the files; shown again where the form cannot be taken."""

    token: str = ""
    text: str = ""
    addresses: str = ""


class Refused(Exception):
    """A form that cannot be taken: ``status`` and one line; ``typed`` is shown again."""

    def __init__(self, why: str, typed: Typed = Typed(), status: int = 400) -> None:
        super().__init__(why)
        self.why = why
        self.typed = typed
        self.status = status


async def parts_of(request: Request, limits: Limits) -> FormData:
    """The parts of a form, files on the disk.

    Raises:
        Refused: there are more, or larger ones, than are taken; or it is no form.
    """
    within = Request(request.scope, bounded(request.receive, limits.size))
    try:
        return await within.form(max_files=limits.files, max_fields=FIELDS, max_part_size=4 * limits.text + 1024)
    except TooMuchSent as large:
        raise Refused(words.too_large(limits.size), status=413) from large
    except HTTPException as bad:
        if "many files" in bad.detail:
            raise Refused(words.too_many_files(limits.files), status=413) from bad
        if "exceeded" in bad.detail or "Too many" in bad.detail:
            raise Refused(words.too_long_text(limits.text), status=413) from bad
        raise Refused(words.NOTHING_GIVEN) from bad


def typed_in(form: FormData, limits: Limits) -> Typed:
    """What was typed.

    Raises:
        Refused: the text is too long, or there are too many addresses.
    """

    def field(name: str) -> str:
        found = form.get(name)
        return found.strip()[:LONGEST] if isinstance(found, str) else ""

    text, addresses = (one if isinstance(one := form.get(name), str) else "" for name in ("text", "addresses"))
    typed = Typed(field("token"), text, addresses[: 100 * LONGEST])
    if len(text) > limits.text:
        raise Refused(words.too_long_text(limits.text), typed, 413)
    if len(addresses_in(typed)) > limits.addresses:
        raise Refused(words.too_many_addresses(limits.addresses), typed, 413)
    return typed


def addresses_in(typed: Typed) -> tuple[str, ...]:
    """The addresses, each once, in the order given; a bare host gets the scheme that browsers give it."""
    given = (line.strip() for line in typed.addresses.splitlines())
    return tuple(dict.fromkeys(one if "://" in one else f"https://{one}" for one in given if one))


async def order_of(form: FormData, typed: Typed) -> Order:
    """Lays what was sent into a folder of its own.

    Raises:
        Refused: nothing was given.
        BadRequest: the disk does not take it.
    """
    chosen = [(one, False) for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    chosen += [(one, True) for one in form.getlist("folder") if isinstance(one, UploadFile) and one.filename]
    if not chosen and not typed.text.strip() and not addresses_in(typed):
        raise Refused(words.NOTHING_GIVEN, typed)
    try:
        return await run_in_threadpool(_laid, chosen, typed)
    except OSError as full:
        raise BadRequest(f"what was sent cannot be kept ({full.strerror or full})") from full


def _laid(chosen: list[tuple[UploadFile, bool]], typed: Typed) -> Order:
    folder = TemporaryDirectory(prefix="sayso-adding-")
    files: list[Path] = []
    passed_over: list[str] = []
    try:
        for one, of_folder in chosen:
            name = one.filename or ""
            if of_folder and not is_taken(name):
                passed_over.append(name[:LONGEST])
                continue
            place = free_place(Path(folder.name), name)
            with place.open("wb") as file:
                shutil.copyfileobj(one.file, file, 1024 * 1024)
            files.append(place)
        if typed.text.strip():
            place = free_place(Path(folder.name), words.PASTED)
            place.write_bytes(typed.text.encode("utf-8", "replace"))
            files.append(place)
    except BaseException:
        folder.cleanup()
        raise
    return Order(folder, tuple(files), addresses_in(typed), tuple(passed_over))


def is_taken(name: str) -> bool:
    """Whether a file of a chosen folder is read: as in a folder that is named to ``sayso read``, and packages too."""
    parts = name.replace("\\", "/").split("/")
    return not any(one.startswith(".") for one in parts) and (is_report_name(parts[-1]) or is_zip(Path(parts[-1])))
