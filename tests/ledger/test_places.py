"""Places come back from the ledger as they went in."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.contract import _place
from sayso.domain.identity import Bearer, Place
from sayso.domain.text import Span
from sayso.ledger.trees import place_from, place_to, places_told

_NAMES = st.text(max_size=10)
_SHARE = st.integers(0, 10_000).map(lambda n: n / 10_000)
_MAYBE = st.none() | st.floats(-90, 90)
_BEARERS = st.lists(
    st.builds(Bearer, _NAMES, _NAMES, st.floats(-90, 90), st.floats(-180, 180), st.none() | _NAMES, _SHARE)
)
_PLACES = st.builds(
    Place,
    _NAMES,
    st.just((Span(1, 3), Span(5, 9))),
    st.none() | _NAMES,
    st.none() | _NAMES,
    _MAYBE,
    _MAYBE,
    st.none() | st.integers(1, 7),
    st.none() | _NAMES,
    st.lists(_NAMES).map(tuple),
    st.none() | _NAMES,
    st.none() | st.just(0.0) | st.floats(0, 9000),
    st.none() | _SHARE,
    st.lists(_NAMES).map(tuple),
    _BEARERS.map(tuple),
    st.none() | _NAMES,
)


@given(_PLACES)
def test_a_place_survives_its_columns_and_its_json(place: Place) -> None:
    """None, zero and empty stay apart, in the ledger's own form and in ``reading/1``."""
    assert place_from(place_to(place)) == place
    assert places_told([json.loads(json.dumps(_place(place)))]) == (place,)


def test_a_place_of_an_older_ledger_is_read() -> None:
    """What an earlier version did not write of a place is not known, not zero."""
    older: dict[str, object] = {
        "id": "p", "mentions": "", "name": "Ulmen", "gazetteer": None, "lat": None, "lon": None, "precision": None,
        "country": None, "admin": [], "unresolved": "no gazetteer is installed",
    }  # fmt: skip
    place = place_from(json.dumps(older, separators=(",", ":")))
    assert (place.name, place.radius_km, place.score, place.candidates) == ("Ulmen", None, None, ())
