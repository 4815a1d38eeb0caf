"""The server's fixtures, as the contract's tests have them."""

from tests.contract.conftest import schema, server

__all__ = ["schema", "server"]
