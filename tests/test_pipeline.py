"""One document in, one reading out, by rules alone or with the installed model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.domain.quantity import Standing
from sayso.domain.report import Document
from sayso.domain.text import Span
from sayso.model.installed import installed_bundle, installed_tagger
from sayso.model.predict import Tagged
from sayso.pipeline import LONGEST, RULES, read_document
from sayso.read.report import read_report
from tests.cli.program import REPORT


class Mute:
    """A tagger that finds nothing."""

    name = "mute-1"

    def read(self, document: Document, asked: Sequence[Span] | None = None) -> Tagged:
        """Nothing."""
        del document, asked
        return Tagged(())


def _document(words: str) -> Document:
    return read_report(words.encode(), path="report.txt")


def test_the_reading_names_its_reader() -> None:
    """A reading says whether rules read alone or which model read with them."""
    assert read_document(_document(REPORT)).reader == RULES
    assert read_document(_document(REPORT), Mute()).reader == f"{RULES} and mute-1"
    assert read_document(_document(REPORT), areas=("Torvik", "Marn")).reader == f"{RULES}, for Torvik; Marn"


def test_a_text_too_long_for_the_net_is_read_by_rules() -> None:
    """Above the limit the rules read alone, and the reading says so."""
    words = REPORT + "The road was closed.\n\n" * (LONGEST // 20)
    assert read_document(_document(words), Mute()).reader == RULES


def test_a_checkout_has_a_bundle() -> None:
    """The bundle beside the source is the one that is found."""
    folder = installed_bundle()
    assert folder is not None
    assert (folder / "README.md").is_file()


def test_a_bundle_carries_no_path_of_the_machine_that_made_it() -> None:
    """The graphs hold the net and nothing of where it was exported."""
    folder = installed_bundle()
    assert folder is not None
    for graph in folder.glob("*.onnx"):
        assert b'.py"' not in graph.read_bytes()


def test_without_a_bundle_none_is_installed(tmp_path: Path) -> None:
    """A package without models has no bundle."""
    assert installed_bundle(tmp_path / "src" / "sayso") is None


@pytest.fixture(scope="module")
def reading_words() -> list[str]:
    """What the installed model attributes in the invented report."""
    document = _document(REPORT)
    reading = read_document(document, installed_tagger(1))
    return [reading.text.quote(found.content) for found in reading.attributions]


def test_the_installed_model_reads(reading_words: list[str]) -> None:
    """The shipped bundle finds the governor's quotation and the spokesman's denial."""
    assert any("They came at four" in words for words in reading_words)
    assert any("raided the post" in words for words in reading_words)


def test_claims_have_the_quantities_of_their_words() -> None:
    """Each stands where its words stand, and what was said before is told as such."""
    reading = read_document(
        _document(
            "Raid on Korva\n\nThe Norvane army said on Friday at least 12 people, including three children, were "
            "killed in a raid on Korva.\n\nThe Norvane army had earlier said that nine people were killed in the "
            "raid.\n"
        )
    )
    found = [one for claim in reading.claims for one in claim.quantities or ()]
    assert [one.words for one in found] == [reading.text.quote(one.spans) for one in found]
    assert [(one.words, one.standing) for one in found] == [
        ("at least 12 people", Standing.GIVEN),
        ("three children", Standing.PART),
        ("nine people", Standing.FORMER),
    ]
