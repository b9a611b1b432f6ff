"""The coreference bench asks the right questions and knows a right answer, on an invented text in GUM's form."""

import gzip

import pytest
from bench.coreference import SYSTEMS, Tally, cues_of, items_of, scored
from bench.gum_entities import gum_texts

from onrecord.packs.loader import load_pack

ROWS = """# newdoc id = GUM_news_ferry
# newpar
# text = Ann Kerr met Bo Lund.
1 Ann Ann PROPN _ _ 3 nsubj _ Entity=(1-person-new-x-cf1-1,2-coref
2 Kerr Kerr PROPN _ _ 1 flat _ Entity=1)
3 met meet VERB _ _ 0 root _ _
4 Bo Bo PROPN _ _ 3 obj _ Entity=(2-person-new-x-cf2-1,2-coref
5 Lund Lund PROPN _ _ 4 flat _ Entity=2)|SpaceAfter=No
6 . . PUNCT _ _ 3 punct _ _

# text = She said a clerk had left.
1 She she PRON _ _ 2 nsubj _ Entity=(1-person-giv:act-x-cf1-1-ana)
2 said say VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ Entity=(3-person-new-x-cf2-2-sgl
4 clerk clerk NOUN _ _ 6 nsubj _ Entity=3)
5 had have AUX _ _ 6 aux _ _
6 left leave VERB _ _ 2 ccomp _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _

# newpar
# text = A clerk said that it was late.
1 A a DET _ _ 2 det _ Entity=(4-person-new-x-cf1-2-sgl
2 clerk clerk NOUN _ _ 3 nsubj _ Entity=4)
3 said say VERB _ _ 0 root _ _
4 that that SCONJ _ _ 7 mark _ _
5 it it PRON _ _ 7 expl _ _
6 was be AUX _ _ 7 cop _ _
7 late late ADJ _ _ 3 ccomp _ SpaceAfter=No
8 . . PUNCT _ _ 3 punct _ _
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ferry.conllu.gz"
    lines = (x if x.startswith("#") else x.replace(" ", "\t") for x in ROWS.splitlines())
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    return path


def test_a_paragraph_is_a_line_and_offsets_are_those_of_the_words(file):
    (document,) = gum_texts(file)
    assert document.text == "Ann Kerr met Bo Lund. She said a clerk had left.\nA clerk said that it was late."
    assert all(document.text[w.s : w.e] == w.form for w in document.words)
    assert [(g.group, g.first, g.last) for g in document.mentions[:2]] == [("1", 0, 1), ("2", 3, 4)]


def test_sources_and_pronouns_are_asked_and_an_it_that_means_nothing_is_not(file):
    (document,) = gum_texts(file)
    found = [(x.span.text, x.kind, x.group) for x in items_of(document, cues_of(load_pack()))]
    assert found == [("She", "source: pronoun", "1"), ("A clerk", "source: noun, new", "4")]


def test_the_subject_is_taken_up_and_the_nearest_name_is_not_her(file):
    score = scored(file, load_pack())
    found = {system: score["news", "source: pronoun", system] for system in SYSTEMS}
    assert found[SYSTEMS[0]] == Tally(asked=1, answered=1, right=1)
    assert found["nearest name"] == Tally(asked=1, answered=1, right=0)
