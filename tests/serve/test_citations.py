"""How an article and its words are cited; all are invented."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.model.when import When
from onrecord.serve.citations import Cited, apa, bibtex, chicago, citations, csl, known_part, sentence

WHOLE = Cited(
    document="ab12cd34ef56" + "0" * 52,
    title="Port of Tolva reopens",
    authors=("Ann Mary Kerr", "Jon Feld"),
    outlet="The Harbour Post",
    date=(2031, 5, 3),
    address="https://post.example/tolva?a=1",
    seen=(2031, 5, 4),
)
BARE = Cited(
    document="ab12cd34ef56" + "0" * 52, title="A note", authors=(), outlet=None, date=(), address=None, seen=()
)


def test_a_whole_article():
    assert apa(WHOLE) == (
        "Kerr, A. M., Feld, J. (2031, May 3). Port of Tolva reopens. The Harbour Post."
        " Accessed May 4, 2031. https://post.example/tolva?a=1"
    )
    assert chicago(WHOLE) == (
        "Ann Mary Kerr and Jon Feld. “Port of Tolva reopens.” The Harbour Post, May 3, 2031."
        " Accessed May 4, 2031. https://post.example/tolva?a=1"
    )
    assert bibtex(WHOLE).splitlines() == [
        "@article{onrecord-ab12cd34ef56,",
        "  title = {Port of Tolva reopens},",
        "  author = {Ann Mary Kerr and Jon Feld},",
        "  journal = {The Harbour Post},",
        "  year = {2031},",
        "  month = {5},",
        "  day = {3},",
        f"  note = {{Document {WHOLE.document}}},",
        "  url = {https://post.example/tolva?a=1},",
        "}",
    ]
    assert csl(WHOLE)["issued"] == {"date-parts": [[2031, 5, 3]]}
    assert csl(WHOLE)["accessed"] == {"date-parts": [[2031, 5, 4]]}


def test_what_is_not_known_is_not_made_up():
    assert apa(BARE) == "A note (n.d.)."
    assert chicago(BARE) == "“A note.” n.d."
    assert set(csl(BARE)) == {"id", "type", "title", "note"}
    assert "year" not in bibtex(BARE)
    assert sentence(BARE) == "“A note”, outlet unknown, n.d. (document ab12cd34ef56 of the record)."


def words(*spans):
    return Cited(
        **{x: getattr(WHOLE, x) for x in WHOLE.__slots__} | {"words": spans, "said": "Lund", "statement": "s7"}
    )


def test_words_are_cited_as_the_page_tells_them_and_on_whose_word():
    told = "“fish … ships”, told as the word of Lund"
    cited = words(Span(5, 9, "fish"), Span(20, 25, "ships"))
    assert sentence(cited) == (
        f"{told} — “Port of Tolva reopens”, The Harbour Post, May 3, 2031"
        " (document ab12cd34ef56 of the record, characters 5 to 9, 20 to 25; machine-read unless ruled on)."
    )
    assert csl(cited)["note"] == sentence(cited)
    assert f"Cited for {told}." in apa(cited)
    assert f"Cited for {told}." in chicago(cited)


def test_two_statements_of_one_article_are_two_citations():
    cited = words(Span(5, 9, "fish"))
    assert csl(cited)["id"] == "onrecord-ab12cd34ef56-s7" != csl(WHOLE)["id"]
    assert bibtex(cited).startswith("@article{onrecord-ab12cd34ef56-s7,")


@pytest.mark.parametrize(
    ("lo", "hi", "known"),
    [
        ("2031-05-03", "2031-05-03", (2031, 5, 3)),
        ("2031-05-03", "2031-05-09", (2031, 5)),
        ("2031-05-03", "2031-07-01", (2031,)),
        ("2031-12-31", "2032-01-01", ()),
        ("2031-05-03", None, ()),
        (None, None, ()),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_known(lo, hi, known):
    lo, hi = (dt.date.fromisoformat(x) if x else None for x in (lo, hi))
    assert known_part(When(lo=lo, hi=hi)) == known


@given(title=st.text(min_size=1), author=st.text(), outlet=st.text())
def test_no_text_breaks_a_citation(title, author, outlet):
    told = " ".join(author.split())
    cited = Cited(
        document="ab" * 32, title=title, authors=(told,) if told else (), outlet=outlet, date=(), address=None, seen=()
    )
    found = citations(cited)
    assert json.loads(found["CSL-JSON"])[0]["title"] == title
    assert found["BibTeX"].count("{") == found["BibTeX"].count("}")
