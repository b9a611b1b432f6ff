"""Where a text names somebody: the parts of `names`."""
