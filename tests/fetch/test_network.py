"""TLS over a connection to a checked address."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from sayso.errors import Unreachable
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.manners import Manners
from tests.fetch.site import PUBLIC, PublicNet, Site, page, serving

MANNERS = Manners(tries=1, delay=0)
NAME = "wire.test"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the name, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=wire.test"
    extra = [
        "-addext",
        f"subjectAltName=DNS:{NAME}",
        "-keyout",
        str(folder / "key.pem"),
        "-out",
        str(folder / "cert.pem"),
    ]
    subprocess.run([*command.split(), *extra], check=True, capture_output=True)
    return folder


@pytest.fixture
def greeted() -> list[str]:
    """The names by which clients greeted the server (SNI)."""
    return []


@pytest.fixture
def secure(certificate: Path, greeted: list[str]) -> Iterator[Site]:
    """A server with TLS."""

    def wrap(server: ThreadingHTTPServer) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
        context.sni_callback = lambda _, name, __: greeted.append(name or "")
        server.socket = context.wrap_socket(server.socket, server_side=True)

    with serving(wrap) as site:
        site.answers["/a"] = page()
        yield site


def test_the_name_stays_in_tls_and_host(secure: Site, certificate: Path, greeted: list[str]) -> None:
    """The connection goes to the checked number, while certificate, SNI and Host keep the name."""
    net = PublicNet(secure)
    context = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    with Fetcher(MANNERS, resolve=net.resolve, dial=net.dial, context=context) as fetcher:
        answer = fetcher.fetch(secure.url("/a", NAME, "https"))
    assert (answer.status, answer.address) == (200, PUBLIC)
    assert set(greeted) == {NAME}
    assert {one.headers["host"] for one in secure.asked} == {f"{NAME}:{secure.port}"}


@pytest.mark.parametrize("name", [NAME, "other.test"])
def test_a_certificate_that_does_not_hold_is_one_line(secure: Site, certificate: Path, name: str) -> None:
    """A certificate that nobody vouches for, or of another name, ends the connection."""
    net = PublicNet(secure)
    context = None if name == NAME else ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    with (
        Fetcher(MANNERS, resolve=net.resolve, dial=net.dial, context=context) as fetcher,
        pytest.raises(Unreachable, match="certificate") as refused,
    ):
        fetcher.fetch(secure.url("/a", name, "https"))
    assert "\n" not in str(refused.value)
    assert secure.asked == []
