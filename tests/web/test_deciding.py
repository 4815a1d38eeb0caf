"""What people decided, on the pages of claims, reports and events; and how they decide there."""

from __future__ import annotations

import csv
import io
import json

import httpx
import pytest
from lxml import html
from starlette.applications import Starlette

from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from sayso.web.app import make_app
from tests.web.asking import ask, post
from tests.web.test_review import fields, ledger, made

__all__ = ["ledger"]


def parsed(answer: httpx.Response) -> html.HtmlElement:
    """A page, as a browser would read it."""
    return html.document_fromstring(answer.text)


ADA = {"cookie": "sayso-by=by=Ada+Moor"}


def at_claim(app: Starlette, claim: str, what: str, **more: str) -> httpx.Response:
    """Decides on a claim on its own page, and gives that page as it is then."""
    page = ask(app, f"/claims/{claim}")
    answer = post(app, "/review/one", fields(page) | {"what": what, "by": "Ada Moor"} | more)
    assert answer.headers["location"] == f"/claims/{claim}#decisions"
    return ask(app, f"/claims/{claim}", headers=ADA)


def history(answer: httpx.Response) -> list[list[str]]:
    """The rows of the history: what, who, when, why."""
    seen = parsed(answer)
    rows = [
        [" ".join(one.text_content().split()) for one in row] for row in seen.xpath("//*[@id='decisions']//tbody/tr")
    ]
    return [[row[0], row[1], row[3]] for row in rows]


def test_a_claim_is_decided_on_and_taken_back_on_its_page(ledger: Ledger) -> None:
    """Its page shows the values that count; its history has every value with who, when and why."""
    app = make_app(ledger)
    claim = ledger.claims()[0].id
    assert "no longer counts" not in ask(app, f"/claims/{claim}").text
    seen = at_claim(app, claim, "edit", to_stance="disputes", why="a slip", to_figure="")
    facts = parsed(seen).xpath("//dl[@class='facts']")[0].text_content()
    assert "disputes" in facts
    assert "corrected by Ada Moor (stance)" in facts
    assert history(seen)[1:] == [["Stance set to disputes", "Ada Moor", "a slip Take back"]]
    assert history(seen)[0][:2] == [
        "found: Ministry of Varn says, certain, Who is in control score 0.90",
        "builder 1",
    ]
    undone = post(app, "/review/undo", fields(seen, "/review/undo"))
    assert undone.headers["location"] == f"/claims/{claim}#decisions"
    after = ask(app, f"/claims/{claim}")
    assert [row[0] for row in history(after)][1:] == [
        "Stance set to disputes no longer counts",
        "took back: Stance set to disputes",
    ]
    assert "corrected by" not in after.text


def test_a_claim_is_graded_on_its_page(ledger: Ledger) -> None:
    """Before that it is not judged, which is no grade; it stays in the queue, and its history has the grade."""
    app = make_app(ledger)
    claim = ledger.claims()[0].id
    waiting = fields(ask(app, "/review?kind=claim"))["item"]
    seen = parsed(ask(app, f"/claims/{claim}")).xpath("//dl[@class='facts']")[0].text_content()
    assert seen.count("not judged") == 2
    graded = at_claim(app, claim, "credibility", to_credibility="4", why="the numbers")
    assert "4, doubtful (Ada Moor)" in parsed(graded).xpath("//dl[@class='facts']")[0].text_content()
    assert history(graded)[1:] == [["Claim’s credibility: 4, doubtful", "Ada Moor", "the numbers Take back"]]
    assert fields(ask(app, "/review?kind=claim"))["item"] == waiting


def test_a_rejected_claim_says_so_wherever_it_stands(ledger: Ledger) -> None:
    """On its page and beside its report."""
    app = make_app(ledger)
    told = ledger.claims()[0]
    assert "counts in no answer" in at_claim(app, told.id, "reject").text
    entry = parsed(ask(app, f"/reports/{told.claim.report}")).get_element_by_id(f"entry-{told.id}")
    assert "rejected by Ada Moor" in entry.text_content()
    assert "rejected" in entry.get("class")


@pytest.mark.parametrize("told", ["12 guards", "10/12/15", "unknown"])
def test_a_number_is_corrected_at_the_desk(ledger: Ledger, told: str) -> None:
    """What is typed is what counts, in the review and on the claim's page; unchanged it is no correction."""
    app = make_app(ledger)
    page = ask(app, "/review?kind=claim")
    sent = fields(page) | {"what": "edit", "by": "Ada"}
    assert post(app, "/review/one", sent | {"to_figure": told}).status_code == 303
    (made_now,) = [one.body for one in ledger.judgements()]
    assert isinstance(made_now, Judgement)
    assert (made_now.kind, made_now.value) == (JudgementKind.CORRECT, f"figure={told}")
    seen = parsed(ask(app, f"/claims/{sent['item']}"))
    (shown,) = seen.xpath("//input[@name='to_figure']/@value")
    at_claim(app, sent["item"], "edit", to_figure=str(shown))
    assert [one[0] for one in made(ledger)] == [JudgementKind.CORRECT, JudgementKind.ACCEPT]


def test_what_is_no_number_is_refused(ledger: Ledger) -> None:
    """With a line that says what one looks like, and nothing is recorded."""
    app = make_app(ledger)
    sent = fields(ask(app, "/review?kind=claim")) | {"what": "edit", "by": "Ada", "to_figure": "a dozen"}
    answer = post(app, "/review/one", sent)
    assert answer.status_code == 400
    assert "is no figure" in answer.text
    assert made(ledger) == []


def test_an_event_tells_what_was_decided_on_it(ledger: Ledger) -> None:
    """Under whichever report's event; with a way to take it back."""
    app = make_app(ledger)
    event = ledger.events()[0].id
    told = [
        Judgement(JudgementKind.PLACE, event, '{"name": "Korva mill"}', None, "a map"),
        Judgement(JudgementKind.TIME, event, "2031-03-03/2031-03-04", None, None),
        Judgement(JudgementKind.VERIFICATION, event, "control=verified:geolocation", "Mereth Lab", None),
    ]
    for one in told:
        ledger.judge(one, "Ada Moor")
    seen = ask(app, f"/events/{event}", headers=ADA)
    assert history(seen) == [
        ["Place set to Korva mill", "Ada Moor", "a map Take back"],
        ["Happened set to 2031-03-03 – 2031-03-04", "Ada Moor", "no reason given Take back"],
        [
            "Who is in control: marked as verified, geolocation, checked by Mereth Lab",
            "Ada Moor",
            "no reason given Take back",
        ],
    ]
    undone = post(app, "/review/undo", fields(seen, "/review/undo"))
    assert undone.headers["location"] == f"/events/{event}#decisions"
    assert len(history(ask(app, f"/events/{event}"))) == 4


def test_what_was_decided_is_a_file_too(ledger: Ledger) -> None:
    """Of a claim and of an event, as CSV and as JSON; without a form the address leads to the page."""
    app = make_app(ledger)
    claim, event = ledger.claims()[0].id, ledger.events()[0].id
    at_claim(app, claim, "reject", why="misread")
    ledger.judge(Judgement(JudgementKind.TIME, event, "2031-03-03", None, None), "Bo Lind")
    found, rejected = json.loads(ask(app, f"/claims/{claim}/decisions?format=json").text)
    assert (found["score"], found["by"], found["stands"]) == (0.9, "builder 1", True)
    assert (rejected["what"], rejected["by"], rejected["why"]) == ("rejected", "Ada Moor", "misread")
    assert rejected["id"] == ledger.judgements()[0].id
    told = list(csv.DictReader(io.StringIO(ask(app, f"/events/{event}/decisions?format=csv").text.lstrip("\ufeff"))))
    assert [(one["what"], one["by"]) for one in told] == [("Happened set to 2031-03-03", "Bo Lind")]
    assert ask(app, f"/claims/{claim}/decisions").headers["location"] == f"/claims/{claim}#decisions"
    assert ask(app, "/claims/claim-none/decisions?format=csv").status_code == 404
    links = parsed(ask(app, f"/claims/{claim}")).xpath("//*[@id='decisions']//a[@download]/@href")
    assert [ask(app, str(one)).status_code for one in links] == [200, 200]


def at_event(app: Starlette, event: str, what: str, **more: str) -> httpx.Response:
    """Decides on an event at its page, by the page's own form."""
    sent = fields(ask(app, f"/events/{event}"), "/review/event")
    return post(app, "/review/event", sent | {"what": what, "by": "Ada Moor"} | more)


def test_an_event_is_decided_on_at_its_page(ledger: Ledger) -> None:
    """What came of checking a matter, where it happened, and when: each counts, and stands in the history."""
    app = make_app(ledger)
    event = ledger.events()[0].id
    sent = {"aspect": "control", "result": "partly", "checked_by": "Mereth Lab", "how": "two videos", "why": "seen"}
    assert at_event(app, event, "verify", **sent).headers["location"] == f"/events/{event}#decisions"
    at_event(app, event, "place", place="Korva mill", lat="48.5", lon="37.25", precision="2")
    at_event(app, event, "time", time="2031-03-04")
    (account,) = [one for one in ledger.events() if one.id == event]
    assert {one.verification.value for one in account.aspects if one.aspect.value == "control"} == {"partly"}
    assert account.place is not None
    assert (account.place.name, account.place.lat, account.place.lon) == ("Korva mill", 48.5, 37.25)
    assert account.earliest is not None
    assert account.earliest.isoformat() == "2031-03-04T00:00:00+00:00"
    page = parsed(ask(app, f"/events/{event}"))
    shown = {name: str(page.xpath(f"//input[@name='{name}']/@value")[0]) for name in ("place", "lat", "lon", "time")}
    assert shown == {"place": "Korva mill", "lat": "48.5", "lon": "37.25", "time": "2031-03-04T00:00/2031-03-04T23:59"}
    assert page.xpath("//select[@name='precision']/option[@selected]/@value") == ["2"]
    assert [row[0] for row in history(ask(app, f"/events/{event}"))] == [
        "Who is in control: partly verified, two videos, checked by Mereth Lab",
        "Place set to Korva mill: near a named place, of unknown reach of 48.5000, 37.2500",
        "Happened set to 2031-03-04",
    ]


def test_a_speaker_has_a_side_and_a_grade_set_at_the_event(ledger: Ledger) -> None:
    """Both stand at the head of the speaker's column, and in the history with a way to take them back."""
    app = make_app(ledger)
    event = ledger.events()[0].id
    speaker = str(ledger.claims()[0].claim.actor)
    at_event(app, event, "side", speaker=speaker, side="Varn")
    at_event(app, event, "reliability", speaker=speaker, reliability="B", why="its record")
    seen = ask(app, f"/events/{event}", headers=ADA)
    heads = [" ".join(one.text_content().split()) for one in parsed(seen).xpath("//tr[@class='speakers']/th")]
    assert "Ministry of Varn Source’s reliability: B, usually reliable (Ada Moor)" in heads
    assert parsed(seen).xpath("//tr[@class='groups']/th//bdi/text()")[0] == "Varn"
    assert history(seen) == [
        ["Ministry of Varn: side set to Varn", "Ada Moor", "no reason given Take back"],
        ["Ministry of Varn: B, usually reliable", "Ada Moor", "its record Take back"],
    ]


def test_a_side_set_while_a_dossier_is_looked_at_is_set_for_it(ledger: Ledger) -> None:
    """It counts on the page that asked for it; the event's page without the dossier does not list it."""
    app = make_app(ledger)
    event = ledger.events()[0].id
    ledger.judge(Judgement(JudgementKind.DOSSIER, event, "in", "Korva", None), "Ada Moor")
    speaker = str(ledger.claims()[0].claim.actor)
    at = f"/events/{event}?dossier=Korva"
    sent = fields(ask(app, at), "/review/event") | {
        "what": "side",
        "speaker": speaker,
        "side": "Varn",
        "by": "Ada Moor",
    }
    assert post(app, "/review/event", sent).headers["location"] == f"{at}#decisions"
    assert [row[0] for row in history(ask(app, at)) if "side" in row[0]] == ["Ministry of Varn: side set to Varn"]
    assert not [row for row in history(ask(app, f"/events/{event}")) if "side" in row[0]]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("side", {"side": ""}),
        ("side", {"side": "Varn", "speaker": "the governor"}),
        ("reliability", {"reliability": ""}),
        ("verify", {"aspect": "control", "result": "surely"}),
        ("verify", {"aspect": "mood", "result": "verified"}),
        ("place", {"place": "", "lat": "48", "lon": "37"}),
        ("place", {"place": "Korva", "lat": "48", "lon": ""}),
        ("place", {"place": "Korva", "lat": "north", "lon": "37"}),
        ("place", {"place": "Korva", "lat": "nan", "lon": "37"}),
        ("place", {"place": "Korva", "precision": "9"}),
        ("time", {"time": "last Tuesday"}),
        ("time", {"time": "2031-03-05/2031-03-04"}),
        ("rename", {}),
        ("verify", {"aspect": "control", "result": "verified", "by": ""}),
    ],
)
def test_what_is_no_decision_on_an_event_is_refused(ledger: Ledger, what: str, told: dict[str, str]) -> None:
    """With a page that says why, and nothing is recorded."""
    answer = at_event(make_app(ledger), ledger.events()[0].id, what, **told)
    assert answer.status_code == 400
    assert made(ledger) == []


@pytest.mark.parametrize("path", ["/review?kind=claim", "claim", "event"])
def test_the_enter_key_alone_decides_nothing(ledger: Ledger, path: str) -> None:
    """In a form of several decisions the first button, which Enter would press, is shut."""
    at = {"claim": f"/claims/{ledger.claims()[0].id}", "event": f"/events/{ledger.events()[0].id}"}.get(path, path)
    forms = parsed(ask(make_app(ledger), at)).xpath("//form[count(.//button[@name='what']) > 1]")
    decisions = [one for one in forms if one.get("action") in {"/review/one", "/review/event"}]
    assert decisions
    for one in decisions:
        assert one.xpath(".//button")[0].get("disabled") is not None
