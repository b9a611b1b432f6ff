"""Source, cue and content: the parts of the rule reader, from words to trees."""
