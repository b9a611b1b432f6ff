"""Arrangements that may be one, for a person to rule on."""

import datetime as dt
from dataclasses import replace

from onrecord.model.ruling import RuledOn, Ruling
from onrecord.model.term import Position
from onrecord.model.vocabulary import Judgement, Stance
from onrecord.record.doubles import doubles_of
from onrecord.record.record import record_of


def called(article, name):
    """`article` with its subject under another name, in the text and out of it."""
    [subject] = article.reading.subjects
    return replace(article, reading=replace(article.reading, subjects=(replace(subject, name=name, mentions=()),)))


def made(make, may, **names):
    back = Position(actor="mara_venn", stance=Stance.SUPPORT)
    articles = [
        called(make.article("It was backed.", back, on=may(3), subject=subject, source=f"{subject}.txt"), name)
        for subject, name in names.items()
    ]
    ids = {(a.document.id, s.id): s.id for a in articles for s in a.reading.subjects}
    return record_of(articles, subject_ids=ids)


def ruling(a, b, judgement, minute=0):
    at = dt.datetime(2024, 5, 6, 12, minute, tzinfo=dt.UTC)
    return Ruling(a=a, b=b, judgement=judgement, by="eva", at=at, why="", of=RuledOn.SUBJECT)


def pairs(record, *rulings):
    return [(x.one.id, x.other.id) for x in doubles_of(record, rulings)]


def test_two_names_that_share_their_words_are_a_pair_with_reasons(make, may):
    record = made(make, may, shell="deterrent shell for Velmark", shells="a Velmark deterrent shell")
    [found] = doubles_of(record, ())
    assert (found.one.id, found.other.id, found.terms) == ("shell", "shells", 1)
    assert found.reasons[0] == "“deterrent shell for Velmark” and “a Velmark deterrent shell” share words"
    assert "both concern 1 of 1 actors" in found.reasons


def test_the_more_alike_stand_first(make, may):
    names = {"one": "deterrent shell for Velmark", "two": "deterrent shell", "three": "fishing quota"}
    found = doubles_of(made(make, may, **names), ())
    assert [x.weight for x in found] == sorted((x.weight for x in found), reverse=True)
    assert {found[0].one.id, found[0].other.id} == {"one", "two"}


def test_a_pair_that_was_ruled_on_is_asked_again_only_once_the_ruling_is_gone(make, may):
    record = made(make, may, shell="deterrent shell", umbrella="deterrent shell")
    for judgement in (Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE):
        assert pairs(record, ruling("umbrella", "shell", judgement)) == []
    apart = ruling("shell", "umbrella", Judgement.DIFFERENT)
    assert pairs(record, apart, ruling("shell", "umbrella", Judgement.NONE, 1)) == [("shell", "umbrella")]
    assert pairs(record, replace(apart, withdrawn_at=apart.at)) == [("shell", "umbrella")]


def test_arrangements_with_nothing_in_common_are_no_pair(make, may):
    back = Position(actor="olin_brask", stance=Stance.SUPPORT)
    record = made(make, may, shell="deterrent shell")
    other = called(make.article("Quotas were cut.", back, on=may(4), subject="quota", source="q.txt"), "fishing quota")
    both = record_of([*record.articles, other])
    assert doubles_of(both, ()) == ()
