"""How good the findings are, measured by public scorers on development data."""
