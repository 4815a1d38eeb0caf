"""Places and figures in words."""

from __future__ import annotations

import pytest

from sayso.domain.claim import Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Place
from sayso.relate import quantities_in
from sayso.wording import certainty_told, hedge_told, place_line, quantities_line, stance_line, stance_told


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            Place("1", (), "Ulmen", "x:1", 51.25, 21.25, 1, "VA", ("Torvik", "Ulmen district"), radius_km=0.0),
            "Ulmen, Ulmen district, Torvik, VA: named place at 51.2500, 21.2500",
        ),
        (
            Place("1", (), "Torvik region", "x:1", 51.0, 21.0, 4, "VA", radius_km=80.0),
            "Torvik region, VA: province, within about 80 km of 51.0000, 21.0000",
        ),
        (
            Place("1", (), "Sarrow", "x:1", 51.0, 21.0, 2, "VA", radius_km=10.0, relation="20 km north of"),
            "20 km north of Sarrow, VA: near a named place, within about 10 km of 51.0000, 21.0000",
        ),
        (
            Place("1", (), "Cold Sea", "x:1", 55.0, 25.0, 7, None, claimed_by=("OS", "VA")),
            "Cold Sea, asserted by OS and VA: waters, of unknown reach of 55.0000, 25.0000",
        ),
        (Place("1", (), "Ulmen", unresolved="unknown name"), "Ulmen: not located (unknown name)"),
    ],
)
def test_a_place_tells_how_exactly_it_is_known(place: Place, said: str) -> None:
    """A point is told for a named place alone; areas have a reach, disputed places all who assert them."""
    assert place_line(place) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "at least 12,000 people, including three children, died",
            "at least 12,000 people, dead; of these 3 children, dead",
        ),
        ("between 20 and 30 fighters were captured", "20 to 30 fighters, taken captive"),
        ("dozens were hurt", "24 or more, hurt"),
        ("the toll rose to 14, up from nine", "14, dead; earlier 9, dead"),
        ("$1.2 million was lost", "$1,200,000"),
        ("1.5 tonnes", "1.5 tonnes"),
        ("no casualties were reported", "no reported casualties"),
        ("there were no casualties", "0 casualties"),
        ("an unknown number of people", "an unknown number of people"),
        ("fewer than ten", "fewer than 10"),
    ],
)
def test_figures_have_one_form_of_words(words: str, said: str) -> None:
    """However a report writes them; a part, a former figure, zero and none reported are told apart."""
    assert quantities_line(quantities_in(words)) == said


def test_who_could_not_verify_a_thing_is_told_without_a_certainty() -> None:
    """The stance says it already; elsewhere certainty is told, and beside a line only where it is less than full."""
    assert certainty_told(Stance.CANNOT_VERIFY, Certainty.UNCOMMITTED) == ""
    assert certainty_told(Stance.ASSERTS, Certainty.CERTAIN) == "certain"
    assert hedge_told(Stance.ASSERTS, Certainty.CERTAIN) is None
    assert hedge_told(Stance.DECLINES, Certainty.UNCOMMITTED) is None
    assert hedge_told(Stance.DENIES, Certainty.POSSIBLE) == "possible"


def test_several_speakers_say() -> None:
    """The verb has the speakers' number, with a side between them or without."""
    assert stance_line("Ulm officials", Stance.DENIES, "Ulm") == "Ulm officials [Ulm] deny"
    assert (stance_told("Ulm", Stance.DENIES), stance_told(None, Stance.ASSERTS)) == ("denies", "says")
