"""Attributions of sentences whose parse is set by hand, in either of the two sets of labels. All are invented."""

import pytest

from onrecord.model.vocabulary import CueClass
from onrecord.packs.loader import load_pack
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.attributions.regions import regions_of
from onrecord.read.attributions.tokens import Kind
from onrecord.read.parsed.grammar import parsed_of
from onrecord.read.parsed.reader import sentence_of


@pytest.fixture
def found(doc_of, blank):
    def of(sentence, lemmas=None):
        doc = doc_of(blank.vocab, sentence, lemmas)
        text = doc.text
        (region, *_) = regions_of(text, 0, len(text))
        speech = [(t.s, t.e) for t in region.tokens if t.kind is Kind.QUOTE]
        made = sentence_of(parsed_of(text, 0, doc, speech, lexicon_of(load_pack("core").cues)))

        def words(ranges):
            return " | ".join(text[s:e] for s, e in ranges)

        return [(words(f.source), words(f.cue), words(f.content), f.cue_class) for f in made]

    return of


def test_universal_labels_are_read_like_those_of_clearnlp(found):
    clear = (
        "The/DT/det/2 plan/NN/nsubjpass/4 was/VBD/auxpass/4 rejected/VBN/ROOT/0 by/IN/agent/4 Oslo/NNP/pobj/5 "
        "././punct/4"
    )
    universal = (
        "The/DT/det/2 plan/NN/nsubj:pass/4 was/VBD/aux:pass/4 rejected/VBN/ROOT/0 by/IN/case/6 Oslo/NNP/obl:agent/4 "
        "././punct/4"
    )
    assert found(clear) == found(universal)
    assert [x[:3] for x in found(clear)] == [("Oslo", "rejected", "The plan")]


def test_a_parser_may_hang_the_speaker_on_what_is_said(found):
    sentence = (
        "The/DT/det/2 ferry/NN/nsubj/4 is/VBZ/cop/4 late/JJ/ROOT/0 ,/,/punct/9 the/DT/det/8 port/NN/compound/8 "
        "office/NN/nsubj/9 said/VBD/parataxis/4 ././punct/4"
    )
    assert [x[:3] for x in found(sentence)] == [("the port office", "said", "The ferry is late")]


def test_a_cue_is_known_by_its_lemma_where_its_form_is_not_in_the_pack(found):
    sentence = "Lund/NNP/nsubj/2 sayeth/VBZ/ROOT/0 that/IN/mark/5 talks/NNS/nsubj/5 failed/VBD/ccomp/2 ././punct/2"
    assert found(sentence) == []
    lemmas = ["Lund", "say", "that", "talk", "fail", "."]
    assert [x[:3] for x in found(sentence, lemmas)] == [("Lund", "sayeth", "talks failed")]


def test_a_relative_pronoun_stands_for_its_noun(found):
    sentence = (
        "Two/CD/nummod/2 aides/NNS/nsubj/8 who/WP/nsubj/4 said/VBD/relcl/2 talks/NNS/nsubj/6 failed/VBD/ccomp/4 "
        "quietly/RB/advmod/8 left/VBD/ROOT/0 ././punct/8"
    )
    assert [x[:3] for x in found(sentence)] == [("Two aides | who", "said", "talks failed")]


def test_a_verb_shares_the_subject_of_the_one_before_it(found):
    sentence = (
        "Lund/NNP/nsubj/2 rose/VBD/ROOT/0 and/CC/cc/2 warned/VBD/conj/2 that/IN/mark/8 the/DT/det/7 dam/NN/nsubj/8 "
        "leaks/VBZ/ccomp/4 ././punct/2"
    )
    assert [x[:3] for x in found(sentence)] == [("Lund", "warned", "the dam leaks")]


def test_what_somebody_did_not_reject_was_not_said(found):
    sentence = "Lund/NNP/nsubj/4 did/VBD/aux/4 not/RB/neg/4 reject/VB/ROOT/0 the/DT/det/6 plan/NN/dobj/4 ././punct/4"
    assert found(sentence) == []


def test_a_passive_without_a_speaker_says_that_nobody_is_named(found):
    sentence = (
        "It/PRP/nsubjpass/3 was/VBD/auxpass/3 reported/VBN/ROOT/0 that/IN/mark/6 talks/NNS/nsubj/6 "
        "failed/VBD/ccomp/3 ././punct/3"
    )
    assert [(x[0], x[2], x[3]) for x in found(sentence)][:1] == [("", "talks failed", CueClass.IMPERSONAL)]


def test_a_possessor_is_the_source_of_a_noun(found):
    sentence = (
        "Oslo/NNP/poss/3 's/POS/case/1 pledge/NN/nsubj/7 to/TO/aux/5 send/VB/acl/3 boats/NNS/dobj/5 "
        "held/VBD/ROOT/0 ././punct/7"
    )
    assert [x[:3] for x in found(sentence)] == [("Oslo", "pledge", "to send boats")]


def test_an_infinitive_is_no_cue_of_its_subject(found):
    sentence = (
        "Lund/NNP/nsubj/2 refused/VBD/ROOT/0 to/TO/aux/4 say/VB/xcomp/2 that/IN/mark/7 talks/NNS/nsubj/7 "
        "failed/VBD/ccomp/4 ././punct/2"
    )
    assert all(cue != "say" for _, cue, _, _ in found(sentence))


def test_a_clause_ends_before_a_participle_that_is_a_cue_itself(found):
    sentence = (
        "Lund/NNP/nsubj/2 said/VBD/ROOT/0 talks/NNS/nsubj/4 failed/VBD/ccomp/2 ,/,/punct/4 adding/VBG/advcl/4 "
        "that/IN/mark/9 both/DT/nsubj/9 left/VBD/ccomp/6 ././punct/2"
    )
    assert next(x[:3] for x in found(sentence)) == ("Lund", "said", "talks failed")


def test_what_stands_before_a_speaker_belongs_to_the_clause_behind(found):
    sentence = (
        "The/DT/det/2 talks/NNS/obl/5 ,/,/punct/2 Lund/NNP/nsubj/5 said/VBD/ROOT/0 ,/,/punct/5 had/VBD/aux/8 "
        "failed/VBN/ccomp/5 ././punct/5"
    )
    assert [x[:3] for x in found(sentence)] == [("Lund", "said", "The talks | had failed")]
