"""A process that records: ``writer.py LEDGER FIRST LAST``. Prints each report's id when it is recorded."""

from __future__ import annotations

import sys

from sayso.ledger import Ledger
from tests.ledger.builders import Page, build
from tests.ledger.pages import body


def main(path: str, first: int, last: int) -> None:
    """Records the reports of these numbers."""
    with Ledger.open(path) as ledger:
        for number in range(first, last):
            page = Page(publisher=f"Outlet {number}", body=body(1 + number % 3))
            sys.stdout.write(ledger.record(build(page)).report + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
