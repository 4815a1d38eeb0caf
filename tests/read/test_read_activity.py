"""Posts in ActivityPub's JSON and Mastodon's own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from sayso.domain.report import Document
from sayso.errors import BinaryInput, UndecodableInput
from sayso.read.activity import text_of
from sayso.read.exports import posts_in
from sayso.read.post import Aside, Post, read_post

HOME = "https://social.example"


def note(number: int, content: str, **more: object) -> dict[str, object]:
    """A note as Mastodon writes it."""
    told = {"id": f"{HOME}/users/halden/statuses/{number}", "type": "Note", "published": "2031-05-02T10:00:00Z"}
    return {
        **told,
        "url": f"{HOME}/@halden/{number}",
        "attributedTo": f"{HOME}/users/halden",
        "content": content,
    } | more


def activity(kind: str, inner: object, actor: str = "halden") -> dict[str, object]:
    """An activity around a note or an address."""
    told = {"id": f"{HOME}/a/1", "type": kind, "actor": f"{HOME}/users/{actor}", "published": "2031-05-03T08:00:00Z"}
    return {**told, "object": inner}


def written(folder: Path, tree: object) -> Path:
    """A document in a file."""
    file = folder / "outbox.json"
    file.write_text(json.dumps(tree), "utf-8")
    return file


def outbox(*items: object) -> dict[str, object]:
    """An archive's outbox."""
    told = {"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection"}
    return {**told, "totalItems": len(items), "orderedItems": list(items)}


def documents(file: Path) -> list[Document]:
    """All posts of a file, read."""
    return [read_post(one) for one in posts_in(file) if isinstance(one, Post)]


def test_a_note_becomes_a_report_of_its_account(tmp_path: Path) -> None:
    """Account, address, moment, language and words are the note's; its markup shows as a browser would show it."""
    content = "<p>The army denied it.</p><p>See <a href='https://halden.example/1'>our page</a></p>"
    (document,) = documents(written(tmp_path, outbox(activity("Create", note(1, content, contentMap={"en": content})))))
    report = document.report
    assert document.text.words == "The army denied it.\nSee our page"
    assert (report.publisher, report.url, report.language) == ("@halden@social.example", f"{HOME}/@halden/1", "en")
    assert report.published == datetime(2031, 5, 2, 10, 0, tzinfo=UTC)
    assert ("link", "https://halden.example/1") in report.found_by


def test_a_boost_passes_on_anothers_words(tmp_path: Path) -> None:
    """Who boosts is the publisher, at the time of the boost; the words are the writer's."""
    (document,) = documents(written(tmp_path, outbox(activity("Announce", note(1, "<p>Shelling.</p>"), actor="desk"))))
    report = document.report
    assert (report.publisher, report.forwarded_from) == ("@desk@social.example", "@halden@social.example")
    assert report.published == datetime(2031, 5, 3, 8, 0, tzinfo=UTC)


def test_what_holds_no_words_is_counted(tmp_path: Path) -> None:
    """A boost that is an address alone, a like and an empty note are told by number."""
    items = [activity("Announce", f"{HOME}/x/1"), activity("Like", f"{HOME}/x/2"), activity("Create", note(1, ""))]
    (aside,) = posts_in(written(tmp_path, outbox(*items)))
    assert isinstance(aside, Aside)
    assert aside.lost
    assert aside.what == "no reports: 1 Like activities, 1 boosts without their words, 1 posts without words"


def test_a_content_warning_is_kept(tmp_path: Path) -> None:
    """It labels the report, and its words are a fact."""
    (document,) = documents(written(tmp_path, activity("Create", note(1, "<p>Three dead.</p>", summary="injuries"))))
    assert document.report.label == "content warning"
    assert ("content warning", "injuries") in document.report.found_by


def test_files_elsewhere_are_not_fetched(tmp_path: Path) -> None:
    """An attachment of the archive is looked for there; one on the web is named and left alone."""
    shown = [{"type": "Document", "url": "/media/1.png"}, {"type": "Image", "url": "https://cdn.example/2.png"}]
    (document,) = documents(written(tmp_path, outbox(activity("Create", note(1, "<p>See.</p>", attachment=shown)))))
    assert [(one.name, one.because) for one in document.media] == [
        ("media/1.png", "missing"),
        ("https://cdn.example/2.png", "not in the export"),
    ]


def test_statuses_of_mastodons_own_api_are_read(tmp_path: Path) -> None:
    """A list of them, a boost among them; a local account is completed by its server."""
    own: dict[str, object] = {
        "uri": f"{HOME}/users/halden/statuses/1",
        "url": f"{HOME}/@halden/1",
        "created_at": "2031-05-02T10:00:00Z",
    }
    own |= {"account": {"acct": "halden"}, "content": "<p>Quiet.</p>", "spoiler_text": "", "reblog": None}
    theirs = own | {"account": {"acct": "vell@other.example"}, "content": "<p>Loud.</p>"}
    one, two = documents(written(tmp_path, [own, own | {"content": "", "reblog": theirs}]))
    assert (one.report.publisher, one.text.words) == ("@halden@social.example", "Quiet.")
    assert (two.report.forwarded_from, two.text.words) == ("@vell@other.example", "Loud.")


def test_other_json_is_refused(tmp_path: Path) -> None:
    """A document of no known kind, and a broken one, are one line each."""
    (other,) = posts_in(written(tmp_path, {"name": "halden", "version": "1.0"}))
    assert isinstance(other, BinaryInput)
    file = tmp_path / "broken.json"
    file.write_text('{"orderedItems": [}', "utf-8")
    (broken,) = posts_in(file)
    assert isinstance(broken, UndecodableInput)


def test_markup_runs_nothing() -> None:
    """Scripts and styles are no words, and only addresses of the web are links."""
    words, links = text_of("<p onclick='x()'>A<script>alert(1)</script><a href='javascript:x()'>b</a></p>")
    assert words == "Ab"
    assert links == []


def test_markup_as_deep_as_a_well_is_read() -> None:
    """Ten thousand elements within one another give their words."""
    assert text_of("<div>" * 10_000 + "deep" + "</div>" * 10_000)[0] == "deep"
