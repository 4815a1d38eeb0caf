"""Moments that a page prints: whose they are, and in which zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sayso.domain.report import Report
from sayso.read import read_report

PAGE = """<html lang="en"><head>{head}</head><body><h1>Two armies claim one hill</h1>{above}
<p>Both armies said on Monday that they hold the hill above Orda, and both sent films of flags to prove it.</p>
<p>The mayor said that he could see the hill from his window and that there was nobody on it but goats.</p>
{below}
<p>Neither film shows when it was made, and the hill has been closed to reporters since the end of March.</p>
</body></html>"""

TOLD = '<meta property="article:published_time" content="2031-05-05T02:40:31Z">'


def read(*, head: str = "", above: str = "", below: str = "") -> Report:
    """What is read of a page with these additions."""
    return read_report(PAGE.format(head=head, above=above, below=below).encode(), path="hill.html").report


@pytest.mark.parametrize(
    ("printed", "offset"),
    [
        ("Posted: May 4, 2031 / 10:40 PM", -4),
        ("By Nia Orr | May 4, 2031 | 9:40 PM", -5),
        ("5 May 2031, 04:40", 2),
    ],
)
def test_a_moment_in_utc_is_shown_in_the_zone_in_which_the_page_prints_it(printed: str, offset: int) -> None:
    """The head says 02:40 UTC, the page the same moment by its own clock: so the zone is known, and the day with it."""
    report = read(head=TOLD, above=f'<p class="date">{printed}</p>')
    assert report.published == datetime(2031, 5, 5, 2, 40, 31, tzinfo=UTC)
    assert report.published.utcoffset() == timedelta(hours=offset)
    assert "shown in the zone in which the page prints it" in dict(report.found_by)["published"]


@pytest.mark.parametrize("printed", ["May 4, 2031 / 9:58 PM", "May 5, 2031 / 11:40 PM", "May 4, 2031"])
def test_another_moment_tells_no_zone(printed: str) -> None:
    """Other minutes, a clock further away than any zone, or a day alone leave the moment as it was given."""
    report = read(head=TOLD, above=f'<p class="date">{printed}</p>')
    assert report.published is not None
    assert report.published.utcoffset() == timedelta(0)


def test_a_day_that_tells_no_time_takes_no_zone() -> None:
    """Midnight in UTC is how a head tells a day: it is not moved to the day before."""
    told = TOLD.replace("T02:40:31Z", "T00:00:00Z")
    report = read(head=told, above='<p class="date">4 May 2031, 19:00</p>')
    assert report.published == datetime(2031, 5, 5, tzinfo=UTC)
    assert report.published.utcoffset() == timedelta(0)


def test_a_byline_bears_the_stamp() -> None:
    """A day beside the writer's name is the report's, before any that stands alone below."""
    below = "<p>17.02.2031</p>"
    report = read(above='<p class="byline">By Nia Orr 8 January 2031, 3:51 pm</p>', below=below)
    assert report.published is not None
    assert report.published.date().isoformat() == "2031-01-08"


def test_a_stamp_below_the_body_is_taken_where_there_is_no_better() -> None:
    """It more often belongs to another thing, so what stands above goes before it."""
    below = "<p>17 February 2031</p>"
    above = '<p class="date">8 January 2031</p>'
    alone, both = read(below=below).published, read(above=above, below=below).published
    assert alone is not None
    assert both is not None
    assert (alone.date().isoformat(), both.date().isoformat()) == ("2031-02-17", "2031-01-08")


@pytest.mark.parametrize("of_others", ["div class=comment", "blockquote class=instagram-media", "div class=related"])
def test_the_time_of_a_post_or_a_comment_is_not_the_reports(of_others: str) -> None:
    """Time elements of embedded posts, of readers' comments and of teasers tell of these."""
    time = '<time datetime="2031-06-01T10:00:00Z">1 June</time>'
    end = of_others.split(maxsplit=1)[0]
    report = read(below=f"<{of_others}><p>Ola wrote {time}: I saw the goats too.</p></{end}>")
    assert report.published is None or report.published.date().isoformat() != "2031-06-01"
