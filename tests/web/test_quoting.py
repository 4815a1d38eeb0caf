from __future__ import annotations

import pytest

from sayso.web.quoting import followable, quoted, shortened, turns_direction, words_href


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the bridge fell", "“the bridge fell”"),
        ("“Not one of them,”", "“Not one of them,”"),
        ('"a" and "b"', '\u2018"a" and "b"\u2019'),
        ("they “hold” it", "\u2018they “hold” it\u2019"),
        ("“and no end", "\u2018“and no end\u2019"),
        ("'", "“'”"),
    ],
)
def test_words_stand_in_one_pair_of_quotation_marks(words: str, shown: str) -> None:
    """Words that bring their own pair keep it; all others get one."""
    assert quoted(words) == shown


def test_long_words_are_cut_at_a_space_and_say_so() -> None:
    """What is left out is never left out silently."""
    assert shortened("one two three four", 9) == "one two …"
    assert shortened("one two", 9) == "one two"
    assert shortened("x" * 5_000_000, 10) == "xxxxxxxxxx …"


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
