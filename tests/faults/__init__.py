"""Death at any moment: law 10 held against kills in the midst of everything that writes, on both stores."""
