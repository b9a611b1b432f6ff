import pytest

from onrecord.text.sentences import lines_of, sentences_of


def cut(text):
    return [x.text for x in sentences_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Venn left. He said no.",
        'The port is open. "It is safe," Venn said. "Ships may come."',
        "Gen. Ola Reed (Ret.) spoke. The U.S. The envoy did not answer.",
        "It cost 3.5 million. Nobody paid.",
    ],
)
def test_sentences_put_together_hold_every_word(text):
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_a_title_at_the_start_of_a_paragraph_ends_no_sentence():
    assert cut("Mr. Venn left. He said no.") == ["Mr. Venn left.", "He said no."]
    text = "First line.\nMr. Venn left."
    assert [x.text for x in sentences_of(text, 12)] == ["Mr. Venn left."]


def test_a_closing_mark_belongs_to_its_sentence():
    assert cut("“It is safe.” Ships came.") == ["“It is safe.”", "Ships came."]


def test_lines_keep_their_offsets_and_leave_newlines_out():
    text = "one\r\n\ntwo\n"
    assert [text[s:e] for s, e in lines_of(text)] == ["one", "", "two"]


def test_a_quotation_behind_an_abbreviation_that_no_name_follows_is_a_new_sentence():
    text = "“It is late,” said Vera Lund, of Norvik, Fla. “She has left.”"
    assert [x.text for x in sentences_of(text)][1] == "“She has left.”"


def test_a_nickname_in_marks_behind_a_title_or_initial_begins_no_sentence():
    assert len(sentences_of("They met Mr. “Big” Berg and George W. “Buck” Lund.")) == 1
