"""A web page as lines: its visible blocks in order, what its markup calls them, and which of them are the article."""
