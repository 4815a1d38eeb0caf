"""Documents from marked-up sentences: ``"{source:The ministry} {cue:denied} {content:any strike took place}."``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sayso.domain.mention import Act, Attribution, Mentions, Mode, VerificationMention, attribution_id
from sayso.domain.report import Document, Report, report_id
from sayso.domain.text import Block, BlockKind, Sentence, Span, Spans, Text
from sayso.find.events import find_events
from sayso.find.timexes import find_timexes
from sayso.find.toponyms import find_toponyms

_MARK = re.compile(r"\{(source|cue|content|check|about):([^{}]*)\}")


def text_of(*sentences: str, kind: BlockKind = BlockKind.BODY) -> Text:
    """A text of one sentence a paragraph."""
    blocks: list[Block] = []
    at = 0
    for sentence in sentences:
        blocks.append(Block(Span(at, at + len(sentence)), kind))
        at += len(sentence) + 1
    marks = tuple(Sentence(block.span, number) for number, block in enumerate(blocks))
    return Text("\n".join(sentences), tuple(blocks), marks)


def document_of(text: Text, published: datetime | None = None, publisher: str | None = None) -> Document:
    """A report of that text."""
    digest = sha256(text.words.encode("utf-8", "surrogatepass")).hexdigest()
    key = report_id(None, publisher, None, digest)
    return Document(
        Report(key, None, None, None, None, (), publisher, published, None, "en", digest, digest),
        text,
    )


def marked(
    *sentences: str,
    published: datetime | None = None,
    publisher: str | None = None,
    act: Act = Act.STATEMENT,
    negated: Sequence[str] = ("denied", "rejected", "denies"),
) -> tuple[Document, Mentions]:
    """Reads marked-up sentences, one attribution (or one statement about checking) in each.

    Events, places and times are found by the real finders; a content in quotation marks is direct.
    """
    plain = [_MARK.sub(r"\2", sentence) for sentence in sentences]
    document = document_of(text_of(*plain), published, publisher)
    found: list[Attribution] = []
    checks: list[VerificationMention] = []
    for sentence, block in zip(sentences, document.text.blocks, strict=True):
        spans = _spans(sentence, block.span.start)
        if spans["check"]:
            checks.append(VerificationMention(spans["check"], spans["about"], verified=False))
        elif spans["content"] or spans["cue"]:
            found.append(_attribution(document, spans, act, negated))
    text = document.text
    return document, Mentions(
        tuple(found), find_events(text), find_toponyms(text), find_timexes(text), verifications=tuple(checks)
    )


def _spans(sentence: str, start: int) -> dict[str, Spans]:
    spans: dict[str, Spans] = {"source": (), "cue": (), "content": (), "check": (), "about": ()}
    taken = 0
    for match in _MARK.finditer(sentence):
        opens = start + match.start() - taken
        spans[match[1]] += (Span(opens, opens + len(match[2])),)
        taken += len(match.group()) - len(match[2])
    return spans


def _attribution(document: Document, spans: dict[str, Spans], act: Act, negated: Sequence[str]) -> Attribution:
    source, cue, content = spans["source"], spans["cue"], spans["content"]
    quoted = bool(content) and document.text[content[0]].startswith(('"', "\u201c"))
    return Attribution(
        attribution_id(document.report.id, source, cue, content),
        act,
        Mode.DIRECT if quoted else Mode.INDIRECT,
        source,
        cue,
        content,
        None,
        0.9,
        negated=document.text.quote(cue) in negated,
    )
