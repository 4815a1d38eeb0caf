"""Feeds files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sayso.cli.feeds_file import read_feeds
from sayso.errors import BadRequest
from sayso.fetch.watch import Subscription

DOCS = Path(__file__).resolve().parents[2] / "docs" / "feeds.md"


def test_what_a_feeds_file_says_is_understood(tmp_path: Path) -> None:
    """Pauses, contact, and for each feed what of it is read; a feed's own word goes before the file's."""
    file = tmp_path / "feeds.toml"
    file.write_text(
        'contact = "desk@example.org"\nevery = "1h"\ndelay = 2.5\n'
        '[[feed]]\nurl = "https://a.test/rss"\nname = "A"\n'
        '[[feed]]\nurl = "https://b.test/rss#x"\nitems = "summary"\nevery = "5m"\n'
    )
    feeds = read_feeds(file)
    assert (feeds.contact, feeds.delay) == ("desk@example.org", 2.5)
    assert feeds.subscriptions == (
        Subscription("https://a.test/rss", pages=True, every=timedelta(hours=1), name="A"),
        Subscription("https://b.test/rss", pages=False, every=timedelta(minutes=5)),
    )


def test_the_documented_example_is_understood(tmp_path: Path) -> None:
    """The example in the documentation is a feeds file."""
    lines = DOCS.read_text("utf-8").splitlines()
    example = [line.removeprefix("    ") for line in lines if line.startswith("    ") and "sayso" not in line]
    (tmp_path / "feeds.toml").write_text("\n".join(example))
    assert len(read_feeds(tmp_path / "feeds.toml").subscriptions) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "needs"),
        ("[[feed]\n", "is not a feeds file"),
        ("feed = 3", "needs"),
        ('[[feed]]\nname = "x"', "needs url"),
        ('[[feed]]\nurl = "ftp://x.test/"', "only http"),
        ('[[feed]]\nurl = "https://x.test/"\nitems = "all"', "page"),
        ('[[feed]]\nurl = "https://x.test/"\nevery = "1s"', "every"),
        ('[[feed]]\nurl = "https://x.test/"\nevery = "99d"', "every"),
        ('[[feed]]\nurl = "https://x.test/"\nevry = "1h"', "evry"),
        ('[[feed]]\nurl = "https://x.test/"\nname = 3', "name"),
        ('[[feed]]\nurl = "https://x.test/"\n[[feed]]\nurl = "https://x.test/"', "twice"),
        ('contact = 7\n[[feed]]\nurl = "https://x.test/"', "contact"),
        ('delay = -1\n[[feed]]\nurl = "https://x.test/"', "delay"),
    ],
)
def test_a_feeds_file_that_makes_no_sense_is_told(tmp_path: Path, text: str, told: str) -> None:
    """Whatever is not understood is told, in words that name the file."""
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    with pytest.raises(BadRequest, match=told) as refused:
        read_feeds(file)
    assert str(file) in str(refused.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """So is one that is not there."""
    with pytest.raises(BadRequest, match="cannot be opened"):
        read_feeds(tmp_path / "feeds.toml")
