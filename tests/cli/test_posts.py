"""Reading files of posts, and transcripts, as a user does."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.ledger.store import Ledger
from tests.cli.program import sayso


def channel(folder: Path) -> None:
    """An export of one channel, with a service message and a forward."""
    told = {"type": "message", "date_unixtime": "1935482400", "date": "2031-05-02T12:00:00", "from": "Halden Watch"}
    messages = [
        {"id": 1, "type": "service", "date": "2031-05-02T12:00:00"},
        {"id": 2, "text": "The ministry said three people were killed.", "photo": "photos/a.jpg", **told},
        {"id": 3, "text": "We could not verify that a depot was hit.", "forwarded_from": "Vardia Army", **told},
    ]
    chat = {"name": "Halden Watch", "type": "public_channel", "id": 77, "messages": messages}
    (folder / "result.json").write_text(json.dumps(chat), "utf-8")
    (folder / "photos").mkdir()
    (folder / "photos" / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")


def test_an_exports_folder_is_read_whole(tmp_path: Path) -> None:
    """Every post is a report; what is none is told, kept, and no failure; files are kept by what they are."""
    channel(tmp_path)
    ran = sayso("read", "--rules-only", tmp_path, cwd=tmp_path)
    assert ran.status == 0
    assert "no reports: 1 service messages" in ran.err
    with Ledger.open(str(tmp_path / "sayso.db")) as ledger:
        reports = ledger.reports()
        assert {one.publisher for one in reports} == {"Halden Watch"}
        media = [shown for one in reports for shown in ledger.report(one.id).media]
        assert [(one.name, one.kind, one.size) for one in media] == [("photos/a.jpg", "image/jpeg", 15)]
        assert len(ledger.refusals()) == 1


def test_a_forwards_own_words_have_their_writer_as_origin(tmp_path: Path) -> None:
    """The claim is its publisher's; who said it first is whom it was forwarded from."""
    channel(tmp_path)
    sayso("read", "--rules-only", "--quiet", tmp_path / "result.json", cwd=tmp_path)
    lines = map(json.loads, sayso("claims", "--json", cwd=tmp_path).out.splitlines())
    own = [one for one in lines if one["attribution"] is None]
    shown = sayso("show", own[0]["id"], cwd=tmp_path)
    assert own[0]["speaker"] == "Halden Watch"
    assert "Vardia Army" in shown.out


def test_two_workers_read_the_same_posts(tmp_path: Path) -> None:
    """In the same order, with the same ids."""
    words = "text,user\n" + "".join(f"The army said that it holds town {n}.,Ana\n" for n in range(30))
    (tmp_path / "posts.csv").write_text(words, "utf-8")
    one = sayso("read", "--rules-only", "--json", "--db", "a.db", "posts.csv", cwd=tmp_path)
    two = sayso("read", "--rules-only", "--json", "--db", "b.db", "--workers", "2", "posts.csv", cwd=tmp_path)
    assert len(one.out.splitlines()) == 30
    assert one.out == two.out


def test_a_claim_of_a_recording_names_its_time(tmp_path: Path) -> None:
    """Between which moments its turn lies."""
    cues = "WEBVTT\n\n01:00:02.000 --> 01:00:09.000\n<v Ivo Brandt>The army said that it holds the bridge at Karsk.\n"
    (tmp_path / "talk.vtt").write_text(cues, "utf-8")
    sayso("read", "--rules-only", "--quiet", "talk.vtt", cwd=tmp_path)
    (claim, *_) = map(json.loads, sayso("claims", "--json", cwd=tmp_path).out.splitlines())
    assert "in the recording: 1:00:02 to 1:00:09" in sayso("show", claim["id"], cwd=tmp_path).out
