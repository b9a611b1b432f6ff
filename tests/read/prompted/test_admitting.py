"""What becomes of a proposal: an attribution whose words stand in the text, or a counted reason."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.vocabulary import Act, AttributionKind, CueClass, Modality, Polarity
from onrecord.packs.loader import load_pack
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.base import ActTold
from onrecord.read.prompted import admitting
from onrecord.read.prompted.admitting import NotAdmittedError, admitted
from onrecord.read.prompted.windows import windows_of

TEXT = """“Our people are ready,” President Olin Brask said. “We will not wait.”
He denied that Kestria had promised aircraft.
Vera Lund said the port would stay open. Ole Nilsen said the port would stay open.
Kestria: no aircraft
“Who knows.”
She had her say. “Nobody asked.”
"""


def lines():
    at = 0
    for line in TEXT.splitlines():
        yield at, at + len(line)
        at += len(line) + 1


@pytest.fixture
def told():
    """A proposal's words as they were placed, (source, cue, content), and all that was made of it."""
    lexicon = lexicon_of(load_pack().cues)
    (window,) = windows_of(TEXT, lines())
    dropped = Counter()

    def one(**proposal):
        made = admitted(TEXT, proposal, window, lexicon, dropped)
        parts = (made.found.source, made.found.cue, made.found.content)
        return tuple([TEXT[s:e] for s, e in x] for x in parts), made

    one.dropped = dropped
    return one


def refused(told, **proposal):
    with pytest.raises(NotAdmittedError) as error:
        told(**proposal)
    assert not told.dropped
    return str(error.value)


def test_a_quotation_in_pieces_is_placed_with_its_marks_and_all_that_is_told_of_it(told):
    words, made = told(
        paragraph=1,
        source="President Olin Brask",
        cue="said",
        content=["Our people are ready", "We will not wait."],
        act="promise",
        kind="commissive",
        polarity="neg",
        modality="certain",
    )
    assert words == (["President Olin Brask"], ["said"], ["“Our people are ready,”", "“We will not wait.”"])
    assert made.act == ActTold(act=Act.PROMISE, polarity=Polarity.NEG, modality=Modality.CERTAIN, whole=True)
    assert made.kind is AttributionKind.COMMISSIVE


def test_what_the_model_does_not_tell_the_rules_do(told):
    words, made = told(paragraph=2, source="He", cue="denied", content="Kestria had promised aircraft.")
    assert words == (["He"], ["denied"], ["Kestria had promised aircraft"])
    assert (made.kind, made.act) == (None, ActTold())
    assert made.found.cue_class is CueClass.DENIAL


def test_the_word_that_joins_a_content_to_its_cue_is_no_part_of_it(told):
    words, _ = told(paragraph=2, source="He", cue="denied", content="that Kestria had promised aircraft")
    assert words[2] == ["Kestria had promised aircraft"]


def test_of_contents_that_stand_twice_the_first_beside_a_cue_is_meant(told):
    _, made = told(paragraph=3, source="Vera Lund", cue="said", content="the port would stay open")
    assert made.found.content[0][0] == TEXT.index("the port")
    assert made.found.source[0][0] == TEXT.index("Vera Lund")


def test_without_a_cue_punctuation_does_its_work(told):
    words, made = told(paragraph=4, source="Kestria", cue="", content="no aircraft")
    assert words == (["Kestria"], [], ["no aircraft"])
    assert made.found.cue_class is CueClass.NEUTRAL


def test_a_quotation_may_stand_alone(told):
    words, made = told(paragraph=5, source="", cue=None, content="Who knows")
    assert words == ([], [], ["“Who knows.”"])
    assert made.found.cue_class is CueClass.QUOTE_WITHOUT_SOURCE


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        ({"content": "Kestria will send tanks", "cue": "said"}, admitting.CONTENT),
        ({"content": ["Our people are ready", "and able"], "cue": "said"}, admitting.CONTENT),
        ({"content": ["Our people are ready", "Our people are ready"], "cue": "said"}, admitting.CONTENT),
        ({"content": "", "cue": "said"}, admitting.CONTENT),
        ({"content": [], "cue": "said"}, admitting.CONTENT),
        ({"content": "the port would stay open", "cue": "said"}, admitting.SEVERAL),
        ({"content": "the port would stay open", "cue": "said", "paragraph": 99}, admitting.SEVERAL),
        ({"content": "Our people are ready", "cue": "shouted"}, admitting.CUE),
        ({"content": "Our people are ready", "cue": "asked"}, admitting.CUE),
        ({"content": "Our people are ready", "cue": "said", "source": "Vera Stahl"}, admitting.SOURCE),
        ({"content": "Our people are ready", "cue": "said", "source": "Ole Nilsen"}, admitting.SOURCE),
        ({"content": "Kestria had promised aircraft"}, admitting.NOBODY),
        ({"content": 7}, admitting.FORM),
        ({"cue": "said"}, admitting.FORM),
        ({"content": "Our people are ready", "cue": {"a": 1}}, admitting.FORM),
        ({"content": "Our people are ready", "source": ["x", 7]}, admitting.FORM),
    ],
)
def test_what_the_text_does_not_bear_out_is_refused_with_a_reason(told, proposal, reason):
    assert refused(told, **proposal) == reason


@pytest.mark.parametrize("item", [None, 7, "said", [], ["content"]])
def test_what_is_no_proposal_at_all_is_refused(item):
    (window,) = windows_of(TEXT, lines())
    with pytest.raises(NotAdmittedError, match="another form"):
        admitted(TEXT, item, window, lexicon_of(load_pack().cues), Counter())


@pytest.mark.parametrize("value", ["shout", 7, ["deny"], {"a": 1}, True])
def test_a_value_outside_the_vocabulary_is_counted_and_left_to_the_rules(told, value):
    _, made = told(
        paragraph=2,
        source="He",
        cue="denied",
        content="Kestria had promised aircraft",
        act=value,
        kind=value,
        polarity=value,
        modality="Certain ",
    )
    assert (made.kind, made.act) == (None, ActTold(modality=Modality.CERTAIN))
    assert told.dropped == {
        "act outside the vocabulary, told by the rules instead": 1,
        "kind outside the vocabulary, told by the rules instead": 1,
        "polarity outside the vocabulary, told by the rules instead": 1,
    }


WORDS = st.sampled_from([*TEXT.split(), "Our people are ready", "We will not wait.", "port would stay", "", "nowhere"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | WORDS,
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=3), x, max_size=2),
    max_leaves=5,
)
FIELDS = ("content", "source", "cue", "paragraph", "act", "kind", "polarity", "modality")
PROPOSALS = st.dictionaries(st.sampled_from(FIELDS), WORDS | ANYTHING) | ANYTHING


@given(PROPOSALS)
def test_whatever_is_proposed_is_refused_or_stands_on_lines_of_the_article(item):
    (window,) = windows_of(TEXT, lines())
    try:
        found = admitted(TEXT, item, window, lexicon_of(load_pack().cues), Counter()).found
    except NotAdmittedError:
        return
    assert found.content
    parts = sorted((*found.content, *found.source, *found.cue))
    assert all(a < b and "\n" not in TEXT[a:b] for a, b in parts)
    assert all(b <= c for (_, b), (c, _) in pairwise(parts))
