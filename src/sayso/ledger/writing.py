"""What is added to a ledger, and how far reading has come with what is read into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.domain.intake import Intake, Quarantined, Taken
from sayso.domain.ledger import (
    Judgement,
    Refusal,
)
from sayso.domain.reading import Reading
from sayso.errors import BadRequest
from sayso.fold.force import in_force, is_said
from sayso.ledger import intakes
from sayso.ledger.asking import known_ids
from sayso.ledger.connected import Connected
from sayso.ledger.errors import outlasting
from sayso.ledger.foreseeing import foresee
from sayso.ledger.judging import check
from sayso.ledger.recording import Pen, Recorded, record_telling
from sayso.ledger.surroundings import judgements_naming
from sayso.ledger.telling import tell


class Writing(Connected):
    """What a ledger records."""

    def record(self, reading: Reading, page: str | None = None) -> Recorded:
        """Records a reading with its ties to what is known, in one transaction.

        A reader's second reading of a report adds nothing; another reader's takes the place of the one before.

        Args:
            reading: what was found in one report.
            page: what is read again when the report is: a later reading of the same page with another text is a new
                version of it. None: the report's address, if it has one.

        Raises:
            ValueError: the reading contradicts itself or the ledger (a fault of whoever made it).
        """
        told = tell(reading)
        at = page if page is not None else reading.report.url

        def once() -> Recorded:
            with self._reading() as connection:
                foreseen = foresee(connection, told)
            with self._writing() as pen:
                return record_telling(pen, told, at, foreseen)

        return outlasting(once, self._patience)

    def refuse(self, refusal: Refusal, by: str = "sayso") -> bool:
        """Records that an input could not be read; False where that is known already."""

        def add(pen: Pen) -> bool:
            if known_ids(pen.connection, [refusal.id]):
                return False
            pen.add([refusal], by)
            return True

        return self._written(add)

    def judge(self, judgement: Judgement, by: str) -> bool:
        """Records a person's decision; False where this person's same decision counts already.

        Raises:
            NotFound: what it is about is not in the ledger. (A side may be set for an actor before any report.)
            BadRequest: it lacks what its kind needs.
        """
        return self.judge_all([judgement], by) == 1

    def judge_all(self, judgements: Iterable[Judgement], by: str) -> int:
        """Records several decisions in one transaction, all of one moment, or none of them.

        Returns:
            How many were recorded; those that this person has in force already are passed over.

        Raises:
            NotFound: what one of them is about is not in the ledger.
            BadRequest: one of them lacks what its kind needs, or nobody is named who decides.
        """
        if not by.strip():
            raise BadRequest("a judgement needs the name of whoever makes it")
        wanted = tuple(judgements)

        def add(pen: Pen) -> int:
            ends = {end for one in wanted for end in (one.id, one.subject, one.other) if end is not None}
            made = judgements_naming(pen.connection, ends)
            times = Counter(one.id for one in made)
            standing = in_force(made)
            fresh = {one.id: one for one in wanted if not is_said(standing, one, by)}
            for one in fresh.values():
                check(pen.connection, one)
            pen.add(fresh.values(), by, times)
            return len(fresh)

        return self._written(add)

    def take(self, intake: Intake) -> bool:
        """Notes what became of a record of an input, after its reports were recorded; False where that is known."""
        return self._written(lambda pen: intakes.take(pen, intake))

    def taken(self, source: str, reader: str) -> Taken:
        """How far a reader has come with an input: where a job that was stopped goes on."""
        with self._reading() as connection:
            return intakes.taken(connection, source, reader)

    def quarantine(self) -> list[Quarantined]:
        """What the reader broke on when last it was tried."""
        with self._reading() as connection:
            return intakes.quarantine(connection)
