from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from starlette.applications import Starlette

from sayso.domain.claim import Stance
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from sayso.web.app import make_app
from tests.ledger.builders import Page, Told, build
from tests.ledger.pages import body
from tests.web.asking import ask, post

PAGES = (
    Page(told=(Told(), Told(who="Ostr High Command", stance=Stance.DENIES))),
    Page(publisher="Taldine Post", body=body(1)),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two reports of one event: three claims and a merge are waiting."""
    with Ledger.open(str(tmp_path / "one.db")) as opened:
        for page in PAGES:
            opened.record(build(page))
        yield opened


def waiting(answer: httpx.Response) -> int:
    """How many proposals the page says are waiting."""
    found = re.search(r"of (\d+) waiting", answer.text)
    return int(found.group(1)) if found else 0


def fields(answer: httpx.Response, action: str = "/review/one") -> dict[str, str]:
    """The hidden fields of the page's form."""
    form = answer.text[answer.text.index(f'action="{action}"') :]
    form = form[: form.index("</form>")]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))


def decided(app: Starlette, what: str, **more: str) -> httpx.Response:
    """Decides on the proposal whose turn it is, and gives the page after it."""
    answer = post(app, "/review/one", fields(ask(app, "/review")) | {"what": what, "by": "Ada Moor"} | more)
    assert answer.status_code == 303, answer.text
    return ask(app, answer.headers["location"])


def made(ledger: Ledger) -> list[tuple[JudgementKind, str | None, str]]:
    """The judgements in the ledger: kind, reason, who."""
    return [
        (entry.body.kind, entry.body.reason, entry.by)
        for entry in ledger.judgements()
        if isinstance(entry.body, Judgement)
    ]


def test_what_is_decided_leaves_the_queue_and_stands_in_the_ledger(ledger: Ledger) -> None:
    """With who decided and why; the score of the program is on the page."""
    app = make_app(ledger)
    first = ask(app, "/review")
    total = waiting(first)
    assert total >= 3
    assert "Machine’s score 0." in first.text
    assert waiting(decided(app, "accept", why="as printed")) == total - 1
    assert waiting(decided(app, "reject")) == total - 2
    assert [one[1:] for one in made(ledger)] == [("as printed", "Ada Moor"), (None, "Ada Moor")]


def test_a_decision_is_undone(ledger: Ledger) -> None:
    """It is taken back by an entry of its own, and the proposal waits again."""
    app = make_app(ledger)
    total = waiting(ask(app, "/review"))
    after = decided(app, "reject")
    undone = post(app, "/review/undo", fields(after, "/review/undo") | {"by": "Ada Moor"})
    assert waiting(ask(app, undone.headers["location"])) == total
    assert [kind for kind, _, _ in made(ledger)] == [JudgementKind.REJECT, JudgementKind.UNDO]


def test_a_correction_names_what_is_changed(ledger: Ledger) -> None:
    """Fields that stay as they are are no corrections."""
    app = make_app(ledger)
    page = fields(ask(app, "/review?kind=claim"))
    answer = post(app, "/review/one", page | {"what": "edit", "by": "Ada", "to_stance": "disputes", "to_aspect": ""})
    assert answer.status_code == 303
    assert [entry.body.value for entry in ledger.judgements() if isinstance(entry.body, Judgement)] == [
        "stance=disputes"
    ]


def test_a_whole_filter_is_decided_on_at_once(ledger: Ledger) -> None:
    """Every claim that it leaves, in one go; merges are left."""
    app = make_app(ledger)
    page = fields(ask(app, "/review?actor=ostr"), "/review/all")
    assert post(app, "/review/all", page | {"what": "reject", "by": "Ada Moor"}).status_code == 303
    assert [kind for kind, _, _ in made(ledger)] == [JudgementKind.REJECT]


def test_two_names_of_one_speaker_are_decided_on(ledger: Ledger) -> None:
    """Both names, the reason and the score are shown; rejected they are held apart, and asked no more."""
    for number, name in enumerate(("Interior Ministry", "Vardia's Interior Ministry"), 2):
        ledger.record(build(Page(publisher=f"Post {number}", body=body(number), told=(Told(who=name),))))
    app = make_app(ledger)
    page = ask(app, "/review?kind=same-actor")
    assert waiting(page) == 1
    assert "One speaker?" in page.text
    assert "with a state added" in page.text
    answer = post(app, "/review/one", fields(page) | {"what": "reject", "by": "Ada Moor", "why": "two states"})
    assert answer.status_code == 303
    assert made(ledger) == [(JudgementKind.NEVER_SAME_ACTOR, "two states", "Ada Moor")]
    assert waiting(ask(app, "/review?kind=same-actor")) == 0


def test_nothing_is_written_without_the_token_of_a_page(ledger: Ledger) -> None:
    """A form of another site cannot decide, whatever it sends; nor can one without a name."""
    app = make_app(ledger)
    page = fields(ask(app, "/review")) | {"what": "accept", "by": "Ada Moor"}
    for token in ("", "guessed", "é"):
        assert post(app, "/review/one", page | {"token": token}).status_code == 400
    assert post(app, "/review/one", page | {"by": " "}).status_code == 400
    assert post(app, "/review/one", page | {"what": "destroy"}).status_code == 400
    assert post(app, "/review/one", page | {"why": "x" * 70_000}).status_code == 400
    assert made(ledger) == []


def test_skipping_leaves_it_waiting(ledger: Ledger) -> None:
    """The next one is shown; after the last the first comes again."""
    app = make_app(ledger)
    total = waiting(ask(app, "/review"))
    seen = {fields(ask(app, f"/review?{urlencode({'skip': n})}"))["item"] for n in range(total)}
    assert len(seen) == total
    assert f"{total} of {total} waiting" in ask(app, f"/review?skip={total + 5}").text


def test_when_nothing_waits_the_page_says_so(tmp_path: Path) -> None:
    """An empty queue is no error."""
    with Ledger.open(str(tmp_path / "empty.db")) as empty:
        assert "Nothing is waiting for a decision" in ask(make_app(empty), "/review").text
