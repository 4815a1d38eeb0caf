"""Documents of one story, and the linkage that groups them."""

from __future__ import annotations

import numpy as np

from sayso.domain.text import Span
from training.corpora.ecb_events import CrossDocument
from training.story_groups import StoryGroups, average_linked


def document(name: str, text: str) -> CrossDocument:
    """A document of one sentence of topic 7."""
    return CrossDocument(name, "7", "7_a", text, (Span(0, len(text)),), (), ())


STORIES = StoryGroups(
    document(str(number), text)
    for number, text in enumerate(
        (
            "A quake shook the harbour of Telmarin and broke its lighthouse.",
            "The lighthouse of Telmarin lies in the harbour after the quake.",
            "A quake buried two shepherds under a glacier near Ostrel.",
            "Shepherds were found below the glacier of Ostrel after the quake.",
        )
    )
)


def test_average_linkage_joins_what_is_near_on_the_whole() -> None:
    """Two that are near are joined; a third that is near one of them and far from the other stays out."""
    square = np.array([[0.0, 0.9, 0.6], [0.9, 0.0, 0.1], [0.6, 0.1, 0.0]])
    assert sorted(map(sorted, average_linked(square, 0.5))) == [[0, 1], [2]]
    assert sorted(map(sorted, average_linked(square, 0.3))) == [[0, 1, 2]]
    assert average_linked(np.zeros((0, 0)), 0.5) == []


def test_documents_are_grouped_by_what_few_of_them_tell() -> None:
    """Two quakes of one topic are two stories, though all four documents tell of a quake."""
    assert [STORIES.of("0", other)[2] for other in "0123"] == [True, True, False, False]
    assert STORIES.of("2", "3")[2]


def test_names_tell_stories_apart() -> None:
    """Documents that name one town are near by their names, those that name two are not."""
    same, other = STORIES.of("0", "1")[1], STORIES.of("0", "2")[1]
    assert same > other == 0.0
