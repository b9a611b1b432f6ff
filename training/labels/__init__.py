"""Labels of our own on attributions of the training articles: ids, offsets and labels, no text."""
