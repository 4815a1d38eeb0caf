"""Which time dates an event, on TimeBank's and AQUAINT's links (TLINK) between an event and a time of one sentence.

    python -m evaluation.links --data DATA

Events are the annotated ones, words of saying, wishing and the like left out; times and attributions are found by
rules. Due is each event that a link puts into a time of its sentence. What the reader ties is right where such a link
says so, and wrong where the links put the event into another time or before or after this one; where no link joins the
two it counts neither way, since not all of them were annotated. Halves as in ``evaluation/times.py``.
"""

from __future__ import annotations

import argparse
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.times import Timed, read_timeml
from sayso.domain.text import Span
from sayso.find.attribution import attributions_in
from sayso.find.quotation import find_quotations
from sayso.find.timexes import find_timexes
from sayso.find.units import units_of
from sayso.resolve.times import times_of
from sayso.resolve.when import Hold, calendar_of

WITHIN = frozenset(
    {"IS_INCLUDED", "SIMULTANEOUS", "DURING", "IDENTITY", "INCLUDES", "BEGINS", "ENDS", "BEGUN_BY", "ENDED_BY"}
)
LEFT_OUT = frozenset({"REPORTING", "I_ACTION", "I_STATE", "STATE", "ASPECTUAL", "PERCEPTION"})

Linked = tuple[Span, bool]
"""A time that an event is linked to, and whether the event lies within it."""


def linked_events(file: Path) -> Iterator[tuple[Span, list[Linked]]]:
    """Yields each event of a TimeML document with the times of its text that it is linked to."""
    root = ET.fromstring(file.read_bytes())  # noqa: S314  a corpus file of our own development data
    text = root.find("TEXT")
    assert text is not None, file
    events: dict[str, Span] = {}
    times: dict[str, Span] = {}
    _walk(text, 0, events, times)
    instances = {one.get("eiid"): one.get("eventID", "") for one in root.iter("MAKEINSTANCE")}
    links: dict[str, list[Linked]] = {}
    for link in root.iter("TLINK"):
        for event, time in (("eventInstanceID", "relatedToTime"), ("relatedToEventInstance", "timeID")):
            name, span = instances.get(link.get(event)), times.get(link.get(time, ""))
            if name in events and span is not None:
                links.setdefault(name, []).append((span, link.get("relType") in WITHIN))
    yield from ((span, links.get(name, [])) for name, span in events.items())


def _walk(node: ET.Element, at: int, events: dict[str, Span], times: dict[str, Span]) -> int:
    """Adds the events and times under a node that begins at this offset; returns where it ends."""
    start, at = at, at + len(node.text or "")
    for child in node:
        at = _walk(child, at, events, times) + len(child.tail or "")
    if node.tag == "TIMEX3" and at > start:
        times[node.get("tid", "")] = Span(start, at)
    if node.tag == "EVENT" and at > start and node.get("class") not in LEFT_OUT:
        events[node.get("eid", "")] = Span(start, at)
    return at


def count(timed: Timed, file: Path) -> Counter[str]:
    """What of one document is due, right and wrong, in all and by how firmly it is tied."""
    document = timed.document
    text = document.text
    times = times_of(document, find_timexes(text))
    quotations = find_quotations(text)
    attributions = attributions_in(text, document.report.id, quotations, units_of(text, quotations))
    calendar = calendar_of(text, times, attributions, document.report.published)
    spans = {time.id: time.span for time in times}
    counts = Counter[str]()
    for trigger, links in linked_events(file):
        here = calendar.sentence(trigger.start)
        near = [one for one in links if calendar.sentence(one[0].start) == here]
        due = any(within for _, within in near)
        counts["due"] += due
        tie = calendar.tie(trigger)
        if tie is None:
            continue
        met = [within for span, within in near if span.overlaps(spans[tie.time])]
        if any(met):
            counts.update(("right", f"right {tie.hold.name}"))
        elif met or due:
            counts.update(("wrong", f"wrong {tie.hold.name}"))
    return counts


def main() -> None:
    """Prints both halves' precision and recall, and the precision by how firmly a time is tied."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True, help="the folder of unpacked data")
    totals = {True: Counter[str](), False: Counter[str]()}
    for file in sorted((cli.parse_args().data / "time").glob("*/*/*.tml")):
        timed = read_timeml(file)
        totals[timed.is_seen].update(count(timed, file))
    for seen, total in totals.items():
        print(f"{'half looked at' if seen else 'only measured'}: {total['due']} due")
        print(f"  P {_share(total, '')}, R {100 * total['right'] / max(1, total['due']):.1f}")
        print("  " + ", ".join(f"{hold.name.lower()} {_share(total, ' ' + hold.name)}" for hold in Hold))


def _share(total: Counter[str], of: str) -> str:
    right, wrong = total["right" + of], total["wrong" + of]
    return f"{100 * right / max(1, right + wrong):.1f} of {right + wrong}"


if __name__ == "__main__":
    main()
