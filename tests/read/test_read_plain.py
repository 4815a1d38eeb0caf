"""Page dumps and bare articles."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.domain.text import ARTICLE, BlockKind
from sayso.read import read_report
from tests.read.documents import assert_sound, page, said


def test_a_dump_is_told_into_article_and_furniture() -> None:
    """Navigation, players, links, a pull quote and the list of other reports are no article."""
    document = page("dump.txt")
    assert said(document, BlockKind.HEADLINE) == ["Rebels in the hills claim a town that the army says it never left"]
    assert said(document, BlockKind.CAPTION) == ["Soldiers rest by the road to Tarnow on Saturday."]
    assert said(document, BlockKind.CREDIT) == ["Picture: Halden Courier"]
    assert said(document, BlockKind.BYLINE) == ["By Mira Tolen, Jan Oske and Ilse Varga"]
    assert said(document, BlockKind.LINK) == ["Read more: Army chief flies to the hills as villages empty"]
    assert said(document, BlockKind.PULL_QUOTE) == ["Commander Brod: 'We entered at dawn and nobody fired'"]
    body = said(document, BlockKind.BODY)
    assert len(body) == 5
    assert body[0].startswith("Rebels in the hills of Vardia say")
    assert body[-1].startswith("Neither claim could be verified")


def test_no_other_reports_headline_is_in_the_article() -> None:
    """Whatever stands behind the article's end is furniture."""
    article = " ".join(said(page("dump.txt"), *ARTICLE))
    for teaser in ("Goat", "forecasters", "cup", "Schools", "Loading", "Subscribe", "Home"):
        assert teaser not in article


def test_the_facts_of_a_dump_are_read_from_its_face() -> None:
    """Title, byline, publisher and stamps, each with how it was found."""
    report = page("dump.txt").report
    assert report.title == "Rebels in the hills claim a town that the army says it never left"
    assert report.byline == ("Mira Tolen", "Jan Oske", "Ilse Varga")
    assert report.publisher == "The Halden Courier"
    assert report.published == datetime(2031, 6, 14, 20, 10, tzinfo=UTC)
    assert report.updated == datetime(2031, 6, 15, 7, 45, tzinfo=UTC)
    assert report.label is None
    assert report.language == "en"
    assert "taken as UTC" in dict(report.found_by)["published"]


def test_a_bare_article_stays_whole() -> None:
    """Where nearly every paragraph is prose, all of it is read, short answers and subheads included."""
    words = (
        "The army said on Friday that it holds the pass.\n\nNobody else agrees.\n\nWhat the villages say\n\n"
        "“They came at night,” said one woman. “They left at dawn.”\n\n“Yes.”\n\nThe mayor counted nine shells.\n"
    )
    document = read_report(words.encode(), path="a.txt")
    assert len(said(document, *ARTICLE)) == 6


def test_a_known_outlet_gives_its_clock() -> None:
    """A stamp without a zone is the publisher's, where the text says whose page it is."""
    words = (
        "Ministers deny rift over ferry contract\n\n3 July 2031, 10:15\n\nA minister has exclusively told Sky News "
        "that the contract is dead.\n\nSky News understands that the letter was sent on Monday. It has not been seen.\n"
    )
    report = read_report(words.encode(), path="a.txt").report
    assert report.publisher == "Sky News"
    assert report.published is not None
    assert report.published.isoformat() == "2031-07-03T10:15:00+01:00"


def test_a_rival_that_was_told_something_is_not_the_publisher() -> None:
    """One "told the paper" is no sign of whose page it is."""
    words = "A minister told The Guardian that the ferry was late.\n\nShe told the BBC the same on Monday.\n"
    assert read_report(words.encode(), path="a.txt").report.publisher is None


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken by width alone belong together; the text keeps its line ends."""
    words = (
        "The council of Orda said on Monday that it would rebuild the school that\n"
        "burned down in the last week of the fighting, and that it would ask both\n"
        "armies to keep out of the valley until the roof was on.\n\n"
        "Neither army has answered the letter, which was sent by the slow post and\n"
        "may not have arrived, according to the clerk who wrote it on a borrowed\n"
        "machine.\n"
    )
    document = read_report(words.encode(), path="a.txt")
    assert len(document.text.blocks) == 2
    assert len(document.text.sentences) == 2
    assert document.text.words == words


def test_a_name_at_the_head_that_the_page_repeats_is_the_publisher() -> None:
    """Sites print their own name above everything and say it again below."""
    words = (
        "Orda Evening Post\n\nNews\n\nFerry to Lund stops after shots\n\nThe crew heard four shots, they said.\n\n"
        "Picture: Orda Evening Post\n\nNobody was hurt, the company told the Orda Evening Post on Saturday.\n"
    )
    report = read_report(words.encode(), path="a.txt").report
    assert (report.publisher, report.title) == ("Orda Evening Post", "Ferry to Lund stops after shots")


def test_a_page_that_came_as_text_has_its_address() -> None:
    """A crawler's rendering is read as a dump; half a character in it does no harm."""
    dump = "Home\nThe army said on Friday that it holds the pass.\nHalf \ud83d.\n".encode("utf-8", "surrogatepass")
    document = read_report(dump, url="https://halden.example/1")
    assert document.report.url == "https://halden.example/1"
    assert document.text.words.startswith("Home\nThe army")
    assert_sound(document)


def test_furniture_run_into_a_paragraph_is_parted_from_it() -> None:
    """What asks something of the reader is no word of the sentence that a dump has run it into."""
    lines = [
        "Ferry sinks off Korva with forty aboard",
        "KORVA - Forty people were aboard the ferry that sank off Korva on Sunday, the coast guard said.",
        "Article continues after this advertisementTolk said the gate had been locked before it sailed.",
        "“Nobody was warned,” the union's secretary said in a statement that it published on Monday.",
    ]
    document = read_report("\n".join(lines).encode(), path="a.txt")
    body = said(document, BlockKind.BODY)
    assert "Tolk said the gate had been locked before it sailed." in body
    assert not any("advertisement" in paragraph for paragraph in body)
