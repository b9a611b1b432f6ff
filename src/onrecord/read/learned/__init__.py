"""The learned reader: a small network finds cues and, for each, who speaks and what is said."""
