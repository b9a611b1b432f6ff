"""Why a source is who it is taken for, on invented sentences."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.names import find_mentions
from onrecord.resolve import resolve_document
from onrecord.text.sentences import lines_of


def cast_of(text, *sources):
    """The cast of `text`; `sources` are the words of each attribution's source, the next after the one before."""
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    page, attributions, at = Page(segments=segments), [], 0
    for n, words in enumerate(sources):
        s = text.index(words, at)
        at = s + len(words)
        source = (Span.of(text, s, at),) if words else ()
        attributions.append(Attribution(id=f"a{n}", source=source, content=(Span.of(text, len(text) - 1, len(text)),)))
    return resolve_document(text, page, find_mentions(text, page, load_pack()), attributions, load_pack())


def test_a_source_under_its_own_name_needs_no_reason():
    cast = cast_of("Gretchen Brandvold said the ferry was full.", "Gretchen Brandvold")
    assert cast.source_of("a0") == ("name:gretchen_brandvold",)
    assert cast.reason_of("a0") == ""


def test_a_surname_goes_back_to_the_full_name():
    text = "Gretchen Brandvold runs the ferry. Brandvold said it was full."
    told = cast_of(text, "Gretchen Brandvold", "Brandvold").reason_of("a1")
    assert told == "“Brandvold”: surname of a full name, “Gretchen Brandvold” at 0..18"


def test_a_pronoun_goes_back_to_the_words_that_name_who_is_meant():
    told = cast_of("Gretchen Brandvold runs the ferry. She said it was full.", "She").reason_of("a0")
    assert told.startswith("“She”: the nearest that it fits")
    assert told.endswith("“Gretchen Brandvold” at 0..18")


def test_a_body_under_a_common_noun_goes_back_to_its_name():
    cast = cast_of("Gretchen Brandvold wrote to NATO on Monday. The alliance said it had no answer.", "The alliance")
    assert cast.source_of("a0") == ("nato",)
    assert cast.reason_of("a0") == "“The alliance”: the body of that kind named last, “NATO” at 28..32"


def test_a_source_without_words_says_who_spoke_before():
    text = "Gretchen Brandvold said the ferry was full. “Nobody got on.”"
    told = cast_of(text, "Gretchen Brandvold", "").reason_of("a1")
    assert told.startswith("no source is named: who spoke last")
    assert "“Gretchen Brandvold” at 0..18" in told


@given(
    st.lists(
        st.sampled_from(["Ann Kerr", "Kerr", "he", "she", "they", "the alliance", "NATO", "officials"]), min_size=1
    )
)
def test_every_place_that_a_reason_names_has_those_words(sources):
    text = " ".join(f"On Monday {x} said it was late." for x in sources)
    cast = cast_of(text, *sources)
    for n in range(len(sources)):
        told, _, place = cast.reason_of(f"a{n}").partition(", “")[2].partition("” at ")
        if place:
            s, _, e = place.partition("..")
            assert text[int(s) : int(e)] == told
