"""The nouns: frozen data in the field's own terms, standard library only."""
