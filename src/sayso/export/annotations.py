"""Claims as W3C Web Annotations: each points at its words in its report, by position and by quotation.

Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017. Positions are Unicode code points, half-open,
into the text whose digest stands beside them; the quotation has the words before and after, so that a text that was
changed is noticed and no annotation slides to a look-alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.domain.json_values import Json
from sayso.domain.text import Span
from sayso.export.claims import speaker_of
from sayso.export.jsonld import known
from sayso.export.jsonparts import document_of
from sayso.export.material import ExportedClaim, Material
from sayso.wording import stance_line

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Code points before and after the words."""


def annotation_page(material: Material) -> Iterator[bytes]:
    """The selection's claims as one page of annotations, report by report."""
    head: dict[str, Json] = {"@context": CONTEXT, "type": "AnnotationPage", "id": "urn:sayso:annotations"}
    return document_of(head, "items", _items(material))


def _items(material: Material) -> Iterator[dict[str, Json]]:
    report, words = "", ""
    for one in material.claims():
        if one.report.id != report:
            report = one.report.id
            words = material.shelf.report(report).text.words
        yield _annotation(material, one, words)


def _annotation(material: Material, one: ExportedClaim, words: str) -> dict[str, Json]:
    claim = one.told.claim
    roles = (("content", claim.content), ("cue", claim.cue), ("source", claim.source))
    targets: list[Json] = [_target(material, one, words, role, span) for role, spans in roles for span in spans]
    speaker, name, kind = speaker_of(one)
    return {
        "type": "Annotation",
        "id": material.wanted.address("claims", one.told.id),
        "motivation": "classifying",
        "body": [
            known(
                {
                    "type": "TextualBody",
                    "purpose": "classifying",
                    "format": "text/plain",
                    "value": stance_line(name if name is not None else "a source nobody names", claim.stance),
                    "sayso:speaker": speaker,
                    "sayso:speaker_kind": kind,
                    "sayso:stance": claim.stance.value,
                    "sayso:aspect": claim.aspect.value,
                    "sayso:certainty": claim.certainty.value,
                    "sayso:standing": one.standing,
                    "sayso:event": one.account.id if one.account else None,
                    "sayso:score": round(claim.score, 4),
                }
            )
        ],
        "target": targets,
    }


def _target(material: Material, one: ExportedClaim, words: str, role: str, span: Span) -> Json:
    hide = one.hiding
    return {
        "source": hide.address(one.report.url) or material.wanted.address("reports", one.report.id),
        "sayso:role": role,
        "sayso:sha256_text": one.report.sha256_text,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": hide.told(words[span.start : span.end]),
                "prefix": hide.told(words[max(0, span.start - AROUND) : span.start]),
                "suffix": hide.told(words[span.end : span.end + AROUND]),
            },
        ],
    }
