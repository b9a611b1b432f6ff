from onrecord.packs.loader import load_pack
from onrecord.read.speech_acts.issues import OTHER, Topic, absent_from, issues_in


def issue(topic, clause, named=(), near=(), before=None):
    return topic.issue_of(clause, clause, named, near, before, load_pack())


def test_the_words_of_a_clause_decide_first():
    assert issue(Topic(), "the tariffs on herring will be cut", before="migration") == "trade_agreement"


def test_the_subject_of_a_clause_outweighs_a_passing_word():
    assert issue(Topic(), "the deal will bring jobs", named=["ratification"]) == "ratification"


def test_a_clause_without_words_goes_on_with_what_was_spoken_of():
    assert issue(Topic(), "it was about time", before="migration") == "migration"


def test_a_page_that_names_nobody_of_an_issue_cannot_speak_of_it():
    pack = load_pack()
    absent = absent_from("Oslo and Bergen argued over sanctions on herring.", pack)
    assert "iran_sanctions" in absent
    assert "iran_sanctions" not in issues_in("sanctions", pack, absent)
    assert issue(Topic(absent), "the sanctions hurt", named=["iran_sanctions"]) != "iran_sanctions"


def test_where_nothing_else_tells_the_page_does():
    topic = Topic()
    assert issue(topic, "it was about time") == OTHER
    topic.note("tariffs and exports of herring", (), 3, load_pack())
    assert issue(topic, "it was about time") == "trade_agreement"
