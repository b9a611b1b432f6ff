"""The reader that asks a language model, which proposes and never decides: what it says is admitted word by word."""
