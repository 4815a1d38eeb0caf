"""One file a corpus: its files in, ``Example``s out."""
