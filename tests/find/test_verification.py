"""Words that say whether something was checked."""

from __future__ import annotations

import pytest

from sayso.domain.mention import VerificationMention
from sayso.find.attribution import find_attributions
from sayso.find.quotation import find_quotations
from sayso.find.units import units_of
from sayso.find.verification import verifications_in
from tests.find.marked import marked, shown, text_of


def _found(written: str) -> tuple[VerificationMention, ...]:
    text = marked(written).text
    return verifications_in(units_of(text, find_quotations(text)))


@pytest.mark.parametrize(
    ("written", "verified"),
    [
        ("{about:The footage} {check:could not be independently verified}.", False),
        ("{about:Claims of a breakthrough} {check:have not been verified}.", False),
        ("{by:The Herald} {check:was unable to verify} {about:the figures}.", False),
        ("{by:Torvik Today} {check:was unable to confirm} {about:either number}.", False),
        ("He {check:offered no evidence} for {about:the claim}.", False),
        ("{by:The Herald} {check:could not independently confirm} {about:the figures}.", False),
        ("Nine had drowned, {about:a figure} that {by:the Herald} {check:was not able to confirm}.", False),
        ("Nine had drowned, {about:a claim} {by:Torvik Today} {check:could not verify}.", False),
        ("Nine had drowned, which {check:could not be independently confirmed}.", False),
        ("The minister {check:did not provide any evidence} to back {about:the claim}.", False),
        ("He {check:has yet to provide evidence} for {about:the claim}.", False),
        ("The ministry {check:failed to offer proof} {about:that the camp burned}.", False),
        ("{check:No evidence was presented}.", False),
        ("{check:No proof has been offered} for {about:the charge}.", False),
        ("{check:There was no way to verify} {about:the toll}.", False),
        ("{about:The toll} {check:is impossible to verify}.", False),
        ("{about:The figures} {check:are difficult to verify}.", False),
        ("{about:The figures} {check:are hard to confirm}.", False),
        ("{about:The age of the video} {check:could not be established}.", False),
        ("{about:Neither side's account} {check:could be checked}.", False),
        ("It {check:was not immediately possible to verify} {about:the figures}.", False),
        ("{check:There was no independent confirmation} of {about:the deaths}.", False),
        ("{about:The video} {check:has yet to be verified}.", False),
        ("{about:The report} {check:remains unverified}.", False),
        ("{check:Unverified} {about:images of the depot} drew crowds.", False),
        ("{about:The video} {check:was geolocated} by {by:Open Map Desk}.", True),
        ("{about:The video} {check:has been independently verified}.", True),
        ("{by:The Herald} {check:has verified} {about:the footage}.", True),
        ("{about:Neither claim} {check:could be independently verified}.", False),
        ("{about:Neither the Corps's claim nor the army's figure} {check:could be independently verified}.", False),
        ("{check:It is still unclear} {about:who fired the shell}.", False),
        ("{check:It was not immediately clear} {about:whether anyone was hurt}.", False),
        ("{check:Verified} by {by:Open Map Desk}.", True),
        ("{by:The Herald} {check:is trying to verify} {about:the video}.", None),
        ("{about:The video} {check:is being verified}.", None),
    ],
)
def test_each_phrase_tells_what_was_checked_by_whom_and_with_what_result(written: str, verified: bool | None) -> None:
    """Checked, not checked and being checked are three answers; the words for each are found."""
    wanted = marked(written)
    (found,) = _found(written)
    text = wanted.text
    assert found.verified is verified
    assert shown(text, found.cue) == shown(text, wanted.marks.get("check", ()))
    assert shown(text, found.content) == shown(text, wanted.marks.get("about", ()))
    assert shown(text, found.by) == shown(text, wanted.marks.get("by", ()))


@pytest.mark.parametrize(
    "words",
    [
        "The ministry confirmed the strike.",
        "The ministry has not confirmed the strike.",
        "He wants to verify it.",
        "It was clear who fired.",
        "The guards checked the gate.",
        "The company has established a fund.",
        "He gave evidence to the court.",
        "There was evidence of a fire.",
        "The sky was unclear.",
        "",
    ],
)
def test_a_partys_word_is_no_check(words: str) -> None:
    """To confirm, or not to, is what parties do; it is no verification."""
    assert _found(words) == ()


def test_the_outlets_word_on_verification_is_not_the_speakers() -> None:
    """A clause about verification that stands beside a statement ends that statement's content."""
    text = text_of("Officials said there was fighting, though claims of a breakthrough have not been verified.")
    said = find_attributions(text, "report")[0]
    assert text.quote(said.content) == "there was fighting"


def test_a_speakers_word_on_verification_stays_the_speakers() -> None:
    """What a source says of verification is part of what it says."""
    text = text_of("Officials said the images had not been verified.")
    (said,) = find_attributions(text, "report")
    assert text.quote(said.content) == "the images had not been verified"


def test_a_verified_account_is_no_check() -> None:
    """A site's mark on a page tells who keeps it."""
    assert not _found("The army said so on all its verified social media accounts.")
    assert _found("The Herald has not been able to verify his account.")
