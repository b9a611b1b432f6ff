"""The nouns that stages hand to one another. Frozen values, no input or output, standard library only."""
