"""Telegram Desktop's export."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sayso.domain.report import Document
from sayso.errors import OversizedInput, UnreadableReport
from sayso.read.exports import posts_in
from sayso.read.post import Aside, Post, read_post
from tests.read.documents import assert_sound

SERVICE = {"id": 1, "type": "service", "date": "2031-05-02T10:00:00", "action": "create_channel"}


def message(number: int, text: object, **more: object) -> dict[str, object]:
    """One message of the export."""
    told = {"id": number, "type": "message", "date": "2031-05-02T12:00:00", "date_unixtime": "1935482400"}
    return {**told, "from": "Halden Watch", "from_id": "channel77", "text": text, **more}


def exported(folder: Path, messages: Sequence[object], **more: object) -> Path:
    """An export of one channel."""
    file = folder / "result.json"
    chat = {"name": "Halden Watch", "type": "public_channel", "id": 77, **more, "messages": list(messages)}
    file.write_text(json.dumps(chat), "utf-8")
    return file


def documents(file: Path) -> list[Document]:
    """All posts of a file, read."""
    return [read_post(one) for one in posts_in(file) if isinstance(one, Post)]


def facts(document: Document) -> dict[str, str]:
    """What is known beside the words."""
    return dict(document.report.found_by)


def test_a_message_becomes_a_report_in_its_authors_voice(tmp_path: Path) -> None:
    """Author, exact time, address and words, those of entities among them, are the message's."""
    text = ["Shelling at ", {"type": "bold", "text": "Karsk"}, ".\nThe ministry denied it."]
    edited = {"edited": "2031-05-02T12:30:00", "edited_unixtime": "1935484200"}
    (document,) = documents(exported(tmp_path, [message(2, text, author="A. Vell", **edited)]))
    report = document.report
    assert document.text.words == "Shelling at Karsk.\nThe ministry denied it."
    assert (report.publisher, report.byline) == ("Halden Watch", ("A. Vell",))
    assert report.published == datetime(2031, 5, 2, 10, 0, tzinfo=UTC)
    assert report.updated == datetime(2031, 5, 2, 10, 30, tzinfo=UTC)
    assert report.url == "https://t.me/c/77/2"
    assert_sound(document)


def test_a_clock_without_seconds_since_1970_is_told_as_such(tmp_path: Path) -> None:
    """An old export knows the exporting machine's clock alone."""
    (document,) = documents(exported(tmp_path, [message(2, "Quiet at Karsk.", date_unixtime=None)]))
    assert "clock of the exporting machine; no zone given" in facts(document)["published"]


def test_a_forward_names_whose_words_it_passes_on(tmp_path: Path) -> None:
    """The publisher is who forwarded; the origin is the other channel."""
    (document,) = documents(exported(tmp_path, [message(3, "A depot was hit.", forwarded_from="Vardia Army")]))
    assert document.report.publisher == "Halden Watch"
    assert document.report.forwarded_from == "Vardia Army"


def test_replies_and_hidden_addresses_are_facts(tmp_path: Path) -> None:
    """What the words do not show is kept beside them."""
    text = [{"type": "text_link", "text": "Our statement", "href": "https://halden.example/9"}, "."]
    (document,) = documents(exported(tmp_path, [message(4, text, reply_to_message_id=3)]))
    assert facts(document)["link"] == "https://halden.example/9"
    assert facts(document)["reply to"] == "https://t.me/c/77/3"


def test_what_says_nothing_is_counted(tmp_path: Path) -> None:
    """Service messages and polls are no reports; how many there were is told and kept."""
    found = list(posts_in(exported(tmp_path, [SERVICE, message(2, "", poll={"question": "?"}), SERVICE])))
    file = str(tmp_path / "result.json")
    assert found == [Aside(file, "no reports: 1 polls without words, 2 service messages", lost=True)]


def test_a_full_export_keeps_its_chats_apart(tmp_path: Path) -> None:
    """Each chat's messages have its name and address, and a group's have their senders."""
    channel = {"name": "Halden Watch", "type": "private_channel", "id": 77, "messages": [message(2, "One.")]}
    group = {"name": "Desk", "type": "private_group", "id": 5, "messages": [message(2, "Two.", **{"from": "Ana"})]}
    file = tmp_path / "result.json"
    file.write_text(json.dumps({"about": "…", "chats": {"about": "…", "list": [channel, group]}}), "utf-8")
    one, two = documents(file)
    assert (one.report.publisher, one.report.url) == ("Halden Watch", "https://t.me/c/77/2")
    assert (two.report.publisher, two.report.url) == ("Ana", None)
    assert facts(two)["chat"] == "Desk"


def test_files_are_recorded_and_lead_nowhere_else(tmp_path: Path) -> None:
    """A file below the export is recorded; a missing one, one left out and one outside say why they are not."""
    (tmp_path / "export" / "photos").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "export" / "photos" / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    (tmp_path / "export" / "photos" / "b.jpg").symlink_to(tmp_path / "secret.txt")
    names = ["photos/a.jpg", "photos/b.jpg", "../secret.txt", "/etc/passwd", "photos/c.jpg", "(File not included.)"]
    messages = [message(number, "See.", photo=name) for number, name in enumerate(names, start=2)]
    media = [document.media[0] for document in documents(exported(tmp_path / "export", messages))]
    assert (media[0].kind, media[0].size) == ("image/jpeg", 15)
    assert media[0].sha256 is not None
    outside = "its name leads out of the export's folder"
    assert [one.because for one in media[1:]] == [outside, outside, outside, "missing", "not in the export"]
    assert not [one for one in media[1:] if one.sha256 or one.size]


def test_a_photo_without_words_is_a_report(tmp_path: Path) -> None:
    """Evidence needs no caption."""
    (document,) = documents(exported(tmp_path, [message(2, "", photo="photos/a.jpg")]))
    assert document.text.words == ""
    assert document.media[0].because == "missing"


def hostile(kind: str) -> str:
    """A message that cannot be read, as JSON."""
    body: dict[str, Any] = message(2, "words")
    if kind == "deep":
        return json.dumps(body | {"x": 0}).replace('"x": 0', '"x": ' + "[" * 100_000 + "]" * 100_000)
    if kind == "long":
        return json.dumps(body | {"text": "a" * 5_000_000})
    return json.dumps(body | {"x": list(range(60_000))})


@pytest.mark.parametrize("kind", ["deep", "long", "many"])
def test_a_monstrous_message_is_refused_alone(tmp_path: Path, kind: str) -> None:
    """Too deep, too long or of too many parts: one line for it, and the next message is read."""
    file = tmp_path / "result.json"
    chat = '{"name": "Halden Watch", "type": "public_channel", "id": 77, "messages": [%s, %s]}'
    file.write_text(chat % (hostile(kind), json.dumps(message(3, "Next."))), "utf-8")
    refused, post = posts_in(file)
    assert isinstance(refused, OversizedInput)
    assert "\n" not in str(refused)
    assert isinstance(post, Post)
    assert post.words == "Next."


def test_an_export_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """The messages before the break are posts; the break is one line."""
    file = exported(tmp_path, [message(2, "One."), message(3, "Two.")])
    file.write_text(file.read_text("utf-8")[:-40], "utf-8")
    post, refused = posts_in(file)
    assert isinstance(post, Post)
    assert isinstance(refused, UnreadableReport)


def test_words_are_kept_and_half_characters_are_not(tmp_path: Path) -> None:
    """Overrides of writing direction stay in the words; a lone surrogate, which is no character, leaves them sound."""
    file = exported(tmp_path, [message(2, "Karsk \u202eand back\u202c."), message(3, "Half HERE.")])
    file.write_text(file.read_text("utf-8").replace("HERE", "\\ud83d"), "utf-8")
    one, two = documents(file)
    assert one.text.words == "Karsk \u202eand back\u202c."
    two.text.words.encode("utf-8")
    assert two.text.words.startswith("Half ")


def test_nul_characters_refuse_their_post_alone(tmp_path: Path) -> None:
    """A post that holds one is refused when it is read."""
    bad, good = posts_in(exported(tmp_path, [message(2, "a\0b"), message(3, "Good.")]))
    assert isinstance(bad, Post)
    assert isinstance(good, Post)
    with pytest.raises(UnreadableReport, match="NUL"):
        read_post(bad)
    assert read_post(good).text.words == "Good."
