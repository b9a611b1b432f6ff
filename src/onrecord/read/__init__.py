"""What a document says: attributions, names, statements and the terms they state."""
