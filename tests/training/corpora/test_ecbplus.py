"""ECB+'s token column and its files of mentions."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.domain.text import Span
from training.corpora.ecbplus import read_ecbplus

SENTENCES = (
    "Nothing is marked here .",
    "Rebels of the north , led by Ama Dosu , took the bridge .",
    "They left Monday .",
)


def mention(chain: str, sentence: int, *words: int) -> dict[str, object]:
    """A mention of the invented document."""
    kind = chain[:3]
    return {
        "coref_chain": chain, "doc_id": "7_1x", "sent_id": sentence, "tokens_number": list(words), "mention_type": kind
    }  # fmt: skip


def write(folder: Path) -> None:
    """The invented corpus: one document of three sentences."""
    rows = [
        f"7_1x\t{number}\t{place}\t{word}\t-"
        for number, sentence in enumerate(SENTENCES)
        for place, word in enumerate(sentence.split())
    ]
    (folder / "ECB_Dev_corpus.txt").write_text("\n".join(["", *rows, ""]), encoding="utf-8")
    events = [mention("ACT1", 1, 10), mention("ACT2", 2, 1), mention("ACT2", 2, 1), mention("ACT9", 8, 0)]
    others = [
        mention("HUM1", 1, 0, 1, 2, 3),
        mention("HUM1", 2, 0),
        mention("NON2", 1, 11, 12),
        mention("TIM3", 2, 2),
    ]
    for name, held in (("Event", events), ("Entity", others)):
        (folder / f"ECB_Dev_{name}_gold_mentions.json").write_text(json.dumps(held), encoding="utf-8")


def test_sentences_without_a_mention_are_left_out(tmp_path: Path) -> None:
    """What is not annotated would teach that nothing happens in it."""
    write(tmp_path)
    (only,) = read_ecbplus(tmp_path, "Dev")
    assert only.text == "Rebels of the north, led by Ama Dosu, took the bridge.\nThey left Monday.\n"
    assert len(only.blocks) == 2


def test_events_are_triggers_and_participants_are_chains(tmp_path: Path) -> None:
    """A mention marked twice counts once, one outside the text not at all; times are no participants."""
    write(tmp_path)
    (only,) = read_ecbplus(tmp_path, "Dev")

    def said(span: Span) -> str:
        return only.text[span.start : span.end]

    assert [said(one.trigger) for one in only.happenings or ()] == ["took", "left"]
    assert [[(said(one.span), said(one.head)) for one in chain] for chain in only.chains or ()] == [
        [("Rebels of the north", "Rebels"), ("They", "They")],
        [("the bridge", "bridge")],
    ]
    assert (only.all_triggers, only.all_mentions) == (True, False)
    assert (only.happenings or ())[0].arguments is None
