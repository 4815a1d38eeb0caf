"""Which addresses are asked at all."""

from __future__ import annotations

import pytest

from sayso.errors import ForbiddenAddress, Unreachable
from sayso.fetch.address import allowed_addresses, checked_url, system_addresses, why_forbidden

FORBIDDEN = {
    "127.0.0.1": "this machine",
    "127.255.255.254": "this machine",
    "::1": "this machine",
    "10.0.0.1": "private",
    "172.16.9.9": "private",
    "192.168.1.1": "private",
    "100.64.0.1": "reserved",
    "169.254.1.1": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "private",
    "fc00::1": "private",
    "169.254.169.254": "metadata",
    "fd00:ec2::254": "metadata",
    "168.63.129.16": "metadata",
    "100.100.100.200": "metadata",
    "0.0.0.0": "unspecified",  # noqa: S104  nothing is bound to it
    "::": "unspecified",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "255.255.255.255": "private",
    "240.0.0.1": "private",
    "192.0.2.1": "private",
    "::ffff:127.0.0.1": "this machine",
    "::ffff:10.1.2.3": "private",
    "::ffff:169.254.169.254": "metadata",
    "64:ff9b::7f00:1": "this machine",
    "64:ff9b::a9fe:a9fe": "metadata",
    "2002:7f00:1::": "this machine",
    "::127.0.0.1": "this machine",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "private",
    "not an address": "numeric",
}


@pytest.mark.parametrize("address", FORBIDDEN)
def test_addresses_outside_the_public_net_are_told_by_kind(address: str) -> None:
    """However it is written or wrapped, an address that strangers may not reach through us is recognised."""
    assert FORBIDDEN[address] in (why_forbidden(address) or "")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_pass(address: str) -> None:
    """An address of the public net is asked."""
    assert why_forbidden(address) is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://example.org/x", "only http"),
        ("file:///etc/passwd", "only http"),
        ("gopher://example.org/", "only http"),
        ("javascript:alert(1)", "only http"),
        ("http://", "no host"),
        ("http://[::1", "no address"),
        ("http://example.org:99999999/", "no address"),
        ("https://ana:secret@example.org/", "password"),
        ("http://example.org/" + "a" * 9000, "longer"),
        ("http://exam\0ple.org/", "no address"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, told: str) -> None:
    """Other schemes, broken addresses and such with a password are refused in one line, the password not told."""
    with pytest.raises(ForbiddenAddress) as refused:
        checked_url(url)
    assert told in str(refused.value)
    assert "secret" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_a_fragment_is_no_part_of_what_is_asked() -> None:
    """The part behind # stays with the reader of a page."""
    assert str(checked_url("https://example.org/a?b=1#c")) == "https://example.org/a?b=1"


def test_one_private_address_among_public_ones_forbids_the_host() -> None:
    """A name that also resolves to a private address is not asked."""
    with pytest.raises(ForbiddenAddress, match=r"10\.0\.0\.1 is a private address"):
        allowed_addresses("x.test", 80, lambda *_: ["93.184.216.34", "10.0.0.1"], 1, allow_private=False)


def test_odd_spellings_of_loopback_are_recognised() -> None:
    """The system reads 2130706433, 0x7f.1 and 127.1 as this machine; what is checked is what it reads."""
    for host in ("2130706433", "0x7f.1", "127.1", "localhost"):
        with pytest.raises(ForbiddenAddress):
            allowed_addresses(host, 80, system_addresses, 5, allow_private=False)


def test_a_name_without_an_address_is_told() -> None:
    """An unknown name is unreachable for now."""
    with pytest.raises(Unreachable, match="no address"):
        allowed_addresses("x.test", 80, lambda *_: [], 1, allow_private=False)
