"""Captions and SPEAKER: lines."""

from __future__ import annotations

from sayso.domain.report import Document
from sayso.domain.text import BlockKind
from sayso.read import read_report
from tests.read.documents import page, said


def turns(document: Document) -> list[tuple[str | None, str, float | None]]:
    """Speaker, words and second of each turn."""
    text = document.text
    return [(text[turn.speaker] if turn.speaker else None, text[turn.words], turn.at_seconds) for turn in text.turns]


def test_voices_of_webvtt_become_turns() -> None:
    """Cues of one voice are joined, tags and entities resolved, and the time of the first cue kept."""
    document = page("talk.vtt")
    assert turns(document) == [
        ("Lena Orr", "Good evening. Who holds the bridge at Karsk tonight?", 1.0),
        ("Ivo Brandt", "We do. Vardia’s army has left.", 7.0),
        ("Lena Orr", "Vardia denies that.", 72.0),
    ]
    assert document.report.title == "Evening Desk: who holds the bridge?"


def test_labels_of_subrip_become_turns() -> None:
    """A label opens a turn, and the cue after it without one goes on."""
    assert turns(page("talk.srt")) == [
        ("LENA ORR", "Who fired first on Tuesday night?", 1.0),
        ("DANA VELL", "Not our side. We had orders to wait.", 6.0),
    ]


def test_speaker_lines_keep_their_text() -> None:
    """The text is the file; labels are no part of what is said; a line without one goes on."""
    document = page("talk.txt")
    assert turns(document) == [
        ("LENA ORR", "General, who holds the bridge tonight?", None),
        ("GENERAL IVO BRANDT", "We do. I was there this morning.", None),
        (None, "And I shall be there tomorrow.", None),
        ("LENA ORR", "Vardia says that is a fantasy.", None),
        ("GENERAL IVO BRANDT", "Then let them come and look.", None),
    ]
    assert said(document, BlockKind.HEADLINE) == ["Evening Desk: the bridge at Karsk"]
    assert document.report.published is not None


def test_rolling_captions_say_a_line_once() -> None:
    """A line that the cue before showed already is the same line."""
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nthe bridge\n\n00:02.000 --> 00:03.000\nthe bridge\nhas fallen.\n"
    assert [words for _, words, _ in turns(read_report(cues.encode()))] == ["the bridge has fallen."]


def test_unknown_speakers_change_at_their_mark() -> None:
    """Two arrows mean that somebody else speaks, nobody says who."""
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\n>> Who fired?\n\n00:02.000 --> 00:03.000\n>> Not us.\n"
    assert turns(read_report(cues.encode())) == [(None, "Who fired?", 1.0), (None, "Not us.", 2.0)]


def test_an_article_with_colons_is_no_transcript() -> None:
    """Labels that do not come back make no speakers."""
    words = "Karsk: the bridge that two armies want.\n\nBackground: it was built long ago.\n\nNobody crosses it now.\n"
    assert not read_report(words.encode(), path="a.txt").text.turns


def test_notes_tell_the_station() -> None:
    """A note of key and value is a fact; the first other line is the headline."""
    cues = "WEBVTT - Who holds the bridge\n\nNOTE\nStation: Radio Sel\n\n00:01.000 --> 00:02.000\n<v A>Nobody.\n"
    report = read_report(cues.encode()).report
    assert (report.title, report.publisher) == ("Who holds the bridge", "Radio Sel")


def captions(*cues: str, head: str = "WEBVTT") -> Document:
    """Captions of these cues, each a time and lines, below a head."""
    return read_report("\n\n".join([head, *cues, ""]).encode())


def test_a_turn_ends_when_its_last_cue_goes() -> None:
    """Overlapping cues of one voice are one turn, up to the later end; hours may have three digits."""
    document = captions(
        "100:00:01.000 --> 100:00:09.000 line:0 align:start\n<v Lena Orr>Who fired",
        "100:00:02.000 --> 100:00:03.500\n<v Lena Orr>first?",
    )
    (turn,) = document.text.turns
    assert (turn.at_seconds, turn.until_seconds) == (360_001.0, 360_009.0)


def test_a_line_said_again_is_not_a_line_that_rolled_up() -> None:
    """Only lines that end one cue and begin the next have moved up."""
    document = captions(
        "00:01.000 --> 00:02.000\nNo.\nWe hold the bridge.",
        "00:02.000 --> 00:03.000\nWe hold the bridge.\nNo.",
    )
    assert [words for _, words, _ in turns(document)] == ["No. We hold the bridge. No."]


def test_styles_and_notes_are_not_said() -> None:
    """Whatever stands between cues without a time is the file's, not the recording's."""
    document = captions(
        "STYLE\n::cue { color: lime }",
        "00:01.000 --> 00:02.000\nThe bridge has fallen.",
        "NOTE checked by the desk",
        "00:02.500 --> 00:03.000\nNobody was there.",
    )
    assert [words for _, words, _ in turns(document)] == ["The bridge has fallen. Nobody was there."]


def test_subrip_with_wrong_numbers_and_markup_is_read() -> None:
    """Numbers are not needed; markup of fonts and places is no speech."""
    cues = (
        "00:00:01,000 --> 00:00:02,000\n<i>{\\an8}LENA ORR (HOST): Who fired?</i>\n\n"
        "7\n00:00:02,500 --> 00:00:03,000\n<font color='red'>DANA VELL: Not us.</font>\n"
    )
    assert turns(read_report(cues.encode(), path="a.srt")) == [
        ("LENA ORR (HOST)", "Who fired?", 1.0),
        ("DANA VELL", "Not us.", 2.5),
    ]
