from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadRequest
from sayso.web.app import make_app
from sayso.web.render import SECURITY_HEADERS
from sayso.web.tiles import tiles_of
from tests.cli.program import sayso
from tests.web.asking import ask, text
from tests.web.invented import EMPTY, LEDGER
from tests.web.placed import FORDS

POLICY = "content-security-policy"
TEMPLATE = "https://tiles.example/{z}/{x}/{y}.png?key=a1"


@pytest.mark.parametrize(
    ("template", "origin"),
    [
        (TEMPLATE, "https://tiles.example"),
        ("https://a.tiles.example:8443/{x}-{y}-{z}", "https://a.tiles.example:8443"),
        ("http://127.0.0.1:8080/{z}/{x}/{y}.png", "http://127.0.0.1:8080"),
        ("http://localhost/{z}/{x}/{y}@2x.png", "http://localhost"),
        ("http://[::1]:8080/{z}/{x}/{y}.png", "http://[::1]:8080"),
    ],
)
def test_a_layer_has_one_origin(template: str, origin: str) -> None:
    """The host stands for whose it is where nothing else is said."""
    found = tiles_of(template)
    assert (found.template, found.origin) == (template, origin)
    assert found.credit
    assert tiles_of(template, " © A map's  makers ").credit == "© A map's makers"


@pytest.mark.parametrize(
    "template",
    [
        "",
        "tiles",
        "http://tiles.example/{z}/{x}/{y}.png",
        "http://192.168.1.2/{z}/{x}/{y}.png",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}/{x}/{y}",
        "data:image/png,{z}{x}{y}",
        "//tiles.example/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}/{y}.png",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}/{key}.png",
        "https://me:secret@tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}.png#part",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}.png; script-src *",
        "https://tiles.example/{z}/{x}/{y}.png\nx",
        'https://tiles.example/{z}/{x}/{y}.png"><script>',
        "https://tiles.example:99999/{z}/{x}/{y}.png",
        "https://*/{z}/{x}/{y}.png",
        "https://*.example/{z}/{x}/{y}.png",
        "https://tiles.example,evil.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}" + "a" * 1000,
    ],
)
def test_anything_but_an_encrypted_or_local_layer_is_refused(template: str) -> None:
    """In one line."""
    with pytest.raises(BadRequest, match="--tiles") as refused:
        tiles_of(template)
    assert "\n" not in str(refused.value).replace(template[:120], "")


@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_is_taken_loosens_the_policy_by_one_origin_alone(host: str, rest: str) -> None:
    """No words of a template can end a part of the policy, or begin another."""
    try:
        found = tiles_of(f"https://{host}/{rest}{{z}}/{{x}}/{{y}}")
    except BadRequest:
        return
    before = SECURITY_HEADERS["Content-Security-Policy"].split("; ")
    after = found.loosened("; ".join(before)).split("; ")
    assert [one.removesuffix(f" {found.origin}") for one in after] == before
    assert [one.split()[0] for one in after if one not in before] == ["img-src", "connect-src"]
    assert not set(found.origin) & set(" ;,*'\"")


def test_the_maps_page_alone_may_fetch_tiles_and_says_so() -> None:
    """Every other answer keeps the strict policy, the map's data and its worker too."""
    app = make_app(FORDS, tiles=tiles_of(TEMPLATE, "Makers & <friends>"))
    told = ask(app, "/map")
    assert "img-src 'self' data: https://tiles.example;" in told.headers[POLICY]
    assert "connect-src 'self' https://tiles.example;" in told.headers[POLICY]
    assert "script-src 'self';" in told.headers[POLICY]
    assert 'data-tiles="https://tiles.example/{z}/{x}/{y}.png?key=a1"' in told.text
    assert "Tiles: Makers &amp; &lt;friends&gt;" in told.text
    assert "which so learns where you look" in told.text
    for path in ("/", "/timeline", "/map/events.json", "/map?format=csv", "/static/build/map-worker.js", "/nowhere"):
        assert "tiles.example" not in ask(app, path).headers[POLICY]


def test_without_a_layer_nothing_is_fetched() -> None:
    """The policy is the strict one, and the page names no layer."""
    told = ask(make_app(FORDS), "/map")
    assert told.headers[POLICY] == SECURITY_HEADERS["Content-Security-Policy"]
    assert "data-tiles" not in told.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/map?q=flood", "No event of this selection can be put on a map"),
        ("/map?q=nowhere-said", "No event fits these filters"),
    ],
)
def test_a_map_with_nothing_on_it_says_so_in_its_frame(path: str, told: str) -> None:
    """No empty map is drawn, and no script is loaded for one."""
    from lxml import html

    shown = html.document_fromstring(ask(make_app(LEDGER), path).text)
    assert text(shown, "div.none h2") == [told]
    assert not shown.xpath("//*[@id='map'] | //script[@type='module']")
    assert len(text(shown, "div.blank")) == 1


def test_an_empty_ledgers_map_says_what_to_do() -> None:
    """As every page of it does."""
    told = ask(make_app(EMPTY), "/map").text
    assert "/adding" in told
    assert 'id="map"' not in told


def test_the_command_refuses_a_layer_before_it_serves(tmp_path: object) -> None:
    """One line, and no ledger is made."""
    from pathlib import Path

    folder = Path(str(tmp_path))
    ran = sayso("serve", "--port", "0", "--tiles", "http://tiles.example/{z}/{x}/{y}.png", cwd=folder)
    assert (ran.status, len(ran.complaints)) == (2, 1)
    assert "is not encrypted, and not on this machine" in ran.complaints[0]
    assert not list(folder.iterdir())
