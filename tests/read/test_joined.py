import onrecord
from onrecord.packs.loader import load_pack
from onrecord.pipeline import reader_named
from onrecord.read.joined import read_joined

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
FIRST = "The plan was welcomed on Tuesday by members, and the minister of ports"
CALL = "Sign up for our newsletter"
REST = "said on Wednesday that the pilots of both ports would be paid the same wage."
TEXT = "\n\n".join(["Ports agree to share pilots", LEAD, FIRST, CALL, REST])


def told(text):
    return onrecord.read_text(text, reader="rules").reading


def test_a_call_that_cuts_a_sentence_does_not_cost_its_source():
    reading = told(TEXT)
    kinds = {TEXT[x.s : x.e]: str(x.kind) for x in reading.page.segments}
    assert (kinds[FIRST], kinds[CALL], kinds[REST]) == ("body", "promo", "body")
    [found] = [x for x in reading.attributions if any(c.s > TEXT.index(REST) for c in x.content)]
    assert "the minister of ports" in [x.text for x in found.source]


def test_no_span_holds_the_call_and_every_span_is_its_text():
    reading = told(TEXT)
    call = range(TEXT.index(CALL), TEXT.index(CALL) + len(CALL))
    for x in reading.attributions:
        for span in (*x.source, *x.cue, *x.content):
            span.check(TEXT, "here")
            assert not set(range(span.s, span.e)) & set(call)


def test_a_page_without_such_a_sentence_is_read_as_it_was():
    pack = load_pack()
    reader = reader_named("rules", pack)
    text = TEXT.replace(CALL + "\n\n", "")
    page = told(text).page
    assert read_joined(reader, text, page) == reader.read(text, page)


def test_a_sentence_cut_twice_is_one_sentence():
    again = TEXT.replace(" that the pilots", f"\n\n{CALL}\n\nthat the pilots")
    reading = told(again)
    assert any("same wage" in c.text for x in reading.attributions for c in x.content)
    for x in reading.attributions:
        for span in (*x.source, *x.cue, *x.content):
            span.check(again, "here")


def test_a_call_between_two_words_of_one_line_is_no_part_of_the_sentence():
    text = "\n\n".join(["Ports agree to share pilots", LEAD, f"{FIRST} Story continues below advertisement {REST}"])
    reading = told(text)
    [piece] = [x for s in reading.page.segments for x in s.inline]
    assert (piece.span.text, str(piece.kind)) == ("Story continues below advertisement", "read_more")
    [found] = [x for x in reading.attributions if any("same wage" in c.text for c in x.content)]
    assert "the minister of ports" in [x.text for x in found.source]
    for x in reading.attributions:
        for span in (*x.source, *x.cue, *x.content):
            span.check(text, "here")
            assert not span.overlaps(piece.span)


def test_a_call_between_two_sentences_of_one_line_ends_neither():
    text = "\n\n".join(["Ports agree to share pilots", f"{LEAD} ADVERTISEMENT {FIRST} {REST}"])
    reading = told(text)
    assert [str(x.kind) for s in reading.page.segments for x in s.inline] == ["promo"]
    contents = [c.text for x in reading.attributions for c in x.content]
    assert any("share their pilots" in x for x in contents)
    assert any("same wage" in x for x in contents)


def test_a_word_of_the_article_that_a_call_could_be_made_of_stays():
    text = f"{LEAD} The Advertisement Board of Calvek said it would subscribe now to no plan."
    assert not [x for s in told(text).page.segments for x in s.inline]
