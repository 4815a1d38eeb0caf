"""Who may reach a ledger through the pages: people with their roles, sessions and tokens, kept beside the ledger."""
