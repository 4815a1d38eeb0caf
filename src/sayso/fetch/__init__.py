"""A polite fetcher: the one room that asks the network, and only for what the user or a feed file named."""
