"""Words set as print has them."""

from __future__ import annotations

from training.corpora.printed import Printed


def test_marks_close_up_and_quotes_open_and_close() -> None:
    """Spaces stand between words alone, and straight quotation marks take turns."""
    printed = Printed()
    spans = [printed.add(word) for word in ["He", "'s", "in", "-LRB-", "A/B", "-RRB-", ":", '"', "Go", ".", '"']]
    printed.end_block()
    assert printed.text == 'He\'s in (A/B): "Go."\n'
    assert printed.text[spans[4].start : spans[4].end] == "A/B"
    assert [printed.text[block.start : block.end] for block in printed.blocks()] == ['He\'s in (A/B): "Go."']


def test_a_corpus_that_tells_its_spaces_is_believed() -> None:
    """What the original had counts more than what print would have; an empty block is none."""
    printed = Printed()
    printed.end_block()
    printed.add("well", space_after=True)
    printed.add("...", space_after=False)
    printed.add("so", space_after=True)
    printed.end_block()
    printed.add("Next", space_after=True)
    printed.end_block()
    assert printed.text == "well ...so\nNext\n"
    assert len(printed.blocks()) == 2
