"""Reading one input to the end, whatever goes wrong with it: what every engine does in each of its processes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from sayso.domain.ids import content_id
from sayso.domain.reading import Reading
from sayso.domain.report import Document
from sayso.errors import ReaderFailed, UnreadableReport, UnusableGazetteer, UnusableModel
from sayso.gazetteer.store import PACKAGED, packaged
from sayso.model.installed import installed_name, installed_tagger
from sayso.pipeline import read_document, reader_name
from sayso.read.inputs import open_input
from sayso.read.post import Aside, Post, read_post
from sayso.read.report import read_reports
from sayso.read.saved import Counted, Saved, read_saved
from sayso.read.stored import Stored
from sayso.read.told import Given, Told, read_given, told_of

AtHand: TypeAlias = Path | Stored | Given | Saved | Post
"""What is still to be read: a file, an object in storage, a report that was fetched, a page of an archive, a post."""

Input: TypeAlias = AtHand | UnreadableReport
Outcome: TypeAlias = Reading | UnreadableReport | Counted | Aside
"""A report read to the end, a refusal, or what else an archive, or a file of posts, held."""


@dataclass(frozen=True, slots=True)
class How:
    """How to read: with the installed model unless ``rules_only``; ``threads``: cores for it, 0 for all."""

    rules_only: bool = False
    threads: int = 0
    gazetteer: Path | None = None
    """A compiled file of places; None: the one that came with the program."""
    areas: tuple[str, ...] = ()
    """Where the dispute lies that is read for, as its dossier file tells."""
    told: tuple[tuple[str, Told], ...] = ()
    """What a list says of the files that it names, by their paths."""

    @property
    def list_mark(self) -> str | None:
        """A mark of what the list says, by which readings are told apart; None where it says nothing."""
        return content_id("list", *(repr(one) for one in self.told)) if self.told else None


def reader_of(how: How) -> str:
    """Who reads so, as readings name it, but for texts that are too long for the model.

    Raises:
        UnusableModel, UnusableGazetteer: they cannot be used.
    """
    name = reader_name(None if how.rules_only else installed_name(), packaged(how.gazetteer or PACKAGED), how.areas)
    return f"{name}, told by {how.list_mark}" if how.told else name


def read_every(one: AtHand, how: How = How()) -> tuple[Outcome, ...]:
    """Reads all the reports that one file, one fetched page, or one page of an archive holds to the end.

    Whatever goes wrong with this input becomes its outcome. A fault of the reader counts as one too, because a pile of
    ten thousand reports must not stop at the one that finds a bug.

    Raises:
        UnusableModel: the installed model cannot be run.
    """
    try:
        tagger = None if how.rules_only else installed_tagger(how.threads)
        places = packaged(how.gazetteer or PACKAGED)
        said = dict(how.told).get(str(one)) if how.told and isinstance(one, Path | Stored) else None
        read = (read_document(document, tagger, places, how.areas) for document in told_of(_documents(one), said))
        return tuple(replace(each, reader=f"{each.reader}, told by {how.list_mark}") if said else each for each in read)
    except UnreadableReport as refused:
        return (refused,)
    except (UnusableModel, UnusableGazetteer):
        raise  # no fault of this input, and no other will fare better
    except Exception as fault:  # noqa: BLE001  quarantined with its reason
        return (failed(one, fault),)


def _documents(one: AtHand) -> tuple[Document, ...]:
    match one:
        case Given():
            return read_given(one)
        case Saved():
            return read_saved(one)
        case Post():
            return (read_post(one),)
    return read_reports(open_input(one), path=str(one))


def failed(one: object, fault: Exception) -> ReaderFailed:
    """The refusal that a fault of the reader becomes."""
    return ReaderFailed(name_of(one), f"the reader failed on it ({type(fault).__name__}: {str(fault)[:200]})")


def name_of(one: object) -> str:
    """What messages call an input, or what came of it."""
    match one:
        case UnreadableReport() | Counted() | Aside():
            return one.where
        case Reading():
            return one.report.path or one.report.url or one.report.id
    return str(one)
