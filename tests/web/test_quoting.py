from __future__ import annotations

import pytest

from sayso.web.quoting import followable, turns_direction, words_href


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//host.example", "ftp://a.example", "https://", "http://[", None],
)
def test_no_link_leads_to_an_address_that_is_no_web_address(address: str | None) -> None:
    """A report's own address may be hostile: then it is shown, and leads nowhere."""
    assert followable(address) is None


def test_a_web_address_may_be_followed() -> None:
    """Addresses of the web lead where they say."""
    assert followable("https://mirror.example/a?b=c") == "https://mirror.example/a?b=c"


def test_ids_are_escaped_in_addresses() -> None:
    """An id cannot leave its place in the address."""
    assert words_href("a/b?c", "d#e&f") == "/reports/a%2Fb%3Fc?claim=d%23e%26f#d%23e%26f"


def test_invisible_direction_marks_are_noticed() -> None:
    """An override that turns the reading round is told of."""
    assert turns_direction("abc\u202edef")
    assert not turns_direction("abc def")
