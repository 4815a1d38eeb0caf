"""What has been taken in: how far reading has come with each input, and what is in quarantine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one record of one input, noted once its reports are in the ledger.

    Attributes:
        source: the input and the state it was in, as a content id: where it is, its size and its times, or its bytes.
        record: its place in the input, from 0; a file that holds one report is record 0.
        last: whether nothing of the input stands behind it.
        where: the record, or the input, as messages name it.
        reader: who read, as in ``Reading.reader``, where the text is not too long for the model.
        reports: how many reports it held that are in the ledger.
        refused: how many parts of it could not be read.
        fault: why it is in quarantine; None: the reader did not break on it.
    """

    source: str
    record: int
    last: bool
    where: str
    reader: str
    reports: int = 0
    refused: int = 0
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """How far one reader has come with one input.

    Attributes:
        records: so many records, from the first, have been dealt with.
        whole: whether these are all.
        reports: how many reports of them are in the ledger.
        refused: how many parts of them could not be read, those in quarantine not counted.
        quarantined: the records among them that are in quarantine.
    """

    records: int = 0
    whole: bool = False
    reports: int = 0
    refused: int = 0
    quarantined: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record on which the reader broke, when last it was tried. ``tries``: how often it was, by this reader."""

    where: str
    why: str
    reader: str
    since: datetime
    tries: int
