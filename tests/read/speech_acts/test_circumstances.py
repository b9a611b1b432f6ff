import datetime as dt

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.read.speech_acts.circumstances import condition_in, in_scare_quotes, is_ironic, said_at

TEXT = "The Post reported on Monday, citing Berg, that the ferry sails if the ice melts early."
MONDAY = dt.date(2024, 3, 4)


def span(words):
    s = TEXT.index(words)
    return Span.of(TEXT, s, s + len(words))


CONTENT = (span("the ferry sails if the ice melts early"),)
POST = Attribution(id="post", content=CONTENT, said_at=span("on Monday"))
BERG = Attribution(id="berg", content=CONTENT, parent="post", level=2)
TIMES = [day(MONDAY, spans=(span("on Monday"),))]
PUBLISHED = day(dt.date(2024, 3, 6))


def test_something_is_said_when_the_text_says_so():
    assert said_at(POST, {}, TIMES, PUBLISHED) == TIMES[0]


def test_what_is_handed_on_was_said_by_then():
    told = said_at(BERG, {"post": POST}, TIMES, PUBLISHED)
    assert (told.lo, told.hi) == (None, MONDAY)


def test_everything_was_said_by_the_day_of_publication():
    told = said_at(BERG, {}, TIMES, PUBLISHED)
    assert (told.lo, told.hi) == (None, PUBLISHED.hi)
    assert said_at(None, {}, (), When()) == When()


def test_a_condition_ends_with_its_clause():
    assert condition_in(TEXT, CONTENT, load_pack()).text == "if the ice melts early"
    assert condition_in(TEXT, (span("the ferry sails"),), load_pack()) is None


@pytest.mark.parametrize(
    ("words", "headline", "ironic"),
    [
        ("The so-called truce went on", False, True),
        ('Oslo "guarantees" peace', True, True),
        ('Oslo "guarantees" peace', False, False),
        ("Oslo guarantees peace", True, False),
    ],
)
def test_a_page_may_keep_its_distance_from_a_word(words, headline, ironic):
    assert is_ironic(words, headline, load_pack()) is ironic


def test_only_marks_on_both_sides_are_scare_quotes():
    text = 'Oslo "guarantees" peace, "says Berg.'
    assert in_scare_quotes(text, [Span.of(text, 6, 16)])
    assert not in_scare_quotes(text, [Span.of(text, 26, 30)])
