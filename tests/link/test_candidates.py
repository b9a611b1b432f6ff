"""Which sentences and documents meet, and that their number does not grow with the square of the record."""

import datetime as dt

from onrecord.link.candidates import (
    FIRST,
    LAST,
    MOST_KEPT,
    MOST_ORIGINS,
    Least,
    Rarity,
    document_pairs,
    own_pairs,
    sentence_pairs,
)
from onrecord.link.sheet import sheets_of
from onrecord.model.vocabulary import SegmentKind

TOLD = "The harbour council will lend Velmark forty dredgers after the Lorrant flood."
LEAST = Least(words=4, stems=3, common=1, share=0.5)


def record(make, texts, on=()):
    days = (*on, *[None] * (len(texts) - len(on)))
    made = zip(texts, days, strict=True)
    body = [SegmentKind.BODY]
    return sheets_of(tuple(make(x, on=d, kinds=body, sources=(f"{n}.txt",)) for n, (x, d) in enumerate(made)))


def rarity_of(sheets):
    return Rarity.among(s for sheet in sheets for s in sheet.sentences)


def test_sentences_that_share_rare_words_meet(make):
    sheets = record(make, [TOLD, "Forty dredgers go to Velmark, lent by the harbour council.", "Rain fell on Tarn."])
    pairs = sentence_pairs(sheets, rarity_of(sheets), LEAST)
    assert len(pairs) == 1
    assert {sheets[n].article.captures[0].source for n, _ in pairs[0]} == {"0.txt", "1.txt"}


def test_sentences_of_two_seasons_do_not_meet(make):
    days = (dt.date(2031, 1, 5), dt.date(2031, 8, 5))
    sheets = record(make, [TOLD, TOLD], days)
    assert sentence_pairs(sheets, rarity_of(sheets), LEAST) == []


def test_a_sentence_that_everybody_prints_meets_a_few_of_them(make):
    n = 40
    sheets = record(make, [TOLD] * n)
    other = record(make, ["Rain fell on Tarn."] * n)
    pairs = sentence_pairs(sheets, rarity_of([*sheets, *other]), LEAST)
    assert n - 1 <= len(pairs) <= MOST_KEPT * n


def test_a_copied_sentence_meets_nobody(make):
    sheets = record(make, [TOLD, TOLD])
    assert sentence_pairs(sheets, rarity_of(sheets), LEAST, {(1, 0)}) == []


def test_every_copy_of_a_text_meets_the_first_however_many_there_are(make):
    n = 3 * (FIRST + LAST)
    days = [dt.date(2031, 1, 1) + dt.timedelta(days=i) for i in range(n)]
    pairs = document_pairs(record(make, [TOLD] * n, days))
    assert {later for first, later in pairs if first == 0} == set(range(1, n))
    assert len(pairs) <= MOST_ORIGINS * n


def test_sentences_of_one_article_meet_in_two_shared_words(make):
    text = "The council lends dredgers.\nDredgers come from the council.\nRain fell on the council."
    (sheet,) = sheets_of((make(text),))
    assert own_pairs(sheet) == [(0, 1)]
