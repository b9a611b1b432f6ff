"""The reader that rests on somebody else's parser: cue lexicon, and a spaCy pipeline for who does what to whom."""
