"""Heads learn what tells two labels apart, and are the same each time."""

import numpy as np
import pytest
from training.acts.samples import FOLDS, Sample, fold_of

from onrecord.read.learned.heads import Facts, Judge

fit = pytest.importorskip("training.acts.fit", reason="torch is not installed").fit
answers_across = pytest.importorskip("training.acts.across").answers_across


def samples(n=60):
    made = []
    for k in range(n):
        praise = k % 2
        heard = np.array([3.0 * praise, (k % 5) / 5], dtype=np.float32)
        labels = {"act": "praise" if praise else "claim", "kind": "expressive" if praise else "unsure"}
        made.append(Sample(k, k % FOLDS // 2, heard, Facts(open=True, told=("act claim",)), labels))
    return made


def test_heads_tell_apart_what_they_heard():
    judge = Judge(fit(samples()))
    assert [str(judge.act(s.heard, s.facts)) for s in samples()] == [s.labels["act"] for s in samples()]


def test_the_same_samples_give_the_same_heads():
    assert fit(samples()) == fit(samples())


def test_unsure_labels_teach_nothing():
    assert fit(samples()).kind.classes == ("expressive",)


def test_each_is_judged_by_heads_of_other_articles():
    answers = answers_across(samples())
    assert sorted(answers) == list(range(60))
    assert all(answers[s.number]["act"] == s.labels["act"] for s in samples())


def test_an_article_is_in_one_fold():
    assert fold_of("norvik_2016") == fold_of("norvik_2016") < FOLDS
