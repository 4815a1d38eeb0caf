"""Writes the present revision's golden ledger."""

from sayso.ledger.schema import HEAD
from tests.ledger.golden.making import GOLDEN, golden

if __name__ == "__main__":
    for kind, text in zip(("sql", "json"), golden(), strict=True):
        (GOLDEN / f"{HEAD}.{kind}").write_text(text, encoding="utf-8")
