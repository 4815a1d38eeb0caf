"""How ties between events and times are held against TimeML's links."""

from __future__ import annotations

from pathlib import Path

from evaluation.links import count, linked_events
from evaluation.times import read_timeml

WORDS = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-14">May 14</TIMEX3></DCT><TEXT>'
    'The <EVENT eid="e1" class="OCCURRENCE">raid</EVENT> on <TIMEX3 tid="t1" value="2031-05-12">Monday</TIMEX3> came '
    'before a <EVENT eid="e2" class="OCCURRENCE">vote</EVENT>. '
    'A <EVENT eid="e3" class="OCCURRENCE">march</EVENT> on '
    '<TIMEX3 tid="t2" value="2031-05-13">Tuesday</TIMEX3> is <EVENT eid="e4" class="I_STATE">feared</EVENT>.</TEXT>'
    '<MAKEINSTANCE eventID="e1" eiid="i1"/><MAKEINSTANCE eventID="e2" eiid="i2"/><MAKEINSTANCE eventID="e3" eiid="i3"/>'
    '<TLINK eventInstanceID="i1" relatedToTime="t1" relType="IS_INCLUDED"/>'
    '<TLINK eventInstanceID="i2" relatedToTime="t1" relType="AFTER"/>'
    '<TLINK timeID="t2" relatedToEventInstance="i3" relType="BEFORE"/></TimeML>'
)


def _file(folder: Path) -> Path:
    file = folder / "ulm.tml"
    file.write_text(WORDS, "utf-8")
    return file


def test_links_are_read_both_ways_round_and_states_left_out(tmp_path: Path) -> None:
    """Each event has the times that it is linked to, whichever of the two the link names first."""
    found = [[within for _, within in links] for _, links in linked_events(_file(tmp_path))]
    assert found == [[True], [False], [False]]


def test_a_tie_that_a_link_contradicts_is_wrong(tmp_path: Path) -> None:
    """The raid is rightly tied to Monday; the march, which a link sets apart from Tuesday, is wrongly tied to it."""
    file = _file(tmp_path)
    counts = count(read_timeml(file), file)
    assert (counts["due"], counts["right"], counts["right FIRM"], counts["wrong"]) == (1, 1, 1, 1)
