"""How good an output is, against a record made by hand. Knows the contract's JSON and none of our nouns."""

from onrecord.scoring.gold import gold_texts
from onrecord.scoring.report import Result, show
from onrecord.scoring.score import score_folder

__all__ = ["Result", "gold_texts", "score_folder", "show"]
