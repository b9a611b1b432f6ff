from onrecord.read.attributions.regions import regions_of
from onrecord.read.attributions.tokens import Kind


def shown(text):
    """Regions as words, quotations in brackets, and whether they stand inside a quotation."""
    return [
        (
            " ".join(f"[{text[t.s : t.e]}]" if t.kind is Kind.QUOTE else text[t.s : t.e] for t in r.tokens),
            bool(r.within),
        )
        for r in regions_of(text, 0, len(text))
    ]


def test_a_quotation_is_one_word_of_its_sentence_and_is_read_again_inside():
    assert shown("“We stay here for good,” she said.") == [
        ("[“We stay here for good,”] she said .", False),
        ("We stay here for good ,", True),
    ]


def test_a_quotation_of_two_sentences_does_not_break_its_own():
    outer = [words for words, inside in shown("She said: “We stay. They leave.” It rained.") if not inside]
    assert outer == ["She said : [“We stay. They leave.”]", "It rained ."]


def test_a_few_quoted_words_stay_in_their_sentence():
    assert shown("The “rain plan” failed.") == [("The “ rain plan ” failed .", False)]


def test_a_question_in_marks_is_joined_to_its_speaker():
    assert len([1 for _, inside in shown("“Will the dam hold this year?” Berg asked.") if not inside]) == 1


def test_a_title_at_the_beginning_of_a_paragraph_ends_no_sentence():
    assert shown("Mr. Berg left.") == [("Mr. Berg left .", False)]
