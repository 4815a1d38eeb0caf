from __future__ import annotations

from dataclasses import replace

from tests.web.asking import page, text, xpath
from tests.web.crowd import HANDLER, HOSTILE, HOSTILE_EVENT, HOSTILE_REPORT, HOSTILE_TOLD, SCRIPT
from tests.web.invented import (
    EMPTY,
    FLOOD,
    LEDGER,
    MIRROR_REPORT,
    RAID,
    RAID_ACCOUNT,
    RECORDED,
    TOLD_INNER,
    TOLD_NESTED,
    TOLD_SHOTS,
    WIRE_REPORT,
    InventedLedger,
)

MIRROR = f"/reports/{MIRROR_REPORT.report.id}"


def test_events_stand_in_a_list_with_contested_ones_first() -> None:
    """Each event shows what is known of it, and words for what is not; the counts stand above."""
    seen = page(LEDGER, "/")
    assert text(seen, "p.counts") == ["2 events · 1 without place · 1 without date"]
    raid, flood = text(seen, "tbody tr")
    assert raid == (
        "Raid on the bridge at Tarn Ford 1 contested, 2 uncontested Armed clash Tarn Ford 14 May 2031 "
        "OstrelVardia 2 reports"
    )
    assert flood == "A flood upriver no claims type not decided no place no date no side set 1 report"


def test_an_empty_ledger_says_what_to_do() -> None:
    """The first run shows the command that fills the ledger, not an empty table."""
    seen = page(EMPTY, "/")
    assert text(seen, "h1") == ["This ledger is empty"]
    assert text(seen, "pre.command") == ["sayso read PATH --db LEDGER"]
    assert not text(seen, "table")


def test_reports_without_events_are_not_an_empty_ledger() -> None:
    """Where something was read but no event found, the page says so and leads to the reports."""
    seen = page(InventedLedger(documents=(WIRE_REPORT,)), "/")
    assert text(seen, "h1") == ["No events yet"]


def test_as_of_shows_only_what_was_known() -> None:
    """The list and the event are those of the moment in the address, which the links keep."""
    seen = page(LEDGER, "/?as_of=2031-05-15T06:30")
    assert len(text(seen, "tbody tr")) == 1
    assert seen.xpath("//tbody//a/@href") == [f"/events/{FLOOD}?as_of=2031-05-15T06:30:00%2B00:00"]
    page(LEDGER, f"/events/{RAID}?as_of=2031-05-15T06:30", 404)
    later = page(LEDGER, f"/events/{RAID}?as_of=2031-05-15T09:00%2B02:00")
    assert later.xpath("//input[@name='as_of']/@value") == ["2031-05-15T07:00:00"]


def test_a_bad_as_of_time_is_told_in_one_line() -> None:
    """A time that is no time is the reader's to mend: 400, and how to write it."""
    for path in ("/?as_of=soon", f"/events/{RAID}?as_of=soon"):
        seen = page(LEDGER, path, 400)
        assert text(seen, "p.lead") == [
            "“soon” is not a time: write it like 2023-05-22, 2023-05-22T18:29 or 2023-05-22T19:29+01:00"
        ]


def test_the_matrix_is_a_table_with_scopes() -> None:
    """Headers say what they head; a stance is a mark and a word."""
    seen = page(LEDGER, f"/events/{RAID}")
    matrix = seen.get_element_by_id("matrix")
    assert matrix.xpath(".//th[@scope='colgroup']//text()[normalize-space()]") == [
        "Vardia",
        "Ostrel",
        "side not set",
        "nobody named",
        "outlets",
    ]
    assert len(matrix.xpath(".//thead//th[@scope='col']")) == 2 + 6
    assert text(matrix, "tbody th .aspect") == ["Whether it happened", "Who is in control", "How many"]
    for stance in matrix.xpath(xpath("span.stance")):
        assert stance.xpath("./svg[@aria-hidden='true']")
        assert stance.text_content().strip()


def test_a_cell_links_to_its_words_in_the_report() -> None:
    """The words are a link to the report, with the claim in the address and in the anchor."""
    seen = page(LEDGER, f"/events/{RAID}")
    (link,) = [one for one in seen.xpath(xpath("a.words")) if "Governor Ilse Brandt had told" in one.text_content()]
    assert link.get("href") == f"{MIRROR}?claim={TOLD_NESTED.id}#{TOLD_NESTED.id}"


def test_the_reader_shows_the_text_untouched() -> None:
    """All of the report's text, its furniture too, and not one character more."""
    seen = page(LEDGER, MIRROR)
    assert seen.get_element_by_id("text").text_content() == MIRROR_REPORT.text.words


def test_the_chosen_claim_is_marked_without_scripts() -> None:
    """The address alone decides what is marked strongly, and the anchor stands at the words."""
    seen = page(LEDGER, f"{MIRROR}?claim={TOLD_INNER.id}")
    assert text(seen, "article mark.chosen-content") == ["that the crossing was still in Vardian hands"]
    assert text(seen, "article mark.chosen-source") == ["Governor Ilse Brandt"]
    anchor = seen.get_element_by_id(TOLD_INNER.id)
    assert anchor.getnext().text_content() == "that the crossing was still in Vardian hands"
    assert len(text(seen, "li.entry.chosen")) == 1


def test_a_claim_of_another_report_is_told_of() -> None:
    """An address whose claim does not stand in the report shows the report, and says so."""
    seen = page(LEDGER, f"{MIRROR}?claim=claim-elsewhere")
    assert text(seen, "p.notice") == ["The claim in this address is not one of this report’s."]


def test_the_reader_tells_the_metadata() -> None:
    """Publisher, byline and both times, in UTC with the publisher's clock in brackets."""
    facts = text(page(LEDGER, MIRROR), "dl.facts")[0]
    assert facts.startswith("PublisherLake Mirror ByAna Quill")
    assert "Published14 May 2031, 19:10 UTC (21:10 UTC+02:00)" in facts
    assert "Updated14 May 2031, 22:40 UTC (15 May 2031, 00:40 UTC+02:00)" in facts


def test_the_reader_tells_who_read_and_which_versions_there_are() -> None:
    """A former version says that the page was changed since, and leads to the present one; a sole one says nothing."""
    former, present = LEDGER.documents[0].report, LEDGER.documents[1].report
    changed = replace(LEDGER, later={former.id: (present,)})
    seen = page(changed, f"/reports/{former.id}")
    facts = text(seen, "dl.facts")[0]
    assert "Read byan invented reader, 15 May 2031, 06:00 UTC" in facts
    assert "(a former one, shown here); 15 May 2031, 06:00 UTC (the present one)" in facts
    assert seen.xpath(f"//dl//a[@href='/reports/{present.id}']")
    assert "The page was changed since. What is shown here is what it said then." in text(seen, "p.notice")
    alone = page(LEDGER, f"/reports/{former.id}")
    assert "Versions" not in text(alone, "dl.facts")[0]
    assert "The page was changed since. What is shown here is what it said then." not in text(alone, "p.notice")


def test_a_claim_has_a_page_of_its_own() -> None:
    """Words, speaker, event, context, and a citation that holds the permanent address."""
    seen = page(LEDGER, f"/claims/{TOLD_NESTED.id}")
    assert "Vardian Defence Ministry" in text(seen, "dl.facts")[0]
    assert seen.xpath(f"//a[@href='/events/{RAID}']")
    assert seen.xpath(f"//a[@href='{MIRROR}?claim={TOLD_NESTED.id}#{TOLD_NESTED.id}']")
    assert text(seen, "p.citation")[0].endswith(f". http://127.0.0.1:8710/claims/{TOLD_NESTED.id}")


def test_reports_and_refusals_are_listed() -> None:
    """What could not be read has its row and its reason."""
    seen = page(LEDGER, "/reports")
    assert text(seen, "p.counts") == ["2 reports read, 1 could not be read", "2 reports"]
    assert text(seen, "tbody th")[-1] == "inbox/minutes.pdf.part"
    assert text(seen, "tbody td")[-2:] == ["not text of any kind that is read", "15 May 2031, 06:00 UTC"]
    assert "This ledger is empty" in page(EMPTY, "/reports").text_content()


def test_what_is_not_there_is_a_page_too() -> None:
    """Unknown events, reports, claims and addresses are 404 in one shape, with no traceback."""
    for path in ("/events/event-0", "/reports/report-0", "/claims/claim-0", "/nowhere", "/static/nothing.js"):
        seen = page(LEDGER, path, 404)
        assert text(seen, "h1") == ["Nothing here"]
        assert "Traceback" not in seen.text_content()


def test_hostile_words_are_only_words() -> None:
    """Markup in any field of any report comes out as text: no element, no attribute, no link is made of it."""
    paths = ["/", "/reports", f"/events/{HOSTILE_EVENT}", f"/reports/{HOSTILE_REPORT.report.id}"]
    for path in [*paths, f"/claims/{HOSTILE_TOLD.id}"]:
        seen = page(HOSTILE, path)
        assert seen.xpath("//script/@src") == ["/static/build/app.js"]
        assert not seen.xpath("//img | //style | //*[@onerror or @onload or @onclick]")
        assert not seen.xpath("//svg[not(@aria-hidden or contains(@class, 'picture'))]")
        assert not [one for one in seen.xpath("//a/@href") if one.lower().startswith(("javascript:", "data:"))]
    assert SCRIPT in page(HOSTILE, paths[3]).text_content()
    assert HANDLER in page(HOSTILE, paths[2]).text_content()


def test_odd_characters_keep_their_places() -> None:
    """A carriage return stays one; what HTML cannot carry is shown as U+FFFD, one for one."""
    seen = page(HOSTILE, f"/reports/{HOSTILE_REPORT.report.id}").get_element_by_id("text").text_content()
    carried = HOSTILE_REPORT.text.words.replace("\0", "\ufffd").replace("\ud83d", "\ufffd")
    assert seen == carried
    assert len(seen) == len(HOSTILE_REPORT.text.words)


def test_reports_of_one_publisher_are_told_apart() -> None:
    """Where two reports of an event share a publisher, each has a number, in the cells and in the list."""
    twin = replace(WIRE_REPORT, report=replace(WIRE_REPORT.report, publisher="Lake Mirror"))
    seen = page(replace(LEDGER, documents=(MIRROR_REPORT, twin)), f"/events/{RAID}")
    assert "Lake Mirror (1), same words: Lake Mirror (2)" in text(seen, "span.where")
    assert [text(row, "td")[0] for row in seen.xpath("//section[last()]//tbody/tr")] == [
        "Lake Mirror (1)",
        "Lake Mirror (2)",
    ]


def test_a_claims_side_is_the_ledgers() -> None:
    """A side that was set for the speaker in the ledger goes before the one that the report told."""
    (aspect, *_) = RAID_ACCOUNT.aspects
    (heard,) = aspect.positions
    decided = replace(aspect, positions=(replace(heard, actor=replace(heard.actor, side="Ostrel")),))
    ledger = replace(LEDGER, versions=((RECORDED, replace(RAID_ACCOUNT, aspects=(decided,))),))
    assert "SideOstrel" in text(page(ledger, f"/claims/{TOLD_SHOTS.id}"), "dl.facts")[0]
    assert (
        "Sideside not set"
        in text(page(InventedLedger((), LEDGER.documents, LEDGER.told), f"/claims/{TOLD_SHOTS.id}"), "dl.facts")[0]
    )
