"""A site to fetch from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetch.site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on this machine."""
    with serving() as running:
        yield running
